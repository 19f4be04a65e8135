"""How a source is named in a text and in a list."""

import html

import geodata
from geodata.csl import issued, people, surnames

#: Collections that everybody in the field knows by their letters.
LETTERS = {
    "nsr": "NSR",
    "frus": "FRUS",
    "dgfp-c": "DGFP C",
    "dgfp-d": "DGFP D",
    "dbfp-3": "DBFP 3",
    "dvp-22": "DVP XXII",
    "dvp-23": "DVP XXIII",
    "imt": "IMT",
    "nca": "NCA",
    "dpsr-1961": "DPSR I",
}
#: Documents that are known by a name, or that share their day with another.
NAMED = {
    "pact-1939-08-23": "Pact and secret protocol",
    "protocol-1939-08-28": "clarification of the protocol",
    "treaty-1939-09-28": "boundary treaty",
    "treaty-tallinn-1939-09-28": "Soviet-Estonian pact",
    "treaty-riga-1939-10-05": "Soviet-Latvian pact",
    "treaty-vilnius-1939-10-10": "Soviet-Lithuanian treaty",
    "treaty-de-ee-1939-06-07": "German-Estonian pact",
    "treaty-de-lv-1939-06-07": "German-Latvian pact",
    "credit-1939-08-19": "credit agreement",
    "commercial-1940-02-11": "economic agreement",
    "protocol-1941-01-10": "secret protocol",
    "barbarossa-directive-1940-12-18": "Directive 21",
    "soviet-note-1940-06-26": "Soviet note",
    "munich-1938": "Munich Agreement",
    "hansard-1935-06-24": "House of Commons",
}
KINDS = {"treaty": "treaty", "legislation": "law", "bill": "law", "report": "document"}
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]


def written_date(entry: dict) -> str:
    """Date of a source as a reader writes it.

    Parameters
    ----------
    entry : dict
        CSL-JSON entry.

    Returns
    -------
    str
        For instance ``"28 Sept 1939"`` or ``"1998"``; empty if there is none.
    """
    dates = issued(entry)
    if _has_day(entry):
        year, month, day = dates[0]
        return f"{day} {MONTHS[month - 1]} {year}"
    return "–".join(str(date[0]) for date in dates)


def _has_day(entry: dict) -> bool:
    return [len(date) for date in issued(entry)][:1] == [3]


def short(entry: dict) -> str:
    """Name a source in a few words, for use inside a text.

    Parameters
    ----------
    entry : dict
        CSL-JSON entry.

    Returns
    -------
    str
        For instance ``"Grzelak 1998"``, ``"treaty, 28 Sept 1939"`` or ``"NSR"``.
    """
    if entry["id"] in LETTERS:
        return LETTERS[entry["id"]]
    who = surnames(entry)
    if _has_day(entry) and not who:
        kind = NAMED.get(entry["id"]) or KINDS.get(entry["type"], "document")
        return f"{kind}, {written_date(entry)}"
    return f"{who or entry['title'].split(':')[0]} {written_date(entry)}".strip()


def brief(text: str) -> str:
    """Name the sources of a row of a table in a few words.

    Parameters
    ----------
    text : str
        The row's source column, such as ``"nsr[p. 78]; werth-1964"``.

    Returns
    -------
    str
        For instance ``"NSR, p. 78; Werth 1964"``.
    """
    return geodata.cite(text, short, "source not found yet")


def short_at(key: str, where: str) -> str:
    """Name a source and the place in it in a few words.

    Parameters
    ----------
    key : str
        The source's key.
    where : str
        A page or article; may be empty.

    Returns
    -------
    str
        For instance ``"NSR, p. 78"``.

    Raises
    ------
    KeyError
        If there is no such source.
    """
    return short(geodata.sources()[key]) + (f", {where}" if where else "")


def full(entry: dict) -> str:
    """Name a source in full, for a list.

    Parameters
    ----------
    entry : dict
        CSL-JSON entry.

    Returns
    -------
    str
        HTML: people, title, where it is printed, publisher, date.
    """
    named = [
        " ".join(filter(None, [name.get("given"), name.get("family") or name.get("literal")]))
        for name in people(entry)
    ]
    role = " (ed.)" if named and not entry.get("author") else ""
    printed = [entry.get("container-title"), entry.get("volume"), entry.get("number")]
    if not entry.get("container-title"):
        printed = [f"vol. {entry['volume']}" if entry.get("volume") else ""]
    pages = str(entry.get("page", "")).replace("-", "–")
    counted = f"{'pp.' if '–' in pages else 'p.'} " if pages[:1].isdigit() else ""
    printed.append(f"{counted}{pages}")
    place = ": ".join(filter(None, [entry.get("publisher-place"), entry.get("publisher")]))
    title = html.escape(entry["title"])
    if entry.get("URL"):
        title = f'<a href="{html.escape(entry["URL"])}">{title}</a>'
    rest = [", ".join(filter(None, printed)), place, written_date(entry)]
    who = ", ".join(named) + role
    parts = [html.escape(who[:1].upper() + who[1:]), f"<i>{title}</i>", *map(html.escape, rest)]
    return ", ".join(filter(None, parts)) + "."


def by_name(entry: dict) -> str:
    """Order works by their authors, or by their titles if they have none."""
    return short(entry).casefold()
