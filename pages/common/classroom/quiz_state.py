"""Where a reader is in a quiz: what the address asks for, and the answers so far."""

import random
import re
from dataclasses import dataclass

import streamlit as st

from geodata import quiz
from geodata.quiz.dice import SEED

from ..shell.dates import quoted

LENGTHS = (5, 10, 15, 20)
_KEY = "quiz.answers"


@dataclass(frozen=True)
class Asked:
    """Which quiz the address asks for.

    Attributes
    ----------
    seed, level : str
        As for `geodata.quiz.make_quiz`; an empty seed asks for none yet.
    count : int
        Number of questions.
    complaints : tuple of str
        Sentences on what the address has that cannot be.
    """

    seed: str
    level: str
    count: int
    complaints: tuple[str, ...] = ()

    @property
    def query(self) -> dict[str, str]:
        """The same as it stands in an address."""
        return {"seed": self.seed, "level": self.level, "n": str(self.count)}


def read_address() -> Asked:
    """Read which quiz the address asks for.

    Returns
    -------
    Asked
        With what can be used; of the rest it complains.
    """
    query, complaints = st.query_params, []
    level = (query.get("level") or "easy").strip().casefold()
    if level not in quiz.LEVELS:
        complaints.append(
            f"There is no level {quoted(level)}; there are {', '.join(quiz.LEVELS)}. This is easy."
        )
        level = "easy"
    number = (query.get("n") or "10").strip()
    count = int(number) if re.fullmatch("[0-9]{1,3}", number) else 0
    if not 1 <= count <= quiz.MOST:
        complaints.append(
            f"A quiz has 1 to {quiz.MOST} questions; {quoted(number)} is no such number. It has 10."
        )
        count = 10
    seed = query.get("seed") or ""
    if seed and not SEED.fullmatch(seed):
        complaints.append(
            f"{quoted(seed)} cannot name a quiz: up to 20 letters, digits, - and _ can. "
            "Start a quiz below, or ask for the link again."
        )
        seed = ""
    return Asked(seed, level, count, tuple(complaints))


def new_seed() -> str:
    """Name a new quiz.

    Returns
    -------
    str
        Four digits, short enough to be written on a board.
    """
    return str(random.randrange(1000, 10_000))


def start(seed: str, level: str, count: int) -> None:
    """Begin a quiz: the address names it from now on.

    Parameters
    ----------
    seed, level : str
        As for `geodata.quiz.make_quiz`.
    count : int
        Number of questions.
    """
    st.query_params.from_dict(Asked(seed, level, count).query)
    st.session_state.pop(_KEY, None)


@dataclass
class _Kept:
    """What this window remembers: the quiz, the answers, and how far the reader has gone."""

    query: dict[str, str]
    answers: list[int]
    shown: int = 0


class Progress:
    """The answers of one reader, kept in this window only.

    Parameters
    ----------
    asked : Asked
        The quiz.
    """

    def __init__(self, asked: Asked):
        self.asked = asked
        self.questions = quiz.make_quiz(asked.seed, asked.level, asked.count)
        known = st.session_state.get(_KEY)
        if not known or known.query != asked.query:
            self.again()

    @property
    def _kept(self) -> _Kept:
        return st.session_state[_KEY]

    @property
    def answers(self) -> list[int]:
        """Numbers of the choices taken so far."""
        return self._kept.answers

    @property
    def number(self) -> int:
        """Number of the question that is shown, from 0."""
        return self._kept.shown

    @property
    def is_over(self) -> bool:
        """Whether all is answered and the last answer has been read."""
        return self.number >= self.asked.count

    @property
    def is_answered(self) -> bool:
        """Whether the question that is shown has been answered."""
        return len(self.answers) > self.number

    @property
    def score(self) -> int:
        """How many answers are right."""
        pairs = zip(self.answers, self.questions, strict=False)
        return sum(answer == question.answer for answer, question in pairs)

    def give(self, choice: int) -> None:
        """Answer the question that is shown; only the first answer counts.

        Parameters
        ----------
        choice : int
            Number of a choice.
        """
        if not self.is_over and not self.is_answered:
            self.answers.append(choice)

    def go_on(self) -> None:
        """Show the next question, or the end."""
        self._kept.shown = len(self.answers)

    def again(self) -> None:
        """Begin the same questions anew."""
        st.session_state[_KEY] = _Kept(self.asked.query, [])
