"""About the data: method, accuracy, licences."""

import streamlit as st

import geodata
from pages.common import accuracy, entry, prose

entry.through_app()
text = prose.read("data")
st.title(text.title, anchor=False)
prose.show_lede(text)
prose.show(text.body)
try:
    accuracy.show_areas()
    accuracy.show_precision()
    accuracy.show_licences()
except geodata.DataError as error:
    st.error(str(error))
