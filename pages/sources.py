"""The bibliography, to search and to take away."""

import json

import streamlit as st

import geodata
from pages.common import bibliography, entry, prose

entry.through_app()
text = prose.read("sources")
st.title(text.title, anchor=False)
prose.show_lede(text)
try:
    found = bibliography.search(geodata.sources())
    bibliography.show(found)
    st.download_button(
        "Download as CSL-JSON (for Zotero and others)",
        json.dumps(list(found.values()), ensure_ascii=False, indent=1),
        "eastern-europe-1938-41-sources.json",
        "application/json",
        icon=":material/download:",
    )
except geodata.DataError as error:
    st.error(str(error))
prose.show(text.body)
