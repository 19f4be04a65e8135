"""The atlas: page setup and navigation."""

from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.common.shell import guard, look
from pages.served import server

HERE = Path(__file__).parent


def page(name: str, title: str, default: bool = False):
    """Declare the page whose file bears a name."""
    return st.Page(HERE / "pages" / f"{name}.py", title=title, default=default)


def show() -> None:
    """Show the page that the reader has chosen."""
    with guard.told():
        st.set_page_config(
            page_icon=HERE / "pages" / "common" / "shell" / "icon.png", layout="wide"
        )
    with guard.told():
        look.dress()
    sections = {
        "": [page("overview", "The whole story", default=True)],
        "Themes": [
            page("road_to_the_pact", "The road to the Pact"),
            page("spheres_1939", "The spheres of 1939"),
            page("partition_of_poland", "The partition of Poland"),
            page("winter_war", "The Winter War"),
            page("baltic_1940", "The Baltic states, 1940"),
            page("romania_1940", "Romania, 1940"),
            page("to_barbarossa", "To Barbarossa"),
        ],
        "Classroom": [
            page("tour", "Guided tour"),
            page("compare", "Compare two days"),
            page("who_ruled", "Who ruled this town?"),
            page("quiz", "Quiz"),
            page("worksheet", "Worksheet"),
            page("teachers", "For teachers"),
        ],
        "Evidence": [
            page("trade", "Trade"),
            page("claims", "An essay checked"),
            page("sources", "Sources"),
            page("data", "About the data"),
        ],
    }
    chosen = st.navigation(sections, position="top")
    look.name_tab(chosen.title)
    look.mark_section(next(at for at, part in enumerate(sections.values(), 1) if chosen in part))
    guard.show_altered_files()
    with guard.told():
        chosen.run()


# Streamlit runs this file for each reader, and when it starts, it looks here for an ``st.App`` to
# serve; a host that does not look runs the file all the same.
if get_script_run_ctx(suppress_warning=True):
    show()
else:
    app = st.App(__file__, lifespan=server.opened, middleware=server.MIDDLEWARE)
