"""Writes the site: a page for each page of the app, its map beside it, shared assets."""

import html
import shutil
from collections.abc import Callable
from pathlib import Path

from geodata import cartography, files, package
from pages.common.maps.map_page import MapPage
from pages.common.themes import spheres
from pages.served import card

from . import charts, compared, declared, frame, quizzes, sheets, towns, words
from .frame import Page

HERE = Path(__file__).parent
SHELL = HERE.parent / "common" / "shell"
SERVED = HERE.parent / "served"
FOLDERS = ("assets", "maps", "data", sheets.FOLDER)
#: What pages have below their text, or above it.
BELOW: dict[str, Callable[[], str]] = {
    "claims": words.claims,
    "sources": words.sources,
    "tour": words.stations,
    "compare": compared.listed,
}
ABOVE: dict[str, Callable[[], str]] = {
    "quiz": quizzes.listed,
    "worksheet": sheets.listed,
    "who_ruled": towns.listed,
}
#: What is less than in the app, where a text speaks of the app.
ALONE = {
    "who_ruled": "choose a town from the list; the map of each day is linked there.",
    "quiz": "the quizzes below are ready, and every question has its answer folded away. In the "
    "app any name draws another quiz.",
    "worksheet": "the sheets below are ready. In the app any day, land and name makes another.",
    "compare": "the maps take any two days, and for those below it is told what is different.",
    "teachers": "quizzes and worksheets of the plans are ready; tours of your own need the app.",
}
#: What stands between the paragraphs of a page.
PIECES: dict[str, Callable[[], dict[str, str]]] = {
    "spheres_1939": spheres.pieces,
    "trade": charts.pieces,
}


def write(folder: Path, address: str = "") -> int:
    """Write the site.

    Parameters
    ----------
    folder : Path
        Where to; made if it is not there. Files of an earlier site are replaced.
    address : str, optional
        Where the site will stand on the web. Links to it that are shared then have a picture:
        who reads them wants its whole address.

    Returns
    -------
    int
        How many pages it has.

    Raises
    ------
    geodata.DataError
        If a file of the atlas is missing or damaged.
    OSError
        If the folder cannot be written to.
    charts.NoDrawingError
        If what draws the charts is not installed.
    """
    titles = declared.titles()
    clear(folder)
    data, today = _assets(folder / "assets")
    _downloads(folder / "data")
    sheets.write(folder / sheets.FOLDER)
    for name in titles:
        maps = declared.maps(name)
        for page in maps:
            made = _map(page, data, today)
            (folder / "maps" / f"{page.key}.html").write_text(made, encoding="utf-8")
        title, content = _content(name, maps)
        told = Page(name, frame.file_of(name), title, words.opening(name), content)
        frame.put(folder, told, titles, address)
    for place, title, content in towns.pages():
        told = Page("who_ruled", towns.file_of(place), title, f"Who ruled {title}?", content)
        frame.put(folder, told.headed(), titles, address)
    for ready, content in quizzes.pages():
        title = quizzes.title(*ready)
        told = Page("quiz", quizzes.file_of(*ready), title, title, content)
        frame.put(folder, told.headed(), titles, address)
    return len(list(folder.glob("*.html")))


def clear(folder: Path) -> None:
    """Take an earlier site away, and make room for a new one.

    Parameters
    ----------
    folder : Path
        The site's.
    """
    for part in FOLDERS:
        shutil.rmtree(folder / part, ignore_errors=True)
        (folder / part).mkdir(parents=True)
    for old in folder.glob("*.html"):
        old.unlink()


def _assets(folder: Path) -> tuple[str, str]:
    """Write script, style and data; the names of the scripts of data and today's borders."""
    bundle = b"globalThis.ATLAS_DATA = " + cartography.bundle() + b";"
    data = cartography.Asset.of("data", "js", bundle, "text/javascript")
    borders = b"globalThis.ATLAS_TODAY = " + cartography.todays_borders().content + b";"
    today = cartography.Asset.of("today", "js", borders, "text/javascript")
    parts = (cartography.script(), cartography.stylesheet(), data, today, *cartography.fonts())
    for asset in parts:
        (folder / asset.name).write_bytes(asset.content)
    for path in (
        HERE / "site.js",
        HERE / "map.js",
        HERE / SERVED / card.PREVIEW,
        SHELL / "icon.png",
    ):
        shutil.copy(path, folder)
    styles = SHELL / "styles"
    sheets_of_style = (styles / "place.css", styles / "stacked.css", HERE / "site.css")
    style = [cartography.font_faces(), *(p.read_text(encoding="utf-8") for p in sheets_of_style)]
    (folder / "site.css").write_text("\n".join(style), encoding="utf-8")
    return data.name, today.name


def _downloads(folder: Path) -> None:
    (folder / "tables.zip").write_bytes(package.tables_as_zip())
    for path in [*sorted(files.LAYERS.iterdir()), files.ROOT / "datapackage.json"]:
        shutil.copy(path, folder)


def _map(page: MapPage, data: str, today: str) -> str:
    """The map of a page as a document."""
    made = cartography.make_map(
        date=page.opening,
        **page.settings,
        view=page.view,
        tour=page.tour,
        link=page.link,
        title=page.title,
        today=f"../assets/{today}",
        data=b"globalThis.ATLAS_DATA",
        assets="../assets/",
    )
    made.default_js = [*made.default_js, ("atlas_data", f"../assets/{data}")]
    own = '<script src="../assets/map.js"></script>\n</head>'
    return made.get_root().render().replace("</head>", own, 1)


def _content(name: str, maps: tuple[MapPage, ...]) -> tuple[str, str]:
    """Title, maps and words of a page."""
    pieces = PIECES.get(name, dict)()
    # Below its opening the text of the tour tells what only a server can do.
    title, lede, text = words.text(name, maps[0] if maps else None, pieces)
    parts = [f"<h1>{html.escape(title)}</h1>"]
    frames = [
        f'<iframe class="map" title="{page.title or "Map of the atlas"}" '
        f'data-side="{page.side}" data-src="maps/{page.key}.html" src="maps/{page.key}.html">'
        "</iframe>"
        for page in maps
    ]
    if frames:
        parts.append(f'<div class="maps">{"".join(frames)}</div>')
    if name in ALONE:
        parts.append(f'<p class="text alone">This copy is made of files alone: {ALONE[name]}</p>')
    parts.append(f'<div class="text">{lede}</div>')
    if name in ABOVE:
        parts.append(f'<div class="text">{ABOVE[name]()}</div>')
    if name != "tour":
        parts.append(f'<div class="text">{text}</div>')
    if name in BELOW:
        parts.append(f'<div class="text">{BELOW[name]()}</div>')
    if name == "data":
        parts.append(_download_links())
    return title, "\n".join(parts)


def _download_links() -> str:
    names = ["tables.zip", "datapackage.json", *sorted(p.name for p in files.LAYERS.iterdir())]
    items = "".join(f'<li><a href="data/{name}" download>{name}</a></li>' for name in names)
    return f'<div class="text"><h2 id="downloads">Files</h2><ul>{items}</ul></div>'
