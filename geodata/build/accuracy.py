"""How far the borders lie from independent lines: makes ``tables/accuracy.csv``.

``python -m geodata.build.accuracy --today COUNTRIES.json [--poland OUTLINE.geojson]``

``COUNTRIES.json`` holds today's countries as polygons that share their vertices where they
meet (OpenStreetMap); ``OUTLINE.geojson`` the outline of Poland of 1934-38. Both are only
measured against. Nothing of them goes into a layer, and neither is kept here. Without the
outline the rows of Poland's vanished borders stay as they were, with the day they were measured.
"""

import argparse
import datetime as dt
import json
from fnmatch import fnmatch
from itertools import combinations
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..check import areas
from ..files import LAYERS, TABLES, read_table
from .partition import EQUAL_AREA
from .pipeline import HERE, read_input, read_legs

STEP = 1000.0
#: A border river follows today's border where it is within NEAR of it for LONG at least;
#: parts that stray less than FAR, for less than GAP, still belong to it (all in metres).
NEAR, FAR, GAP, LONG = 1500.0, 4000.0, 5000.0, 15000.0
#: Banks of a river held in common are no farther apart (millionths of a degree).
BANKS = 3000
#: Today's border farther than this from any of ours is another border (metres).
OTHER = 8000.0
#: Not Polish on the day of the reference outline.
NOT_YET_POLISH = {"pl-zaolzie", "pl-spis-orava-1938"}
TOWNS_WITHIN = 10000.0
VANISHED = "Poland's vanished borders"
COLUMNS = [
    "group", "line", "km", "measured_against", "median_km", "p95_km", "direction", "stated_km",
    "how_judged", "date_measured",
]  # fmt: skip


