"""What a reader sees: no name on another, nothing too small to touch, nothing too wide."""

import pytest
from shapely import affinity, geometry

from tests import patience, touch

pytestmark = pytest.mark.browser

BOXES = """nodes => nodes.map((node) => {
    const turn = parseFloat(node.style.transform?.slice("rotate(".length)) || 0;
    if (turn) node.style.transform = "none";
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    if (turn) node.style.transform = `rotate(${turn}deg)`;
    return { text: node.textContent, line: node.dataset.line, left, top, right, bottom, turn };
})"""
#: Points along the lines that are shown, by the line that they belong to.
LINES = """nodes => nodes.filter((node) => node.checkVisibility()).map((node) => {
    const frame = node.getScreenCTM();
    const steps = Math.ceil(node.getTotalLength() / 4);
    const points = Array.from({ length: steps + 1 }, (_, i) =>
        node.getPointAtLength((i * node.getTotalLength()) / steps).matrixTransform(frame));
    return [node.dataset.line, points.map(({ x, y }) => [x, y])];
})"""
#: Width that the names of lines are given.
WIDTHS = "nodes => nodes.map((node) => parseFloat(node.style.width))"
#: Where the sheets over the map reach, and the map; rules of the frame for the second of a kind.
EXTENTS = """(root) => {
    const box = ({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round).join();
    const boxes = (selector) => [...root.querySelectorAll(selector)]
        .map((node) => box(node.getBoundingClientRect()));
    const rules = [...root.ownerDocument.styleSheets]
        .flatMap(({ href, cssRules }) => (href ? [] : [...cssRules]));
    return {
        map: boxes(".ha-map")[0],
        sheets: boxes(".ha-hull"),
        positional: rules.filter((rule) => rule.selectorText?.includes(":nth-child")).length,
    };
}"""
TOUCH = 3  # px that line boxes are higher than their letters


def letters(name):
    """The box of a name without what is above and below its letters, turned as they are."""
    box = geometry.box(
        name["left"] + TOUCH / 2,
        name["top"] + TOUCH,
        name["right"] - TOUCH / 2,
        name["bottom"] - TOUCH,
    )
    return affinity.rotate(box, name["turn"])


def nearest_line(name, lines):
    """The line that is nearest to a name, whichever it names."""
    found = [(letters(name).distance(geometry.MultiPoint(points)), line) for line, points in lines]
    return min(found)[1]


@pytest.mark.parametrize(
    ("address", "size"),
    [
        ("?date=1939-09-17&names=ru", (1366, 768)),
        ("spheres_1939?date=1939-10-01", (1366, 768)),
        ("spheres_1939?date=1939-10-01", (390, 844)),
        ("baltic_1940?names=pl", (390, 844)),
    ],
)
def test_no_name_on_the_map_lies_on_another(visit, address, size):
    visit.page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    visit.open(address)
    visit.map.locator(".ha-ready").wait_for(timeout=patience.MILLISECONDS)
    names = visit.map.locator(".ha-power, .ha-line-name, .ha-town-name").evaluate_all(BOXES)
    bent = visit.map.locator(".ha-bent").count()  # a box says little of them; test_label_axes does
    assert len(names) + bent > 10
    pairs = [
        (one["text"], other["text"])
        for index, one in enumerate(names)
        for other in names[:index]
        if letters(one).intersects(letters(other))
    ]
    assert pairs == []
    # Where two lines are one for a while, a name would be that of either.
    shown = visit.map.locator("path.ha-line").evaluate_all(LINES)
    named = [name for name in names if name["line"]]
    assert [nearest_line(name, shown) for name in named] == [name["line"] for name in named]
    # Measured before the fonts had come, names would stand off from what they name.
    lines = visit.map.locator(".ha-line-name")
    drawn = [name["right"] - name["left"] for name in lines.evaluate_all(BOXES)]
    assert lines.evaluate_all(WIDTHS) == pytest.approx([width + 8 for width in drawn], abs=2)
    # On a phone, what stands below the map once had the lowest names under it.
    foot = visit.map.locator(".ha-map").evaluate("node => node.getBoundingClientRect().bottom")
    names += visit.map.locator(".ha-bent text").evaluate_all(BOXES)
    assert [name["text"] for name in names if name["bottom"] > foot + TOUCH] == []


