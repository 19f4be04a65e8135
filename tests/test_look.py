"""What a reader sees: no name on another, nothing too small to touch, nothing too wide."""

import pytest

pytestmark = pytest.mark.browser
PATIENCE = 90_000  # ms; the first page of a fresh server on a busy machine

BOXES = """nodes => nodes.map((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    return { text: node.textContent, left, top, right, bottom };
})"""
TOUCH = 3  # px that line boxes are higher than their letters


def overlap(one, other):
    width = min(one["right"], other["right"]) - max(one["left"], other["left"])
    height = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return width > TOUCH and height > 2 * TOUCH


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
@pytest.mark.parametrize(
    "address", ["?date=1939-09-17&names=ru", "spheres_1939", "baltic_1940?names=pl"]
)
def test_no_name_on_the_map_lies_on_another(visit, address, size):
    visit.page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    visit.open(address)
    visit.map.locator(".ha-ready").wait_for(timeout=PATIENCE)
    names = visit.map.locator(".ha-power, .ha-line-name, .ha-town-name").evaluate_all(BOXES)
    assert len(names) > 10
    pairs = [
        (one["text"], other["text"])
        for index, one in enumerate(names)
        for other in names[:index]
        if overlap(one, other)
    ]
    assert pairs == []


SMALL = """nodes => nodes.filter((node) => node.offsetParent).map((node) => {
    const box = (node.closest("label") || node).getBoundingClientRect();
    return [node.className || node.tagName, Math.round(box.width), Math.round(box.height)];
}).filter(([, width, height]) => width < 24 || height < 24)"""


def test_nothing_on_a_phone_is_too_small_to_touch_and_the_page_is_not_wider(visit):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.open("")
    visit.map.locator(".ha-ready").wait_for(timeout=PATIENCE)
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert visit.page.evaluate(wide) <= 0
    assert visit.map.locator("html").evaluate(f"() => {wide}") <= 0
    controls = "button, a[href], input, select, summary"
    assert visit.map.locator(controls).evaluate_all(SMALL) == []


def test_names_are_placed_by_the_widths_that_they_have(visit):
    """Measured before the fonts had come, names would stand off from what they name."""
    visit.open("spheres_1939").map.locator(".ha-ready").wait_for(timeout=PATIENCE)
    given, drawn = visit.map.locator(".ha-line-name").first.evaluate(
        """node => {
            const range = document.createRange();
            range.selectNodeContents(node);
            return [parseFloat(node.style.width), range.getBoundingClientRect().width];
        }"""
    )
    assert given - drawn == pytest.approx(8, abs=2)
