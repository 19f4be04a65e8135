"""``datapackage.json``, ``docs/DICTIONARY.md`` and the lists of checksums, from the files.

``python -m geodata.build.datapackage`` after any change of a shipped file that is no program.
"""

import csv
import hashlib
import json
import re
from pathlib import Path

from .. import integrity
from ..check import STATUS
from ..files import ROOT

PACKAGE = ROOT / "datapackage.json"
DICTIONARY = ROOT / "docs" / "DICTIONARY.md"
FIELDS = ROOT / "docs" / "fields.csv"
#: Folders with a list of checksums; the second tells the data, and is not there without the app.
SUMMED = (ROOT, ROOT.parent / "pages")
SHIPPED = ["layers/*.geojson", "layers/*.json", "tables/*.csv", "tables/*.json",
           "build/control_points/*.csv", "build/seeds.csv", "build/reservoirs.csv",
           "build/inputs/*.json"]  # fmt: skip
#: Names of states, as ``controller`` and ``sovereign`` spell them.
POWERS = {
    "Albania", "Austria", "Belgium", "Bulgaria", "Croatia", "Czechoslovakia", "Denmark",
    "Estonia", "Finland", "France", "Free City of Danzig", "Germany", "Greece", "Hungary",
    "Italy", "Latvia", "Liechtenstein", "Lithuania", "Luxembourg", "Netherlands", "Norway",
    "Poland", "Romania", "Slovakia", "Soviet Union", "Sweden", "Switzerland", "Turkey",
    "Yugoslavia",
}  # fmt: skip
ABOUT = {
    "layers/units": "The land of the window, cut into pieces that never changed hands in part",
    "layers/borders": "Arcs between units, with the units on both sides",
    "layers/lines": "Lines of agreements and fronts",
    "layers/lakes": "Lakes without the reservoirs that were filled later",
    "layers/rivers": "Rivers, which run exactly where the borders that follow them run",
    "layers/today": "State borders of today, shown on request only",
    "layers/atlas.topo": "All layers in the browser's detail, as one TopoJSON",
    "tables/control": "Who held each unit, whose it was and on what footing, day by day",
    "tables/units": "Names of the units",
    "tables/lines": "Which lines are shown, and when they are in force",
    "tables/spheres": "To whose sphere the secret agreements gave each unit",
    "tables/events": "Events",
    "tables/tour": "Stations of the guided tour",
    "tables/places": "Places with the forms of their names",
    "tables/place_names": "Official names of places, by date",
    "tables/bases": "Soviet bases",
    "tables/waters": "Seas, lakes and rivers, with the spots at which the map may name them",
    "tables/label_axes": "Arcs inside lands along which the map may write names",
    "tables/claims": "An essay's claims against the record",
    "tables/figures": "Figures with who counted",
    "tables/quotations": "Words of primary documents that the pages show",
    "tables/trade_annual": "German-Soviet trade by year",
    "tables/trade_credits": "Credits and barter agreements",
    "tables/trade_deliveries": "Goods promised and delivered",
    "tables/areas_published": "Published areas, to compare with ours",
    "tables/accuracy": "How far the borders lie from independent lines",
    "tables/sources": "Bibliography, CSL-JSON",
    "build/seeds": "Towns that say which piece of land is which unit",
    "build/reservoirs": "Reservoirs that are left out because they were filled later",
    "build/inputs": "Input of the build, thinned",
}
LGPL = {"name": "LGPL-3.0-or-later", "path": "https://www.gnu.org/licenses/lgpl-3.0.html",
        "title": "GNU Lesser General Public License 3.0 or later"}  # fmt: skip
CC_BY = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/",
         "title": "Creative Commons Attribution 4.0"}  # fmt: skip
FREE = {"name": "CC-PDDC", "title": "Public domain"}
GSHHG = {"title": "GSHHG coasts and lakes; World Data Bank II rivers", "version": "2.3.7"}
DCW = {"title": "Digital Chart of the World, state borders of today", "version": "2.1.1"}
PROVINCES = {"title": "Natural Earth 10m, province lines"}
OWN = {"title": "Control points set down for this atlas from documents and described facts"}
GEONAMES = {"title": "GeoNames, coordinates of towns (CC BY 4.0)"}
LITERATURE = {"title": "Works and documents of the bibliography", "path": "tables/sources.json"}
INPUTS = {"lakes": (LGPL, [GSHHG]), "land": (LGPL, [GSHHG]), "rivers": (LGPL, [GSHHG]),
          "borders": (LGPL, [DCW]), "provinces": (FREE, [PROVINCES])}  # fmt: skip


def describe() -> dict:
    """The package's description.

    Returns
    -------
    dict
        A Data Package, version 2.
    """
    with FIELDS.open(encoding="utf-8") as file:
        told = {(row["resource"], row["field"]): row for row in csv.DictReader(file)}
    paths = sorted({path for pattern in SHIPPED for path in ROOT.glob(pattern)})
    citation = (ROOT.parent / "CITATION.cff").read_text(encoding="utf-8")
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "eastern-europe-1938-41",
        "title": "Eastern Europe day by day, 11 March 1938 to 22 June 1941",
        "description": "Who held which land on any day, what Germany and the Soviet Union had "
        "agreed, what was claimed and what other states recognised.",
        "version": re.search(r'^version: "?([^"\n]+)', citation, re.MULTILINE)[1],
        "licenses": [LGPL, CC_BY],
        "resources": [_resource(path, told) for path in paths],
    }


