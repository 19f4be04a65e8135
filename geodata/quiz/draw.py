"""Draws the questions of a quiz."""

from functools import lru_cache

from . import holders, lines, names, order
from .dice import Dice
from .level import LEVELS
from .question import Question

#: The longest quiz.
MOST = 20
KINDS = {
    "holder": holders.holder,
    "recognised": holders.recognised,
    "since": holders.since,
    "first": order.first,
    "order": order.order,
    "line": lines.line,
    "names": names.names,
}
_THROWS = 200  # after so many without a good question of a kind another kind takes its turn


@lru_cache(maxsize=64)
def make_quiz(seed: str, level: str, count: int) -> tuple[Question, ...]:
    """Draw the questions of a quiz.

    Parameters
    ----------
    seed : str
        Anything; the same seed gives the same questions as long as the data are the same, and
        a shorter quiz is the beginning of a longer one.
    level : str
        ``"easy"``, ``"medium"`` or ``"hard"``.
    count : int
        How many, 1 to `MOST`.

    Returns
    -------
    tuple of Question
        No two of the same text, map and choices, and none that asks twice about one town.

    Raises
    ------
    ValueError
        When the level or the number is none of those.
    DataError
        When a file is missing or damaged.
    """
    if level not in LEVELS:
        raise ValueError(f"{level!r} is no level; there are {', '.join(LEVELS)}")
    if not 1 <= count <= MOST:
        raise ValueError(f"{count!r} is not a number of questions from 1 to {MOST}")
    asked: list[Question] = []
    for number in range(count):
        asked.append(_next(Dice(f"{seed}:{level}:{number}"), level, number, asked))
    return tuple(asked)


def _next(dice: Dice, level: str, number: int, asked: list[Question]) -> Question:
    rules = LEVELS[level]
    turn = number % len(rules.kinds)
    for kind in rules.kinds[turn:] + rules.kinds[:turn]:
        for _ in range(_THROWS):
            question = KINDS[kind](dice, rules)
            if question and not question.gives_itself_away() and _is_new(question, asked):
                return question
    raise RuntimeError(f"no question {number} for this seed")  # a test draws many seeds


def _is_new(question: Question, asked: list[Question]) -> bool:
    return all(
        (question.place is None or question.place != other.place)
        and (question.line is None or question.line != other.line)
        and (question.event is None or question.event != other.event)
        for other in asked
    )
