"""Lands of which there is a blank map."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Land:
    """A part of the map.

    Attributes
    ----------
    name : str
        What it is called.
    bounds : tuple of float
        West, south, east, north, degrees.
    """

    name: str
    bounds: tuple[float, float, float, float]


LANDS = {
    "poland": Land("Poland and its neighbours", (14.0, 48.0, 29.0, 56.5)),
    "east": Land("From the Baltic to the Black Sea", (14.0, 44.5, 33.0, 61.0)),
    "baltic": Land("The Baltic states", (19.5, 53.5, 29.0, 60.0)),
    "finland": Land("Finland", (21.0, 59.0, 34.0, 70.3)),
    "romania": Land("Romania and its neighbours", (19.5, 43.0, 31.5, 49.5)),
    "central": Land("Germany and central Europe", (8.0, 45.0, 26.0, 56.0)),
}
