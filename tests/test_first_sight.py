"""What a map page shows in its first file, before Streamlit has drawn anything."""

import gzip
import re
from pathlib import Path

import pytest

pytest.importorskip("streamlit")
import streamlit

from geodata import DataError, cartography, printing
from pages.common.maps import assets, still
from pages.common.maps.map_page import WHOLE_STORY
from pages.served import first_file, first_sight
from tests import patience

STREAMLITS_OWN = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
ADDRESS = "https://atlas.example/school/"
TITLE = "Eastern Europe between Germany and the Soviet Union, 1938\u201341"
DAY = "1939-10-01"
MARK = '<div id="atlas-first"'


def first(name="overview", **asked):
    """The first file of a page."""
    return first_file.written(STREAMLITS_OWN, name, asked, ADDRESS)


@pytest.fixture
def drawn(monkeypatch):
    """A server on which the stills of two days of the whole story have been drawn."""
    days = (WHOLE_STORY.opening, DAY)
    scenes = {printing.Scene(day, bounds=WHOLE_STORY.bounds): f"still.{day}.svg" for day in days}
    for name in scenes.values():
        (assets.served().folder / name).touch()
    monkeypatch.setattr(still, "_made", scenes)
    monkeypatch.setattr(still, "_pages", {"overview": WHOLE_STORY})


def test_the_still_of_the_day_that_is_asked_for_is_the_first_thing_fetched(drawn):
    for asked, day in (({}, WHOLE_STORY.opening), ({"date": "1 October 1939"}, DAY)):
        text = first(**asked)
        address = f"{assets.served().page_prefix}still.{day}.svg"
        assert re.search(r'href="([^"]+)"', text)[1] == address
        assert still.style(address) in text
        assert f"<h1>{TITLE}</h1>" in text
        assert text.count('rel="preload" as="image"') == 1
        assert text.index(MARK) < text.index("<noscript>") < text.index('<div id="root">')
        # As much as the first round of a connection carries (RFC 6928).
        assert len(gzip.compress(text.encode())) < 14_600


@pytest.mark.parametrize(
    "asked",
    [
        {"date": "1939-10-02"},
        {"date": "1941-06-23"},
        {"date": '"><script>alert(1)</script>'},
        {"view": "agreed"},
        {"view": "'); }"},
        {"names": "xx"},
        *({name: "1"} for name in still.OTHERWISE),
    ],
    ids=str,
)
def test_a_map_that_opens_otherwise_has_none(drawn, asked):
    assert MARK not in first(**asked)
    assert "<script>alert" not in first(**asked)


def test_a_page_without_a_still_has_none(drawn):
    assert all(MARK not in first(name) for name in ("trade", "baltic_1940"))


def test_what_a_title_says_is_shown_as_it_is_written(drawn):
    _, body = first_sight.of("overview", 'A "1" <b> & C', {})
    assert 'data-title="A &quot;1&quot; &lt;b&gt; &amp; C"' in body
    assert "<h1>A &quot;1&quot; &lt;b&gt; &amp; C</h1>" in body


@pytest.mark.parametrize("fault", [DataError("damaged"), FileNotFoundError()], ids=repr)
def test_damaged_files_are_done_without(drawn, monkeypatch, fault):
    def fail():
        raise fault

    monkeypatch.setattr(cartography, "fonts", fail)
    assert MARK not in first()


def test_settings_that_were_left_out_are_done_without(drawn, monkeypatch):
    first_sight._settings.cache_clear()
    monkeypatch.setattr(first_sight.st, "get_option", lambda _name: None)
    assert MARK not in first()
    assert 'property="og:title"' in first()


#: Ask for the first file until the still has been drawn that a first reader has caused.
ASK_AGAIN = f"""async () => {{
  for (const end = Date.now() + {patience.MILLISECONDS}; Date.now() < end;) {{
    const answer = await fetch(".");
    if ((await answer.text()).includes('{MARK}')) return true;
    await new Promise((done) => setTimeout(done, 100));
  }}
  return false;
}}"""
#: What Streamlit's own first file asks for.
OTHERS = r'<script type="module".*?</script>|<link rel="(modulepreload|stylesheet)"[^>]*>'


def alone(visit):
    """Open the first file of the whole story as if Streamlit's script never came.

    What is closed to looks into the page is open to this test.
    """
    page = visit.page
    if MARK not in page.request.get(f"{visit.address}/").text():
        visit.open("")
        assert page.evaluate(ASK_AGAIN)

    def without_streamlit(route):
        text = re.sub(OTHERS, "", route.fetch().text())
        text = text.replace('shadowrootmode="closed"', 'shadowrootmode="open"')
        route.fulfill(body=text, content_type="text/html")

    page.route(f"{visit.address}/", without_streamlit)
    visit.open("")
    return page


