"""Where readers of three kinds may start."""

import streamlit as st

#: For whom, what they find here, and pages in the order in which to read them.
READERS = (
    (
        "For a student",
        "Read one theme with its map, then test yourself.",
        (
            ("spheres_1939", "What was agreed in secret"),
            ("partition_of_poland", "How Poland was divided"),
            ("who_ruled", "Who ruled my town?"),
            ("claims", "How to check a text"),
            ("quiz", "Quiz"),
        ),
    ),
    (
        "For a teacher",
        "Every map can be projected, linked to a day, and printed.",
        (
            ("teachers", "For teachers"),
            ("tour", "Guided tour"),
            ("compare", "Two days side by side"),
            ("worksheet", "Worksheet"),
        ),
    ),
    (
        "For work with maps and data",
        "Layers, tables and their limits, open to download.",
        (
            ("data", "Method, accuracy, downloads"),
            ("sources", "Bibliography"),
            ("trade", "Trade in figures"),
        ),
    ),
)


def show() -> None:
    """Show three ways into the atlas."""
    columns = st.columns(len(READERS), border=True)
    for column, (reader, promise, pages) in zip(columns, READERS, strict=True):
        with column:
            st.markdown(f"**{reader}**  \n{promise}")
            with st.container(gap=None):
                for name, label in pages:
                    st.page_link(f"pages/{name}.py", label=label)
