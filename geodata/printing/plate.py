"""The map itself: land, water, borders, lines and names inside their frame."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace

import numpy as np
import shapely

from ..cartography.paint import Paint, mix, style
from ..files import read_layer
from . import area_labels, axis_labels, line_labels, scene, svg, water_labels
from .conic import Frame, dissolved, project, projected, window
from .names import land_name
from .paint import PIXEL, border_stroke, faint, grey, line_stroke, on_paper, paint_of, pattern_rule
from .room import Taken
from .scene import Scene
from .town_labels import Gazetteer

#: Millimetres beyond the frame to which shapes are drawn, so that their cut edge is not seen.
OVER = 2.0
SEEN = 1.5  # mm² of land in the frame from which it is told in the legend


@dataclass
class Plate:
    """A drawn map.

    Attributes
    ----------
    frame : Frame
        Where it is on the sheet.
    date : str
        The day, ISO.
    content : str
        SVG.
    definitions : str
        SVG for ``<defs>``.
    seen : list of tuple
        Units in sight, each with its area on the sheet in mm² and its paint.
    kinds : set of str
        Kinds of borders in sight.
    precision : list of float
        Precisions of state borders and lines in sight, km.
    lines : list
        Rows of the lines in sight, each line once.
    bases : list of dict
        Bases in sight.
    """

    frame: Frame
    date: str = ""
    content: str = ""
    definitions: str = ""
    seen: list = field(default_factory=list)
    kinds: set = field(default_factory=set)
    precision: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    bases: list = field(default_factory=list)


def draw(wanted: Scene, frame: Frame, kept: Iterable = ()) -> Plate:
    """Draw the map of a scene.

    Parameters
    ----------
    wanted : Scene
        What it shows.
    frame : Frame
        Where it stands on the sheet.
    kept : iterable of shapely.Polygon
        Boxes on which no name may stand, mm.

    Returns
    -------
    Plate
        The map, and what a legend has to explain.

    Raises
    ------
    DataError
        When a shipped file is missing or damaged.
    """
    plate = Plate(frame, wanted.date)
    drawn = _picture(plate, wanted)
    names = _names(plate, wanted, drawn, Taken(kept))
    clip = svg.tag("clipPath", svg.shape(frame.box), id="frame")
    plate.definitions += clip
    plate.content = svg.tag("g", "".join([*drawn.parts, names]), clip_path="url(#frame)")
    return plate


def picture(wanted: Scene, frame: Frame) -> Plate:
    """Draw the map of a scene without names, not cut off at its frame.

    Parameters
    ----------
    wanted : Scene
        What it shows.
    frame : Frame
        Where it stands on the sheet.

    Returns
    -------
    Plate
        The map.

    Raises
    ------
    DataError
        When a shipped file is missing or damaged.
    """
    plate = Plate(frame, wanted.date)
    plate.content = "".join(_picture(plate, wanted).parts)
    return plate


def _picture(plate: Plate, wanted: Scene) -> SimpleNamespace:
    """Land, waters, borders and lines as SVG in ``parts``, and what their names have to know."""
    frame = plate.frame
    rows = scene.units(wanted)
    shapes = frame.cut(projected("units.geojson", ("unit", "name")), OVER)
    lakes = [lake for lake in _layer(frame, "lakes.geojson") if not lake.is_empty]
    paints = [paint_of(row, wanted.view, wanted.mono) for row in rows]
    inside = shapely.area(shapely.intersection(shapes, frame.box))
    plate.seen = [
        (row, area, paint)
        for row, area, paint in zip(rows, inside, paints, strict=True)
        if area >= SEEN
    ]
    land = dissolved(shapes)
    parts = [_ground(wanted, frame), *_fills(plate, shapes, paints)]
    parts += _waters(wanted, frame, land, lakes)
    inked = _borders(plate, wanted, parts)
    named = _lines(plate, wanted, parts)
    parts += _edge(frame)
    return SimpleNamespace(
        rows=rows, shapes=shapes, land=land, inked=inked, named=named, parts=parts
    )


def outline_map(wanted: Scene, frame: Frame) -> str:
    """Coast, lakes, rivers and the borders of the day, without names, fills or lines.

    Parameters
    ----------
    wanted : Scene
        What it shows.
    frame : Frame
        Where it stands on the sheet.

    Returns
    -------
    str
        SVG, cut off at ``url(#frame)``.
    """
    shapes = frame.cut(projected("units.geojson", ("unit", "name")), OVER)
    lakes = [lake for lake in _layer(frame, "lakes.geojson") if not lake.is_empty]
    land = dissolved(shapes)
    sea = svg.shape(frame.box, fill="#e6e6e6")
    parts = [_ground(wanted, frame), sea, svg.shape(land, fill="#ffffff")]
    parts += _waters(wanted, frame, land, lakes)
    _borders(Plate(frame), wanted, parts)
    return svg.tag("g", "".join(parts), clip_path="url(#frame)")


def _layer(frame: Frame, name: str) -> np.ndarray:
    return frame.cut(projected(name), OVER)


def _ground(wanted: Scene, frame: Frame) -> str:
    """Sea and graticule."""
    ground = style()["ground"]
    water = frame.cut(window(), OVER)
    water_fill = "#ffffff" if wanted.mono else ground["water"]
    lines = [[(lon, lat) for lat in range(40, 74)] for lon in range(5, 50, 5)]
    lines += [[(lon, lat) for lon in range(4, 47)] for lat in range(45, 75, 5)]
    grid = project(shapely.multilinestrings([shapely.LineString(line) for line in lines]))
    colour = "#d8d8d8" if wanted.mono else ground["graticule"]
    seen = shapely.intersection(frame.cut(grid, OVER), water)
    return svg.shape(water, fill=water_fill) + svg.shape(
        seen, fill="none", stroke=colour, stroke_width=0.13
    )


def _fills(plate: Plate, shapes, paints: list[Paint]) -> list[str]:
    """Land of one paint as one shape, so that no seam shows between its units."""
    together: dict[Paint, list] = {}
    for shape, paint in zip(shapes, paints, strict=True):
        if not shape.is_empty:
            together.setdefault(paint, []).append(shape)
    out = []
    for paint, pieces in together.items():
        plate.definitions += pattern(paint)
        whole = dissolved(pieces)
        # Of its own colour, so that no water shines through between neighbours.
        out.append(
            svg.shape(
                whole,
                fill=fill(paint),
                stroke=paint.base,
                stroke_width=0.12,
                stroke_linejoin="round",
            )
        )
    return out


def fill(paint: Paint) -> str:
    """Value of an attribute ``fill``."""
    return f"url(#{paint.id})" if paint.pattern else paint.base


def pattern(paint: Paint) -> str:
    """Definition of a paint's pattern; empty for a plain one."""
    if not paint.pattern:
        return ""
    rule = pattern_rule(paint.pattern)
    period, wide = rule["period"] * PIXEL, rule["width"] * PIXEL
    drawn = svg.tag("rect", width=period, height=period, fill=paint.base)
    if rule["shape"] == "dots":
        drawn += svg.tag("circle", cx=period / 2, cy=period / 2, r=wide / 2, fill=paint.ink)
    else:
        drawn += svg.tag("rect", width=wide, height=period, fill=paint.ink)
        if rule["shape"] == "cross":
            drawn += svg.tag("rect", width=period, height=wide, fill=paint.ink)
    return svg.tag(
        "pattern",
        drawn,
        id=paint.id,
        patternUnits="userSpaceOnUse",
        width=period,
        height=period,
        patternTransform=f"rotate({rule.get('angle', 0)})",
    )


def _waters(wanted: Scene, frame: Frame, land, lakes: list) -> list[str]:
    ground, coast = style()["ground"], border_stroke("coast", None, wanted.mono)
    tint = (lambda colour: mix(grey(colour), "#ffffff", 0.35)) if wanted.mono else (lambda c: c)
    out = [svg.shape(land.boundary, **coast.attributes())]
    rivers = _layer(frame, "rivers.geojson")
    ranks = read_layer("rivers.geojson", ("rank",))["rank"]
    for rank, group in ranks.groupby(ranks):
        width = ground["river_widths"].get(str(rank), ground["river_widths"]["default"])
        drawn = _strokes(rivers[group.index])
        stroke = {"stroke": tint(ground["river"]), "stroke_width": width * PIXEL * 0.8}
        out.append(svg.shape(drawn, fill="none", stroke_linejoin="round", **stroke))
    lake = "#ffffff" if wanted.mono else ground["lake"]
    edge = {"stroke": tint(ground["shore"]), "stroke_width": 0.13}
    out += [svg.shape(shape, fill=lake, **edge) for shape in lakes]
    return out


def _strokes(lines) -> shapely.MultiLineString:
    """Lines that share a look, as one shape."""
    parts = shapely.get_parts(lines)
    return shapely.MultiLineString([part for part in parts if part.geom_type == "LineString"])


def _borders(plate: Plate, wanted: Scene, parts: list[str]):
    """Draw the borders; gives what they cover of the sheet."""
    table = scene.borders(wanted)
    shapes = plate.frame.cut(project(table.geometry.to_numpy()), OVER)
    rule = style()["borders"]["state"]
    state = table.kind.eq("state").to_numpy()
    casing = {"stroke": rule["casing"], "stroke_width": rule["casing_width"] * PIXEL}
    whole = _strokes(shapes[state])
    parts.append(svg.shape(whole, fill="none", stroke_linejoin="round", **casing))
    strokes: dict = {}
    for row, shape in zip(table.itertuples(), shapes, strict=True):
        if shape.is_empty:
            continue
        plate.kinds.add(row.kind)
        if row.kind == "state":
            plate.precision.append(row.precision_km)
        stroke = border_stroke(row.kind, row.precision_km, wanted.mono)
        strokes.setdefault(stroke, []).append(shape)
    for stroke in sorted(strokes, key=lambda known: known.width):
        merged = shapely.line_merge(_strokes(strokes[stroke]))
        parts.append(svg.shape(merged, **stroke.attributes()))
    return shapely.union_all(shapes)


def _lines(plate: Plate, wanted: Scene, parts: list[str]) -> list[line_labels.Named]:
    """Draw agreement lines and fronts; gives what their names need."""
    table = scene.lines(wanted)
    shapes = plate.frame.cut(project(table.geometry.to_numpy()), OVER)
    named: dict[str, line_labels.Named] = {}
    halos, tops = [], []
    for row, shape in zip(table.itertuples(), shapes, strict=True):
        if shape.is_empty:
            continue
        stroke = line_stroke(row, wanted.mono)
        stroke = faint(stroke) if row.past else stroke
        halo = style()["lines"]["default"]["halo"]
        wide = stroke.width + 4 * PIXEL
        halos.append((row.past, svg.shape(shape, fill="none", stroke=halo, stroke_width=wide)))
        tops.append((row.past, svg.shape(shape, **stroke.attributes())))
        plate.precision.append(row.precision_km)
        text = row.label or row.name
        if row.line not in named:
            plate.lines.append((row, stroke))
            named[row.line] = line_labels.Named(text, stroke.colour, stroke.opacity, row.past, [])
        named[row.line].course.append(shape)
    for group in (halos, tops):
        parts += [drawn for _, drawn in sorted(group, key=lambda item: not item[0])]
    return [one._replace(course=shapely.union_all(one.course)) for one in named.values()]


def _edge(frame: Frame) -> list[str]:
    """Where the atlas ends inside the frame."""
    edge = frame.cut(window(), OVER).exterior
    inside = edge.intersection(frame.box.buffer(OVER / 2))
    return [svg.shape(inside, fill="none", stroke=style()["ground"]["neatline"], stroke_width=0.3)]


def _names(plate: Plate, wanted: Scene, drawn: SimpleNamespace, taken: Taken) -> str:
    frame, rows, named = plate.frame, drawn.rows, drawn.named
    holders = {row.controller for row in rows}
    bases = scene.bases(wanted, holders)
    covered = shapely.union_all([drawn.inked, *(course for *_, course in named)])
    towns = Gazetteer(frame, scene.towns(wanted), bases, covered, wanted.mono)
    plate.bases = [base for base, _ in towns.bases]
    towns.signs(taken)
    out = towns.capitals(taken)
    inner = frame.box.buffer(-1.5)
    pieces: dict = {}
    for row, shape in zip(rows, drawn.shapes, strict=True):
        pieces.setdefault(land_name(row, wanted.view), []).append(shape)
    seen = {
        name: dissolved(found).simplify(0.15).intersection(inner) for name, found in pieces.items()
    }
    units: dict = {}
    for row in rows:
        units.setdefault(land_name(row, wanted.view), set()).add(row.unit)
    courses = [course.buffer(4 * PIXEL) for *_, course in named if not course.is_empty]
    shown = {name: shape for name, shape in seen.items() if not shape.is_empty}
    out += area_labels.lands(shown, taken, units, axis_labels.axes_in(frame), courses)
    out += line_labels.place(named, frame.box, taken)
    within = frame.to_sheet(window()).intersection(inner)
    sea = within.difference(drawn.land.simplify(0.1).buffer(0.3))
    ink = on_paper()["water_ink"]
    ink = grey(ink) if wanted.mono else ink
    out += water_labels.place(frame, sea, list(_layer(frame, "rivers.geojson")), taken, ink)
    out += towns.others(taken)
    return svg.tag("g", "".join(out), id="names")
