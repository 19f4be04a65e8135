"""Questions drawn from the data: the same seed, level and number give the same questions.

>>> from geodata import quiz
>>> [q.text for q in quiz.make_quiz("1939", "easy", 5)] == [
...     q.text for q in quiz.make_quiz("1939", "easy", 5)
... ]
True
"""

from .draw import LEVELS, MOST, make_quiz
from .question import Question
from .sketch import sketch

__all__ = ["LEVELS", "MOST", "Question", "make_quiz", "sketch"]
