"""The atlas as ``app.py`` shows it, and with a card where a link to one of its pages is shared.

``streamlit run serve.py`` in place of ``app.py``, where the host leaves the choice.
"""

import streamlit as st
from starlette.middleware import Middleware

from pages.served.first_file import FirstFile

app = st.App("app.py", middleware=[Middleware(FirstFile)])