def points_along(lines: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """One point for each kilometre of line, in the middle of that kilometre.

    Parameters
    ----------
    lines : numpy.ndarray
        Lines in a plane, metres.

    Returns
    -------
    tuple of numpy.ndarray
        Points, and the number of the line of each.
    """
    counts = np.maximum(1, np.round(shapely.length(lines) / STEP).astype(int))
    owner = np.repeat(np.arange(len(lines)), counts)
    place = np.concatenate([(np.arange(n) + 0.5) / n for n in counts])
    return shapely.line_interpolate_point(lines[owner], place, normalized=True), owner


def distances(points: np.ndarray, lines: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Distance of points to the nearest line.

    Parameters
    ----------
    points, lines : numpy.ndarray
        In one plane, metres.

    Returns
    -------
    tuple of numpy.ndarray
        Metres, and the number of the nearest line.
    """
    tree = shapely.STRtree(lines)
    nearest = tree.nearest(points)
    return shapely.distance(points, lines[nearest]), nearest


def todays_borders(path: Path) -> gpd.GeoDataFrame:
    """Borders between today's countries.

    Parameters
    ----------
    path : Path
        FeatureCollection with the property ``isoA3``.

    Returns
    -------
    geopandas.GeoDataFrame
        ``pair``, one line for each pair of neighbours, equal-area metres.
    """
    window = shapely.box(4, 41, 46, 72)
    shapes = {}
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        geometry = feature["geometry"]
        if geometry["type"] == "GeometryCollection":
            shape = shapely.union_all(
                [shapely.geometry.shape(part) for part in geometry["geometries"]]
            )
        else:
            shape = shapely.geometry.shape(geometry)
        if shape.intersects(window):
            shapes[feature["properties"]["isoA3"]] = shape
    edges = {}
    for name, shape in shapes.items():
        rings = shapely.get_rings(shapely.get_parts(shape))
        points, ring = shapely.get_coordinates(rings, return_index=True)
        points = np.round(points * 1e6).astype(np.int64)
        same = ring[1:] == ring[:-1]
        pairs = np.hstack([points[:-1][same], points[1:][same]]).tolist()
        edges[name] = {(*min(a, b), *max(a, b)) for *ab, c, d in pairs for a, b in [(ab, [c, d])]}
    rows = []
    for one, two in combinations(sorted(edges), 2):
        met = edges[one] & edges[two] | _face_to_face(edges[one], edges[two])
        if met:
            line = shapely.line_merge(shapely.multilinestrings(_as_lines(met)))
            rows.append((f"{one}-{two}", line.intersection(window)))
    frame = gpd.GeoDataFrame(rows, columns=["pair", "geometry"], crs=4326).to_crs(EQUAL_AREA)
    frame = frame.explode(ignore_index=True)
    return frame[frame.length > 0].reset_index(drop=True)


def _as_lines(edges):
    return shapely.linestrings(np.array(sorted(edges)).reshape(-1, 2, 2) / 1e6)


def _face_to_face(one: set, two: set) -> set:
    """Edges on the two banks of a river that two countries hold in common."""
    banks = [np.array(sorted(own - other)) for own, other in ((one, two), (two, one))]
    if not all(len(bank) for bank in banks):
        return set()
    boxes = [np.array([*(b[:, :2].min(0) - BANKS), *(b[:, :2].max(0) + BANKS)]) for b in banks]
    low, high = np.maximum(*boxes)[:2], np.minimum(*boxes)[2:]
    if (low > high).any():
        return set()
    banks = [b[((b[:, :2] >= low) & (b[:, :2] <= high)).all(1)] for b in banks]
    if not all(len(bank) for bank in banks):
        return set()
    lines = [shapely.linestrings(bank.reshape(-1, 2, 2) / 1e6) for bank in banks]
    near = shapely.STRtree(lines[1]).query(lines[0], "dwithin", distance=BANKS / 1e6)
    return {tuple(banks[k][n]) for k in (0, 1) for n in np.unique(near[k])}


def our_points() -> pd.DataFrame:
    """Every kilometre of our borders, with what is said of it.

    Returns
    -------
    pandas.DataFrame
        ``arc, left, right, made, precision_km, line`` (name in the control points)``, network``
        (``border`` or ``province`` where surviving)``, point``.
    """
    borders = gpd.read_file(LAYERS / "borders.geojson").to_crs(EQUAL_AREA)
    point, owner = points_along(borders.geometry.to_numpy())
    table = borders.drop(columns="geometry").iloc[owner].reset_index(drop=True)
    table["arc"], table["point"] = owner, point
    legs = [leg for leg in read_legs() if leg.made != "along"]
    shapes = gpd.GeoSeries([leg.geometry for leg in legs], crs=4326).to_crs(EQUAL_AREA)
    _, nearest = distances(point, shapes.to_numpy())
    table["line"] = [legs[n].line for n in nearest]
    far = [
        distances(point, read_input(name).to_crs(EQUAL_AREA).geometry.to_numpy())[0]
        for name in ("borders", "provinces")
    ]
    nearer = np.where((far[1] < far[0]) & (far[0] > 800), "province", "border")
    table["network"] = np.where(table["made"] == "surviving", nearer, "")
    return table


def border_rivers(ours: pd.DataFrame, today: np.ndarray) -> pd.Series:
    """Which points of ours belong to a river that is a state border today.

    Parameters
    ----------
    ours : pandas.DataFrame
        As :func:`our_points` returns.
    today : numpy.ndarray
        Today's borders.

    Returns
    -------
    pandas.Series
        True or False for each point.
    """
    river = ours["made"] == "river"
    away = distances(ours["point"].to_numpy(), today)[0]
    return river & _follows(away, ours["arc"].where(river, -1).to_numpy())


def _follows(away, owner):
    """Points of stretches that keep near another line."""
    chosen = np.zeros(len(away), dtype=bool)
    for own in np.unique(owner[away < NEAR]):
        index = np.flatnonzero(owner == own)
        near = np.flatnonzero(away[index] < NEAR)
        start = near[0]
        for a, b in zip(near, [*near[1:], 10**9], strict=True):
            gap = range(a + 1, min(b, len(index)))
            if b == 10**9 or len(gap) * STEP > GAP or (away[index[gap]] > FAR).any():
                if (a - start + 1) * STEP >= LONG:
                    chosen[index[start : a + 1]] = True
                start = b
    return chosen


def back(
    theirs: np.ndarray, owner: np.ndarray, ours: pd.DataFrame, following: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Distances from points of another line to the part of ours that is measured.

    Parameters
    ----------
    theirs, owner : numpy.ndarray
        Points, and the number of the line of each.
    following : bool
        Leave out stretches of the other line that do not follow ours.
    ours : pandas.DataFrame
        Points of our borders; the column ``measured`` says which are meant.

    Returns
    -------
    tuple of numpy.ndarray
        Metres, and for each point the row of ``ours`` that is nearest; points whose nearest
        row is not meant or is the last of a stretch, or that lie beyond ``OTHER``, are left out.
    """
    arcs = gpd.read_file(LAYERS / "borders.geojson").to_crs(EQUAL_AREA).geometry.to_numpy()
    away, _ = distances(theirs, arcs)
    nearest = shapely.STRtree(ours["point"].to_numpy()).nearest(theirs)
    measured = ours["measured"].to_numpy()
    spots = shapely.STRtree(ours["point"].to_numpy()[measured])
    inner = np.zeros(len(ours), dtype=bool)
    around = spots.query(ours["point"].to_numpy()[measured], "dwithin", distance=1.6 * STEP)[0]
    inner[measured] = np.bincount(around, minlength=measured.sum()) >= 3  # itself and two more
    meant = inner[nearest] & (away < OTHER)
    if following:
        meant &= _follows(np.where(meant, away, np.inf), owner)
    return away[meant], nearest[meant]


def _row(group, line, metres, against, direction, stated, how):
    median, p95 = np.percentile(metres / 1000, [50, 95])
    return [group, line, len(metres), against, round(median, 2), round(p95, 2), direction,
            stated, how, dt.date.today().isoformat()]  # fmt: skip


def _both_ways(group, ours, theirs, label, against, how):
    """Rows of one group: in all and for each label, there and back."""
    lines, name = theirs
    there, nearest = distances(ours.loc[ours["measured"], "point"].to_numpy(), lines)
    own = ours[ours["measured"]].reset_index(drop=True)
    own_label = label(own, nearest)
    points, owner = points_along(lines[shapely.length(lines) > STEP / 2])
    away, row = back(points, owner, ours, following=group == "river")
    back_label = own_label.reindex(_positions(ours, row)).to_numpy()
    out = []
    for key in ["all", *sorted(own_label.unique())]:
        here = np.ones(len(own), bool) if key == "all" else (own_label == key).to_numpy()
        stated = round(float(own.loc[here, "precision_km"].median()), 2)
        out.append(_row(group, key, there[here], against, f"atlas to {name}", stated, how))
        there_back = np.ones(len(away), bool) if key == "all" else back_label == key
        if there_back.sum() >= 5:
            out.append(_row(group, key, away[there_back], against, f"{name} to atlas", stated, how))
    return out, own.assign(km=there / 1000, label=own_label)


def _positions(ours, rows):
    """Positions among the measured rows."""
    place = np.cumsum(ours["measured"].to_numpy()) - 1
    return place[rows]


def judged_lines(ours: pd.DataFrame) -> list[list]:
    """Rows for the digitised lines that no independent line can check.

    Parameters
    ----------
    ours : pandas.DataFrame
        Points of our borders; ``measured`` is False where nothing else was measured.

    Returns
    -------
    list of list
        Stated precision, towns of known allegiance near the line, areas it encloses.
    """
    facts = [pd.read_csv(p) for p in sorted((HERE.parents[1] / "tests/facts").glob("*.csv"))
             if p.stem != "not_mapped"]  # fmt: skip
    towns = pd.concat(facts).drop_duplicates(["place", "lon", "lat"])
    towns = gpd.GeoSeries(gpd.points_from_xy(towns.lon, towns.lat), crs=4326).to_crs(EQUAL_AREA)
    pieces = {}
    published = read_table("areas_published.csv", ("piece", "units")).set_index("piece").units
    for piece in areas().itertuples():
        patterns = published[piece.piece].split("; ")
        left, right = (
            ours[side].map(lambda u, p=patterns: any(fnmatch(u, x) for x in p))
            for side in ("left", "right")
        )
        outline = ours[left != right].line.value_counts(normalize=True)
        for line in outline[outline > 0.25].index:
            pieces.setdefault(line, []).append(f"{piece.what} {piece.difference_percent:+.1f} %")
    out = []
    today = dt.date.today().isoformat()
    for line, rows in ours[~ours["measured"] & (ours["made"] == "digitised")].groupby("line"):
        near = shapely.union_all(rows["point"].to_numpy()).buffer(TOWNS_WITHIN)
        n = int(towns.within(near).sum())
        how = f"{n} towns of known allegiance within 10 km" if n else "description only"
        if line in pieces:
            how += "; area: " + "; ".join(pieces[line])
        span = sorted(set(rows["precision_km"]))
        stated = f"{span[0]:g}" if len(span) == 1 else f"{span[0]:g} to {span[-1]:g}"
        out.append(["digitised", line, len(rows), "", "", "", "", stated, how, today])
    return out


def situation_lines() -> list[list]:
    """Rows for the lines that are shown and are no border.

    Returns
    -------
    list of list
        Stated precision; nothing is measured.
    """
    shown = gpd.read_file(LAYERS / "lines.geojson")
    shown = shown[shown["kind"] == "front"].to_crs(EQUAL_AREA)
    out = []
    for line, rows in shown.groupby("line"):
        span = sorted(set(rows["precision_km"]))
        stated = f"{span[0]:g}" if len(span) == 1 else f"{span[0]:g} to {span[-1]:g}"
        km = round(rows.length.sum() / 1000)
        how = "approximate: drawn between towns whose day of capture is known"
        today = dt.date.today().isoformat()
        out.append(["situation", line, km, "", "", "", "", stated, how, today])
    return out


def worst(table: pd.DataFrame, limit: float) -> list[str]:
    """Stretches that lie farther off than a limit.

    Parameters
    ----------
    table : pandas.DataFrame
        Measured points with ``km``, ``label``, ``arc``, ``point``.
    limit : float
        Kilometres.

    Returns
    -------
    list of str
        One line for each stretch, longest first.
    """
    spots = gpd.GeoSeries(table["point"].to_list(), crs=EQUAL_AREA).to_crs(4326)
    table = table.assign(lon=spots.x.to_numpy(), lat=spots.y.to_numpy())
    bad = table[table["km"] > limit]
    run = ((bad.index.to_series().diff() > 4) | (bad["arc"].diff() != 0)).cumsum()
    found = []
    for _, part in bad.groupby(run):
        a, b, m = part.iloc[0], part.iloc[-1], part.loc[part["km"].idxmax()]
        found.append((len(part), f"{a.label}: {a.line} {a.left}/{a.right} {a.made}, {len(part)} km"
                      f" from {a.lon:.3f}, {a.lat:.3f} to {b.lon:.3f}, {b.lat:.3f};"
                      f" worst {m.km:.1f} km at {m.lon:.3f}, {m.lat:.3f}"))  # fmt: skip
    return [text for _, text in sorted(found, reverse=True)]


def _rings(path: Path) -> np.ndarray:
    shapes = gpd.read_file(path).to_crs(EQUAL_AREA).geometry.to_numpy()
    return shapely.get_parts(shapely.boundary(shapely.union_all(shapes)))


def main() -> None:
    """Measure, write the table, print what is far off."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--today", type=Path, required=True)
    parser.add_argument("--poland", type=Path)
    parser.add_argument("--limit", type=float, default=2.0, help="km; print what is farther off")
    chosen = parser.parse_args()
    ours = our_points()
    today = todays_borders(chosen.today)
    lines, pairs = today.geometry.to_numpy(), today["pair"].to_numpy()
    polish = {u for u in {*ours.left, *ours.right} if u.startswith("pl-")} - NOT_YET_POLISH
    edge = ours["left"].isin(polish) != ours["right"].isin(polish)
    surviving = (ours["made"] == "surviving") & (ours["network"] == "border")
    rivers = border_rivers(ours, lines)

    def by_pair(_, nearest):
        return pd.Series(pairs[nearest])

    def by_line(own, _):
        return own["line"]

    osm = "OpenStreetMap, borders of today"
    districts = "outline of Poland 1934-38 from district boundaries"
    groups = [
        ("river", rivers, (lines, "today's border"), by_pair, osm, "where it is a border today"),
        ("surviving", surviving, (lines, "today's border"), by_pair, osm, "measured"),
    ]
    rows, seen = [], edge & ~surviving
    if chosen.poland:
        ring = _rings(chosen.poland)
        how = "agreement only: much of the line was read off this outline"
        groups.append((VANISHED, edge & ~surviving, (ring, "reference"), by_line, districts, how))
    for group, measured, theirs, label, against, how in groups:
        found, table = _both_ways(
            group, ours.assign(measured=measured), theirs, label, against, how
        )
        rows += found
        seen |= measured
        print(f"\n{group}: farther off than {chosen.limit} km")
        print("\n".join(worst(table, chosen.limit)[:40]))
    if not chosen.poland:
        before = pd.read_csv(TABLES / "accuracy.csv", keep_default_na=False)
        rows += before[before["group"] == VANISHED][COLUMNS].to_numpy().tolist()
    rows += judged_lines(ours.assign(measured=seen)) + situation_lines()
    table = pd.DataFrame(rows, columns=COLUMNS)
    table.to_csv(TABLES / "accuracy.csv", index=False, lineterminator="\n")
    print(table[table["line"] == "all"].drop(columns=["how_judged"]).to_string(index=False))


if __name__ == "__main__":
    main()
