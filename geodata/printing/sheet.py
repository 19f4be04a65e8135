"""A page of an atlas: date, title, map, legend, scale, sources, licence, on A4."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from ..cartography.paint import style
from ..sources import UNVERIFIED, short_citation, sources, split_keys
from ..words import long_date
from . import legend, svg
from .conic import Frame
from .lettering import BOLD, ITALIC, SANS, SERIF, width, wrapped
from .plate import Plate, draw
from .scene import Scene

A4 = (210.0, 297.0)  # mm
MARGIN = 10.0
HEAD, FOOT = 15.0, 13.5
COLUMN = 54.0  # width of the legend beside the map
BELOW = 41.0  # height of the legend below the map
STRIP = 5.0  # for the scale bar under the map
GAP = 5.0
SMALL = 2.25  # mm, type of the foot
SOURCE_LINES = 3
SPARE = 0.97  # of the width, for lines of the foot in a stand-in face
ACCENT = "#7b1e3a"
LICENCE = (
    "The Pact Atlas. Land, borders and rivers: LGPL-3.0-or-later, made from GSHHG, World Data "
    "Bank II and Digital Chart of the World. Facts and names: CC BY 4.0; places of towns from "
    "GeoNames (CC BY 4.0). You may print, copy and pass on this map if you name the atlas."
)
STEPS = (50, 100, 200, 250, 500)  # km of the scale bar


@dataclass(frozen=True)
class Sheet:
    """A finished page.

    Attributes
    ----------
    svg : str
        The page as an SVG document.
    width, height : float
        In mm.
    title, alt : str
        What it is called, and what it shows in words.
    """

    svg: str
    width: float
    height: float
    title: str
    alt: str


@lru_cache(maxsize=4)
def compose(wanted: Scene) -> Sheet:
    """Set the page of a scene.

    Parameters
    ----------
    wanted : Scene
        What it shows.

    Returns
    -------
    Sheet
        Upright or across, as the land is larger.

    Raises
    ------
    DataError
        When a shipped file or a font is missing or damaged.
    """
    frames = [_across(wanted), _upright(wanted)]
    across = frames[0].scale >= frames[1].scale
    wide, high = A4[::-1] if across else A4
    plate = draw(wanted, frames[0] if across else frames[1])
    told = legend.entries(wanted, plate)
    if across:
        left = plate.frame.left + plate.frame.width + GAP
        key = _beside(told, left, plate.frame.top)
    else:
        top = plate.frame.top + plate.frame.height
        key = _below(told, top + STRIP + GAP)
    title = f"{wanted.title}, {long_date(wanted.date)}"
    body = svg.tag("rect", width=wide, height=high, fill="#ffffff")
    body += _head(wanted, wide) + plate.content + _neatline(plate.frame)
    body += key[0] + _scale_bar(plate.frame) + _foot(plate, wide, high)
    alt = describe(wanted, plate)
    document = svg.tag(
        "svg",
        svg.tag("title", svg.words(title))
        + svg.tag("desc", svg.words(alt))
        + svg.tag("defs", _unique(plate.definitions + key[1]))
        + body,
        xmlns="http://www.w3.org/2000/svg",
        width=f"{wide:g}mm",
        height=f"{high:g}mm",
        viewBox=f"0 0 {wide:g} {high:g}",
        lang="en",
    )
    if wanted.mono:
        document = svg.greyed(document)
    return Sheet('<?xml version="1.0" encoding="UTF-8"?>\n' + document, wide, high, title, alt)


def _unique(definitions: str) -> str:
    """Definitions, each once: map and legend share patterns."""
    parts = definitions.replace("<pattern", "\n<pattern").replace("<clipPath", "\n<clipPath")
    return "".join(dict.fromkeys(part for part in parts.split("\n") if part))


def _across(wanted: Scene) -> Frame:
    wide, high = A4[1], A4[0]
    return Frame.around(
        wanted.bounds,
        MARGIN,
        MARGIN + HEAD,
        wide - 2 * MARGIN - COLUMN - GAP,
        high - 2 * MARGIN - HEAD - FOOT - STRIP,
    )


def _upright(wanted: Scene) -> Frame:
    wide, high = A4
    return Frame.around(
        wanted.bounds,
        MARGIN,
        MARGIN + HEAD,
        wide - 2 * MARGIN,
        high - 2 * MARGIN - HEAD - FOOT - BELOW - STRIP - GAP,
    )


def _text(text: str, x: float, y: float, size: float, face, fill: str, anchor=None) -> str:
    return svg.tag(
        "text",
        svg.words(text),
        x=round(x, 2),
        y=round(y, 2),
        font_size=size,
        fill=fill,
        text_anchor=anchor,
        **face.attributes(),
    )


def _head(wanted: Scene, wide: float) -> str:
    """Date in large type, title beside it where there is room."""
    ink, date = style()["labels"]["ink"], long_date(wanted.date)
    size, base = 9.0, MARGIN + 8.6
    out = _text(date, MARGIN, base, size, BOLD, ink)
    room = wide - 2 * MARGIN - width(date, BOLD) * size - 8
    title_size = round(min(6.2, room / max(1.0, width(wanted.title, ITALIC))), 2)
    return out + _text(
        wanted.title, wide - MARGIN, base, title_size, ITALIC, ink if wanted.mono else ACCENT, "end"
    )


def _neatline(frame: Frame) -> str:
    colour = style()["ground"]["neatline"]
    box = {"x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height}
    outer = {"x": frame.left - 0.9, "y": frame.top - 0.9}
    outer |= {"width": frame.width + 1.8, "height": frame.height + 1.8}
    line = {"fill": "none", "stroke": colour}
    return svg.tag("rect", **box, **line, stroke_width=0.2) + svg.tag(
        "rect", **outer, **line, stroke_width=0.45
    )


def _beside(told, left: float, top: float) -> tuple[str, str]:
    drawn, definitions, y = "", "", top + 0.5
    size, items = _fitting(told, COLUMN, A4[0] - 2 * MARGIN - HEAD - FOOT)
    for item in items:
        one, defined = legend.write(item, left, y, size)
        drawn, definitions, y = drawn + one, definitions + defined, y + item[2]
    return drawn, definitions


def _fitting(told, room: float, high: float):
    """The legend in the largest type in which it is no higher than its place."""
    for size in legend.SIZES:
        items = legend.columns(told, room, size)
        if sum(item[2] for item in items) <= high:
            break
    return size, items


def _below(told, top: float) -> tuple[str, str]:
    """The legend in three columns of about one height."""
    room = (A4[0] - 2 * MARGIN - 2 * GAP) / 3
    size, items = _fitting(told, room, 2.7 * BELOW)
    limit = sum(item[2] for item in items) / 3
    drawn, definitions, x, y = "", "", MARGIN, top
    for item in items:
        full = y + item[2] / 2 > top + limit or y + item[2] > top + BELOW
        if full and x < MARGIN + 2 * (room + GAP) - 1:
            x, y = x + room + GAP, top
        one, defined = legend.write(item, x, y, size)
        drawn, definitions, y = drawn + one, definitions + defined, y + item[2]
    return drawn, definitions


def _scale_bar(frame: Frame) -> str:
    """A bar of whole kilometres and the projection's name, in a line under the map."""
    ink = style()["labels"]["ink"]
    km = max((step for step in STEPS if step * 1000 * frame.scale <= 46), default=STEPS[0])
    long = km * 1000 * frame.scale
    x, y = frame.left + 3.4, frame.top + frame.height + 3.4
    out = _text("0", frame.left, y + 1.3, 2.5, SANS, ink)
    for part in range(4):
        box = {"x": x + part * long / 4, "y": y, "width": long / 4, "height": 1.1}
        out += svg.tag(
            "rect", **box, fill="#ffffff" if part % 2 else ink, stroke=ink, stroke_width=0.15
        )
    out += _text(f"{km} km", x + long + 1.6, y + 1.3, 2.5, SANS, ink)
    rounded = f"{round(frame.denominator / 1e5) * 100_000:,}".replace(",", "\u202f")
    told = f"1 : {rounded}, Albers equal-area conic projection"
    return out + _text(told, frame.left + frame.width, y + 1.3, 2.5, ITALIC, ink, "end")


