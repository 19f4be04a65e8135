"""Writes the site: a page of words for each page of the app, its map beside it, shared assets."""

import html
import re
import shutil
from pathlib import Path

from geodata import cartography, files, package
from pages.common.maps.map_page import MapPage

from . import declared, words

HERE = Path(__file__).parent
#: Pages that answer a reader's questions, which takes a server, and the plans that lead to them.
ASKS = {"who_ruled", "quiz", "worksheet", "compare", "teachers"}
#: Pages whose words are more than their text.
MORE = {"claims": words.claims, "sources": words.sources, "tour": words.stations}
#: Pages whose text below the opening tells what only a server can do.
OPENING_ONLY = {"tour"}
ATLAS = "The Pact Atlas"
PREVIEW = "preview.jpg"
CHARTED = ("trade_annual", "trade_deliveries", "trade_credits")
#: A map takes its day from its address, and what it loads from scripts: a page that is opened as
#: a file may not fetch.
DAY = """
const mount = Atlas.mount;
Atlas.mount = (map, options) => {
  const day = new URLSearchParams(location.search).get("date") || "";
  const known = /^\\d{4}-\\d{2}-\\d{2}$/.test(day) && day >= options.start && day <= options.end;
  mount(map, known && Atlas.days.parse(day) ? {...options, date: day} : options);
};
Atlas.today.load = (address) => new Promise((done, fail) => {
  const script = document.createElement("script");
  Object.assign(script, {src: address, onload: () => done(globalThis.ATLAS_TODAY), onerror: fail});
  document.head.append(script);
});
"""


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
    """
    titles = {name: title for name, title in declared.titles().items() if name not in ASKS}
    names = set(titles)
    for part in ("assets", "maps", "data"):
        shutil.rmtree(folder / part, ignore_errors=True)
        (folder / part).mkdir(parents=True)
    data, today = _assets(folder / "assets")
    _downloads(folder / "data")
    for name in titles:
        page = declared.map_page(name)
        if page:
            made = _map(page, data, today)
            (folder / "maps" / f"{name}.html").write_text(made, encoding="utf-8")
        made = _links(_page(name, page, titles, address), names)
        (folder / file_of(name)).write_text(made, encoding="utf-8")
    return len(titles)


def file_of(name: str) -> str:
    """Name the file of a page.

    Parameters
    ----------
    name : str
        The page's name.

    Returns
    -------
    str
        A file of the site.
    """
    return "index.html" if name == "overview" else f"{name}.html"


def _assets(folder: Path) -> tuple[str, str]:
    """Write script, style and data; the names of the scripts of data and today's borders."""
    bundle = b"globalThis.ATLAS_DATA = " + cartography.bundle() + b";"
    data = cartography.Asset.of("data", "js", bundle, "text/javascript")
    borders = b"globalThis.ATLAS_TODAY = " + cartography.todays_borders().content + b";"
    today = cartography.Asset.of("today", "js", borders, "text/javascript")
    parts = (cartography.script(), cartography.stylesheet(), data, today, *cartography.fonts())
    for asset in parts:
        (folder / asset.name).write_bytes(asset.content)
    for name in ("site.js", PREVIEW):
        shutil.copy(HERE / name, folder)
    shutil.copy(HERE.parent / "common" / "shell" / "icon.png", folder)
    style = (HERE / "site.css").read_text(encoding="utf-8")
    (folder / "site.css").write_text(cartography.font_faces() + style, encoding="utf-8")
    return data.name, today.name


def _downloads(folder: Path) -> None:
    (folder / "tables.zip").write_bytes(package.tables_as_zip())
    for path in [*sorted(files.LAYERS.iterdir()), files.ROOT / "datapackage.json"]:
        shutil.copy(path, folder)


def _map(page: MapPage, data: str, today: str) -> str:
    """The map of a page as a document."""
    made = cartography.make_map(
        date=page.opening,
        start=page.start,
        end=page.end,
        bounds=page.bounds,
        lines=page.lines,
        page=None if page.all_events else page.key,
        view=page.view,
        past_lines=page.past_lines,
        tour=page.tour,
        today=f"../assets/{today}",
        data=b"globalThis.ATLAS_DATA",
        assets="../assets/",
    )
    made.default_js = [*made.default_js, ("atlas_data", f"../assets/{data}")]
    return made.get_root().render().replace("</head>", f"<script>{DAY}</script>\n</head>", 1)


def _page(name: str, page: MapPage | None, titles: dict[str, str], address: str) -> str:
    title, text = words.text(name, page, opening_only=name in OPENING_ONLY)
    parts = [f"<h1>{html.escape(title)}</h1>"]
    if page:
        parts.append(
            f'<iframe id="map" title="Map of the atlas" data-src="maps/{name}.html" '
            f'src="maps/{name}.html"></iframe>'
        )
    parts.append(f'<div class="text">{text}</div>')
    if name in MORE:
        parts.append(f'<div class="text">{MORE[name]()}</div>')
    if name == "trade":
        parts += [words.table(files.read_table(f"{table}.csv", ())) for table in CHARTED]
    if name == "data":
        parts.append(_download_links())
    return PAGE.format(
        title=html.escape(title),
        preview=_preview(name, title, address),
        navigation=_navigation(name, titles),
        content="\n".join(parts),
    )


def _preview(name: str, title: str, address: str) -> str:
    """What is shown of a page where a link to it is shared (Open Graph)."""
    opening = words.opening(name)
    told = {"og:type": "website", "og:site_name": ATLAS, "og:title": title}
    told["og:description"] = opening
    if address:
        base = address.rstrip("/")
        told["og:url"] = f"{base}/{file_of(name)}"
        told["og:image"] = f"{base}/assets/{PREVIEW}"
        told["og:image:alt"] = "Map of Eastern Europe in the autumn of 1939"
        told["twitter:card"] = "summary_large_image"
    lines = [f'<meta name="description" content="{html.escape(opening)}">']
    lines += [
        f'<meta property="{key}" content="{html.escape(value)}">' for key, value in told.items()
    ]
    return "\n".join(lines)


def _navigation(current: str, titles: dict[str, str]) -> str:
    links = []
    for name, title in titles.items():
        here = ' aria-current="page"' if name == current else ""
        links.append(f'<a href="{file_of(name)}"{here}>{html.escape(title)}</a>')
    return "\n".join(links)


def _download_links() -> str:
    names = ["tables.zip", "datapackage.json", *sorted(p.name for p in files.LAYERS.iterdir())]
    items = "".join(f'<li><a href="data/{name}" download>{name}</a></li>' for name in names)
    return f'<div class="text"><h2 id="files">Files</h2><ul>{items}</ul></div>'


def _links(page: str, names: set[str]) -> str:
    """Let links to pages of the app lead to their files; a day of the same page stays."""

    def lead(found: re.Match) -> str:
        name = found[1].strip("./") or "overview"
        return f'href="{file_of(name)}{found[2] or ""}"' if name in names else found[0]

    return re.sub(r'href="(\./|(?:\./|/)?[a-z0-9_]+)(\?[^"]*)?"', lead, page)


PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} \u2013 The Pact Atlas</title>
{preview}
<link rel="icon" href="assets/icon.png">
<link rel="stylesheet" href="assets/site.css">
<script src="assets/site.js" defer></script>
</head>
<body>
<nav aria-label="Pages">
{navigation}
</nav>
<main>
{content}
</main>
</body>
</html>
"""
