"""Shows the map of a page, and keeps map, text, date field and address on one date."""

import streamlit as st
from streamlit_folium import st_folium

from geodata import cartography

from ..classroom import stations
from ..downloads import takeaway
from ..shell import entry, guard, look, wording
from . import assets, day_text, still
from .clock import Clock
from .map_page import MapPage

HEIGHT = 720  # the map fits itself to the reader's window; this is the height until it has


def show(page: MapPage) -> None:
    """Show the map of a page with the text that follows its date.

    Parameters
    ----------
    page : MapPage
        What the page declares.
    """
    entry.through_app()
    with guard.told():
        clock = Clock(page)
        clock.follow_address()
        still.show(page, clock)
        _map_and_text(page)
        takeaway.show(page)


@st.fragment
def _map_and_text(page: MapPage) -> None:
    """Run again on each report of the map; nothing outside this fragment does."""
    clock = Clock(page)
    # There in any case: an element that comes and goes above the map would mount it anew.
    with st.container():
        if clock.complaint:
            st.warning(wording.plain(clock.complaint))
        clear_for_presenting(clock)
    # Its style lets the text have a readable measure, and the map all the rest.
    with st.container(key="spread"):
        left, right = st.columns([0.76, 0.24], gap="small")
    # Its style holds the map's place and says that it is on its way.
    with left, st.container(key="map-plate"), guard.told():
        show_map(page, clock)
    with right:
        date_field(clock)
        if page.tour:
            stations.show(page, clock)
        else:
            day_text.show(page, clock.date)


def clear_for_presenting(clock: Clock) -> None:
    """Tell the page's style sheet, before the map is there, to hide all but the map if it presents.

    Parameters
    ----------
    clock : Clock
        What the address asks for.
    """
    if clock.first_present:
        look.present_first()


def show_map(page: MapPage, clock: Clock) -> None:
    """Show the map alone; only within a fragment, for each of its reports runs it again.

    Parameters
    ----------
    page : MapPage
        What the page declares.
    clock : Clock
        Its date.
    """
    files = assets.served()
    figure = cartography.make_map(
        date=clock.first,
        **page.settings,
        view=clock.first_view,
        event=clock.first_event,
        at=clock.first_place,
        names=clock.first_names,
        present=clock.first_present,
        points=page.points,
        tour=page.tour,
        link=page.link,
        title=page.title,
        today=files.today,
        show_today=clock.first_today,
        station=clock.first_station,
        data=files.data,
        assets=files.prefix,
    )
    # Two ways of streamlit-folium that its documentation does not promise, held by tests: with
    # no returned objects the frame's own reports stay silent, so that the map's script can report
    # its date; and a feature group is run without a new mount, so that it can carry a command.
    command = None
    if clock.command:
        command = cartography.DateCommand(
            *clock.command, station=clock.ordered_station, at=clock.ordered_place
        )
    st_folium(
        figure,
        key=clock.map_key,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=command,
        on_change=clock.hear_map,
    )


def date_field(clock: Clock) -> None:
    """Show the field for a date.

    Parameters
    ----------
    clock : Clock
        The date that it shows and moves.
    """
    # A form, because the browser sends the field along with the map's reports: without one, a
    # date that the server wrote into it a moment ago would come back as if a reader had typed it.
    st.session_state[clock.field_key] = clock.date
    with (
        st.form(f"{clock.page.key}.go", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        which = f" on the {clock.page.title.lower()}" if clock.page.title else ""
        label = f"Go to date{which}, such as 23 Aug 1939"
        st.text_input(label, key=clock.field_key, max_chars=40)
        st.form_submit_button("Go", on_click=clock.hear_field)
