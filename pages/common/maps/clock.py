"""The date of a page: one for its map, its text, its date field and its address."""

import re

import streamlit as st

from geodata import VIEWS, cartography
from geodata.window import WINDOW_IN_WORDS, place_in_window

from ..shell.dates import quoted, read_date
from . import facts
from .map_page import MapPage

#: Parameters of an address that a map follows while it is shown.
PARAMETERS = ("date", "event", "at", "station")
#: What ``present`` and ``today`` in an address may say.
YES, NO = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


def read_point(text: str) -> tuple[float, float]:
    """Make a point of what stands in an address.

    Parameters
    ----------
    text : str
        Anything; ``"24.03,49.84"`` is understood.

    Returns
    -------
    tuple of float
        Longitude and latitude, degrees.

    Raises
    ------
    ValueError
        If it is no point of the atlas; the message is a sentence for the reader.
    """
    try:
        return place_in_window(text.split(","))
    except ValueError:
        raise ValueError(
            f"{quoted(text)} is not a place of this map, which is written as longitude, latitude "
            f"(24.03,49.84) and lies within {WINDOW_IN_WORDS}; the link’s place is left out."
        ) from None


class Clock:
    """The date of one page in one reader's session.

    Parameters
    ----------
    page : MapPage
        The page.
    """

    def __init__(self, page: MapPage):
        self.page = page
        self.map_key = f"{page.key}.map"
        self.field_key = f"{page.key}.field"

    def _get(self, name: str, default=None):
        return st.session_state.get(f"{self.page.key}.{name}", default)

    def _set(self, name: str, value) -> None:
        st.session_state[f"{self.page.key}.{name}"] = value

    @property
    def date(self) -> str:
        """The day, ISO."""
        return self._get("date", self.page.opening)

    @property
    def first(self) -> str:
        """The day on which the map was mounted; it must not change, or the map would mount anew."""
        return self._get("first", self.page.opening)

    @property
    def first_event(self) -> str | None:
        """The event by which the address asked when the map was mounted."""
        return self._get("first_event")

    @property
    def first_place(self) -> tuple[float, float] | None:
        """The point (longitude, latitude) for which the address asked when the map was mounted."""
        return self._get("first_place")

    @property
    def first_names(self) -> str:
        """Which names the address asked for when the map was mounted."""
        return self._get("first_names", "official")

    @property
    def first_present(self) -> bool:
        """Whether the map was mounted in presenting mode."""
        return self._get("first_present", False)

    @property
    def first_today(self) -> bool:
        """Whether the borders of today were asked for when the map was mounted."""
        return self._get("first_today", False)

    @property
    def ordered_place(self) -> tuple[float, float] | None:
        """The point to which the last command sends the map; none on most pages."""
        return None

    @property
    def first_station(self) -> int:
        """Number of the tour's station on which the map was mounted, from 1."""
        return self._get("first_station", 1)

    @property
    def station(self) -> int:
        """Number of the tour's station that is shown, from 1."""
        return self._get("station", 1)

    @property
    def first_view(self) -> str | None:
        """What the colours showed when the map was mounted; none for that of a tour's station."""
        return self._get("first_view", None if self.page.tour else self.page.view)

    @property
    def view(self) -> str | None:
        """What the colours show now; none where a tour's station says so."""
        return self._get("view", self.first_view)

    @property
    def names(self) -> str:
        """Which names towns bear now."""
        return self._get("names", self.first_names)

    @property
    def ordered_station(self) -> int | None:
        """Number of the tour's station to which the last command sends the map."""
        return self._get("ordered_station")

    @property
    def command(self) -> tuple[str, int, str | None, int | None] | None:
        """What the page, not the map, has last asked for.

        A date, a number, perhaps an event, and the serial of the map's report after which it
        was asked: the map leaves a command aside that its reader's later moves have overtaken.
        """
        return self._get("command")

    @property
    def complaint(self) -> str | None:
        """Sentences about what could not be shown."""
        return self._get("complaint")

    def follow_address(self) -> None:
        """Take what the address asks for, if the reader has come to the page or changed it."""
        # Streamlit forgets the state of a field that is not shown: the reader comes from elsewhere.
        arrives = self.field_key not in st.session_state
        asked = self._asked()
        changed = self._get("address", "new") != asked
        if changed:
            self._set("address", asked)
            self._take(*asked, arrives)
        if arrives:
            self._set("first", self.date)
            self._follow_present()
            self._follow_today()
            self._set("first_station", self.station)
            self._take_view(self._param("view"))
            self._set("first_event", asked[1] if changed and not self._unknown(asked[1]) else None)
            self._set("command", None)
            self._take_names(st.query_params.get("names") or "official")

    def _param(self, name: str) -> str | None:
        return st.query_params.get(name + self.page.side) or None

    def _asked(self) -> tuple[str | None, ...]:
        return tuple(self._param(name) for name in PARAMETERS)

    def _complain(self, sentence: str) -> None:
        self._set("complaint", " ".join(filter(None, (self.complaint, sentence))))

    def _take_view(self, view: str | None) -> None:
        usual = None if self.page.tour else self.page.view
        known = view is None or view in VIEWS
        self._set("first_view", (view if known else None) or usual)
        self._set("view", self.first_view)
        if not known:
            self._complain(f"The map has no view {quoted(view)}; it has {', '.join(VIEWS)}.")

    def _take_station(self, asked: str | None) -> str:
        """The day of the station that is asked for; what cannot be is told."""
        count = len(self.page.tour)
        number = int(asked) if asked and re.fullmatch("[0-9]{1,4}", asked) else 0
        known = 1 <= number <= count
        self._set("station", number if known else 1)
        if asked and not known:
            self._complain(f"{quoted(asked)} is not a station of this tour, which has {count}.")
        return self.page.tour[self.station - 1].date

    def _follow_present(self) -> None:
        self._follow_flag("present", st.query_params.get("present"), "present=1 fills the window.")

    def _follow_today(self) -> None:
        hint = f"today{self.page.side}=1 shows today’s borders."
        self._follow_flag("today", self._param("today"), hint)

    def _follow_flag(self, name: str, asked: str | None, hint: str) -> None:
        wanted = (asked or "").strip().casefold()
        self._set(f"first_{name}", wanted in YES)
        self._set(name, wanted in YES)
        if wanted not in YES | NO:
            self._complain(f"{quoted(asked)} is neither yes nor no; {hint}")

    def _take(self, date, event, at, station, arrives: bool) -> None:
        self._set("complaint", None)
        usual = self._take_station(station) if self.page.tour else self.page.opening
        day, complaints = self._wanted(date, event, usual)
        try:
            self._set("first_place", read_point(at) if at else None)
        except ValueError as error:
            self._set("first_place", None)
            complaints.append(str(error))
        for sentence in complaints:
            self._complain(sentence)
        self._set("date", day)
        if not arrives:
            self._ask(day, None if self._unknown(event) else event)

    def _take_names(self, names: str) -> None:
        known = names in cartography.NAMES
        self._set("first_names", names if known else "official")
        self._set("names", self.first_names)
        if not known:
            told = (
                f"The map has no names in {quoted(names)}; it has {', '.join(cartography.NAMES)}."
            )
            self._complain(told)

    def _wanted(self, date: str | None, event: str | None, usual: str) -> tuple[str, list[str]]:
        """The day to show, and what is to be said of it. A date goes before an event."""
        day, complaints = usual, []
        of_event = facts.event_date(event) if event else None
        try:
            if date or of_event:
                day = read_date(date or of_event, self.page)
        except ValueError as error:
            complaints.append(f"{error} It shows {day} instead.")
        if event and not of_event:
            shown = "" if complaints else f" The map shows {day}."
            complaints.append(f"No event of the atlas is called {quoted(event)}.{shown}")
        return day, complaints

    def _unknown(self, event: str | None) -> bool:
        return not event or facts.event_date(event) is None

    def move(self, day: str, event: str | None = None) -> None:
        """Go to a day because the page asks for it; the map follows without a new mount."""
        self._set("date", day)
        self._ask(day, event)
        self._set("complaint", None)
        self._write_address()

    def hear_map(self) -> None:
        """Take over the date on which the map came to rest."""
        told = st.session_state.get(self.map_key)
        try:
            day, serial = read_date(told["date"], self.page), int(told["serial"])
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
            return  # a browser may send anything
        if serial < (self._get("serial") or 0):
            return
        self._set("serial", serial)
        for name in ("present", "today"):
            if name in told:
                self._set(name, told[name] is True)
        for name, allowed in (("view", VIEWS), ("names", cartography.NAMES)):
            if told.get(name) in allowed:
                self._set(name, told[name])
        station = told.get("station")
        if self.page.tour and isinstance(station, int) and 1 <= station <= len(self.page.tour):
            self._set("station", station)
        self._set("date", day)
        self._set("complaint", None)
        self._write_address()

    def go_to_station(self, number: int) -> None:
        """Go to a station of the tour because the page asks for it."""
        self._set("station", number)
        self.move(self.page.tour[number - 1].date)

    def hear_field(self) -> None:
        """Take over a date typed into the field, or say why that cannot be."""
        try:
            self.move(read_date(st.session_state.get(self.field_key, ""), self.page))
        except ValueError as error:
            self._set("complaint", f"{error} It stays on {self.date}.")

    def _ask(self, day: str, event: str | None = None) -> None:
        self._set("number", self._get("number", 0) + 1)
        self._set("ordered_station", self.station if self.page.tour else None)
        self._set("command", (day, self._get("number"), event, self._get("serial")))

    def _write_address(self) -> None:
        station = self.page.tour[self.station - 1] if self.page.tour else None
        at_station = station is not None and station.date == self.date
        _write("date" + self.page.side, None if at_station else self.date)
        _write("event" + self.page.side, None)
        _write("present", "1" if self._get("present") else None)
        _write("today" + self.page.side, "1" if self._get("today") else None)
        if not station:
            _write("view" + self.page.side, None if self.view == self.page.view else self.view)
        if not self.page.link:  # two maps of a page share the names of its address
            _write("names", None if self.names == "official" else self.names)
        if station:
            _write("station", str(self.station))
        self._set("address", self._asked())


def _write(name: str, value: str | None) -> None:
    if value is not None:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]
