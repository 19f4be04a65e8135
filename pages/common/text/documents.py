"""Words of primary documents, shown as documents."""

import html
from functools import lru_cache

import geodata
from geodata.sources import split_keys
from geodata.words import long_date

from . import citations, markup, records

#: How each language sets its quotation marks.
QUOTES = {"de": "„“", "ru": "«»"}


def _quotation(name: str) -> dict[str, str]:
    quotations = records.table("quotations").set_index("quotation")
    if name not in quotations.index:
        raise geodata.DataError(f"No document is called {name!r}")
    return quotations.loc[name].to_dict()


def source(name: str) -> str:
    """Tell the key of the source of a quotation.

    Parameters
    ----------
    name : str
        Its id in ``quotations.csv``.

    Returns
    -------
    str
        The key of its first source.

    Raises
    ------
    DataError
        If there is no such quotation.
    """
    return split_keys(_quotation(name)["source"])[0][0]


def show(name: str) -> None:
    """Show the words of a document with their source; else as :func:`as_html`."""
    markup.show(as_html(name))


@lru_cache(maxsize=1024)
def as_html(name: str) -> str:
    """Write the words of a document with their source.

    Parameters
    ----------
    name : str
        Its id in ``quotations.csv``.

    Returns
    -------
    str
        HTML.

    Raises
    ------
    DataError
        If there is no such quotation.
    """
    row = _quotation(name)
    key, where = split_keys(row["source"])[0]
    cited = citations.short_at(key, where)
    title = ", ".join(filter(None, [row["title"], row["date"] and long_date(row["date"])]))
    lines = [
        '<figure class="document">',
        f"<figcaption>What the paper said: {html.escape(title)}</figcaption>",
        f"<blockquote>“{html.escape(row['words'])}”</blockquote>",
    ]
    if row["original"]:
        opens, closes = QUOTES[row["language"]]
        lines.append(
            f'<blockquote lang="{row["language"]}" class="original">'
            f"{opens}{html.escape(row['original'])}{closes}</blockquote>"
        )
    lines.append(
        f"<p>{html.escape(row['translation'])} "
        f'<span class="cited">[<a href="#source-{key}" target="_self">{html.escape(cited)}</a>]'
        "</span></p></figure>"
    )
    return "".join(lines)
