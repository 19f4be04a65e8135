"""What Germany and the Soviet Union had agreed of each unit on a day."""

import datetime as dt
import fnmatch
from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd

from .atlas import units, units_with
from .files import TABLES, data_error, read_table

SPHERE_COLUMNS = ("unit", "start_date", "end_date", "sphere", "kind", "source", "note")


@cache
def _spheres() -> pd.DataFrame:
    """Rows of spheres.csv, their patterns (``"fi-*"``) written out."""
    table = read_table("spheres.csv", SPHERE_COLUMNS)[list(SPHERE_COLUMNS)]
    return written_out(table, units().unit.tolist(), TABLES / "spheres.csv")


def written_out(table: pd.DataFrame, known: list[str], path: Path) -> pd.DataFrame:
    """Write out the patterns by which spheres.csv names units.

    Parameters
    ----------
    table : pandas.DataFrame
        With ``unit``, an id or a pattern such as ``"fi-*"``.
    known : list of str
        Ids of all units.
    path : Path
        The table's file, which an error names.

    Returns
    -------
    pandas.DataFrame
        The same columns, one row for each unit that a row names.

    Raises
    ------
    DataError
        When a row names no unit.
    """
    named = table.unit.map(lambda pattern: fnmatch.filter(known, pattern))
    for pattern in table.unit[named.str.len() == 0]:
        raise data_error(path, f"no unit is called {pattern}")
    return table.assign(unit=named).explode("unit", ignore_index=True)


def spheres_at(date: str | dt.date) -> gpd.GeoDataFrame:
    """The land of which the secret protocols in force on a day speak.

    Parameters
    ----------
    date : str or datetime.date
        Day from 1938-03-11 to 1941-06-22.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, one row a unit: ``unit, name, sphere`` (Germany or Soviet Union)``, kind``
        (``"sphere"``, or ``"interest"`` that was only stressed)``, since, until`` (exclusive)
        ``, source, note, area_km2, geometry``; empty before 23 August 1939.

    Raises
    ------
    ValueError
        When the date is none or outside the window.
    DataError
        When a file is missing or damaged.

    Examples
    --------
    >>> spheres_at("1939-08-23").set_index("unit").loc["lt-core", "sphere"]
    'Germany'
    >>> spheres_at("1939-09-28").set_index("unit").loc["lt-core", "sphere"]
    'Soviet Union'
    """
    return units_with(_spheres(), date, ["sphere", "kind"])
