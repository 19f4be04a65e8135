"""Who ruled this town: search, a click on the map, the address, and what is told."""

import datetime as dt
import html
import re

import pytest

pytest.importorskip("streamlit")
from streamlit.testing.v1 import AppTest

import geodata
from geodata import cartography
from geodata.cartography import paint, swatch
from pages.common.maps import clock
from pages.common.maps.map_page import MapPage
from pages.common.place import place_clock, place_history
from pages.common.place.place_clock import Chosen, PlaceClock
from tests import patience
from tests.javascript import javascript

PAGE = MapPage(key="who_ruled", opening="1939-11-01", bounds=(13, 44, 33, 61), points=True)


def script():
    from pages.common.place import place_page

    place_page.show()


def run(**query):
    app = AppTest.from_function(script, default_timeout=patience.SECONDS)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def search(app, text):
    app.text_input[0].set_value(text)
    next(button for button in app.button if button.label == "Search").click().run()
    assert not app.exception
    return app


def press(app, words):
    next(b for b in app.button if words in b.label.replace("\\", "")).click().run()
    assert not app.exception
    return app


def chosen(app):
    return app.session_state["who_ruled.chosen"]


def told(app):
    """All that is said on the page, without marks."""
    parts = [e.value for kind in (app.markdown, app.info, app.warning, app.caption) for e in kind]
    parts += [e.proto.body for e in app.get("html")]
    return html.unescape(re.sub(r"<[^>]+>", " ", " ".join(parts))).replace("\\", "")


def link(app):
    return app.code[0].value


class TestSearch:
    @pytest.mark.parametrize("text", ["Lwów", "lviv", "LEMBERG", "Львов", " Львів "])
    def test_any_name_leads_to_the_town(self, text):
        app = search(run(), text)
        assert chosen(app).place == "lwow"
        assert "Recognised as" in told(app)
        assert "Today Lviv, Ukraine" in told(app)
        assert app.query_params["place"] in ("lwow", ["lwow"])

    def test_several_are_offered_and_one_is_taken(self):
        app = search(run(), "Kow")
        assert "2 places have a name that fits" in told(app)
        app = press(app, "Kowel")
        assert chosen(app).place == "kowel"
        assert "2 places" not in told(app)

    def test_a_misspelt_name_is_met_with_what_is_like_it(self):
        app = search(run(), "Lemmburg")
        assert "Did you mean one of these?" in told(app)
        assert chosen(press(app, "Lemberg")).place == "lwow"

    @pytest.mark.parametrize("text", ["zzzzq", "<b>x</b>", "%", "x" * 60])
    def test_nonsense_is_told_and_nothing_changes(self, text):
        app = search(run(place="riga"), text)
        assert "No place of the atlas is called" in told(app)
        assert chosen(app).place == "riga"

    def test_an_empty_field_is_told(self):
        assert "Type the name of a town" in told(search(run(), " "))

    def test_an_example_is_a_button(self):
        assert chosen(press(run(), "Viipuri")).place == "viipuri"

    def test_the_map_is_sent_there_without_a_new_mount(self):
        app = search(run(), "Riga")
        assert app.session_state["who_ruled.first_at"] is None
        assert app.session_state["who_ruled.ordered_at"] == chosen(app).point
        day, number, event, serial = app.session_state["who_ruled.command"]
        assert (day, event, serial) == ("1939-11-01", None, None)
        assert number > 0


