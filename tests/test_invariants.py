"""What must hold for the shipped data whatever is in it."""

import json

import numpy as np
import pytest
import shapely

import geodata
from geodata import check, delivery, files

LAYERS = sorted(files.LAYERS.glob("*.geojson"))


def test_the_units_are_a_planar_partition():
    assert check.gaps_and_overlaps() == []


def test_every_unit_is_told_without_gap_or_overlap():
    assert check.holes_in_time() == []


def test_every_source_is_in_the_bibliography():
    assert check.unknown_sources() == []


def test_areas_of_poland():
    table = check.areas().set_index("piece").difference_percent.abs()
    assert table["poland-1939"] <= 0.7
    assert table["poland-soviet-share"] <= 1.5


def test_the_two_lines_of_1939_lie_on_borders_of_units():
    edges = shapely.union_all(geodata.units().boundary.to_numpy())
    for day, line in (("1939-08-23", "pact-1939-08-23"), ("1939-09-28", "treaty-1939-09-28")):
        lines = geodata.lines_at(day)
        shape = shapely.union_all(lines[lines.line == line].geometry.to_numpy())
        points = shapely.points(shapely.get_coordinates(shapely.segmentize(shape, 0.01)))
        away = shapely.distance(points, edges) * 111
        assert away.max() < 1.5


def test_the_borders_between_powers_close_round_them():
    """The arcs with another power on their other side are the outline of a power."""
    borders = files.read_layer("borders.geojson", ("left", "right"))
    frame = geodata.units()
    inner = shapely.coverage_union_all(frame.geometry.to_numpy())
    shared = frame.to_crs(3035).length.sum() - shapely.length(
        shapely.union_all(frame.to_crs(3035).geometry.to_numpy()).boundary
    )
    assert borders.to_crs(3035).length.sum() == pytest.approx(shared / 2, rel=1e-3)
    assert inner.is_valid


def test_each_arc_has_its_left_unit_on_its_left():
    borders = files.read_layer("borders.geojson", ("left", "right"))
    shapes = geodata.units().set_index("unit").geometry
    for row in borders[shapely.length(borders.geometry) > 0.1].itertuples():
        (x0, y0), (x1, y1) = shapely.get_coordinates(row.geometry)[:2]
        dx, dy = x1 - x0, y1 - y0
        step = 1e-6 / np.hypot(dx, dy)
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        assert shapes[row.left].intersects(shapely.Point(x - dy * step, y + dx * step)), row
        assert shapes[row.right].intersects(shapely.Point(x + dy * step, y - dx * step)), row


def test_the_browser_s_units_are_a_planar_partition_of_the_same_units():
    assert set(delivery.layer("units", "browser").unit) == set(geodata.units().unit)
    assert delivery.browser_partition() == []


def test_nothing_slips_at_the_joins():
    """Border rivers lie on the rivers, and lines that cut units on the borders, to a metre."""
    table = delivery.joins()
    assert set(table.level) == set(delivery.LEVELS)
    assert (table.km > 1000).all()
    assert (table.farthest_m < 1).all()


def test_the_browser_s_layers_fit_the_budget():
    assert delivery.weight().gzipped.sum() <= 250_000


@pytest.mark.parametrize("path", LAYERS, ids=lambda p: p.name)
def test_layers_follow_rfc_7946(path):
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["type"] == "FeatureCollection"
    assert "crs" not in content
    west, south, east, north = content["bbox"]
    assert 5 <= west < east <= 45
    assert 42 <= south < north <= 71
    for feature in content["features"]:
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
        assert not shape.is_empty
        coordinates = shapely.get_coordinates(shape)
        assert np.abs(coordinates * 1e4 - np.round(coordinates * 1e4)).max() < 1e-6
        for part in shapely.get_parts(shape):
            if part.geom_type == "Polygon":
                assert part.exterior.is_ccw


def test_no_shipped_file_is_over_two_megabytes():
    heavy = [p for p in files.ROOT.rglob("*") if p.is_file() and p.stat().st_size > 2_000_000]
    assert heavy == []


@pytest.mark.parametrize("day", ["1938-03-11", "1939-11-01", "1941-06-22"])
def test_two_powers_have_one_frontier_whichever_is_named_first(day):
    one = geodata.frontier_at(day, "Germany", "Poland")
    assert one.equals(geodata.frontier_at(day, "Poland", "Germany"))
    assert set(one.kind) <= {"state"}
    assert one.empty == (day > "1939-10-06")
