"""From a fact to its look on paper, by the same rules and values as on the screen.

The rules are those of ``cartography/js/paint.js``; every value comes from
``cartography/style.json``, and what only paper needs from ``print.json``. A test holds both to
the same result.
"""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from ..cartography.bundle import STYLE
from ..files import read_json

#: Millimetres of paper for a pixel of the screen: print is read from nearer.
PIXEL = 0.22


@dataclass(frozen=True)
class Paint:
    """How a piece of land is filled.

    Attributes
    ----------
    base : str
        Colour of the ground.
    ink : str or None
        Colour of the pattern over it.
    pattern : str or None
        Name of the pattern, as in the style.
    """

    base: str
    ink: str | None = None
    pattern: str | None = None

    @property
    def id(self) -> str:
        """A name for the pattern in a document."""
        return "-".join([self.pattern or "plain", self.base, self.ink or ""]).replace("#", "")


@cache
def style() -> dict:
    """The style of the atlas."""
    return read_json(STYLE)


@cache
def on_paper() -> dict:
    """What the style does not say, because only paper needs it: hatching in black and white."""
    return read_json(Path(__file__).with_name("print.json"))


def fill_of(power: str) -> str:
    """Colour of a power."""
    powers = style()["powers"]
    return powers.get(power, powers["default"])["fill"]


def paint_of(row, view: str, mono: bool = False) -> Paint:
    """How a unit is filled on a day.

    Parameters
    ----------
    row : object
        ``controller, sovereign, status, claimant, sphere, sphere_kind``.
    view : str
        ``"held"``, ``"claimed"``, ``"recognised"`` or ``"agreed"``.
    mono : bool
        In black and white.

    Returns
    -------
    Paint
        Plain, or with the holder's colour as a pattern over the owner's.
    """
    if mono:
        return _mono(row, view)
    rule = style()["statuses"].get(row.status, {})
    if view == "agreed":
        return _agreed(row)
    if view == "recognised":
        return Paint(fill_of(row.sovereign))
    if view == "claimed" and not rule.get("claim"):
        return Paint(fill_of(row.claimant))
    fill, pattern = fill_of(row.controller), rule.get("pattern")
    if not pattern:
        return Paint(fill)
    if row.controller == row.sovereign:
        alone = rule.get("alone")
        return Paint(fill, style()["contested_ink"], pattern) if alone else Paint(fill)
    return Paint(fill_of(row.sovereign), fill, pattern)


def _agreed(row) -> Paint:
    """The parties' own land in full, what they agreed on in a tint of it, all else as land."""
    rule, land = style()["agreed"], style()["land"]
    if row.sphere:
        tint = mix(land, fill_of(row.sphere), rule["share"])
        return Paint(land, tint, "interest") if row.sphere_kind == "interest" else Paint(tint)
    own = row.sovereign == row.controller and row.controller in rule["powers"]
    return Paint(fill_of(row.controller) if own else land)


def mix(one: str, other: str, share: float) -> str:
    """A colour between two hex colours."""
    parts = [[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in (one, other)]
    mixed = (round(a + (b - a) * share) for a, b in zip(*parts, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def holder(row, view: str) -> str:
    """Who counts as the holder in a view."""
    return {"recognised": row.sovereign, "claimed": row.claimant}.get(view, row.controller)


def _mono(row, view: str) -> Paint:
    """A power by its own hatching: dense on its own land, open on land that it only holds."""
    if view == "agreed":
        own = row.sovereign == row.controller and row.controller in style()["agreed"]["powers"]
        power, full = (row.sphere, False) if row.sphere else (row.controller if own else "", True)
    else:
        power = holder(row, view)
        full = view != "held" or row.controller == row.sovereign
    rule = on_paper()["powers"].get(power) or on_paper()["powers"]["default"]
    if "pattern" not in rule:
        return Paint(rule["fill"])
    return Paint(rule["fill"], on_paper()["ink"], rule["pattern"] + ("" if full else "-open"))


def pattern_rule(name: str) -> dict:
    """Shape, angle, period and width of a pattern, in pixels of the screen."""
    known = {**style()["patterns"], **on_paper()["patterns"]}
    if name in known:
        return known[name]
    rule = known[name.removesuffix("-open")]
    return {**rule, "period": rule["period"] * on_paper()["open"]}


@dataclass(frozen=True)
class Stroke:
    """A line.

    Attributes
    ----------
    colour : str
        Its colour.
    width : float
        In mm.
    dash : str or None
        Lengths of dashes and gaps, mm.
    opacity : float
        1 covers what is below.
    """

    colour: str
    width: float
    dash: str | None = None
    opacity: float = 1.0

    def attributes(self) -> dict:
        """Attributes for :func:`geodata.printing.svg.tag`."""
        return {
            "fill": "none",
            "stroke": self.colour,
            "stroke_width": self.width,
            "stroke_dasharray": self.dash,
            "stroke_opacity": None if self.opacity == 1 else self.opacity,
            "stroke_linejoin": "round",
        }


def precision_step(km: float | None) -> dict:
    """The step of precision by which a line becomes solid, dashed or dotted."""
    steps = style()["precision"]
    if km is None or km != km:
        return steps[0]
    return next(step for step in steps if step["up_to_km"] is None or km <= step["up_to_km"])


def _dash(km: float | None) -> str | None:
    dash = precision_step(km)["dash"]
    return dash and " ".join(f"{float(part) * PIXEL:.3g}" for part in dash.split())


def border_stroke(kind: str, km: float | None, mono: bool = False) -> Stroke:
    """Stroke of a border: ``"state"``, ``"internal"`` or ``"coast"``."""
    rule = style()["borders"][kind]
    dash = None if kind == "coast" else _dash(km)
    colour = grey(rule["stroke"]) if mono else rule["stroke"]
    return Stroke(colour, rule["width"] * PIXEL, dash, rule.get("opacity", 1.0))


def line_stroke(line, mono: bool = False) -> Stroke:
    """Stroke of a line of agreement or a front; `line` has ``line, kind, precision_km``."""
    rules = style()["lines"]
    rule = {**rules["default"], **rules["kinds"].get(line.kind, {})}
    rule |= rules["named"].get(line.line, {})
    colour = grey(rule["stroke"]) if mono else rule["stroke"]
    return Stroke(colour, rule["width"] * PIXEL, _dash(line.precision_km))


def faint(stroke: Stroke) -> Stroke:
    """Stroke of a line that a later agreement has replaced."""
    return replace(stroke, opacity=style()["lines"]["past_opacity"])


def grey(colour: str) -> str:
    """A colour as a grey of the same lightness, darkened for lines."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    level = round(0.7 * (0.2126 * red + 0.7152 * green + 0.0722 * blue))
    return f"#{level:02x}{level:02x}{level:02x}"
