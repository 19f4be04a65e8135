"""The numbers of a day in the map: areas over time, and the table of the day."""

from itertools import pairwise

import pytest

import geodata
from tests.javascript import javascript

ROWS = {
    "a": [
        ["1938-03-11", "1939-09-01", "Poland", "Poland", "sovereign", "one", ""],
        ["1939-09-01", "1939-10-26", "Germany", "Poland", "occupied", "one", ""],
        ["1939-10-26", "1941-06-23", "Germany", "Poland", "annexed", "two", ""],
    ],
    "b": [
        ["1938-03-11", "1939-09-17", "Poland", "Poland", "sovereign", "one", ""],
        ["1939-09-17", "1941-06-23", "Soviet Union", "Poland", "occupied", "one", ""],
    ],
    "c": [["1938-03-11", "1941-06-23", "Germany", "Germany", "sovereign", "one", ""]],
}
KM2 = {"a": 300, "b": 200, "c": 1000}
ORDER = ["Germany", "Poland", "Soviet Union"]
READ = "Atlas.chronology.readControl(rows)"
DAYS = "...[start, end].map(Atlas.days.parse)"
SERIES = f"Atlas.areas.series({READ}, km2, ['a', 'b'], {DAYS}, order)"


def series(call=SERIES, start="1938-03-11", end="1941-06-22", order=ORDER, **more):
    return javascript(call, rows=ROWS, km2=KM2, start=start, end=end, order=order, **more)


class TestAreas:
    def test_only_land_that_changed_hands_counts(self):
        call = f"Atlas.areas.changing({READ}, {DAYS})"
        every = {"rows": ROWS, "start": "1938-03-11", "end": "1941-06-22"}
        assert javascript(call, **every) == ["a", "b"]
        assert javascript(call, **every | {"end": "1939-09-16"}) == ["a"]
        assert javascript(call, **every | {"start": "1939-09-17"}) == []

    def test_steps_are_the_days_on_which_a_holder_changes(self):
        days = f"{SERIES}.days.map(Atlas.days.format)"
        assert series(days) == ["1938-03-11", "1939-09-01", "1939-09-17"]
        assert series(days, start="1939-09-10") == ["1939-09-10", "1939-09-17"]

    def test_every_step_tells_all_the_land(self):
        made = series()
        assert [power["power"] for power in made["powers"]] == ORDER
        assert [power["km2"] for power in made["powers"]] == [
            [0, 300, 300],
            [500, 200, 0],
            [0, 0, 200],
        ]
        assert made["total"] == 500

    def test_powers_without_a_colour_of_their_own_are_told_together(self):
        made = series(order=["Germany", "Soviet Union"])
        powers = {power["power"]: power["km2"] for power in made["powers"]}
        assert powers["other states"] == [500, 200, 0]

    @pytest.mark.parametrize(
        ("day", "held"),
        [
            ("1939-08-31", [("Poland", 500)]),
            ("1939-09-01", [("Germany", 300), ("Poland", 200)]),
            ("1941-06-22", [("Germany", 300), ("Soviet Union", 200)]),
        ],
    )
    def test_a_day_is_told_the_largest_first(self, day, held):
        call = f"Atlas.areas.on({SERIES}, Atlas.days.parse(day))"
        assert [(each["power"], each["km2"]) for each in series(call, day=day)] == held

    def test_bands_lie_on_one_another_without_a_gap(self):
        bands = series(f"Atlas.areas.bands({SERIES}, Atlas.days.parse(end))")
        steps = 2 * 3
        for under, over in pairwise(bands):
            assert under["points"][:steps] == over["points"][steps:][::-1]
        assert {km2 for _, km2 in bands[-1]["points"][:steps]} == {500}
        assert {km2 for _, km2 in bands[0]["points"][steps:]} == {0}

    @pytest.mark.parametrize("total", [90, 1234, 624_000, 1_628_464])
    def test_the_scale_is_round_and_short(self, total):
        marks = javascript("Atlas.areas.scale(total)", total=total)
        assert 2 <= len(marks) <= 4
        assert all(
            str(mark).rstrip("0") in {"1", "2", "3", "4", "5", "6", "8", "15"} for mark in marks
        )
        assert marks[-1] < total

    def test_the_browser_counts_as_the_atlas_does(self):
        """The areas of all powers on a day, by both."""
        control = geodata.history_at(24.03, 49.84).columns.drop("unit").tolist()
        from geodata import atlas

        rows = {
            unit: group[control].to_numpy().tolist()
            for unit, group in atlas.control().groupby("unit")
        }
        km2 = atlas.units().set_index("unit").area_km2.to_dict()
        for day in ("1939-08-23", "1939-11-01", "1941-06-22"):
            call = f"[...Atlas.areas.held({READ}, km2, Object.keys(rows), Atlas.days.parse(day))]"
            found = dict(javascript(call, rows=rows, km2=km2, day=day))
            assert found == pytest.approx(geodata.areas_at(day).to_dict())


class TestTableOfTheDay:
    UNITS = (
        {"id": "a", "name": "Wartheland"},
        {"id": "a2", "name": "Wartheland"},
        {"id": "b", "name": "Lublin"},
        {"id": "c", "name": "Bavaria"},
    )
    CALL = f"""(() => {{
        const control = {READ};
        control.a2 = control.a;
        const state = Atlas.chronology.stateAt(control, Atlas.days.parse(day));
        const firstDay = Atlas.days.parse("1938-03-11");
        const record = {{ control, km2: {{ ...km2, a2: 20 }}, firstDay, cite: (key) => key + "!" }};
        return Atlas.dayTable.sorted(Atlas.dayTable.entries(units, state, record), order);
    }})()"""

    def rows(self, column="name", down=False, day="1940-01-01"):
        return javascript(
            self.CALL,
            rows=ROWS,
            km2=KM2,
            day=day,
            units=self.UNITS,
            order={"column": column, "down": down},
        )

    def test_a_land_is_told_once_with_all_that_is_known_of_it(self):
        made = {row["name"]: row for row in self.rows()}
        assert list(made) == ["Bavaria", "Lublin", "Wartheland"]
        land = made["Wartheland"]
        assert (land["holder"], land["recognised"], land["km2"]) == ("Germany", "Poland", 320)
        assert land["status"] == "annexed, not generally recognised"
        assert land["source"] == "two!"

    def test_since_when_it_is_held_reaches_over_a_change_of_law(self):
        since = {row["name"]: (row["since"], row["early"]) for row in self.rows()}
        september = javascript("Atlas.days.parse('1939-09-01')")
        assert since["Wartheland"] == (september, False)
        assert since["Bavaria"][1]

    @pytest.mark.parametrize(
        ("column", "down", "names"),
        [
            ("km2", True, ["Bavaria", "Wartheland", "Lublin"]),
            ("km2", False, ["Lublin", "Wartheland", "Bavaria"]),
            ("holder", False, ["Bavaria", "Wartheland", "Lublin"]),
            ("since", True, ["Lublin", "Wartheland", "Bavaria"]),
        ],
    )
    def test_any_column_sorts_it(self, column, down, names):
        assert [row["name"] for row in self.rows(column, down)] == names
