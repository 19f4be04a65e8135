"""Days as readers type them and as they read them."""

import datetime as dt
import re
import unicodedata

from ..maps.map_page import MapPage

#: Ways of writing a day, tried in this order; numbers give the day before the month.
WAYS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y",
    "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y",
)  # fmt: skip
LONGEST = 40  # signs of a reader's own words that are repeated to the reader


def read_date(text: str, page: MapPage) -> str:
    """Make a day of what stands in an address or was typed.

    Parameters
    ----------
    text : str
        Anything; ``1939-08-23``, ``23.08.1939``, ``23/8/1939``, ``19390823``,
        ``23 August 1939`` and ``August 23, 1939`` are understood.
    page : MapPage
        The page, whose range is allowed.

    Returns
    -------
    str
        The day, ISO.

    Raises
    ------
    ValueError
        If it is not a day of the page's range; the message is two sentences for the reader.
    """
    allowed = f"This map runs from {page.start} to {page.end}."
    day = _day(text)
    if day is None:
        raise ValueError(
            f"{quoted(text) or 'An empty field'} is not a date such as 1939-08-23 "
            f"or 23 August 1939. {allowed}"
        )
    if not page.start <= day <= page.end:
        raise ValueError(f"{day} is outside the dates of this map. {allowed}")
    return day


def _day(text: str) -> str | None:
    if len(text) > 2 * LONGEST:
        return None
    text = tidy(text).replace("\u2013", "-").casefold()
    if re.fullmatch(r"[0-9]{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if re.search("[a-z]", text):
        text = re.sub(r"\b([0-9]{1,2})(st|nd|rd|th)\b", r"\1", text)
        text = re.sub(r"[.,]", " ", text).replace("sept ", "sep ")
        text = re.sub(r"\s+", " ", text).strip()
    for way in WAYS:
        try:
            return dt.datetime.strptime(text, way).date().isoformat()
        except ValueError:
            continue
    return None


def tidy(text: str) -> str:
    """Bring a reader's text into plain form.

    Parameters
    ----------
    text : str
        Anything.

    Returns
    -------
    str
        Without signs that cannot be seen, with ordinary digits.
    """
    seen = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in seen if unicodedata.category(sign)[0] != "C").strip()


def quoted(text: str) -> str:
    """Repeat a reader's own words, no more than a few.

    Parameters
    ----------
    text : str
        Anything.

    Returns
    -------
    str
        The words between quotation marks; nothing if there are none.
    """
    text = tidy(text[: 4 * LONGEST])
    shown = text if len(text) <= LONGEST else text[:LONGEST] + "..."
    return f"\u201c{shown}\u201d" if shown else ""
