"""The three levels, as numbers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """How hard the questions are.

    Attributes
    ----------
    kinds : tuple of str
        Kinds of questions, in the order in which they take turns.
    rank : int
        Towns down to this rank: 1 for the largest.
    margin : int
        Days kept away from a change of hands.
    apart : int
        Days that a wrong day is away from the right one, at least.
    events_apart, events_within : int
        Days between two events that are compared, at least and at most.
    main_events : bool
        Only events that the page of the whole story tells.
    any_name : bool
        Whether to ask for names that came after March 1938.
    """

    kinds: tuple[str, ...]
    rank: int
    margin: int
    apart: int
    events_apart: int
    events_within: int
    main_events: bool
    any_name: bool


LEVELS = {
    "easy": Level(
        kinds=("holder", "first", "holder", "line", "names"),
        rank=2, margin=30, apart=60, events_apart=60, events_within=1200,
        main_events=True, any_name=False,
    ),
    "medium": Level(
        kinds=("holder", "order", "recognised", "line", "names", "since"),
        rank=3, margin=10, apart=14, events_apart=14, events_within=500,
        main_events=True, any_name=False,
    ),
    "hard": Level(
        kinds=("since", "recognised", "order", "holder", "line", "names", "first"),
        rank=9, margin=0, apart=3, events_apart=3, events_within=90,
        main_events=False, any_name=True,
    ),
}  # fmt: skip
