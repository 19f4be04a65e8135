"""What an entry of the bibliography (CSL-JSON) tells: its people and its dates."""


def people(entry: dict) -> list[dict]:
    """Authors of a work, or its editors if it names none.

    Parameters
    ----------
    entry : dict
        CSL-JSON entry.

    Returns
    -------
    list of dict
        CSL names, with ``family`` and perhaps ``given``, or with ``literal``.
    """
    return entry.get("author") or entry.get("editor") or []


def surnames(entry: dict) -> str:
    """Name the people of a work the short way.

    Parameters
    ----------
    entry : dict
        CSL-JSON entry.

    Returns
    -------
    str
        For instance ``"Sontag and Beddie"`` or ``"Boog and others"``; empty without people.

    Examples
    --------
    >>> surnames({"editor": [{"family": "Sontag"}, {"family": "Beddie"}]})
    'Sontag and Beddie'
    """
    names = [person.get("family") or person.get("literal", "") for person in people(entry)]
    return " and ".join(names) if len(names) < 3 else f"{names[0]} and others"


def issued(entry: dict) -> list[list[int]]:
    """Date of a work, or the first and last of a work that came out over time.

    Parameters
    ----------
    entry : dict
        CSL-JSON entry.

    Returns
    -------
    list of list of int
        Each date as year, perhaps month, perhaps day; empty without a date.

    Examples
    --------
    >>> issued({"issued": {"date-parts": [[1939, 8, 23]]}})
    [[1939, 8, 23]]
    """
    dates = (entry.get("issued") or {}).get("date-parts") or []
    return [[int(number) for number in date] for date in dates if date]
