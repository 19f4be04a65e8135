"""Chance that is the same for the same seed, on every version of Python."""

import random
import re
from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")
#: A seed that a teacher can write on a board and a link can hold.
SEED = re.compile(r"[0-9A-Za-z_-]{1,20}")


class Dice:
    """Throws that a seed decides.

    Parameters
    ----------
    seed : str
        Anything.
    """

    def __init__(self, seed: str):
        # Of the module's methods only random() is promised to give the same numbers for ever.
        self._next = random.Random(seed).random

    def pick(self, things: Sequence[Thing]) -> Thing:
        """Pick one of several things.

        Parameters
        ----------
        things : sequence
            At least one.

        Returns
        -------
        object
            One of them.
        """
        return things[int(self._next() * len(things))]

    def shuffled(self, things: Sequence[Thing]) -> list[Thing]:
        """Put things in an order of chance.

        Parameters
        ----------
        things : sequence
            Any.

        Returns
        -------
        list
            The same things.
        """
        left = list(things)
        return [left.pop(int(self._next() * len(left))) for _ in things]
