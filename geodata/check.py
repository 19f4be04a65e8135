"""Integrity of the shipped files, and areas against published figures."""

from fnmatch import fnmatch

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from . import delivery
from .atlas import CONTROL_COLUMNS, END, EQUAL_AREA, control, state_at, units
from .chronology import FIRST_DAY, LAST_DAY
from .files import read_layer, read_table
from .sources import UNVERIFIED, sources, split_keys

#: Vocabulary of the column ``status``.
STATUS = {
    "sovereign",
    "free city",
    "contested",
    "occupied",
    "annexed",
    "protectorate",
    "general government",
    "leased",
    "transferred",
}


def gaps_and_overlaps() -> list[str]:
    """Places where the units do not make a planar partition.

    Returns
    -------
    list of str
        One sentence each; empty when the partition holds.
    """
    frame = units()
    shapes = frame.geometry.to_numpy()
    out = [f"{frame.unit[k]} is not valid" for k in np.flatnonzero(~shapely.is_valid(shapes))]
    edges = shapely.coverage_invalid_edges(shapes)
    for k in np.flatnonzero(~shapely.is_empty(edges)):
        where = shapely.point_on_surface(edges[k])
        out.append(f"{frame.unit[k]} overlaps or misses its neighbour at {where.x}, {where.y}")
    return out


def holes_in_time() -> list[str]:
    """Units whose rows leave a gap, overlap, or use unknown words.

    Returns
    -------
    list of str
        One sentence each; empty when every unit is told without a hole.
    """
    # Read as it is: control() refuses a table with holes, and this is to tell where they are.
    rows = read_table("control.csv", CONTROL_COLUMNS).sort_values(["unit", "start_date"])
    out = [f"control.csv tells nothing of {u}" for u in sorted(set(units().unit) - set(rows.unit))]
    out += [
        f"control.csv tells of {u}, which is no unit" for u in set(rows.unit) - set(units().unit)
    ]
    for unit, own in rows.groupby("unit"):
        starts, ends = list(own.start_date), list(own.end_date)
        if starts[0] != FIRST_DAY.isoformat() or ends[-1] != END:
            out.append(f"{unit} runs from {starts[0]} to {ends[-1]}")
        out += [
            f"{unit}: a row ends on {a}, the next starts on {b}"
            for a, b in zip(ends[:-1], starts[1:], strict=True)
            if a != b
        ]
        out += [f"{unit}: {a} to {b}" for a, b in zip(starts, ends, strict=True) if a >= b]
    unknown = sorted(set(rows.status) - STATUS)
    return out + [f"{word!r} is no status" for word in unknown]


def unknown_sources() -> list[str]:
    """Source keys of layers and tables that the bibliography does not hold.

    Returns
    -------
    list of str
        One sentence each.
    """
    known = {*sources(), UNVERIFIED}
    cited = {f"control.csv {r.unit}": r.source for r in control().itertuples()}
    for name in ("borders.geojson", "lines.geojson"):
        frame = read_layer(name, ("source",))
        cited |= {f"{name} {text}": text for text in frame.source.unique()}
    out = set()
    for where, text in cited.items():
        try:
            absent = {key for key, _ in split_keys(text)} - known
        except ValueError as error:
            out.add(f"{where}: {error}")
            continue
        out |= {f"{where.split(' ')[0]}: {key} is not in sources.json" for key in absent}
    return sorted(out)


def areas() -> pd.DataFrame:
    """Areas of the atlas against published figures.

    Returns
    -------
    pandas.DataFrame
        ``piece, what, km2_atlas`` (equal-area)``, km2_low, km2_high, difference_percent`` (to
        the nearer of the two)``, source, reason``.
    """
    frame = units().set_index("unit").area_km2
    rows = []
    for row in read_table("areas_published.csv", ("piece", "units")).itertuples(index=False):
        if row.units.startswith("controller:"):
            state = state_at(row.date)
            own = state[state.controller == row.units.split(":")[1]].area_km2.sum()
        else:
            patterns = row.units.split("; ")
            own = frame[[any(fnmatch(u, p) for p in patterns) for u in frame.index]].sum()
        own -= float(row.left_out_km2 or 0)  # water that the published figure leaves out
        low, high = float(row.km2_low), float(row.km2_high)
        nearest = min(max(own, low), high)
        off = round(100 * (own - nearest) / nearest, 2) + 0.0
        rows.append((row.piece, row.what, round(own), low, high, off, row.source, row.reason))
    columns = ["piece", "what", "km2_atlas", "km2_low", "km2_high", "difference_percent"]
    return pd.DataFrame(rows, columns=[*columns, "source", "reason"])


def precision() -> pd.DataFrame:
    """Length of the borders by how they were made and how well they are known.

    Returns
    -------
    pandas.DataFrame
        ``made, precision_km, km``.
    """
    frame: gpd.GeoDataFrame = read_layer("borders.geojson", ("made", "precision_km"))
    km = frame.to_crs(EQUAL_AREA).length / 1000
    table = frame[["made", "precision_km"]].assign(km=km)
    return table.groupby(["made", "precision_km"]).km.sum().round().reset_index()


def accuracy() -> pd.DataFrame:
    """Distances of the lines to other data, as last measured by ``geodata.build.accuracy``.

    Returns
    -------
    pandas.DataFrame
        The rows of ``accuracy.csv`` that sum up a group: ``group, line, km, measured_against,
        median_km, p95_km, direction, date_measured``, all text.
    """
    table = read_table("accuracy.csv", ("group", "line", "median_km", "p95_km"))
    columns = ["group", "line", "km", "measured_against", "median_km", "p95_km", "direction"]
    sums = (table.line == "all") | ~table.group.isin(table.group[table.line == "all"])
    measured = table[sums & (table.median_km != "")]
    return measured[[*columns, "date_measured"]].reset_index(drop=True)


def report() -> tuple[str, bool]:
    """All checks as one text.

    Returns
    -------
    tuple of str and bool
        The text, and whether the shipped files are sound.
    """
    found = gaps_and_overlaps() + holes_in_time() + unknown_sources() + delivery.faults()
    table, weight = areas(), delivery.weight()
    by_piece = table.set_index("piece").difference_percent.abs()
    if by_piece["poland-1939"] > 0.7:
        found.append("Poland on 1939-08-31 is more than 0.7 % off")
    if by_piece["poland-soviet-share"] > 1.5:
        found.append("the Soviet share of Poland is more than 1.5 % off")
    text = [
        f"{len(units())} units, {len(control())} rows of control, {FIRST_DAY} to {LAST_DAY}",
        "",
        "Areas in km² (equal-area, inland lakes counted, lagoons open to the sea not)",
        table.drop(columns=["piece", "reason"]).to_string(index=False),
        "",
        "Distance to other data in km (every line: accuracy.csv)",
        accuracy().to_string(index=False),
        "",
        "Borders by making and stated precision",
        precision().to_string(index=False),
        "",
        "Joins at both levels of detail, in metres",
        delivery.joins().to_string(index=False),
        "",
        f"What the browser draws, {weight.gzipped.sum():,} of {delivery.BUDGET:,} bytes gzipped",
        weight.to_string(index=False),
        "",
        *(found or ["No gaps, no overlaps, no hole in any unit's intervals, every source known."]),
    ]
    return "\n".join(text), not found
