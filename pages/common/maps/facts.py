"""The seam to ``geodata``: what the text beside a map tells about a day."""

import datetime as dt
from bisect import bisect_right

import pandas as pd
import streamlit as st

import geodata
from geodata.chronology import FIRST_EVENT

from ..shell import wording

#: Powers of which the atlas tells; they come first in every list.
THEATRE = (
    "Germany",
    "Soviet Union",
    "Poland",
    "Lithuania",
    "Latvia",
    "Estonia",
    "Finland",
    "Romania",
    "Free City of Danzig",
    "Czechoslovakia",
    "Slovakia",
    "Hungary",
)
Bounds = tuple[float, float, float, float]


def event_date(event: str) -> str | None:
    """Find the day of an event.

    Parameters
    ----------
    event : str
        Its id.

    Returns
    -------
    str or None
        The day, ISO; None if there is no such event.
    """
    found = geodata.events(FIRST_EVENT, geodata.LAST_DAY)
    found = found[found["event"] == event]
    return None if found.empty else found.iloc[0]["start_date"]


def events_around(day: str, page: str | None = None, days: int = 10) -> list[dict]:
    """List the events that begin near a day, or that run on it.

    Parameters
    ----------
    day : str
        The day, ISO.
    page : str, optional
        Only events of this page.
    days : int
        How far to look on either side.

    Returns
    -------
    list of dict
        ``event``, ``date``, ``title`` and ``near``, which tells whether it begins within
        those days; in time order.
    """
    middle, reach = dt.date.fromisoformat(day), dt.timedelta(days=days)
    first, last = (middle - reach).isoformat(), (middle + reach).isoformat()
    found = []
    for event, start, end, title, pages in _events():
        near = first <= start <= last
        runs = start <= day < end
        if (near or runs) and (not page or page in pages):
            found.append({"event": event, "date": start, "title": title, "near": near})
    return found


@st.cache_resource(show_spinner=False)
def _events() -> list[tuple[str, str, str, str, list[str]]]:
    """Id, first day, day after the last, title and pages of all events, in order of time."""
    table = geodata.events(FIRST_EVENT, geodata.LAST_DAY)
    pages = table["pages"].str.split("; ")
    columns = (table[name] for name in ("event", "start_date", "end_date", "title"))
    return list(zip(*columns, pages, strict=True))


@st.cache_resource(show_spinner=False)
def _change_days() -> list[str]:
    """The days from which on something is no longer as it was before."""
    return geodata.change_days()


def _since(day: str) -> str:
    """The day from which on all is as it is on a day: one answer does for all days between."""
    days = _change_days()
    index = bisect_right(days, day)
    return days[index - 1] if index else geodata.FIRST_DAY.isoformat()


def areas(day: str) -> dict[str, int]:
    """Land held by each power on a day.

    Parameters
    ----------
    day : str
        The day, ISO.

    Returns
    -------
    dict
        Whole square kilometres by power: those of the theatre in their own order, then the
        others, the largest first.
    """
    return _areas(_since(day))


@st.cache_data(show_spinner=False)
def _areas(day: str) -> dict[str, int]:
    held = geodata.areas_at(day).sort_values(ascending=False)
    order = [power for power in THEATRE if power in held.index]
    order += [power for power in held.index if power not in THEATRE]
    return {str(power): round(float(held[power])) for power in order}


def changes(day: str, bounds: Bounds | None = None) -> list[str]:
    """Tell what is no longer as it was the day before.

    Parameters
    ----------
    day : str
        The day, ISO.
    bounds : tuple of float, optional
        Only land that lies in or touches this box (west, south, east, north).

    Returns
    -------
    list of str
        One sentence for each kind of change.
    """
    return _changes(day, bounds) if day in _change_days() else []


@st.cache_data(max_entries=1500, show_spinner=False)
def _changes(day: str, bounds: Bounds | None) -> list[str]:
    before = dt.date.fromisoformat(day) - dt.timedelta(days=1)
    changed = geodata.changes_between(before, day).sort_values("unit")
    if bounds:
        changed = changed[changed.unit.isin(geodata.units_in(bounds))]
    kinds = [
        wording.change(
            (row.from_holder, row.from_sovereign, row.from_status),
            (row.to_holder, row.to_sovereign, row.to_status),
        )
        for row in changed.itertuples()
    ]
    pieces = geodata.units().name.value_counts()
    groups = changed.groupby(pd.Series(kinds, changed.index, dtype=str), sort=False)
    return [_told(kind, group, pieces) for kind, group in groups]


def _told(kind: str, changed: pd.DataFrame, pieces: pd.Series) -> str:
    lands = changed.groupby("name")["area_km2"].agg(["size", "sum"])
    names = [
        f"{'' if land.size_ == pieces[land.Index] else 'part of '}{land.Index} ({_km2(land.sum_)})"
        for land in lands.rename(columns={"size": "size_", "sum": "sum_"}).itertuples()
    ]
    total = f"; in all {_km2(lands['sum'].sum())}" if len(names) > 1 else ""
    return f"{kind} {wording.listed(names)}{total}."


def _km2(area: float) -> str:
    return f"{round(area):,}\u00a0km\u00b2" if area >= 0.5 else "under 1\u00a0km\u00b2"
