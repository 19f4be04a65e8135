"""What stands between a reader's browser and Streamlit, and what is done at start and end."""

import threading
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from pages.common.maps import assets
from pages.common.shell import entry

from .middleware import FirstFile

MIDDLEWARE = [Middleware(FirstFile)]
#: Addresses at which a server listens to all, and none at which a browser finds it.
EVERYWHERE = {"0.0.0.0", "::", ""}


@asynccontextmanager
async def opened(_) -> AsyncIterator[None]:
    """Make ready for readers when the server starts, open a browser, and clear up when it ends.

    Streamlit opens one only for a plain script, on a machine that has a screen.
    """
    entry.only_through_app()
    if not st.get_option("server.headless"):
        # On a machine whose only browser is one of text it comes back when that is closed.
        threading.Thread(target=webbrowser.open, args=(address(),), daemon=True).start()
    yield
    # A server that is told to end by a signal, as most are, runs nothing that waits for its exit.
    assets.remove()


def address() -> str:
    """The address at which a browser on this machine finds the atlas.

    Returns
    -------
    str
        As the settings have it.
    """
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    told, bound = st.get_option("browser.serverAddress"), st.get_option("server.address") or ""
    host = bound if told == "localhost" and bound not in EVERYWHERE else told
    host = f"[{host}]" if ":" in host else host
    path = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{scheme}://{host}:{st.get_option('server.port')}/{path}"
