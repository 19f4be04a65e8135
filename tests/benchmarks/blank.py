"""A Streamlit page with no map: what Streamlit itself costs."""

import streamlit as st

st.title("Nothing")
