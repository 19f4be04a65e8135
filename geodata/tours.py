"""The guided tour: days with a place to look from, a reading of the map and a sentence."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from numbers import Real

from .borders import VIEWS
from .chronology import as_day
from .files import read_table
from .window import box_in_window, place_in_window

#: Degrees of longitude and latitude around a place that is one point.
AROUND = (5.0, 2.6)
#: More stations than a lesson has minutes are no tour.
MOST = 60
_COLUMNS = ("station", "date", "event", "west", "south", "east", "north", "view", "title", "text")


@dataclass(frozen=True)
class Station:
    """A stop of a tour.

    Attributes
    ----------
    date : str
        The day, ISO.
    bounds : tuple of float, optional
        West, south, east, north of the land to look at, degrees, EPSG:4326.
    view : str
        One of `VIEWS`.
    title, text, source : str
        What is said there, with the keys of the bibliography; empty for the events of the day.
    event : str
        Id of the event that it is about, or empty.
    """

    date: str
    bounds: tuple[float, float, float, float] | None = None
    view: str = "held"
    title: str = ""
    text: str = ""
    source: str = ""
    event: str = ""

    def plain(self) -> dict:
        """The station as JSON knows it."""
        return {**asdict(self), "bounds": list(self.bounds) if self.bounds else None}


def tour() -> list[Station]:
    """The guided tour through the whole story.

    Returns
    -------
    list of Station
        In order.

    Raises
    ------
    DataError
        When the table is missing or damaged.

    Examples
    --------
    >>> tour()[5].title
    'The secret protocol'
    """
    rows = read_table("tour.csv", (*_COLUMNS, "source")).to_dict("records")
    return [
        station(
            row["date"],
            [float(row[side]) for side in ("west", "south", "east", "north")],
            row["view"],
            **{name: row[name] for name in ("title", "text", "source", "event")},
        )
        for row in rows
    ]


def station(date: str | dt.date, place=None, view: str = "held", **words: str) -> Station:
    """Make a station.

    Parameters
    ----------
    date : str or datetime.date
        Day from 1938-03-11 to 1941-06-22.
    place : sequence of float, optional
        Longitude and latitude of a place, or west, south, east, north; degrees, EPSG:4326.
    view : str
        One of `VIEWS`.
    **words : str
        ``title, text, source, event``.

    Returns
    -------
    Station

    Raises
    ------
    ValueError
        When the date is none or outside the window, the place is none, or there is no such view.

    Examples
    --------
    >>> station("1939-09-17", (24.0, 49.8)).bounds
    (21.5, 48.5, 26.5, 51.1)
    """
    if view not in VIEWS:
        raise ValueError(f"{view!r} is no view of the map; there are {', '.join(VIEWS)}")
    day = as_day(date).isoformat()
    return Station(day, None if place is None else _bounds(place), view, **words)


def _bounds(place) -> tuple[float, float, float, float]:
    numbers = list(place)
    if len(numbers) not in (2, 4) or not all(isinstance(number, Real) for number in numbers):
        raise ValueError(
            f"{place!r} is neither longitude, latitude nor west, south, east, north in degrees"
        )
    if len(numbers) == 2:
        (lon, lat), (wide, tall) = place_in_window(numbers), AROUND
        box = (lon - wide / 2, lat - tall / 2, lon + wide / 2, lat + tall / 2)
    else:
        box = box_in_window(numbers)
    return tuple(round(edge, 4) for edge in box)


def as_stations(stops) -> list[Station]:
    """Read a tour from what a caller gives.

    Parameters
    ----------
    stops : True or iterable
        ``True`` for the guided tour; else days, mappings with the fields of `station`, or
        `Station` objects.

    Returns
    -------
    list of Station

    Raises
    ------
    ValueError
        When there is no stop, or one cannot be read.
    """
    if stops is True:
        return tour()
    if isinstance(stops, str) or not isinstance(stops, Iterable):
        raise ValueError(f"{stops!r} is not a list of days such as 1939-08-23")
    made = []
    for stop in stops:
        if isinstance(stop, Station):
            made.append(stop)
        else:
            made.append(station(**stop) if isinstance(stop, Mapping) else station(stop))
    if not 1 <= len(made) <= MOST:
        raise ValueError(f"a tour has 1 to {MOST} stops, not {len(made)}")
    return made
