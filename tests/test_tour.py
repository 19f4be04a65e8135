"""The guided tour: its stations are true, its links hold, and stepping leads through it."""

import pytest

import geodata
from geodata import tours
from tests.javascript import javascript

pytest.importorskip("streamlit")
from streamlit.testing.v1 import AppTest

from pages.common.classroom import stops
from tests import patience


class TestStations:
    def test_lead_through_the_whole_story(self):
        found = geodata.tour()
        assert len(found) == 20
        assert [stop.date for stop in found] == sorted(stop.date for stop in found)
        assert found[0].date == "1938-03-11"
        assert found[-1].date == "1941-06-22"
        assert {stop.view for stop in found} == set(geodata.VIEWS)

    def test_say_what_a_class_can_read_and_on_what_it_rests(self):
        for stop in geodata.tour():
            assert 5 < len(stop.title) <= 40
            assert 60 < len(stop.text) <= 240
            assert geodata.cite(stop.source)

    def test_of_an_event_show_a_day_on_which_it_is(self):
        events = geodata.events().set_index("event")
        for stop in geodata.tour():
            if stop.event:
                event = events.loc[stop.event]
                assert event.start_date <= stop.date < event.end_date or (
                    stop.event in {"memel-ceded", "sudeten-occupation"}
                    and event.start_date < stop.date
                )

    @pytest.mark.parametrize(
        ("lon", "lat", "number", "held"),
        [
            (16.37, 48.21, 1, "Austria"), (16.37, 48.21, 2, "Germany"),
            (12.88, 50.23, 3, "Germany"), (14.42, 50.09, 4, "Germany"),
            (21.13, 55.71, 5, "Germany"), (25.28, 54.69, 10, "Lithuania"),
            (19.46, 51.76, 11, "Germany"), (28.75, 60.71, 14, "Soviet Union"),
            (24.11, 56.95, 15, "Soviet Union"), (24.75, 59.44, 15, "Soviet Union"),
            (23.6, 46.77, 18, "Hungary"), (27.27, 44.12, 18, "Bulgaria"),
        ],
    )  # fmt: skip
    def test_show_what_they_say(self, lon, lat, number, held):
        assert geodata.controller_at(lon, lat, geodata.tour()[number - 1].date) == held

    @pytest.mark.parametrize(
        ("bad", "said"),
        [
            ({"date": "1950-01-01"}, "outside"),
            ({"date": "1939-09-01", "view": "won"}, "no view"),
            ({"date": "1939-09-01", "place": (0, 0)}, "longitude of 5 to 45"),
            ({"date": "1939-09-01", "place": (20, 50, 18, 52)}, "west"),
            ({"date": "1939-09-01", "place": (20,)}, "neither"),
            ({"date": "1939-09-01", "place": ("a", "b")}, "neither"),
            ({"date": "1939-09-01", "place": (float("nan"), 50)}, "longitude"),
        ],
    )
    def test_that_cannot_be_are_refused(self, bad, said):
        with pytest.raises(ValueError, match=said):
            tours.station(**bad)

    @pytest.mark.parametrize("bad", ["1939-09-01", 7, [], ["1939-09-01"] * 61])
    def test_a_tour_is_a_list_of_days(self, bad):
        with pytest.raises(ValueError):
            tours.as_stations(bad)


class TestMap:
    def test_a_file_can_hold_the_tour(self):
        text = geodata.map_at(tour=True, station=6).get_root().render()
        assert '"station": 6' in text
        assert '"date": "1939-08-23"' in text
        assert '"view": "agreed"' in text
        assert "The secret protocol" in text

    def test_or_a_list_of_days(self):
        text = geodata.map_at(tour=["1939-09-01", "1939-09-17"]).get_root().render()
        assert '"date": "1939-09-17"' in text

    @pytest.mark.parametrize("number", [0, 21])
    def test_no_other_station_is_opened(self, number):
        with pytest.raises(ValueError, match="station"):
            geodata.map_at(tour=True, station=number)

    def test_its_sources_are_written_in_full(self):
        """The browser's bundle knows them because the events cite them too, or as they are."""
        import json

        from geodata import cartography

        known = json.loads(cartography.bundle())["sources"]
        for stop in geodata.tour():
            for key in stop.source.split("; "):
                assert key.split("[")[0] in known


class TestScript:
    def test_steps_and_does_not_go_round(self):
        next_ = "Atlas.tour.next(i, by, 3)"
        assert javascript(next_, i=0, by=1) == 1
        assert javascript(next_, i=2, by=1) == 2
        assert javascript(next_, i=0, by=-1) == 0

    def test_leaves_out_what_is_no_day_of_the_map(self):
        made = javascript(
            "Atlas.tour.read(stops, Atlas.days.parse('1939-01-01'), Atlas.days.parse('1940-01-01'))"
            ".map((stop) => stop.date)",
            stops=[{"date": d} for d in ("1939-02-30", "1938-05-01", "1939-05-01", "x")],
        )
        assert made == ["1939-05-01"]

    def test_speaks_only_on_its_own_day(self):
        caption = "Atlas.tour.caption({ title: 'T', text: 'T.', day: 5 }, day)"
        assert javascript(caption, day=5)[0]["title"] == "T"
        assert javascript(caption, day=6) is None


