"""The text beside a map: what happened, who holds what, what changed.

It is one piece of HTML: a report of the map then costs the reader's browser one element instead
of some twenty, and the events are links that can be copied. The map's script takes a click on such
a link for itself, so that the map moves at once; without it the link opens the page on that event.
"""

import html
from urllib.parse import quote

import streamlit as st

from geodata.chronology import days_between
from geodata.words import long_date, short_date

from ..shell import guard
from . import facts
from .map_page import MapPage

MOST_EVENTS = 8


def show(page: MapPage, day: str) -> None:
    """Show the text of a day beside the map.

    Parameters
    ----------
    page : MapPage
        The page.
    day : str
        The day, ISO.
    """
    parts = []
    for part in (_changes, _events, _areas):
        with guard.told():
            parts.append(part(page, day))
    st.html(f'<div class="day-text">{"".join(parts)}</div>')


def _section(heading: str, body: str) -> str:
    return f"<h2>{html.escape(heading)}</h2>{body}"


def _list(items: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _changes(page: MapPage, day: str) -> str:
    changed = facts.changes(day, None if page.all_events else page.bounds)
    if not changed:
        return ""
    return _section("Changed since the day before", _list([html.escape(line) for line in changed]))


def _events(page: MapPage, day: str) -> str:
    told = facts.events_around(day, None if page.all_events else page.key)
    near = sorted(
        (event for event in told if event["near"]),
        key=lambda event: days_between(event["date"], day),
    )
    items = [
        _event(page, event, day) for event in sorted(near[:MOST_EVENTS], key=lambda e: e["date"])
    ]
    items += [_event(page, event, day) for event in told if not event["near"]]
    body = _list(items)
    if not near:
        note = "No event begins within ten days. The buttons beside Play go to the next."
        body = f"<p>{note}</p>{body if items else ''}"
    return _section("Around this day", body)


def _event(page: MapPage, event: dict, day: str) -> str:
    """An event in words, with a link to its day if the page's map has that day."""
    title, date = html.escape(event["title"]), event["date"]
    if not event["near"] and date != day:
        words, kind = f"{title}, since {long_date(date)}", ""
    else:
        words = f'<time datetime="{date}">{short_date(date)}</time> <span>{title}</span>'
        kind = ' class="dated"'
    if date == day:
        return f'<strong{kind} aria-current="date">{words}</strong>'
    if not page.start <= date <= page.end:
        return f"<span{kind}>{words}</span>"
    return f'<a{kind} href="?event={quote(event["event"])}">{words}</a>'


def _areas(_page: MapPage, day: str) -> str:
    held = facts.areas(day)
    rows = {power: km2 for power, km2 in held.items() if power in facts.THEATRE}
    others = [km2 for power, km2 in held.items() if power not in facts.THEATRE]
    if others:
        rows[f"{len(others)} other states"] = sum(others)
    body = "".join(
        f'<tr><th scope="row">{html.escape(power)}<td>{km2:,}' for power, km2 in rows.items()
    )
    note = (
        "Only the land that this atlas covers: the Soviet Union and others go on beyond it. "
        "For every state and territory, open Table in the map."
    )
    name = f"Land held on {long_date(day)}, in square kilometres"
    head = '<tr><th scope="col">Held by<th scope="col">km\u00b2'
    table = f'<table aria-label="{name}">{head}{body}</table><p>{note}</p>'
    return _section("Who holds what", table)