def _resource(path: Path, told: dict) -> dict:
    content = path.read_bytes()
    key = path.relative_to(ROOT).with_suffix("").as_posix()
    kind = _kind(key)
    licence, sources = _terms(kind, key)
    about = ABOUT.get(kind, f"Control points of lines: {path.stem.replace('_', ' ')}")
    out = {
        "name": re.sub(r"[^a-z0-9.-]+", "-", key.lower()),
        "path": path.relative_to(ROOT).as_posix(),
        "title": about if kind != "build/inputs" else f"{about}: {path.name.split('.')[0]}",
        "format": path.suffix[1:],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "licenses": [licence],
        "sources": sources,
    }
    if path.suffix == ".csv":
        header = next(csv.reader([content.decode().split("\n", 1)[0]]))
        out |= {"type": "table", "mediatype": "text/csv", "schema": _schema(kind, header, told)}
    elif path.suffix == ".geojson":
        header = list(json.loads(content)["features"][0]["properties"])
        schema = _schema(kind, [*header, "geometry"], told)
        out |= {"mediatype": "application/geo+json", "schema": schema}
    else:
        out["mediatype"] = "application/json"
    return out


def _kind(key: str) -> str:
    for folder in ("build/control_points", "build/inputs"):
        if key.startswith(folder):
            return folder
    return key


def _terms(kind: str, key: str) -> tuple[dict, list]:
    if kind == "build/inputs":
        return INPUTS[Path(key).name.split(".")[0]]
    if kind in {"layers/lakes", "layers/rivers"}:
        return LGPL, [GSHHG]
    if kind == "layers/today":
        return LGPL, [DCW]
    if kind.startswith("layers/"):
        return LGPL, [GSHHG, DCW, PROVINCES, OWN, LITERATURE]
    return CC_BY, [LITERATURE, GEONAMES] if kind.startswith("tables/") else [OWN, GEONAMES]


def _schema(kind: str, header: list[str], told: dict) -> dict:
    fields, keys, links = [], [], []
    for name in header:
        row = told.get((kind, name)) or told.get(("*", name)) or {}
        field = {"name": name, "type": row.get("type") or "string"}
        if row.get("description"):
            field["description"] = row["description"]
        limits = _constraints(row)
        if row.get("required") == "key":
            keys.append(name)
            limits |= {"unique": True}
        if limits:
            field["constraints"] = limits
        fields.append(field)
        if row.get("reference"):
            other, column = row["reference"].split(":")
            reference = {"resource": other.replace("/", "-"), "fields": [column]}
            links.append({"fields": [name], "reference": reference})
    out = {"$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "fields": fields}
    if keys:
        out["primaryKey"] = keys
    if links:
        out["foreignKeys"] = links
    return out


def _constraints(row: dict) -> dict:
    out = {"required": True} if row.get("required") in {"yes", "key"} else {}
    values = row.get("values") or ""
    if ".." in values:
        low, high = values.split("..")
        out |= {k: float(v) for k, v in (("minimum", low), ("maximum", high)) if v}
    elif values:
        named = {"POWERS": sorted(POWERS), "STATUS": sorted(STATUS)}
        listed = named.get(values) or values.split("; ")
        out["enum"] = [int(v) for v in listed] if row["type"] == "integer" else listed
    return out


def dictionary(package: dict) -> str:
    """The data dictionary.

    Parameters
    ----------
    package : dict
        As :func:`describe` returns.

    Returns
    -------
    str
        Markdown.
    """
    out = ["# Data dictionary", "", "Made by `python -m geodata.build.datapackage`. Dates are "
           "ISO days; an interval holds its `start_date` and not its `end_date`."]  # fmt: skip
    seen = set()
    for resource in package["resources"]:
        kind = _kind(Path(resource["path"]).with_suffix("").as_posix())
        if "schema" not in resource or kind in seen:
            continue
        seen.add(kind)
        name = f"{kind}/*.csv" if kind == "build/control_points" else resource["path"]
        about = resource["title"] if name == resource["path"] else "Control points of the lines"
        out += ["", f"## `{name}`", "", f"{about}. Licence {resource['licenses'][0]['name']}."]
        out += ["", "| field | type | may be empty | meaning |", "|---|---|---|---|"]
        links = {k["fields"][0]: k["reference"] for k in resource["schema"].get("foreignKeys", [])}
        for field in resource["schema"]["fields"]:
            limits = field.get("constraints", {})
            text = field.get("description", "")
            if "enum" in limits:
                text += ": " + ", ".join(map(str, limits["enum"]))
            if "minimum" in limits and "maximum" in limits:
                text += f", {limits['minimum']:g} to {limits['maximum']:g}"
            if field["name"] in links:
                text += f" (one of `{links[field['name']]['resource']}`)"
            empty = "" if limits.get("required") else "yes"
            out.append(f"| {field['name']} | {field['type']} | {empty} | {text} |")
    return "\n".join(out) + "\n"


def write() -> None:
    """Write ``datapackage.json``, the data dictionary and the lists of checksums."""
    package = describe()
    text = json.dumps(package, ensure_ascii=False, indent=1)
    PACKAGE.write_text(text + "\n", encoding="utf-8")
    DICTIONARY.write_text(dictionary(package), encoding="utf-8")
    for folder in filter(Path.is_dir, SUMMED):
        (folder / integrity.SUMS).write_text(integrity.sums(folder), encoding="utf-8")


if __name__ == "__main__":
    write()
