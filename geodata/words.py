"""Days and powers as they stand in a sentence."""

import datetime as dt

#: Powers whose names take an article inside a sentence.
WITH_ARTICLE = {"Soviet Union", "Netherlands", "Free City of Danzig"}


def long_date(day: str) -> str:
    """Write a day as a reader does.

    Parameters
    ----------
    day : str
        The day, ISO.

    Returns
    -------
    str
        For instance ``"23 August 1939"``.
    """
    date = dt.date.fromisoformat(day)
    return f"{date.day} {date:%B %Y}"


def short_date(day: str) -> str:
    """Write a day briefly.

    Parameters
    ----------
    day : str
        The day, ISO.

    Returns
    -------
    str
        For instance ``"23 Aug 1939"``.
    """
    date = dt.date.fromisoformat(day)
    return f"{date.day} {date:%b %Y}"


def the(power: str) -> str:
    """Name a power inside a sentence.

    Parameters
    ----------
    power : str
        Its name.

    Returns
    -------
    str
        For instance ``"the Soviet Union"``.
    """
    return f"the {power}" if power in WITH_ARTICLE else power