def _foot(plate: Plate, wide: float, high: float) -> str:
    """Sources and licence, in the face whose stand-ins are no wider, so that they fit anywhere."""
    room, ink, size = SPARE * (wide - 2 * MARGIN), "#5c5248", SMALL * 1.06
    lines = [*_sources(plate, room), *wrapped(LICENCE, SERIF, size, room)]
    y = high - MARGIN - (len(lines) - 1) * SMALL * 1.25
    return "".join(
        _text(line, MARGIN, y + number * SMALL * 1.25, size, SERIF, ink)
        for number, line in enumerate(lines)
    )


def _sources(plate: Plate, room: float) -> list[str]:
    """Sources of what is shown, those most leant on first, as many as there is room for."""
    counted: Counter[str] = Counter()
    for row, _, _ in plate.seen:
        counted.update(key for key, _ in split_keys(row.source))
    for row, _ in plate.lines:
        counted.update(key for key, _ in split_keys(row.source))
    counted.pop(UNVERIFIED, None)
    known = sources()
    names = [short_citation(known[key]) for key, _ in counted.most_common() if key in known]
    names = list(dict.fromkeys(names))
    for kept in range(len(names), 0, -1):
        rest = len(names) - kept
        more = f"; and {rest} more, named in the atlas" if rest else ""
        text = f"Sources: {'; '.join(names[:kept])}{more}."
        lines = wrapped(text, SERIF, SMALL * 1.06, room)
        if len(lines) <= SOURCE_LINES:
            return lines
    return []


def describe(wanted: Scene, plate: Plate) -> str:
    """What the map shows, in words, for those who cannot see it.

    Parameters
    ----------
    wanted : Scene
        What the map shows.
    plate : Plate
        The drawn map.

    Returns
    -------
    str
        One or two sentences.
    """
    held: Counter[str] = Counter()
    for row, area, _ in plate.seen:
        held[row.controller] += area
    powers = ", ".join(power for power, _ in held.most_common())
    lines = "; ".join(row.label or row.name for row, _ in plate.lines)
    told = f" Lines: {lines}." if lines else ""
    return (
        f"Map of {wanted.title} on {long_date(wanted.date)}. "
        f"Land held by, the largest share first: {powers}.{told}"
    )
