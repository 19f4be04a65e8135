"""The quiz as a reader goes through it."""

import pytest

pytest.importorskip("streamlit")
from streamlit.testing.v1 import AppTest

from geodata import quiz
from geodata.quiz import dice
from pages.common.classroom import quiz_state
from tests import patience


def script():
    from pages.common.classroom import quiz_page

    quiz_page.show()


def run(**query):
    app = AppTest.from_function(script, default_timeout=patience.SECONDS)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def press(app, label):
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def answer(app, number, choice):
    app.radio[0].set_value(choice)
    return press(app, "Answer")


def said(app):
    kinds = (
        app.markdown,
        app.info,
        app.warning,
        app.caption,
        app.success,
        app.error,
        app.header,
    )
    return " ".join(e.value for kind in kinds for e in kind).replace("\\", "")


def asked(app):
    return {name: app.query_params[name] for name in ("seed", "level", "n")}


@pytest.fixture(scope="module")
def questions():
    return quiz.make_quiz("7b", "easy", 3)


class TestAnswers:
    def test_a_right_one_is_told_with_source_and_map(self, questions):
        app = answer(run(seed="7b", n="3"), 0, questions[0].answer)
        assert app.success[0].value == "Right."
        assert not app.error
        assert questions[0].explanation in said(app)
        assert "Source: " in said(app)
        assert "Right so far: 1 of 1" in app.get("progress")[0].proto.text

    def test_a_wrong_one_is_told_in_words(self, questions):
        wrong = (questions[0].answer + 1) % 4
        app = answer(run(seed="7b", n="3"), 0, wrong)
        assert f"Not right. The answer is: {questions[0].right}." in said(app)
        assert "(your answer, not right)" in said(app)
        assert "Right so far: 0 of 1" in app.get("progress")[0].proto.text

    def test_none_is_asked_for(self):
        app = press(run(seed="7b", n="3"), "Answer")
        assert "Choose one of the answers first." in said(app)
        assert app.radio[0].value is None

    def test_the_answer_is_not_on_the_page_before(self, questions):
        app = run(seed="7b", n="3")
        assert questions[0].explanation not in said(app)
        assert not app.success


class TestWholeQuiz:
    def finish(self, questions, wrong=()):
        app = run(seed="7b", n="3")
        for number, question in enumerate(questions):
            assert question.text in said(app)
            shift = 1 if number in wrong else 0
            answer(app, number, (question.answer + shift) % 4)
            press(app, "See the result" if number == 2 else "Next question")
        return app

    def test_ends_with_the_score_and_a_link(self, questions):
        app = self.finish(questions, wrong={1})
        assert "2 of 3 right" in said(app)
        assert app.code[0].value.endswith("?seed=7b&level=easy&n=3")
        assert len(app.expander) == 3
        assert "you said" in app.expander[1].label

    def test_can_be_repeated(self, questions):
        app = press(self.finish(questions), "Same questions again")
        assert questions[0].text in said(app)
        assert "Right so far: 0 of 0" in app.get("progress")[0].proto.text
        assert app.radio[0].value is None, "the answer of the first time must not stand there"

    def test_new_questions_have_another_seed(self, questions):
        app = press(self.finish(questions), "New questions")
        assert asked(app)["seed"] not in ("7b", ["7b"])
        assert "Question 1 of 3" in app.get("progress")[0].proto.text

    def test_another_level_leads_back_to_the_choice(self, questions):
        app = press(self.finish(questions), "Another level")
        assert [radio.label for radio in app.radio] == ["Level", "Questions"]


class TestStart:
    def test_draws_a_seed(self):
        app = press(run(), "Start")
        assert app.query_params["seed"]
        assert "Question 1 of 10" in app.get("progress")[0].proto.text

    def test_takes_the_name_that_was_typed(self):
        app = run()
        app.text_input[0].set_value(" class 7b ")
        app.radio[0].set_value("hard")
        app.radio[1].set_value(5)
        app = press(app, "Start")
        assert asked(app) in (
            {"seed": "class7b", "level": "hard", "n": "5"},
            {"seed": ["class7b"], "level": ["hard"], "n": ["5"]},
        )
        assert quiz.make_quiz("class7b", "hard", 5)[0].text in said(app)

    def test_a_name_that_cannot_be_is_told(self):
        app = run()
        app.text_input[0].set_value("ä<b>")
        app = press(app, "Start")
        assert "cannot name a quiz" in said(app)

    def test_another_link_in_the_same_window_starts_anew(self, questions):
        app = answer(run(seed="7b", n="3"), 0, questions[0].answer)
        app.query_params["seed"] = "8c"
        app.run()
        assert "Question 1 of 3" in app.get("progress")[0].proto.text
        assert "0 of 0" in app.get("progress")[0].proto.text


class TestBadAddress:
    @pytest.mark.parametrize(
        ("query", "words"),
        [
            ({"level": "expert"}, "There is no level “expert”"),
            ({"level": "<b>"}, "There is no level"),
            ({"n": "0"}, "A quiz has 1 to 20 questions"),
            ({"n": "21"}, "A quiz has 1 to 20 questions"),
            ({"n": "ten"}, "A quiz has 1 to 20 questions"),
            ({"n": "-3"}, "A quiz has 1 to 20 questions"),
            ({"n": "9" * 400}, "A quiz has 1 to 20 questions"),
            ({"n": "٣"}, "It has 10"),
            ({"seed": "a b"}, "cannot name a quiz"),
            ({"seed": "<script>alert(1)</script>"}, "cannot name a quiz"),
            ({"seed": "x" * 21}, "cannot name a quiz"),
        ],
    )
    def test_is_told_and_the_page_works(self, query, words):
        app = run(**{"seed": "7b", **query})
        assert words in said(app)
        assert app.radio

    @pytest.mark.parametrize("query", [{"seed": ""}, {"level": "", "n": ""}])
    def test_an_empty_word_asks_nothing(self, query):
        assert not run(**query).warning

    def test_levels_may_be_written_large(self):
        assert not run(seed="7b", level="HARD", n="1").warning


def test_seeds_are_short_enough_for_a_board():
    assert all(dice.SEED.fullmatch(quiz_state.new_seed()) for _ in range(50))


@pytest.mark.parametrize("level", quiz.LEVELS)
def test_every_question_of_a_quiz_can_be_shown_and_answered(level):
    app = run(seed="long", level=level, n="12")
    for number, question in enumerate(quiz.make_quiz("long", level, 12)):
        assert question.text in said(app)
        answer(app, number, question.answer)
        assert app.success
        press(app, "See the result" if number == 11 else "Next question")
    assert "12 of 12 right" in said(app)
