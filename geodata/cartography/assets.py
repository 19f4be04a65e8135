"""Script and style sheet of the map: Leaflet and the atlas's own files, joined in order.

Leaflet comes from the package XStatic-Leaflet, so that nothing is asked of any
other host. The files are joined because each separate link costs a round trip
before the map can be drawn.
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from ..files import LAYERS, read_json

HERE = Path(__file__).parent
# Later files use earlier ones.
SCRIPTS = (
    "fonts", "days", "stretches", "topology", "chronology",
    "paint", "projection", "axes", "labels", "lettering",
    "player", "keyboard",
    "dom", "patterns", "sheet", "layers",
    "line_labels", "water_labels", "town_labels", "axis_labels", "label_layer",
    "hull", "emphasis", "caption", "time_control",
    "names",
    "areas", "area_chart", "day_table", "tools",
    "legend", "map_text", "inspector", "views", "today",
    "bridge", "away", "present", "frame", "tour", "link", "data",
    "atlas",
)  # fmt: skip
STYLES = ("map", "time", "numbers", "present", "tour", "settings")
# Style, weight and file of each face; made by ``geodata/build/fonts.py``.
FACES = {
    "Atlas Serif": (
        ("normal", 400, "atlas-serif-regular"),
        ("italic", 400, "atlas-serif-italic"),
        ("normal", 600, "atlas-serif-semibold"),
    ),
    "Atlas Sans": (("normal", 400, "atlas-sans-regular"), ("normal", 600, "atlas-sans-semibold")),
}


@dataclass(frozen=True)
class Asset:
    """A file for the browser.

    Attributes
    ----------
    name : str
        File name; it contains a hash of the content, so a browser may keep it for ever.
    content : bytes
        The file.
    mime : str
        Its media type.
    """

    name: str
    content: bytes
    mime: str

    @classmethod
    def of(cls, stem: str, suffix: str, content: bytes, mime: str) -> "Asset":
        """Name a content by its hash."""
        digest = hashlib.sha256(content).hexdigest()[:12]
        return cls(f"{stem}.{digest}.{suffix}", content, mime)

    def data_url(self) -> str:
        """Make the whole file an address, for documents that stand alone."""
        return f"data:{self.mime};base64,{base64.b64encode(self.content).decode()}"


def leaflet_file(name: str) -> Path:
    """Find a file of the installed Leaflet.

    Parameters
    ----------
    name : str
        ``"leaflet.js"`` or ``"leaflet.css"``.

    Returns
    -------
    Path
        Where it is.
    """
    for file in metadata.files("XStatic-Leaflet") or []:
        if file.name == name:
            return Path(file.locate())
    raise FileNotFoundError(f"XStatic-Leaflet has no {name}; install requirements.txt anew")


@cache
def script() -> Asset:
    """Leaflet and the atlas's scripts as one file.

    Returns
    -------
    Asset
        The script.
    """
    parts = [leaflet_file("leaflet.js").read_text(encoding="utf-8")]
    parts += [(HERE / "js" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    # The source map of Leaflet is not shipped; the line that names it would be asked for.
    lines = [line for part in parts for line in part.splitlines() if "sourceMappingURL" not in line]
    return Asset.of("atlas", "js", "\n".join(lines).encode(), "text/javascript")


@cache
def watch() -> Asset:
    """A script that comes before the others and tells the reader when they do not.

    Returns
    -------
    Asset
        The script, without indents and comments: it goes along with each report of the map.
    """
    lines = (line.strip() for line in (HERE / "js" / "watch.js").read_text("utf-8").splitlines())
    content = "\n".join(line for line in lines if line and not line.startswith("//"))
    return Asset.of("watch", "js", content.encode(), "text/javascript")


@cache
def todays_borders() -> Asset:
    """Borders of today, for those who ask for them.

    Returns
    -------
    Asset
        GeoJSON.

    Raises
    ------
    geodata.DataError
        If the layer is missing or damaged.
    """
    content = json.dumps(read_json(LAYERS / "today.geojson"), separators=(",", ":")).encode()
    return Asset.of("today", "json", content, "application/json")


@cache
def fonts() -> tuple[Asset, ...]:
    """Faces of the atlas's two families, for the browser.

    Returns
    -------
    tuple of Asset
        WOFF2 files.
    """
    stems = [stem for faces in FACES.values() for _, _, stem in faces]
    return tuple(
        Asset.of(stem, "woff2", (HERE / "fonts" / f"{stem}.woff2").read_bytes(), "font/woff2")
        for stem in stems
    )


def font_faces(prefix: str | None = "") -> str:
    """Rules that make the fonts known to a browser.

    Parameters
    ----------
    prefix : str, optional
        Start of the addresses at which the files of `fonts` are served; with ``None`` the
        fonts themselves stand in the rules.

    Returns
    -------
    str
        CSS.
    """
    files = {file.name.split(".")[0]: file for file in fonts()}
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-style: {style}; font-weight: {weight}; '
        f'font-display: swap; src: url("{_address(files[stem], prefix)}") format("woff2"); }}'
        for family, faces in FACES.items()
        for style, weight, stem in faces
    )


def _address(file: Asset, prefix: str | None) -> str:
    return file.data_url() if prefix is None else prefix + file.name


def stylesheet(alone: bool = False) -> Asset:
    """Leaflet's style sheet and the atlas's own as one file.

    Parameters
    ----------
    alone : bool
        Whether the fonts stand in the file, for documents that stand alone; else they are
        asked for beside it.

    Returns
    -------
    Asset
        The style sheet.
    """
    return _stylesheet(alone)


@cache
def _stylesheet(alone: bool) -> Asset:
    # Cached by value: a cache that told an absent argument from the same one given would read
    # the files twice, and after an update on a running server link a file that is not served.
    parts = [font_faces(None if alone else "")]
    parts += [leaflet_file("leaflet.css").read_text(encoding="utf-8")]
    parts += [(HERE / "css" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES]
    return Asset.of("atlas", "css", "\n".join(parts).encode(), "text/css")
