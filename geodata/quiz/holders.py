"""Questions on who held a place, whose it was in the eyes of others, and from which day."""

import datetime as dt
from functools import cache

from ..chronology import FIRST_DAY, LAST_DAY, change_days, days_between, in_force
from ..words import long_date, the
from . import known
from .dice import Dice
from .level import Level
from .question import Question

#: Whose states went on in law, beyond doubt, when their land was held by another.
WENT_ON = {"Poland", "Lithuania", "Latvia", "Estonia", "Finland"}
GREAT = ("Germany", "Soviet Union")
SPREAD = 8  # nearest days of other changes among which wrong ones are chosen
_STATUS = {
    "occupied": "occupied",
    "annexed": "annexed by a law or decree of the holder",
    "transferred": "handed over by agreement",
    "protectorate": "made a protectorate",
    "general government": "put under the General Government",
    "leased": "leased",
    "free city": "a free city",
}


def holder(dice: Dice, level: Level) -> Question | None:
    """Ask which power held a place on a day.

    Parameters
    ----------
    dice : Dice
        Chance.
    level : Level
        How hard.

    Returns
    -------
    Question or None
        None when this throw gives no good question.
    """
    stay, day = _a_day_of(dice, level, known.stays())
    if stay is None:
        return None
    choices = _choices(dice, stay.controller, _powers_near(stay, day))
    return choices and Question(
        kind="holder",
        text=f"Which power held {known.both_names(stay.place, day)} on {long_date(day)}?",
        choices=choices,
        answer=choices.index(stay.controller),
        explanation=_told(stay, day),
        source=stay.source,
        date=day,
        place=(stay.lon, stay.lat),
    )


def recognised(dice: Dice, level: Level) -> Question | None:
    """Ask whose land a place was in the eyes of others; parameters as `holder`."""
    foreign = [
        stay
        for stay in known.stays()
        if stay.sovereign in WENT_ON
        and stay.sovereign != stay.controller
        and stay.status != "transferred"
        and not _claimed_by_two(stay.unit)
    ]
    stay, day = _a_day_of(dice, level, foreign)
    if stay is None:
        return None
    choices = _choices(dice, stay.sovereign, [stay.controller, *_powers_near(stay, day)])
    return choices and Question(
        kind="recognised",
        text=f"On {long_date(day)} {the(stay.controller)} held "
        f"{known.both_names(stay.place, day)}. In the eyes of the states that did not accept "
        "this, whose land was it?",
        choices=choices,
        answer=choices.index(stay.sovereign),
        explanation=f"{_told(stay, day)} To hold land and to own it in law are two things.",
        source=stay.source,
        date=day,
        place=(stay.lon, stay.lat),
    )


def since(dice: Dice, level: Level) -> Question | None:
    """Ask from which day a power held a place; parameters as `holder`."""
    sure = [
        stay
        for stay in known.stays()
        if stay.sure_first and stay.before not in (None, stay.controller) and _fits(stay, level)
        and not _came_back(stay)
    ]  # fmt: skip
    stay = dice.pick(sure) if sure else None
    if stay is None or not known.is_certain(stay, stay.first):
        return None
    day = stay.first.isoformat()
    others = [other for other in change_days() if days_between(other, day) >= level.apart]
    others.sort(key=lambda other: (days_between(other, day), other))
    if len(others) < 3:
        return None
    days = [*dice.shuffled(others[:SPREAD])[:3], day]
    choices = tuple(long_date(each) for each in sorted(days))
    name = known.both_names(stay.place, (stay.first - dt.timedelta(days=1)).isoformat())
    return Question(
        kind="since",
        text=f"{name} was held first by {the(stay.before)} and then by {the(stay.controller)}. "
        "Which was the first day under the new holder?",
        choices=choices,
        answer=choices.index(long_date(day)),
        explanation=_told(stay, day),
        source=stay.source,
        date=day,
        place=(stay.lon, stay.lat),
    )


def _a_day_of(dice: Dice, level: Level, stays) -> tuple[known.Stay | None, str]:
    """A place under a holder, and a day on which that is certain."""
    fit = [stay for stay in stays if _fits(stay, level) and stay.days(level.margin)]
    towns = sorted({stay.place for stay in fit})
    if not towns:
        return None, ""
    town = dice.pick(towns)  # the town first, so that one with many changes is not asked more
    stay = dice.pick([stay for stay in fit if stay.place == town])
    first, last = stay.days(level.margin)
    day = first + dt.timedelta(days=dice.pick(range((last - first).days + 1)))
    return (stay, day.isoformat()) if known.is_certain(stay, day) else (None, "")


def _fits(stay: known.Stay, level: Level) -> bool:
    return stay.rank <= level.rank


@cache
def _claimed_by_two(unit: str) -> bool:
    """Land that two of the smaller states held in turn: whose it was is a matter of dispute."""
    return len(set(known.rows_of(unit).controller) - set(GREAT)) > 1


@cache
def _came_back(stay: known.Stay) -> bool:
    """Tell whether the power had held the land before: then there is more than one first day."""
    rows = known.rows_of(stay.unit)
    return stay.controller in set(rows[rows.start_date < stay.first.isoformat()].controller)


def _powers_near(stay: known.Stay, day: str) -> list[str]:
    """Powers that a reader might think of, the likeliest first: they make the wrong answers."""
    rows, own = known.rows(), known.rows_of(stay.unit)
    near = in_force(rows[rows.unit.isin(known.neighbours().get(stay.unit, ()))], day)
    around = sorted({*own.controller, *own.sovereign, *near.controller, *near.sovereign})
    return [*dict.fromkeys([stay.sovereign, *GREAT, *around])]


def _choices(dice: Dice, right: str, powers: list[str]) -> tuple[str, ...] | None:
    """The right power and three others, by the alphabet; None when there are too few."""
    wrong = [power for power in dict.fromkeys(powers) if power != right]
    # Two that are nearest to the truth, and one by chance, so that not every question has the same.
    wrong = wrong[:2] + dice.shuffled(wrong[2:])[:1]
    return tuple(sorted([right, *wrong])) if len(wrong) == 3 else None


def _told(stay: known.Stay, day: str) -> str:
    """The answer in sentences, from the rows of the control table."""
    first, last = known.whole_stay(stay)
    began = "from before the atlas begins" if first.first <= FIRST_DAY else _from(first)
    ended = "" if last.last >= LAST_DAY else f" to {_day(last.last, last.sure_last)}"
    name = known.name_on(stay.place, day)
    text = f"{the(stay.controller)} held {name} {began}{ended}."
    if words := _STATUS.get(stay.status):
        text += f" On this day it was {words}."
    if stay.sovereign != stay.controller:
        text += f" Its recognised sovereign was still {the(stay.sovereign)}."
    return text[0].upper() + text[1:]


def _from(stay: known.Stay) -> str:
    return f"from {_day(stay.first, stay.sure_first)}"


def _day(day: dt.date, sure: bool) -> str:
    """A day, or only its month where the day is not certain for every town."""
    return long_date(day.isoformat()) if sure else f"{day:%B %Y}"
