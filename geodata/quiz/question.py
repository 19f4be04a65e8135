"""What a question is."""

from dataclasses import dataclass

from ..gazetteer import plain_letters

_SHORTEST = 4  # letters of a word that can give an answer away


@dataclass(frozen=True)
class Question:
    """A question with one right answer.

    Attributes
    ----------
    kind : str
        Which of the kinds it is, for instance ``"holder"``.
    text : str
        The question.
    choices : tuple of str
        Answers to choose from, no two alike.
    answer : int
        Number of the right one, from 0.
    explanation : str
        What is true, in a sentence or two.
    source : str
        Keys of the bibliography, as in the tables; empty for names of places, whose table
        cites no document for each name.
    date : str
        The day on which the map shows it, ISO.
    items : tuple of str
        What is to be put in order; empty for most kinds.
    place : tuple of float, optional
        Longitude and latitude of what the question is about, degrees, EPSG:4326.
    event : str, optional
        Id of the event that the map marks.
    line : str, optional
        Id of the line of which a sketch belongs to the question.
    """

    kind: str
    text: str
    choices: tuple[str, ...]
    answer: int
    explanation: str
    source: str
    date: str
    items: tuple[str, ...] = ()
    place: tuple[float, float] | None = None
    event: str | None = None
    line: str | None = None

    @property
    def right(self) -> str:
        """The right answer."""
        return self.choices[self.answer]

    def gives_itself_away(self) -> bool:
        """Tell whether a word of the right answer, and of it alone, is in the question.

        Returns
        -------
        bool
            Whether it is.
        """
        others = {
            word for choice in self.choices if choice != self.right for word in _words(choice)
        }
        return bool((_words(self.right) - others) & _words(self.text))


def _words(text: str) -> set[str]:
    return {word for word in plain_letters(text).split() if len(word) >= _SHORTEST}