class TestAddress:
    @pytest.mark.parametrize("name", ["lwow", "Lemberg", "Львів"])
    def test_a_place_opens(self, name):
        app = run(place=name, date="1940-06-17")
        assert chosen(app).place == "lwow"
        assert app.session_state["who_ruled.first_at"] == chosen(app).point
        assert app.session_state["who_ruled.date"] == "1940-06-17"
        assert not app.warning

    def test_a_point_opens(self):
        app = run(at="24.03,49.84")
        assert chosen(app) == Chosen(24.03, 49.84)
        assert "49.84° N, 24.03° E" in [header.value for header in app.header]
        assert "km from Lviv" in told(app)

    @pytest.mark.parametrize("at", ["x", "24", "nan,nan", "49.84,24.03", "<script>,1"])
    def test_a_bad_point_is_told(self, at):
        app = run(at=at)
        assert "is not a place of this map" in told(app)
        assert chosen(app) is None

    @pytest.mark.parametrize("name", ["nowhere", "<b>", "x" * 300, "kow"])
    def test_an_unknown_place_is_told(self, name):
        app = run(place=name)
        assert app.info
        assert chosen(app) is None

    def test_an_empty_one_asks_nothing(self):
        app = run(place="", at="")
        assert not app.warning
        assert "Search for a town" in told(app)

    @pytest.mark.parametrize("query", [{"place": "wilno"}, {"at": "25.28,54.69"}])
    def test_the_link_leads_back(self, query):
        first = run(**query, date="1940-01-01")
        asked = dict(part.split("=") for part in link(first).split("?")[1].split("&"))
        assert asked == {**query, "date": "1940-01-01"}
        assert chosen(run(**asked)) == chosen(first)


class TestHistory:
    def test_at_sea_a_sentence(self):
        app = run(at="19.5,57.5")
        assert "There is no land of the atlas here" in told(app)

    @pytest.mark.parametrize("place", sorted(geodata.places().place)[::9])
    def test_every_row_of_the_atlas_is_told(self, place):
        town = geodata.places().set_index("place").loc[place]
        found = place_history.stretches(town.lon, town.lat, place)
        rows = geodata.history_at(town.lon, town.lat)
        assert [s.first.isoformat() for s in found] == list(rows.start_date)
        assert [s.holder for s in found] == list(rows.controller)
        assert found[0].first == geodata.FIRST_DAY
        assert found[-1].last == geodata.LAST_DAY
        assert sum(s.share for s in found) == pytest.approx(1)
        written = html.unescape(place_history.table(found, geodata.FIRST_DAY))
        for stretch in found:
            assert stretch.source in written
            assert stretch.words in written
            assert stretch.note in written

    def test_names_of_the_time_are_told(self):
        found = place_history.stretches(19.455, 51.7706, "lodz")
        names = {stretch.first.isoformat(): stretch.names for stretch in found}
        assert names["1938-03-11"] == "Łódź"
        assert "Litzmannstadt from 11 Apr 1940" in " ".join(names.values())

    def test_words_from_the_data_are_escaped(self):
        stretch = place_history.Stretch(
            geodata.FIRST_DAY, geodata.LAST_DAY, "<i>", "Poland", "occupied", "<b>", "<u>", "<s>"
        )
        for text in (
            place_history.table([stretch], geodata.FIRST_DAY),
            place_history.strip([stretch], geodata.FIRST_DAY),
        ):
            assert not re.search("<[ibus]>", text.replace("<b>1</b>", ""))

    def test_the_day_of_the_map_is_marked(self):
        found = place_history.stretches(24.0316, 49.8383, "lwow")
        written = place_history.table(found, dt.date(1939, 11, 1))
        assert written.count('aria-current="date"') == 1
        assert "from 1 Nov 1939" in written.split('aria-current="date"')[1].split("</tr>")[0]

    def test_a_border_that_is_too_near_is_told(self):
        assert "a border ran about" in told(run(place="przemysl"))
        assert "a border ran about" not in told(run(place="riga"))

    def test_its_days_move_the_map(self):
        app = press(run(place="riga"), "17 Jun 1940")
        assert app.session_state["who_ruled.date"] == "1940-06-17"
        assert app.session_state["who_ruled.ordered_at"] is None, "the map must not jump back"
        assert chosen(app).place == "riga"


