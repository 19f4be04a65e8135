"""The map's scripts on time: days, who holds what on them, and what moves the date."""

import pytest

from tests.javascript import javascript

ROWS = {
    "a": [
        ["1938-03-11", "1939-09-01", "Poland", "Poland", "sovereign", "one", ""],
        ["1939-09-01", "1939-10-26", "Germany", "Poland", "occupied", "one", ""],
        ["1939-10-26", "1941-06-23", "Germany", "Poland", "annexed", "one", ""],
    ],
    "b": [["1938-03-11", "1941-06-23", "Germany", "Germany", "sovereign", "one", ""]],
    "c": [["1938-03-11", "1941-06-23", "Poland", "Poland", "sovereign", "one", ""]],
}
STATE = "Atlas.chronology.stateAt(Atlas.chronology.readControl(rows), Atlas.days.parse(day))"


class TestDays:
    def test_read_and_write_each_other(self):
        assert javascript("Atlas.days.format(Atlas.days.parse('1940-02-29'))") == "1940-02-29"

    @pytest.mark.parametrize("text", ["1939-02-30", "1939-8-23", "soon", "", None])
    def test_refuse_what_is_no_day(self, text):
        assert javascript("Number.isNaN(Atlas.days.parse(text))", text=text)

    def test_have_the_right_weekday(self):
        day = "Atlas.days.long(Atlas.days.parse('1939-08-23'), true)"
        assert javascript(day) == "Wednesday 23 August 1939"


class TestChronology:
    @pytest.mark.parametrize(
        ("day", "holder"),
        [("1939-08-31", "Poland"), ("1939-09-01", "Germany"), ("1941-06-22", "Germany")],
    )
    def test_ends_are_exclusive(self, day, holder):
        assert javascript(f"{STATE}.a.controller", rows=ROWS, day=day) == holder

    @pytest.mark.parametrize(
        ("left", "right", "day", "view", "kind"),
        [
            ("a", "b", "1939-08-31", "held", "state"),
            ("a", "b", "1939-09-01", "held", "internal"),
            ("a", "b", "1939-09-01", "recognised", "state"),
            ("a", "c", "1939-08-31", "held", "none"),
            ("a", "c", "1939-09-01", "held", "state"),
            ("a", "c", "1939-09-01", "recognised", "internal"),
            ("a", None, "1939-09-01", "held", "coast"),
            (None, "b", "1939-09-01", "recognised", "coast"),
        ],
    )
    def test_borders_are_computed(self, left, right, day, view, kind):
        call = f"Atlas.chronology.borderClass(left, right, {STATE}, view)"
        values = {"rows": ROWS, "day": day, "left": left, "right": right, "view": view}
        assert javascript(call, **values) == kind

    def test_held_since_reaches_over_a_change_of_law(self):
        facts = (
            "Object.fromEntries(Atlas.chronology.facts(Atlas.chronology.readControl(rows).a,"
            " Atlas.days.parse('1940-01-01'), Atlas.days.parse('1938-03-11')))"
        )
        told = javascript(facts, rows=ROWS)
        assert told["Since"] == "1 September 1939"
        assert told["Recognised as"] == "Poland"
        assert told["Status"] == "annexed, not generally recognised"

    def test_names_follow_the_date(self):
        place = {"name": "Today", "names": [{"name": "Old", "from": None, "to": "1939-09-01"}]}
        name = (
            "Atlas.chronology.placeName(Atlas.chronology.readPlace(place), Atlas.days.parse(day))"
        )
        assert javascript(name, place=place, day="1939-08-31") == "Old"
        assert javascript(name, place=place, day="1939-09-01") == "Today"

    @pytest.mark.parametrize(
        ("form", "name"),
        [("official", "Wilno"), ("pl", "Wilno"), ("lt", "Vilnius"), ("today", "Vilnius"),
         ("fi", "Wilno"), ("de", "Wilna")],
    )  # fmt: skip
    def test_names_come_in_the_wanted_form_or_else_officially(self, form, name):
        place = {
            "name": "Vilnius", "today": "Vilnius", "names": [{"name": "Wilno"}],
            "forms": {"de": "Wilna", "pl": "Wilno", "lt": "Vilnius"},
        }  # fmt: skip
        call = "Atlas.chronology.placeName(Atlas.chronology.readPlace(place), 0, form)"
        assert javascript(call, place=place, form=form) == name

    def test_events_lead_from_one_to_the_next(self):
        events = [{"event": day, "date": day} for day in ("1939-09-17", "1939-09-01")]
        call = (
            "[-1, 1].map((step) => Atlas.chronology.neighbourEvent("
            "Atlas.chronology.readEvents(events), Atlas.days.parse('1939-09-05'), step))"
            ".map(Atlas.days.format)"
        )
        assert javascript(call, events=events) == ["1939-09-01", "1939-09-17"]

    def test_the_main_event_of_a_day_comes_first(self):
        events = [
            {"event": name, "date": "1939-09-17", "category": category}
            for name, category in [("t", "trade"), ("d", "deportation"), ("m", "military")]
        ]
        call = "Atlas.chronology.readEvents(events).map((event) => event.event)"
        assert javascript(call, events=events) == ["m", "t", "d"]


