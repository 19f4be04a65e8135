"""Tasks on a blank map, each made from the data with its answer."""

import datetime as dt
from dataclasses import dataclass

from ..borders import claimants_at
from ..cartography.paint import style
from ..chronology import FIRST_DAY, days_between
from ..quiz import known
from ..quiz.dice import Dice
from ..sources import UNVERIFIED, cite, split_parts
from ..words import long_date, the
from .blank import Blank

MARGIN = 3  # days kept away from a change of hands
LETTERS = "ABCDEF"
ODDS = (True, False)
#: Lines with Germany to the west and the Soviet Union to the east.
BETWEEN = ("pact-1939-08-23", "treaty-1939-09-28")
#: What a task is called, and what it asks for.
KINDS = {
    "colour": "Colour the map",
    "lands": "Name the holders",
    "towns": "Name the towns",
    "line": "Draw the line",
    "order": "Put the events in order",
    "true": "True or false?",
}


@dataclass(frozen=True)
class Task:
    """One task.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    text : str
        What is to be done.
    items : tuple of str
        What it is done with, such as statements or letters; a blank follows each.
    answers : tuple of str
        One for each item, or for the whole.
    sources : str
        Where the answers come from, in words; may be empty.
    """

    kind: str
    text: str
    items: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    sources: str = ""


def colour(blank: Blank, dice: Dice) -> Task | None:  # noqa: ARG001 - one call for all tasks
    """Ask for a colour or hatching for each power.

    Parameters
    ----------
    blank : Blank
        The map.
    dice : Dice
        Chance.

    Returns
    -------
    Task or None
        None when the map has nothing for such a task.
    """
    area: dict[str, float] = {}
    for row, size, _ in blank.plate.seen:
        area[row.controller] = area.get(row.controller, 0) + size
    powers = sorted(area, key=lambda power: -area[power])[:8]
    if len(powers) < 2:
        return None
    text = (
        f"Who held the land on {long_date(blank.date)}? Give each power a colour or a hatching, "
        "fill in the map, and make the key here."
    )
    return Task("colour", text, tuple("" for _ in powers), ("See the map.", *powers))


def lands(blank: Blank, dice: Dice) -> Task | None:  # noqa: ARG001
    """Ask who held lettered lands; parameters as :func:`colour`."""
    if len(blank.lands) < 2:
        return None
    claimants = claimants_at(blank.date)
    answers = [_told(row, claimants[row.unit]) for row in blank.lands]
    text = (
        f"Which power held the lands {LETTERS[0]} to {LETTERS[len(answers) - 1]} on "
        f"{long_date(blank.date)}? If you can, say also whose land it was in the eyes of others."
    )
    letters = tuple(LETTERS[: len(answers)])
    keys = "; ".join(row.source for row in blank.lands)
    return Task("lands", text, letters, tuple(answers), _cited(keys))


def _told(row, claimant: str) -> str:
    status = style()["statuses"].get(row.status, {}).get("label", row.status)
    status = status.split(":")[0].split(" (")[0]
    if row.controller == row.sovereign:
        return f"{row.name}: {row.controller}"
    law = "" if claimant == row.sovereign else f", claimed by {the(claimant)}"
    return f"{row.name}: {row.controller} ({status}{law}; recognised as {row.sovereign})"


def towns(blank: Blank, dice: Dice) -> Task | None:  # noqa: ARG001
    """Ask for the names of numbered towns; parameters as :func:`colour`."""
    if len(blank.towns) < 2:
        return None
    answers = []
    for town in blank.towns:
        today = f" (today {town.today})" if town.today and town.today not in town.text else ""
        answers.append(town.text + today)
    text = (
        f"Write the names of the towns 1 to {len(answers)}. Their official names on "
        f"{long_date(blank.date)} count, and today\u2019s do too."
    )
    numbers = tuple(str(number) for number in range(1, len(answers) + 1))
    return Task("towns", text, numbers, tuple(answers))


