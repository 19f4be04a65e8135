"""The seam to ``geodata`` for the tables that pages tell in words and charts."""

import pandas as pd
import streamlit as st

from geodata.files import DataError, read_table


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
    low, high = (f"{int(figures.loc[name, end]):,}" for end in ("low", "high"))
    return low if low == high else f"{low} to {high}"
