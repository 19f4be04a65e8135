"""What every page of the site has around its words: head, navigation, and links that hold."""

import html
import re
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qs

from pages.served import card

from . import quizzes, sheets, towns

#: What a link asks of a page that the site cannot answer; the map is left on its own day.
UNANSWERED = {"stops", "station", "present"}
#: Parts of pages that the site has too.
PLACES = {"#downloads"}
LINK = re.compile(
    r'<a (?P<before>[^>]*)href="(?P<page>\./|(?:\./|/)?[a-z0-9_]*)'
    r'(?:\?(?P<query>[^"#]*))?(?P<place>#[^"]*)?"'
    r"(?P<after>[^>]*)>(?P<words>.*?)</a>",
    re.DOTALL,
)


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


@dataclass(frozen=True)
class Page:
    """A page of the site.

    Attributes
    ----------
    name : str
        The page of the navigation to which it belongs.
    file, title : str
        Its file, and what stands in the browser's tab.
    opening : str
        What it is about, as plain text.
    content : str
        HTML.
    """

    name: str
    file: str
    title: str
    opening: str
    content: str

    def headed(self) -> "Page":
        """The same with its title as a heading above words of a readable measure."""
        heading = f"<h1>{html.escape(self.title)}</h1>"
        return replace(self, content=f'{heading}\n<div class="text">{self.content}</div>')


def put(folder: Path, page: Page, titles: dict[str, str], address: str) -> None:
    """Put a page together and write it.

    Parameters
    ----------
    folder : Path
        The site's.
    page : Page
        The page.
    titles : dict of str to str
        The pages of the navigation.
    address : str
        Where the site will stand on the web, or nothing.
    """
    (folder / page.file).write_text(whole(page, titles, address), encoding="utf-8")


def whole(page: Page, titles: dict[str, str], address: str = "") -> str:
    """Put a page together.

    Parameters
    ----------
    page, titles, address
        As for :func:`put`.

    Returns
    -------
    str
        HTML whose links to pages of the app lead to files of the site.
    """
    made = PAGE.format(
        title=html.escape(page.title),
        card=_card(page, address),
        navigation=_navigation(page.name, titles),
        content=page.content,
    )
    return LINK.sub(lambda found: _lead(found, set(titles)), made)


def _card(page: Page, address: str) -> str:
    if not address:
        return card.tags(page.title, page.opening)
    base = address.rstrip("/")
    return card.tags(
        page.title, page.opening, f"{base}/{page.file}", f"{base}/assets/{card.PREVIEW}"
    )


def _navigation(current: str, titles: dict[str, str]) -> str:
    links = []
    for name, title in titles.items():
        here = ' aria-current="page"' if name == current else ""
        links.append(f'<a href="{file_of(name)}"{here}>{html.escape(title)}</a>')
    return "\n".join(links)


def _lead(found: re.Match, names: set[str]) -> str:
    """Let a link to a page of the app lead to its file; keep the words alone if there is none."""
    name = found["page"].strip("./")
    query = html.unescape(found["query"] or "")
    if not name and found["page"] != "./":
        return found[0]  # a day of the same page
    where = _file(name or "overview", {key: part[0] for key, part in parse_qs(query).items()})
    if (name or "overview") not in names or where is None:
        return found["words"]
    asked = f"?{found['query']}" if query and where == file_of(name or "overview") else ""
    asked += found["place"] if found["place"] in PLACES else ""
    return f'<a {found["before"]}href="{where}{asked}"{found["after"]}>{found["words"]}</a>'


def _file(name: str, asked: dict[str, str]) -> str | None:
    if UNANSWERED & set(asked):
        return None
    if name == "who_ruled" and "place" in asked:
        return towns.file_of(asked["place"])
    if name == "quiz" and asked:
        ready = asked.get("seed", ""), asked.get("level", "easy"), int(asked.get("n", 10))
        return quizzes.file_of(*ready) if ready in quizzes.READY else None
    if name == "worksheet" and asked:
        wanted = sheets.Wanted(asked["date"], asked.get("land", "poland"))
        known = wanted in sheets.READY
        return f"{file_of(name)}#{sheets.anchor_of(wanted)}" if known else None
    return file_of(name)


PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – The Pact Atlas</title>
{card}
<link rel="icon" href="assets/icon.png">
<link rel="stylesheet" href="assets/site.css">
<script src="assets/site.js" defer></script>
</head>
<body>
<header>
<p class="atlas">The Pact Atlas</p>
<nav aria-label="Pages">
{navigation}
</nav>
</header>
<main>
{content}
</main>
</body>
</html>
"""
