"""Who held a place from 1938 to 1941: as a strip of time and as a table."""

import datetime as dt
import html
from dataclasses import dataclass

import pandas as pd
import streamlit as st

import geodata
from geodata import gazetteer
from geodata.cartography import swatch
from geodata.words import long_date, short_date

from ..shell import wording
from .place_clock import Chosen

DAYS = (geodata.LAST_DAY - geodata.FIRST_DAY).days + 1
ROOM = 0.13  # of the strip that a stretch must have before words are put into it
NEAR_KM = 60  # a town so near tells a reader where a point is


@dataclass(frozen=True)
class Stretch:
    """A time in which nothing changed.

    Attributes
    ----------
    first, last : datetime.date
        Both inclusive.
    holder, sovereign, status : str
        As in the control table.
    source, note : str
        Citation in words, and what is to be known besides.
    names : str
        Official names of the place in this time.
    """

    first: dt.date
    last: dt.date
    holder: str
    sovereign: str
    status: str
    source: str
    note: str
    names: str

    @property
    def words(self) -> str:
        """The status in words."""
        return wording.status(self.status, self.holder)

    @property
    def share(self) -> float:
        """Its part of the whole time."""
        return ((self.last - self.first).days + 1) / DAYS


@st.cache_data(max_entries=400, show_spinner=False)
def stretches(lon: float, lat: float, place: str | None) -> list[Stretch]:
    """Tell who held a point.

    Parameters
    ----------
    lon, lat : float
        Degrees, EPSG:4326.
    place : str or None
        Id of the town, whose names are told; None for a point without names.

    Returns
    -------
    list of Stretch
        In order of time; empty at sea.
    """
    names = geodata.place_names(place) if place else None
    found = []
    for row in geodata.history_at(lon, lat).itertuples(index=False):
        first = dt.date.fromisoformat(row.start_date)
        last = dt.date.fromisoformat(row.end_date) - dt.timedelta(days=1)
        told = _names(names, row.start_date, row.end_date) if names is not None else ""
        source = geodata.cite(row.source)
        found.append(
            Stretch(first, last, row.controller, row.sovereign, row.status, source, row.note, told)
        )
    return found


def _names(names: pd.DataFrame, start: str, end: str) -> str:
    """Official names between two days; a later one with the day on which it came."""
    own = names[(names.start_date < end) & (names.end_date > start)]
    return ", ".join(
        name.name if name.start_date <= start else f"{name.name} from {short_date(name.start_date)}"
        for name in own.itertuples(index=False)
    )


def title(chosen: Chosen) -> str:
    """Name a place for a heading.

    Parameters
    ----------
    chosen : Chosen
        The place.

    Returns
    -------
    str
        For instance ``"Lwów"`` or ``"49.84° N, 24.03° E"``.
    """
    if not chosen.place:
        return f"{chosen.lat:.2f}° N, {chosen.lon:.2f}° E"
    names = geodata.place_names(chosen.place)
    return names.name[0] if not names.empty else _town(chosen.place).today_name


def show(chosen: Chosen, day: str) -> None:
    """Show the history of a place.

    Parameters
    ----------
    chosen : Chosen
        The place.
    day : str
        The day of the map, ISO, which is marked.
    """
    st.header(title(chosen), anchor=False)
    st.markdown(wording.plain(where(chosen)))
    found = stretches(chosen.lon, chosen.lat, chosen.place)
    if not found:
        st.info(
            "There is no land of the atlas here: it is sea, or a lake open to the sea, or outside "
            "the map. Click on land, or search for a town."
        )
        return
    st.markdown(f"**{wording.plain(long_date(day))}: {wording.plain(_on(found, day))}**")
    st.html(strip(found, dt.date.fromisoformat(day)))
    st.html(table(found, dt.date.fromisoformat(day)))
    for sentence in doubts(chosen, found):
        st.caption(sentence)


@st.cache_data(show_spinner=False)
def _towns() -> pd.DataFrame:
    return geodata.places().set_index("place")


def _town(place: str):
    return _towns().loc[place]


def where(chosen: Chosen) -> str:
    """Tell where a place is, and what it is called in other languages.

    Parameters
    ----------
    chosen : Chosen
        The place.

    Returns
    -------
    str
        A sentence or two.
    """
    if chosen.place:
        town = _town(chosen.place)
        names = [
            f"{language} {town[column]}"
            for column, language in gazetteer.LANGUAGES.items()
            if town[column]
        ]
        today = f"Today {town.today_name}, {town.today_country}."
        return f"{today} {', '.join(names)}." if names else today
    place, km = geodata.nearest_place(chosen.lon, chosen.lat)
    unit = geodata.unit_at(chosen.lon, chosen.lat)
    land = geodata.units().set_index("unit").name.get(unit, "")
    town = _town(place)
    near = f"{km:.0f} km from {town.today_name} (its name today). " if km <= NEAR_KM else ""
    return f"{near}{f'In this land of the atlas: {land}.' if land else ''}"


