"""The list of sources, by kind."""

import html
import json
from collections import Counter

import pandas as pd
import streamlit as st

from geodata.bibtex import as_bibtex
from geodata.csl import issued
from geodata.sources import split_keys

from ..text import citations, documents, markup, records, texts
from ..text.prose import MEASURE

NAME = "eastern-europe-1938-41-sources"
#: Tables whose rows carry sources, and what their rows are.
ROWS = {
    "control": "statements on the map",
    "events": "events",
    "figures": "figures",
    "claims": "claims",
    "bases": "bases",
    "trade_annual": "figures of trade",
    "trade_credits": "credits",
    "trade_deliveries": "deliveries",
}
#: Said of a source that no page and none of these tables names.
OTHERWISE = "Used for border lines, or to check the map."

#: Headings, and how the note of an entry tells that it belongs there.
KINDS = {
    "Treaties, laws and documents": ("primary",),
    "Statistics and reference": ("statistics", "reference", "contemporary"),
    "Works of historians and memoirs": ("",),
}
FIRST = next(iter(KINDS))


def by_time(entry: dict) -> tuple:
    """Order documents by their date."""
    dates = issued(entry) or [[0]]
    return tuple(dates[0]), entry["id"]


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


@st.cache_data(show_spinner=False)
def uses() -> dict[str, str]:
    """Tell where each source is used.

    Returns
    -------
    dict
        By key, for instance ``"Cited on: The Winter War. Events: 3; figures: 1."``.
    """
    pages: dict[str, list[str]] = {}
    for path in sorted(texts.FOLDER.glob("*.md")):
        text = texts.read(path.stem)
        quoted = [documents.source(name) for name in texts.documents_in(text.body)]
        for key in dict.fromkeys(texts.cited_keys(text.lede + text.body) + quoted):
            pages.setdefault(key, []).append(text.title.split(":")[0])
    rows: dict[str, list[str]] = {}
    for table, word in ROWS.items():
        for key, number in _carried(records.table(table)).items():
            rows.setdefault(key, []).append(f"{word}: {number}")
    told = {key: f"Cited on: {'; '.join(titles)}. " for key, titles in pages.items()}
    for key, kinds in rows.items():
        told[key] = f"{told.get(key, '')}{'; '.join(kinds).capitalize()}."
    return told


def _carried(table: pd.DataFrame) -> Counter:
    """How many rows each source carries."""
    return Counter(key for text in table["source"] for key in {key for key, _ in split_keys(text)})


def show_downloads(entries: dict[str, dict]) -> None:
    """Offer the entries that are shown, for programs that keep references.

    Parameters
    ----------
    entries : dict
        CSL-JSON entries by key.
    """
    with st.container(horizontal=True):
        st.download_button(
            "CSL-JSON (for Zotero and others)",
            json.dumps(list(entries.values()), ensure_ascii=False, indent=1),
            f"{NAME}.json",
            "application/json",
            icon=":material/download:",
        )
        st.download_button(
            "BibTeX (for LaTeX)",
            as_bibtex(entries),
            f"{NAME}.bib",
            "application/x-bibtex",
            icon=":material/download:",
        )


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
    used = uses()
    for kind in KINDS:
        items = [entry for entry in entries.values() if _kind(entry) == kind]
        if not items:
            continue
        st.header(kind, anchor=markup.anchor(kind))
        items.sort(key=by_time if kind == FIRST else citations.by_name)
        lines = "".join(
            f"<li>{citations.full(entry)}<br><small><code>{html.escape(entry['id'])}</code> "
            f"{html.escape(used.get(entry['id'], OTHERWISE))}</small></li>"
            for entry in items
        )
        with st.container(width=MEASURE):
            markup.show(f'<ol class="sources">{lines}</ol>')
