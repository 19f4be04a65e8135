"""The static site: whole, without a server, without another host."""

import functools
import http.server
import re
import threading
from pathlib import Path
from urllib.parse import unquote

import pytest

pytest.importorskip("markdown_it")
pytest.importorskip("vl_convert")

import geodata
from pages.site import declared, export, frame, quizzes, sheets, towns

NAMES = list(declared.titles())
WITH_MAP = [name for name in NAMES if declared.maps(name)]
ADDRESS = "https://example.org/atlas/"
QUIZ = quizzes.file_of(*quizzes.READY[0])
TOWN = towns.file_of("lwow")
#: One of each kind of page.
FILES = [*map(frame.file_of, NAMES), QUIZ, TOWN]
#: To axe these are as the other pages of a theme.
LIKE_OTHERS = {"partition_of_poland", "road_to_the_pact", "romania_1940", "to_barbarossa"}
RIGA = geodata.unit_at(24.11, 56.95)
#: What the dark scheme can change.
OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: Of the page itself: the map's own document is looked at on the pages of the app.
AXE = """runOnly => axe.run(document, {runOnly, resultTypes: ["violations"], iframes: false})
  .then(found => found.violations.flatMap(rule => rule.nodes.map(node =>
    [rule.id, node.target.join(" "), node.html.slice(0, 120)])))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "atlas"
    made = len(NAMES) + len(geodata.places()) + len(quizzes.READY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheets, "READY", sheets.READY[:2])  # each takes a second or two
        assert export.write(folder, ADDRESS) == made
    return folder


def addresses(text):
    return re.findall(r'(?:href|src)="([^"]*)"', text)


@pytest.mark.parametrize("file", FILES)
def test_every_address_of_a_page_is_there(site, file):
    page = site / file
    text = page.read_text(encoding="utf-8")
    for address in addresses(text):
        path, _, anchor = address.partition("#")
        path = unquote(path.partition("?")[0])
        if address.startswith("http"):
            continue
        assert not path.startswith("/"), address
        target = (page.parent / path) if path else page
        assert target.is_file(), address
        if anchor and target.suffix == ".html":
            assert f'id="{anchor}"' in target.read_text(encoding="utf-8"), address


@pytest.mark.parametrize("file", FILES)
def test_nothing_is_loaded_from_another_host(site, file):
    for path in (site / file, site / "maps" / file):
        if path.exists():
            text = path.read_text(encoding="utf-8")
            loaded = re.findall(r'<(?:script|link|img|iframe|image|use)[^>]*(?:src|href)="([^"]+)"',
                                text)  # fmt: skip
            assert [each for each in loaded if re.match("https?:|//", each)] == []
            assert "@import" not in text


@pytest.mark.parametrize("file", FILES)
def test_nothing_of_a_text_is_left_unread(site, file):
    text = (site / file).read_text(encoding="utf-8")
    words = re.sub(r"<(script|style|svg).*?</\1>", "", text, flags=re.DOTALL)
    assert not re.search(r"\[@|\{\d{4}|\{#|\[\[", words)
    assert text.count("<h1>") == 1


def test_a_shared_link_has_words_and_a_picture(site):
    text = (site / "baltic_1940.html").read_text(encoding="utf-8")
    told = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', text))
    assert told["og:title"] == "The Baltic states, 1939\u201341"
    assert len(told["og:description"]) > 40
    assert not re.search(r"[<\[{]", told["og:description"])
    assert told["og:url"] == f"{ADDRESS}baltic_1940.html"
    picture = told["og:image"].removeprefix(ADDRESS)
    assert (site / picture).stat().st_size < 300_000  # more is not fetched by messengers


def test_an_earlier_site_is_replaced_and_nothing_else(tmp_path):
    folder = tmp_path / "site"
    (folder / "maps").mkdir(parents=True)
    old = [folder / "maps" / "old.html", folder / "old.html"]
    for path in old:
        path.write_text("")
    (folder / "CNAME").write_text("atlas.example")
    export.clear(folder)
    assert [path for path in folder.rglob("*") if path.is_file()] == [folder / "CNAME"]


@pytest.fixture
def window(window):
    """The window, with what its pages have asked for and what went wrong in them."""
    window.asked, window.faults = [], []
    listeners = {
        "request": lambda request: window.asked.append(request.url),
        "pageerror": lambda error: window.faults.append(str(error)),
    }
    for event, listener in listeners.items():
        window.on(event, listener)
    yield window
    for event, listener in listeners.items():
        window.remove_listener(event, listener)


@pytest.fixture(scope="module")
def served(site):
    """The site below a path of a plain web server."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=site.parent)
    handler.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{site.name}"
    server.shutdown()


