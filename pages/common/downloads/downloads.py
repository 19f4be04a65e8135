"""The data to take away, and how well its lines agree with others."""

import streamlit as st

import geodata
from geodata import export, package

from ..text import markup
from ..text.prose import MEASURE

#: Parts of the page in their order.
HEADINGS = (
    "Downloads",
    "Accuracy of the lines",
    "Areas, measured and published",
    "Borders by how they were made",
    "Joins, and what the browser loads",
    "Errata",
    "Licences",
)
FILES = {
    "GeoJSON": (".geojson", "application/geo+json"),
    "GeoPackage": (".gpkg", "application/geopackage+sqlite3"),
    "CSV": (".csv", "text/csv"),
    "Map that works alone (HTML)": (".html", "text/html"),
}
GROUPS = {"river": "Borders along rivers", "surviving": "Borders that are still there"}
COLUMNS = {
    "group": "Lines",
    "line": "Which",
    "km": "Length, km",
    "direction": "Measured",
    "median_km": "Median, km",
    "p95_km": "95 in 100 within, km",
    "stated_km": "Stated, km",
    "how_judged": "How judged",
}


def show() -> None:
    """Offer the state of a chosen day and all tables."""
    with st.container(width=MEASURE):
        st.header("Downloads", anchor="downloads")
        day = st.date_input(
            "State of this day",
            "1939-09-28",
            min_value=geodata.FIRST_DAY,
            max_value=geodata.LAST_DAY,
            format="YYYY-MM-DD",
        )
        with st.container(horizontal=True):
            for label, (ending, kind) in FILES.items():
                st.download_button(
                    label,
                    lambda ending=ending: export.day_as(ending, day),
                    f"eastern-europe-{day}{ending}",
                    kind,
                    icon=":material/download:",
                    on_click="ignore",
                )
        st.download_button(
            "All tables (CSV, with the data dictionary)",
            package.tables_as_zip,
            "eastern-europe-1938-41-tables.zip",
            "application/zip",
            icon=":material/download:",
            on_click="ignore",
        )


def show_accuracy() -> None:
    """Show how far our lines lie from independent ones."""
    table = package.accuracy()
    whole = table[table["line"] == "all"]
    with st.container(width=MEASURE):
        st.header("Accuracy of the lines")
        st.markdown(
            "Distances of points one kilometre apart. Rivers and surviving borders are measured "
            "against an independent source. Much of Poland’s vanished borders was read off the "
            "outline that they are measured against, so that figure is agreement, not proof. "
            "Elsewhere the precision is stated, and judged by towns and areas."
        )
    columns = [name for name in COLUMNS if name not in ("line", "how_judged")]
    sides = "".join("r" if name.endswith("km") else "l" for name in columns)
    told = whole.assign(group=whole["group"].replace(GROUPS), km=whole["km"].map("{:,}".format))
    rows = told[columns].itertuples(index=False)
    markup.show(markup.as_html(markup.table([COLUMNS[name] for name in columns], sides, rows)))
    with st.expander("Line by line"):
        rest = table[table["line"] != "all"]
        st.dataframe(rest[list(COLUMNS)], hide_index=True, column_config=COLUMNS)


def show_documents() -> None:
    """Show methods, errata and the data dictionary."""
    for name, title in (("METHODS", "Methods in full"), ("DICTIONARY", "Data dictionary")):
        with st.expander(title):
            st.markdown(package.document(name).split("\n", 1)[1])
    with st.container(width=MEASURE):
        st.header("Errata", anchor="errata")
        st.markdown(package.document("ERRATA").split("\n", 1)[1])
