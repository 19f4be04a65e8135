"""What a sheet is to show, and what is true of it on its day."""

from dataclasses import dataclass
from types import SimpleNamespace

import pandas as pd

from ..atlas import state_at
from ..borders import READINGS, VIEWS, borders_at, claimants_at
from ..cartography import NAMES, tables
from ..chronology import as_day, in_force
from ..files import ROOT, read_layer
from ..spheres import spheres_at
from ..window import WINDOW, box_in_window


@dataclass(frozen=True)
class Scene:
    """What a sheet is to show.

    Attributes
    ----------
    date : str
        Day from 1938-03-11 to 1941-06-22, ISO.
    bounds : tuple of float
        West, south, east, north of the land shown, degrees; the whole window by default.
    title : str
        Set beside the date.
    view : str
        What the colours show: ``"held"``, ``"claimed"``, ``"recognised"`` or ``"agreed"``.
    lines : tuple of str or None
        Ids of the lines that may be shown; all by default.
    past_lines : bool
        Whether lines that a later agreement has replaced are drawn too, faintly.
    mono : bool
        In black and white, with hatching instead of colour.
    names : str
        Which names towns bear: ``"official"`` on the day, ``"today"``, or those of a language,
        such as ``"pl"``, where it has its own; of `geodata.cartography.NAMES`.

    Raises
    ------
    ValueError
        When the date is none or outside the atlas, the view or the names are others, or the
        bounds are not west, south, east, north inside the window.
    """

    date: str
    bounds: tuple[float, float, float, float] = WINDOW
    title: str = "Eastern Europe"
    view: str = "held"
    lines: tuple[str, ...] | None = None
    past_lines: bool = False
    mono: bool = False
    names: str = "official"

    def __post_init__(self):
        """Hold what was asked for to the atlas."""
        object.__setattr__(self, "date", as_day(self.date).isoformat())
        object.__setattr__(self, "bounds", box_in_window(self.bounds))
        if self.view not in VIEWS:
            raise ValueError(f"{self.view!r} is not one of {', '.join(VIEWS)}")
        if self.names not in NAMES:
            raise ValueError(f"{self.names!r} is not one of {', '.join(NAMES)}")


def units(scene: Scene) -> list[SimpleNamespace]:
    """Every unit on the scene's day.

    Parameters
    ----------
    scene : Scene
        The scene.

    Returns
    -------
    list of SimpleNamespace
        ``unit, name, controller, sovereign, status, source, claimant``, ``sphere`` and
        ``sphere_kind`` (None where nothing was agreed), in the order of the layer.
    """
    state = pd.DataFrame(state_at(scene.date).drop(columns="geometry"))
    claimants = claimants_at(scene.date)
    agreed = spheres_at(scene.date).set_index("unit")
    return [
        SimpleNamespace(
            **row,
            claimant=claimants[row["unit"]],
            sphere=agreed.sphere.get(row["unit"]),
            sphere_kind=agreed.kind.get(row["unit"]),
        )
        for row in state.to_dict("records")
    ]


def borders(scene: Scene) -> pd.DataFrame:
    """Borders of the day, as :func:`geodata.borders_at` gives them in the scene's reading."""
    return borders_at(scene.date, scene.view if scene.view in READINGS else "held")


def lines(scene: Scene) -> pd.DataFrame:
    """Lines that the scene shows.

    Parameters
    ----------
    scene : Scene
        The scene.

    Returns
    -------
    geopandas.GeoDataFrame
        As :func:`geodata.lines_at` gives them, with ``past`` for those no longer in force.
    """
    found = read_layer("lines.geojson", ("line", "name", "kind", "start_date", "end_date"))
    shown = found.index.isin(in_force(found, scene.date).index)
    past = found.end_date <= scene.date
    if scene.past_lines:
        shown |= past
    if scene.lines is not None:
        shown &= found.line.isin(scene.lines)
    return found.assign(past=past)[shown].reset_index(drop=True)


def bases(scene: Scene, holders: set[str]) -> list[dict]:
    """Bases open on the day, as long as their country still holds land of its own."""
    return [
        base
        for base in tables.bases(ROOT)
        if base["start_date"] <= scene.date and base["country"] in holders
    ]


def towns(scene: Scene) -> list[SimpleNamespace]:
    """Towns with the names that the scene wants.

    Parameters
    ----------
    scene : Scene
        The scene.

    Returns
    -------
    list of SimpleNamespace
        ``place, text`` (the name)``, today`` (today's, or None)``, lon, lat,
        rank``, the weightiest first.
    """
    found = []
    for place in tables.places(ROOT):
        keys = ("place", "today", "lon", "lat", "rank")
        text = _town_name(place, scene)
        found.append(SimpleNamespace(text=text, **{key: place[key] for key in keys}))
    return sorted(found, key=lambda town: town.rank)


def _town_name(place: dict, scene: Scene) -> str:
    """By the rule of ``placeName`` in ``cartography/js/chronology.js``."""
    if scene.names == "today":
        return place["today"] or place["name"]
    if scene.names in place["forms"]:
        return place["forms"][scene.names]
    official = [
        name["name"]
        for name in place["names"]
        if (name["from"] or "") <= scene.date and scene.date < (name["to"] or "9999")
    ]
    return official[0] if official else place["name"]
