"""The lesson plans to take away."""

import re
from urllib.parse import urljoin

import streamlit as st

from ..shell import address
from ..text import texts
from ..text.prose import MEASURE
from ..text.texts import Text

#: How the heading of a plan begins, and what its file is called.
PLANS = {"Lesson of 50": "lesson-50", "Lesson of 90": "lesson-90", "Homework": "homework"}
_LINK = re.compile(r"\]\((?!#|https?:)([^)]+)\)")


def sections(body: str) -> dict[str, str]:
    """Take a text apart at its headings.

    Parameters
    ----------
    body : str
        Markdown.

    Returns
    -------
    dict
        Text by heading, the heading in it.
    """
    return {part.splitlines()[0].removeprefix("## "): part for part in texts.parts(body)}


def standing_alone(text: str, address: str) -> str:
    """Make a text fit to be read outside the atlas.

    Parameters
    ----------
    text : str
        Markdown whose links lead to pages of the atlas.
    address : str
        Address of the atlas.

    Returns
    -------
    str
        The same with whole addresses, and without citations.
    """
    text = _LINK.sub(lambda link: f"]({urljoin(address, link[1])})", text)
    return texts.without_citations(text)


def links(text: str) -> list[str]:
    """List where a text leads to within the atlas.

    Parameters
    ----------
    text : str
        Markdown.

    Returns
    -------
    list of str
        Addresses as they were written.
    """
    return _LINK.findall(text)


def offer(text: Text) -> None:
    """Offer each plan as a file.

    Parameters
    ----------
    text : Text
        The page's text.
    """
    here = address.here()
    found = sections(text.body)
    with st.container(width=MEASURE, key="take-away"):
        st.header("Take the plans away", anchor=False)
        with st.container(horizontal=True):
            for start, name in PLANS.items():
                heading = next((one for one in found if one.startswith(start)), None)
                if heading is None:
                    continue  # the text is cut; what is left of it is shown
                st.download_button(
                    heading.split(":")[0],
                    standing_alone(found[heading], here),
                    f"pact-atlas-{name}.md",
                    "text/markdown",
                    icon=":material/download:",
                    on_click="ignore",
                )
        st.caption(
            "Text files in Markdown, which any editor and word processor reads. To print this "
            "page, use the browser’s own command (Ctrl+P): menus and buttons are left out."
        )
