"""A teacher's own tour, as it stands in an address: ``1939-08-23,1939-09-17@24.03,49.84``."""

import re

import geodata
from geodata import VIEWS, WINDOW, Station
from geodata.tours import MOST, station
from geodata.window import WINDOW_IN_WORDS

from ..maps.map_page import MapPage
from ..shell.dates import quoted, read_date, tidy

LONGEST = 4000  # signs of a list that are read
_NUMBER = re.compile(r"[-+]?[0-9]{1,3}(\.[0-9]*)?")
_ANY_DAY = MapPage(key="tour", opening=geodata.FIRST_DAY.isoformat(), bounds=WINDOW)


def split(text: str) -> list[str]:
    """Cut a list into stops.

    Parameters
    ----------
    text : str
        Stops between commas, semicolons or line ends; a comma may also stand between the
        numbers of a place.

    Returns
    -------
    list of str
        One text a stop.

    Examples
    --------
    >>> split("1939-08-23,1939-09-17@24.03,49.84,1940-06-17")
    ['1939-08-23', '1939-09-17@24.03,49.84', '1940-06-17']
    """
    found: list[str] = []
    for line in re.split(r"[;\n]+", text[:LONGEST]):
        parts: list[str] = []
        for part in (tidy(piece) for piece in line.split(",")):
            if parts and "@" in parts[-1] and _NUMBER.fullmatch(part):
                parts[-1] += f",{part}"
            elif part:
                parts.append(part)
        found += parts
    return found


def read(text: str) -> tuple[list[Station], list[str]]:
    """Read a list of stops.

    Parameters
    ----------
    text : str
        Stops: a date each, perhaps with ``:agreed`` or another view, perhaps with ``@`` and a
        place (longitude, latitude) or a box (west, south, east, north).

    Returns
    -------
    stations : list of geodata.Station
        Those that can be read, each with the events of its day.
    complaints : list of str
        A sentence for each that cannot.
    """
    stations, complaints = [], []
    stops = split(text)
    for stop in stops[:MOST]:
        try:
            stations.append(_station(stop))
        except ValueError as error:
            complaints.append(f"The stop {quoted(stop)} is left out: {error}")
    if len(stops) > MOST:
        complaints.append(f"Only the first {MOST} stops are shown.")
    return stations, complaints


def _station(stop: str) -> Station:
    when, _, where = stop.partition("@")
    date, _, view = when.partition(":")
    day = read_date(date, _ANY_DAY)
    view = view.strip().casefold() or "held"
    if view not in VIEWS:
        raise ValueError(f"{quoted(view)} is no view of the map; there are {', '.join(VIEWS)}.")
    place = None
    if where:
        numbers = where.split(",")
        if len(numbers) not in (2, 4) or not all(map(_NUMBER.fullmatch, map(str.strip, numbers))):
            raise ValueError(
                "after @ stands a place (24.03,49.84) or a box (west,south,east,north)."
            )
        place = [float(number) for number in numbers]
    title = "; ".join(_titles(day))
    try:
        return station(day, place, view, title=title)
    except ValueError:
        raise ValueError(f"its place is not within {WINDOW_IN_WORDS}.") from None


def _titles(day: str) -> list[str]:
    events = geodata.events(day, day)
    return list(events.title[events.start_date == day])
