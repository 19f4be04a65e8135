"""Whoever looks, and on whatever paper: lands that touch are told apart on every day.

All pairs come from the data: every two units with a common stretch of border, on every day on
which anything changes, in every view. Nothing here names a pair of powers that must differ.
"""

import itertools
from dataclasses import dataclass
from functools import cache

import pytest
import shapely

import geodata
from geodata import atlas, borders, chronology, spheres
from geodata.cartography.paint import Paint, fill_of, holder, paint_of, style
from geodata.files import read_layer
from geodata.printing import paint as paper
from tests import eyes

#: Two fills are told apart from this CIEDE2000 on, by the eye that sees the difference worst.
APART = 10
#: Two greys, as a photocopy leaves them, from this difference of L* on.
GREY = 5
#: Two sets of stripes: from this turn (degrees), this ratio of periods, or this difference of the
#: share of the ground that they cover on; or when they have another shape.
TURN, RATIO, SHARE = 30, 1.5, 0.3
CONTRAST, TEXT = 3, 4.5  # WCAG 2.2, 1.4.11 and 1.4.3


@dataclass(frozen=True)
class Land:
    """All that decides on the look of a unit on a day."""

    controller: str
    sovereign: str
    status: str
    claimant: str
    sphere: str
    sphere_kind: str


@cache
def arcs() -> list[tuple[str, str]]:
    """Every two units with a common border."""
    layer = read_layer("borders.geojson", ("left", "right"))
    both = layer[layer.left.notna() & layer.right.notna()]
    return sorted({tuple(sorted(pair)) for pair in zip(both.left, both.right, strict=True)})


@cache
def days() -> list[str]:
    """Every day on which a holder, a footing or an agreement changes."""
    starts = {*atlas.control().start_date, *spheres._spheres().start_date}
    return sorted(day for day in starts if day >= chronology.FIRST_DAY.isoformat())


@cache
def lands(day: str) -> dict[str, Land]:
    """Look-giving facts of every unit on a day, from the tables alone: geometry costs time."""
    state = chronology.in_force(atlas.control(), day)
    claimed = borders.claimants_at(day).to_dict()
    table = chronology.in_force(spheres._spheres(), day)
    agreed = dict(zip(table.unit, zip(table.sphere, table.kind, strict=True), strict=True))
    columns = [state[name].tolist() for name in ("unit", "controller", "sovereign", "status")]
    return {
        unit: Land(*held, claimed[unit], *agreed.get(unit, ("", "")))
        for unit, *held in zip(*columns, strict=True)
    }


@cache
def touching() -> dict[tuple[Land, Land], tuple[str, str, str]]:
    """Every two different lands that touch on any day, with the first such day and units."""
    found: dict = {}
    for day in days():
        now = lands(day)
        for left, right in arcs():
            pair = (now[left], now[right])
            if pair[0] != pair[1] and pair[::-1] not in found:
                found.setdefault(pair, (day, left, right))
    return found


@cache
def all_lands() -> tuple[Land, ...]:
    """Every land that there is on any day."""
    return tuple(dict.fromkeys(land for day in days() for land in lands(day).values()))


def whose(land: Land, view: str):
    """What the colours of a view tell: the power, or a party's part in the agreement."""
    if view != "agreed":
        return holder(land, view)
    if land.sphere:
        return land.sphere_kind, land.sphere
    own = land.controller == land.sovereign and land.controller in style()["agreed"]["powers"]
    return ("own", land.controller) if own else ("other", "")


def footing(land: Land) -> str:
    """What the stripes tell: a status that has a pattern, as far as it is not the holder's own."""
    rule = style()["statuses"][land.status]
    foreign = land.controller != land.sovereign
    return land.status if rule.get("pattern") and (foreign or rule.get("alone")) else ""


def must_differ(one: Land, other: Land, view: str) -> bool:
    """Whether a reader of this view has to see two lands apart."""
    if whose(one, view) != whose(other, view):
        return True
    return view == "held" and footing(one) != footing(other)


def by_colour(one: str, other: str) -> bool:
    return eyes.least_difference(one, other) >= APART


