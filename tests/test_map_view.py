"""The Streamlit side of the map: one date for map, text, field and address."""

import pytest

pytest.importorskip("streamlit")
from streamlit.testing.v1 import AppTest

import geodata
from pages.common.maps import assets, clock, facts, still
from pages.common.maps.map_page import MapPage
from pages.common.shell import dates, wording
from tests import patience

PAGE = MapPage(key="test", opening="1939-09-01", bounds=(14, 48, 28, 56), end="1940-12-31")


GENUINE = {name: getattr(facts, name) for name in ("changes", "areas", "events_around")}


@pytest.fixture
def genuine(monkeypatch, told):
    """The facts themselves, without their stand-ins."""
    for name, function in GENUINE.items():
        monkeypatch.setattr(facts, name, function)
    return facts


@pytest.fixture(autouse=True)
def told(monkeypatch, tmp_path):
    """Stand-ins for everything that reads the atlas's data."""
    monkeypatch.setattr(
        assets, "served", lambda: assets.Served("../x/", "../x/d.json", "../x/t.json", tmp_path, ())
    )
    monkeypatch.setattr(still, "_order", lambda _scene: None)
    monkeypatch.setattr(facts, "changes", lambda day, _bounds: [f"Changed on {day}."])
    monkeypatch.setattr(facts, "areas", lambda _day: {"Poland": 389720})
    monkeypatch.setattr(facts, "event_date", {"war": "1939-09-17", "late": "1941-06-22"}.get)
    monkeypatch.setattr(facts, "events_around", lambda _day, _page: [
        {"event": "war", "date": "1939-09-17", "title": "A *title*", "near": True},
        {"event": "long", "date": "1938-05-01", "title": "A long *one*", "near": False},
        {"event": "old", "date": "1937-05-01", "title": "Older", "near": False},
    ])  # fmt: skip


def script():
    from pages.common.maps import map_view
    from pages.common.maps.map_page import MapPage

    map_view.show(
        MapPage(key="test", opening="1939-09-01", bounds=(14, 48, 28, 56), end="1940-12-31")
    )


def run(**query):
    app = AppTest.from_function(script, default_timeout=patience.SECONDS)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def command(app):
    key = "test.command"
    return app.session_state[key] if key in app.session_state else None  # noqa: SIM401


def shape(app):
    """Kinds of the elements around the map, by which the browser knows them again."""
    return [child.type for child in app.main.children.values()]


def type_date(app, text):
    app.text_input[0].set_value(text)
    submit = next(button for button in app.button if button.label == "Go")
    return submit.click().run()


def said(app):
    return app.warning[0].value.replace("\\", "") if app.warning else ""


class TestReadDate:
    @pytest.mark.parametrize("day", ["1938-03-11", "1939-09-01", "1940-12-31", " 1940-02-29 "])
    def test_takes_days_of_the_range(self, day):
        assert dates.read_date(day, PAGE) == day.strip()

    @pytest.mark.parametrize(
        "text",
        [
            "17.06.1940", "17.6.1940", "17/06/1940", "17-6-1940", "19400617", "1940/06/17",
            "17 June 1940", "17 jun 1940", "17th June 1940", "June 17, 1940", "JUNE 17 1940",
            "1940\u201306\u201317", "\uff11\uff19\uff14\uff10-06-17", "\u202e1940-06-17",
        ],
    )  # fmt: skip
    def test_takes_what_people_type(self, text):
        assert dates.read_date(text, PAGE) == "1940-06-17"

    @pytest.mark.parametrize("text", ["3 Sept 1939", "Sept. 3, 1939", "03.09.1939", "3/9/1939"])
    def test_numbers_give_the_day_first(self, text):
        assert dates.read_date(text, PAGE) == "1939-09-03"

    @pytest.mark.parametrize(
        "text",
        ["1939-02-30", "1939-02-29", "31.11.1939", "06/17/1940", "yesterday", "", "1939",
         "193911", "1939-W35-3", "June 1940", "x" * 500],
    )  # fmt: skip
    def test_says_what_is_no_date(self, text):
        with pytest.raises(
            ValueError, match=r"is not a date .* 1938-03-11 to 1940-12-31"
        ) as caught:
            dates.read_date(text, PAGE)
        assert len(str(caught.value)) < 200
        assert text[:30] in str(caught.value)

    @pytest.mark.parametrize("day", ["1938-03-10", "1941-01-01", "2024-01-01"])
    def test_says_what_is_out_of_range(self, day):
        with pytest.raises(ValueError, match=f"{day} is outside .* 1938-03-11 to 1940-12-31"):
            dates.read_date(day, PAGE)


