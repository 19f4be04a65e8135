"""Every question of the quiz has one right answer by the data, and gives none away."""

import datetime as dt
import itertools
import xml.etree.ElementTree as ElementTree

import pytest

import geodata
from geodata import quiz
from geodata.quiz import known, level, lines
from geodata.quiz.dice import Dice
from geodata.quiz.question import Question
from geodata.words import long_date

SEEDS = [str(number) for number in range(1, 11)]
COUNT = 14


def drawn():
    """Questions of many seeds at every level."""
    for seed, name in itertools.product(SEEDS, quiz.LEVELS):
        for question in quiz.make_quiz(seed, name, COUNT):
            yield name, question


@pytest.fixture(scope="module")
def questions():
    return list(drawn())


def row_of(question):
    rows = geodata.history_at(*question.place)
    return rows[(rows.start_date <= question.date) & (rows.end_date > question.date)].iloc[0]


def of(questions, kind):
    found = [question for _, question in questions if question.kind == kind]
    assert len(found) >= 10, f"too few of {kind} to be a test"
    return found


def events_by_title():
    return {row["title"]: row for row in geodata.events().to_dict("records")}


class TestEveryQuestion:
    def test_has_one_right_answer_among_four(self, questions):
        for _, question in questions:
            assert len(question.choices) == 4
            assert len(set(question.choices)) == 4
            assert question.choices.count(question.right) == 1

    def test_does_not_hold_its_own_answer(self, questions):
        assert not [q.text for _, q in questions if q.gives_itself_away()]

    def test_is_explained_and_sourced(self, questions):
        known_sources = geodata.sources()
        for _, question in questions:
            assert question.explanation.endswith(".")
            assert "unverified" not in question.source
            assert question.kind == "names" or geodata.cite(question.source)
            assert (
                not question.source or question.source.split("[")[0].split(";")[0] in known_sources
            )

    def test_opens_on_a_day_and_a_place_of_the_atlas(self, questions):
        for _, question in questions:
            assert geodata.as_day(question.date)
            if question.place:
                assert geodata.unit_at(*question.place)

    def test_none_is_asked_twice_in_one_quiz(self):
        for seed, name in itertools.product(SEEDS[:4], quiz.LEVELS):
            asked = quiz.make_quiz(seed, name, quiz.MOST)
            towns = [q.place for q in asked if q.place]
            assert len(towns) == len(set(towns))
            assert len({(q.text, q.choices, tuple(q.items), q.line) for q in asked}) == quiz.MOST

    def test_right_answers_stand_at_every_number(self, questions):
        assert {question.answer for _, question in questions} == {0, 1, 2, 3}

    def test_each_kind_of_each_level_is_drawn(self, questions):
        for name, rules in quiz.LEVELS.items():
            assert {q.kind for own, q in questions if own == name} == set(rules.kinds)


class TestHolders:
    def test_the_right_one_is_the_holder_of_the_data(self, questions):
        for question in of(questions, "holder"):
            assert geodata.controller_at(*question.place, question.date) == question.right
            assert long_date(question.date) in question.text

    def test_nothing_fought_over_unverified_or_too_near_a_border(self, questions):
        for kind in ("holder", "recognised"):
            for question in of(questions, kind):
                row = row_of(question)
                assert row.status != "contested"
                assert "unverified" not in row.source
                assert geodata.borders_near(*question.place, question.date).empty

    @pytest.mark.parametrize(("name", "days"), [("easy", 30), ("medium", 10)])
    def test_days_are_well_away_from_a_change(self, questions, name, days):
        for question in (q for own, q in questions if own == name and q.kind == "holder"):
            for gap in (-days + 1, days - 1):
                day = dt.date.fromisoformat(question.date) + dt.timedelta(days=gap)
                if geodata.FIRST_DAY <= day <= geodata.LAST_DAY:
                    assert geodata.controller_at(*question.place, day) == question.right

    def test_the_recognised_one_is_not_the_holder(self, questions):
        for question in of(questions, "recognised"):
            holder = geodata.controller_at(*question.place, question.date)
            assert question.right != holder
            assert holder in question.choices, "the likeliest mistake must be offered"
            assert holder in question.text
            assert row_of(question).sovereign == question.right

    def test_vilnius_is_not_asked_for_its_sovereign(self, questions):
        assert not [q for q in of(questions, "recognised") if "Vilnius" in q.text]

    def test_the_first_day_is_the_first_day(self, questions):
        for question in of(questions, "since"):
            day = dt.date.fromisoformat(question.date)
            before = geodata.controller_at(*question.place, day - dt.timedelta(days=1))
            after = geodata.controller_at(*question.place, day)
            assert before != after
            assert long_date(question.date) == question.right
            rows = geodata.history_at(*question.place)
            came = (rows.controller == after) & (rows.controller.shift() != after)
            assert (
                len({long_date(day) for day in rows[came].start_date} & set(question.choices)) == 1
            )

    @pytest.mark.parametrize("place", ["krakow", "cluj", "brno", "karlsbad"])
    def test_a_day_that_stands_for_several_is_not_asked(self, place):
        came = [
            s for s in known.stays() if s.place == place and s.before not in (None, s.controller)
        ]
        assert came
        assert not [stay for stay in came if stay.sure_first]

    def test_a_day_that_is_documented_is_asked(self):
        sure = {(s.place, s.first.isoformat()) for s in known.stays() if s.sure_first}
        assert {("riga", "1940-06-17"), ("kaunas", "1940-06-15"), ("memel", "1939-03-23")} <= sure


