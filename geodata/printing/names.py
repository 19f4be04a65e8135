"""What the name over a land says, by the rules of ``cartography/js/labels.js``."""

from dataclasses import dataclass

from ..cartography.paint import style
from ..words import the


@dataclass(frozen=True)
class LandName:
    """A name over land.

    Attributes
    ----------
    key : str
        Units with the same key are named together.
    text, sub : str
        The name, and what stands below it in smaller type.
    minor : bool
        In italics instead of capitals.
    short, brief : str
        For where there is little room, and for where there is next to none.
    """

    key: str
    text: str
    sub: str = ""
    minor: bool = False
    short: str = ""
    brief: str = ""


def land_name(row, view: str) -> LandName:
    """What is written over a unit on a day.

    Parameters
    ----------
    row : object
        ``unit, controller, sovereign, status, claimant``.
    view : str
        ``"held"``, ``"claimed"``, ``"recognised"`` or ``"agreed"``.

    Returns
    -------
    LandName
    """
    rules, own = style()["labels"], row.controller == row.sovereign
    region = own and rules["regions"].get(row.unit)
    if region:
        return LandName(region, region, minor=True)
    if view in ("recognised", "agreed"):
        return LandName(row.sovereign, _shown(row.sovereign))
    rule = style()["statuses"].get(row.status, {})
    if view == "claimed" and not rule.get("claim"):
        power = _shown(row.claimant)
        text = _republic(row) or power
        return LandName(text, text, minor=text != power)
    if rule.get("name"):
        key = f"{row.status}|{row.controller}"
        short, brief = (rule.get(kind, "") for kind in ("short", "brief"))
        return LandName(key, rule["name"], short=short, brief=brief)
    holder = style()["powers"].get(row.controller, {})
    if not own and holder.get("proclaimed"):
        sub = f"proclaimed; in law {_shown(row.sovereign)}"
        return LandName(row.controller, _shown(row.controller), sub)
    if not own and rule.get("sub"):
        sub = rule["sub"].replace("{the holder}", the(row.controller))
        sub = sub.replace("{adjective}", holder.get("adjective", row.controller))
        key = f"{row.status}|{row.controller}|{row.sovereign}"
        return LandName(key, _shown(row.sovereign), sub, minor=True)
    return LandName(row.controller, _shown(row.controller))


def _shown(power: str) -> str:
    return style()["powers"].get(power, {}).get("label", power)


def _republic(row) -> str | None:
    """The Soviet republic of which a law had made a unit part, where one is known for all of it."""
    if row.status != "annexed" or row.claimant != "Soviet Union":
        return None
    republics = style()["labels"]["republics"]
    return next((name for start, name in republics.items() if row.unit.startswith(start)), None)


def broken(text: str) -> list[list[str]]:
    """A name on one line, and broken in two near its middle.

    Parameters
    ----------
    text : str
        The name.

    Returns
    -------
    list of list of str
        One or two ways of setting it.

    Examples
    --------
    >>> broken("Free City of Danzig")
    [['Free City of Danzig'], ['Free City', 'of Danzig']]
    """
    parts = text.split()
    ways = [[" ".join(parts[:cut]), " ".join(parts[cut:])] for cut in range(1, len(parts))]
    return [[text]] + ([min(ways, key=lambda way: max(map(len, way)))] if ways else [])
