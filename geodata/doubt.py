"""Where the atlas cannot tell: points nearer to a border than the border is known."""

import datetime as dt
from functools import cache

import geopandas as gpd
import pandas as pd
import shapely
from pyproj import Transformer

from .atlas import EQUAL_AREA, control
from .chronology import as_day, in_force
from .files import read_layer
from .window import as_point

_COLUMNS = ("left", "right", "made", "precision_km")


@cache
def _arcs() -> tuple[gpd.GeoDataFrame, shapely.STRtree]:
    """Borders between two units, in metres, and an index of them."""
    arcs = read_layer("borders.geojson", _COLUMNS)
    arcs = arcs[arcs["left"].astype(bool) & arcs["right"].astype(bool)]
    arcs = arcs.assign(precision_km=pd.to_numeric(arcs.precision_km)).to_crs(EQUAL_AREA)
    return arcs.reset_index(drop=True), shapely.STRtree(arcs.geometry.to_numpy())


@cache
def _to_metres() -> Transformer:
    return Transformer.from_crs(4326, EQUAL_AREA, always_xy=True)


@cache
def _states(day: str) -> dict[str, tuple[str, str, str]]:
    """Controller, sovereign and status of each unit on a day."""
    rows = in_force(control(), day)
    facts = zip(rows.controller, rows.sovereign, rows.status, strict=True)
    return dict(zip(rows.unit, facts, strict=True))


def borders_near(lon: float, lat: float, date: str | dt.date) -> pd.DataFrame:
    """Borders of a day on whose sides a point cannot be placed with certainty.

    Parameters
    ----------
    lon, lat : float
        Degrees, EPSG:4326.
    date : str or datetime.date
        Day from 1938-03-11 to 1941-06-22.

    Returns
    -------
    pandas.DataFrame
        ``left, right`` (units)``, made, precision_km, distance_km`` (from the point) of every
        border that is nearer to the point than its stated precision and that divides lands of
        different holder, sovereign or status on that day, the nearest first; empty where
        the atlas is certain.

    Raises
    ------
    ValueError
        When the date or a coordinate is none, or out of range.
    DataError
        When a file is missing or damaged.

    Examples
    --------
    >>> len(borders_near(21.01, 52.23, "1939-08-23"))
    0
    >>> borders_near(22.77, 49.785, "1939-11-01").made.tolist()
    ['river']
    """
    states = _states(as_day(date).isoformat())
    arcs, tree = _arcs()
    point = shapely.Point(*_to_metres().transform(*as_point(lon, lat)))
    farthest = float(arcs.precision_km.max()) * 1000
    near = arcs.iloc[tree.query(point, predicate="dwithin", distance=farthest)]
    near = near.assign(distance_km=near.geometry.distance(point) / 1000)
    near = near[near.distance_km < near.precision_km]
    divides = near["left"].map(states) != near["right"].map(states)
    near = near[divides.astype(bool)]
    near = near.sort_values("distance_km", kind="stable")
    return pd.DataFrame(near[[*_COLUMNS, "distance_km"]]).reset_index(drop=True)
