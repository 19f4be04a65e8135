"""The card of a page where a link to it is shared: title, opening, picture (Open Graph)."""

import html

ATLAS = "The Pact Atlas"
#: The picture, beside this file.
PREVIEW = "preview.jpg"


def tags(title: str, opening: str, address: str = "", picture: str = "") -> str:
    """Write the card of a page into the head of its HTML.

    Parameters
    ----------
    title, opening : str
        The page's title, and what it is about; any text.
    address, picture : str
        Whole addresses of the page and of :data:`PREVIEW`; a card without them has no picture,
        because those who show it ask for whole addresses.

    Returns
    -------
    str
        HTML, escaped, an element a line.

    Examples
    --------
    >>> print(tags("Trade", "What was bought & sold.").splitlines()[0])
    <meta name="description" content="What was bought &amp; sold.">
    """
    told = {"og:type": "website", "og:site_name": ATLAS, "og:title": title}
    told["og:description"] = opening
    if address:
        told["og:url"] = address
        told["og:image"] = picture
        told["og:image:alt"] = "Map of Eastern Europe in the autumn of 1939"
        told["twitter:card"] = "summary_large_image"
    lines = [f'<meta name="description" content="{html.escape(opening)}">']
    lines += [
        f'<meta property="{key}" content="{html.escape(value)}">' for key, value in told.items()
    ]
    return "\n".join(lines)
