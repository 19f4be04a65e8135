"""A page that tells a story: title, map, text, sources."""

from ..maps import map_view
from ..maps.map_page import MapPage
from ..shell import entry
from ..text import prose, reading


def show(page: MapPage, pieces: prose.Pieces | None = None) -> None:
    """Show a page with its map.

    Parameters
    ----------
    page : MapPage
        What the page declares; its key names its text.
    pieces : dict, optional
        What its text shows between paragraphs, by name.
    """
    entry.through_app()
    text = prose.begin(page.key)
    map_view.show(page)
    prose.show_lede(text, page)
    reading.show(text, page, pieces)
