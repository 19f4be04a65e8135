"""The list of sources, by kind."""

import html

import streamlit as st

from . import citations
from .prose import MEASURE

#: Headings, and how the note of an entry tells that it belongs there.
KINDS = {
    "Treaties, laws and documents": ("primary",),
    "Statistics and reference": ("statistics", "reference", "contemporary"),
    "Works of historians and memoirs": ("",),
}


def search(entries: dict[str, dict]) -> dict[str, dict]:
    """Ask for a word and keep the entries that have it.

    Parameters
    ----------
    entries : dict
        CSL-JSON entries by key.

    Returns
    -------
    dict
        Those in which the word occurs; all if none was asked for.
    """
    word = st.text_input("Search", key="sources.search", max_chars=80, width=MEASURE).strip()
    return {
        key: entry
        for key, entry in entries.items()
        if word.casefold() in f"{key} {citations.full(entry)}".casefold()
    }


def _kind(entry: dict) -> str:
    note = entry.get("note", "")
    return next(kind for kind, starts in KINDS.items() if note.startswith(starts))


def show(entries: dict[str, dict]) -> None:
    """List the entries under their kinds.

    Parameters
    ----------
    entries : dict
        CSL-JSON entries by key.
    """
    if not entries:
        st.info("No source has this word.")
    for kind in KINDS:
        items = sorted((citations.full(e), k) for k, e in entries.items() if _kind(e) == kind)
        if not items:
            continue
        st.header(kind, anchor=False)
        lines = "".join(f"<li>{text} <code>{html.escape(key)}</code></li>" for text, key in items)
        with st.container(width=MEASURE):
            st.markdown(f'<ol class="sources">{lines}</ol>', unsafe_allow_html=True)
