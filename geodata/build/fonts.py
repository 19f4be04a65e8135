"""The atlas's fonts: the faces and signs that it needs, cut from two open families.

``python -m geodata.build.fonts FOLDER`` gets the packages of ``fonts.csv`` with npm into FOLDER,
checks them, and writes ``cartography/fonts/``: for each face a WOFF2 file for the browser and a
TrueType file for print. The same packages give the same bytes.
"""

import csv
import hashlib
import io
import subprocess
import sys
import tarfile
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from ..files import ROOT

HERE = Path(__file__).parent
TARGET = ROOT / "cartography" / "fonts"
#: Ranges of Unicode: Latin with all letters of the region, Cyrillic, and signs of typesetting.
SIGNS = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), 0x18F, *range(0x1E4, 0x1EA), *range(0x218, 0x21C),
    0x237, 0x259, *range(0x2C6, 0x2C8), *range(0x2D8, 0x2DE), *range(0x300, 0x305),
    *range(0x306, 0x30D), *range(0x326, 0x329), *range(0x400, 0x460), 0x490, 0x491,
    *range(0x2010, 0x2028), 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2116,
    *range(0x2190, 0x2194), 0x2212, 0x2248, 0x2260, 0x2264, 0x2265,
]  # fmt: skip
#: Typesetting by the font itself; other features are left out to keep the files small.
FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk", "liga", "tnum", "case"]


def fetch(folder: Path) -> list[dict]:
    """Get the packages and check them.

    Parameters
    ----------
    folder : Path
        Where the files go; files that are there already are not fetched again.

    Returns
    -------
    list of dict
        Rows of ``fonts.csv``, one a face.

    Raises
    ------
    ValueError
        When a file is not the one that ``fonts.csv`` names.
    """
    with (HERE / "fonts.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for archive, row in {row["archive"]: row for row in rows}.items():
        path = folder / archive
        if not path.exists():
            command = ["npm", "pack", "--silent", f"{row['package']}@{row['version']}"]
            subprocess.run(command, cwd=folder, check=True)
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != row["sha256"]:
            raise ValueError(f"{archive}: checksum {found} is not that of fonts.csv")
    return rows


def cut(raw: bytes, family: str, style: str) -> TTFont:
    """Cut a font down to the atlas's signs.

    The licence lets nobody call a changed font by its reserved name (``Source``), so it gets ours.

    Parameters
    ----------
    raw : bytes
        A TrueType font.
    family, style : str
        New names, such as ``"Atlas Sans"`` and ``"SemiBold"``.

    Returns
    -------
    fontTools.ttLib.TTFont
        The font, its figures as tall as capitals by default.
    """
    font = TTFont(io.BytesIO(raw), recalcTimestamp=False)
    _lining_figures(font)
    options = Options(layout_features=FEATURES, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17])
    options.drop_tables += ["STAT", "BASE"]
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=SIGNS)
    subsetter.subset(font)
    whole = f"{family} {style}"
    post = f"{family.replace(' ', '')}-{style}"
    plain = style in ("Regular", "Italic")
    names = {1: family if plain else whole, 2: style if plain else "Regular", 3: whole,
             4: whole, 6: post, 16: family, 17: style}  # fmt: skip
    for number, text in names.items():
        font["name"].removeNames(nameID=number)
        font["name"].setName(text, number, 3, 1, 0x409)
    return font


def _lining_figures(font: TTFont) -> None:
    """Make figures of the height of capitals the ordinary ones, for programs without features."""
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "lnum":
            continue
        for index in record.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[index].SubTable:
                lining = getattr(part, "ExtSubTable", part).mapping
                for encoding in font["cmap"].tables:
                    for code in range(0x30, 0x3A):
                        glyph = encoding.cmap.get(code)
                        encoding.cmap[code] = lining.get(glyph, glyph)
        return


def main(folder: Path) -> None:
    """Write all faces and the licence.

    Parameters
    ----------
    folder : Path
        Folder for the packages.
    """
    TARGET.mkdir(exist_ok=True)
    notices, terms = [], ""
    for row in fetch(folder):
        with tarfile.open(folder / row["archive"]) as archive:
            raw = archive.extractfile(f"package/{row['file']}").read()
            text = archive.extractfile("package/LICENSE_FONT").read().decode()
        holder, terms = text.split("\n", 1)
        notices += [f"{row['family']}: {holder}"]
        font = cut(raw, row["family"], row["style"])
        stem = f"{row['family']} {row['style']}".lower().replace(" ", "-")
        font.flavor = None
        font.save(TARGET / f"{stem}.ttf")
        font.flavor = "woff2"
        font.save(TARGET / f"{stem}.woff2")
    told = "\n".join(dict.fromkeys(notices))
    licence = f"Cut from Alegreya (Atlas Serif) and Source Sans 3 (Atlas Sans).\n\n{told}\n{terms}"
    lines = [line.rstrip() for line in licence.replace("\r", "").rstrip().split("\n")]
    (TARGET / "OFL.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
