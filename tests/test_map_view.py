"""The Streamlit side of the map: one date for map, text, field and address."""

import pytest

pytest.importorskip("streamlit")
from streamlit.testing.v1 import AppTest

import geodata
from pages.common import assets, clock, day_text, facts
from pages.common.map_page import MapPage

PAGE = MapPage(key="test", opening="1939-09-01", bounds=(14, 48, 28, 56), end="1940-12-31")


@pytest.fixture(autouse=True)
def told(monkeypatch):
    """Stand-ins for everything that reads the atlas's data."""
    monkeypatch.setattr(assets, "served", lambda: assets.Served("../x/", "../x/data.json"))
    monkeypatch.setattr(facts, "changes", lambda day: [f"Changed on {day}."])
    monkeypatch.setattr(facts, "areas", lambda _day: {"Poland": 389720})
    monkeypatch.setattr(facts, "event_date", {"war": "1939-09-17", "late": "1941-06-22"}.get)
    monkeypatch.setattr(facts, "events_around", lambda _day, _page: [
        {"event": "war", "date": "1939-09-17", "title": "A *title*", "text": "", "source": ""},
    ])  # fmt: skip


def script():
    from pages.common import map_view
    from pages.common.map_page import MapPage

    map_view.show(
        MapPage(key="test", opening="1939-09-01", bounds=(14, 48, 28, 56), end="1940-12-31")
    )


def run(**query):
    app = AppTest.from_function(script, default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def command(app):
    key = "test.command"
    return app.session_state[key] if key in app.session_state else None  # noqa: SIM401


class TestReadDate:
    @pytest.mark.parametrize("day", ["1938-03-11", "1939-09-01", "1940-12-31", " 1940-02-29 "])
    def test_takes_days_of_the_range(self, day):
        assert clock.read_date(day, PAGE) == day.strip()

    @pytest.mark.parametrize(
        "text", ["1939-02-30", "1939-02-29", "yesterday", "", "23.8.1939", "1939-W35-3", "x" * 500]
    )
    def test_says_what_is_no_date(self, text):
        with pytest.raises(
            ValueError, match=r"is not a date .* 1938-03-11 to 1940-12-31"
        ) as caught:
            clock.read_date(text, PAGE)
        assert len(str(caught.value)) < 200

    @pytest.mark.parametrize("day", ["1938-03-10", "1941-01-01", "2024-01-01"])
    def test_says_what_is_out_of_range(self, day):
        with pytest.raises(ValueError, match=f"{day} is outside .* 1938-03-11 to 1940-12-31"):
            clock.read_date(day, PAGE)


class TestOpening:
    def test_without_a_date(self):
        app = run()
        assert not app.exception
        assert app.session_state["test.date"] == "1939-09-01"
        assert not app.warning
        assert "date" not in app.query_params

    def test_on_the_date_of_the_address(self):
        app = run(date="1940-03-20")
        assert app.session_state["test.date"] == app.session_state["test.first"] == "1940-03-20"
        assert app.text_input[0].value == "1940-03-20"

    def test_on_an_event_of_the_address(self):
        app = run(event="war")
        assert app.session_state["test.date"] == "1939-09-17"
        assert app.session_state["test.first_event"] == "war", "the map marks its place"

    @pytest.mark.parametrize(
        ("query", "words"),
        [
            ({"date": "1939-02-30"}, "is not a date"),
            ({"date": "1941-06-01"}, "is outside"),
            ({"event": "late"}, "is outside"),
            ({"event": "none"}, "No event"),
        ],
    )
    def test_says_so_when_it_cannot(self, query, words):
        app = run(**query)
        assert not app.exception
        assert app.session_state["test.date"] == "1939-09-01"
        assert words in app.warning[0].value


class TestMoving:
    def test_a_typed_date_moves_the_map_and_the_address(self):
        app = run()
        app.text_input[0].set_value("1940-06-17").run()
        assert app.session_state["test.date"] == "1940-06-17"
        assert command(app) == ("1940-06-17", 1, None)
        assert app.session_state["test.first"] == "1939-09-01", "the map would mount anew"
        assert app.query_params["date"] in ("1940-06-17", ["1940-06-17"])

    def test_a_typed_nonsense_keeps_the_date_and_says_so(self):
        app = run(date="1940-03-20")
        app.text_input[0].set_value("soon").run()
        assert app.session_state["test.date"] == "1940-03-20"
        assert app.text_input[0].value == "1940-03-20"
        assert "stays on 1940" in app.warning[0].value.replace("\\", "")

    def test_an_event_moves_the_map(self):
        app = run()
        app.button[0].click().run()
        assert command(app) == ("1939-09-17", 1, "war")

    def test_the_same_date_can_be_asked_for_again(self):
        app = run()
        app.button[0].click().run()
        app.text_input[0].set_value("1940-01-01").run()
        app.button[0].click().run()
        assert command(app) == ("1939-09-17", 3, "war")

    def test_a_changed_address_moves_the_map(self):
        app = run(date="1940-03-20")
        app.query_params["date"] = "1940-03-12"
        app.run()
        assert command(app) == ("1940-03-12", 1, None)


class TestHearing:
    @pytest.mark.parametrize(
        "told", [None, 7, {}, {"date": 5}, {"date": None}, {"date": "1939-02-30"}]
    )
    def test_ignores_what_no_map_sends(self, told, monkeypatch):
        state = {"test.map": told, "test.date": "1939-10-01"}
        monkeypatch.setattr(clock.st, "session_state", state)
        clock.Clock(PAGE).hear_map()
        assert state["test.date"] == "1939-10-01"

    def test_follows_the_map_without_commanding_it(self, monkeypatch):
        state = {"test.map": {"date": "1939-11-01", "serial": 4}}
        monkeypatch.setattr(clock.st, "session_state", state)
        monkeypatch.setattr(clock.st, "query_params", {"event": "war"})
        clock.Clock(PAGE).hear_map()
        assert state["test.date"] == state["test.field"] == "1939-11-01"
        assert "test.command" not in state
        assert clock.st.query_params == {"date": "1939-11-01"}


def test_a_damaged_layer_is_named_and_the_page_lives(monkeypatch):
    def broken():
        raise geodata.DataError("atlas.topo.json cannot be used: python -m geodata build")

    monkeypatch.setattr(assets, "served", broken)
    app = run()
    assert not app.exception
    assert "atlas.topo.json" in app.error[0].value
    assert "python -m geodata build" in app.error[0].value


def test_data_are_not_read_as_markdown():
    assert day_text.plain("a *b* [c](d) <e>") == r"a \*b\* \[c\]\(d\) \<e\>"