def _on(found: list[Stretch], day: str) -> str:
    """One sentence on a day."""
    date = dt.date.fromisoformat(day)
    now = next(stretch for stretch in found if stretch.first <= date <= stretch.last)
    recognised = (
        "" if now.holder == now.sovereign else f", recognised as {wording.adjective(now.sovereign)}"
    )
    called = f"; official name {now.names}" if now.names and " from " not in now.names else ""
    return f"held by {wording.the(now.holder)} ({now.words}{recognised}){called}"


def strip(found: list[Stretch], day: dt.date | None = None) -> str:
    """Draw the history as a strip, coloured as the map is.

    Parameters
    ----------
    found : list of Stretch
        In order of time.
    day : datetime.date, optional
        The day that is marked.

    Returns
    -------
    str
        HTML; the table says the same to those who cannot see it.
    """
    parts = []
    for number, stretch in enumerate(found, 1):
        paint = swatch.background(stretch.holder, stretch.sovereign, stretch.status)
        said = f"{number}: {stretch.holder}, {stretch.words}, {_span(stretch)}"
        inside = ""
        if stretch.share >= ROOM:
            inside = f"<b>{number}</b> {html.escape(stretch.holder)}"
        parts.append(
            f'<span class="stretch" style="flex-grow:{stretch.share:.5f};background:{paint}" '
            f'title="{html.escape(said)}">{f"<span>{inside}</span>" if inside else ""}</span>'
        )
    years = "".join(
        f'<span style="left:{100 * _along(dt.date(year, 1, 1)):.2f}%">{year}</span>'
        for year in (1939, 1940, 1941)
    )
    mark = f'<span class="today" style="left:{100 * _along(day):.2f}%"></span>' if day else ""
    return (
        '<div class="strip" role="img" aria-label="Strip of time; the table below says the same">'
        f'<div class="stretches">{"".join(parts)}{mark}</div>'
        f'<div class="years" aria-hidden="true"><span style="left:0">March 1938</span>{years}</div>'
        "</div>"
    )


def _along(day: dt.date) -> float:
    return (day - geodata.FIRST_DAY).days / DAYS


def _span(stretch: Stretch) -> str:
    first, last = stretch.first.isoformat(), stretch.last.isoformat()
    if stretch.first <= geodata.FIRST_DAY:
        return f"to {short_date(last)}" if stretch.last < geodata.LAST_DAY else "all the time"
    if stretch.last >= geodata.LAST_DAY:
        return f"from {short_date(first)}"
    return short_date(first) if first == last else f"{short_date(first)} to {short_date(last)}"


def table(found: list[Stretch], day: dt.date | None = None) -> str:
    """Write the history as a table.

    Parameters
    ----------
    found : list of Stretch
        In order of time.
    day : datetime.date, optional
        The day whose row is marked.

    Returns
    -------
    str
        HTML.
    """
    named = any(stretch.names for stretch in found)
    heads = ["No.", "When", "Held by", "Status", "Recognised as", *(["Name"] if named else [])]
    rows = []
    for number, stretch in enumerate(found, 1):
        paint = swatch.background(stretch.holder, stretch.sovereign, stretch.status)
        is_now = day is not None and stretch.first <= day <= stretch.last
        now = ' class="now" aria-current="date"' if is_now else ""
        cells = [_span(stretch), stretch.holder, stretch.words, stretch.sovereign]
        cells += [stretch.names] if named else []
        told = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
        note = f"{html.escape(stretch.note)}. " if stretch.note else ""
        rows.append(
            f'<tr{now}><th scope="row"><span class="swatch" style="background:{paint}"></span>'
            f"{number}</th>{told}</tr>"
            f'<tr class="why"><td></td><td colspan="{len(cells)}">{note}'
            f"<cite>{html.escape(stretch.source)}</cite></td></tr>"
        )
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return (
        f'<div class="history"><table aria-label="Who held this place, and when">'
        f"<thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def doubts(chosen: Chosen, found: list[Stretch]) -> list[str]:
    """Tell where a border is too near to be sure, each border once.

    Parameters
    ----------
    chosen : Chosen
        The place.
    found : list of Stretch
        Its history.

    Returns
    -------
    list of str
        Sentences; mostly none.
    """
    told: dict[str, list[str]] = {}
    for stretch in found:
        near = geodata.borders_near(chosen.lon, chosen.lat, stretch.first)
        if not near.empty:
            border = near.iloc[0]
            words = (
                f"a border ran about {max(border.distance_km, 0.1):.1f} km from here, and the "
                f"atlas knows it to {border.precision_km:g} km only."
            )
            told.setdefault(words, []).append(_span(stretch))
    return [f"With care ({'; '.join(spans)}): {words}" for words, spans in told.items()]
