"""The list of sources, by kind."""

import html
import re

import streamlit as st

from . import citations
from .prose import MEASURE

#: Headings, and how the note of an entry tells that it belongs there.
KINDS = {
    "Treaties, laws and documents": ("primary",),
    "Statistics and reference": ("statistics", "reference", "contemporary"),
    "Works of historians and memoirs": ("",),
}
FIRST = next(iter(KINDS))


def by_time(entry: dict) -> tuple:
    """Order documents by their date."""
    dates = (entry.get("issued") or {}).get("date-parts") or [[0]]
    return tuple(dates[0]), entry["id"]


def by_name(entry: dict) -> str:
    """Order works by their authors, or by their titles if they have none."""
    return re.sub(r"<[^>]+>", "", citations.short(entry)).casefold()


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
        items = [entry for entry in entries.values() if _kind(entry) == kind]
        if not items:
            continue
        st.header(kind, anchor=False)
        items.sort(key=by_time if kind == FIRST else by_name)
        lines = "".join(
            f"<li>{citations.full(entry)} <code>{html.escape(entry['id'])}</code></li>"
            for entry in items
        )
        with st.container(width=MEASURE):
            st.markdown(f'<ol class="sources">{lines}</ol>', unsafe_allow_html=True)
