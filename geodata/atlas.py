"""Who held which land on a day: units joined with the control table."""

import datetime as dt
from functools import cache

import geopandas as gpd
import pandas as pd
import shapely

from .chronology import FIRST_DAY, LAST_DAY, in_force
from .files import TABLES, data_error, read_layer, read_table
from .window import as_point, box_in_window

#: Areas are taken in this projection (Lambert azimuthal equal-area, Europe).
EQUAL_AREA = "EPSG:3035"
#: A point at sea counts as ashore up to this distance: coasts are drawn to about 0.5 km.
SHORE_DEGREES = 0.012
#: Day after the last, on which every unit's last row ends.
END = (LAST_DAY + dt.timedelta(days=1)).isoformat()
CONTROL_COLUMNS = (
    "unit",
    "start_date",
    "end_date",
    "controller",
    "sovereign",
    "status",
    "source",
    "note",
)


@cache
def units() -> gpd.GeoDataFrame:
    """The least common geometry: pieces of land that never changed hands in part.

    Returns
    -------
    geopandas.GeoDataFrame
        ``unit, name, area_km2`` (equal-area, lakes included, lagoons and sea not) and
        ``geometry``, EPSG:4326. Shared between callers: copy before changing it.

    Raises
    ------
    DataError
        When the layer is missing or damaged.
    """
    frame = read_layer("units.geojson", ("unit", "name"))[["unit", "name", "geometry"]].copy()
    frame["area_km2"] = areas_of(frame)
    return frame


def areas_of(frame: gpd.GeoDataFrame) -> pd.Series:
    """Equal-area size of every row.

    Parameters
    ----------
    frame : geopandas.GeoDataFrame
        Polygons in any known CRS.

    Returns
    -------
    pandas.Series
        km².
    """
    return frame.to_crs(EQUAL_AREA).area / 1e6


def control() -> pd.DataFrame:
    """All rows of the control table, one assertion each.

    Returns
    -------
    pandas.DataFrame
        ``unit, start_date`` (inclusive)``, end_date`` (exclusive)``, controller, sovereign,
        status, source, note``, all text, by unit and time.

    Raises
    ------
    DataError
        When the table is missing or damaged, or does not tell every unit from the first day
        to the last: a map with holes would be a false map.
    """
    return _control().copy()


@cache
def _control() -> pd.DataFrame:
    table = read_table("control.csv", CONTROL_COLUMNS)
    table = table.sort_values(["unit", "start_date"], kind="stable").reset_index(drop=True)
    first = ~table.unit.duplicated()
    follows = table.start_date.eq(table.end_date.shift()) | first
    whole = (table.start_date[first] == FIRST_DAY.isoformat()).all() and (
        table.end_date[~table.unit.duplicated(keep="last")] == END
    ).all()
    if set(table.unit) != set(units().unit) or not follows.all() or not whole:
        raise data_error(TABLES / "control.csv", "it does not tell every unit on every day")
    return table


def state_at(date: str | dt.date) -> gpd.GeoDataFrame:
    """The state of every unit on a day.

    Parameters
    ----------
    date : str or datetime.date
        Day from 1938-03-11 to 1941-06-22.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, one row a unit: ``unit, name, controller, sovereign, status, since,
        until`` (the day on which the row ends, exclusive)``, source, note, area_km2, geometry``.

    Raises
    ------
    ValueError
        When the date is none or outside the window.
    DataError
        When a file is missing or damaged.

    Examples
    --------
    >>> state = state_at("1939-11-01").set_index("unit")
    >>> state.loc["lv-core", "controller"]
    'Latvia'
    """
    return units_with(control(), date, ["controller", "sovereign", "status"])


def units_with(table: pd.DataFrame, date: str | dt.date, facts: list[str]) -> gpd.GeoDataFrame:
    """The units of which a table tells something on a day, with what it tells.

    Parameters
    ----------
    table : pandas.DataFrame
        ``unit, start_date`` (inclusive)``, end_date`` (exclusive)``, source, note`` and the facts;
        no more than one row a unit and day.
    date : str or datetime.date
        Day from 1938-03-11 to 1941-06-22.
    facts : list of str
        Columns of the table.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, one row a unit: ``unit, name``, the facts, ``since, until`` (exclusive)``,
        source, note, area_km2, geometry``.

    Raises
    ------
    ValueError
        When the date is none or outside the window.
    """
    rows = in_force(table, date).rename(columns={"start_date": "since", "end_date": "until"})
    joined = units().merge(rows, on="unit", how="inner", validate="one_to_one")
    order = ["unit", "name", *facts, "since", "until", "source", "note", "area_km2", "geometry"]
    return joined[order]


