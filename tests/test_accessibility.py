"""WCAG 2.2 AA on every page: axe, keyboard, what is spoken, reflow, reduced motion."""

from pathlib import Path

import pytest

from tests import patience

axe = pytest.importorskip("axe_playwright_python")

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
SCRIPT = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What the dark theme can change.
OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
MAP = 'iframe[title*="st_folium"]'
#: What Streamlit itself does and no page can mend: rule, and a part of the selector of its element.
OF_STREAMLIT: dict[str, tuple[str, ...]] = {}
FAULTS = """
([runOnly, iframes]) => axe.run(document, {runOnly, resultTypes: ["violations"], iframes})
  .then(found =>
  found.violations.flatMap(rule => rule.nodes.map(node => [
    rule.id, node.target.flat(3).join(" >> "), node.html.slice(0, 160), node.failureSummary,
  ])))
"""
#: Nothing has to be scrolled sideways; waited for, because charts and frames take a moment.
FITS = """
() => [...document.querySelectorAll("body, .stApp, [data-testid=stMain], .ha-atlas")]
  .every(node => node.scrollWidth <= innerWidth + 1)
"""
DARK = "() => getComputedStyle(document.querySelector('.stApp')).colorScheme === 'dark'"
#: The pages on which no map has to be waited for.
WITHOUT_MAP = {"claims", "data", "quiz", "sources", "teachers", "trade", "worksheet"}
WITH_CONTENTS = {"claims", "data", "sources", "teachers"}
#: All maps have the same frame: axe goes into that of one page for each way in which they differ.
WITH_FRAME = {"overview", "spheres_1939"}


def opened(visit, name, query=""):
    """Open a page and wait until all of it is there."""
    visit.open(("" if name == "overview" else name) + query)
    page = visit.page
    page.set_default_timeout(patience.MILLISECONDS)
    page.get_by_role("heading", level=1).first.wait_for()
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    if name not in WITHOUT_MAP:
        page.frame_locator(MAP).first.locator(".ha-ready").wait_for(state="attached")
    return page


def faults(page, frames=True, rules=TAGS):
    for frame in page.frames if frames else page.frames[:1]:
        if not frame.evaluate("() => 'axe' in window"):
            frame.evaluate(SCRIPT)
    found = page.evaluate(FAULTS, [rules, frames])
    return [
        fault
        for fault in found
        if not any(part in f"{fault[1]} {fault[2]}" for part in OF_STREAMLIT.get(fault[0], ()))
    ]


