"""WCAG 2.2 AA on every page: axe, keyboard, what is spoken, spacing, reflow, reduced motion."""

from pathlib import Path

import pytest

from tests import keyboard, patience, spacing, touch

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
#: Nothing is fetched for rules that are not asked for.
FAULTS = """
([runOnly, iframes]) => axe.run(document,
  {runOnly, resultTypes: ["violations"], iframes, preload: false}).then(found =>
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
GROUNDS = """options => options.map(option => [
  getComputedStyle(option.querySelector("div > div")).backgroundColor,
  "selected" in option.dataset,
])"""
#: The pages on which no map has to be waited for.
WITHOUT_MAP = {"claims", "data", "quiz", "sources", "teachers", "trade", "worksheet"}
WITH_CONTENTS = {"claims", "data", "sources", "teachers"}
MAPS = {"compare": 2}
#: All maps have the same colours: in the dark axe goes into two frames that differ most.
WITH_DARK_FRAME = {"overview", "spheres_1939"}
#: In the dark, with a reader's spacing and at 683 px, 200 % zoom of 1366, these look as the other
#: pages of a theme do.
LIKE_OTHERS = {"partition_of_poland", "road_to_the_pact", "romania_1940", "to_barbarossa"}
SIZES = [(683, 384), (320, 640)]
#: Pages that are walked through by keyboard, one of each kind, and some stops in their order.
WALKED = {
    "overview": ["whole story", "Zoom in", "Present", "Table", "More", "Play", "Date", "Go to date",
                 "Take away", "What was agreed"],
    "compare": ["Planned on", "Zoom in", "Play", "first map", "Zoom in", "Play", "second map"],
    "quiz": ["Easy", "Start"],
    "worksheet": ["Day", "Land", "Make the sheet", "Worksheet", "Answers"],
}  # fmt: skip


def opened(visit, name, query=""):
    """Open a page and wait until all of it is there."""
    visit.open(("" if name == "overview" else name) + query)
    page = visit.page
    page.set_default_timeout(patience.MILLISECONDS)
    page.get_by_role("heading", level=1).first.wait_for()
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    if name not in WITHOUT_MAP:
        for number in range(MAPS.get(name, 1)):
            ready = page.frame_locator(MAP).nth(number).locator(".ha-ready")
            ready.wait_for(state="attached")
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


def point_at_the_main_button(page):
    """Point at the first button in the accent, if there is one, until its colours have changed."""
    for button in page.locator("[kind^=primary]").all()[:1]:
        button.hover()
        button.evaluate("node => Promise.all(node.getAnimations().map((each) => each.finished))")


def two_questions_are_answered_by_keyboard(page):
    """Where a button goes with its question, the focus goes to the next question."""
    page.get_by_role("button", name="Start").press("Enter")
    for number in (1, 2):
        page.get_by_text(f"Question {number} of").wait_for()
        if number > 1:
            page.locator(".st-key-quiz h2:focus").wait_for()
        page.keyboard.press("Tab")
        page.get_by_role("radio").and_(page.locator(":focus")).first.press("Space")
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Answer").and_(page.locator(":focus")).press("Enter")
        after = page.get_by_role("button", name="Next question")
        after.wait_for()
        made = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
        made.wait_for()
        page.keyboard.press("Tab")  # the link to the map
        page.keyboard.press("Tab")
        after.and_(page.locator(":focus")).press("Enter")


def what_is_chosen_is_seen_in_forced_colours(page):
    """They take away the grounds by which Streamlit tells one circle from the other."""
    page.emulate_media(forced_colors="active")
    grounds = page.locator('[data-testid="stRadioOption"]').evaluate_all(GROUNDS)
    chosen, others = ({ground for ground, is_it in grounds if is_it is on} for on in (True, False))
    assert chosen and others and not chosen & others


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
    assert faults(page) == []
    if name in WALKED:
        assert keyboard.met(keyboard.walk(page), WALKED[name]) == WALKED[name]
    if name not in LIKE_OTHERS:
        page.emulate_media(color_scheme="dark")
        page.wait_for_function(DARK)
        point_at_the_main_button(page)
        assert faults(page, name in WITH_DARK_FRAME, OF_COLOUR) == []
        assert spacing.cut(page) == []
    if name == "quiz":
        what_is_chosen_is_seen_in_forced_colours(page)
    for width, height in SIZES[name in LIKE_OTHERS :]:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("width => innerWidth === width", arg=width)
        for frame in page.frames:
            frame.wait_for_function(FITS)
    assert touch.small(page) == []
    if name == "quiz":
        two_questions_are_answered_by_keyboard(page)
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
    nothing_is_told_by_colour_alone(dark)
    focused = dark.map.locator(":focus")
    table, land = dark.map.get_by_role("button", name="Table").first, dark.map.locator(".ha-land")
    table.press("Enter")
    land.first.press("Enter")
    dark.map.locator(".ha-panel:not([hidden])").get_by_label("Close").and_(focused).wait_for()
    assert faults(page) == []
    # Each goes by Escape, and the focus goes back to where it came from.
    page.keyboard.press("Escape")
    land.first.and_(focused).wait_for()
    page.keyboard.press("Escape")
    table.and_(focused).wait_for()


def nothing_is_told_by_colour_alone(visit):
    """Each holder on the map stands in the legend by name; foreign rule has a pattern too."""
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


#: Notes what a voice is told. What waits until a day has rested waits here only until the scripts
#: that run now are done, so that a word too many comes at once and not after the test.
LISTEN = """() => {
  const later = window.setTimeout;
  window.setTimeout = (task) => later(task, 0);
  const live = document.querySelector("[aria-live=polite]");
  window.said = [];
  new MutationObserver(() => { if (live.textContent) said.push(live.textContent); })
    .observe(live, { childList: true, characterData: true, subtree: true });
}"""
SET = """(slider, day) => {
  slider.value = Atlas.days.parse(day);
  slider.dispatchEvent(new Event("input"));
}"""
#: Three days on at a stroke, and in one drag.
STEPS = "(button) => { for (let step = 0; step < 3; step += 1) button.click(); }"
DRAG = """async (slider) => {
  slider.dispatchEvent(new PointerEvent("pointerdown"));
  for (let step = 0; step < 3; step += 1) {
    slider.value = Number(slider.value) + 1;
    slider.dispatchEvent(new Event("input"));
    await new Promise((done) => setTimeout(done));
  }
  slider.dispatchEvent(new PointerEvent("pointerup"));
}"""


def test_a_screen_reader_hears_each_day_of_rest_once_its_event_and_its_table(visit):
    page = opened(visit, "overview", "?date=1938-07-04")
    root, live = visit.map.locator("html"), visit.map.locator("[aria-live=polite]")
    date, forth = visit.map.locator(".ha-slider"), visit.map.get_by_label("Next day")
    play, pause = visit.map.get_by_label("Play (space)"), visit.map.get_by_label("Pause (space)")

    def heard(last):
        """What has been said since, once the last of it is there."""
        live.filter(has_text=last).wait_for(state="attached")
        return root.evaluate("() => said.splice(0)")

    live.filter(has_text="Monday 4 July 1938").wait_for(state="attached")
    root.evaluate(LISTEN)
    # Play says where it lingers. Stopped there it has said it; stopped further on, it says the day.
    play.dispatch_event("click")
    event = "Wednesday 6 July 1938. Conference of Évian on refugees"
    assert heard("6 July 1938") == [event]
    pause.dispatch_event("click")
    play.dispatch_event("click")
    visit.map.locator("html:not([data-date='1938-07-06'])").wait_for(state="attached")
    pause.dispatch_event("click")
    stopped = date.get_attribute("aria-valuetext")
    assert heard(stopped) == [stopped]
    # What passes by is not said, nor a day again with another reading of it.
    date.evaluate(SET, "1939-08-20")
    assert heard("20 August 1939") == ["Sunday 20 August 1939"]
    forth.evaluate(STEPS)
    pact = "Wednesday 23 August 1939. Non-aggression treaty and secret protocol"
    assert heard("23 August 1939") == [pact]
    visit.map.get_by_label("Claimed").check()
    date.evaluate(DRAG)
    assert heard("26 August 1939") == ["Saturday 26 August 1939"]
    # A slider that has the focus says its date itself.
    date.press("ArrowLeft")
    assert heard("Anglo-Polish") == ["Anglo-Polish treaty of alliance"]
    assert date.get_attribute("aria-valuetext") == "Friday 25 August 1939"
    assert page.locator(MAP).get_attribute("aria-label") == "Map of the atlas"
    # The map as a table, for those who cannot see it.
    visit.map.get_by_role("button", name="Table", exact=False).first.press("Enter")
    table = visit.map.locator("table", has_text="Every territory on")
    assert "25 August 1939" in table.first.inner_text()
    leaf_through_the_menu(page)


def leaf_through_the_menu(page):
    """Open a part of the navigation by keyboard, leave it, and choose a page of it."""
    button, pages = page.get_by_role("button", name="Themes"), page.get_by_role("menuitem")
    button.press("Enter")
    pages.nth(0).and_(page.locator(":focus")).wait_for()
    page.keyboard.press("Escape")
    pages.first.wait_for(state="detached")
    button.and_(page.locator(":focus")).press("Enter")
    pages.nth(0).and_(page.locator(":focus")).press("ArrowDown")
    pages.nth(1).and_(page.locator(":focus")).press("Enter")
    page.wait_for_url("**/spheres_1939*")
