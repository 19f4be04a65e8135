"""Whatever stands in a link or comes from a browser: a sentence, a page, never a traceback."""

import datetime as dt
import json
import random
from pathlib import Path

import pytest

pytest.importorskip("streamlit")
import streamlit as st
from streamlit.testing.v1 import AppTest

import geodata
from pages.common.maps import clock, facts
from pages.common.maps.map_page import MapPage
from pages.common.shell import dates, wording
from tests import patience

ROOT = Path(__file__).parent.parent
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
PAGE = MapPage(key="test", opening="1939-09-01", bounds=(14, 48, 28, 56), end="1940-12-31")
MARKUP = [
    "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "'\"><svg onload=x>",
    "[x](javascript:alert(1))", "![x](http://example.org/x)", ":material/home: $x$ `y`",
    "{{7*7}}", "${7*7}", "%(x)s", "'; DROP TABLE events; --", "../../etc/passwd",
]  # fmt: skip
SIGNS = [
    *"0123456789-/.,: ", *"аБ日本語العربية", "\x00", "\u202e", "\ufeff", "\ud800", "٣", "²", "½",
    "İ", "ß", "😀", "e\u0301", "<", ">", "&", '"', "'", "\\", "\n", "\t", "%", "+",
]  # fmt: skip
NUMBERS = [
    "nan", "inf", "-inf", "1e999", "-0", "1_000", "0x10", "١٢", "24,03", "", " ", "1e3", "9" * 400,
]  # fmt: skip
#: One of each kind to every page; names that pages may read from the address, now or later.
NAMES = ["date", "event", "at", "place", "seed", "tour", "step", "present", "view", "compare", "to",
         "names", "lon", "lat", "question", "a", "b", "x" * 300]  # fmt: skip
COUNT = 10_000


def words(draw: random.Random) -> str:
    """One generated value of a query string."""
    kind = draw.randrange(7)
    if kind == 0:
        year, month, day = draw.randint(-5, 12000), draw.randint(-1, 14), draw.randint(-1, 33)
        return draw.choice("- / . _").join(f"{part:02}" for part in (year, month, day))
    if kind == 1:
        day = dt.date(1938, 1, 1) + dt.timedelta(days=draw.randrange(1400))
        return day.strftime(draw.choice(dates.WAYS)) + draw.choice(["", " ", "x", "T00:00", "+"])
    if kind == 2:
        return ",".join(
            draw.choice([*NUMBERS, f"{draw.uniform(-400, 400)}"]) for _ in range(draw.randrange(5))
        )
    if kind == 3:
        return draw.choice(MARKUP) * draw.choice([1, 1, 2, 50])
    if kind == 4:
        return "".join(draw.choices(SIGNS, k=draw.randrange(40)))
    if kind == 5:
        return draw.choice(SIGNS) * draw.choice([500, 5000])
    return draw.choice(NUMBERS)


def generated(seed: int, count: int) -> list[str]:
    draw = random.Random(seed)
    return [words(draw) for _ in range(count)]


def is_a_sentence(text: str) -> bool:
    return text.endswith(".") and len(text) < 600 and text.isprintable()


class TestGenerated:
    """Ten thousand query strings, the same at each run."""

    def test_dates(self):
        good = 0
        for text in generated(1, COUNT):
            try:
                day = dates.read_date(text, PAGE)
            except ValueError as error:
                assert is_a_sentence(str(error)), text
            else:
                good += 1
                assert PAGE.start <= dt.date.fromisoformat(day).isoformat() <= PAGE.end
        assert good > COUNT / 50

    def test_places(self):
        for text in generated(2, COUNT):
            try:
                lon, lat = clock.read_point(text)
            except ValueError as error:
                assert is_a_sentence(str(error)), text
            else:
                assert 5 <= lon <= 45
                assert 42 <= lat <= 71

    def test_whole_addresses(self, monkeypatch):
        known = set(geodata.events("1933-01-30", geodata.LAST_DAY).event)
        monkeypatch.setattr(facts, "event_date", {"soviet-entry": "1939-09-17"}.get)
        values = generated(3, 2 * COUNT)
        for date, event in zip(values[::2], values[1::2], strict=True):
            assert event not in known
            day, complaints = clock.Clock(PAGE)._wanted(date, event, PAGE.opening)
            assert PAGE.start <= day <= PAGE.end
            assert all(is_a_sentence(complaint) for complaint in complaints)
            assert complaints or not event

    def test_reports_of_a_map(self, monkeypatch):
        """A browser may send anything as the value of a component."""
        state = {}
        monkeypatch.setattr(st, "session_state", state)
        monkeypatch.setattr(st, "query_params", {})
        draw = random.Random(4)
        reader = clock.Clock(PAGE)
        for text in generated(4, COUNT):
            value = draw.choice([text, 5, None, [], -1.5, {}, 1e300, float("nan"), float("inf")])
            state[reader.map_key] = draw.choice([
                value, {"date": value}, {"date": text, "serial": value}, {"date": "1939-09-17"},
                {"date": "1939-09-17", "serial": value}, [text, value],
            ])  # fmt: skip
            reader.hear_map()
            assert PAGE.start <= reader.date <= PAGE.end

    def test_points_of_the_world(self):
        draw = random.Random(5)
        for _ in range(COUNT // 10):
            lon, lat = draw.uniform(-200, 200), draw.uniform(-100, 100)
            try:
                holder = geodata.controller_at(lon, lat, "1939-11-01")
            except ValueError as error:
                assert not (-180 <= lon <= 180 and -90 <= lat <= 90)
                assert str(lon) in str(error) or str(lat) in str(error)
            else:
                assert holder is None or isinstance(holder, str)

    def test_nothing_is_read_as_markup_in_a_sentence(self):
        for text in generated(6, COUNT // 10):
            shown = wording.plain(dates.quoted(text))
            bare = shown.replace("\\\\", "")
            for sign in "<>[]`*_$":
                assert bare.count(sign) == bare.count("\\" + sign), text


@pytest.fixture(scope="module")
def app():
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=patience.SECONDS).run()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_every_page_lives_with_a_hostile_address(app, name, seed):
    app.query_params.clear()
    texts = [text for text in generated(seed, 200) if text and "\ud800" not in text]
    for parameter, text in zip(NAMES, texts, strict=False):
        app.query_params[parameter] = text
    page = app.switch_page(f"pages/{name}.py").run()
    assert not page.exception, json.dumps(dict(app.query_params))[:500]
    assert len(page.title) == 1
    shown = [text.value for text in page.markdown if text.allow_html]
    for html in shown + [part.proto.body for part in page.get("html")]:
        assert "<img src=x" not in html
        assert "<script" not in html
