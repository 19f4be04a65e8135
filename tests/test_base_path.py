"""The atlas below a path, as behind a school's proxy: nothing is asked beside that path."""

import gzip
import html
import io
import re
import urllib.request
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from conftest import SIZE, Visit, running
from PIL import Image

from tests import patience

pytestmark = pytest.mark.browser

BASE = "atlas/history"
PAGES = Path(__file__).parent.parent / "pages"
#: What a page asks for, and how its address ends.
ASSETS = {
    "the map's frame": r"/component/streamlit_folium\.st_folium/index\.html",
    "the map's script": r"/component/[\w.]+/atlas[\w.-]*\.js",
    "the map's style sheet": r"/component/[\w.]+/atlas[\w.-]*\.css",
    "layers and tables": r"/component/[\w.]+/data[\w.-]*\.json",
    "fonts": r"/component/[\w.]+/atlas-serif[\w.-]*\.woff2",
}
FAMILIES = """() => [...document.fonts].filter(font => font.status === "loaded")
  .map(font => font.family.replaceAll('"', ""))"""


@pytest.fixture(scope="module")
def below(tmp_path_factory):
    log = tmp_path_factory.mktemp("below") / "log.txt"
    with running(log, base=BASE) as address:
        yield address


@pytest.fixture
def reader(window, below):
    with Visit(window, below) as visit:
        yield visit


def refused(visit):
    """What was not found; Streamlit looks for its server below a page's address before above."""
    return [
        (status, url)
        for status, url in visit.answers
        if status >= 400 and not re.search(r"/\w+/_stcore/(health|host-config)$", url)
    ]


@pytest.fixture
def newcomer(browser, below):
    """A reader whose browser has fetched nothing yet."""
    context = browser.new_context(viewport=SIZE)
    context.set_default_timeout(patience.MILLISECONDS)
    with Visit(context.new_page(), below) as visit:
        yield visit
    context.close()


@pytest.mark.parametrize(
    ("path", "day"),
    [("?date=1939-11-01", "1939-11-01"), ("baltic_1940?date=1940-06-14", "1940-06-14")],
)
def test_a_page_has_all_that_it_asks_for(newcomer, path, day):
    """At the root and beside it: addresses of one kind are made alike."""
    reader = newcomer.open(path).wait_for_date(day)
    assert reader.map.locator("path[data-unit]").count() >= 100
    for page in (reader.page, reader.page.frames[-1]):
        page.wait_for_function(f"() => ({FAMILIES})().length > 0")
    assert "Atlas Serif" in reader.page.evaluate(FAMILIES)
    found = {status: [] for status, _ in reader.answers}
    for status, url in reader.answers:
        found[status].append(url)
    for what, ending in ASSETS.items():
        assert [url for url in found[200] + found.get(304, []) if re.search(ending, url)], what
    assert refused(reader) == []
    assert reader.outside == []
    assert reader.errors == []


def test_address_and_links_stay_below_the_path_while_the_date_moves(reader, below):
    reader.open("?date=1939-08-22").wait_for_date("1939-08-22")
    reader.map.get_by_role("slider", name="Date").press("ArrowRight")
    reader.page.wait_for_url(f"{below}/?date=1939-08-23*")
    links_lead_below(reader, below)
    # And so does what is made for the reader.
    reader.page.locator("summary", has_text="Take away").click()
    reader.page.get_by_role("radio", name="CSV").click()
    reader.page.get_by_role("button", name="Make the file").click()
    made = reader.page.get_by_test_id("stDownloadButton").get_by_role("button")
    assert taken(reader, below, made).startswith(b"unit,name,")
    assert refused(reader) == []
    assert reader.outside == []
    assert reader.errors == []


#: A button of the page that gives a file, and how that begins.
FILES = {"teachers": ("Homework", b"## Homework"), "data": ("GeoJSON", b'{\n"type"')}


@pytest.mark.parametrize("name", ["teachers", "claims", "compare", "data"])
def test_every_link_of_a_page_leads_below_the_path_to_a_page(reader, below, name):
    reader.open(name).page.get_by_role("heading", level=1).wait_for()
    links_lead_below(reader, below)
    if name in FILES:
        label, beginning = FILES[name]
        button = reader.page.get_by_role("button", name=label)
        assert taken(reader, below, button).startswith(beginning)


def taken(reader, below, button):
    """The file that a button gives, from below the path."""
    with reader.page.expect_download() as download:
        button.click()
    assert download.value.url.startswith(f"{below}/media/")
    return Path(download.value.path()).read_bytes()


def asked(address, method="GET", **headers):
    """What the server answers to somebody who shows a shared link."""
    request = urllib.request.Request(address, headers=headers, method=method)
    with urllib.request.urlopen(request) as answer:
        return answer.headers, answer.read()


def told(first):
    """The card in a page's first file."""
    found = re.findall(rb'<meta property="([\w:]+)" content="([^"]*)">', first)
    return {key.decode(): html.unescape(value.decode()) for key, value in found}


def test_a_shared_link_has_a_card_with_a_picture(below):
    link = f"{below}/winter_war?date=1939-11-30&x=%22%3E%3Cscript%3E"
    said, first = asked(link, Accept="*/*", **{"Accept-Encoding": "gzip", "If-None-Match": "*"})
    # A browser must not take what it has of yesterday for the file of today.
    assert said["Last-Modified"] is None
    length, nothing = asked(link, method="HEAD", **{"Accept-Encoding": "gzip"})
    assert (length["Content-Length"], nothing) == (str(len(first)), b"")
    first = gzip.decompress(first)
    card = told(first)
    assert card["og:title"] == "The Winter War: 30 November 1939"
    assert "Finland" in card["og:description"]
    assert card["og:url"] == link
    assert card["og:image"] == f"{below}/card/preview.jpg"
    said, picture = asked(card["og:image"])
    assert said["Content-Type"] == "image/jpeg"
    assert Image.open(io.BytesIO(picture)).size == (1200, 630)
    icon = re.search(rb'rel="shortcut icon" href="\./([^"]+)"', first)[1].decode()
    assert asked(f"{below}/{icon}")[0]["Content-Type"] == "image/png"
    assert b"<title>The Winter War \xe2\x80\x93 The Pact Atlas</title>" in first
    assert b"You need to enable JavaScript" not in first


@pytest.mark.parametrize("day", ["", "1941-06-23", "9999999", '"><script>alert(1)</script>'])
def test_a_link_without_a_day_of_the_atlas_has_a_card_without_a_day(below, day):
    _, first = asked(f"{below}/?{urlencode({'date': day})}", Host='"><b>.example')
    assert told(first)["og:title"] == "The Pact Atlas"
    assert b"<script>alert" not in first
    assert b"<b>" not in first


def links_lead_below(reader, below):
    """See that each of the atlas's own links is one of a page below the path."""
    reader.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    hrefs = reader.page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
    own = urlsplit(below)
    inside = [urlsplit(href) for href in hrefs if urlsplit(href).netloc == own.netloc]
    pages = {path.stem for path in PAGES.glob("*.py")}
    assert len(inside) >= 5
    for link in inside:
        last = link.path.removeprefix(f"/{BASE}").strip("/")
        assert link.path.startswith(f"/{BASE}"), link.geturl()
        assert last == "" or last in pages, link.geturl()
