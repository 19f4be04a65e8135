"""From a fact to its look on paper: as on the screen, or in black and white.

What only paper needs comes from ``print.json``.
"""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from ..cartography import paint as screen
from ..cartography.paint import Paint, holder, precision_step, style
from ..files import read_json

#: Millimetres of paper for a pixel of the screen: print is read from nearer.
PIXEL = 0.22


@cache
def on_paper() -> dict:
    """What the style does not say, because only paper needs it: hatching in black and white."""
    return read_json(Path(__file__).with_name("print.json"))


def paint_of(row, view: str, mono: bool = False) -> Paint:
    """How a unit is filled on a day; as :func:`geodata.cartography.paint.paint_of`, or in grey."""
    return _mono(row, view) if mono else screen.paint_of(row, view)


def _mono(row, view: str) -> Paint:
    """A power by its own hatching: dense on its own land, open on land that it only holds.

    Faint on land in which it had only stressed an interest. A power without hatching has
    stripes on land that it only holds.
    """
    if view == "agreed":
        own = row.sovereign == row.controller and row.controller in style()["agreed"]["powers"]
        power, full = (row.sphere, False) if row.sphere else (row.controller if own else "", True)
    else:
        power = holder(row, view)
        full = view != "held" or row.controller == row.sovereign
    grey = on_paper()["bystanders"].get(power, on_paper()["powers"]["default"]["fill"])
    rule = on_paper()["powers"].get(power, {"fill": grey})
    if "pattern" not in rule:
        return Paint(rule["fill"]) if full else _held(rule)
    faint = view == "agreed" and row.sphere_kind == "interest"
    density = "-faint" if faint else "" if full else "-open"
    return Paint(rule["fill"], on_paper()["ink"], rule["pattern"] + density)


def _held(rule: dict) -> Paint:
    """A power's plain grey, or its white, with stripes: land that it only holds."""
    if rule["fill"] == "#ffffff":
        return Paint(rule["fill"], on_paper()["ink"], "mono-held-white")
    return Paint(rule["fill"], "#ffffff", "mono-held")


def pattern_rule(name: str) -> dict:
    """Shape, angle, period and width of a pattern, in pixels of the screen."""
    known = {**style()["patterns"], **on_paper()["patterns"]}
    if name in known:
        return known[name]
    plain, _, density = name.rpartition("-")
    rule = known[plain]
    return {**rule, "period": rule["period"] * on_paper()[density]}


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