def in_grey(one: str, other: str) -> bool:
    return abs(eyes.lightness(one) - eyes.lightness(other)) >= GREY


def told_apart(one: Paint, other: Paint, rule_of, differ) -> bool:
    """Whether two fills can be told from each other by colour or by hatching.

    Two plain fills: by their colours. Stripes that cannot be seen on their own ground count for
    nothing. A striped fill differs from every plain one, and two striped fills differ when
    their grounds do, or their inks, or the drawing: another shape, or stripes turned by 30
    degrees or more, or of a period half as large again, or covering 0.3 more of the ground.
    """
    striped = [paint for paint in (one, other) if paint.pattern and differ(paint.base, paint.ink)]
    if len(striped) == 1:
        return True
    if differ(one.base, other.base):
        return True
    if not striped:
        return False
    if differ(one.ink, other.ink):
        return True
    a, b = rule_of(one.pattern), rule_of(other.pattern)
    turn = abs(a.get("angle", 0) - b.get("angle", 0)) % 180
    periods = sorted((a["period"], b["period"]))
    return (
        a["shape"] != b["shape"]
        or min(turn, 180 - turn) >= TURN
        or periods[1] / periods[0] >= RATIO
        or abs(a["width"] / a["period"] - b["width"] / b["period"]) >= SHARE
    )


def on_screen(name: str) -> dict:
    return style()["patterns"][name]


# The measure itself.

SHARMA = """
50.0000 2.6772 -79.7751 50.0000 0.0000 -82.7485 2.0425
50.0000 3.1571 -77.2803 50.0000 0.0000 -82.7485 2.8615
50.0000 2.8361 -74.0200 50.0000 0.0000 -82.7485 3.4412
50.0000 -1.3802 -84.2814 50.0000 0.0000 -82.7485 1.0000
50.0000 -1.1848 -84.8006 50.0000 0.0000 -82.7485 1.0000
50.0000 -0.9009 -85.5211 50.0000 0.0000 -82.7485 1.0000
50.0000 0.0000 0.0000 50.0000 -1.0000 2.0000 2.3669
50.0000 -1.0000 2.0000 50.0000 0.0000 0.0000 2.3669
50.0000 2.4900 -0.0010 50.0000 -2.4900 0.0009 7.1792
50.0000 2.4900 -0.0010 50.0000 -2.4900 0.0010 7.1792
50.0000 2.4900 -0.0010 50.0000 -2.4900 0.0011 7.2195
50.0000 2.4900 -0.0010 50.0000 -2.4900 0.0012 7.2195
50.0000 -0.0010 2.4900 50.0000 0.0009 -2.4900 4.8045
50.0000 -0.0010 2.4900 50.0000 0.0010 -2.4900 4.8045
50.0000 -0.0010 2.4900 50.0000 0.0011 -2.4900 4.7461
50.0000 2.5000 0.0000 50.0000 0.0000 -2.5000 4.3065
50.0000 2.5000 0.0000 73.0000 25.0000 -18.0000 27.1492
50.0000 2.5000 0.0000 61.0000 -5.0000 29.0000 22.8977
50.0000 2.5000 0.0000 56.0000 -27.0000 -3.0000 31.9030
50.0000 2.5000 0.0000 58.0000 24.0000 15.0000 19.4535
50.0000 2.5000 0.0000 50.0000 3.1736 0.5854 1.0000
50.0000 2.5000 0.0000 50.0000 3.2972 0.0000 1.0000
50.0000 2.5000 0.0000 50.0000 1.8634 0.5757 1.0000
50.0000 2.5000 0.0000 50.0000 3.2592 0.3350 1.0000
60.2574 -34.0099 36.2677 60.4626 -34.1751 39.4387 1.2644
63.0109 -31.0961 -5.8663 62.8187 -29.7946 -4.0864 1.2630
61.2901 3.7196 -5.3901 61.4292 2.2480 -4.9620 1.8731
35.0831 -44.1164 3.7933 35.0232 -40.0716 1.5901 1.8645
22.7233 20.0904 -46.6940 23.0331 14.9730 -42.5619 2.0373
36.4612 47.8580 18.3852 36.2715 50.5065 21.2231 1.4146
90.8027 -2.0831 1.4410 91.1528 -1.6435 0.0447 1.4441
90.9257 -0.5406 -0.9208 88.6381 -0.8985 -0.7239 1.5381
6.7747 -0.2908 -2.4247 5.8714 -0.0985 -2.2286 0.6377
2.0776 0.0795 -1.1350 0.9033 -0.0636 -0.5514 0.9082
"""


