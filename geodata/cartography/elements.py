"""The map as Folium elements."""

import datetime as dt
import json
from types import EllipsisType

import folium
from branca.element import MacroElement
from folium.template import Template

from ..borders import VIEWS
from ..chronology import FIRST_DAY, LAST_DAY, as_day
from ..tours import Station, as_stations
from ..window import WINDOW, place_in_window
from .assets import script, stylesheet, todays_borders, watch
from .bundle import bundle
from .document import AtlasMap
from .tables import LANGUAGES

OPENING_DATE = "1939-08-23"
#: Which names towns may bear: official on the day, today's, or those of a language.
NAMES = ("official", "today", *LANGUAGES)


class HistoryMap(MacroElement):
    """All layers of the atlas with their time control, for a Folium map.

    Parameters
    ----------
    options : dict
        What `make_map` was asked for, under the same names and held to the atlas; what is None
        or False is left to the script.
    data : str or bytes
        Address of the bundle, or the bundle itself.
    today : str or bytes, optional
        Address of the borders of today, or their GeoJSON; without, they are not offered.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            Atlas.mount({{ this._parent.get_name() }}, {{ this.configuration() }});
        {% endmacro %}
        """
    )

    def __init__(self, options: dict, data: str | bytes, today: str | bytes | None = None):
        super().__init__()
        self._name = "HistoryMap"
        self.options = options
        self.data = data
        self.today = today

    def configuration(self) -> str:
        """Write the options as JavaScript that may stand inside a script element.

        Returns
        -------
        str
            A JavaScript object.
        """
        large = {"data": self.data} | ({"today": self.today} if self.today else {})
        written = "".join(
            f', "{name}": {value.decode() if isinstance(value, bytes) else json.dumps(value)}'
            for name, value in large.items()
        )
        text = f"{json.dumps(self.options)[:-1]}{written}}}"
        # Inside a string these escapes mean the same; outside strings the bundle has no such signs.
        for sign, escape in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
            text = text.replace(sign, escape)
        return text


class DateCommand(folium.FeatureGroup):
    """An empty group whose only effect is to move a shown map to a date.

    ``st_folium`` runs the script of a feature group without mounting the map anew, which
    makes this the way from Streamlit to the map.

    Parameters
    ----------
    date : str
        The day, ISO.
    number : int
        Must differ from the last command's, so that the same day can be asked for twice.
    event : str, optional
        Id of the event whose place is to be marked.
    serial : int, optional
        Serial of the map's last report that was heard; a map that has reported since does not obey.
    at : sequence of float, optional
        Longitude and latitude of a place to which the map goes, with a mark.
    station : int, optional
        Number of the station of a tour to go to, from 1.

    Raises
    ------
    ValueError
        If the place is outside the window.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.featureGroup();
            Atlas.command({{ this.command|tojson }});
        {% endmacro %}
        """
    )

    def __init__(
        self,
        date: str,
        number: int,
        event: str | None = None,
        serial: int | None = None,
        station: int | None = None,
        at=None,
    ):
        super().__init__(control=False)
        self._name = "FeatureGroup"
        self.command = {"date": date, "number": number}
        if event:
            self.command["event"] = event
        if serial is not None:
            self.command["serial"] = serial
        if at is not None:
            self.command["at"] = place_in_window(at)
        if station:
            self.command["station"] = station


