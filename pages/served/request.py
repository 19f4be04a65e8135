"""What a browser's request for a page says; it may say anything."""

import re
from urllib.parse import parse_qs, quote

from starlette.datastructures import Headers

#: A host as a browser writes it: name or number, perhaps a port.
_HOST = re.compile(r"([\w.-]{1,253}|\[[0-9a-f:.]{2,45}\])(:[0-9]{1,5})?", re.ASCII | re.IGNORECASE)
#: What an address may hold besides letters and digits (RFC 3986).
_OF_A_PATH, _OF_A_QUERY = "/:@!$&'()*+,;=~", "/:@!$&'()*+,;=~?%"
#: Signs of a query that a card repeats; the longest that the atlas itself writes, a tour of one's
#: own, has some fifteen hundred.
LONGEST = 2000


def name(scope) -> str:
    """Name of the page that is asked for, or whatever stands in its place.

    Parameters
    ----------
    scope : dict
        The request (ASGI).

    Returns
    -------
    str
        What follows the last stroke of the path.
    """
    return scope["path"].rpartition("/")[2] or "overview"


def asked(scope) -> dict[str, str]:
    """What the link asks for; of what it says twice the last, as Streamlit takes it.

    Parameters
    ----------
    scope : dict
        The request (ASGI).

    Returns
    -------
    dict of str to str
        Parameters of the query, decoded.
    """
    query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    return {parameter: values[-1] for parameter, values in query.items()}


def address(scope) -> str:
    """The page's whole address, as the reader's browser or the one who shows its card wrote it.

    A proxy in between tells the host and the scheme by which it was asked. Whoever makes up a
    header gets his own card with it and nobody else: the answer varies by these headers, and no
    cache may give it out unasked.

    Parameters
    ----------
    scope : dict
        The request (ASGI).

    Returns
    -------
    str
        Percent-encoded, without a query that is too long; empty where no usable host is told.
    """
    headers = Headers(scope=scope)

    def told(header: str) -> str:
        return headers.get(header, "").partition(",")[0].strip()

    host = next(filter(_HOST.fullmatch, (told("x-forwarded-host"), told("host"))), "")
    if not host:
        return ""
    schemes = (told("x-forwarded-proto").lower(), scope["scheme"])
    scheme = next((one for one in schemes if one in ("http", "https")), "http")
    query = quote(scope["query_string"], safe=_OF_A_QUERY)
    place = f"{scheme}://{host}{quote(scope['path'], safe=_OF_A_PATH)}"
    return f"{place}?{query}" if 0 < len(query) <= LONGEST else place


def takes_gzip(scope) -> bool:
    """Whether the answer may come compressed.

    Parameters
    ----------
    scope : dict
        The request (ASGI).

    Returns
    -------
    bool
        No also for one who names gzip only to decline it (``gzip;q=0``).
    """
    codings = ",".join(Headers(scope=scope).getlist("accept-encoding")).lower().split(",")
    weights = dict(coding.replace(" ", "").partition(";")[::2] for coding in codings)
    weight = weights.get("gzip")
    return weight is not None and not re.fullmatch(r"q=0(\.0*)?", weight)


def has_already(scope, tag: str) -> bool:
    """Whether the browser has the answer from before.

    Parameters
    ----------
    scope : dict
        The request (ASGI).
    tag : str
        The answer's entity tag, a weak one.

    Returns
    -------
    bool
        Whether the tag is among those that the request names.
    """
    return tag in re.split(r"\s*,\s*", Headers(scope=scope).get("if-none-match", "").strip())
