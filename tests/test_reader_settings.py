"""What a reader's own system asks for: forced colours, a voice instead of a screen."""

import itertools

import pytest

pytestmark = pytest.mark.browser

#: Roles that a reader can act on; each needs a name.
CONTROLS = {"button", "link", "slider", "radio", "checkbox", "combobox", "textbox", "tab"}
LOOK = """() => {
  const style = (selector) => getComputedStyle(document.querySelector(selector));
  return {
    map: style(".ha-map").forcedColorAdjust,
    unit: style("path.ha-unit").fillOpacity,
    town: style(".ha-town-name").color,
    ink: style(".ha-map").getPropertyValue("--ha-map-ink").trim(),
    tick: style(".ha-ticks line").stroke,
    slider: style(".ha-slider").forcedColorAdjust,
    paper: style(".ha-time").backgroundColor,
  };
}"""

#: Colours of a rule, of the ink, and of what is set back with less contrast.
CONTRAST = """(time) => {
  const colour = (selector) => getComputedStyle(time.querySelector(selector)).color;
  const { borderTopColor, color } = getComputedStyle(time);
  return [borderTopColor, color, colour(".ha-weekday"), colour(".ha-scale")];
}"""
BESIDE = """(event) => [event.querySelector("time"), event]
  .map((node) => getComputedStyle(node).color)"""


@pytest.fixture
def forced(visit):
    """A window in the dark scheme of forced colours."""
    visit.page.emulate_media(color_scheme="dark", forced_colors="active")
    return visit


def named(node):
    return node.get("name", {}).get("value", "").strip()


def more_contrast_darkens_rules_and_quiet_type(visit):
    """In the dark too, on the map and beside it."""
    visit.page.emulate_media(forced_colors="none", contrast="more")
    rule, ink, *type_ = visit.map.locator(".ha-time").evaluate(CONTRAST)
    assert rule == ink
    assert set(type_) == {ink}
    time, words = visit.page.locator("a.dated").first.evaluate(BESIDE)
    assert time == words
    visit.page.emulate_media(forced_colors="active", contrast="no-preference")


def test_forced_colours_keep_the_map_and_a_voice_finds_names_for_all(forced):
    """One load for both: they do not depend on each other."""
    forced.open("?date=1940-06-17").wait_for_date("1940-06-17")
    forced.map.locator(".ha-ready").wait_for()
    look = forced.map.locator("html").evaluate(LOOK)
    # The names of the map keep the ink that its fills were measured with.
    red, green, blue = (int(look["ink"][i : i + 2], 16) for i in (1, 3, 5))
    assert look["map"] == "none"
    assert look["unit"] == "1"
    assert look["town"] == f"rgb({red}, {green}, {blue})"
    # Ticks and slider are drawn in the reader's text colour, on the reader's ground.
    assert look["slider"] == "none"
    assert look["tick"] != look["paper"]
    assert look["tick"] in ("rgb(255, 255, 255)", "rgb(0, 0, 0)")

    more_contrast_darkens_rules_and_quiet_type(forced)
    session = forced.page.context.new_cdp_session(forced.page)
    tree = session.send("Page.getFrameTree")["frameTree"]
    frames = [tree["frame"]["id"], *(child["frame"]["id"] for child in tree.get("childFrames", []))]
    assert len(frames) > 1
    unnamed, pictures, levels = [], [], []
    for frame in frames:
        nodes = session.send("Accessibility.getFullAXTree", {"frameId": frame})["nodes"]
        heard = [node for node in nodes if not node.get("ignored")]
        roles = [(node["role"]["value"], named(node)) for node in heard if "role" in node]
        unnamed += [role for role, name in roles if role in CONTROLS and not name]
        unnamed += [role for role, name in roles if role == "image" and not name]
        pictures += [
            role for role, _ in roles if role.startswith("Svg") or role == "GraphicsSymbol"
        ]
        levels.append([
            prop["value"]["value"]
            for node in heard if node.get("role", {}).get("value") == "heading"
            for prop in node.get("properties", []) if prop["name"] == "level"
        ])  # fmt: skip
        assert not any("is being drawn" in name for _, name in roles)
    assert unnamed == []
    assert forced.page.locator("table:not(:has(th))").count() == 0
    assert forced.page.locator(".day-text table").get_attribute("aria-label").endswith("kilometres")
    assert len(pictures) < 5, "the paths of the map are not read out one by one"
    for found in levels:
        assert found[0] == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(found))
