"""What is true when: days, the window of time, events."""

import datetime as dt

import pandas as pd

from .files import read_table

#: First and last day of the atlas, both inclusive.
FIRST_DAY = dt.date(1938, 3, 11)
LAST_DAY = dt.date(1941, 6, 22)
#: First day that the table of events may hold: the prehistory is told, not mapped.
FIRST_EVENT = dt.date(1933, 1, 30)
_EVENT_COLUMNS = ("event", "start_date", "end_date", "title", "text", "place", "lon", "lat")


def as_day(date: str | dt.date, first: dt.date = FIRST_DAY, last: dt.date = LAST_DAY) -> dt.date:
    """Read a day and hold it to a range.

    Parameters
    ----------
    date : str or datetime.date
        ISO day, ``"1939-09-17"``.
    first, last : datetime.date
        Allowed range, both ends inclusive.

    Returns
    -------
    datetime.date

    Raises
    ------
    ValueError
        When it is no day or lies outside; the message names the value and the range.

    Examples
    --------
    >>> as_day("1939-09-17")
    datetime.date(1939, 9, 17)
    """
    allowed = f"allowed are days from {first} to {last}"
    if isinstance(date, dt.datetime):
        date = date.date()
    if not isinstance(date, dt.date):
        try:
            date = dt.datetime.strptime(str(date).strip(), "%Y-%m-%d").date()
        except ValueError:
            raise ValueError(f"{date!r} is not a day such as 1939-08-23; {allowed}") from None
    if not first <= date <= last:
        raise ValueError(f"{date} is outside the atlas; {allowed}")
    return date


def days_between(one: str, other: str) -> int:
    """Count the days by which two days lie apart.

    Parameters
    ----------
    one, other : str
        Days, ISO, in either order.

    Returns
    -------
    int
        Never negative.

    Examples
    --------
    >>> days_between("1939-09-17", "1939-09-01")
    16
    """
    return abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days)


def in_force(table: pd.DataFrame, date: str | dt.date) -> pd.DataFrame:
    """Rows of a table that hold on a day.

    Parameters
    ----------
    table : pandas.DataFrame
        With ``start_date`` (inclusive) and ``end_date`` (exclusive), ISO.
    date : str or datetime.date
        Day from 1938-03-11 to 1941-06-22.

    Returns
    -------
    pandas.DataFrame
        Those rows, under their own index.

    Raises
    ------
    ValueError
        When the date is none or outside the window.
    """
    day = as_day(date).isoformat()
    return table[(table.start_date <= day) & (table.end_date > day)]


def events(start: str | dt.date = FIRST_DAY, end: str | dt.date = LAST_DAY) -> pd.DataFrame:
    """Events that touch a range of days.

    Parameters
    ----------
    start, end : str or datetime.date
        First and last day, both inclusive; from 1933-01-30 on.

    Returns
    -------
    pandas.DataFrame
        ``event, start_date, end_date`` (exclusive)``, title, text, place, lon, lat`` (degrees,
        EPSG:4326)``, category, theatre, pages, source, certainty, note``, in order of time.

    Raises
    ------
    ValueError
        When a day is none, or lies outside 1933-01-30 to 1941-06-22.
    DataError
        When the table is missing or damaged.

    Examples
    --------
    >>> list(events("1939-08-23", "1939-08-23").start_date)
    ['1939-08-23']
    """
    first = as_day(start, FIRST_EVENT).isoformat()
    last = as_day(end, FIRST_EVENT).isoformat()
    table = read_table("events.csv", _EVENT_COLUMNS)
    hit = (table.start_date <= last) & (table.end_date > first)
    found = table[hit].sort_values(["start_date", "event"], kind="stable").reset_index(drop=True)
    for axis in ("lon", "lat"):
        found[axis] = pd.to_numeric(found[axis], errors="coerce")
    return found


def change_days() -> list[str]:
    """Days on which any unit changes hands or status.

    Returns
    -------
    list of str
        ISO days in order, without the first day of the window.
    """
    starts = read_table("control.csv", ("unit", "start_date")).start_date.unique()
    return sorted(day for day in starts if day > FIRST_DAY.isoformat())
