"""Borders of a day, computed from who holds the land on either side."""

import datetime as dt

import geopandas as gpd
import pandas as pd

from .atlas import control, state_at
from .chronology import in_force
from .files import read_layer

#: Ways of reading the map: who holds the land, whose a law calls it, whose other states say it is.
READINGS = ("held", "claimed", "recognised")
#: What a map may show: a reading, or what Germany and the Soviet Union had agreed in secret.
VIEWS = (*READINGS, "agreed")


def claimants_at(date: str | dt.date) -> pd.Series:
    """Whose land every unit was by a law, decree or treaty in force on a day.

    Parameters
    ----------
    date : str or datetime.date
        Day from 1938-03-11 to 1941-06-22.

    Returns
    -------
    pandas.Series
        Power by unit: the holder once it has annexed the land or put it under an
        administration of its own, the receiver once a treaty hands it over, else the state
        that is recognised.

    Raises
    ------
    ValueError
        When the date is none or outside the window.

    Examples
    --------
    >>> claimants_at("1939-11-01")["pl-wartheland-a"]
    'Germany'
    """
    rows = control()
    before = rows.groupby("unit").sovereign.shift()
    taken = rows.status.isin(["annexed", "protectorate", "general government"])
    taken |= rows.status.eq("transferred") & rows.sovereign.eq(before)
    rows = rows.assign(claimant=rows.controller.where(taken, rows.sovereign))
    return in_force(rows, date).set_index("unit").claimant


def borders_at(date: str | dt.date, reading: str = "held") -> gpd.GeoDataFrame:
    """The borders of a day.

    Parameters
    ----------
    date : str or datetime.date
        Day from 1938-03-11 to 1941-06-22.
    reading : str
        ``"held"`` for borders between those who hold the land, ``"claimed"`` between those
        whose land a law calls it, ``"recognised"`` between states as others see them.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, one row an arc: ``left, right`` (units)``, kind`` (``"state"`` between
        powers, ``"internal"`` where only the footing differs)``, made, precision_km,
        source, geometry``.

    Raises
    ------
    ValueError
        When the date is none or outside the window, or the reading is another.

    Examples
    --------
    >>> sorted(set(borders_at("1939-11-01").kind))
    ['internal', 'state']
    """
    if reading not in READINGS:
        raise ValueError(f"{reading!r} is not one of {', '.join(READINGS)}")
    state = state_at(date).set_index("unit")
    column = {"held": "controller", "recognised": "sovereign"}.get(reading)
    holder = state[column] if column else claimants_at(date)
    footing = state.status + "|" + state.sovereign + "|" + state.controller
    arcs = read_layer("borders.geojson", ("left", "right", "precision_km"))
    between = arcs.left.map(holder) != arcs.right.map(holder)
    within = arcs.left.map(footing) != arcs.right.map(footing)
    kind = between.map({True: "state", False: "internal"})
    found = arcs.assign(kind=kind)[between | within].reset_index(drop=True)
    order = ["left", "right", "kind", "made", "precision_km", "source", "geometry"]
    return found[order]


def frontier_at(date: str | dt.date, one: str, other: str) -> gpd.GeoDataFrame:
    """Where the lands that two powers hold meet on a day.

    Parameters
    ----------
    date : str or datetime.date
        Day from 1938-03-11 to 1941-06-22.
    one, other : str
        Names of the powers.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, rows of :func:`borders_at`; empty where they have no common border.

    Raises
    ------
    ValueError
        When the date is none or outside the window.

    Examples
    --------
    >>> frontier_at("1939-08-31", "Germany", "Soviet Union").empty
    True
    """
    holder = state_at(date).set_index("unit").controller
    arcs = borders_at(date)
    sides = pd.DataFrame({"left": arcs.left.map(holder), "right": arcs.right.map(holder)})
    met = (sides.left.eq(one) & sides.right.eq(other)) | (
        sides.left.eq(other) & sides.right.eq(one)
    )
    return arcs[met].reset_index(drop=True)
