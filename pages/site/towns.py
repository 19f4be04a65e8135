"""Who ruled each town: a list that can be searched, and a page for each town."""

import html
from collections.abc import Iterator

import geodata
from geodata import gazetteer
from pages.common.place import place_history
from pages.common.place.place_clock import Chosen


def file_of(place: str) -> str:
    """Name the file of a town.

    Parameters
    ----------
    place : str
        The town's id.

    Returns
    -------
    str
        A file of the site.
    """
    return f"town-{place}.html"


def listed() -> str:
    """All towns, each by all its names.

    Returns
    -------
    str
        HTML with a field that narrows the list.
    """
    rows = sorted(_rows(), key=lambda row: gazetteer.plain_letters(row[1]).casefold())
    items = "\n".join(
        f'<li data-names="{html.escape(" ".join(names))}">'
        f'<a href="{file_of(place)}">{html.escape(title)}</a>'
        f"{_others(title, names)}</li>"
        for place, title, names in rows
    )
    return (
        '<p class="search"><label for="town">Town, by any of its names</label> '
        '<input id="town" type="search" maxlength="60" autocomplete="off"> '
        f'<span id="found" role="status">{len(rows)} towns</span></p>\n'
        f'<ul class="towns">{items}</ul>'
    )


def _others(title: str, names: list[str]) -> str:
    rest = [name for name in dict.fromkeys(names) if name != title]
    return f" <small>{html.escape(', '.join(rest))}</small>" if rest else ""


def _rows() -> Iterator[tuple[str, str, list[str]]]:
    """Id, title and all names of each town."""
    for town in geodata.places().itertuples(index=False):
        names = [getattr(town, column) for column in gazetteer.LANGUAGES]
        official = list(geodata.place_names(town.place).name)
        title = place_history.title(Chosen(town.lon, town.lat, town.place))
        yield town.place, title, [name for name in (town.today_name, *official, *names) if name]


def pages() -> Iterator[tuple[str, str, str]]:
    """Write a page for each town.

    Yields
    ------
    tuple of str
        Id, title, content as HTML.
    """
    for town in geodata.places().itertuples(index=False):
        chosen = Chosen(town.lon, town.lat, town.place)
        found = place_history.stretches(town.lon, town.lat, town.place)
        doubts = place_history.doubts(chosen, found)
        days = ", ".join(
            f'<a href="index.html?date={stretch.first.isoformat()}">'
            f"{geodata.words.short_date(stretch.first.isoformat())}</a>"
            for stretch in found
        )
        yield (
            town.place,
            place_history.title(chosen),
            f"<p>{html.escape(place_history.where(chosen))}</p>\n"
            f"{place_history.strip(found)}\n{place_history.table(found)}\n"
            + "".join(f"<p><small>{html.escape(doubt)}</small></p>" for doubt in doubts)
            + f"<p>See it on the map: {days}.</p>"
            '<p><a href="who_ruled.html">All towns</a></p>',
        )
