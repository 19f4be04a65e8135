"""Names of waters stand at their waters."""

import geopandas as gpd
import pandas as pd
import pytest

import geodata
from geodata import files

WATERS = pd.read_csv(files.ROOT / "tables" / "waters.csv", keep_default_na=False)
EQUAL_AREA = 3035
NEAR_M = 10_000  # a river's name is set along the river that is next to its spot


@pytest.fixture(scope="module")
def spots():
    points = gpd.points_from_xy(WATERS["lon"], WATERS["lat"], crs=4326)
    return gpd.GeoDataFrame(WATERS, geometry=points)


def layer(name):
    return gpd.read_file(files.LAYERS / f"{name}.geojson")


def test_rivers_flow_past_their_spots(spots):
    rivers = layer("rivers").to_crs(EQUAL_AREA).union_all()
    river = spots[spots["kind"] == "river"].to_crs(EQUAL_AREA)
    assert river[river.distance(rivers) > NEAR_M]["water"].tolist() == []


def test_lakes_are_named_in_their_water(spots):
    lakes = layer("lakes").union_all()
    lake = spots[spots["kind"] == "lake"]
    assert lake[~lake.within(lakes)]["water"].tolist() == []


def test_seas_are_named_at_sea(spots):
    sea = spots[spots["kind"] == "sea"]
    ashore = [row.water for row in sea.itertuples() if geodata.unit_at(row.lon, row.lat)]
    assert ashore == []