def follow_contents(page):
    """See that the contents of a long page lead to its parts."""
    links = page.locator(".contents a")
    links.first.wait_for()
    for anchor in links.evaluate_all("nodes => nodes.map((node) => node.hash.slice(1))"):
        page.locator(f"[id='{anchor}']").wait_for(state="attached")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_asks_no_other_host_is_clean_and_fits(visit, name):
    """At 1366 px, light and dark; at 683 px, which is 200 % zoom; at 320 px, 400 % of 1280.

    All of it in one test, because opening a page takes far longer than looking at it.
    """
    page = opened(visit, name)
    assert page.locator('[data-testid="stException"]').count() == 0
    assert visit.errors == []
    assert visit.outside == []
    if name in WITH_CONTENTS:
        follow_contents(page)
    assert faults(page, frames=name in WITH_FRAME) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(DARK)
    assert faults(page, name in WITH_FRAME, OF_COLOUR) == []
    for width, height in ((683, 384), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("width => innerWidth === width", arg=width)
        for frame in page.frames:
            frame.wait_for_function(FITS)
    assert visit.outside == []


MOVING = """() => [...document.querySelectorAll(".ha-atlas *")].filter(node => {
  const style = getComputedStyle(node);
  const still = text => text.split(",").every(part => parseFloat(part) < 0.01);
  const quiet = style.animationName === "none" || still(style.animationDuration);
  return !(quiet && still(style.transitionDuration));
}).map(node => node.className.baseVal ?? node.className)"""


@pytest.fixture
def dark(visit):
    """A window of a reader who has asked for dark pages and less motion."""
    visit.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    return visit


def test_in_the_dark_less_motion_is_none_and_axe_finds_nothing_in_what_is_opened(dark):
    """The table of the day, and over it the history of a land; one load for all."""
    page = opened(dark, "overview", "?date=1940-06-17")
    assert dark.map.locator("html").evaluate(MOVING) == []
    dark.map.get_by_role("button", name="Table").first.press("Enter")
    dark.map.locator(".ha-land").first.press("Enter")
    dark.map.locator(".ha-panel:not([hidden])").wait_for()
    assert faults(page) == []


FOCUSED = """
() => {
  let node = document.activeElement;
  const inside = node && node.tagName === "IFRAME";
  if (inside) node = node.contentDocument.activeElement;
  if (!node || node === document.body) return null;
  const seen = [node, node.parentElement, node.closest("[data-baseweb], label, [role=radiogroup]")]
    .filter(Boolean).some(each => {
      const style = getComputedStyle(each);
      return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
        || style.boxShadow !== "none";
    });
  const name = node.getAttribute("aria-label") || node.innerText || node.name || node.id || "";
  return {tag: node.tagName, name: name.trim().slice(0, 60), inside, seen,
          type: node.type || ""};
}
"""


def walk(page, steps):
    """Press Tab and tell where the focus is."""
    met = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        met.append(page.evaluate(FOCUSED))
    return met


def test_the_keyboard_reaches_everything_and_is_never_caught(visit):
    page = opened(visit, "baltic_1940", "?date=1940-06-17")
    met = walk(page, 80)
    places = [place for place in met if place]
    inside = [index for index, place in enumerate(met) if place and place["inside"]]
    named = " | ".join(place["name"] for place in places)
    for wanted in ("Play", "Previous event", "Zoom in", "Date", "Go"):
        assert wanted in named, named
    after = [place for place in met[inside[-1] + 1 :] if place]
    assert after, "the focus does not leave the map"
    unseen = {f"{place['tag']} {place['name']}" for place in places if not place["seen"]}
    assert not unseen, "the focus cannot be seen"
    # And back again.
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED) is not None


def test_a_screen_reader_hears_the_date_and_the_event(visit):
    page = opened(visit, "overview", "?date=1939-08-22")
    date = visit.map.get_by_role("slider", name="Date")
    date.press("ArrowRight")
    live = visit.map.locator('[aria-live="polite"]').filter(has_text="23 August 1939").first
    live.wait_for(state="attached")
    assert "Non-aggression treaty" in live.text_content()
    assert "Wednesday 23 August 1939" in date.get_attribute("aria-valuetext")
    assert page.locator(MAP).get_attribute("aria-label") == "Map of the atlas"
    # The map as a table, for those who cannot see it.
    visit.map.get_by_role("button", name="Table", exact=False).first.press("Enter")
    table = visit.map.locator("table", has_text="Every territory on")
    table.first.wait_for()
    assert "23 August 1939" in table.first.inner_text()


def test_nothing_is_told_by_colour_alone(visit):
    """Each holder on the map stands in the legend by name; foreign rule has a pattern too."""
    opened(visit, "overview", "?date=1940-06-17")
    shown = visit.map.locator("path[data-unit]").evaluate_all(
        "paths => [...new Set(paths.map(path => path.dataset.controller))]"
    )
    lands = visit.map.locator("html").evaluate(
        "() => document.querySelector('.ha-atlas').textContent"
    )
    assert {"Germany", "Soviet Union"} <= set(shown)
    assert [power for power in ("Germany", "Soviet Union", "Romania") if power not in lands] == []
    assert "occupied" in lands.casefold()
    assert visit.map.locator("svg pattern").count() >= 2