def test_the_difference_of_colours_is_that_of_the_standard():
    """The test data that Sharma, Wu and Dalal (2005) published."""
    for line in SHARMA.strip().splitlines():
        *values, expected = map(float, line.split())
        assert eyes.ciede2000(values[:3], values[3:]) == pytest.approx(expected, abs=1e-4), line


@pytest.mark.parametrize("eye", eyes.EYES)
def test_every_eye_sees_greys_as_they_are(eye):
    for grey in ("#000000", "#808080", "#ffffff"):
        assert eyes.ciede2000(eyes.lab(grey, eye), eyes.lab(grey)) < 0.5


@pytest.mark.parametrize(
    ("eye", "one", "other"),
    [
        # Grass and brick, and two blues of the same kind: known to be one colour to such eyes.
        ("deuteranopia", "#8f9a4f", "#c98a50"),
        ("protanopia", "#6f7a3f", "#a26a3f"),
        ("tritanopia", "#5fa6a0", "#6aa3b5"),
    ],
)
def test_a_simulated_eye_confuses_what_such_eyes_confuse(eye, one, other):
    assert eyes.difference(one, other, eye) < 0.6 * eyes.difference(one, other)


def test_the_rule_finds_what_is_wrong():
    """Each condition fails alone, so the tests below can fail."""
    grey, light, dark = "#8c9aa8", "#f8e39f", "#5a4a42"
    plain, near = Paint(grey), Paint("#8f9aa6")
    for bad in [
        (plain, near),
        (Paint(light, "#f3dfa0", "occupied"), Paint(light)),  # stripes that are not seen
        (Paint(light, grey, "occupied"), Paint(light, grey, "occupied")),
    ]:
        assert not told_apart(*bad, on_screen, by_colour)
    for good in [
        (plain, Paint(light)),
        (Paint(light, grey, "occupied"), Paint(light)),
        (Paint(light, grey, "occupied"), Paint(light, dark, "occupied")),
        (Paint(light, grey, "occupied"), Paint(light, grey, "protectorate")),
    ]:
        assert told_apart(*good, on_screen, by_colour)


# The data.


def test_the_borders_are_all_that_touch():
    """What the layer of borders says of neighbours is what the polygons say."""
    units = atlas.units()
    shapes, names = units.geometry.to_numpy(), units.unit.to_numpy()
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = {
        tuple(sorted((names[a], names[b])))
        for a, b in zip(left, right, strict=True)
        if a < b and shapely.intersection(shapes[a], shapes[b]).length > 0
    }
    assert pairs == set(arcs())


@pytest.mark.parametrize("view", borders.VIEWS)
def test_lands_that_touch_differ_for_every_eye(view):
    """CIEDE2000 of 10 or more for four kinds of sight, or stripes that can be told apart."""
    bad = []
    checked = 0
    for (one, other), where in touching().items():
        if not must_differ(one, other, view):
            continue
        checked += 1
        paints = [paint_of(land, view) for land in (one, other)]
        if not told_apart(*paints, on_screen, by_colour):
            bad.append((where, whose(one, view), whose(other, view), *paints))
    assert checked > 15
    assert bad == []


def test_each_footing_of_one_holder_has_its_own_stripes():
    """Occupied, annexed, protectorate, General Government, leased: also where they do not touch."""
    rules = [
        rule["pattern"]
        for rule in style()["statuses"].values()
        if rule.get("pattern") and not rule.get("alone")
    ]
    poland, germany = fill_of("Poland"), fill_of("Germany")
    for one, other in itertools.combinations(rules, 2):
        paints = [Paint(poland, germany, name) for name in (one, other)]
        assert told_apart(*paints, on_screen, by_colour), (one, other)


