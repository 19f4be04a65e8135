"""The seam to ``geodata``: what the text beside a map tells about a day."""

import datetime as dt

import streamlit as st

import geodata


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
    found = _events("1938-03-11", "1941-06-22")
    found = found[found["event"] == event]
    return None if found.empty else _iso(found.iloc[0]["start_date"])


def events_around(day: str, page: str | None = None, days: int = 10) -> list[dict]:
    """List the events of a few days before and after a day.

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
        ``event``, ``date``, ``title``, ``text``, ``source``, in time order.
    """
    middle = dt.date.fromisoformat(day)
    reach = dt.timedelta(days=days)
    first = max(middle - reach, dt.date(1938, 3, 11)).isoformat()
    last = min(middle + reach, dt.date(1941, 6, 22)).isoformat()
    rows = _events(first, last).to_dict("records")
    if page:
        rows = [row for row in rows if page in str(row.get("pages", "")).split("; ")]
    keys = ("event", "title", "text", "source")
    return [{key: row.get(key) for key in keys} | {"date": _iso(row["start_date"])} for row in rows]


def _events(first: str, last: str):
    """Events by the name that the table gives their day."""
    found = geodata.events(first, last)
    return found.rename(columns={"date": "start_date"})


def _iso(value) -> str:
    return value if isinstance(value, str) else value.strftime("%Y-%m-%d")


@st.cache_data(max_entries=1500, show_spinner=False)
def areas(day: str) -> dict[str, int]:
    """Land held by each power on a day.

    Parameters
    ----------
    day : str
        The day, ISO.

    Returns
    -------
    dict
        Whole square kilometres by power, the largest first.
    """
    held = geodata.areas_at(day).sort_values(ascending=False)
    return {str(power): round(float(area)) for power, area in held.items()}


@st.cache_data(max_entries=1500, show_spinner=False)
def changes(day: str) -> list[str]:
    """Tell what is no longer as it was the day before.

    Parameters
    ----------
    day : str
        The day, ISO.

    Returns
    -------
    list of str
        One sentence for each kind of change.
    """
    before = dt.date.fromisoformat(day) - dt.timedelta(days=1)
    if before < dt.date(1938, 3, 11):
        return []
    columns = ["controller", "sovereign", "status"]
    old = geodata.state_at(before.isoformat()).set_index("unit")
    new = geodata.state_at(day).set_index("unit")
    told: dict[tuple, list[str]] = {}
    for unit, row in new.iterrows():
        was = old.loc[unit]
        if tuple(was[columns]) != tuple(row[columns]):
            told.setdefault((tuple(was[columns]), tuple(row[columns])), []).append(row["name"])
    return [_sentence(names, was, now) for (was, now), names in told.items()]


def _sentence(names: list[str], was: tuple, now: tuple) -> str:
    places = ", ".join(sorted(set(names)))
    (old, _, old_status), (new, sovereign, status) = was, now
    if old != new:
        seen = "" if sovereign == new else f"; recognised as {sovereign}"
        return f"{places}: from {old} to {new} ({status}{seen})."
    if old_status != status:
        return f"{places}: {old_status} becomes {status} ({new})."
    return f"{places}: now recognised as {sovereign} (held by {new})."
