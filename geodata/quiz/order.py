"""Questions on what came before what."""

from ..chronology import days_between
from ..words import long_date
from . import known
from .dice import Dice
from .level import Level
from .question import Question

SIGNS = "ABCD"


def first(dice: Dice, level: Level) -> Question | None:
    """Ask which of four events came first.

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
    chosen = _four(dice, level)
    if chosen is None:
        return None
    shown = dice.shuffled(chosen)
    return Question(
        kind="first",
        text="Which of these came first?",
        choices=tuple(event["title"] for event in shown),
        answer=shown.index(chosen[0]),
        **_about(chosen),
    )


def order(dice: Dice, level: Level) -> Question | None:
    """Ask for the order of four events; parameters as `first`."""
    chosen = _four(dice, level)
    if chosen is None:
        return None
    shown = dice.shuffled(chosen)
    right = [shown.index(event) for event in chosen]
    orders = [right]
    while len(orders) < 4:
        other = dice.shuffled(range(4))
        if other not in orders:
            orders.append(other)
    orders.sort()
    return Question(
        kind="order",
        text="Put these events in order, the earliest first.",
        choices=tuple(", ".join(SIGNS[number] for number in one) for one in orders),
        answer=orders.index(right),
        items=tuple(f"{SIGNS[k]}: {event['title']}" for k, event in enumerate(shown)),
        **_about(chosen),
    )


def _four(dice: Dice, level: Level) -> list[dict] | None:
    """Four events in order of time, as far apart as the level asks."""
    table = known.askable_events()
    if level.main_events:
        table = table[table.pages.str.contains("overview")]
    pool = table.to_dict("records")
    chosen = [dice.pick(pool)]
    for event in dice.shuffled(pool):
        gaps = [days_between(event["start_date"], other["start_date"]) for other in chosen]
        if min(gaps) >= level.events_apart and max(gaps) <= level.events_within:
            chosen.append(event)
        if len(chosen) == 4:
            return sorted(chosen, key=lambda event: event["start_date"])
    return None


def _about(chosen: list[dict]) -> dict:
    """What is told of four events in order of time."""
    told = "; ".join(f"{event['title']}, {long_date(event['start_date'])}" for event in chosen)
    begins = chosen[0]
    return {
        "explanation": f"In order of their first days: {told}.",
        "source": "; ".join(dict.fromkeys(event["source"] for event in chosen)),
        "date": begins["start_date"],
        "event": begins["event"],
    }
