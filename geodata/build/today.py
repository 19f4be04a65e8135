"""Borders of today, which the map shows only to those who ask for them."""

import geopandas as gpd
import shapely

from ..window import WINDOW

#: Detail that is left out (degrees, Douglas-Peucker).
TOLERANCE = 0.002
#: Parts of a state that the source holds apart.
WHOLE = {"RUKGD": "RU"}
#: 95 of 100 points of the surviving borders lie within 1.2 km of an independent line
#: (``tables/accuracy.csv``).
PRECISION_KM = 1.5
#: There measured to lie off by up to 5 km, or not measured against the coarse Russian outline.
ROUGH_KM, ROUGH = 5.0, {"BY-RU", "BY-UA", "GE-RU", "HR-SI", "RU-UA"}


def make_today(borders: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Borders between the states of today, inside the window.

    Parameters
    ----------
    borders : geopandas.GeoDataFrame
        The committed input: ``pair`` of codes and LineStrings, EPSG:4326.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, one row a pair of states: ``pair`` (ISO 3166-1 codes in alphabetical order;
        XK, which users may assign, for Kosovo), ``precision_km`` and lines. Which land the
        source gives to whom is left as it is.
    """
    pairs = borders.pair.map(_pair)
    cut = borders.assign(pair=pairs).clip(WINDOW).dissolve("pair").reset_index()
    merged = [shapely.line_merge(shape) for shape in cut.geometry]
    rough = cut.pair.isin(ROUGH)
    return gpd.GeoDataFrame(
        {"pair": cut.pair, "precision_km": rough.map({True: ROUGH_KM, False: PRECISION_KM})},
        geometry=list(shapely.simplify(merged, TOLERANCE)),
        crs=4326,
    )


def _pair(pair: str) -> str:
    return "-".join(sorted(WHOLE.get(code, code) for code in pair.split("-")))
