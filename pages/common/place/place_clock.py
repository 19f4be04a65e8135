"""The date and the place of a page: one for its map, its text and its address."""

from dataclasses import dataclass

import streamlit as st

import geodata
from geodata import gazetteer

from ..maps.clock import Clock, read_point
from ..shell.dates import quoted

MOST_OFFERED = 8


@dataclass(frozen=True)
class Chosen:
    """What the reader asks about.

    Attributes
    ----------
    lon, lat : float
        Degrees, EPSG:4326.
    place : str or None
        Id of the town; None for a point of the map.
    """

    lon: float
    lat: float
    place: str | None = None

    @property
    def point(self) -> tuple[float, float]:
        """Longitude and latitude."""
        return self.lon, self.lat


class PlaceClock(Clock):
    """The date and the place of one page in one reader's session.

    An address asks for a place by ``?place=lwow``, which may be any of its names, or by
    ``?at=24.03,49.84``.
    """

    @property
    def chosen(self) -> Chosen | None:
        """The place."""
        return self._get("chosen")

    @property
    def first_place(self) -> tuple[float, float] | None:
        """The point at which the map was mounted; a change would mount it anew."""
        return self._get("first_at")

    @property
    def ordered_place(self) -> tuple[float, float] | None:
        """The point to which the last command sends the map."""
        return self._get("ordered_at")

    @property
    def offered(self) -> list[tuple[str, str, str]]:
        """Places to choose from: id, name that fits, name and country today."""
        return self._get("offered", [])

    @property
    def answer(self) -> str | None:
        """A sentence on the last search."""
        return self._get("answer")

    def follow_address(self) -> None:
        """Take what the address asks for, if the reader has come to the page or changed it."""
        arrives = self.field_key not in st.session_state
        super().follow_address()
        asked = tuple(st.query_params.get(name) or None for name in ("place", "at"))
        if self._get("asked_place", "new") != asked:
            self._set("asked_place", asked)
            self._take_place(*asked, arrives)
        if arrives:
            self._set("first_at", self.chosen and self.chosen.point)
            self._set("ordered_at", None)

    def _take_place(self, name: str | None, at: str | None, arrives: bool) -> None:
        self._forget_search()
        self._set("chosen", None)
        try:
            # A bad point has been told of already.
            if at and not name:
                self._set("chosen", Chosen(*read_point(at)))
        except ValueError:
            return
        if name and (found := self._look_up(name)):
            self._set("chosen", found)
        if self.chosen and not arrives:
            self._send()

    def search(self, text: str) -> None:
        """Go to the place of a name, or offer those that fit.

        Parameters
        ----------
        text : str
            Anything.
        """
        self._forget_search()
        if found := self._look_up(text):
            self.choose(found)

    def choose(self, chosen: Chosen) -> None:
        """Go to a place; the map follows without a new mount.

        Parameters
        ----------
        chosen : Chosen
            The place.
        """
        self._forget_search()
        self._set("chosen", chosen)
        self._set("complaint", None)
        self._send()
        self._write_place()

    def choose_town(self, place: str) -> None:
        """Go to a town.

        Parameters
        ----------
        place : str
            Its id.
        """
        towns = geodata.places().set_index("place")
        if place in towns.index:
            self.choose(Chosen(float(towns.lon[place]), float(towns.lat[place]), place))

    def move(self, day: str, event: str | None = None) -> None:
        """Go to a day; the map stays where the reader has put it."""
        self._set("ordered_at", None)
        super().move(day, event)

    def hear_map(self) -> None:
        """Take over the date on which the map came to rest, and the place that was clicked."""
        super().hear_map()
        told = st.session_state.get(self.map_key)
        try:
            lon, lat = read_point(",".join(str(part) for part in told["point"]))
            serial, pointed = int(told["serial"]), int(told["pointed"])
        except (ValueError, TypeError, KeyError):
            return  # no place was clicked, or it lies outside the window
        if serial < (self._get("serial") or 0) or pointed <= (self._get("pointed") or 0):
            return
        self._set("pointed", pointed)
        self._forget_search()
        self._set("chosen", Chosen(lon, lat))
        self._write_place()

    def _look_up(self, text: str) -> Chosen | None:
        """The one place that a name means; else what there is to say and to choose from."""
        towns = geodata.places().set_index("place")
        if text in towns.index:
            return Chosen(float(towns.lon[text]), float(towns.lat[text]), text)
        found = geodata.find_place(text)
        if len(found) == 1 and found.how[0] in (gazetteer.EXACT, gazetteer.BEGINS):
            return Chosen(float(found.lon[0]), float(found.lat[0]), found.place[0])
        rows = found.head(MOST_OFFERED).itertuples(index=False)
        self._set(
            "offered", [(r.place, r.matched, f"{r.today_name}, {r.today_country}") for r in rows]
        )
        self._set("answer", self._sentence(text, found))
        return None

    @staticmethod
    def _sentence(text: str, found) -> str:
        shown = quoted(text)
        if not shown:
            return "Type the name of a town, or click on the map."
        if found.empty:
            return (
                f"No place of the atlas is called {shown}, in any language. It knows "
                f"{len(geodata.places())} towns; for any other place, click on the map."
            )
        if found.how[0] == gazetteer.SIMILAR:
            return f"No place of the atlas is called {shown}. Did you mean one of these?"
        if len(found) == 1:
            return f"The name of this place has the word {shown} in it:"
        return f"{len(found)} places have a name that fits {shown}. Which one?"

    def _forget_search(self) -> None:
        self._set("offered", [])
        self._set("answer", None)

    def _send(self) -> None:
        """Send the map to the place."""
        self._ask(self.date)
        self._set("ordered_at", self.chosen.point)

    def _write_place(self) -> None:
        for name in ("place", "at"):
            if name in st.query_params:
                del st.query_params[name]
        if self.chosen.place:
            st.query_params["place"] = self.chosen.place
        else:
            st.query_params["at"] = f"{self.chosen.lon:g},{self.chosen.lat:g}"
        asked = tuple(st.query_params.get(name) or None for name in ("place", "at"))
        self._set("asked_place", asked)
        self._write_address()