class TestOpening:
    def test_without_a_date(self):
        app = run()
        assert not app.exception
        assert app.session_state["test.date"] == "1939-09-01"
        assert not app.warning
        assert "date" not in app.query_params

    @pytest.mark.parametrize("written", ["1940-03-20", "20.03.1940", "March 20, 1940"])
    def test_on_the_date_of_the_address(self, written):
        app = run(date=written)
        assert app.session_state["test.date"] == app.session_state["test.first"] == "1940-03-20"
        assert app.text_input[0].value == "1940-03-20"

    def test_on_an_event_of_the_address(self):
        app = run(event="war")
        assert app.session_state["test.date"] == "1939-09-17"
        assert app.session_state["test.first_event"] == "war", "the map marks its place"

    @pytest.mark.parametrize(
        ("query", "words"),
        [
            ({"date": "1939-02-30"}, "1939-02-30\u201d is not a date"),
            ({"date": "1941-06-01"}, "1941-06-01 is outside"),
            ({"event": "late"}, "1941-06-22 is outside"),
            ({"event": "none"}, "No event of the atlas is called \u201cnone\u201d"),
            ({"date": "soon", "event": "none"}, "No event"),
        ],
    )
    def test_says_so_when_it_cannot(self, query, words):
        app = run(**query)
        assert not app.exception
        assert app.session_state["test.date"] == "1939-09-01"
        assert words in said(app)
        assert "shows 1939-09-01" in said(app)

    def test_with_the_names_of_the_address(self):
        assert run(names="lt").session_state["test.first_names"] == "lt"
        assert run().session_state["test.first_names"] == "official"

    def test_names_that_it_does_not_have_are_told(self):
        app = run(names="<i>", date="1940-03-20")
        assert app.session_state["test.first_names"] == "official"
        assert app.session_state["test.date"] == "1940-03-20"
        assert "no names in" in said(app)

    def test_a_date_goes_before_an_unknown_event(self):
        app = run(date="1940-03-20", event="none")
        assert app.session_state["test.date"] == "1940-03-20"
        assert app.session_state["test.first_event"] is None
        assert said(app).endswith("called \u201cnone\u201d. The map shows 1940-03-20.")

    @pytest.mark.parametrize("query", [{"event": ""}, {"date": ""}, {"at": ""}])
    def test_nothing_is_asked_by_an_empty_word(self, query):
        app = run(**query)
        assert app.session_state["test.date"] == "1939-09-01"
        assert not app.warning

    def test_at_a_place_of_the_address(self):
        app = run(date="1940-03-20", at="24.03,49.84")
        assert app.session_state["test.first_place"] == (24.03, 49.84)
        assert not app.warning

    @pytest.mark.parametrize("at", ["x", "24", "1,2,3", "24.03,nan", "inf,50", "49.84,24.03"])
    def test_a_bad_place_is_told(self, at):
        app = run(date="1940-03-20", at=at)
        assert app.session_state["test.date"] == "1940-03-20"
        assert app.session_state["test.first_place"] is None
        assert at in said(app)
        assert "longitude 5 to 45 and latitude 42 to 71" in said(app)


class TestMoving:
    @pytest.mark.parametrize("text", ["1940-06-17", "17 June 1940"])
    def test_a_typed_date_moves_the_map_and_the_address(self, text):
        app = type_date(run(), text)
        assert app.session_state["test.date"] == "1940-06-17"
        assert app.text_input[0].value == "1940-06-17"
        assert command(app) == ("1940-06-17", 1, None, None)
        assert app.session_state["test.first"] == "1939-09-01", "the map would mount anew"
        assert app.query_params["date"] in ("1940-06-17", ["1940-06-17"])

    @pytest.mark.parametrize("text", ["soon", "", "31.11.1939", "1950-01-01"])
    def test_a_typed_nonsense_changes_nothing_and_says_so(self, text):
        app = type_date(run(date="1940-03-20"), "1940-04-09")
        before = shape(app)
        type_date(app, text)
        assert app.session_state["test.date"] == "1940-04-09"
        assert app.text_input[0].value == "1940-04-09"
        assert app.query_params["date"] in ("1940-04-09", ["1940-04-09"])
        assert command(app) == ("1940-04-09", 1, None, None)
        assert said(app).endswith("1938-03-11 to 1940-12-31. It stays on 1940-04-09.")
        assert shape(app) == before, "the map would mount anew"

    def test_a_complaint_goes_when_a_good_date_comes(self):
        app = type_date(run(), "soon")
        assert said(app)
        assert not said(type_date(app, "1940-04-09"))

    def test_the_same_date_can_be_asked_for_again(self):
        app = type_date(type_date(run(), "1939-09-17"), "1940-01-01")
        assert command(type_date(app, "1939-09-17")) == ("1939-09-17", 3, None, None)

    def test_a_changed_address_moves_the_map(self):
        app = run(date="1940-03-20")
        app.query_params["date"] = "1940-03-12"
        app.run()
        assert command(app) == ("1940-03-12", 1, None, None)

    def test_a_page_left_and_opened_again_mounts_its_map_on_its_date(self, monkeypatch):
        asked = ("1940-04-09", None, None)
        state = {"test.date": asked[0], "test.address": asked, "test.first": "1940-03-20"}
        monkeypatch.setattr(clock.st, "session_state", state)
        monkeypatch.setattr(clock.st, "query_params", {"date": asked[0]})
        clock.Clock(PAGE).follow_address()
        assert state["test.first"] == "1940-04-09"


