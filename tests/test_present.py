"""Presenting: map, date, caption and legend fill the window, and nothing is lost."""

import pytest
from test_map_view import said, told  # noqa: F401

import geodata
from tests.javascript import javascript

pytest.importorskip("streamlit")
from streamlit.testing.v1 import AppTest

from pages.common.maps.map_page import MapPage
from tests import keyboard, patience, spacing

SEEN = """(root) => {
    const { map } = root.ownerDocument.defaultView.Atlas.current;
    const { lat, lng } = map.getCenter();
    return [map.getZoom(), lat, lng].map((number) => Math.round(number * 10) / 10);
}"""

#: Of another mount nothing of this would be left; and a sign of when a zoom has ended.
TAGGED = """(root) => {
    root.dataset.tagged = "yes";
    const { map } = root.ownerDocument.defaultView.Atlas.current;
    map.once("zoomend", () => { root.dataset.zoomed = "yes"; });
}"""


class TestType:
    @pytest.mark.parametrize(
        ("width", "height", "least"), [(1024, 768, 1.45), (1366, 768, 1.45), (1920, 1080, 2.0)]
    )
    def test_grows_with_the_window(self, width, height, least):
        scale = javascript("Atlas.present.typeScale(w, h)", w=width, h=height)
        assert least <= scale <= 2.6

    def test_is_as_large_as_the_words_allow(self):
        """Words are left out before type becomes small; when nothing helps, it is small."""
        words = [100, 70, 40]
        fitting = "Atlas.present.fitting((share, level) => share * words[level] <= room)"
        assert javascript(fitting, words=words, room=100) == {"share": 1, "level": 0}
        assert javascript(fitting, words=words, room=90)["level"] == 0
        assert javascript(fitting, words=words, room=75) == {"share": 1, "level": 1}
        assert javascript(fitting, words=words, room=42) == {"share": 1, "level": 2}
        tight = javascript(fitting, words=words, room=30)
        assert tight["level"] == 2
        assert 0.68 < tight["share"] <= 0.75
        assert javascript(fitting, words=words, room=1)["level"] == 2

    @pytest.mark.parametrize(
        ("key", "wish"), [("p", "present"), ("P", "present"), ("b", "blank"), (".", "blank")]
    )
    def test_keys(self, key, wish):
        made = javascript("Atlas.keyboard.meaning({ key }, null)", key=key)
        assert made == {wish: True}
        field = {"tagName": "INPUT", "type": "text"}
        assert javascript("Atlas.keyboard.meaning({ key }, field)", key=key, field=field) is None


def script():
    from pages.common.maps import map_view
    from pages.common.maps.map_page import MapPage

    map_view.show(MapPage(key="test", opening="1939-09-01", bounds=(14, 48, 28, 56)))


def run(**query):
    app = AppTest.from_function(script, default_timeout=patience.SECONDS)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


class TestAddress:
    @pytest.mark.parametrize("value", ["1", "true", " YES "])
    def test_asks_for_it(self, value):
        app = run(present=value)
        assert app.session_state["test.first_present"] is True
        assert not app.warning

    @pytest.mark.parametrize("value", ["", "0", "no"])
    def test_does_not_ask_for_it(self, value):
        app = run(present=value)
        assert app.session_state["test.first_present"] is False
        assert not app.warning

    @pytest.mark.parametrize("value", ["2", "<script>", "ja" * 400])
    def test_a_strange_value_is_named_and_the_map_is_there(self, value):
        app = run(present=value, date="1939-09-17")
        assert not app.exception
        assert "present=1 fills the window" in said(app)
        assert len(said(app)) < 200
        assert app.session_state["test.date"] == "1939-09-17"

    def test_a_bad_date_is_named_as_well(self):
        app = run(present="maybe", date="soon")
        assert "soon" in said(app)
        assert "maybe" in said(app)

    def test_the_map_tells_when_it_begins_and_ends(self, monkeypatch):
        import streamlit as st

        from pages.common.maps.clock import Clock

        heard, query = {}, {"present": "1"}
        monkeypatch.setattr(st, "session_state", heard)
        monkeypatch.setattr(st, "query_params", query)
        clock = Clock(MapPage(key="test", opening="1939-09-01", bounds=(14, 48, 28, 56)))
        for serial, said_, left in ((1, True, "1"), (2, False, None), (3, "<b>", None)):
            heard[clock.map_key] = {"date": "1939-09-02", "serial": serial, "present": said_}
            clock.hear_map()
            assert query.get("present") == left


