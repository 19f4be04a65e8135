"""What a page with a map declares."""

from dataclasses import dataclass

from geodata import Station


@dataclass(frozen=True)
class MapPage:
    """The map of a page.

    Attributes
    ----------
    key : str
        The page's name in its address; also tells which events belong to it.
    opening : str
        The day on which the page opens, ISO.
    bounds : tuple of float
        West, south, east, north of the land shown first.
    start, end : str
        First and last day of the time control.
    lines : tuple of str, optional
        Ids of the lines that may be shown; all by default.
    view : str
        What the colours show first: ``"held"``, ``"claimed"``, ``"recognised"`` or ``"agreed"``.
    past_lines : bool
        Whether lines that a later agreement has replaced stay in sight, faintly.
    all_events : bool
        Whether the time control tells all events, or only those of the page.
    points : bool
        Whether a click on the map is for the page, which then hears of the place.
    address : str
        Where the map is, seen from the text that links to it; empty on its own page.
    tour : tuple of geodata.Station, optional
        Stations through which the page leads.
    side : str
        Ending of the page's parameters in the address, for a second map of one page: with
        ``"2"`` its date is ``?date2=``.
    link : str, optional
        Maps of one page that bear the same word are panned and zoomed together.
    title : str, optional
        What a screen reader calls the map, where a page has several.
    """

    key: str
    opening: str
    bounds: tuple[float, float, float, float]
    start: str = "1938-03-11"
    end: str = "1941-06-22"
    lines: tuple[str, ...] | None = None
    view: str = "held"
    past_lines: bool = False
    all_events: bool = False
    points: bool = False
    address: str = ""
    tour: tuple[Station, ...] | None = None
    side: str = ""
    link: str | None = None
    title: str | None = None

    @property
    def settings(self) -> dict:
        """What the page has decided of its map, as :func:`geodata.map_at` takes it."""
        return {
            "start": self.start,
            "end": self.end,
            "bounds": self.bounds,
            "lines": self.lines,
            "past_lines": self.past_lines,
            "page": None if self.all_events else self.key,
        }


#: The map of the whole story, for links from pages that have none.
WHOLE_STORY = MapPage(key="overview", opening="1939-08-23", bounds=(11, 44.5, 34, 62), address="./")
