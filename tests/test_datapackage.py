"""datapackage.json tells of every shipped file, and tells the truth."""

import hashlib
import io
import json
import re

import geopandas as gpd
import pandas as pd
import pytest

import geodata
from geodata import check, package
from geodata.build import datapackage
from geodata.files import ROOT
from geodata.sources import UNVERIFIED, sources, split_keys

PACKAGE = json.loads(datapackage.PACKAGE.read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
WITH_SCHEMA = [r for r in PACKAGE["resources"] if "schema" in r]
STALE = "run: python -m geodata.build.datapackage"


def values(resource):
    path = ROOT / resource["path"]
    if path.suffix == ".csv":
        return pd.read_csv(path, dtype=str, keep_default_na=False)
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return pd.DataFrame([feature["properties"] for feature in features])


def name(resource):
    return resource["name"]


def test_every_shipped_file_is_described():
    shipped = {p.relative_to(ROOT).as_posix() for s in ("layers", "tables")
               for p in (ROOT / s).iterdir()}  # fmt: skip
    described = [r["path"] for r in PACKAGE["resources"]]
    assert len(described) == len(set(described)) == len(RESOURCES)
    assert shipped <= set(described), STALE
    assert all((ROOT / path).exists() for path in described), STALE


@pytest.mark.parametrize("resource", PACKAGE["resources"], ids=name)
def test_size_and_checksum(resource):
    content = (ROOT / resource["path"]).read_bytes()
    assert resource["bytes"] == len(content), STALE
    assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}", STALE


@pytest.mark.parametrize("resource", PACKAGE["resources"], ids=name)
def test_licence_and_sources(resource):
    assert [licence["name"] for licence in resource["licenses"]]
    assert [source["title"] for source in resource["sources"]]
    assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])


@pytest.mark.parametrize("resource", WITH_SCHEMA, ids=name)
def test_schema_matches_the_file(resource):
    table = values(resource)
    fields = [field["name"] for field in resource["schema"]["fields"]]
    assert [field for field in fields if field != "geometry"] == list(table), STALE
    for field in resource["schema"]["fields"]:
        assert field.get("description"), f"docs/fields.csv says nothing of {field['name']}"
        if field["name"] != "geometry":
            hold(table[field["name"]].astype(str), field)


def hold(column, field):
    limits = field.get("constraints", {})
    if limits.get("required"):
        assert column.ne("").all(), field["name"]
    told = column[column.ne("")]
    if "enum" in limits:
        assert set(told) <= set(map(str, limits["enum"])), field["name"]
    if limits.get("unique"):
        assert not told.duplicated().any(), field["name"]
    if field["type"] in {"number", "integer"}:
        numbers = pd.to_numeric(told)
        assert numbers.between(limits.get("minimum", -1e12), limits.get("maximum", 1e12)).all()
    if field["type"] == "date":
        pd.to_datetime(told, format="%Y-%m-%d")


@pytest.mark.parametrize("resource", WITH_SCHEMA, ids=name)
def test_foreign_keys(resource):
    for key in resource["schema"].get("foreignKeys", []):
        other = RESOURCES[key["reference"]["resource"]]
        known = set(values(other)[key["reference"]["fields"][0]])
        assert set(values(resource)[key["fields"][0]]) <= known, key


def test_the_data_dictionary_is_the_schema():
    told = datapackage.DICTIONARY.read_text(encoding="utf-8")
    assert told == datapackage.dictionary(PACKAGE), STALE


def test_it_is_what_the_script_makes():
    assert datapackage.describe() == PACKAGE, STALE


LIMITS = {"river": (0.5, 1.5), "surviving": (0.5, 1.5), "Poland's vanished borders": (0.8, 2.5)}


@pytest.mark.parametrize("group", LIMITS)
def test_measured_lines_keep_within_their_limits(group):
    table = package.accuracy()
    whole = table[(table["group"] == group) & (table["line"] == "all")]
    assert len(whole) == 2  # there and back
    median, p95 = LIMITS[group]
    assert (whole["median_km"] <= median).all()
    assert (whole["p95_km"] <= p95).all()


def test_each_difference_of_areas_has_a_reason():
    table = check.areas()
    allowed = table["km2_high"].map(lambda km2: 2.0 if km2 < 10000 else 1.0)
    bare = table[(table["difference_percent"].abs() > allowed) & table["reason"].eq("")]
    assert list(bare["piece"]) == []


def test_the_sources_of_areas_exist():
    cited = {key for text in check.areas()["source"] for key, _ in split_keys(text)}
    assert cited <= {*sources(), UNVERIFIED}


def test_a_day_and_the_tables_can_be_taken_away():
    assert json.loads(geodata.day_as(".geojson", "1939-09-28"))["features"]
    assert geodata.day_as(".gpkg", "1939-09-28").startswith(b"SQLite format 3")
    assert package.tables_as_zip().startswith(b"PK")


def test_the_geopackage_has_units_borders_and_lines_of_the_day(tmp_path):
    path = tmp_path / "day.gpkg"
    geodata.write_day("1939-11-01", path)
    layers = {name: gpd.read_file(path, layer=name) for name in ("units", "borders", "lines")}
    assert {frame.crs.to_epsg() for frame in layers.values()} == {4326}
    assert len(layers["units"]) == len(geodata.units())
    assert set(layers["borders"].kind) == {"state", "internal"}
    assert "treaty-1939-09-28" in set(layers["lines"].line)


def test_the_csv_of_a_day_is_its_units_without_shapes():
    table = pd.read_csv(io.BytesIO(geodata.day_as(".csv", "1939-11-01")), keep_default_na=False)
    state = geodata.state_at("1939-11-01")
    assert list(table.controller) == list(state.controller)
    assert "geometry" not in table


@pytest.mark.parametrize("name", ["day.doc", "day", "nowhere/day.pdf"])
def test_a_file_that_cannot_be_written_is_told(tmp_path, name):
    with pytest.raises(ValueError, match=r"is not one of \.geojson|there is no folder"):
        geodata.write_day("1939-11-01", tmp_path / name)
