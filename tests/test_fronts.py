"""The situation lines of September 1939 stand where towns with known days say."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely

pytest.importorskip("topojson", reason="needs geodata/build/requirements.txt")
pytest.importorskip("scipy", reason="needs geodata/build/requirements.txt")

from geodata.build.pipeline import HERE, TABLES, read_legs

METRES = "EPSG:3035"
DAYS = ("09-01", "09-03", "09-08", "09-14", "09-17", "09-20", "09-22", "09-28", "10-06")

#: A town near the front of that evening, and the line that must pass near it.
NEAR = [
    ("sit-de-1939-09-01-west", "Cieszyn", 18.645, 49.752),
    ("sit-de-1939-09-01-east", "Mława", 20.384, 53.113),
    ("sit-de-1939-09-03-west", "Radomsko", 19.445, 51.067),
    ("sit-de-1939-09-03-west", "Katowice", 19.022, 50.260),
    ("sit-de-1939-09-03-north", "Grudziądz", 18.754, 53.484),
    ("sit-de-1939-09-08-south", "Radom", 21.147, 51.403),
    ("sit-de-1939-09-14", "Lwów", 24.023, 49.838),
    ("sit-su-1939-09-17", "Tarnopol", 25.591, 49.554),
    ("sit-su-1939-09-20", "Grodno", 23.829, 53.676),
    ("sit-su-1939-09-22", "Brześć", 23.717, 52.109),
    ("sit-su-1939-09-22", "Białystok", 23.164, 53.133),
]

#: Two towns that a line of that evening must part: (line, held, not yet held).
PARTED = [
    ("sit-de-1939-09-01-west", (18.684, 50.669), (19.124, 50.796)),
    ("sit-de-1939-09-03-west", (19.124, 50.796), (19.703, 51.405)),
    ("sit-de-1939-09-08-south", (19.703, 51.405), (19.364, 52.231)),
    ("sit-de-1939-09-14", (22.290, 52.168), (22.570, 51.251)),
    ("sit-de-1939-09-14", (22.678, 50.016), (24.023, 49.838)),
    ("sit-su-1939-09-17", (26.735, 53.480), (26.008, 53.133)),
    ("sit-su-1939-09-20", (25.280, 54.689), (23.829, 53.676)),
    ("sit-su-1939-09-22", (24.023, 49.838), (22.767, 49.785)),
    ("sit-su-1939-09-28", (23.252, 50.723), (22.570, 51.251)),
]

#: A town inside a ring that was still Polish.
HELD_OUT = [
    ("sit-pocket-bzura-1939-09-14", 19.364, 52.231),
    ("sit-pocket-warsaw-1939-09-22", 21.012, 52.230),
    ("sit-pocket-hel-1939-09-28", 18.804, 54.604),
    ("sit-pocket-modlin-1939-09-28", 20.717, 52.430),
]


@pytest.fixture(scope="module")
def legs():
    found = [leg for leg in read_legs() if leg.line.startswith("sit-")]
    return gpd.GeoDataFrame(
        {"line": [x.line for x in found], "precision_km": [x.precision_km for x in found]},
        geometry=[x.geometry for x in found],
        crs=4326,
    )


def whole(legs, name):
    parts = legs.geometry[legs.line == name]
    assert len(parts), f"no line {name}"
    return shapely.line_merge(shapely.union_all(parts.to_numpy()))


@pytest.mark.parametrize("line, place, lon, lat", NEAR)
def test_line_passes_a_town_reached_that_day_within_twice_its_precision(
    legs, line, place, lon, lat
):
    town = gpd.GeoSeries([shapely.Point(lon, lat)], crs=4326).to_crs(METRES).iloc[0]
    own = legs[legs.line == line].to_crs(METRES)
    distance = own.distance(town) / 1000
    nearest = distance.idxmin()
    assert distance[nearest] <= 2 * own.precision_km[nearest], place


@pytest.mark.parametrize("line, held, free", PARTED)
def test_line_parts_what_was_held_from_what_was_not(legs, line, held, free):
    crossed = shapely.intersection(whole(legs, line), shapely.LineString([held, free]))
    assert shapely.get_num_geometries(crossed) % 2 == 1 and not crossed.is_empty


@pytest.mark.parametrize("line, lon, lat", HELD_OUT)
def test_ring_is_closed_around_a_town_that_held_out(legs, line, lon, lat):
    rings = shapely.get_parts(shapely.polygonize([whole(legs, line)]))
    assert any(ring.contains(shapely.Point(lon, lat)) for ring in rings)


def test_every_situation_is_shown_from_its_evening_to_the_next():
    table = pd.read_csv(TABLES / "lines.csv", keep_default_na=False)
    shown = table[table.line.str.startswith("sit-")]
    days = [f"1939-{day}" for day in DAYS] + ["1939-10-08"]
    assert sorted(set(shown.start_date)) == days[:-1]
    for row in shown.itertuples():
        assert row.end_date == days[days.index(row.start_date) + 1], row.line
        assert row.cuts == "no", row.line


def test_every_situation_line_is_shown():
    points = pd.read_csv(HERE / "control_points" / "fronts_1939.csv")
    table = pd.read_csv(TABLES / "lines.csv", keep_default_na=False)
    used = {part for parts in table.parts for part in parts.split("; ")}
    assert set(points.line) <= used
