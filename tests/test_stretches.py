"""Days between two changes are one stretch: found once, laid out once."""

import pytest

from tests.javascript import javascript

BOUNDS = [10, 20, 30]


def test_bounds_are_starts_and_ends_in_order():
    things = [{"start": 20, "end": 30}, {"start": None, "end": 20}, {"start": 10, "end": None}]
    assert javascript("Atlas.stretches.bounds(things)", things=things) == [10, 20, 30]


@pytest.mark.parametrize(
    ("day", "stretch"), [(0, 0), (9, 0), (10, 1), (19, 1), (20, 2), (29, 2), (30, 3), (99, 3)]
)
def test_a_stretch_begins_on_its_first_day(day, stretch):
    assert javascript("Atlas.stretches.index(bounds, day)", bounds=BOUNDS, day=day) == stretch


def test_what_is_found_for_a_day_is_the_same_thing_until_the_next_change():
    call = """(() => {
        let made = 0;
        const at = Atlas.stretches.remember(bounds, (day) => { made += 1; return { day }; });
        const same = at(10) === at(19);
        const other = at(20) !== at(19);
        return [same, other, made];
    })()"""
    assert javascript(call, bounds=BOUNDS) == [True, True, 2]


@pytest.mark.parametrize(
    ("day", "days"), [(5, [10, 20]), (12, [20, 30]), (25, [30, 10]), (30, [20, 10])]
)
def test_the_neighbours_come_first(day, days):
    """Every day told lies in a stretch of its own, not in that of the day itself."""
    told = javascript("Atlas.stretches.ahead(bounds, day, 2)", bounds=BOUNDS, day=day)
    assert told == days
    index = "days.map((day) => Atlas.stretches.index(bounds, day))"
    found = javascript(index, bounds=BOUNDS, days=[*told, day])
    assert len(set(found)) == len(found)


def test_only_the_borders_of_changed_units_are_looked_at():
    layers = """({
        units: ['a', 'b', 'c'].map((id) => ({ id })),
        borders: [['a', 'b'], ['b', 'c'], ['c', null], ['a', null]]
            .map(([left, right]) => ({ left, right, name: left + right })),
    })"""
    call = f"[...Atlas.layers.bordersOf({layers}, [{{ id: 'a' }}])].map((border) => border.name)"
    assert javascript(call) == ["ab", "anull"]


@pytest.mark.parametrize(
    ("day", "agreements", "past", "shown"),
    [
        (9, True, False, [False, False]),
        (10, True, False, [True, False]),
        (10, False, False, [False, False]),
        (20, True, False, [False, False]),
        (20, True, True, [True, True]),
    ],
)
def test_a_line_is_shown_while_it_is_in_force(day, agreements, past, shown):
    line = {"start": 10, "end": 20, "stroke": {"group": "agreement"}}
    call = "Atlas.layers.lineOn(line, day, agreements, past)"
    found = javascript(call, line=line, day=day, agreements=agreements, past=past)
    assert [found["shown"], found["shown"] and found["past"]] == shown
