"""The land that the atlas covers, and whether a place lies in it."""

from numbers import Real

#: West, south, east, north of the atlas, degrees, EPSG:4326.
WINDOW = (5, 42, 45, 71)
#: The same for a sentence.
WINDOW_IN_WORDS = "longitude {0} to {2} and latitude {1} to {3}".format(*WINDOW)


def as_point(lon: float, lat: float) -> tuple[float, float]:
    """Read a point of the globe.

    Parameters
    ----------
    lon, lat : float
        Degrees, EPSG:4326.

    Returns
    -------
    tuple of float
        The same.

    Raises
    ------
    ValueError
        When a coordinate is no number, or no longitude or latitude.
    """
    for name, value, limit in (("lon", lon, 180), ("lat", lat, 90)):
        if isinstance(value, bool) or not isinstance(value, Real) or not -limit <= value <= limit:
            raise ValueError(f"{name}={value!r} is not a number from {-limit} to {limit}")
    return float(lon), float(lat)


def place_in_window(place) -> tuple[float, float]:
    """Make certain that a place can be shown.

    Parameters
    ----------
    place : sequence of float
        Longitude and latitude, degrees, EPSG:4326; numbers may be text.

    Returns
    -------
    tuple of float
        The same as numbers.

    Raises
    ------
    ValueError
        When it is not two numbers inside the window; the message names the allowed range.

    Examples
    --------
    >>> place_in_window(["24.03", "49.84"])
    (24.03, 49.84)
    """
    west, south, east, north = WINDOW
    try:
        lon, lat = (float(part) for part in place)
        if west <= lon <= east and south <= lat <= north:
            return lon, lat
    except (TypeError, ValueError):
        pass
    raise ValueError(
        f"{place!r} is not a longitude of {west} to {east} and a latitude of {south} to {north}"
    )


def box_in_window(bounds) -> tuple[float, float, float, float]:
    """Make certain that a map can be cut to a box.

    Parameters
    ----------
    bounds : sequence of float
        West, south, east, north, degrees, EPSG:4326; numbers may be text.

    Returns
    -------
    tuple of float
        The same as numbers.

    Raises
    ------
    ValueError
        When they are none, out of order or outside the window; the message names the range.
    """
    left, bottom, right, top = WINDOW
    try:
        west, south, east, north = (float(value) for value in bounds)
        if left <= west < east <= right and bottom <= south < north <= top:
            return west, south, east, north
    except (TypeError, ValueError):
        pass
    raise ValueError(
        f"{bounds!r} is not west, south, east, north in degrees within {left}, {bottom}, {right}, "
        f"{top}"
    )
