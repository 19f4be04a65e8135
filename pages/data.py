"""About the data: method, accuracy, licences, downloads."""

import streamlit as st

import geodata
from pages.common import accuracy, downloads, entry, prose

entry.through_app()
text = prose.read("data")
st.title(text.title, anchor=False)
prose.show_lede(text)
prose.show(text.body)
try:
    downloads.show()
    downloads.show_accuracy()
    accuracy.show_areas()
    accuracy.show_precision()
    downloads.show_documents()
    accuracy.show_licences()
except geodata.DataError as error:
    st.error(str(error))
