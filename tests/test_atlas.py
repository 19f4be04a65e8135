"""The public face of geodata: what it answers, and what it says to bad questions."""

import datetime as dt

import geopandas as gpd
import pytest

import geodata


def test_controller_at_answers_for_a_town():
    assert geodata.controller_at(24.03, 49.84, "1939-11-01") == "Soviet Union"
    assert geodata.controller_at(24.03, 49.84, dt.date(1939, 8, 31)) == "Poland"


@pytest.mark.parametrize(("lon", "lat"), [(19.0, 56.5), (34.0, 43.2), (-0.1, 51.5), (139.7, 35.7)])
def test_nobody_holds_the_sea_or_what_lies_outside(lon, lat):
    assert geodata.controller_at(lon, lat, "1939-08-23") is None
    assert geodata.history_at(lon, lat).empty


@pytest.mark.parametrize(
    "date", ["1938-03-10", "1941-06-23", "1939-02-29", "23.8.1939", "", "1939-08", None, 19390823]
)
@pytest.mark.parametrize(
    "ask", [geodata.state_at, geodata.areas_at, geodata.lines_at, geodata.spheres_at]
)
def test_a_bad_date_is_named_with_the_allowed_range(ask, date):
    with pytest.raises(ValueError, match="1938-03-11 to 1941-06-22"):
        ask(date)


@pytest.mark.parametrize(
    ("lon", "lat", "named"),
    [
        (float("nan"), 50, "lon"),
        (200, 50, "lon"),
        (20, -91, "lat"),
        ("20", 50, "lon"),
        (20, None, "lat"),
        (True, 50, "lon"),
        (float("inf"), 50, "lon"),
    ],
)
def test_a_bad_coordinate_is_named_with_the_allowed_range(lon, lat, named):
    with pytest.raises(ValueError, match=rf"{named}=.*(180|90)"):
        geodata.controller_at(lon, lat, "1939-08-23")


def test_state_has_the_promised_columns_and_one_row_a_unit():
    state = geodata.state_at("1939-11-01")
    promised = ["unit", "name", "controller", "sovereign", "status", "since", "until", "source"]
    assert isinstance(state, gpd.GeoDataFrame)
    assert state.crs == 4326
    assert set(promised) <= set(state.columns)
    assert state.unit.is_unique
    assert set(state.unit) == set(geodata.units().unit)


def test_history_is_in_time_order_and_whole():
    rows = geodata.history_at(25.28, 54.69)
    assert list(rows.start_date) == sorted(rows.start_date)
    assert rows.start_date.iloc[0] == "1938-03-11"
    assert rows.end_date.iloc[-1] == "1941-06-23"
    holders = list(dict.fromkeys(rows.controller))
    assert holders == ["Poland", "Soviet Union", "Lithuania"] or holders[:3] == [
        "Poland",
        "Soviet Union",
        "Lithuania",
    ]


def test_areas_sum_to_the_land_of_the_window_on_every_day_of_change():
    whole = geodata.units().area_km2.sum()
    for day in ["1938-03-11", *geodata.change_days(), "1941-06-22"]:
        assert geodata.areas_at(day).sum() == pytest.approx(whole, rel=1e-9), day


def test_the_four_days_of_the_lines():
    def names(day):
        return set(geodata.lines_at(day).line)

    assert "pact-1939-08-23" not in names("1939-08-22")
    assert "pact-1939-08-23" in names("1939-08-23")
    assert "treaty-1939-09-28" in names("1939-09-28")
    assert "strip-1939-09-28" in names("1941-01-09")
    assert "strip-1939-09-28" not in names("1941-01-10")


def test_events_of_one_day_and_of_the_prehistory():
    assert not geodata.events("1939-08-23", "1939-08-23").empty
    assert not geodata.events("1935-04-09", "1935-04-09").empty
    with pytest.raises(ValueError, match="1933-01-30 to 1941-06-22"):
        geodata.events("1932-01-01", "1939-01-01")


def test_a_cut_control_table_is_refused_not_shown_with_holes(tmp_path, monkeypatch):
    from geodata import atlas, files

    lines = (files.TABLES / "control.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    monkeypatch.setattr(files, "TABLES", tmp_path)
    try:
        for kept in (lines[: len(lines) // 2], lines[:40] + lines[41:]):
            (tmp_path / "control.csv").write_text("".join(kept), encoding="utf-8")
            files.forget()
            atlas._control.cache_clear()
            with pytest.raises(geodata.DataError, match=r"control\.csv"):
                geodata.state_at("1939-11-01")
    finally:
        monkeypatch.undo()
        files.forget()
        atlas._control.cache_clear()


def test_a_missing_or_damaged_file_is_named_with_its_cure(tmp_path, monkeypatch):
    from geodata import atlas, files

    def fresh():
        files.forget()
        for kept in (atlas.units, atlas._tree, atlas._control):
            kept.cache_clear()

    monkeypatch.setattr(files, "LAYERS", tmp_path)
    try:
        fresh()
        with pytest.raises(geodata.DataError, match=r"units\.geojson.*python -m geodata build"):
            geodata.units()
        for text in ("", "{", "[]", '{"features": []}', '{"features": [{"type": "Feature"}]}'):
            (tmp_path / "units.geojson").write_text(text, encoding="utf-8")
            fresh()
            with pytest.raises(geodata.DataError, match=r"units\.geojson.*python -m geodata build"):
                geodata.units()
    finally:
        monkeypatch.undo()
        fresh()


def test_spheres_change_with_each_protocol():
    assert geodata.spheres_at("1939-08-22").empty
    days = ("1939-08-23", "1939-09-28", "1941-01-10")
    spheres = [geodata.spheres_at(day).set_index("unit")["sphere"] for day in days]
    assert [sphere["lt-core"] for sphere in spheres] == ["Germany", "Soviet Union", "Soviet Union"]
    assert [sphere["lt-strip"] for sphere in spheres] == ["Germany", "Germany", "Soviet Union"]
    assert "de-core" not in spheres[0]
