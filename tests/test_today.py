"""Borders of today: only for those who ask, and nothing is lost where they are not to be had."""

import gzip
import json

import geopandas as gpd
import pytest
import shapely

import geodata
from geodata import cartography, files
from geodata.window import WINDOW
from tests import patience
from tests.javascript import javascript

LAYER = files.LAYERS / "today.geojson"
DRAWN = "path.ha-todays-borders"
FAILED = "Today\u2019s borders could not be loaded"


def box(frame):
    return frame.get_by_role("checkbox", name="Today\u2019s borders")


class TestLayer:
    def test_is_small_lines_only_and_inside_the_window(self):
        frame = gpd.read_file(LAYER)
        assert len(gzip.compress(LAYER.read_bytes())) < 120_000
        assert set(frame.geom_type) <= {"LineString", "MultiLineString"}
        assert frame.geometry.is_valid.all()
        assert shapely.box(*WINDOW).buffer(1e-3).covers(frame.union_all())
        assert frame.pair.is_unique

    @pytest.mark.parametrize(
        ("pair", "lon", "lat"),
        [
            ("DE-PL", 14.55, 52.35),  # the Oder at Frankfurt
            ("PL-UA", 23.6, 50.4),
            ("EE-RU", 28.2, 59.38),  # the Narva
            ("BY-PL", 23.65, 52.08),  # the Bug at Brest
            ("LT-RU", 21.9, 55.08),  # the Memel at Tilsit
            ("MD-RO", 27.8, 47.2),  # the Prut
            ("GE-RU", 44.6, 42.75),  # the Greater Caucasus
        ],
    )
    def test_states_of_today_meet_there(self, pair, lon, lat):
        frame = gpd.read_file(LAYER).set_index("pair").to_crs(3035)
        spot = gpd.GeoSeries([shapely.Point(lon, lat)], crs=4326).to_crs(3035)[0]
        assert frame.geometry[pair].distance(spot) < 12_000


class TestMap:
    def test_offers_them_only_if_asked(self):
        plain = cartography.make_map(data="x").get_root().render()
        assert "Digital Chart" not in plain.split("Atlas.mount(", 1)[1]
        assert '"today":' not in plain.split("Atlas.mount(", 1)[1]
        served = cartography.make_map(data="x", today="a/today.json").get_root().render()
        assert '"today": "a/today.json"' in served
        whole = cartography.make_map(data="x", today=True).get_root().render()
        assert '"today": {"type":"FeatureCollection"' in whole

    def test_opens_with_them_only_where_it_has_them(self):
        assert (
            "show_today" not in cartography.make_map(data="x", show_today=True).get_root().render()
        )

    def test_lines_are_read_from_either_form(self):
        features = [
            {"geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}},
            {"geometry": {"type": "MultiLineString", "coordinates": [[[5, 6], [7, 8]]]}},
        ]
        made = javascript("Atlas.today.lines({features})", features=features)
        assert made == [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]

    def test_the_legend_tells_them_only_when_shown(self):
        style = json.loads(cartography.bundle())["style"]
        call = """[false, true].map((today) => Atlas.legend.entries(
            {seen: [], lines: [], borders: [], today, view: "held", style}).today?.label ?? null)"""
        assert javascript(call, style=style) == [None, style["today"]["label"]]

    def test_the_exported_file_has_them_only_if_asked(self):
        counts = [
            geodata.day_as(".html", "1939-11-01", **asked).count(b'"today": {"type"')
            for asked in ({}, {"today": True})
        ]
        assert counts == [0, 1]


def test_a_damaged_layer_costs_the_map_nothing(monkeypatch):
    pytest.importorskip("streamlit")
    from pages.common.maps import assets

    def damaged():
        raise geodata.DataError("today.geojson cannot be used")

    monkeypatch.setattr(cartography, "todays_borders", damaged)
    assert assets._todays_borders() == ()


class TestAddress:
    @pytest.mark.parametrize(
        ("query", "shown", "told"),
        [
            ({}, False, False),
            ({"today": "1"}, True, False),
            ({"today": "0"}, False, False),
            ({"today": "<b>"}, False, True),
        ],
    )
    def test_asks_for_them(self, query, shown, told):
        pytest.importorskip("streamlit")
        from streamlit.testing.v1 import AppTest

        from tests.test_pages import ROOT, opened

        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=patience.SECONDS).run()
        page = opened(app, "baltic_1940", **query)
        assert not page.exception
        assert page.session_state["baltic_1940.first_today"] is shown
        assert bool([w for w in page.warning if "today=1 shows" in w.value]) is told


def fetched(visit):
    return [url for url in visit.asked if "/today." in url]


@pytest.mark.browser
def test_they_are_fetched_when_first_wanted_and_stay_through_the_days(visit):
    visit.open("?date=1939-10-31").wait_for_date("1939-10-31")
    assert not box(visit.map).is_checked()
    assert visit.map.locator(DRAWN).count() == 0
    assert fetched(visit) == []
    box(visit.map).check()
    visit.map.locator(DRAWN).wait_for(state="attached")
    visit.map.locator(".ha-legend", has_text="no statement on disputed borders").wait_for()
    visit.page.wait_for_url("**today=1*")
    visit.map.locator(DRAWN).evaluate(
        "path => { path.tag = 'same'; path.was = path.getAttribute('d'); }"
    )
    visit.map.get_by_role("slider", name="Date").press("ArrowRight")
    visit.wait_for_date("1939-11-01")
    same = "path => path.tag === 'same' && path.was === path.getAttribute('d')"
    assert visit.map.locator(DRAWN).evaluate(same)
    box(visit.map).uncheck()
    visit.map.locator(DRAWN).wait_for(state="hidden")
    box(visit.map).check()
    visit.map.locator(DRAWN).wait_for(state="attached")
    assert len(fetched(visit)) == 1
    assert visit.outside == visit.errors == []


@pytest.mark.browser
def test_an_address_opens_with_them_on_one_side_only(visit):
    visit.open("compare?date=1941-06-22&date2=1941-06-22&today2=1")
    left, right = (
        visit.page.frame_locator('iframe[title*="st_folium"]').nth(number) for number in (0, 1)
    )
    right.locator(DRAWN).wait_for(state="attached")
    left.locator('html[data-date="1941-06-22"]').wait_for(state="attached")
    assert left.locator(DRAWN).count() == 0


@pytest.mark.browser
def test_where_they_cannot_be_had_a_sentence_says_so_and_the_map_lives(visit):
    visit.page.route("**/today.*", lambda route: route.fulfill(status=404, body=""))
    visit.open("?date=1939-10-31&today=1").wait_for_date("1939-10-31")
    visit.map.get_by_role("alert").filter(has_text=FAILED).wait_for()
    assert not box(visit.map).is_checked()
    visit.map.get_by_role("slider", name="Date").press("ArrowRight")
    visit.wait_for_date("1939-11-01")
    visit.page.unroute("**/today.*")
    box(visit.map).check()
    visit.map.locator(DRAWN).wait_for(state="attached")
    assert visit.map.get_by_role("alert").filter(has_text=FAILED).count() == 0


@pytest.mark.browser
def test_the_file_that_works_alone_brings_them_along(browser, tmp_path):
    path = tmp_path / "map.html"
    geodata.write_day("1939-11-01", path, today=True)
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.locator('html[data-date="1939-11-01"]').wait_for(
        state="attached", timeout=patience.MILLISECONDS
    )
    box(page).check()
    page.locator(DRAWN).wait_for(state="attached")
    context.close()
