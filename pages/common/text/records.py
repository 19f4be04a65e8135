"""The seam to ``geodata`` for the tables that pages tell in words and charts."""

from functools import lru_cache

import pandas as pd
import streamlit as st

from geodata.files import DataError, read_table
from geodata.sources import UNVERIFIED, split_keys

from ..shell.wording import plain
from . import citations


class UnknownFigureError(DataError, ValueError):
    """A text asks for a figure that the table does not have."""


@st.cache_data(show_spinner=False)
def table(name: str) -> pd.DataFrame:
    """Read a table of the atlas.

    Parameters
    ----------
    name : str
        File name without ending.

    Returns
    -------
    pandas.DataFrame
        All columns as text.
    """
    return read_table(f"{name}.csv", ("source",)).copy()


def figure(name: str) -> str:
    """Write a figure, or its range, in words.

    Parameters
    ----------
    name : str
        Its id in ``figures.csv``.

    Returns
    -------
    str
        For instance ``"75,000 to 80,000"``.

    Raises
    ------
    UnknownFigureError
        If there is no such figure.
    """
    figures = table("figures").set_index("figure")
    if name not in figures.index:
        raise UnknownFigureError(f"No figure is called {name!r}")
    low, high = (_written(figures.loc[name, end]) for end in ("low", "high"))
    return low if low == high else f"{low} to {high}"


def _written(number: str) -> str:
    whole, _, rest = number.partition(".")
    return f"{int(whole):,}.{rest}" if rest else f"{int(whole):,}"


@lru_cache(maxsize=256)
def figures_table(names: tuple[str, ...]) -> str:
    """Write figures as a table.

    Parameters
    ----------
    names : tuple of str
        Their ids in ``figures.csv``.

    Returns
    -------
    str
        A Markdown table: the figure, what is counted, who counted, the source.
    """
    figures = table("figures").set_index("figure").loc[list(names)]
    lines = ["| Figure | What | Counted or told by | Source |", "| --: | :-- | :-- | :-- |"]
    for name, row in figures.iterrows():
        told = [plain(row[column]) for column in ("what", "by_whom")]
        doubt = "" if row["certainty"] == "documented" else f" ({row['certainty']})"
        note = f". {plain(row['note'])}" if row["note"] else ""
        unit = "" if row["unit"] == "people" else f" {plain(row['unit'])}"
        lines.append(
            f"| {figure(name)}{unit} | {told[0]}{doubt} | {told[1]}{note} "
            f"| {plain(citations.brief(row['source']))} |"
        )
    return "\n".join(lines)


def figure_sources(names: list[str]) -> list[str]:
    """List the sources of figures.

    Parameters
    ----------
    names : list of str
        Their ids in ``figures.csv``.

    Returns
    -------
    list of str
        Keys, each once.
    """
    texts = table("figures").set_index("figure").loc[names, "source"]
    keys = [key for text in texts for key, _ in split_keys(text) if key != UNVERIFIED]
    return list(dict.fromkeys(keys))