def test_a_map_can_open_in_it():
    assert '"present": true' in geodata.map_at("1939-09-01", present=True).get_root().render()


def presented(visit):
    return visit.map.locator(".ha-present")


@pytest.mark.browser
class TestInTheBrowser:
    def test_by_button_nothing_is_mounted_anew(self, visit):
        visit.open("partition_of_poland?date=1939-09-17").wait_for_date("1939-09-17")
        root = visit.map.locator("html")
        root.evaluate(TAGGED)
        visit.map.get_by_role("button", name="Zoom in").click()
        visit.map.locator("html[data-zoomed]").wait_for()
        before = root.evaluate(SEEN)
        opener = visit.map.get_by_role("button", name="Present")
        opener.press("Enter")
        presented(visit).wait_for()
        visit.page.wait_for_url("**present=1*")
        # Nothing but what is seen has the focus; by the last button it goes back where it was.
        tools = ["Previous", "Next", "Full screen", "Leave presenting", "Date"]
        stops = keyboard.walk(visit.page)
        assert keyboard.met(stops, tools) == tools
        assert len(stops) == len(tools)
        visit.map.get_by_role("button", name="Leave presenting").press("Enter")
        presented(visit).wait_for(state="detached")
        opener.and_(visit.map.locator(":focus")).wait_for()
        visit.page.wait_for_function("!location.search.includes('present')")
        visit.wait_for_date("1939-09-17")
        assert visit.map.locator("html[data-tagged=yes]").count() == 1
        assert root.evaluate(SEEN)[0] == before[0]
        assert visit.page.get_by_role("heading", level=1).is_visible()
        assert visit.errors == []

    def test_by_key_and_the_remote_steps_while_the_page_has_the_focus(self, visit):
        visit.open("?date=1939-09-03").wait_for_date("1939-09-03")
        visit.page.get_by_role("heading", level=1).click()
        visit.page.keyboard.press("p")
        presented(visit).wait_for()
        visit.page.evaluate("document.querySelector('button').focus()")
        days = geodata.events("1939-09-04", "1939-10-31").start_date
        following = min(day for day in days if day > "1939-09-03")
        visit.page.keyboard.press("PageDown")
        visit.wait_for_date(following)
        visit.page.keyboard.press("PageUp")
        visit.wait_for_date("1939-09-03")
        visit.page.keyboard.press(".")
        visit.map.locator(".ha-blank").wait_for()
        visit.page.keyboard.press(".")
        visit.map.locator(".ha-blank").wait_for(state="detached")
        visit.page.keyboard.press("Escape")
        presented(visit).wait_for(state="detached")
        assert visit.errors == []

    @pytest.mark.parametrize(("width", "height"), [(1024, 768), (1920, 1080), (390, 844)])
    def test_by_address_it_fills_the_window_without_scrolling(self, visit, width, height):
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.open("?present=1&date=1939-09-28").wait_for_date("1939-09-28")
        presented(visit).wait_for()
        box = visit.page.locator("iframe[data-atlas-presented]").bounding_box()
        assert box == {"x": 0, "y": 0, "width": width, "height": height}
        size = "({ scrollWidth: w, scrollHeight: h }) => [w, h]"
        assert visit.map.locator("html").evaluate(size) == [width, height]
        assert visit.page.locator("html").evaluate(size) == [width, height]
        assert not visit.page.locator('[data-testid="stHeader"]').is_visible()
        assert visit.map.get_by_text("28 September 1939", exact=True).is_visible()
        assert visit.map.get_by_text("Boundary and Friendship Treaty", exact=True).is_visible()
        assert visit.map.locator(".ha-stage .ha-legend").is_visible()
        assert spacing.cut(visit.page) == []
        assert visit.errors == []
        if width >= 1024:  # large type
            size = "node => parseFloat(getComputedStyle(node).fontSize)"
            assert visit.map.locator(".ha-stage .ha-date").evaluate(size) >= 32
            assert visit.map.locator(".ha-stage .ha-titles strong").first.evaluate(size) >= 18

    def test_what_cannot_be_shown_is_said_above_the_map(self, visit):
        visit.open("?present=1&date=soon")
        presented(visit).wait_for()
        visit.page.get_by_text("This map runs from").wait_for()
