"""The bibliography, and short citations from it."""

import re
from collections.abc import Callable

from .csl import issued, surnames
from .files import TABLES, read_json

#: Stands where a source should: nobody has yet found one that can be cited.
UNVERIFIED = "unverified"
_KEY = re.compile(r"^\s*([a-z0-9-]+)\s*(?:\[(.*)\])?\s*$")


def sources() -> dict[str, dict]:
    """The bibliography as CSL-JSON entries.

    Returns
    -------
    dict of str to dict
        CSL-JSON entries by key.

    Raises
    ------
    DataError
        When the file is missing or damaged.
    """
    return {entry["id"]: entry for entry in read_json(TABLES / "sources.json")}


def split_parts(text: str) -> list[str]:
    """Split the source column of a table, each part with its locator.

    Parameters
    ----------
    text : str
        ``"nsr[p. 78; p. 80]; werth-1964"``.

    Returns
    -------
    list of str
        Parts as they were written.

    Examples
    --------
    >>> split_parts("nsr[p. 78; p. 80]; werth-1964")
    ['nsr[p. 78; p. 80]', 'werth-1964']
    """
    # A locator may hold a semicolon.
    return [part.strip() for part in re.split(r";(?![^\[]*\])", text)]


def split_keys(text: str) -> list[tuple[str, str]]:
    """Split the source column of a table.

    Parameters
    ----------
    text : str
        ``"nsr[p. 78]; werth-1964"``.

    Returns
    -------
    list of tuple of str
        Key and locator, which may be empty.

    Raises
    ------
    ValueError
        When a part is no key.

    Examples
    --------
    >>> split_keys("nsr[p. 78]; werth-1964")
    [('nsr', 'p. 78'), ('werth-1964', '')]
    """
    out = []
    for part in split_parts(text):
        match = _KEY.match(part)
        if not match:
            raise ValueError(f"{part!r} in {text!r} is not a source key")
        out.append((match[1], match[2] or ""))
    return out


def short_citation(entry: dict) -> str:
    """Author, title and year of a CSL-JSON entry.

    Parameters
    ----------
    entry : dict
        One bibliography entry.

    Returns
    -------
    str
        For instance ``"Sontag and Beddie, Nazi-Soviet Relations, 1939-1941 (1948)"``.
    """
    who = surnames(entry)
    title = entry.get("title-short") or entry.get("title", entry["id"]).split(": ")[0]
    years = [str(date[0]) for date in issued(entry)]
    when = f" ({'-'.join(years)})" if years else ""
    return f"{who}, {title}{when}" if who else f"{title}{when}"


def cite(
    text: str, name: Callable[[dict], str] = short_citation, unverified: str = UNVERIFIED
) -> str:
    """Short citations for the source column of a table.

    Parameters
    ----------
    text : str
        ``"nsr[p. 78]; werth-1964"``.
    name : callable
        Names an entry of the bibliography.
    unverified : str
        Stands where nobody has yet found a source.

    Returns
    -------
    str
        Citations in words, joined with ``"; "``.

    Raises
    ------
    ValueError
        When a part is no key.
    KeyError
        When a key is not in the bibliography.
    """
    known = sources()
    parts = [
        (unverified if key == UNVERIFIED else name(known[key])) + (f", {where}" if where else "")
        for key, where in split_keys(text)
    ]
    return "; ".join(parts)