class TestHearing:
    @pytest.mark.parametrize(
        "told", [
            None, 7, {}, {"date": 5, "serial": 1}, {"date": None, "serial": 1},
            {"date": "1939-02-30", "serial": 1}, {"date": "1939-11-01"},
            {"date": "1939-11-01", "serial": "x"},
        ],
    )  # fmt: skip
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
        assert state["test.date"] == "1939-11-01"
        assert state["test.serial"] == 4
        assert "test.command" not in state
        assert clock.st.query_params == {"date": "1939-11-01"}

    def test_view_and_names_that_a_reader_chose_stand_in_the_address(self, monkeypatch):
        heard = {"date": "1939-11-01", "serial": 4, "view": "claimed", "names": "pl", "today": True}
        state = {"test.map": heard, "test.first_view": PAGE.view}
        monkeypatch.setattr(clock.st, "session_state", state)
        monkeypatch.setattr(clock.st, "query_params", {})
        clock.Clock(PAGE).hear_map()
        shown = {"view": "claimed", "names": "pl", "today": "1"}
        assert clock.st.query_params == {"date": "1939-11-01", **shown}
        assert state["test.first_view"] == PAGE.view, "the map would mount anew"
        usual = {"date": "1939-11-01", "serial": 5, "view": PAGE.view, "names": "official"}
        state["test.map"] = {**usual, "today": False}
        clock.Clock(PAGE).hear_map()
        assert clock.st.query_params == {"date": "1939-11-01"}

    @pytest.mark.parametrize("bad", ["x", "", 7, None, ["held"], "<b>"])
    def test_a_view_or_names_that_are_none_are_left_aside(self, bad, monkeypatch):
        state = {"test.map": {"date": "1939-11-01", "serial": 4, "view": bad, "names": bad}}
        monkeypatch.setattr(clock.st, "session_state", state)
        monkeypatch.setattr(clock.st, "query_params", {})
        clock.Clock(PAGE).hear_map()
        assert clock.st.query_params == {"date": "1939-11-01"}

    def test_leaves_an_overtaken_report_aside(self, monkeypatch):
        state = {
            "test.map": {"date": "1939-11-01", "serial": 4},
            "test.date": "1939-11-05",
            "test.serial": 5,
        }
        monkeypatch.setattr(clock.st, "session_state", state)
        clock.Clock(PAGE).hear_map()
        assert state["test.date"] == "1939-11-05"

    def test_a_command_says_after_which_report_it_came(self, monkeypatch):
        state = {"test.serial": 7}
        monkeypatch.setattr(clock.st, "session_state", state)
        monkeypatch.setattr(clock.st, "query_params", {})
        clock.Clock(PAGE).move("1939-11-01")
        assert state["test.command"] == ("1939-11-01", 1, None, 7)


def test_a_damaged_layer_is_named_and_the_page_lives(monkeypatch):
    def broken():
        raise geodata.DataError("atlas.topo.json cannot be used: python -m geodata build")

    monkeypatch.setattr(assets, "served", broken)
    app = run()
    assert not app.exception
    assert "atlas.topo.json" in app.error[0].value
    assert "python -m geodata build" in app.error[0].value


def test_a_missing_text_is_named_and_the_page_lives():
    def page():
        from pages.common.maps.map_page import MapPage
        from pages.common.themes import story

        story.show(MapPage(key="nowhere", opening="1939-09-01", bounds=(14, 48, 28, 56)))

    app = AppTest.from_function(page, default_timeout=patience.SECONDS).run()
    assert not app.exception
    assert "git checkout -- pages/text/nowhere.md" in app.error[0].value.replace("\\", "")


