"""The shipped files as the browser's bundle wants them.

Files are read by :mod:`geodata.files`, so that a missing or damaged one is always
reported in the same words.
"""

from pathlib import Path

import pandas as pd

from ..atlas import areas_of, units
from ..files import ROOT, data_error, load_json, load_layer, load_table
from ..sources import short_citation
from ..spheres import written_out

# Columns of places.csv that hold the name in the language of today's country.
OWN_NAMES = {
    "Austria": "name_de", "Czechia": "name_cs_sk", "Estonia": "name_et", "Finland": "name_fi",
    "Germany": "name_de", "Hungary": "name_hu", "Latvia": "name_lv", "Lithuania": "name_lt",
    "Moldova": "name_ro", "Poland": "name_pl", "Romania": "name_ro", "Slovakia": "name_cs_sk",
    "Sweden": "name_sv",
}  # fmt: skip
# Languages in which the map can name places.
LANGUAGES = ("de", "pl", "lt", "lv", "et", "fi", "ro", "ru", "uk", "be")
# There today's name is told in Latin letters only.
TODAY_IN_LATIN = {"Belarus", "Russia", "Ukraine"}


def control(root: Path) -> dict[str, list[list[str]]]:
    """Rows of control.csv by unit, in time order."""
    columns = ["start_date", "end_date", "controller", "sovereign", "status", "source", "note"]
    table = load_table(root / "tables" / "control.csv", ["unit", *columns])
    return _by_unit(table.sort_values("start_date", kind="stable"), columns)


def _by_unit(table: pd.DataFrame, columns: list[str]) -> dict[str, list[list[str]]]:
    """Cells of some columns, row by row, for each unit."""
    found: dict[str, list[list[str]]] = {unit: [] for unit in sorted(set(table["unit"]))}
    for unit, *cells in table[["unit", *columns]].itertuples(index=False, name=None):
        found[unit].append(cells)
    return found


def areas(root: Path) -> dict[str, float]:
    """km² of every unit, as the atlas counts them, to the hectare."""
    if root == ROOT:  # what the day's text needs anyway: reading it takes a third of the start
        frame = units()
        sizes = frame["area_km2"]
    else:
        frame = load_layer(root / "layers" / "units.geojson", ["unit"])
        sizes = areas_of(frame)
    return dict(zip(frame["unit"], sizes.round(2).tolist(), strict=True))


def spheres(root: Path, units: list[str]) -> dict[str, list[list[str]]]:
    """Rows of spheres.csv by unit, their patterns (``"fi-*"``) written out."""
    columns = ["start_date", "end_date", "sphere", "kind", "source", "note"]
    path = root / "tables" / "spheres.csv"
    table = load_table(path, ["unit", *columns])
    table = written_out(table, units, path)
    return _by_unit(table, columns)


def bases(root: Path) -> list[dict]:
    """Soviet bases that a treaty opened, with numbers where there are coordinates."""
    columns = ["base", "name", "country", "what", "garrison_cap", "start_date", "treaty", "source"]
    path = root / "tables" / "bases.csv"
    table = load_table(path, ["lon", "lat", *columns])
    try:
        return [
            {**row, "lon": float(row["lon"]), "lat": float(row["lat"])}
            for row in table[["lon", "lat", *columns]].to_dict("records")
        ]
    except ValueError as error:
        raise data_error(path, error) from error


def events(root: Path, first: str, last: str) -> list[dict]:
    """Rows of events.csv between two days, with numbers where there are coordinates."""
    columns = ["event", "end_date", "title", "text", "place", "lon", "lat"]
    columns += ["category", "theatre", "pages", "source", "certainty", "note"]
    path = root / "tables" / "events.csv"
    table = load_table(path, ["start_date", *columns])
    table = table[table["start_date"].between(first, last)]
    table = table.sort_values("start_date", kind="stable")
    found = (
        table[["start_date", *columns]].rename(columns={"start_date": "date"}).to_dict("records")
    )
    try:
        for event in found:
            for axis in ("lon", "lat"):
                event[axis] = float(event[axis]) if event[axis] else None
    except ValueError as error:
        raise data_error(path, error) from error
    return found


def places(root: Path) -> list[dict]:
    """Places with their official names by date."""
    path = root / "tables" / "places.csv"
    table = load_table(path, ["place", "lon", "lat", "rank", "today_name", "today_country"])
    names = load_table(
        root / "tables" / "place_names.csv", ["place", "start_date", "end_date", "name"]
    )
    by_place: dict[str, list[dict]] = {}
    for row in names.itertuples(index=False):
        by_place.setdefault(row.place, []).append(
            {"name": row.name, "from": row.start_date or None, "to": row.end_date or None}
        )
    try:
        return [
            {
                "place": row.place,
                "name": row.today_name,
                "today": _today(row),
                "forms": _forms(row),
                "lon": float(row.lon),
                "lat": float(row.lat),
                "rank": int(row.rank),
                "names": sorted(by_place.get(row.place, []), key=lambda name: name["from"] or ""),
            }
            for row in table.itertuples(index=False)
        ]
    except ValueError as error:
        raise data_error(path, error) from error


def _today(row) -> str | None:
    """Today's name where it can be told apart from a mere English form of the old one."""
    if row.today_country in TODAY_IN_LATIN:
        return row.today_name
    return getattr(row, OWN_NAMES.get(row.today_country, ""), None) or None


def _forms(row) -> dict[str, str]:
    """Names of a place by language, where there is one."""
    forms = {language: getattr(row, f"name_{language}", "") for language in LANGUAGES}
    return {language: name for language, name in forms.items() if name}


def waters(root: Path) -> list[dict]:
    """Seas, lakes and rivers with the spots at which each may be named, the best first."""
    path = root / "tables" / "waters.csv"
    table = load_table(path, ["water", "name", "kind", "rank", "lon", "lat", "angle"])
    found: dict[str, dict] = {}
    try:
        for row in table.itertuples(index=False):
            water = found.setdefault(row.water, {"kind": row.kind, "rank": int(row.rank)})
            spot = [row.name, float(row.lon), float(row.lat), float(row.angle or 0)]
            water.setdefault("spots", []).append(spot)
    except ValueError as error:
        raise data_error(path, error) from error
    return sorted(found.values(), key=lambda water: water["rank"])


def axes(root: Path, units: list[str]) -> list[list]:
    """Axes of lands: lon, lat, angle, turn, km, km of room, and the numbers of their units."""
    columns = ["lon", "lat", "angle", "turn", "length_km", "room_km", "units"]
    path = root / "tables" / "label_axes.csv"
    number = {unit: index for index, unit in enumerate(units)}
    try:
        return [
            [float(lon), float(lat), *map(int, sizes), [number[unit] for unit in own.split()]]
            for lon, lat, *sizes, own in load_table(path, columns)[columns].to_numpy().tolist()
        ]
    except KeyError as error:
        raise data_error(path, f"no unit is called {error.args[0]}") from error
    except ValueError as error:
        raise data_error(path, error) from error


def citations(root: Path) -> dict[str, str]:
    """Short citations of sources.json (CSL-JSON) by key."""
    return {
        entry["id"]: short_citation(entry) for entry in load_json(root / "tables" / "sources.json")
    }
