"""Writing SVG: shapes, strokes and names, in millimetres of the sheet."""

import re
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import shapely


def tag(name: str, content: str = "", **attributes) -> str:
    """One element.

    Parameters
    ----------
    name : str
        Its name.
    content : str
        What stands in it, already SVG.
    **attributes
        Attributes; an underscore stands for a hyphen, one at the end is dropped, None leaves
        the attribute out, numbers are written with up to three decimals.

    Returns
    -------
    str
        SVG.
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(number(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def number(value) -> str:
    """A value as it stands in an attribute."""
    if isinstance(value, float | np.floating):
        return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
    return str(value)


def words(text: str) -> str:
    """A text as it may stand in an element."""
    return escape(text)


def path_data(shape) -> str:
    """Outline of a geometry, to a hundredth of a millimetre.

    Parameters
    ----------
    shape : shapely geometry
        Lines or polygons in millimetres of the sheet.

    Returns
    -------
    str
        Value of an attribute ``d``.
    """
    out = []
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            out += [_run(ring.coords, closed=True) for ring in (part.exterior, *part.interiors)]
        elif part.geom_type in ("LineString", "LinearRing"):
            out.append(_run(part.coords))
        elif part.geom_type.startswith(("Multi", "Geometry")):
            out.append(path_data(part))
    return "".join(out)


def greyed(document: str) -> str:
    """A document without colours: each becomes a grey of its lightness."""

    def grey(found: re.Match) -> str:
        red, green, blue = (int(found[0][i : i + 2], 16) for i in (1, 3, 5))
        return "#" + f"{round(0.2126 * red + 0.7152 * green + 0.0722 * blue):02x}" * 3

    return re.sub(r'(?<=")#[0-9a-f]{6}(?=")', grey, document)


def _run(coordinates, closed: bool = False) -> str:
    """A line; points that fall together on the paper are written once."""
    points = np.rint(np.asarray(coordinates)[:, :2] * 100).astype(int)
    moved = np.ones(len(points), bool)
    moved[1:] = (points[1:] != points[:-1]).any(axis=1)
    points = points[moved]
    if len(points) < (4 if closed else 2):
        return ""
    if closed:
        points = points[:-1]
    steps = np.diff(points, axis=0)
    start = f"M{points[0][0] / 100:g} {points[0][1] / 100:g}"
    tail = " ".join(f"{x / 100:g} {y / 100:g}" for x, y in steps.tolist())
    return f"{start}l{tail}{'z' if closed else ''}"


def shape(geometry, **attributes) -> str:
    """A geometry as a path; nothing where there is nothing to see."""
    data = path_data(geometry)
    return tag("path", d=data, **attributes) if data else ""
