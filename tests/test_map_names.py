"""Where names stand on the map, and what they say."""

import json
import math
from pathlib import Path

import pytest

from geodata import cartography
from tests.javascript import javascript

HERE = Path(cartography.__file__).parent
STYLE = json.loads((HERE / "style.json").read_text(encoding="utf-8"))


class TestLabels:
    SQUARES = (
        {"rings": [[[0, 0], [40, 0], [40, 20], [0, 20], [0, 0]]]},
        {"rings": [[[40, 0], [60, 0], [60, 20], [40, 20], [40, 0]]]},
    )

    def test_names_stand_in_the_middle_of_what_belongs_together(self):
        spots = javascript(
            "Atlas.labels.spots(Atlas.labels.rasterise(units, 1), () => 0)", units=self.SQUARES
        )
        assert len(spots) == 1
        assert spots[0]["cells"] == 1200
        assert spots[0]["x"] == pytest.approx(30, abs=1)
        assert spots[0]["y"] == pytest.approx(10, abs=1)

    def test_each_holder_has_its_own_name(self):
        spots = javascript(
            "Atlas.labels.spots(Atlas.labels.rasterise(units, 1), (unit) => unit)",
            units=self.SQUARES,
        )
        assert sorted(spot["cells"] for spot in spots) == [400, 800]

    def test_only_what_is_seen_counts(self):
        spots = javascript(
            "Atlas.labels.spots(Atlas.labels.rasterise(units, 1), () => 0, [0, 0, 20, 20])",
            units=self.SQUARES,
        )
        assert spots[0]["cells"] == 400
        assert spots[0]["x"] == pytest.approx(10, abs=1)

    def test_a_cell_cut_by_the_edge_of_the_view_has_no_room_for_a_name(self):
        spots = javascript(
            "Atlas.labels.spots(Atlas.labels.rasterise(units, 1), () => 0, [0.5, 0.5, 9.5, 9.5])",
            units=self.SQUARES,
        )
        assert spots[0]["cells"] == 8 * 8
        assert spots[0]["room"] == 8

    def test_occupied_land_keeps_its_name(self):
        row = {"controller": "Soviet Union", "sovereign": "Latvia", "status": "occupied"}
        name = javascript("Atlas.labels.naming(row, 'held', style)", row=row, style=STYLE)
        assert name["text"] == "Latvia"
        assert name["sub"] == "under Soviet occupation"

    def test_a_state_proclaimed_on_its_own_land_bears_its_name(self):
        row = {"controller": "Croatia", "sovereign": "Yugoslavia", "status": "occupied"}
        name = javascript("Atlas.labels.naming(row, 'held', style)", row=row, style=STYLE)
        assert name["text"] == "Croatia"
        assert "occupation" not in name["sub"]

    def test_a_line_in_stretches_has_one_name(self):
        lines = [
            {"line": "x", "coordinates": [[[0, 0], [1, 1]]]},
            {"line": "y", "coordinates": [[[5, 5], [6, 6]]]},
            {"line": "x", "coordinates": [[[1, 1], [2, 2]]]},
        ]
        call = "Atlas.lineLabels.byName(lines).map((line) => [line.line, line.coordinates.length])"
        assert javascript(call, lines=lines) == [["x", 2], ["y", 1]]

    def test_a_name_stands_beside_its_line_and_along_it(self):
        """A line that rises gently and bulges downwards: above it is the nearer place."""
        course = [[5 * i, -1.5 * i + (8 if i == 10 else 0)] for i in range(21)]
        call = "Atlas.lineLabels.beside(course.map(([x, y]) => point(x, y)), 100, 18)"
        point = "((x, y) => ({ x, y, distanceTo: (p) => Math.hypot(p.x - x, p.y - y) }))"
        above, below = javascript(call.replace("point", point), course=course)
        assert above["angle"] == pytest.approx(-16.7, abs=0.1)
        assert above["cost"] < below["cost"]
        for place, side in ((above, -1), (below, 1)):
            turn = math.radians(place["angle"])
            offs = [
                side * ((place["y"] - y) * math.cos(turn) - (place["x"] - x) * math.sin(turn))
                for x, y in course
            ]
            assert 9 < min(offs) < 9 + 8  # half of its height, and a little

    @pytest.mark.parametrize(
        ("unit", "name"), [("lt-core", "Lithuanian SSR"), ("ro-hertza", "Soviet Union")]
    )
    def test_claimed_land_is_named_as_the_law_named_it(self, unit, name):
        row = {
            "controller": "Soviet Union", "sovereign": "Lithuania", "status": "annexed",
            "claimant": "Soviet Union",
        }  # fmt: skip
        call = "Atlas.labels.naming(row, 'claimed', style, unit).text"
        assert javascript(call, row=row, style=STYLE, unit=unit) == name


class TestTowns:
    @pytest.mark.parametrize(
        ("name", "today", "strange"),
        [
            ("Stanislav", "Ivano-Frankivsk", True),
            ("Rovno", "Rivne", False),
            ("Krakau", "Kraków", False),
        ],
    )
    def test_only_a_strange_name_is_told_beside_the_old_one(self, name, today, strange):
        call = "Atlas.townLabels.difference(name, today)"
        assert (javascript(call, name=name, today=today) >= 0.5) == strange
