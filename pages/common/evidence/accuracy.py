"""How well the atlas agrees with published figures, and on which terms it may be used."""

import pandas as pd
import streamlit as st

import geodata
from geodata import check, delivery, files

from ..text import markup
from ..text.prose import MEASURE

MADE = {
    "river": "follows a river",
    "coast": "follows a coast",
    "surviving": "still a border today",
    "digitised": "set down from descriptions",
}
LEVELS = {"full": "download", "browser": "map in the browser"}
UNSOURCED = "unverified"
AREAS = [
    "Land",
    "Atlas, km²",
    "Published, km²",
    "Difference",
    "Why they differ",
    "Source of the published figure",
]
#: Classes of precision in km, as the map draws them.
EDGES = [0, 0.5, 1.5, 5, 1000]
CLASSES = ["to 0.5 km", "to 1.5 km", "to 5 km", "less well"]


@st.cache_data(show_spinner="Measuring the land")
def _areas():
    return check.areas()


@st.cache_data(show_spinner="Measuring the borders")
def _precision():
    return check.precision()


@st.cache_data(show_spinner="Measuring the joins")
def _delivery():
    return delivery.joins(), delivery.weight()


def _percent(off: float) -> str:
    return "none" if abs(off) < 0.05 else f"{off:+.1f} %"


def _cite(text: str) -> str:
    return "not found yet" if text == UNSOURCED else geodata.cite(text)


def show_areas() -> None:
    """Show areas of the atlas against published ones."""
    st.header("Areas, measured and published")
    with st.container(width=MEASURE):
        st.markdown(
            "Areas are taken in an equal-area projection. Lakes count as land, lagoons open to "
            "the sea do not. The difference is to the nearest published figure. There is none "
            "where ours lies between them."
        )
    table = _areas()
    published = [
        f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"
        for low, high in zip(table["km2_low"], table["km2_high"], strict=True)
    ]
    columns = [
        table["what"],
        table["km2_atlas"].map("{:,}".format),
        published,
        table["difference_percent"].map(_percent),
        table["reason"].replace("", markup.NOTHING),
        table["source"].map(_cite),
    ]
    # A table, not a grid: the reasons are read in full, also on paper.
    rows = zip(*columns, strict=True)
    with st.container(key="areas"):  # wider than the text, and so no contents beside it
        markup.show(markup.as_html(markup.table(AREAS, "lrrrll", rows)))


def show_precision() -> None:
    """Show how many kilometres of border are known how well."""
    st.header("Borders by how they were made")
    table = _precision()
    table = table.assign(known=pd.cut(table["precision_km"], EDGES, labels=CLASSES))
    lengths = table.pivot_table(
        index="made", columns="known", values="km", aggfunc="sum", observed=False
    )
    rows = [
        [MADE.get(made, made), *(f"{km:,.0f}" for km in row)]
        for made, row in zip(lengths.index, lengths.fillna(0).to_numpy(), strict=True)
    ]
    table = markup.table(["The border", *CLASSES], "lrrrr", rows)
    with st.container(width=MEASURE):
        st.markdown("Length of border in km, by how well its course is known.")
        markup.show(markup.as_html(table))


def show_joins() -> None:
    """Show that lines which must coincide do, and how much the browser has to load."""
    table, weight = _delivery()
    with st.container(width=MEASURE):
        st.header("Joins, and what the browser loads")
        st.markdown(
            "Borders that follow a river run exactly along the river on the map, and the lines of "
            "agreements exactly along the borders they made. The units leave no gap and no "
            "overlap, at either level of detail."
        )
        shown = table.assign(
            level=table["level"].map(LEVELS), km=table["km"].map("{:,}".format),
            farthest_m=table["farthest_m"].map("{:.1f}".format),
        )  # fmt: skip
        heads = ["Level", "Lines", "Length, km", "Farthest apart, m"]
        markup.show(markup.as_html(markup.table(heads, "llrr", shown.itertuples(index=False))))
        st.markdown(
            f"The browser loads {weight['gzipped'].sum() / 1000:.0f} kB for all layers and places "
            f"together, compressed. At most {delivery.BUDGET / 1000:.0f} kB are allowed."
        )


def show_licences() -> None:
    """Show the terms for each layer."""
    whole = files.read_text(files.ROOT / "LICENCES.md")
    with st.container(width=MEASURE):
        st.header("Licences")
        markup.show(markup.as_html(whole.split("\n", 1)[1]))
