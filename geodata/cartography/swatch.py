"""The look of land for a style sheet: the same fill as on the map, as a CSS background."""

from functools import cache

from ..files import load_json
from .bundle import STYLE


@cache
def _style() -> dict:
    return load_json(STYLE)


def background(controller: str, sovereign: str, status: str) -> str:
    """How the map fills land that is held so, by the rule of ``js/paint.js``.

    Parameters
    ----------
    controller, sovereign, status : str
        As in the control table.

    Returns
    -------
    str
        A value for the CSS property ``background``.
    """
    rule = _style()["statuses"].get(status, {})
    pattern = rule.get("pattern")
    fill, under = _fill(controller), _fill(sovereign)
    if not pattern:
        return fill
    if controller != sovereign:
        return _hatched(under, fill, pattern)
    return _hatched(fill, _style()["contested_ink"], pattern) if rule.get("alone") else fill


def _fill(power: str) -> str:
    powers = _style()["powers"]
    return powers.get(power, powers["default"])["fill"]


def _hatched(base: str, ink: str, name: str) -> str:
    rule = _style()["patterns"][name]
    width, period, angle = rule["width"], rule["period"], rule.get("angle", 0)
    if rule["shape"] == "dots":
        dot = f"radial-gradient(circle, {ink} {width / 2}px, transparent {width / 2 + 0.5}px)"
        return f"{dot} 0 0 / {period}px {period}px, {base}"
    # An SVG pattern of upright bars, turned by the angle; in CSS a bar is upright at 90 degrees.
    turns = (90, 180) if rule["shape"] == "cross" else (90,)
    bars = [
        f"repeating-linear-gradient({turn + angle}deg, {ink} 0 {width}px, "
        f"transparent {width}px {period}px)"
        for turn in turns
    ]
    return f"{', '.join(bars)}, {base}"
