"""What the pages of the app declare, read without running them."""

import ast
from pathlib import Path

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


def maps(name: str) -> tuple[MapPage, ...]:
    """The maps that a page declares.

    Parameters
    ----------
    name : str
        The page's name.

    Returns
    -------
    tuple of MapPage
        None for a page of words; two for the page that compares.
    """
    # Imported only here: Streamlit knows a component only if a run of the app was the first to
    # import it, and a server that reads titles is none.
    if name == "tour":
        import geodata
        from pages.common.classroom import tour

        return (tour.page_of(geodata.tour()),)
    if name == "compare":
        from pages.common.classroom import compare

        return compare.LEFT, compare.RIGHT
    for node in ast.walk(ast.parse((PAGES / f"{name}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "MapPage":
            return (MapPage(**{part.arg: ast.literal_eval(part.value) for part in node.keywords}),)
    return ()
