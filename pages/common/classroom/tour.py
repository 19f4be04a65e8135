"""The guided tour, or the tour that a teacher has put into the address."""

from urllib.parse import quote

import streamlit as st

import geodata
from geodata.words import short_date

from ..maps import map_view
from ..maps.map_page import MapPage
from ..shell import address, entry, guard
from ..shell.wording import plain
from ..text import prose
from . import stops

BOUNDS = (8.0, 44.5, 34.0, 62.0)


def page_of(stations: list[geodata.Station]) -> MapPage:
    """Declare the map of a tour.

    Parameters
    ----------
    stations : list of geodata.Station
        At least one.

    Returns
    -------
    MapPage
        A page that opens on the first of them.
    """
    opening = stations[0].date
    return MapPage(
        key="tour", opening=opening, bounds=BOUNDS, all_events=True, tour=tuple(stations)
    )


def show() -> None:
    """Show the page of the tour."""
    entry.through_app()
    text = prose.begin("tour")
    with guard.told():
        _tour()
    prose.show_lede(text)
    with guard.told():
        _maker()
    prose.show(text.body)


def _tour() -> None:
    asked = st.query_params.get("stops", "")
    own, complaints = stops.read(asked)
    if asked and not own:
        complaints.append("No stop of the link can be shown; this is the guided tour instead.")
    # There in any case: an element that comes and goes above the map would mount it anew.
    with st.container():
        if complaints:
            st.warning(plain(" ".join(complaints)))
    map_view.show(page_of(own or geodata.tour()))


@st.fragment
def _maker() -> None:
    """A small maker of links: tick events, or write stops."""
    st.header("Make your own tour", anchor="make-your-own")
    events = geodata.events().set_index("event")
    labels = {
        event: f"{short_date(row.start_date)}: {row.title}"
        for event, row in events.iterrows()
        if row.start_date >= geodata.FIRST_DAY.isoformat()
    }
    with st.container(width=prose.MEASURE):
        ticked = st.multiselect(
            "Pick events", labels, format_func=labels.get, key="tour.picked", max_selections=40
        )
        written = st.text_area(
            "Or write stops, one on a line: a date, perhaps :agreed, perhaps @ and a place",
            placeholder="1939-08-23:agreed\n1939-09-17@24.03,49.84\n1940-06-17@19,53,29,60",
            key="tour.written",
            max_chars=stops.LONGEST,
        )
        found = [_stop(events.loc[event]) for event in ticked] + stops.split(written)
        if not found:
            return
        stations, complaints = stops.read(";".join(found))
        for complaint in complaints:
            st.warning(plain(complaint))
        if stations:
            link = f"?stops={quote(';'.join(found), safe=',;:@-.')}"
            st.caption(
                f"{len(stations)} stops. Copy this link; with &present=1 it fills the window."
            )
            st.code(address.here() + link, language=None, wrap_lines=True)
            st.markdown(f"[Open this tour]({link}) \u00b7 [Present it]({link}&present=1)")


def _stop(event) -> str:
    """An event as a stop, with its place where it has one."""
    known = event.lon == event.lon and event.lat == event.lat
    return event.start_date + (f"@{event.lon:.2f},{event.lat:.2f}" if known else "")
