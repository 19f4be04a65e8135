"""The date of a page: one for its map, its text, its date field and its address."""

import datetime as dt

import streamlit as st

from . import facts
from .map_page import MapPage


def read_date(text: str, page: MapPage) -> str:
    """Make a day of what stands in an address or was typed.

    Parameters
    ----------
    text : str
        Anything.
    page : MapPage
        The page, whose range is allowed.

    Returns
    -------
    str
        The day, ISO.

    Raises
    ------
    ValueError
        If it is not a day of the page's range; the message is a sentence for the reader.
    """
    allowed = f"This map runs from {page.start} to {page.end}"
    text = text.strip()
    shown = text if len(text) <= 40 else text[:40] + "..."
    try:
        day = dt.datetime.strptime(text, "%Y-%m-%d").date().isoformat()
    except ValueError as error:
        raise ValueError(
            f"\u201c{shown}\u201d is not a date such as 1939-08-23. {allowed}"
        ) from error
    if not page.start <= day <= page.end:
        raise ValueError(f"{day} is outside the dates of this page. {allowed}")
    return day


def _date_of(event: str) -> str:
    day = facts.event_date(event)
    if day is None:
        raise ValueError(f"No event of the atlas is called \u201c{event[:40]}\u201d")
    return day


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
    def command(self) -> tuple[str, int, str | None] | None:
        """What the page, not the map, has last asked for: a date, a number, perhaps an event."""
        return self._get("command")

    @property
    def complaint(self) -> str | None:
        """A sentence about a date that could not be shown."""
        return self._get("complaint")

    def follow_address(self) -> None:
        """Take the date that the address asks for, if the address has changed."""
        asked = (st.query_params.get("date"), st.query_params.get("event"))
        if self._get("address", "new") == asked:
            return
        fresh = self._get("address", "new") == "new"
        self._set("address", asked)
        day, complaint = self._wanted(*asked)
        self._set("complaint", complaint)
        self._keep(day)
        event = None if complaint else asked[1]
        if fresh:
            self._set("first", day)
            self._set("first_event", event)
        else:
            self._ask(day, event)

    def _wanted(self, date: str | None, event: str | None) -> tuple[str, str | None]:
        opening = self.page.opening
        try:
            if date is not None:
                return read_date(date, self.page), None
            if event is not None:
                return read_date(_date_of(event), self.page), None
        except ValueError as error:
            return opening, f"{error}; it is shown on {opening}."
        return opening, None

    def move(self, day: str, event: str | None = None) -> None:
        """Go to a day because the page asks for it; the map follows without a new mount."""
        self._keep(day)
        self._ask(day, event)
        self._set("complaint", None)
        self._write_address()

    def hear_map(self) -> None:
        """Take over the date on which the map came to rest."""
        told = st.session_state.get(self.map_key)
        day = told.get("date") if isinstance(told, dict) else None
        try:
            self._keep(read_date(day, self.page))
        except (ValueError, AttributeError):
            return  # a browser may send anything
        self._set("complaint", None)
        self._write_address()

    def hear_field(self) -> None:
        """Take over a date typed into the field, or say why that cannot be."""
        try:
            self.move(read_date(st.session_state.get(self.field_key, ""), self.page))
        except ValueError as error:
            self._keep(self.date)
            self._set("complaint", f"{error}; it stays on {self.date}.")

    def _keep(self, day: str) -> None:
        self._set("date", day)
        st.session_state[self.field_key] = day

    def _ask(self, day: str, event: str | None = None) -> None:
        number = self.command[1] + 1 if self.command else 1
        self._set("command", (day, number, event))

    def _write_address(self) -> None:
        st.query_params["date"] = self.date
        if "event" in st.query_params:
            del st.query_params["event"]
        self._set("address", (self.date, None))
