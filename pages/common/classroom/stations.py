"""The stations of a tour beside its map."""

import streamlit as st

import geodata
from geodata.words import short_date

from ..maps.clock import Clock
from ..maps.map_page import MapPage
from ..shell.wording import plain


def show(page: MapPage, clock: Clock) -> None:
    """List the stations; each is a way to it.

    Parameters
    ----------
    page : MapPage
        The page with its tour.
    clock : Clock
        Its date and station.
    """
    count = len(page.tour)
    st.markdown(f"**Station {clock.station} of {count}**")
    station = page.tour[clock.station - 1]
    if station.text:
        st.markdown(plain(station.text))
        st.caption(plain(geodata.cite(station.source)))
    with st.container(key="stations", gap=None):
        for number, stop in enumerate(page.tour, 1):
            name = f": {stop.title}" if stop.title else ""
            words = plain(f"{number}. {short_date(stop.date)}{name}")
            st.button(
                f"**{words}**" if number == clock.station else words,
                key=f"{page.key}.station.{number}",
                type="tertiary",
                on_click=clock.go_to_station,
                args=(number,),
            )