class TestClick:
    def hear(self, monkeypatch, report, **state):
        known = {"who_ruled.map": report, **state}
        query = {"place": "riga"}
        for module in (clock, place_clock):
            monkeypatch.setattr(module.st, "session_state", known)
            monkeypatch.setattr(module.st, "query_params", query)
        PlaceClock(PAGE).hear_map()
        return known, query

    REPORT = {"date": "1939-11-01", "serial": 9, "point": [24.03, 49.84], "pointed": 9}  # noqa: RUF012

    def test_is_heard_with_the_date(self, monkeypatch):
        known, query = self.hear(monkeypatch, self.REPORT)
        assert known["who_ruled.chosen"] == Chosen(24.03, 49.84)
        assert known["who_ruled.date"] == "1939-11-01"
        assert query == {"at": "24.03,49.84", "date": "1939-11-01"}
        assert "who_ruled.command" not in known, "the map has moved its mark already"

    def test_is_heard_once(self, monkeypatch):
        later = {**self.REPORT, "serial": 12, "date": "1940-01-01"}
        known, _ = self.hear(monkeypatch, later, **{"who_ruled.pointed": 9})
        assert "who_ruled.chosen" not in known
        assert known["who_ruled.date"] == "1940-01-01"

    @pytest.mark.parametrize(
        "bad",
        [
            {"point": None}, {"point": 7}, {"point": [1]}, {"point": ["x", "y"]},
            {"point": [200, 50]}, {"point": [24, None]}, {"pointed": None}, {"pointed": "x"},
        ],
    )  # fmt: skip
    def test_what_no_map_sends_is_ignored(self, monkeypatch, bad):
        known, _ = self.hear(monkeypatch, {**self.REPORT, **bad})
        assert "who_ruled.chosen" not in known
        assert known["who_ruled.date"] == "1939-11-01"


class TestBridge:
    REPORTS = """(() => {
        const sent = [];
        globalThis.Streamlit = { setComponentValue: (value) => sent.push(value) };
        const reporter = Atlas.bridge.reporter();
        reporter.choose("1939-11-01", { lat: 49.83834567, lng: 24.03161234 });
        reporter.choose("1939-11-01", { lat: 57, lng: 24 });
        delete globalThis.Streamlit;
        return sent;
    })()"""

    def test_reports_a_place_with_date_and_serial(self):
        first, second = javascript(self.REPORTS)
        assert first["point"] == [24.0316, 49.8383]
        assert first["date"] == "1939-11-01"
        assert first["pointed"] == first["serial"]
        assert second["serial"] == first["serial"] + 1
        assert second["point"] == [24, 57]

    def test_a_command_may_carry_a_place(self):
        command = cartography.DateCommand("1939-11-01", 1, at=(24.03, 49.84)).command
        assert command == {"date": "1939-11-01", "number": 1, "at": (24.03, 49.84)}
        with pytest.raises(ValueError, match="is not a longitude"):
            cartography.DateCommand("1939-11-01", 1, at=(200, 50))

    def test_only_a_map_that_is_asked_for_places_reports_them(self):
        document = cartography.make_map(data=b"{}", assets="x/").get_root().render()
        assert '"points"' not in document
        asked = cartography.make_map(data=b"{}", assets="x/", points=True).get_root().render()
        assert '"points": true' in asked


class TestSwatch:
    @pytest.mark.parametrize(
        ("holder", "owner", "status"),
        [
            (row.controller, row.sovereign, row.status)
            for row in geodata.control()
            .drop_duplicates("status")[["controller", "sovereign", "status"]]
            .itertuples(index=False)
        ]
        + [("Germany", "Poland", "occupied"), ("Poland", "Poland", "contested")],
    )
    def test_has_the_colours_of_the_map(self, holder, owner, status):

        style = paint.style()
        row = {"controller": holder, "sovereign": owner, "status": status}
        drawn = javascript("Atlas.paint.unitPaint(row, 'held', style)", row=row, style=style)
        made = swatch.background(holder, owner, status)
        assert made.endswith(drawn["base"])
        assert ("gradient" in made) == bool(drawn["pattern"])
        assert drawn["ink"] in made