def test_data_are_not_read_as_markdown():
    assert wording.plain("a *b* [c](d) <e>") == r"a \*b\* \[c\]\(d\) \<e\>"


class TestWords:
    """What is told of the atlas's own data."""

    BALTIC = (19.5, 53.5, 29.0, 60.0)

    @pytest.mark.parametrize(
        ("was", "now", "words"),
        [
            (("Poland", "Poland", "sovereign"), ("Poland", "Poland", "contested"),
             "Fighting begins in"),
            (("Poland", "Poland", "contested"), ("Germany", "Poland", "occupied"),
             "Now under German control (occupied):"),
            (("Finland", "Finland", "contested"), ("Finland", "Soviet Union", "transferred"),
             "Ceded by agreement to the Soviet Union; still held by Finland:"),
            (("Soviet Union", "Estonia", "occupied"), ("Soviet Union", "Estonia", "annexed"),
             "Annexed by the Soviet Union by law or decree, still recognised as Estonian:"),
            (("Yugoslavia", "Yugoslavia", "contested"), ("Croatia", "Yugoslavia", "occupied"),
             "Now under the proclaimed state of Croatia, still recognised as Yugoslav:"),
        ],
    )  # fmt: skip
    def test_a_change_is_told_in_words(self, was, now, words):
        assert wording.change(was, now) == words

    def test_every_change_of_the_atlas_is_told(self, genuine):
        for day in geodata.change_days():
            told = genuine.changes(day)
            assert len(told) == len(set(told))
            assert all(line[0].isupper() and line.endswith(".") for line in told)

    def test_only_land_of_the_page_is_told(self, genuine):
        assert any("France" in line for line in genuine.changes("1940-06-17"))
        told = " ".join(genuine.changes("1940-06-17", self.BALTIC))
        assert "Latvia" in told
        assert "France" not in told

    def test_powers_of_the_theatre_come_first_and_none_is_left_out(self, genuine):
        held = genuine.areas("1939-08-23")
        assert list(held)[:4] == ["Germany", "Soviet Union", "Poland", "Lithuania"]
        assert set(held) == set(geodata.areas_at("1939-08-23").index)

    def test_near_events_are_near_and_long_ones_still_run(self, genuine):
        for event in genuine.events_around("1940-03-13"):
            assert event["near"] == ("1940-03-03" <= event["date"] <= "1940-03-23")


class TestTextBesideTheMap:
    def test_events_are_links_that_can_be_copied(self):
        day = '<time datetime="1939-09-17">17 Sep 1939</time>'
        link = f'<a class="dated" href="?event=war">{day} <span>A *title*</span></a>'
        assert link in beside(run())

    def test_the_event_of_the_day_is_no_link(self):
        told = beside(run(date="1939-09-17"))
        day = '<time datetime="1939-09-17">17 Sep 1939</time>'
        now = '<strong class="dated" aria-current="date">'
        assert f"{now}{day} <span>A *title*</span></strong>" in told
        assert "?event=war" not in told

    def test_a_long_event_is_told_with_its_beginning(self):
        assert "A long *one*, since 1 May 1938</a>" in beside(run())

    def test_an_event_that_the_map_cannot_show_is_no_link(self):
        told = beside(run())
        assert "Older, since 1 May 1937" in told
        assert "?event=old" not in told

    def test_data_are_not_read_as_markup(self, monkeypatch):
        monkeypatch.setattr(facts, "changes", lambda _day, _bounds: ["<script>x</script>"])
        monkeypatch.setattr(facts, "areas", lambda _day: {"<i>Poland</i>": 1})
        told = beside(run())
        assert "&lt;script&gt;" in told
        assert "<script" not in told
        assert "<i>" not in told

    def test_powers_of_the_theatre_have_a_row_each_and_the_others_one(self, monkeypatch):
        held = {"Poland": 389720, "Sweden": 450000, "Norway": 323000}
        monkeypatch.setattr(facts, "areas", lambda _day: held)
        told = beside(run())
        assert ">Poland<td>389,720" in told
        assert ">2 other states<td>773,000" in told

    def test_changed_land_is_told_with_its_area(self, genuine):
        told = genuine.changes("1940-06-17", TestWords.BALTIC)
        latvia = round(geodata.state_at("1940-06-17").set_index("unit").area_km2["lv-core"])
        assert f"Latvia ({latvia:,}\xa0km\u00b2)" in told[0]
        assert "; in all " in told[0]


def beside(app):
    return next(html.value for html in app.html if "day-text" in html.value)
