"""Nothing by colour alone: what the colours of the map tell is told in words too, on every day.

The rule, for every two units that touch and that a view paints as different, on every day on which
anything changes:

* where they are of different powers, the names that belong over them are different (the view of
  the agreement keeps the names of the states; there the words of the legend tell the spheres);
* the legend has the words for the colour and for the stripes of both;
* the table of the day has both by name, with their holder and their footing in words.

Where a name finds no room on the screen, the legend and the table still have it. What a browser
makes of it is looked at in test_accessibility.
"""

import json
from functools import cache

import pytest

from geodata import borders, cartography
from tests.javascript import javascript
from tests.test_colours import arcs, days, footing, lands, must_differ, whose

CALL = """(() => {
  const style = { ...bundle.style, powers: bundle.powers };
  const control = Atlas.chronology.readControl(bundle.control);
  const spheres = Atlas.chronology.readSpheres(bundle.spheres);
  const shapes = bundle.topology.objects.units.geometries;
  const units = shapes.map(({ properties }) => ({ id: properties.unit, name: properties.name }));
  const record = { control, km2: bundle.areas, cite: (text) => text, firstDay: 0 };
  return days.map((day) => {
    const date = Atlas.days.parse(day);
    const state = Atlas.chronology.stateAt(control, date);
    const agreed = Atlas.chronology.stateAt(spheres, date);
    const seen = units.map(({ id }) => ({ row: state[id], size: 1, agreed: agreed[id] }));
    const told = Object.fromEntries(views.map((view) => {
      const content = Atlas.legend.entries({ seen, lines: [], borders: [], view, style });
      return [view, {
        powers: content.powers.map(({ label }) => label),
        statuses: content.statuses.map(({ label }) => label),
        names: Object.fromEntries(units.map(({ id }) => {
          const name = Atlas.labels.naming(state[id], view, style, id);
          return [id, name && [name.text, name.sub].join("|")];
        })),
      }];
    }));
    const rows = Atlas.dayTable.entries(units, state, record);
    const named = (row) => [row.key.split("|").slice(0, 4).join("|"), row];
    const lands = Object.fromEntries(rows.map(named));
    return {
      told,
      table: Object.fromEntries(units.map(({ id, name }) => {
        const { controller, sovereign, status } = state[id];
        const row = lands[[name, controller, sovereign, status].join("|")];
        return [id, row ? [row.name, row.holder, row.status] : null];
      })),
    };
  });
})()"""


@cache
def words() -> dict:
    """By day: names, legend and table, as the browser makes them."""
    made = javascript(
        CALL, bundle=json.loads(cartography.bundle()), days=days(), views=list(borders.VIEWS)
    )
    return dict(zip(days(), made, strict=True))


def pairs(view: str):
    """Every day with every two units that touch and differ in a view."""
    for day in days():
        now = lands(day)
        for left, right in arcs():
            if must_differ(now[left], now[right], view):
                yield day, left, right, now[left], now[right]


@pytest.mark.parametrize("view", borders.READINGS)
def test_the_names_over_two_lands_differ(view):
    bad = set()
    for day, left, right, one, other in pairs(view):
        if whose(one, view) == whose(other, view):
            continue
        names = words()[day]["told"][view]["names"]
        if not names[left] or not names[right] or names[left] == names[right]:
            bad.add((left, right, names[left], names[right], day))
    assert bad == set()


@pytest.mark.parametrize("view", borders.READINGS)
def test_the_legend_has_the_power_and_the_stripes(view):
    known = json.loads(cartography.bundle())
    bad = set()
    for day, *_, one, other in pairs(view):
        told = words()[day]["told"][view]
        for land in (one, other):
            power = whose(land, view)
            power = power if power in known["powers"] else "other states"
            if power not in told["powers"]:
                bad.add((power, day))
            striped = footing(land) if view == "held" else ""
            if striped and known["style"]["statuses"][striped]["label"] not in told["statuses"]:
                bad.add((striped, day))
    assert bad == set()


def test_the_legend_has_the_words_of_the_agreement():
    bad = set()
    for day, _, _, *both in pairs("agreed"):
        told = words()[day]["told"]["agreed"]["powers"]
        for kind, power in (whose(land, "agreed") for land in both):
            adjective = {"Germany": "German", "Soviet Union": "Soviet"}.get(power)
            label = {
                "own": power,
                "sphere": f"{adjective} sphere by agreement",
                "interest": f"{adjective} interest noted",
                "other": None,
            }[kind]
            if label and label not in told:
                bad.add((label, day))
    assert bad == set()


def test_the_table_has_every_land_with_its_holder_and_its_footing():
    bad = set()
    for day in days():
        for unit, land in lands(day).items():
            row = words()[day]["table"][unit]
            if not row or not row[0] or row[1] != land.controller or not row[2]:
                bad.add((unit, day, str(row)))
    assert bad == set()


def test_the_table_tells_the_footings_apart():
    """No two kinds of stripes have the same word."""
    told: dict[str, set] = {}
    for day in days():
        for unit, land in lands(day).items():
            told.setdefault(footing(land), set()).add(words()[day]["table"][unit][2])
    kinds = [kind for kind in told if kind]
    for index, kind in enumerate(kinds):
        for other in [*kinds[:index], ""]:
            assert not told[kind] & told.get(other, set()), (kind, other)
