"""Worksheets: made from the data, right in their answers, the same for a class."""

import datetime as dt
import io

import pypdf
import pytest

import geodata
from geodata import worksheet
from geodata.words import long_date
from geodata.worksheet import KINDS, LANDS, Wanted
from tests import patience

DAY = "1939-11-01"
EVERY = Wanted(DAY, "poland", "7a", tuple(KINDS))
MM = 72 / 25.4


@pytest.fixture(scope="module")
def sheet():
    return worksheet.make(EVERY)


@pytest.fixture(scope="module")
def tasks(sheet):
    return {task.kind: task for task in sheet.tasks}


def read(content):
    pdf = pypdf.PdfReader(io.BytesIO(content))
    words = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    return pdf, words


def test_the_same_wish_gives_the_same_sheet(sheet):
    worksheet.make.cache_clear()
    again = worksheet.make(EVERY)
    assert again.tasks == sheet.tasks
    assert again.blank.svg == sheet.blank.svg


def test_another_name_gives_another_sheet(sheet):
    other = worksheet.make(Wanted(DAY, "poland", "7b", tuple(KINDS)))
    assert other.tasks != sheet.tasks


def test_a_task_stays_the_same_when_another_is_left_out(tasks):
    alone = worksheet.make(Wanted(DAY, "poland", "7a", ("order",)))
    assert alone.tasks == (tasks["order"],)


def test_every_kind_is_there(sheet):
    assert sheet.missing == ()
    assert [task.kind for task in sheet.tasks] == list(KINDS)


def test_the_holders_are_those_of_the_table(sheet, tasks):
    for row, answer in zip(sheet.blank.lands, tasks["lands"].answers, strict=True):
        state = geodata.state_at(DAY).set_index("unit").loc[row.unit]
        assert answer.startswith(f"{row.name}: {state.controller}")
        assert (state.controller == state.sovereign) == ("recognised as" not in answer)


def test_the_events_are_numbered_in_their_order(tasks):
    days = {row.title: row.start_date for row in geodata.events().itertuples()}
    numbered = {}
    for title, answer in zip(tasks["order"].items, tasks["order"].answers, strict=True):
        number, day = answer.split(": ")
        assert day == long_date(days[title])
        numbered[int(number)] = days[title]
    assert [numbered[n] for n in sorted(numbered)] == sorted(numbered.values())
    assert sorted(numbered) == list(range(1, len(numbered) + 1))


def test_true_statements_are_true_and_false_ones_false(sheet, tasks):
    towns = {town.text: town for town in sheet.blank.all_towns}
    for item, answer in zip(tasks["true"].items, tasks["true"].answers, strict=True):
        town, power = item.removesuffix(".").split(" was held by ")
        held = geodata.controller_at(towns[town].lon, towns[town].lat, DAY)
        assert (power.removeprefix("the ") == held) == answer.startswith("True")
        assert held in answer


def test_the_worksheet_asks_and_does_not_tell(sheet, tasks):
    pdf, words = read(worksheet.as_pdf(sheet))
    box = pdf.pages[0].mediabox
    assert [float(box.width), float(box.height)] == pytest.approx([210 * MM, 297 * MM], abs=0.1)
    for asked in ("1 November 1939", "Name", "Class", "CC BY 4.0", *KINDS.values()):
        assert asked in words
    for answer in (*tasks["lands"].answers, *tasks["towns"].answers, *tasks["order"].answers):
        assert answer not in words
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_answers_tell_all_and_their_sources(sheet, tasks):
    _, words = read(worksheet.as_pdf(sheet, answers=True))
    for told in (*tasks["lands"].answers, *tasks["towns"].answers, *tasks["true"].answers):
        assert " ".join(told.split()) in words
    assert "Sources:" in words


def test_the_usual_tasks_stand_on_one_page_below_a_map_that_can_be_coloured():
    pdf, _ = read(worksheet.as_pdf(worksheet.make(Wanted("1939-09-28"))))
    assert len(pdf.pages) == 1


def test_no_two_letters_stand_on_parts_of_one_name():
    names = [row.name for row in worksheet.make(Wanted("1939-09-28")).blank.lands]
    assert len(names) == len(set(names)) > 3


PLANS = list(zip(3 * ["1939-09-28", "1941-06-22"], LANDS, strict=True))


@pytest.mark.parametrize(("day", "land"), PLANS)
def test_every_land_has_a_sheet_on_the_days_of_the_lesson_plans(day, land):
    made = worksheet.make(Wanted(day, land))
    assert {"colour", "towns"} <= {task.kind for task in made.tasks}
    assert made.blank.svg.count("<circle") == len(made.blank.towns) + len(made.blank.lands)


def test_what_a_land_has_not_is_said():
    made = worksheet.make(Wanted("1940-01-15", "finland", "1", ("line", "towns")))
    assert made.missing == ("line",)


def test_nothing_that_is_fought_over_bears_a_letter():
    made = worksheet.make(Wanted("1939-09-17", "poland"))
    assert "contested" not in {row.status for row in made.blank.lands}
    assert dt.date.fromisoformat(made.wanted.date)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"date": "1945-05-08"}, "outside the atlas"),
        ({"land": "france"}, "'france' is not one of poland"),
        ({"seed": "<b>"}, "letters, digits"),
        ({"kinds": ("sing",)}, "'sing' is not one of colour"),
        ({"kinds": ()}, "without a task"),
    ],
)
def test_a_wish_that_cannot_be_is_told_in_a_sentence(given, told):
    with pytest.raises(ValueError, match=told):
        Wanted(**{"date": DAY, **given})


@pytest.fixture(scope="module")
def app():
    pytest.importorskip("streamlit")
    from streamlit.testing.v1 import AppTest

    from tests.test_pages import ROOT

    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=patience.SECONDS).run()


class TestPage:
    def test_the_address_reopens_a_sheet(self, app):
        from tests.test_pages import opened

        page = opened(app, "worksheet", date="1940-08-10", land="baltic", seed="x")
        assert not page.exception
        assert not page.warning
        assert page.code[0].value.endswith("?date=1940-08-10&land=baltic&seed=x")

    @pytest.mark.parametrize(
        ("query", "told"),
        [
            ({"date": "1939-02-30"}, "is not a date"),
            ({"land": "<i>"}, "There is no land"),
            ({"seed": "a b!"}, "cannot name a sheet"),
            ({"tasks": "sing"}, "Some tasks are unknown"),
        ],
    )
    def test_what_cannot_be_is_told_and_the_page_is_there(self, app, query, told):
        from tests.test_pages import opened

        page = opened(app, "worksheet", **query)
        assert not page.exception
        assert told in page.warning[0].value.replace("\\", "")
        assert "?date=" in page.code[0].value
