"""Lesson plans: every link opens what it promises, and the minutes add up."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

pytest.importorskip("streamlit")
from streamlit.testing.v1 import AppTest

import geodata
from geodata import quiz
from pages.common.classroom import plans
from pages.common.text import texts
from tests import patience

ROOT = Path(__file__).parent.parent
PAGES = {path.stem for path in (ROOT / "pages").glob("*.py")}
TEXT = texts.read("teachers")
LINKS = sorted(set(plans.links(TEXT.body)))
SECTIONS = plans.sections(TEXT.body)
LESSONS = {heading: body for heading, body in SECTIONS.items() if heading.startswith("Lesson")}


def parts(link):
    split = urlsplit(link)
    name = split.path.removeprefix("./") or "overview"
    return name, {key: value[0] for key, value in parse_qs(split.query).items()}


def of(page):
    """Ranges that a page's declaration gives its map, or the whole window."""
    path = ROOT / f"pages/{page}.py"
    source = path.read_text() if path.exists() else ""
    found = dict(re.findall(r'(start|end)="([^"]+)"', source))
    first, last = geodata.FIRST_DAY.isoformat(), geodata.LAST_DAY.isoformat()
    return found.get("start", first), found.get("end", last)


@pytest.fixture(scope="module")
def app():
    """The app, as a reader opens it."""
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=patience.SECONDS).run()


class TestLinks:
    @pytest.mark.parametrize("link", LINKS)
    def test_leads_to_a_page_that_is_there(self, link):
        assert parts(link)[0] in PAGES

    @pytest.mark.parametrize("link", [link for link in LINKS if "date" in link])
    def test_opens_on_a_day_that_the_page_has(self, link):
        page, query = parts(link)
        first, last = of(page)
        for name in ("date", "date2"):
            if name in query:
                assert first <= query[name] <= last

    @pytest.mark.parametrize("link", [link for link in LINKS if "place=" in link])
    def test_opens_on_a_town_that_the_atlas_knows(self, link):
        page, query = parts(link)
        assert page == "who_ruled"
        assert query["place"] in set(geodata.places().place)

    @pytest.mark.parametrize("link", [link for link in LINKS if link.startswith("quiz?")])
    def test_opens_a_quiz(self, link):
        _, query = parts(link)
        assert len(quiz.make_quiz(query["seed"], query["level"], int(query["n"]))) == int(
            query["n"]
        )

    @pytest.mark.parametrize("link", LINKS)
    def test_is_understood_by_the_page(self, app, link):
        page, query = parts(link)
        app.query_params.clear()
        for name, value in query.items():
            app.query_params[name] = value
        shown = app.switch_page(f"pages/{page}.py").run()
        assert not shown.exception
        assert not shown.warning
        assert not shown.error

    def test_each_lesson_has_what_a_lesson_needs(self):
        for heading, body in LESSONS.items():
            pages = {parts(link)[0] for link in plans.links(body)}
            assert {"who_ruled", "quiz", "worksheet", "spheres_1939"} <= pages, heading
            for part in ("**Aim.**", "**You need**", "**On the board.**"):
                assert part in body


@pytest.mark.parametrize("minutes", [50, 90])
def test_the_minutes_follow_each_other_to_the_end(minutes):
    body = next(body for heading, body in LESSONS.items() if f"{minutes} minutes" in heading)
    spans = [tuple(map(int, span)) for span in re.findall(r"^\| (\d+)\u2013(\d+) \|", body, re.M)]
    assert spans[0][0] == 0
    assert spans[-1][1] == minutes
    assert all(one[1] == other[0] for one, other in pairwise(spans))


def test_a_plan_taken_away_keeps_its_links_and_leaves_its_citations():
    text = plans.standing_alone("See [Riga](who_ruled?place=riga) and [here](./?date=1939-08-22) "
                                "[@gsww-4].", "https://atlas.example/base/teachers")  # fmt: skip
    assert text == (
        "See [Riga](https://atlas.example/base/who_ruled?place=riga) and "
        "[here](https://atlas.example/base/?date=1939-08-22)."
    )


def test_the_page_offers_each_plan_as_a_file(app):
    app.query_params.clear()
    app = app.switch_page("pages/teachers.py").run()
    assert not app.exception
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["Lesson of 50 minutes", "Lesson of 90 minutes", "Homework"]


def test_every_misconception_that_pupils_bring_is_met():
    said = SECTIONS["Misconceptions, and where to meet them"]
    for words in ("half of Poland", "those of today", "at once", "21 May", "took the east"):
        assert words in said