#: Where title and still stand in a tree: left, top, width and height.
PLACES = """(tree) => {
  const box = ({ left, top, width, height }) => [left, top, width, height];
  const plate = tree.querySelector(".st-key-map-plate");
  const [around, style] = [plate.getBoundingClientRect(), getComputedStyle(plate, "::after")];
  const still = [around.left + parseFloat(style.left), around.top + parseFloat(style.top),
    parseFloat(style.width), parseFloat(style.height)];
  return { title: box(tree.querySelector("h1").getBoundingClientRect()), still };
}"""
#: Where the live map stands.
MAP = """() => {
  const frame = document.querySelector(".st-key-map-plate iframe");
  const [outer, inner] = [frame, frame.contentDocument.querySelector(".ha-map")]
    .map((node) => node.getBoundingClientRect());
  return [outer.left + inner.left, outer.top + inner.top, inner.width, inner.height];
}"""
OWN_TREE = f"({PLACES})(document.getElementById('atlas-first').shadowRoot)"
GONE = "document.querySelector('.st-key-map-plate') && !document.getElementById('atlas-first')"


@pytest.mark.browser
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (390, 844)], ids=str)
def test_first_file_page_and_live_map_lie_on_each_other(visit, size):
    visit.page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    page = alone(visit)
    first_file = page.evaluate(OWN_TREE)
    page.unroute_all()
    visit.open("")
    page.wait_for_function(GONE)
    shown = page.evaluate(f"({PLACES})(document)")
    for part in ("title", "still"):
        assert first_file[part] == pytest.approx(shown[part], abs=2), part
    visit.map.locator(".ha-ready").wait_for()
    # Also below a title of two lines, as on a phone.
    assert page.evaluate(MAP) == pytest.approx(shown["still"], abs=6)


#: Notes what stands there when Streamlit shows its title, and when the first sight has gone.
NOTES = """() => {
  const noted = (window.noted = {});
  new MutationObserver(() => {
    const there = (selector) => document.querySelector(selector) !== null;
    const plate = document.querySelector(".st-key-map-plate");
    if (there("[data-testid=stMain] h1")) noted.atTitle ??= there("#atlas-first");
    if (noted.atTitle && !there("#atlas-first"))
      noted.after ??= getComputedStyle(plate, "::after").backgroundImage;
  }).observe(document, { childList: true, subtree: true });
}"""


@pytest.mark.browser
def test_it_stands_there_until_the_page_is_dressed_and_has_its_still(browser, app, visit):
    alone(visit)  # so that there is one
    page = browser.new_page()
    page.set_default_timeout(patience.MILLISECONDS)
    page.add_init_script(f"({NOTES})()")
    page.goto(f"{app}/")
    page.frame_locator('iframe[title*="st_folium"]').locator(".ha-ready").wait_for()
    noted = page.evaluate("noted")
    assert noted["atTitle"] is True
    assert re.search(r"/still\.\w+\.svg", noted["after"])
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundImage")
    page.close()


#: Parts of a page as Streamlit builds them, and whether the first sight stays with them.
ARRIVALS = {
    "the same page, whose map is yet to come": (f"<main><h1>{TITLE}</h1></main>", True),
    "a map without its style sheets": ('<div class="st-key-map-plate"></div>', True),
    "another page": ("<main><h1>Trade</h1></main>", False),
    "a map that is drawn": ('<iframe data-atlas-drawn=""></iframe>', False),
    "a warning": ('<div data-testid="stAlert"></div>', False),
    "an error": ('<div data-testid="stException"></div>', False),
    "a connection that fails": ('<div role="dialog"></div>', False),
    "a page at rest without a map": (
        f'<div data-test-script-state="notRunning"><main><h1>{TITLE}</h1></main></div>',
        False,
    ),
    "a map with its still": (
        "<style>.st-key-map-plate::after { content: ''; background: url(/still.0.svg) }</style>"
        '<div class="st-key-map-plate"></div>',
        False,
    ),
}
ARRIVE = """(html) => {
  document.getElementById("root").innerHTML = html.replace("<main>", '<main data-testid="stMain">');
  const next = () => new Promise((done) => requestAnimationFrame(done));
  return next().then(next);
}"""
THERE = "document.getElementById('atlas-first') !== null"
MARKED = "'atlasFirst' in document.documentElement.dataset"


@pytest.mark.browser
def test_it_leaves_when_anything_else_is_to_be_seen(visit):
    page = alone(visit)
    for what, (html, stays) in ARRIVALS.items():
        page.reload()
        assert page.evaluate(f"{THERE} && {MARKED}"), what
        page.evaluate(ARRIVE, html)
        if stays:
            assert page.evaluate(f"{THERE} && {MARKED}"), what
        else:
            page.wait_for_function(f"!({THERE}) && !({MARKED})")


@pytest.mark.browser
def test_it_has_the_colours_that_its_reader_has_chosen_and_is_not_printed(visit):
    page = alone(visit)
    ground = """getComputedStyle(document.getElementById("atlas-first").shadowRoot
      .querySelector(".stApp")).backgroundColor"""
    light, dark = "rgb(253, 251, 245)", "rgb(29, 27, 25)"
    assert page.evaluate(ground) == light
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) == dark
    page.evaluate("localStorage.setItem(`stActiveTheme-${location.pathname}-v2`, '\"Light\"')")
    page.reload()
    assert page.evaluate(ground) == light
    page.emulate_media(media="print")
    assert not page.locator("#atlas-first").is_visible()
    page.emulate_media(media="screen")