def test_a_name_close_up_is_not_cut_by_the_frame(visit):
    visit.open("partition_of_poland?date=1940-03-13&at=23.9,54.2")
    visit.map.locator(".ha-ready").wait_for(timeout=patience.MILLISECONDS)
    frame = visit.map.locator(".ha-map").bounding_box()
    names = visit.map.locator(".ha-power > div, .ha-bent text").evaluate_all(BOXES)
    assert any(name["text"] == "LITHUANIA" for name in names)
    edge = visit.map.locator(".ha-map").evaluate("node => node.getBoundingClientRect().right")
    assert frame["width"] > 300
    assert all(name["left"] >= 0 and name["right"] <= edge for name in names)
    # Capitals out of sight once took the places of all towns on a small map.
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.map.locator(".ha-town-2 .ha-town-name").first.wait_for(state="attached")


def test_land_that_changes_hands_lights_up_for_a_moment(visit):
    """With reduced motion it does not: test_accessibility sees to that."""
    visit.open("baltic_1940?date=1940-06-16").wait_for_date("1940-06-16")
    visit.map.locator(".ha-ready").wait_for(timeout=patience.MILLISECONDS)
    extents = visit.map.locator("html").evaluate(EXTENTS)
    visit.map.locator(".ha-slider").press("ArrowRight")
    visit.wait_for_date("1940-06-17")
    lit = visit.map.locator(".ha-changed path[data-changed^='lv-']").first
    lit.wait_for(state="attached")
    visit.map.locator(".ha-slider").press("ArrowRight")
    lit.wait_for(state="detached")
    # What comes and goes over the map changes no extents, or every change would take longer.
    assert len(extents["sheets"]) == 2
    assert set(extents["sheets"]) == {extents["map"]}
    assert visit.map.locator("html").evaluate(EXTENTS) == extents
    assert extents["positional"] == 0


def test_a_part_of_a_text_has_its_sources_beside_it(visit):
    visit.open("winter_war")
    part = visit.page.locator(".part").nth(1)
    words, evidence = part.locator("h2"), part.locator(".evidence")
    evidence.wait_for(timeout=patience.MILLISECONDS)
    # A page that is still being made puts a part anew, and the mark on its entry is gone.
    made = visit.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    made.wait_for(timeout=patience.MILLISECONDS)
    visit.map.locator(".ha-ready").wait_for(timeout=patience.MILLISECONDS)
    assert words.bounding_box()["x"] + 500 < evidence.bounding_box()["x"]
    cited = part.locator(".cited a").first
    cited.click()
    target = cited.get_attribute("href")
    assert visit.page.locator(f"li{target}").evaluate("node => node.matches(':target')")
    visit.page.set_viewport_size({"width": 390, "height": 844})
    evidence.wait_for(state="hidden")


def test_nothing_on_a_phone_is_too_small_to_touch_and_the_page_is_not_wider(visit):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.open("")
    visit.map.locator(".ha-ready").wait_for(timeout=patience.MILLISECONDS)
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert visit.page.evaluate(wide) <= 0
    assert visit.map.locator("html").evaluate(f"() => {wide}") <= 0
    assert touch.small(visit.page) == []


#: How many signs of running English fit into the width of a node, in its own letters.
SIGNS = """node => {
    const words = "The Soviet Union and Germany drew a line through the land between them. ";
    const probe = document.createElement("span");
    Object.assign(probe.style, { position: "absolute", whiteSpace: "pre" });
    probe.textContent = words.repeat(4);
    node.append(probe);
    const wide = probe.getBoundingClientRect().width / probe.textContent.length;
    probe.remove();
    return node.clientWidth / wide;
}"""


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_words_keep_a_readable_measure_and_the_map_is_the_largest_thing(visit, size):
    visit.page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    visit.open("winter_war").map.locator(".ha-ready").wait_for(timeout=patience.MILLISECONDS)
    text = visit.page.locator(".part p").first
    assert 45 <= text.evaluate(SIGNS) <= 82
    beside = visit.page.locator(".day-text")
    assert 45 <= beside.evaluate(SIGNS) <= 82
    frame = visit.page.locator("iframe[title*='st_folium']").bounding_box()
    assert frame["width"] > 2 * beside.bounding_box()["width"]
    assert frame["y"] + frame["height"] <= size[1]
