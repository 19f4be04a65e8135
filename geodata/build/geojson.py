"""GeoJSON by RFC 7946, the same bytes for the same geometry."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

DECIMALS = 4


def write(path: Path, frame: gpd.GeoDataFrame) -> None:
    """Write a layer: WGS 84, outer rings counter-clockwise, ``bbox``, four decimals.

    Parameters
    ----------
    path : Path
        The file.
    frame : geopandas.GeoDataFrame
        EPSG:4326; all other columns become properties.
    """
    shapes = shapely.orient_polygons(frame.geometry.to_numpy())
    columns = [c for c in frame.columns if c != frame.geometry.name]
    features = []
    for shape, row in zip(shapes, frame[columns].itertuples(index=False), strict=True):
        properties = {c: _plain(v) for c, v in zip(columns, row, strict=True)}
        geometry = json.loads(shapely.to_geojson(shape))
        geometry["coordinates"] = _rounded(geometry["coordinates"])
        features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    bbox = [round(float(v), DECIMALS) for v in frame.total_bounds]
    head = json.dumps({"type": "FeatureCollection", "bbox": bbox})[:-1]
    body = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    path.write_text(f'{head}, "features": [\n{body}\n]}}\n', encoding="utf-8")


def _plain(value):
    if isinstance(value, np.generic):
        value = value.item()
    return None if value is None or value != value else value


def _rounded(coordinates):
    if isinstance(coordinates[0], (int, float)):
        return [round(v, DECIMALS) for v in coordinates]
    return [_rounded(part) for part in coordinates]