class TestStops:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("1939-08-23,1939-09-17", ["1939-08-23", "1939-09-17"]),
            ("1939-08-23@24.03,49.84;1940-06-17", ["1939-08-23@24.03,49.84", "1940-06-17"]),
            ("1939-08-23@19,53,29,60,19390917", ["1939-08-23@19,53,29,60", "19390917"]),
            (" , ;\n", []),
        ],
    )
    def test_are_cut(self, text, expected):
        assert stops.split(text) == expected

    def test_are_read(self):
        found, complaints = stops.read("23.8.1939:agreed@24.03,49.84,1940-06-17")
        assert complaints == []
        assert [(stop.date, stop.view) for stop in found] == [
            ("1939-08-23", "agreed"), ("1940-06-17", "held"),
        ]  # fmt: skip
        west, south, east, north = found[0].bounds
        assert west < 24.03 < east
        assert south < 49.84 < north
        assert "secret protocol" in found[0].title

    @pytest.mark.parametrize(
        "bad",
        ["soon", "1950-01-01", "1939-08-23@1", "1939-08-23@0,0", "1939-08-23:won",
         "1939-08-23@a,b", "<script>alert(1)</script>", "1939-08-23@30,50,20,60", "@24,49"],
    )  # fmt: skip
    def test_a_bad_one_is_told_and_the_others_live(self, bad):
        found, complaints = stops.read(f"1939-09-01;{bad};1940-06-17")
        assert [stop.date for stop in found] == ["1939-09-01", "1940-06-17"]
        assert len(complaints) >= 1
        assert all("left out" in sentence for sentence in complaints)

    def test_are_not_too_many(self):
        found, complaints = stops.read(",".join(["1939-09-01"] * 80))
        assert len(found) == 60
        assert "first 60" in complaints[0]


def opened(**query):
    app = AppTest.from_file("../app.py", default_timeout=patience.SECONDS).run()
    for name, value in query.items():
        app.query_params[name] = value
    return app.switch_page("pages/tour.py").run()


class TestPage:
    def test_opens_on_the_station_of_the_address(self):
        page = opened(station="7")
        assert not page.exception
        assert not page.warning
        assert page.session_state["tour.date"] == "1939-09-01"
        assert page.session_state["tour.station"] == 7

    @pytest.mark.parametrize("station", ["0", "21", "seven", "-1", "9" * 500, "<b>"])
    def test_a_station_that_is_none_is_told(self, station):
        page = opened(station=station)
        assert not page.exception
        assert "is not a station of this tour, which has 20" in page.warning[0].value.replace(
            "\\", ""
        )
        assert page.session_state["tour.station"] == 1

    def test_a_station_is_gone_to(self):
        page = opened()
        page.button("tour.station.9").click().run()
        assert page.session_state["tour.ordered_station"] == 9
        assert page.session_state["tour.date"] == "1939-09-28"
        assert page.query_params["station"] == "9"

    def test_a_teachers_own(self):
        page = opened(stops="1939-08-23,1939-09-17@24.03,49.84,soon", station="2")
        assert "soon" in page.warning[0].value
        assert page.session_state["tour.date"] == "1939-09-17"

    def test_without_a_good_stop_the_guided_tour_is_there(self):
        page = opened(stops="soon")
        assert "guided tour instead" in page.warning[0].value
        assert page.session_state["tour.date"] == "1938-03-11"

    def test_a_link_can_be_made(self):
        page = opened()
        page.multiselect("tour.picked").set_value(["pact", "soviet-entry"]).run()
        page.text_area("tour.written").set_value("1940-06-17:recognised").run()
        assert not page.exception
        assert "stops=1939-08-23" in page.code[0].value
        assert "1940-06-17:recognised" in page.code[0].value


@pytest.mark.browser
class TestInTheBrowser:
    def test_the_remote_leads_through_it_while_presenting(self, visit):
        visit.open("tour?present=1&station=5").wait_for_date("1939-03-23")
        visit.map.locator(".ha-present").get_by_text("5 of 20").wait_for()
        visit.page.keyboard.press("PageDown")
        visit.wait_for_date("1939-08-23")
        visit.map.get_by_text("The secret protocol", exact=True).first.wait_for()
        assert visit.map.get_by_role("radio", name="Agreed", include_hidden=True).is_checked()
        visit.page.wait_for_url("**station=6*")
        visit.page.keyboard.press("PageUp")
        visit.wait_for_date("1939-03-23")
        assert visit.errors == []

    def test_two_stations_of_one_day(self, visit):
        visit.open("tour?station=11").wait_for_date("1939-11-20")
        visit.map.get_by_role("button", name="Next station").click()
        visit.map.get_by_text("Poland goes on in law", exact=True).first.wait_for()
        visit.page.wait_for_url("**station=12*")
        visit.map.locator("html").evaluate("root => { root.dataset.tagged = 'yes'; }")
        visit.page.get_by_role("button", name="17. 6 Aug 1940").click()
        visit.wait_for_date("1940-08-06")
        assert visit.map.locator("html[data-tagged=yes]").count() == 1
        assert visit.errors == []

    def test_the_file_leads_through_it(self, browser, tmp_path):
        path = tmp_path / "tour.html"
        geodata.map_at(tour=True).save(str(path))
        context = browser.new_context()
        page = context.new_page()
        page.goto(path.as_uri())
        page.locator('html[data-date="1938-03-11"]').wait_for(state="attached")
        page.get_by_role("button", name="Next station").click()
        page.locator('html[data-date="1938-03-12"]').wait_for(state="attached")
        page.get_by_text("2 of 20").wait_for()
        context.close()
