"""What stands between a reader's browser and Streamlit, and what is done when that starts."""

import asyncio
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from .first_file import FirstFile

MIDDLEWARE = [Middleware(FirstFile)]


@asynccontextmanager
async def opened(_) -> AsyncIterator[None]:
    """Open a browser on a machine that has a screen: Streamlit does so only for a plain script."""
    if not st.get_option("server.headless"):
        host, port = st.get_option("browser.serverAddress"), st.get_option("server.port")
        path = (st.get_option("server.baseUrlPath") or "").strip("/")
        address = f"http://{host}:{port}/{path}"
        asyncio.get_running_loop().call_soon(webbrowser.open, address)
    yield
