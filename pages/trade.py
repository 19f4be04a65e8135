"""Trade in charts: by year, credits, deliveries."""

import streamlit as st

import geodata
from pages.common import charts, entry, prose

entry.through_app()
text = prose.read("trade")
st.title(text.title, anchor=False)
prose.show_lede(text)
try:
    charts.trade_by_year()
    charts.deliveries()
    charts.credits()
except geodata.DataError as error:
    st.error(str(error))
prose.show(text.body)
prose.show_sources(text.body)