def make_map(
    date: str | dt.date | EllipsisType = ...,
    start: str | dt.date | None = None,
    end: str | dt.date | None = None,
    bounds=None,
    lines=None,
    page: str | None = None,
    view: str | None = None,
    past_lines: bool = False,
    event: str | None = None,
    at=None,
    names: str = "official",
    present: bool = False,
    points: bool = False,
    tour=None,
    station: int = 1,
    link: str | None = None,
    title: str | None = None,
    today: bool | str = False,
    show_today: bool = False,
    data: str | bytes = "inline",
    assets: str = "inline",
) -> folium.Map:
    """Make the map of the atlas.

    Parameters
    ----------
    date : str or datetime.date, optional
        The day shown first; by default that of the tour's stop, else 23 August 1939.
    start, end : str or datetime.date, optional
        First and last day of the time control; the whole window by default.
    bounds : sequence of float, optional
        West, south, east, north of the land shown first; the whole window by default.
    lines : sequence of str, optional
        Ids of the lines that may be shown; all by default.
    page : str, optional
        Only the events of this page are ticked and told; all by default.
    view : str, optional
        What the colours show first: ``"held"``, ``"claimed"``, ``"recognised"`` or ``"agreed"``;
        by default that of the tour's stop, else ``"held"``.
    past_lines : bool
        Whether lines that a later agreement has replaced stay in sight, faintly.
    event : str, optional
        Id of the event whose place is marked first.
    at : sequence of float, optional
        Longitude and latitude of a place on which the map opens, closer, with a mark.
    names : str
        Which names towns bear first: ``"official"`` on the day, ``"today"``, or those of a
        language, such as ``"pl"``.
    present : bool
        Whether the map opens in presenting mode: map, date, caption and legend in large type.
    points : bool
        Whether a click reports its place to Streamlit, instead of opening the history of the land.
    tour : True or iterable, optional
        ``True`` for the guided tour, or stops as :func:`geodata.tours.as_stations` reads them.
    station : int
        Number of the stop on which a tour opens, from 1.
    link : str, optional
        Maps of one page that bear the same word here are panned and zoomed together.
    title : str, optional
        What a screen reader calls the map, where a page has several: ``"First map"``.
    today : bool or str
        Whether the borders of today are offered beside the views: ``True`` puts them into the
        document, an address is asked for them when a reader first wants them.
    show_today : bool
        Whether they are shown first.
    data : str or bytes
        ``"inline"`` to put the data into the document, an address from which the
        browser gets them, or a bundle.
    assets : str
        ``"inline"`` to put script and style sheet into the document, or the prefix of
        the addresses at which the files of `script` and `stylesheet` are served.

    Returns
    -------
    folium.Map
        With both inline, ``save`` gives one file that works without a network.

    Raises
    ------
    ValueError
        If a date is not an ISO day inside the window, the dates are out of order, or the place
        is outside the window, or if the names are none of `NAMES`, the view is none of
        `geodata.VIEWS`, or a stop of the tour cannot be read.
    geodata.DataError
        If a shipped file that the document is to hold is missing or damaged.
    """
    stops = as_stations(tour) if tour else None
    options = {
        **_opening(date, start, end, view, stops, station),
        "bounds": list(bounds) if bounds else None,
        "lines": list(lines) if lines is not None else None,
        "page": page,
        "past_lines": past_lines,
        "event": event,
        "at": None if at is None else place_in_window(at),
        "names": _known(names, NAMES),
        "present": present,
        "points": points,
        "link": link,
        "title": title,
        "tour": [stop.plain() for stop in stops] if stops else None,
        "station": station if stops else None,
        "show_today": bool(today and show_today),
    }
    figure_map = _empty_map(bounds or WINDOW)
    files = (script(), stylesheet(alone=assets == "inline"))
    links = [file.data_url() if assets == "inline" else assets + file.name for file in files]
    # The watch is never fetched, so that it is there when nothing else can be.
    figure_map.default_js = [("atlas_watch", watch().data_url()), ("atlas_script", links[0])]
    figure_map.default_css = [("atlas_style", links[1])]
    HistoryMap(
        {name: value for name, value in options.items() if value not in (None, False)},
        data=bundle() if data == "inline" else data,
        today=todays_borders().content if today is True else today or None,
    ).add_to(figure_map)
    return figure_map


def _opening(date, start, end, view, stops: list[Station] | None, station: int) -> dict:
    """The range of days, and the day and the view on which the map opens."""
    first, last = (as_day(day).isoformat() for day in (start or FIRST_DAY, end or LAST_DAY))
    if stops and not 1 <= station <= len(stops):
        raise ValueError(f"station {station} is not one of the tour's 1 to {len(stops)}")
    stop = stops[station - 1] if stops else Station(OPENING_DATE)
    shown = as_day(stop.date if date is ... else date).isoformat()
    if not first <= shown <= last:
        raise ValueError(f"{shown} is not between {first} and {last}")
    return {"date": shown, "start": first, "end": last, "view": _known(view or stop.view, VIEWS)}


def _known(word: str, words: tuple[str, ...]) -> str:
    if word not in words:
        raise ValueError(f"{word!r} is none of {', '.join(words)}")
    return word


def _empty_map(bounds) -> AtlasMap:
    west, south, east, north = bounds
    return AtlasMap(
        location=[(south + north) / 2, (west + east) / 2],
        zoom_start=5,
        tiles=None,
        crs="AtlasConic",
        zoom_control=True,
        zoom_snap=0.05,
        zoom_delta=0.75,
        max_zoom=11,
        wheel_px_per_zoom_level=110,
        keyboard=False,  # the arrow keys move the date; Shift and an arrow moves the map
    )
