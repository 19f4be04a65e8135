"""A page that tells a story: title, map, text, sources."""

from . import entry, map_view, prose
from .map_page import MapPage


def show(page: MapPage) -> None:
    """Show a page with its map.

    Parameters
    ----------
    page : MapPage
        What the page declares; its key names its text.
    """
    entry.through_app()
    text = prose.begin(page.key)
    map_view.show(page)
    prose.show_lede(text, page)
    prose.show(text.body, page)
    prose.show_sources(text.body)
