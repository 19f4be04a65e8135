"""The one JSON object from which the browser draws every day of the window."""

import json
from functools import lru_cache
from pathlib import Path

from ..chronology import FIRST_DAY, LAST_DAY
from ..files import ROOT, data_error
from ..sources import split_parts
from ..window import WINDOW
from . import tables

STYLE = Path(__file__).with_name("style.json")
OBJECTS = ("units", "borders", "lines", "lakes", "rivers")


def bundle(root: str | Path | None = None) -> bytes:
    """Assemble the bundle from the shipped files.

    Parameters
    ----------
    root : str or Path, optional
        Folder with ``layers/`` and ``tables/``; the package's own by default.

    Returns
    -------
    bytes
        UTF-8 JSON; the same files always give the same bytes.

    Raises
    ------
    geodata.DataError
        If a file is missing or damaged; the message names it.
    """
    return _bundle(Path(root) if root else ROOT)


@lru_cache(maxsize=4)
def _bundle(root: Path) -> bytes:
    topology = _topology(root / "layers" / "atlas.topo.json")
    control = tables.control(root)
    start, end = FIRST_DAY.isoformat(), LAST_DAY.isoformat()
    events = tables.events(root, start, end)
    spheres = tables.spheres(root, _ids(topology))
    bases = tables.bases(root)
    style = tables.load_json(STYLE)
    powers = style.pop("powers")
    whole = {
        "window": {"start": start, "end": end, "bbox": WINDOW},
        "topology": topology,
        "areas": tables.areas(root),
        "control": control,
        "events": events,
        "spheres": spheres,
        "bases": bases,
        "places": tables.places(root),
        "waters": tables.waters(root),
        "axes": tables.axes(root, _ids(topology)),
        "powers": powers,
        "style": style,
        "sources": _used(
            tables.citations(root), _cited(control, spheres, events + bases, topology)
        ),
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _topology(path: Path) -> dict:
    """Read the topology and make certain that the browser can use it."""
    topology = tables.load_json(path)
    if not isinstance(topology, dict) or "transform" not in topology:
        raise data_error(path, "not a quantised TopoJSON")
    missing = [name for name in OBJECTS if name not in topology.get("objects", {})]
    if missing:
        raise data_error(path, f"no object {', '.join(missing)}")
    return topology


def _ids(topology: dict) -> list[str]:
    """Ids of all units."""
    return [shape["properties"]["unit"] for shape in topology["objects"]["units"]["geometries"]]


def _cited(control: dict, spheres: dict, records: list[dict], topology: dict) -> list[str]:
    """Every citation as it stands in the data."""
    texts = [row[5] for rows in control.values() for row in rows]
    texts += [row[4] for rows in spheres.values() for row in rows]
    texts += [record["source"] for record in records]
    for name in ("lines", "borders"):
        for geometry in topology["objects"][name]["geometries"]:
            texts.append(geometry.get("properties", {}).get("source") or "")
    return texts


def _used(citations: dict, texts: list[str]) -> dict:
    """Only the citations that something on the map refers to."""
    keys = {part.partition("[")[0] for text in texts for part in split_parts(text)}
    return {key: text for key, text in citations.items() if key in keys}
