"""The bibliography, to search and to take away."""

import json

import streamlit as st

import geodata
from pages.common import bibliography, entry, guard, prose

entry.through_app()
text = prose.begin("sources")
prose.show_lede(text)
with guard.told():
    found = bibliography.search(geodata.sources())
    bibliography.show(found)
    st.download_button(
        "Download as CSL-JSON (for Zotero and others)",
        json.dumps(list(found.values()), ensure_ascii=False, indent=1),
        "eastern-europe-1938-41-sources.json",
        "application/json",
        icon=":material/download:",
    )
prose.show(text.body)
