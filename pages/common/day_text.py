"""The text beside a map: what happened, who holds what, what changed."""

import datetime as dt
import re

import streamlit as st

from . import facts
from .clock import Clock
from .dates import long_date, short_date
from .map_page import MapPage

MOST_EVENTS = 8
MOST_POWERS = 12


def plain(text: str) -> str:
    """Keep data from being read as Markdown.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The same text with Markdown's signs escaped.
    """
    return re.sub(r"([\\`*_{}\[\]()#+!|<>~$:-])", r"\\\1", str(text))


def show(page: MapPage, clock: Clock) -> None:
    """Show the text of the clock's day.

    Parameters
    ----------
    page : MapPage
        The page.
    clock : Clock
        Its date.
    """
    day = clock.date
    _changes(day)
    _events(page, clock, day)
    _areas(day)


def _changes(day: str) -> None:
    changed = facts.changes(day)
    if changed:
        st.markdown("**Changed since the day before**")
        st.markdown("\n".join(f"- {plain(line)}" for line in changed))


def _events(page: MapPage, clock: Clock, day: str) -> None:
    near = facts.events_around(day, None if page.all_events else page.key)
    near.sort(key=lambda event: abs(_gap(event["date"], day)))
    near = sorted(near[:MOST_EVENTS], key=lambda event: event["date"])
    st.markdown("**Around this day**")
    if not near:
        st.caption("No event within ten days. The buttons beside Play go to the next.")
    with st.container(gap=None):
        for event in near:
            if event["date"] == day:
                st.markdown(f"**{plain(long_date(day))}: {plain(event['title'])}**")
            else:
                st.button(
                    f"{short_date(event['date'])}: {plain(event['title'])}",
                    key=f"{page.key}.event.{event['event']}",
                    type="tertiary",
                    on_click=clock.move,
                    args=(event["date"], event["event"]),
                )


def _gap(one: str, other: str) -> int:
    return (dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days


def _areas(day: str) -> None:
    held = list(facts.areas(day).items())[:MOST_POWERS]
    lines = ["| Held by | km\u00b2 in this atlas |", "| :-- | --: |"]
    lines += [f"| {plain(power)} | {area:,} |" for power, area in held]
    st.markdown("\n".join(lines))