def line(blank: Blank, dice: Dice) -> Task | None:  # noqa: ARG001
    """Ask for the line that the two powers had agreed on; parameters as :func:`colour`."""
    agreed = [row for row, _ in blank.lines if row.line in BETWEEN and not row.past]
    if not agreed:
        return None
    row = agreed[0]
    text = (
        f"Draw the {row.label[0].lower() + row.label[1:]} on the map, in red or as a thick line: "
        "the border between the German and the Soviet sphere that was agreed in secret. "
        "Write who was to have which side."
        if row.line == "pact-1939-08-23"
        else f"Draw this line on the map, in red or as a thick line: {row.name[0].lower()}"
        f"{row.name[1:]}. Write who got which side."
    )
    return Task(
        "line",
        text,
        ("To the west of the line:", "To the east of the line:"),
        ("Germany. The line stands on the map.", "the Soviet Union"),
        _cited(row.source),
    )


def order(blank: Blank, dice: Dice) -> Task | None:
    """Ask for the order of five events around the day; parameters as :func:`colour`."""
    rows = sorted(
        known.askable_events().to_dict("records"),
        key=lambda row: days_between(row["start_date"], blank.date),
    )
    near = list({row["start_date"]: row for row in reversed(rows[:24])}.values())
    chosen = dice.shuffled(near)[:5]
    if len(chosen) < 3:
        return None
    right = sorted(chosen, key=lambda row: row["start_date"])
    numbers = [right.index(row) + 1 for row in chosen]
    answers = [
        f"{number}: {long_date(row['start_date'])}"
        for number, row in zip(numbers, chosen, strict=True)
    ]
    text = f"Number these events from 1, the earliest, to {len(chosen)}."
    keys = "; ".join(row["source"] for row in chosen)
    titles = tuple(row["title"] for row in chosen)
    return Task("order", text, titles, tuple(answers), _cited(keys))


def true(blank: Blank, dice: Dice) -> Task | None:
    """Ask whether statements on towns hold; parameters as :func:`colour`."""
    day = dt.date.fromisoformat(blank.date)
    # The numbered towns are for another task to name.
    asked = {town.place for town in blank.towns}
    names = {town.place: town.text for town in blank.all_towns if town.place not in asked}
    open_ = [
        stay
        for stay in known.stays()
        if stay.place in names and stay.may_be_asked(day, MARGIN) and known.is_certain(stay, day)
    ]
    chosen, powers = dice.shuffled(open_)[:5], _powers(blank)
    if len(chosen) < 3:
        return None
    items, answers = [], []
    for stay in chosen:
        right = dice.pick(ODDS)
        others = [p for p in (stay.before, stay.sovereign) if p and p != stay.controller]
        others = others or [power for power in powers if power != stay.controller]
        power = stay.controller if right else dice.pick(others)
        items.append(f"{names[stay.place]} was held by {the(power)}.")
        began = long_date(stay.first.isoformat())
        held = f"{the(stay.controller)} held it from {began}"
        held = held[0].upper() + held[1:]
        if stay.first == FIRST_DAY:
            held = f"{held.split(' from ')[0]} throughout, or from before {began}"
        answers.append(f"{'True' if right else 'False'}. {held}.")
    text = f"True or false on {long_date(blank.date)}? Correct what is false."
    keys = "; ".join(stay.source for stay in chosen)
    return Task("true", text, tuple(items), tuple(answers), _cited(keys))


def _powers(blank: Blank) -> list[str]:
    """Powers that hold or own land in sight, so that a false statement could be true."""
    rows = [row for row, _, _ in blank.plate.seen]
    return sorted({row.controller for row in rows} | {row.sovereign for row in rows})


def _cited(keys: str) -> str:
    """Sources in words, each once."""
    told = dict.fromkeys(cite(part) for part in split_parts(keys))
    return "; ".join(text for text in told if not text.startswith(UNVERIFIED))


MAKERS = {
    "colour": colour,
    "lands": lands,
    "towns": towns,
    "line": line,
    "order": order,
    "true": true,
}
