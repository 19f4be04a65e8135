"""What the pages of the app declare, read without running them."""

import ast
from pathlib import Path

import geodata
from pages.common.classroom import tour
from pages.common.maps.map_page import MapPage

PAGES = Path(__file__).parent.parent
APP = PAGES.parent / "app.py"


def titles() -> dict[str, str]:
    """Pages in the order of the navigation.

    Returns
    -------
    dict of str to str
        Titles by the page's name.
    """
    calls = [
        node
        for node in ast.walk(ast.parse(APP.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "page"
    ]
    calls.sort(key=lambda call: call.lineno)
    return dict([argument.value for argument in call.args[:2]] for call in calls)


def map_page(name: str) -> MapPage | None:
    """The map that a page declares.

    Parameters
    ----------
    name : str
        The page's name.

    Returns
    -------
    MapPage or None
        None if its story has no map of its own.
    """
    if name == "tour":
        return tour.page_of(geodata.tour())
    for node in ast.walk(ast.parse((PAGES / f"{name}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "MapPage":
            return MapPage(**{part.arg: ast.literal_eval(part.value) for part in node.keywords})
    return None
