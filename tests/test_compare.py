"""Two days side by side: what is different is what the control table says."""

import pytest

import geodata
from tests.javascript import javascript

pytest.importorskip("streamlit")
from streamlit.testing.v1 import AppTest

from pages.common.classroom import compare
from tests import patience


class TestChanges:
    def test_the_baltic_days_of_june(self):
        changed = geodata.changes_between("1940-06-14", "1940-06-17")
        moved = changed[changed.from_holder != changed.to_holder]
        assert set(moved.from_holder) == {"Estonia", "Latvia", "Lithuania"}
        assert set(moved.to_holder) == {"Soviet Union"}
        assert set(moved.since) == {"1940-06-15", "1940-06-17"}
        assert moved.area_km2.sum() == pytest.approx(171_000, rel=0.05)

    def test_one_day_is_no_difference(self):
        changed = geodata.changes_between("1939-11-01", "1939-11-01")
        assert changed.empty
        assert geodata.balance(changed).empty

    @pytest.mark.parametrize("pair", [("1938-03-11", "1941-06-22"), ("1939-08-31", "1939-10-06")])
    def test_agrees_with_the_areas_and_adds_up_to_nothing(self, pair):
        balance = geodata.balance(geodata.changes_between(*pair)).set_index("power")
        assert balance.net_km2.sum() == pytest.approx(0, abs=1e-6)
        before, after = (geodata.areas_at(day) for day in pair)
        difference = after.sub(before, fill_value=0)
        for power, net in balance.net_km2.items():
            assert net == pytest.approx(difference[power], abs=1e-6)

    def test_backwards_the_other_way_round(self):
        there = geodata.changes_between("1939-08-31", "1939-10-06").set_index("unit").sort_index()
        back = geodata.changes_between("1939-10-06", "1939-08-31").set_index("unit").sort_index()
        assert (there.from_holder == back.to_holder).all()
        assert (there.since == back.since).all()

    def test_an_annexation_changes_the_status_and_not_the_holder(self):
        changed = geodata.changes_between("1940-08-02", "1940-08-07").set_index("name")
        assert (changed.from_holder == changed.to_holder).any()

    @pytest.mark.parametrize("bad", ["soon", "1950-01-01", None, 7])
    def test_a_day_that_is_none_is_refused(self, bad):
        with pytest.raises(ValueError):
            geodata.changes_between("1939-09-01", bad)

    def test_plan_and_fact(self):
        table = geodata.plan_and_fact("1939-08-23", "1939-10-06").set_index(["sphere", "holder"])
        # Lublin was to be Soviet and was German; Lithuania was to be German and was its own.
        assert table.area_km2["Soviet Union", "Germany"].sum() > 15_000
        assert table.area_km2["Germany", "Lithuania"].sum() > 50_000
        assert geodata.plan_and_fact("1939-08-22", "1939-10-06").empty


def test_a_view_is_the_same_only_to_half_a_pixel():
    same = "Atlas.link.same(5, zoom, [0, 0], [x, 0])"
    assert javascript(same, zoom=5, x=0.2) is True
    assert javascript(same, zoom=5, x=1) is False
    assert javascript(same, zoom=5.1, x=0) is False


def opened(**query):
    app = AppTest.from_file("../app.py", default_timeout=patience.SECONDS).run()
    for name, value in query.items():
        app.query_params[name] = value
    return app.switch_page("pages/compare.py").run()


class TestPage:
    def test_opens_on_two_days_with_two_views(self):
        page = opened(date="1939-08-23", view="agreed", date2="1939-10-06", view2="held")
        assert not page.exception
        assert not page.warning
        assert page.session_state["compare.date"] == "1939-08-23"
        assert page.session_state["compare2.date"] == "1939-10-06"
        assert page.session_state["compare.first_view"] == "agreed"
        assert "Agreed and held" in [head.value for head in page.subheader]
        assert "territories are different" in " ".join(m.value for m in page.markdown)

    def test_what_cannot_be_shown_is_told(self):
        page = opened(date="soon", date2="1950-01-01", view="won", view2="<b>")
        told = " ".join(warning.value for warning in page.warning).replace("\\", "")
        for bad in ("soon", "1950-01-01", "won", "<b>"):
            assert bad in told
        assert not page.exception
        assert page.session_state["compare2.date"] == compare.RIGHT.opening

    def test_one_day_on_both_sides(self):
        page = opened(date="1939-11-01", date2="1939-11-01")
        assert "Nothing on the map is different" in " ".join(m.value for m in page.markdown)


@pytest.mark.browser
def test_two_maps_move_together_and_their_dates_do_not(visit):
    visit.open("compare?date=1939-08-23&date2=1939-10-06")
    left, right = (
        visit.page.frame_locator('iframe[title*="st_folium"]').nth(number) for number in (0, 1)
    )
    left.locator('html[data-date="1939-08-23"]').wait_for(state="attached")
    right.locator('html[data-date="1939-10-06"]').wait_for(state="attached")
    left.get_by_role("button", name="Zoom in").click()
    visit.page.wait_for_function(
        """() => {
            const [a, b] = [...document.querySelectorAll('iframe[title*="st_folium"]')]
                .map((frame) => frame.contentWindow.Atlas.current?.map);
            return a && b && a.getZoom() === b.getZoom()
                && !a._animatingZoom && a.getCenter().distanceTo(b.getCenter()) < 100;
        }"""
    )
    right.get_by_role("slider", name="Date").press("ArrowRight")
    right.locator('html[data-date="1939-10-07"]').wait_for(state="attached")
    assert left.locator('html[data-date="1939-08-23"]').count() == 1
    visit.page.wait_for_url("**date2=1939-10-07*")
    assert visit.errors == []