def shown(page, day):
    page.frame_locator(".map").locator(f'html[data-date="{day}"]').wait_for(state="attached")


@pytest.mark.browser
@pytest.mark.parametrize("way", ["file", "server"])
def test_maps_slide_and_days_lead_to_them(window, site, served, way):
    start = site.as_uri() if way == "file" else served
    window.goto(f"{start}/baltic_1940.html?date=1940-06-14")
    shown(window, "1940-06-14")
    frame = window.frame_locator(".map")
    frame.get_by_role("slider", name="Date").press("End")
    shown(window, "1941-06-22")
    held = frame.locator(f'path[data-unit="{RIGA}"]').first.get_attribute("data-controller")
    assert held == "Soviet Union"
    window.locator('.text a[href="?date=1940-06-17"]').first.click()
    shown(window, "1940-06-17")
    window.get_by_role("link", name="An essay checked").click()
    window.get_by_role("heading", level=1).wait_for()
    assert window.faults == []
    own = ("file:", "data:", "blob:", start)
    assert [url for url in window.asked if not url.startswith(own)] == []


@pytest.mark.browser
@pytest.mark.parametrize("day", ["1939-02-30", "1812-01-01", "<b>", "1941-12-31"])
def test_a_bad_day_opens_the_map_on_its_own(window, site, day):
    window.goto(f"{site.as_uri()}/baltic_1940.html?date={day}")
    shown(window, declared.maps("baltic_1940")[0].opening)
    assert window.faults == []


@pytest.mark.parametrize(
    ("link", "made"),
    [
        ("who_ruled?place=lwow", f'<a href="{TOWN}">x</a>'),
        ("who_ruled", '<a href="who_ruled.html">x</a>'),
        ("quiz?seed=pact50&amp;level=easy&amp;n=5", f'<a href="{QUIZ}">x</a>'),
        ("quiz?seed=nobody", "x"),
        ("worksheet?date=1939-09-28", '<a href="worksheet.html#poland-1939-09-28">x</a>'),
        ("worksheet?date=1939-09-29", "x"),
        ("compare?date=1939-08-23&amp;date2=1939-09-28",
         '<a href="compare.html?date=1939-08-23&amp;date2=1939-09-28">x</a>'),
        ("tour?stops=1939-08-23", "x"),
        ("./?date=1939-08-23", '<a href="index.html?date=1939-08-23">x</a>'),
        ("?date=1939-08-23", '<a href="?date=1939-08-23">x</a>'),
        ("data#downloads", '<a href="data.html#downloads">x</a>'),
        ("data#errata", '<a href="data.html">x</a>'),
        ("#sources", '<a href="#sources">x</a>'),
        ("nowhere", "x"),
    ],
)  # fmt: skip
def test_a_link_leads_to_a_file_or_keeps_its_words_alone(link, made):
    page = frame.Page("teachers", "teachers.html", "T", "O", f'<a href="{link}">x</a>')
    assert f"<main>\n{made}\n</main>" in frame.whole(page, declared.titles())


