"""The shipped fonts hold every sign that the atlas may write with them, under a licence."""

import csv
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import geodata
from geodata.cartography import assets

FOLDER = Path(assets.__file__).parent / "fonts"
TABLES = Path(geodata.__file__).parent / "tables"
PRINTED = sorted(FOLDER.glob("*.ttf"))
ALPHABETS = {
    "Polish": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "Czech and Slovak": "áäčďéěíĺľňóôŕřšťúůýžÁÄČĎÉĚÍĹĽŇÓÔŔŘŠŤÚŮÝŽ",
    "Hungarian": "áéíóöőúüűÁÉÍÓÖŐÚÜŰ",
    "Romanian": "ăâîșțşţĂÂÎȘȚŞŢ",
    "German": "äöüßÄÖÜ",
    "Lithuanian": "ąčęėįšųūžĄČĘĖĮŠŲŪŽ",
    "Latvian": "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ",
    "Estonian and Finnish": "äåõöüšžÄÅÕÖÜŠŽ",
    "Swedish, Danish, Norwegian": "åäöæøÅÄÖÆØ",
    "Croatian": "čćđšžČĆĐŠŽ",
    "Turkish": "çğıİöşüÇĞÖŞÜ",
    "Russian": "".join(map(chr, range(0x410, 0x450))) + "ёЁ",
    "Ukrainian": "ґєіїҐЄІЇ",
    "Belarusian": "ўіЎІ",
}


def signs(path):
    """Signs for which a TrueType font has a picture."""
    return {chr(code) for code in TTFont(path).getBestCmap()}


def written():
    """All that tables say on the map or beside it: names of places, units, lines, bases, powers."""
    texts = set()
    for name in ("places", "place_names", "units", "lines", "bases", "control", "events"):
        with (TABLES / f"{name}.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                texts.update(text for text in row.values() if text)
    return texts


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.stem)
def test_every_face_has_all_letters_of_the_region(path):
    has = signs(path)
    missing = {name: [c for c in text if c not in has] for name, text in ALPHABETS.items()}
    assert not {name: letters for name, letters in missing.items() if letters}


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.stem)
def test_every_face_has_all_signs_of_the_tables(path):
    missing = {sign for text in written() for sign in text} - signs(path)
    assert not missing


def test_browser_and_print_have_the_same_faces():
    stems = {stem for faces in assets.FACES.values() for _, _, stem in faces}
    assert stems == {path.stem for path in PRINTED}
    assert {file.name.split(".")[0] for file in assets.fonts()} == stems


def test_first_load_stays_small():
    assert sum(len(file.content) for file in assets.fonts()) < 200_000


def test_licence_comes_along():
    licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Alegreya Project Authors" in licence
    assert "Adobe" in licence


def test_a_document_that_stands_alone_holds_its_fonts():
    alone = assets.stylesheet(alone=True).content.decode()
    addresses = re.findall(r'src: url\("([^"]+)"\)', alone)
    assert len(addresses) == len(PRINTED)
    assert all(address.startswith("data:font/woff2;base64,") for address in addresses)
    beside = re.findall(r'src: url\("([^"]+)"\)', assets.stylesheet().content.decode())
    assert set(beside) == {file.name for file in assets.fonts()}


def test_families_of_style_sheet_and_style_are_shipped():
    style = (FOLDER.parent / "style.json").read_text(encoding="utf-8")
    css = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.glob("css/*.css"))
    assert set(re.findall(r"Atlas (?:Serif|Sans)", style + css)) == set(assets.FACES)


def test_the_style_sheet_that_is_linked_is_the_one_that_is_served():
    assert assets.stylesheet() is assets.stylesheet(alone=False) is assets.stylesheet(False)
