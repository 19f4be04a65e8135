"""A small map of one line, without a name that would give it away."""

from functools import lru_cache
from html import escape

import geopandas as gpd
import shapely

from ..atlas import EQUAL_AREA, state_at
from ..cartography.paint import style
from ..chronology import as_day
from ..files import read_layer
from ..gazetteer import places
from . import known

WIDTH, HEIGHT = 620, 460  # pixels
MARGIN = 0.18  # of the line's extent, on each side
LEAST = 320_000  # metres of land shown, at least
DETAIL = 0.6  # pixels
MOST_TOWNS = 9
CLEAR = 46  # pixels between two towns


@lru_cache(maxsize=64)
def sketch(line: str) -> str:
    """Draw a line over the land and the state borders of its first day.

    Parameters
    ----------
    line : str
        Its id.

    Returns
    -------
    str
        An SVG picture, in Lambert's azimuthal equal-area projection (EPSG:3035).

    Raises
    ------
    ValueError
        When there is no such line.
    DataError
        When a file is missing or damaged.
    """
    rows = read_layer("lines.geojson", ("line", "start_date"))
    rows = rows[rows["line"] == line]
    if rows.empty:
        raise ValueError(f"no line is called {line!r}")
    day = as_day(rows.start_date.iloc[0]).isoformat()
    drawn = rows.to_crs(EQUAL_AREA).geometry.union_all()
    frame = _frame(drawn)
    look = style()
    ground, ink = look["ground"], look["borders"]["state"]["stroke"]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="13">',
        f'<rect width="100%" height="100%" fill="{ground["water"]}"/>',
        *(
            f'<path d="{_path(shape, frame)}" fill="{look["land"]}" fill-rule="evenodd" '
            f'stroke="{ink}" stroke-width="1"/>'
            for shape in _states(day, frame)
        ),
        *_stroke(drawn, frame, look["lines"]["default"]),
        *_towns(day, frame, look["labels"]),
        f'<rect x=".5" y=".5" width="{WIDTH - 1}" height="{HEIGHT - 1}" fill="none" '
        f'stroke="{ground["neatline"]}"/></svg>',
    ]
    return "".join(parts)


def _frame(shape) -> tuple[float, float, float]:
    """West and north edge of the picture, and metres to a pixel."""
    west, south, east, north = shape.bounds
    wide = max(LEAST, (east - west) * (1 + 2 * MARGIN))
    high = max(LEAST * HEIGHT / WIDTH, (north - south) * (1 + 2 * MARGIN))
    scale = max(wide / WIDTH, high / HEIGHT)
    return (west + east - scale * WIDTH) / 2, (south + north + scale * HEIGHT) / 2, scale


def _box(frame):
    west, north, scale = frame
    return shapely.box(
        west - 9 * scale,
        north - (HEIGHT + 9) * scale,
        west + (WIDTH + 9) * scale,
        north + 9 * scale,
    )


def _states(day: str, frame) -> list:
    """Land of each power as the states of the day recognised it, one shape a power."""
    state = state_at(day).to_crs(EQUAL_AREA)
    state = state.assign(geometry=state.geometry.intersection(_box(frame)))
    state = state[~state.geometry.is_empty]
    return list(state.dissolve("sovereign").geometry.simplify(DETAIL * frame[2]))


def _point(x: float, y: float, frame) -> str:
    west, north, scale = frame
    return f"{(x - west) / scale:.1f} {(north - y) / scale:.1f}"


def _path(shape, frame) -> str:
    """Rings or strings of a shape as an SVG path."""
    out = []
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            rings = [part.exterior, *part.interiors]
            out += [
                "M" + "L".join(_point(x, y, frame) for x, y in ring.coords) + "Z" for ring in rings
            ]
        elif part.geom_type == "LineString":
            out.append("M" + "L".join(_point(x, y, frame) for x, y in part.coords))
    return "".join(out)


def _stroke(shape, frame, rule: dict) -> list[str]:
    d = _path(shape.simplify(DETAIL * frame[2]), frame)
    common = f'd="{d}" fill="none" stroke-linejoin="round" stroke-linecap="round"'
    return [
        f'<path {common} stroke="{rule["halo"]}" stroke-width="{rule["width"] + 3}"/>',
        f'<path {common} stroke="{rule["stroke"]}" stroke-width="{rule["width"]}" '
        'data-asked="yes"/>',
    ]


def _towns(day: str, frame, rule: dict) -> list[str]:
    """The largest towns in sight, far enough from each other, under their names of the day."""
    table = places().sort_values("rank", kind="stable")
    points = gpd.GeoSeries(gpd.points_from_xy(table.lon, table.lat), crs=4326).to_crs(EQUAL_AREA)
    out, taken = [], []
    for place, point in zip(table.place, points, strict=True):
        x, y = (float(part) for part in _point(point.x, point.y, frame).split())
        inside = 20 < x < WIDTH - 90 and 20 < y < HEIGHT - 12
        if not inside or any(abs(x - a) < 2 * CLEAR and abs(y - b) < CLEAR / 2 for a, b in taken):
            continue
        taken.append((x, y))
        out.append(
            f'<circle cx="{x}" cy="{y}" r="3" fill="{rule["ink"]}"/>'
            f'<text x="{x + 6}" y="{y + 4}" fill="{rule["ink"]}" stroke="{rule["halo"]}" '
            f'stroke-width="3" paint-order="stroke">{escape(known.name_on(place, day))}</text>'
        )
        if len(out) == MOST_TOWNS:
            break
    return out
