"""The quiz: one question at a time, each answer explained with its source."""

from urllib.parse import urlencode

import streamlit as st

import geodata
from geodata import quiz
from geodata.quiz import Question
from geodata.words import long_date

from ..shell import address, entry, guard, wording
from ..text import prose
from ..text.prose import MEASURE
from .quiz_state import LENGTHS, Progress, new_seed, read_address, start

LEVELS = {
    "easy": "Easy: large towns, days far from any change",
    "medium": "Medium: more towns, order of events, who recognised what",
    "hard": "Hard: exact days, small places, claimed and recognised",
}
#: The button that led to a question is gone, and the focus with it; a reader without a mouse, or
#: without sight, begins at the question and not at the top of the page. Run once for each number.
FOCUS = """<script>{{
  const question = document.querySelector(".st-key-quiz h2");
  question.tabIndex = -1;
  question.focus();
}} // question {number}</script>"""
NO_DOCUMENT = "The atlas’s table of official names, which cites no document for each name."


def show() -> None:
    """Show the page."""
    entry.through_app()
    text = prose.begin("quiz")
    with st.container(width=MEASURE, key="quiz"), guard.told():
        asked = read_address()
        for complaint in asked.complaints:
            st.warning(wording.plain(complaint))
        if asked.seed:
            with st.spinner("Drawing the questions"):
                progress = Progress(asked)
            _run(progress)
            return
        prose.show_lede(text)
        _choose(asked)
    prose.show(text.body)


def _choose(asked) -> None:
    """Ask for level and length."""
    with st.form("quiz.choose", border=False):
        level = st.radio(
            "Level", list(LEVELS), list(LEVELS).index(asked.level), LEVELS.get, key="quiz.level"
        )
        count = st.radio("Questions", LENGTHS, 1, key="quiz.count", horizontal=True)
        seed = st.text_input(
            "Name of the quiz (optional)",
            key="quiz.seed",
            max_chars=20,
            help="The same name, level and number give everybody the same questions. "
            "Letters, digits, - and _ without a space. Left empty, a number is drawn.",
        )
        if st.form_submit_button("Start", type="primary"):
            start("".join(seed.split()) or new_seed(), level, count)
            st.rerun()


def _run(progress: Progress) -> None:
    if progress.is_over:
        _end(progress)
    else:
        _ask(progress)


def _ask(progress: Progress) -> None:
    asked, number = progress.asked, progress.number
    question = progress.questions[number]
    answered = len(progress.answers)
    st.progress(
        answered / asked.count,
        f"Question {number + 1} of {asked.count}. Right so far: {progress.score} of {answered}.",
    )
    st.header(wording.plain(question.text), anchor=False)
    if number and not progress.is_answered:
        st.html(FOCUS.format(number=number), unsafe_allow_javascript=True)
    if question.line:
        st.image(quiz.sketch(question.line), alt="A map with one line drawn in dark red")
    if question.items:
        st.markdown("\n".join(f"- {wording.plain(item)}" for item in question.items))
    if progress.is_answered:
        _feedback(question, progress.answers[number])
        last = number + 1 == asked.count
        st.button(
            "See the result" if last else "Next question",
            type="primary",
            key=f"quiz.next.{number}",
            on_click=progress.go_on,
        )
        return
    with st.form(f"quiz.form.{number}", border=False):
        choice = st.radio(
            "Your answer",
            range(len(question.choices)),
            None,
            lambda place: wording.plain(question.choices[place]),
            key=f"quiz.choice.{asked.seed}.{asked.level}.{number}",
        )
        if st.form_submit_button("Answer", type="primary"):
            if choice is None:
                st.info("Choose one of the answers first.")
            else:
                progress.give(choice)
                st.rerun()


def _feedback(question: Question, given: int) -> None:
    """Tell whether it was right, and why, in words and with a sign besides the colour."""
    right = given == question.answer
    for number, choice in enumerate(question.choices):
        mark = " **(right)**" if number == question.answer else ""
        mark = " **(your answer, not right)**" if number == given and not right else mark
        st.markdown(f"- {wording.plain(choice)}{mark}")
    if right:
        st.success("Right.", icon=":material/check_circle:")
    else:
        said = f"Not right. The answer is: {question.right}."
        st.error(wording.plain(said), icon=":material/cancel:")
    st.markdown(wording.plain(question.explanation))
    _source_and_map(question)


def _source_and_map(question: Question) -> None:
    source = geodata.cite(question.source) if question.source else NO_DOCUMENT
    st.caption(f"Source: {wording.plain(source)}")
    # Opens beside the quiz, which stays where it is.
    words = f"See it on the map of {long_date(question.date)} (new tab)"
    st.markdown(f":material/map: [{words}](./?{urlencode(_map_query(question), safe=',')})")


def _map_query(question: Question) -> dict[str, str]:
    query = {"date": question.date}
    if question.event:
        query["event"] = question.event
    if question.place:
        query["at"] = f"{question.place[0]:g},{question.place[1]:g}"
    return query


def _end(progress: Progress) -> None:
    asked = progress.asked
    st.header(f"{progress.score} of {asked.count} right", anchor=False)
    st.html(FOCUS.format(number="none"), unsafe_allow_javascript=True)
    st.markdown(f"Level: {asked.level}. Nothing has been stored or sent; the score is yours alone.")
    with st.container(horizontal=True):
        st.button("Same questions again", on_click=progress.again, type="primary")
        st.button("New questions", on_click=start, args=(new_seed(), asked.level, asked.count))
        st.button("Another level", on_click=st.query_params.clear)
    address.offer("Link to share: everybody who opens it gets the same questions", asked.query)
    st.header("All questions", anchor=False)
    for number, question in enumerate(progress.questions):
        given = progress.answers[number]
        said = "right" if given == question.answer else f"you said: {question.choices[given]}"
        with st.expander(wording.plain(f"{number + 1}. {question.right} ({said})")):
            st.markdown(f"**{wording.plain(question.text)}**")
            if question.items:
                st.markdown("\n".join(f"- {wording.plain(item)}" for item in question.items))
            st.markdown(wording.plain(question.explanation))
            _source_and_map(question)
