"""The look of land for a style sheet: the same fill as on the map, as a CSS background."""

from types import SimpleNamespace

from .paint import Paint, paint_of, style


def background(controller: str, sovereign: str, status: str) -> str:
    """How the map fills land that is held so.

    Parameters
    ----------
    controller, sovereign, status : str
        As in the control table.

    Returns
    -------
    str
        A value for the CSS property ``background``.
    """
    row = SimpleNamespace(controller=controller, sovereign=sovereign, status=status)
    paint = paint_of(row, "held")
    return _hatched(paint) if paint.pattern else paint.base


def _hatched(paint: Paint) -> str:
    base, ink, rule = paint.base, paint.ink, style()["patterns"][paint.pattern]
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
