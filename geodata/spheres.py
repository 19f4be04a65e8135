"""What Germany and the Soviet Union had agreed of each unit on a day."""

import datetime as dt
import fnmatch
from functools import cache

import geopandas as gpd
import pandas as pd

from .atlas import units
from .chronology import in_force
from .files import TABLES, data_error, read_table

SPHERE_COLUMNS = ("unit", "start_date", "end_date", "sphere", "kind", "source", "note")


@cache
def _spheres() -> pd.DataFrame:
    """Rows of spheres.csv, their patterns (``"fi-*"``) written out."""
    known = units().unit.tolist()
    found = []
    for row in read_table("spheres.csv", SPHERE_COLUMNS)[list(SPHERE_COLUMNS)].to_dict("records"):
        named = fnmatch.filter(known, row["unit"])
        if not named:
            raise data_error(TABLES / "spheres.csv", f"no unit is called {row['unit']}")
        found += [row | {"unit": unit} for unit in named]
    return pd.DataFrame(found)


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
    rows = in_force(_spheres(), date)
    rows = rows.rename(columns={"start_date": "since", "end_date": "until"})
    joined = units().merge(rows, on="unit", how="inner", validate="one_to_one")
    order = ["unit", "name", "sphere", "kind", "since", "until", "source", "note"]
    return joined[[*order, "area_km2", "geometry"]]