class TestOrder:
    def test_the_first_is_the_first(self, questions):
        events = events_by_title()
        for question in of(questions, "first"):
            days = {events[title]["start_date"]: title for title in question.choices}
            assert len(days) == 4
            assert days[min(days)] == question.right

    def test_only_one_order_is_that_of_the_days(self, questions):
        events = events_by_title()
        for question in of(questions, "order"):
            days = {item[0]: events[item[3:]]["start_date"] for item in question.items}
            right = [
                choice
                for choice in question.choices
                if [days[sign] for sign in choice.split(", ")] == sorted(days.values())
            ]
            assert right == [question.right]
            assert len(set(days.values())) == 4

    def test_nothing_disputed_and_no_suffering(self, questions):
        events = events_by_title()
        for _, question in questions:
            titles = question.choices if question.kind == "first" else question.items
            for title in titles:
                row = events[title[3:] if question.kind == "order" else title]
                assert row["certainty"] == "documented"
                assert row["category"] not in ("persecution", "deportation")


class TestLines:
    def test_the_line_is_the_one_that_is_drawn(self, questions):
        by_id = {row["line"]: row["name"] for row in lines.askable_lines()}
        for question in of(questions, "line"):
            assert by_id[question.line] == question.right

    @pytest.mark.parametrize("row", lines.askable_lines(), ids=lambda row: row["line"])
    def test_a_sketch_is_a_picture_that_does_not_tell(self, row):
        svg = quiz.sketch(row["line"])
        root = ElementTree.fromstring(svg)
        shapes = [node for node in root.iter() if node.get("data-asked")]
        assert len(shapes) == 1
        assert shapes[0].get("d").startswith("M")
        words = [node.text for node in root.iter() if node.tag.endswith("text")]
        assert 3 <= len(words) <= 9
        assert row["name"] not in svg
        assert row["line"] not in svg

    def test_an_unknown_one_is_refused(self):
        with pytest.raises(ValueError, match="no line is called 'maginot'"):
            quiz.sketch("maginot")


class TestNames:
    def test_only_one_of_the_towns_bore_the_name(self, questions):
        places = geodata.places()
        for question in of(questions, "names"):
            old = question.text.split("called ")[1].split(" on ")[0]
            town = geodata.find_place(old).place[0]
            names = geodata.place_names(town)
            assert (names[names.start_date <= question.date].name == old).any()
            assert set(places[places.place == town].today_name) == {question.right}
            for other in set(question.choices) - {question.right}:
                assert other not in set(geodata.find_place(old).today_name)


class TestSeeds:
    @pytest.mark.parametrize("name", quiz.LEVELS)
    def test_the_same_seed_gives_the_same_questions(self, name):
        once = quiz.make_quiz("class-7b", name, 10)
        quiz.make_quiz.cache_clear()
        assert quiz.make_quiz("class-7b", name, 10) == once
        assert quiz.make_quiz("class-7b", name, 4) == once[:4], (
            "a short quiz is the start of a long one"
        )

    def test_another_seed_gives_others(self):
        texts = {
            tuple(q.text + str(q.choices) for q in quiz.make_quiz(s, "easy", 5)) for s in SEEDS
        }
        assert len(texts) > len(SEEDS) * 0.9

    def test_chance_is_that_of_every_python(self):
        """The numbers that Python promises for a seed, so that a printed link stays true."""
        assert Dice("1939").shuffled(range(8)) == [5, 6, 3, 0, 4, 7, 1, 2]

    @pytest.mark.parametrize("seed", ["", " ", "x" * 500, "\u202e", "<script>", "0"])
    def test_any_seed_will_do(self, seed):
        assert len(quiz.make_quiz(seed, "easy", 3)) == 3

    @pytest.mark.parametrize(
        ("name", "count"), [("hardest", 5), ("", 5), ("easy", 0), ("easy", 21)]
    )
    def test_refuses_what_it_cannot_draw(self, name, count):
        with pytest.raises(ValueError, match=r"no level|number of questions"):
            quiz.make_quiz("1", name, count)


def test_a_question_that_holds_its_answer_is_caught():
    question = Question(
        "x", "Who held the Free City?", ("Free City of Danzig", "Poland"), 0, "", "", ""
    )
    assert question.gives_itself_away()
    assert not Question(
        "x", "Who held Riga?", ("Latvia", "Poland"), 0, "", "", ""
    ).gives_itself_away()


def test_levels_grow_harder():
    easy, medium, hard = (level.LEVELS[name] for name in ("easy", "medium", "hard"))
    assert easy.rank < medium.rank < hard.rank
    assert easy.margin > medium.margin > hard.margin == 0
    assert easy.events_apart > medium.events_apart > hard.events_apart
