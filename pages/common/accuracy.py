"""How well the atlas agrees with published figures, and on which terms it may be used."""

import pandas as pd
import streamlit as st

import geodata
from geodata import check, files

from .prose import MEASURE

MADE = {
    "river": "follows a river",
    "coast": "follows a coast",
    "surviving": "still a border today",
    "digitised": "set down from descriptions",
}
UNSOURCED = "unverified"
#: Classes of precision in km, as the map draws them.
EDGES = [0, 0.5, 1.5, 5, 1000]
CLASSES = ["to 0.5 km", "to 1.5 km", "to 5 km", "less well"]


@st.cache_data(show_spinner="Measuring the land")
def _areas():
    return check.areas()


@st.cache_data(show_spinner="Measuring the borders")
def _precision():
    return check.precision()


def _cite(text: str) -> str:
    return "not found yet" if text == UNSOURCED else geodata.cite(text)


def show_areas() -> None:
    """Show areas of the atlas against published ones."""
    st.header("Areas, measured and published", anchor=False)
    with st.container(width=MEASURE):
        st.markdown(
            "Areas are taken in an equal-area projection. Lakes count as land, lagoons open to "
            "the sea do not. The difference is to the nearest published figure."
        )
    table = _areas()
    published = [
        f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"
        for low, high in zip(table["km2_low"], table["km2_high"], strict=True)
    ]
    shown = table[["what", "km2_atlas", "difference_percent"]].assign(
        published=published, source=table["source"].map(_cite), reason=table["reason"]
    )
    st.dataframe(
        shown[["what", "km2_atlas", "published", "difference_percent", "reason", "source"]],
        hide_index=True,
        height="content",
        column_config={
            "what": st.column_config.TextColumn("Land"),
            "km2_atlas": st.column_config.NumberColumn("Atlas, km²", format="localized"),
            "published": st.column_config.TextColumn("Published, km²"),
            "difference_percent": st.column_config.NumberColumn("Difference, %", format="%.2f"),
            "reason": st.column_config.TextColumn("Why they differ"),
            "source": st.column_config.TextColumn("Source"),
        },
    )


def show_precision() -> None:
    """Show how many kilometres of border are known how well."""
    st.header("Borders by how they were made", anchor=False)
    table = _precision()
    table = table.assign(known=pd.cut(table["precision_km"], EDGES, labels=CLASSES))
    lengths = table.pivot_table(
        index="made", columns="known", values="km", aggfunc="sum", observed=False
    )
    head = ["| The border | " + " | ".join(CLASSES) + " |", "| :-- |" + " --: |" * len(CLASSES)]
    rows = [
        f"| {MADE.get(made, made)} | " + " | ".join(f"{km:,.0f} km" for km in row) + " |"
        for made, row in zip(lengths.index, lengths.fillna(0).to_numpy(), strict=True)
    ]
    with st.container(width=MEASURE):
        st.markdown("Length of border, by how well its course is known.")
        st.markdown("\n".join(head + rows))


def show_licences() -> None:
    """Show the terms for each layer."""
    whole = files.read_text(files.ROOT / "LICENCES.md")
    with st.container(width=MEASURE):
        st.header("Licences", anchor=False)
        st.markdown(whole.split("\n", 1)[1])
