"""A worksheet from what a teacher wants."""

from dataclasses import dataclass
from functools import lru_cache

from ..chronology import as_day
from ..quiz.dice import SEED, Dice
from .blank import Blank, draw
from .lands import LANDS
from .tasks import KINDS, MAKERS, Task


@dataclass(frozen=True)
class Wanted:
    """What a teacher wants.

    Attributes
    ----------
    date : str
        Day from 1938-03-11 to 1941-06-22, ISO.
    land : str
        Key of :data:`LANDS`.
    seed : str
        Up to 20 letters, digits, ``-`` and ``_``: the same one gives the same sheet.
    kinds : tuple of str
        Tasks, keys of :data:`KINDS`, in the order in which they are set.

    Raises
    ------
    ValueError
        When one of them is another; the message is a sentence.
    """

    date: str
    land: str = "poland"
    seed: str = "1"
    kinds: tuple[str, ...] = ("colour", "lands", "towns", "order")

    def __post_init__(self):
        """Hold what was asked for to what there is."""
        object.__setattr__(self, "date", as_day(self.date).isoformat())
        if self.land not in LANDS:
            raise ValueError(f"{self.land!r} is not one of {', '.join(LANDS)}")
        if not SEED.fullmatch(self.seed):
            raise ValueError(f"{self.seed!r} is not up to 20 letters, digits, - and _")
        unknown = [kind for kind in self.kinds if kind not in KINDS]
        if unknown or not self.kinds:
            told = f"{unknown[0]!r} is" if unknown else "a sheet without a task is"
            raise ValueError(f"{told} not one of {', '.join(KINDS)}")


@dataclass(frozen=True)
class Sheet:
    """A worksheet.

    Attributes
    ----------
    wanted : Wanted
        What it was made for.
    blank : Blank
        Its map.
    tasks : tuple of Task
        Its tasks.
    missing : tuple of str
        Kinds for which this map on this day has nothing.
    """

    wanted: Wanted
    blank: Blank
    tasks: tuple[Task, ...]
    missing: tuple[str, ...]


@lru_cache(maxsize=8)
def make(wanted: Wanted) -> Sheet:
    """Make a worksheet.

    Parameters
    ----------
    wanted : Wanted
        What it is to be.

    Returns
    -------
    Sheet
        The same for the same wish, on every machine.

    Raises
    ------
    DataError
        When a shipped file is missing or damaged.
    """
    key = f"{wanted.seed}|{wanted.land}|{wanted.date}"
    blank = draw(wanted.date, LANDS[wanted.land].bounds, Dice(key))
    # Each kind has its own chance, so that a task stays the same when another is left out.
    made = {kind: MAKERS[kind](blank, Dice(f"{key}|{kind}")) for kind in wanted.kinds}
    missing = tuple(kind for kind, task in made.items() if task is None)
    return Sheet(wanted, blank, tuple(task for task in made.values() if task), missing)