@pytest.mark.parametrize("view", borders.VIEWS)
def test_stripes_are_seen_on_their_ground(view):
    for land in all_lands():
        paint = paint_of(land, view)
        assert not paint.pattern or by_colour(paint.base, paint.ink), (land, paint)


def test_powers_of_the_theatre_are_told_apart_in_the_legend():
    """Also those that never touch."""
    named = [power for power in style()["powers"] if power != "default"]
    bad = [
        (round(eyes.difference(fill_of(one), fill_of(other)), 1), one, other)
        for one, other in itertools.combinations(named, 2)
        if eyes.difference(fill_of(one), fill_of(other)) < LEGEND
    ]
    assert bad == []


LEGEND = 6


# Ink on the fills.


def fills() -> list[str]:
    """Every colour of land that is drawn on any day in any view."""
    paints = [paint_of(land, view) for land in all_lands() for view in borders.VIEWS]
    colours = {paint.base for paint in paints} | {paint.ink for paint in paints if paint.ink}
    return sorted(colours - {style()["contested_ink"]})


@pytest.mark.parametrize("kind", ["state", "internal"])
def test_borders_stand_out_from_the_land_on_both_sides(kind):
    rule = style()["borders"][kind]
    for fill in fills():
        drawn = eyes.composite(fill, rule["stroke"], rule.get("opacity", 1))
        assert eyes.contrast(drawn, fill) >= CONTRAST, fill


def test_the_coast_stands_out_from_the_water():
    """Against the land a coast is seen by the land's own colour."""
    ground, stroke = style()["ground"], style()["borders"]["coast"]["stroke"]
    assert eyes.contrast(stroke, ground["water"]) >= CONTRAST


def strokes() -> list[dict]:
    rules = style()["lines"]
    return [
        {**rules["default"], **rule}
        for rule in [*rules["kinds"].values(), *rules["named"].values(), {}, style()["today"]]
    ]


def test_lines_of_agreements_stand_out_from_every_fill():
    for rule, fill in itertools.product(strokes(), fills()):
        assert eyes.contrast(rule["stroke"], fill) >= CONTRAST, (rule, fill)


def test_a_past_line_is_faint_and_yet_seen_on_its_halo():
    """Halo and line fade alike: a browser fades each of the two paths as a whole."""
    faint = style()["lines"]["past_opacity"]
    for rule, fill in itertools.product(strokes(), fills()):
        halo = eyes.composite(fill, rule["halo"], 0.85 * faint)
        assert eyes.contrast(eyes.composite(halo, rule["stroke"], faint), halo) >= CONTRAST


# On paper without colour.


def test_the_two_heroes_and_all_they_touch_differ_in_a_photocopy():
    """Germany and the Soviet Union from every neighbour, by L* or by stripes seen in grey."""
    bad = []
    for (one, other), where in touching().items():
        paints = [paint_of(land, "held") for land in (one, other)]
        heroes = {holder(one, "held"), holder(other, "held")} & {"Germany", "Soviet Union"}
        if heroes and must_differ(one, other, "held"):
            apart = told_apart(*paints, on_screen, in_grey)
            if not apart and holder(one, "held") != holder(other, "held"):
                bad.append((where, one, other))
    assert bad == []


@pytest.mark.parametrize("view", borders.VIEWS)
def test_the_sheet_in_black_and_white_tells_all_that_touch_apart(view):
    """The print that is made for copiers: greys and hatching of its own."""
    bad = set()
    for one, other in touching():
        if whose(one, view) == whose(other, view):
            continue
        paints = [paper.paint_of(land, view, mono=True) for land in (one, other)]
        if not told_apart(*paints, paper.pattern_rule, in_grey):
            bad.add((whose(one, view), whose(other, view), *paints))
    assert bad == set()


def test_days_are_all_days_on_which_the_map_changes():
    assert len(days()) > 100
    assert geodata.state_at(days()[0]) is not None
