"""The map's scripts on geometry: shapes from topology, and their projection."""

import math

import pytest

from tests import toy_atlas
from tests.javascript import javascript


class TestTopology:
    def test_decodes_arcs_in_both_directions(self):
        objects = javascript(
            "Atlas.topology.decode(topology).objects", topology=toy_atlas.topology()
        )
        left, right = (unit["coordinates"][0][0] for unit in objects["units"])
        assert left[0] == left[-1] == [21, 50]
        assert right[0] == right[-1]
        assert {tuple(point) for point in left} == {(20, 50), (21, 50), (21, 51), (20, 51)}
        assert {tuple(point) for point in right} == {(21, 50), (22, 50), (22, 51), (21, 51)}


class TestProjection:
    def test_goes_and_comes_back(self):
        places = [[5, 42], [25, 55], [45, 71], [37.6, 55.8]]
        back = javascript(
            "places.map((p) => Atlas.projection.inverse(...Atlas.projection.forward(...p)))",
            places=places,
        )
        for place, found in zip(places, back, strict=True):
            assert found == pytest.approx(place, abs=1e-9)

    def test_keeps_areas(self):
        """A degree square's area on the map is its area on the globe."""
        for lat in (43, 55, 69):
            steps = [[24 + i / 50, lat] for i in range(50)] + [
                [25, lat + i / 50] for i in range(50)
            ]
            steps += [[25 - i / 50, lat + 1] for i in range(50)]
            steps += [[24, lat + 1 - i / 50] for i in range(50)]
            ring = javascript("ring.map((p) => Atlas.projection.forward(...p))", ring=steps)
            pairs = zip(ring, ring[1:] + ring[:1], strict=True)
            flat = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2
            sines = math.sin(math.radians(lat + 1)) - math.sin(math.radians(lat))
            assert flat == pytest.approx(6378137**2 * math.radians(1) * sines, rel=1e-3)