@cache
def _tree() -> shapely.STRtree:
    return shapely.STRtree(units().geometry.to_numpy())


def unit_at(lon: float, lat: float) -> str | None:
    """The unit in which a point lies.

    Parameters
    ----------
    lon, lat : float
        Degrees, EPSG:4326.

    Returns
    -------
    str or None
        Its id; None at sea and outside the atlas window (5-45 E, 42-71 N).

    Raises
    ------
    ValueError
        When a coordinate is no number, or no longitude or latitude.
    """
    point = shapely.Point(*as_point(lon, lat))
    tree, names = _tree(), units().unit
    hit = tree.query(point, predicate="intersects")
    if len(hit) == 0:
        hit = tree.query_nearest(point, max_distance=SHORE_DEGREES)
    return str(names.iloc[int(min(hit))]) if len(hit) else None


def units_in(bounds) -> list[str]:
    """The units that lie in a box or touch it.

    Parameters
    ----------
    bounds : sequence of float
        West, south, east, north, degrees, EPSG:4326.

    Returns
    -------
    list of str
        Their ids, in the order of the layer.

    Raises
    ------
    ValueError
        When the bounds are none, out of order or outside the window.
    """
    hit = _tree().query(shapely.box(*box_in_window(bounds)), predicate="intersects")
    return units().unit.iloc[sorted(hit)].tolist()


def history_at(lon: float, lat: float) -> pd.DataFrame:
    """Who held a place, from 1938-03-11 to 1941-06-22.

    Parameters
    ----------
    lon, lat : float
        Degrees, EPSG:4326.

    Returns
    -------
    pandas.DataFrame
        The rows of its unit in order of time, columns as :func:`control`; empty at sea.

    Raises
    ------
    ValueError
        When a coordinate is no number, or out of range.
    """
    rows = control()
    return rows[rows.unit == unit_at(lon, lat)].reset_index(drop=True)


def controller_at(lon: float, lat: float, date: str | dt.date) -> str | None:
    """The power that held a place on a day.

    Parameters
    ----------
    lon, lat : float
        Degrees, EPSG:4326.
    date : str or datetime.date
        Day from 1938-03-11 to 1941-06-22.

    Returns
    -------
    str or None
        The power; None at sea or outside the atlas window.

    Raises
    ------
    ValueError
        When the date or a coordinate is none, or out of range.

    Examples
    --------
    >>> controller_at(24.03, 49.84, "1939-11-01")
    'Soviet Union'
    """
    hit = in_force(history_at(lon, lat), date)
    return None if hit.empty else str(hit.controller.iloc[0])


def areas_at(date: str | dt.date) -> pd.Series:
    """Land held by each power on a day, within the atlas window.

    Parameters
    ----------
    date : str or datetime.date
        Day from 1938-03-11 to 1941-06-22.

    Returns
    -------
    pandas.Series
        km² (equal-area) by controller, the largest first. Inland lakes count, lagoons open
        to the sea do not. Powers that reach beyond the window are counted inside it only.

    Raises
    ------
    ValueError
        When the date is none or outside the window.
    """
    state = state_at(date)
    return state.groupby("controller").area_km2.sum().sort_values(ascending=False)


def lines_at(date: str | dt.date) -> gpd.GeoDataFrame:
    """The lines of agreements and fronts that are in force on a day.

    Parameters
    ----------
    date : str or datetime.date
        Day from 1938-03-11 to 1941-06-22.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326: ``line, name, kind, start_date, end_date, made, precision_km, source,
        geometry``.

    Raises
    ------
    ValueError
        When the date is none or outside the window.
    """
    lines = read_layer("lines.geojson", ("line", "name", "kind", "start_date", "end_date"))
    return in_force(lines, date).reset_index(drop=True)
