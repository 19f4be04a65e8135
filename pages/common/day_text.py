"""The text beside a map: what happened, who holds what, what changed."""

import datetime as dt

import streamlit as st

from . import facts, guard
from .clock import Clock
from .dates import long_date, short_date
from .map_page import MapPage
from .wording import plain

MOST_EVENTS = 8


def show(page: MapPage, clock: Clock) -> None:
    """Show the text of the clock's day beside the map.

    Parameters
    ----------
    page : MapPage
        The page.
    clock : Clock
        Its date.
    """
    day = clock.date
    with guard.told():
        _changes(day, None if page.all_events else page.bounds)
    with guard.told():
        _events(page, clock, day)
    with guard.told():
        _areas(day)


def _changes(day: str, bounds: facts.Bounds | None) -> None:
    changed = facts.changes(day, bounds)
    if changed:
        st.markdown("**Changed since the day before**")
        st.markdown("\n".join(f"- {plain(line)}" for line in changed))


def _events(page: MapPage, clock: Clock, day: str) -> None:
    told = facts.events_around(day, None if page.all_events else page.key)
    near = sorted(
        (event for event in told if event["near"]), key=lambda event: abs(_gap(event["date"], day))
    )
    near = sorted(near[:MOST_EVENTS], key=lambda event: event["date"])
    st.markdown("**Around this day**")
    if not near:
        st.caption("No event begins within ten days. The buttons beside Play go to the next.")
    with st.container(gap=None):
        for event in near:
            title = plain(event["title"])
            if event["date"] == day:
                st.markdown(f"**{plain(long_date(day))}: {title}**")
            else:
                _link(page, clock, event, f"{short_date(event['date'])}: {title}")
        for event in told:
            if not event["near"]:
                words = f"{plain(event['title'])}, since {long_date(event['date'])}"
                _link(page, clock, event, words)


def _link(page: MapPage, clock: Clock, event: dict, words: str) -> None:
    """An event that takes the reader to its day, if the page's map has that day."""
    st.button(
        words,
        key=f"{page.key}.event.{event['event']}",
        type="tertiary",
        disabled=not page.start <= event["date"] <= page.end,
        on_click=clock.move,
        args=(event["date"], event["event"]),
    )


def _gap(one: str, other: str) -> int:
    return (dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days


def _areas(day: str) -> None:
    with st.container(key="held", gap="small"):
        st.markdown("**Who holds what**")
        lines = ["| Held by | km\u00b2 inside this map's window |", "| :-- | --: |"]
        lines += [f"| {plain(power)} | {area:,} |" for power, area in facts.areas(day).items()]
        st.markdown("\n".join(lines))
        st.caption(
            "The window cuts the Soviet Union, Italy, France, Norway and others; "
            "land outside it is not counted."
        )


def show_territories(page: MapPage, clock: Clock) -> None:
    """Show the map of the clock's day as a table, for those who cannot see it.

    Parameters
    ----------
    page : MapPage
        The page.
    clock : Clock
        Its date.
    """
    # The table is sent only to those who have opened it.
    opened = st.expander(
        "Every territory on this day", key=f"{page.key}.territories", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        st.caption(
            f"{long_date(clock.date)}. 11 March 1938 is the first day of this atlas: land with "
            "that date was held so then or longer. Click a heading to sort."
        )
        st.dataframe(
            facts.territories(clock.date),
            hide_index=True,
            alt=f"Every territory on {long_date(clock.date)}, with its holder",
            column_config={
                "land": st.column_config.TextColumn("Land"),
                "holder": st.column_config.TextColumn("Held by"),
                "status": st.column_config.TextColumn("Status"),
                "recognised": st.column_config.TextColumn("Recognised as"),
                "since": st.column_config.DateColumn("Since", format="D MMM YYYY"),
                "source": st.column_config.TextColumn("Source"),
            },
        )
