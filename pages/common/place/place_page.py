"""Who ruled this town? A search, a map that can be clicked, and the history of the place."""

import streamlit as st

from geodata.words import short_date

from ..maps import map_view
from ..maps.map_page import MapPage
from ..shell import address, entry, guard, wording
from ..text import prose, texts
from ..text.prose import MEASURE
from . import place_history
from .place_clock import PlaceClock

PAGE = MapPage(
    key="who_ruled",
    opening="1939-11-01",
    bounds=(13.0, 44.5, 33.0, 61.5),
    all_events=True,
    points=True,
)
#: Towns whose story shows what the page can do.
EXAMPLES = {
    "lwow": "Lwów",
    "wilno": "Wilno",
    "danzig": "Danzig",
    "brest": "Brześć",
    "viipuri": "Viipuri",
    "chisinau": "Chișinău",
    "cluj": "Cluj",
    "riga": "Riga",
}


def show() -> None:
    """Show the page."""
    entry.through_app()
    with guard.told():
        PlaceClock(PAGE).follow_address()
    _search_and_history()
    with guard.told():
        prose.show(texts.read(PAGE.key).body)


@st.fragment
def _search_and_history() -> None:
    """Run again on each report of the map; nothing outside this fragment does."""
    clock = PlaceClock(PAGE)
    # The map stands beside all the rest, from the top of the page, so that it is large.
    left, right = st.columns([0.5, 0.5], gap="medium")
    with left:
        prose.show_lede(prose.begin(PAGE.key))
        if clock.complaint:
            st.warning(wording.plain(clock.complaint))
        map_view.clear_for_presenting(clock)
        with guard.told():
            _search(clock)
            _history(clock)
    with right:
        with guard.told():
            map_view.show_map(PAGE, clock)
        map_view.date_field(clock)


def _search(clock: PlaceClock) -> None:
    field = f"{PAGE.key}.search"
    with (
        st.form(f"{PAGE.key}.look", border=False, width=MEASURE),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        st.text_input(
            "Town, by any of its names", key=field, max_chars=60, placeholder="Lwów, Lemberg, Львов"
        )
        st.form_submit_button(
            "Search", type="primary", on_click=lambda: clock.search(st.session_state.get(field, ""))
        )
    with st.container(key="examples", horizontal=True, gap="small", vertical_alignment="center"):
        st.caption("For instance:", width="content")
        for place, name in EXAMPLES.items():
            _town_button(clock, "example", place, name)
    with st.container():
        if clock.answer:
            st.info(wording.plain(clock.answer))
        for place, matched, today in clock.offered:
            same = today.startswith(f"{matched},")
            _town_button(clock, "offer", place, today if same else f"{matched} (today {today})")


def _town_button(clock: PlaceClock, kind: str, place: str, words: str) -> None:
    st.button(
        wording.plain(words),
        key=f"{PAGE.key}.{kind}.{place}",
        type="tertiary",
        on_click=clock.choose_town,
        args=(place,),
    )


def _history(clock: PlaceClock) -> None:
    if not clock.chosen:
        st.info("Search for a town, choose one of those above, or click anywhere on the map.")
        return
    place_history.show(clock.chosen, clock.date)
    _days(clock)
    _link(clock)


def _days(clock: PlaceClock) -> None:
    """Buttons that take the map to the days on which something changed."""
    chosen = clock.chosen
    found = place_history.stretches(chosen.lon, chosen.lat, chosen.place)
    if len(found) < 2:
        return
    st.markdown("**See it on the map**")
    with st.container(horizontal=True, gap="small"):
        for stretch in found:
            day = stretch.first.isoformat()
            st.button(
                short_date(day),
                key=f"{PAGE.key}.day.{day}",
                type="tertiary",
                on_click=clock.move,
                args=(day,),
            )


def _link(clock: PlaceClock) -> None:
    """The address of this place on this day, to copy."""
    chosen = clock.chosen
    asked = {"place": chosen.place} if chosen.place else {"at": f"{chosen.lon:g},{chosen.lat:g}"}
    address.offer("Link to share: this place on this day", {**asked, "date": clock.date})