def test_the_lesson_plans_keep_all_links_but_those_to_tours_of_ones_own(site):
    text = (site / "teachers.html").read_text(encoding="utf-8")
    for file in (
        QUIZ,
        TOWN,
        "worksheet.html#poland-1939-09-28",
        "worksheet.html#poland-1941-06-22",
    ):
        assert f'href="{file}"' in text, file


def test_worksheets_have_their_answers(site):
    found = sorted(path.name for path in (site / sheets.FOLDER).glob("*.pdf"))
    assert len(found) == 4
    for name in found:
        assert (site / sheets.FOLDER / name).read_bytes().startswith(b"%PDF"), name


def test_each_chart_is_drawn_and_has_its_figures_as_a_table(site):
    text = (site / "trade.html").read_text(encoding="utf-8")
    assert text.count('<svg role="img" aria-label="') == 3
    assert text.count("The figures as a table") == 2
    assert "not concluded" in text  # the table of credits


def test_a_quiz_gives_its_answers_when_asked(site):
    text = (site / QUIZ).read_text(encoding="utf-8")
    assert text.count("<summary>Answer</summary>") == quizzes.READY[0][2]


def test_a_town_tells_who_held_it(site):
    text = (site / TOWN).read_text(encoding="utf-8")
    assert "Soviet Union" in text
    assert "Lemberg" in text


def test_the_tour_has_its_stations_on_the_map_and_in_words(site):
    assert '"station": 1' in (site / "maps" / "tour.html").read_text(encoding="utf-8")
    words = (site / "tour.html").read_text(encoding="utf-8")
    assert words.partition('<ol class="stations">')[2].count("<li>") == len(geodata.tour())
    assert "?stops=" not in words


def test_declared_pages_are_those_of_the_app():
    files = {path.stem for path in (Path(__file__).parent.parent / "pages").glob("*.py")}
    assert set(declared.titles()) == files
    assert len(WITH_MAP) >= 8


@pytest.mark.browser
def test_two_days_stand_side_by_side(window, served):
    window.goto(f"{served}/compare.html?date=1939-08-23&view=agreed&date2=1939-10-06&view2=held")
    left, right = (window.frame_locator(".map").nth(side) for side in (0, 1))
    left.locator('html[data-date="1939-08-23"]').wait_for(state="attached")
    right.locator('html[data-date="1939-10-06"]').wait_for(state="attached")
    assert left.get_by_role("radio", name="Agreed").is_checked()
    assert right.get_by_role("radio", name="Held").is_checked()
    # Each is called by a name of its own.
    left.get_by_role("main", name="First map").wait_for()
    right.get_by_role("region", name="Date of the second map").wait_for()
    assert window.faults == []


@pytest.mark.browser
def test_a_town_is_found_by_any_of_its_names(window, site):
    window.goto((site / "who_ruled.html").as_uri())
    window.get_by_label("Town, by any of its names").fill("lemberg")
    window.locator("#found", has_text="1 town").wait_for()
    window.locator(".towns a:visible").click()
    window.get_by_role("heading", level=1, name="Lwów").wait_for()
    assert window.faults == []


@pytest.mark.browser
@pytest.mark.parametrize("file", [f for f in FILES if f.split(".")[0] not in LIKE_OTHERS])
def test_axe_finds_nothing_and_the_page_fits_in_light_and_dark(window, site, file):
    axe = pytest.importorskip("axe_playwright_python")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    window.goto((site / file).as_uri())
    window.evaluate(script)
    assert window.evaluate(AXE, TAGS) == []
    window.emulate_media(color_scheme="dark")
    assert window.evaluate(AXE, OF_COLOUR) == []
    window.set_viewport_size({"width": 390, "height": 844})
    assert window.evaluate("document.documentElement.scrollWidth") <= 390
    assert window.faults == []
    own = ("file:", "data:", "blob:")
    assert [url for url in window.asked if not url.startswith(own)] == []
