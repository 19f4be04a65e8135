"""The blank outline map: coast, rivers, borders, letters for lands and numbers for towns."""

import math
from dataclasses import dataclass

import shapely

from ..printing import plate as plates
from ..printing import scene as scenes
from ..printing import svg
from ..printing.conic import Frame, outline, project, projected
from ..printing.lettering import SANS_BOLD
from ..printing.scene import Scene
from ..quiz.dice import Dice
from ..sources import UNVERIFIED

WIDE = 178.0  # mm
LOW, HIGH = 104.0, 138.0  # mm, height
LAND_SIZE = 14.0  # mm across, from which a land can bear a letter
APART = 7.0  # mm between two towns
MOST = 6


@dataclass(frozen=True)
class Blank:
    """A blank map and what its signs stand for.

    Attributes
    ----------
    date : str
        The day, ISO.
    svg : str
        The map as a document.
    answer : str
        The same, filled in.
    plate : geodata.printing.plate.Plate
        The filled map.
    lands, towns, all_towns, lines : list
        Rows of lettered lands and numbered towns, of all towns in sight, of lines.
    """

    date: str
    svg: str
    answer: str
    plate: plates.Plate
    lands: list
    towns: list
    all_towns: list
    lines: list


def draw(date: str, bounds, dice: Dice) -> Blank:
    """Draw the blank map of a day.

    Parameters
    ----------
    date : str
        Day from 1938-03-11 to 1941-06-22.
    bounds : tuple of float
        West, south, east, north, degrees.
    dice : Dice
        Chance, which picks lands and towns.

    Returns
    -------
    Blank
        The map, in black and white.
    """
    wanted = Scene(date, bounds, mono=True)
    west, south, east, north = shapely.bounds(project(outline(bounds)))
    high = min(HIGH, max(LOW, WIDE * (north - south) / (east - west)))
    frame = Frame.around(bounds, 0.5, 0.5, WIDE - 1, high - 1)
    lands, towns = _lands(wanted, frame, dice), _towns(wanted, frame)
    chosen = _apart(dice.shuffled(towns), [place for _, place in lands], frame)
    signs = _letters(lands) + _dots(chosen, frame)
    kept = [shapely.Point(place).buffer(3.4) for _, place in lands]
    kept += [shapely.box(x + 1.2, y - 1.7, x + 4, y + 1.7) for x, y in _at(chosen, frame)]
    plate = plates.draw(wanted, frame, kept)
    empty = plates.outline_map(wanted, frame)
    return Blank(
        date,
        _document(empty + signs, "", frame),
        _document(plate.content + signs, plate.definitions, frame),
        plate,
        [row for row, _ in lands],
        chosen,
        towns,
        plate.lines,
    )


def _document(content: str, definitions: str, frame: Frame) -> str:
    box = {"x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height}
    edge = svg.tag("rect", **box, fill="none", stroke="#333333", stroke_width=0.4)
    wide, high = frame.width + 1, frame.height + 1
    clip = "" if definitions else svg.tag("clipPath", svg.shape(frame.box), id="frame")
    drawn = svg.tag(
        "svg",
        svg.tag("defs", definitions + clip) + content + edge,
        xmlns="http://www.w3.org/2000/svg",
        width=f"{wide:g}mm",
        height=f"{high:g}mm",
        viewBox=f"0 0 {wide:g} {high:g}",
    )
    return svg.greyed(drawn)


def _lands(wanted: Scene, frame: Frame, dice: Dice) -> list[tuple]:
    """Lands with room for a letter, the roomiest of each holder and footing; where it stands."""
    every = scenes.units(wanted)
    shapes = frame.cut(projected("units.geojson", ("unit", "name")), -2.0)
    places: dict[tuple, tuple] = {}
    for row, shape in zip(every, shapes, strict=True):
        if row.status == "contested" or UNVERIFIED in row.source:
            continue
        parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
        if not parts:
            continue
        best = max(parts, key=lambda part: part.area)
        radius = shapely.maximum_inscribed_circle(best.simplify(0.3), tolerance=0.3)
        if 2 * radius.length >= LAND_SIZE / 2:
            key = (row.controller, row.sovereign, row.status)
            if key not in places or radius.length > places[key][2]:
                places[key] = (row, radius.coords[0], radius.length)
    # Land that is not its holder's own is what the day is about.
    found = dice.shuffled([(row, place) for row, place, _ in places.values()])
    found.sort(key=lambda item: item[0].controller == item[0].sovereign)
    return dice.shuffled(found[: MOST - 2] + found[MOST - 2 :][:2])


def _letters(lands: list[tuple]) -> str:
    out = ""
    for letter, (_, (x, y)) in zip("ABCDEF", lands, strict=False):
        ring = {"fill": "#ffffff", "stroke": "#000000", "stroke_width": 0.35}
        out += svg.tag("circle", cx=x, cy=y, r=3.1, **ring)
        out += _sign(letter, x, y + 1.45, 4.2)
    return out


def _sign(text: str, x: float, y: float, size: float, anchor: str = "middle") -> str:
    face = SANS_BOLD.attributes()
    place = {"x": round(x, 2), "y": round(y, 2), "font_size": size, "text_anchor": anchor}
    halo = {"stroke": "#ffffff", "stroke_width": 1.1, "paint_order": "stroke"}
    return svg.tag("text", text, **place, fill="#000000", **halo, **face)


def _towns(wanted: Scene, frame: Frame) -> list:
    inner = frame.box.buffer(-5)
    towns = [town for town in scenes.towns(wanted) if town.rank <= 3]
    return [t for t in towns if inner.contains(shapely.Point(frame.point(t.lon, t.lat)))]


def _apart(towns: list, letters: list[tuple], frame: Frame) -> list:
    """Some towns, the largest first, none too near another or a letter."""
    chosen, set_ = [], list(letters)
    for town in sorted(towns, key=lambda town: town.rank):
        place = frame.point(town.lon, town.lat)
        if len(chosen) < MOST and all(math.dist(place, other) >= APART for other in set_):
            chosen.append(town)
            set_.append(place)
    return sorted(chosen, key=lambda town: frame.point(town.lon, town.lat)[1])


def _at(towns: list, frame: Frame) -> list[tuple[float, float]]:
    return [frame.point(town.lon, town.lat) for town in towns]


def _dots(towns: list, frame: Frame) -> str:
    out = ""
    for number, (x, y) in enumerate(_at(towns, frame), 1):
        dot = {"fill": "#000000", "stroke": "#ffffff", "stroke_width": 0.3}
        out += svg.tag("circle", cx=x, cy=y, r=0.9, **dot)
        out += _sign(str(number), x + 1.5, y + 1.3, 3.9, "start")
    return out
