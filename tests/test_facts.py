"""Who held which town on which day: described history against the atlas.

The tables in `facts/` were written from treaties, administrative history and standard works,
not from any map, so they can disagree with the geometry. Coordinates follow GeoNames; those of
some thirty small places, which it lacks, are set by hand.
`facts.csv` holds settled facts, `campaign_1939.csv` the days of September 1939, and
`winter_war.csv` the days from November 1939 to March 1940. Where the atlas says "contested" on
a day of fighting it claims no town; `not_mapped.csv` lists true facts that it does not show.
"""

import csv
import math
import re
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

FACTS = Path(__file__).resolve().parent / "facts"
FILES = ("facts.csv", "campaign_1939.csv", "winter_war.csv")
COLUMNS = ["place", "lon", "lat", "date", "controller", "status", "why", "source"]
FIRST_DAY, LAST_DAY = date(1938, 3, 11), date(1941, 6, 22)
WEST, SOUTH, EAST, NORTH = 5, 42, 45, 71
STATUSES = {
    "", "sovereign", "free city", "contested", "occupied", "annexed", "protectorate",
    "general government", "leased", "transferred",
}  # fmt: skip
SOURCE = re.compile(r"[a-z0-9-]+(\[[^\[\];]+\])?(; [a-z0-9-]+(\[[^\[\];]+\])?)*")
NEAR_KM = 10


def read(name):
    with (FACTS / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def point(row):
    return float(row["lon"]), float(row["lat"])


TABLES = {name: read(name) for name in FILES}


@lru_cache
def state_at(day):
    import geodata

    return geodata.state_at(day)


def status_at(row):
    """Status of the unit that the atlas finds at a place, coasts included."""
    import geodata

    state = state_at(row["date"])
    return state.status[state.unit == geodata.unit_at(*point(row))].squeeze()


def parameters(names):
    for name in names:
        for row in TABLES[name]:
            yield pytest.param(row, id=f"{row['place']} {row['date']} [{Path(name).stem}]")


@pytest.mark.parametrize("row", list(parameters(["facts.csv"])))
def test_town_is_held_by(row):
    import geodata

    lon, lat = point(row)
    held = geodata.controller_at(lon, lat, row["date"])
    assert held == row["controller"], f"{row['why']} ({row['source']})"
    if row["status"]:
        assert row["status"] == status_at(row), f"{row['why']} ({row['source']})"


@pytest.mark.parametrize("row", list(parameters(["campaign_1939.csv", "winter_war.csv"])))
def test_town_is_held_by_in_the_fighting(row):
    import geodata

    lon, lat = point(row)
    held = geodata.controller_at(lon, lat, row["date"])
    contested = status_at(row) == "contested"
    assert contested or held == row["controller"], f"{row['why']} ({row['source']})"


def test_most_towns_of_the_fighting_are_told_outright():
    """The word contested must not swallow the campaigns."""
    rows = TABLES["campaign_1939.csv"] + TABLES["winter_war.csv"]
    told = [r for r in rows if status_at(r) != "contested"]
    assert len(told) / len(rows) > 0.55


def test_what_is_not_mapped_is_still_not_mapped():
    """A fact that the atlas has come to show belongs in the other tables."""
    import geodata

    for row in read("not_mapped.csv"):
        assert row["why_not"]
        assert geodata.controller_at(*point(row), row["date"]) != row["controller"]


def test_there_are_enough_facts():
    assert len(TABLES["facts.csv"]) >= 400
    assert len(TABLES["campaign_1939.csv"]) >= 40
    assert len(TABLES["winter_war.csv"]) >= 40


@pytest.mark.parametrize("name", FILES)
def test_table_is_well_formed(name):
    rows = TABLES[name]
    assert rows and list(rows[0]) == COLUMNS
    for row in rows:
        label = f"{name}: {row['place']} {row['date']}"
        lon, lat = point(row)
        assert math.isfinite(lon) and WEST <= lon <= EAST, label
        assert math.isfinite(lat) and SOUTH <= lat <= NORTH, label
        assert FIRST_DAY <= date.fromisoformat(row["date"]) <= LAST_DAY, label
        assert row["place"] and row["controller"], label
        assert row["status"] in STATUSES, label
        assert row["why"].strip(), label
        assert SOURCE.fullmatch(row["source"]), label


@pytest.mark.parametrize("name", FILES)
def test_no_fact_is_told_twice(name):
    keys = [(row["place"], row["date"]) for row in TABLES[name]]
    spots = [(row["lon"], row["lat"], row["date"]) for row in TABLES[name]]
    assert len(keys) == len(set(keys))
    assert len(spots) == len(set(spots))


def test_the_tables_do_not_contradict_each_other():
    held = {}
    for rows in TABLES.values():
        for row in rows:
            key = (row["lon"], row["lat"], row["date"])
            assert held.setdefault(key, row["controller"]) == row["controller"], row["place"]


def test_a_third_of_the_facts_lie_close_to_a_border():
    """Towns deep inside a country test little: within 10 km of other hands that day."""
    import geopandas
    from shapely.geometry import Point

    rows = TABLES["facts.csv"]
    metric = "EPSG:3035"
    units = state_at(rows[0]["date"])[["unit", "geometry"]].to_crs(metric)
    towns = geopandas.GeoSeries([Point(point(row)) for row in rows], crs=4326).to_crs(metric)
    town, unit = units.sindex.query(towns, predicate="dwithin", distance=NEAR_KM * 1000)
    ids = units["unit"].to_numpy()
    near = set()
    for number, position in zip(town, unit, strict=True):
        row = rows[number]
        holders = controllers_at(row["date"])
        if holders[ids[position]] != row["controller"]:
            near.add(number)
    share = len(near) / len(rows)
    assert share >= 1 / 3, f"{len(near)} of {len(rows)} facts"


@lru_cache
def controllers_at(day):
    state = state_at(day)
    return dict(zip(state["unit"], state["controller"], strict=True))
