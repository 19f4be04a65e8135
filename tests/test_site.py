"""The static site: whole, without a server, without another host."""

import functools
import http.server
import re
import threading
from pathlib import Path
from urllib.parse import unquote

import pytest

pytest.importorskip("markdown_it")

import geodata
from pages.site import declared, export
from tests import patience

NAMES = [name for name in declared.titles() if name not in export.ASKS]
WITH_MAP = [name for name in NAMES if declared.map_page(name)]
RIGA = geodata.unit_at(24.11, 56.95)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "atlas"
    assert export.write(folder) == len(NAMES)
    return folder


def addresses(text):
    return re.findall(r'(?:href|src)="([^"]*)"', text)


@pytest.mark.parametrize("name", NAMES)
def test_every_address_of_a_page_is_there(site, name):
    page = site / export.file_of(name)
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


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_loaded_from_another_host(site, name):
    for path in (site / export.file_of(name), site / "maps" / f"{name}.html"):
        if path.exists():
            loaded = re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]+)"',
                                path.read_text(encoding="utf-8"))  # fmt: skip
            assert [each for each in loaded if re.match("https?:|//", each)] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_text_is_left_unread(site, name):
    text = (site / export.file_of(name)).read_text(encoding="utf-8")
    words = re.sub(r"<(script|style).*?</\1>", "", text, flags=re.DOTALL)
    assert not re.search(r"\[@|\{\d{4}|\{#|\[\[", words)
    assert "<h1>" in text


def test_a_shared_link_has_words_and_a_picture(tmp_path):
    export.write(tmp_path, "https://example.org/atlas/")
    text = (tmp_path / "baltic_1940.html").read_text(encoding="utf-8")
    told = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', text))
    assert told["og:title"] == "The Baltic states, 1939-41"
    assert len(told["og:description"]) > 40
    assert not re.search(r"[<\[{]", told["og:description"])
    assert told["og:url"] == "https://example.org/atlas/baltic_1940.html"
    picture = told["og:image"].removeprefix("https://example.org/atlas/")
    assert (tmp_path / picture).stat().st_size < 300_000  # more is not fetched by messengers


def test_an_earlier_site_is_replaced(site):
    old = site / "assets" / "old.js"
    old.write_text("")
    export.write(site)
    assert not old.exists()


@pytest.fixture
def window(browser):
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(patience.MILLISECONDS)
    page = context.new_page()
    page.asked, page.faults = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    yield page
    context.close()


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
    page.frame_locator("#map").locator(f'html[data-date="{day}"]').wait_for(state="attached")


@pytest.mark.browser
@pytest.mark.parametrize("way", ["file", "server"])
def test_maps_slide_and_days_lead_to_them(window, site, served, way):
    start = site.as_uri() if way == "file" else served
    window.goto(f"{start}/baltic_1940.html?date=1940-06-14")
    shown(window, "1940-06-14")
    frame = window.frame_locator("#map")
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
    shown(window, declared.map_page("baltic_1940").opening)
    assert window.faults == []


def test_pages_that_need_a_server_are_left_out():
    assert "worksheet" not in NAMES


def test_the_tour_has_its_stations_on_the_map_and_in_words(site):
    assert '"station": 1' in (site / "maps" / "tour.html").read_text(encoding="utf-8")
    words = (site / "tour.html").read_text(encoding="utf-8")
    assert words.count("<li>") == len(geodata.tour())
    assert "?stops=" not in words


def test_declared_pages_are_those_of_the_app():
    files = {path.stem for path in (Path(__file__).parent.parent / "pages").glob("*.py")}
    assert set(declared.titles()) == files
    assert len(WITH_MAP) >= 8
