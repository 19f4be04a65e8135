"""Names of lands, each where its shape has most room."""

from dataclasses import dataclass, replace

import numpy as np
import shapely

from ..cartography.paint import style
from . import axis_labels, svg
from .lettering import ITALIC, SERIF, Face, width
from .names import LandName, broken
from .paint import PIXEL
from .room import Block, Taken, spot

LINE = 1.12  # of the size, from line to line
SUB = 0.8  # size of what stands below a name
LEAST = 0.82  # of the least size, rather than no name at all
PARTS = 3  # how many parts of a land are tried
SMALLEST = 4.0  # mm², below which a part of a land bears no name


@dataclass(frozen=True)
class _Form:
    """One way of setting a name."""

    lines: tuple[str, ...]
    sub: tuple[str, ...]
    face: Face
    spacing: float
    shrink: float = 1.0

    @property
    def block(self) -> Block:
        wide = [width(line, self.face, self.spacing) for line in self.lines]
        wide += [SUB * width(line, ITALIC) for line in self.sub]
        return Block(max(wide) + 0.35, LINE * (len(self.lines) + SUB * len(self.sub)) + 0.1)


def _forms(name: LandName) -> list[list[_Form]]:
    """Ways of setting a name, the fullest first; those of one list are equally full."""
    rule = style()["labels"]["minor" if name.minor else "state"]
    face, spacing = (ITALIC if name.minor else SERIF), rule["spacing"]
    text = name.text if name.minor else name.text.upper()
    short = (name.short or name.text) if name.minor else (name.short or name.text).upper()

    def ways(words, sub="", shrink=1.0):
        return [
            _Form(tuple(lines), tuple(below), face, spacing, shrink)
            for lines in broken(words)
            for below in (broken(sub) if sub else [[]])
        ]

    full = [ways(text, name.sub)] if name.sub else []
    return [*full, ways(text), *([ways(short)] if short != text else []), ways(short, "", LEAST)]


def lands(
    shapes: dict[LandName, shapely.Geometry],
    taken: Taken,
    units: dict[LandName, set[str]],
    axes: list[axis_labels.Axis],
    avoided: list,
) -> list[str]:
    """Write the names of lands.

    Parameters
    ----------
    shapes : dict of LandName to shapely geometry
        The land of each name that is seen, on the sheet, mm.
    taken : Taken
        What stands on the sheet; the names are added.
    units : dict of LandName to set of str
        The units of each name.
    axes : list of Axis
        Those in sight.
    avoided : list of shapely geometry
        Lines that no name of a land may lie on.

    Returns
    -------
    list of str
        SVG.
    """
    out = []
    for name, shape in sorted(shapes.items(), key=lambda item: -item[1].area):
        own = [axis for axis in axes if axis.units <= units[name]]
        placed = _bent(name, shape, own, taken, avoided) or _land(name, shape, taken)
        if placed:
            out.append(placed)
    return out


def _bent(name: LandName, shape, axes: list, taken: Taken, avoided: list) -> str | None:
    """A name along an axis of its land, from the fullest form to the shortest."""
    if not axes:
        return None
    rule = style()["labels"]["minor" if name.minor else "state"]
    wanted = min(rule["max"] * PIXEL, max(rule["min"] * PIXEL, np.sqrt(shape.area) * rule["share"]))
    clear = Taken([*taken.boxes, *avoided])
    plain = replace(name, sub="")
    short = replace(plain, text=name.short or name.text)
    brief = [(replace(plain, text=name.brief, minor=True), LEAST)] if name.brief else []
    for form, share in ((name, 1.0), (plain, 1.0), (short, 1.0), (short, LEAST), *brief):
        placed = axis_labels.name_on(form, axes, wanted, rule["min"] * PIXEL * share, clear)
        if placed:
            drawn, boxes = placed
            for box in boxes:
                taken.take(box)
            return drawn
    return None


def _land(name: LandName, shape, taken: Taken) -> str | None:
    rule = style()["labels"]["minor" if name.minor else "state"]
    parts = [part for part in shapely.get_parts(shape) if part.area > SMALLEST]
    parts = sorted(parts, key=lambda part: -part.area)[:PARTS]
    free = [taken.around(part) for part in parts]
    pieces = [p for part in free for p in shapely.get_parts(part) if p.geom_type == "Polygon"]
    pieces = sorted(pieces, key=lambda piece: -piece.area)[:PARTS]
    for ways in _forms(name):
        best = None
        for form in ways:
            for rank, piece in enumerate(pieces):
                wanted = np.sqrt(piece.area) * rule["share"]
                largest = min(rule["max"] * PIXEL, max(rule["min"] * PIXEL, wanted))
                found = spot(piece, form.block, largest, rule["min"] * PIXEL * form.shrink)
                # A break or a lesser part must earn its keep.
                better = found and found[2] * (0.9**rank)
                if found and (best is None or better > best[0] + 0.12):
                    best = (better, form, found)
        if best:
            _, form, (x, y, size) = best
            taken.take(form.block.box(x, y, size))
            return _written(form, x, y, size, style()["labels"]["ink"])
    return None


def _written(form: _Form, x: float, y: float, size: float, ink: str, halo: float = 0.5) -> str:
    height = form.block.height * size - 0.1 * size
    line = y - height / 2 + 0.86 * size
    out = []
    for text, face, share, spacing in [
        *((text, form.face, 1.0, form.spacing) for text in form.lines),
        *((text, ITALIC, SUB, 0.0) for text in form.sub),
    ]:
        # The space after the last letter would push the name to the left.
        shift = spacing * size / 2
        out.append(written(text, x + shift, line, size * share, face, ink, halo, spacing=spacing))
        line += LINE * size * share if share == 1.0 else LINE * SUB * size
    return svg.tag("g", "".join(out))


def written(
    text: str,
    x: float,
    y: float,
    size: float,
    face: Face,
    ink: str,
    halo: float = 0.5,
    spacing: float = 0.0,
    anchor: str = "middle",
    extra: str = "",
) -> str:
    """One line of type with a halo.

    Parameters
    ----------
    text : str
        The line.
    x, y : float
        Where its anchor stands on the base line, mm.
    size : float
        Size of type, mm.
    face : Face
        Its face.
    ink : str
        Its colour.
    halo : float
        Width of the halo on either side, mm; 0 for none.
    spacing : float
        Space between letters, em.
    anchor : str
        ``"start"``, ``"middle"`` or ``"end"``.
    extra : str
        SVG that follows in the same line.

    Returns
    -------
    str
        SVG.
    """
    around = {}
    if halo:
        around = {
            "stroke": style()["labels"]["halo"],
            "stroke_width": 2 * halo,
            "stroke_linejoin": "round",
            "stroke_opacity": 0.85,
            "paint_order": "stroke",
        }
    return svg.tag(
        "text",
        svg.words(text) + extra,
        x=round(x, 2),
        y=round(y, 2),
        font_size=round(size, 2),
        letter_spacing=round(spacing * size, 3) if spacing else None,
        text_anchor=anchor if anchor != "start" else None,
        fill=ink,
        **face.attributes(),
        **around,
    )
