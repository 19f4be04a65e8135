"""Ready quizzes: the questions of some names, each with its answer folded away."""

import html
from collections.abc import Iterator

import geodata
from geodata import quiz
from geodata.quiz import Question
from geodata.words import long_date
from pages.common.classroom.quiz_page import NO_DOCUMENT

#: Name, level and number of questions: those of the lesson plans, and one more of each level.
READY = (
    ("pact50", "easy", 5),
    ("pact90", "medium", 10),
    ("town", "medium", 10),
    ("first", "easy", 10),
    ("second", "medium", 10),
    ("third", "hard", 10),
)


def file_of(seed: str, level: str, count: int) -> str:
    """Name the file of a quiz.

    Parameters
    ----------
    seed, level : str
        As for :func:`geodata.quiz.make_quiz`.
    count : int
        Number of questions.

    Returns
    -------
    str
        A file of the site.
    """
    return f"quiz-{seed}-{level}-{count}.html"


def listed() -> str:
    """The ready quizzes.

    Returns
    -------
    str
        HTML.
    """
    items = "".join(
        f'<li><a href="{file_of(*ready)}">{html.escape(title(*ready))}</a></li>' for ready in READY
    )
    return f"<h2>Ready quizzes</h2><ul>{items}</ul>"


def title(seed: str, level: str, count: int) -> str:
    """Name a quiz for its heading.

    Parameters
    ----------
    seed, level, count
        As for :func:`file_of`.

    Returns
    -------
    str
        For instance ``"Quiz pact50: 5 questions, easy"``.
    """
    return f"Quiz {seed}: {count} questions, {level}"


def pages() -> Iterator[tuple[tuple[str, str, int], str]]:
    """Write a page for each ready quiz.

    Yields
    ------
    tuple
        Which quiz, and its questions as HTML.
    """
    for ready in READY:
        asked = "\n".join(_question(question) for question in quiz.make_quiz(*ready))
        yield (
            ready,
            f'<ol class="quiz">{asked}</ol><p><a href="quiz.html">All ready quizzes</a></p>',
        )


def _question(question: Question) -> str:
    parts = [f"<li><p><b>{html.escape(question.text)}</b></p>"]
    if question.line:
        drawn = quiz.sketch(question.line).replace("<svg ", '<svg role="img" ', 1)
        if "aria-label" not in drawn[:400]:
            told = "A map with one line drawn in dark red"
            drawn = drawn.replace("<svg ", f'<svg aria-label="{told}" ', 1)
        parts.append(f'<div class="sketch">{drawn}</div>')
    if question.items:
        parts.append(_list(question.items))
        parts.append("<p>Which order is right?</p>")
    parts.append(_list(question.choices, "choices"))
    source = geodata.cite(question.source) if question.source else NO_DOCUMENT
    parts.append(
        f"<details><summary>Answer</summary><p><b>{html.escape(question.right)}</b></p>"
        f"<p>{html.escape(question.explanation)}</p><p><small>{html.escape(source)}</small> "
        f'<a href="index.html?date={question.date}">Map of {long_date(question.date)}</a></p>'
        "</details></li>"
    )
    return "".join(parts)


def _list(items: tuple[str, ...], kind: str = "") -> str:
    told = "".join(f"<li>{html.escape(item)}</li>" for item in items)
    return f'<ul class="{kind}">{told}</ul>' if kind else f"<ul>{told}</ul>"