class TestBases:
    BASES = ({"base": "x", "country": "Estonia", "start_date": "1939-10-18"},)

    @pytest.mark.parametrize(
        ("day", "holder", "shown"),
        [
            ("1939-10-17", "Estonia", 0),
            ("1939-10-18", "Estonia", 1),
            ("1940-06-17", "Soviet Union", 0),
        ],
    )
    def test_stand_from_their_day_until_all_is_occupied(self, day, holder, shown):
        day = javascript("Atlas.days.parse(day)", day=day)
        bases = "Atlas.chronology.readBases(bases)"
        call = f"Atlas.chronology.basesAt({bases}, {{ a: {{ controller: holder }} }}, day).length"
        assert javascript(call, bases=self.BASES, day=day, holder=holder) == shown


class TestPlayer:
    STEP = "Atlas.player.advance(from, ms, Atlas.player.SPEEDS[2], (day) => day === 5, 9)"

    def test_steps_whole_days(self):
        start = {"day": 0, "carry": 0, "linger": 0}
        assert javascript(self.STEP, **{"from": start, "ms": 100})["day"] == 3

    def test_lingers_on_an_event(self):
        at = javascript(self.STEP, **{"from": {"day": 3, "carry": 0, "linger": 0}, "ms": 1000})
        assert at["day"] == 5
        assert at["linger"] > 0
        assert javascript(self.STEP, **{"from": at, "ms": 100})["day"] == 5

    @pytest.mark.parametrize("frame", [7, 16, 33])
    def test_keeps_to_the_clock(self, frame):
        """Nine days at 30 a second and one rest of 900 ms, whatever the frames."""
        call = """(() => {
            let at = { day: 0, carry: 0, linger: 0 };
            let ms = 0;
            while (at.day < 9) {
                at = Atlas.player.advance(at, frame, Atlas.player.SPEEDS[2], (day) => day === 5, 9);
                ms += frame;
            }
            return ms;
        })()"""
        assert javascript(call, frame=frame) == pytest.approx(9 * 1000 / 30 + 900, abs=frame)

    def test_a_window_out_of_sight_skips_no_event(self):
        at = {"day": 5, "carry": 0, "linger": 10}
        assert javascript(self.STEP, **{"from": at, "ms": 60_000})["day"] <= 7

    def test_stops_at_the_end(self):
        start = {"day": 8, "carry": 0, "linger": 0}
        assert javascript(self.STEP, **{"from": start, "ms": 5000})["day"] == 9


class TestKeyboard:
    @pytest.mark.parametrize(
        ("key", "tag", "wish"),
        [
            ("ArrowRight", "BODY", {"step": 1}),
            ("ArrowLeft", "INPUT", {"step": -1}),
            ("PageDown", "DIV", {"event": 1}),
            ("PageUp", "BUTTON", {"event": -1}),
            ("Home", "BODY", {"edge": -1}),
            ("End", "BODY", {"edge": 1}),
            (" ", "BODY", {"play": True}),
            (" ", "BUTTON", None),
            ("ArrowRight", "TEXTAREA", None),
            ("a", "BODY", None),
        ],
    )
    def test_keys_move_the_date(self, key, tag, wish):
        target = {"tagName": tag, "type": "range"}
        call = "Atlas.keyboard.meaning({ key }, target)"
        assert javascript(call, key=key, target=target) == wish

    @pytest.mark.parametrize(
        ("key", "focused", "taken"),
        [
            ("PageDown", "body", True),
            ("Home", "body", True),
            ("PageDown", "input", False),
            ("ArrowDown", "body", False),
            ("+", "body", False),
        ],
    )
    def test_the_page_leaves_free_keys_to_the_map(self, key, focused, taken):
        call = (
            "Atlas.keyboard.meantForMap(Atlas.keyboard.meaning({ key }, { tagName: 'BODY' }),"
            " { key }, { matches: (rule) => rule.split(', ').includes(focused) })"
        )
        assert javascript(call, key=key, focused=focused) == taken


class TestCommands:
    @pytest.mark.parametrize(
        ("command", "moving", "stale"),
        [
            ({"date": "1939-09-01", "number": 2, "serial": 7}, False, False),
            ({"date": "1939-09-01", "number": 2}, False, False),
            ({"date": "1939-09-01", "number": 1}, False, True),
            ({"date": "1939-09-01", "number": 2, "serial": 6}, False, True),
            ({"date": "1939-09-03", "number": 2, "serial": 7}, True, True),
            ({"date": "1939-09-01", "number": 2, "serial": 7}, True, False),
        ],
    )
    def test_an_old_date_does_not_override_a_newer_one(self, command, moving, stale):
        known = "{ number: 1, serial: 7, told: new Set(['1939-09-03']), moving }"
        call = f"Atlas.bridge.stale(command, {known})"
        assert javascript(call, command=command, moving=moving) == stale
