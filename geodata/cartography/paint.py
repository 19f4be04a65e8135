"""From a fact to its look, by the rules of ``js/paint.js``; every value comes from ``style.json``.

A test holds both to the same result.
"""

from dataclasses import dataclass
from functools import cache

from ..files import read_json
from .bundle import STYLE


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


def fill_of(power: str) -> str:
    """Colour of a power; states beside the theatre have a few neutral ones in turn."""
    powers = style()["powers"]
    if power in powers:
        return powers[power]["fill"]
    return style()["bystanders"].get(power, powers["default"]["fill"])


def paint_of(row, view: str) -> Paint:
    """How a unit is filled on a day.

    Parameters
    ----------
    row : object
        ``controller, sovereign, status, claimant, sphere, sphere_kind``.
    view : str
        ``"held"``, ``"claimed"``, ``"recognised"`` or ``"agreed"``.

    Returns
    -------
    Paint
        Plain, or with the holder's colour as a pattern over the owner's.
    """
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


def precision_step(km: float | None) -> dict:
    """The step of precision by which a line becomes solid, dashed or dotted."""
    steps = style()["precision"]
    if km is None or km != km:
        return steps[0]
    return next(step for step in steps if step["up_to_km"] is None or km <= step["up_to_km"])
