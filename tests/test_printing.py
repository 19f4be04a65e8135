"""Printed sheets, read back: size, words, fonts, colours; and the same rules as on the screen."""

import io
import re
import xml.etree.ElementTree as ET
from types import SimpleNamespace

import pypdf
import pytest
import shapely
from PIL import Image

import geodata
from geodata import files, printing
from geodata.__main__ import main
from geodata.borders import READINGS, VIEWS
from geodata.cartography import NAMES, tables
from geodata.printing import (
    conic,
    legend,
    line_labels,
    names,
    paint,
    plate,
    press,
    room,
    scene,
    sheet,
)
from geodata.printing.lettering import SERIF, Face, width, wrapped
from geodata.printing.room import Block, spot
from geodata.words import WITH_ARTICLE
from tests.javascript import javascript

POLAND = (14.0, 48.0, 29.0, 56.5)
DAY = "1939-11-01"
DAYS = ("1938-10-02", "1939-09-17", DAY, "1940-06-17", "1940-08-30", "1941-06-01")
SVG = "{http://www.w3.org/2000/svg}"
MM = 72 / 25.4


@pytest.fixture(scope="module")
def partition():
    return printing.compose(printing.Scene(DAY, POLAND, "The partition of Poland"))


@pytest.fixture(scope="module")
def drawn(partition):
    return ET.fromstring(partition.svg)


@pytest.fixture(scope="module")
def pdf(partition):
    return pypdf.PdfReader(io.BytesIO(printing.as_pdf(partition)))


@pytest.fixture(scope="module")
def rows():
    """Every unit on days that have all kinds of status."""
    return [vars(row) for day in DAYS for row in scene.units(scene.Scene(day))]


@pytest.fixture(scope="module")
def seen(rows):
    """Their fills and names in the browser, by view."""
    fills = """rows.map((row) => Object.fromEntries(views.map((view) => {
        const agreed = row.sphere ? { sphere: row.sphere, kind: row.sphere_kind } : null;
        const { base, ink, pattern } = Atlas.paint.unitPaint(row, view, style, agreed);
        const name = Atlas.labels.naming(row, view, style, row.unit);
        return [view, [base, pattern ? ink : null, pattern, name.key, name.text, name.sub]];
    })))"""
    return javascript(fills, rows=rows, views=list(VIEWS), style=paint.style())


def texts(root):
    return ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]


def test_articles_are_those_of_the_browser():
    powers = paint.style()["powers"]
    told = {name for name, rule in powers.items() if rule.get("article")}
    assert told == WITH_ARTICLE & set(powers)


class TestPdf:
    def test_is_one_page_of_a4(self, pdf):
        box = pdf.pages[0].mediabox
        assert len(pdf.pages) == 1
        assert sorted([float(box.width), float(box.height)]) == pytest.approx(
            [210 * MM, 297 * MM], abs=0.1
        )

    def test_says_date_title_sources_and_licence_in_words(self, pdf):
        text = " ".join(pdf.pages[0].extract_text().split())
        for words in ("1 November 1939", "The partition of Poland", "Sources:", "CC BY 4.0",
                      "LGPL-3.0-or-later", "GeoNames", "Line of 28 September", "km"):  # fmt: skip
            assert words in text

    def test_has_its_fonts_with_it(self, pdf):
        page = pdf.pages[0]["/Resources"]
        forms = [form["/Resources"] for form in page.get("/XObject", {}).values()]
        found = [font for part in (page, *forms) for font in part.get("/Font", {}).values()]
        assert found
        for font in found:
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
            assert "Atlas" in descriptor["/FontName"]

    def test_can_be_read_to_those_who_cannot_see_it(self, pdf):
        root = pdf.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"].startswith("en")
        assert pdf.metadata.title == "The partition of Poland, 1 November 1939"


class TestPng:
    def test_is_a4_at_300_dots_an_inch(self, partition):
        with Image.open(io.BytesIO(printing.as_png(partition))) as picture:
            assert picture.size == (2480, 3508)
            assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
            assert picture.info["Title"] == partition.title


class TestSvg:
    def test_names_are_text(self, drawn):
        told = texts(drawn)
        assert {"GERMANY", "1 November 1939", "Baltic Sea"} <= set(told)
        assert "Wilno (today Vilnius)" in told or "Vilnius" in told
        assert any(text.startswith("Warschau") for text in told)

    def test_asks_for_nothing_and_names_what_is_there(self, partition):
        content = printing.as_svg(partition).decode()
        assert not re.search(r"""(href|src)\s*=\s*["']http""", content)
        assert set(re.findall(r"url\((?!data:)([^)]*)\)", content)) == {
            f"#{name}" for name in re.findall(r'id="([^"]+)"', content) if name != "names"
        }
        assert content.count("@font-face") == 5

    def test_ids_are_unique(self, partition):
        ids = re.findall(r' id="([^"]+)"', partition.svg)
        assert len(ids) == len(set(ids))

    def test_a_title_cannot_bring_markup(self):
        title = '<script>x</script> & "y" #import'
        made = printing.compose(printing.Scene(DAY, (23, 57, 25, 58), title))
        root = ET.fromstring(made.svg)
        assert title in texts(root)
        assert not list(root.iter(f"{SVG}script"))
        assert printing.as_pdf(made).startswith(b"%PDF")


class TestSheet:
    def test_stands_upright_or_lies_across_as_the_land_is_larger(self, partition):
        assert partition.height > partition.width
        across = printing.compose(printing.Scene("1940-08-30", (19.5, 43.0, 31.5, 49.5)))
        assert across.width > across.height

    def test_in_black_and_white_there_is_no_colour(self):
        made = printing.compose(printing.Scene("1940-06-17", (19.5, 53.5, 29.0, 60.0), mono=True))
        colours = set(re.findall(r"#[0-9a-f]{6}\b", made.svg.split("<defs>")[1]))
        assert colours
        plain = {c for c in colours if c[1:3] == c[3:5] == c[5:7]}
        ids = {c for c in colours if f'"{c}"' not in made.svg}
        assert colours - ids == plain - ids

    def test_in_black_and_white_powers_and_what_they_hold_differ(self):
        units = {row.unit: row for row in scene.units(scene.Scene(DAY))}
        wanted = ("de-core", "pl-wartheland-a", "su-core", "pl-west-ukraine-a")
        rows = [units[unit] for unit in wanted]
        assert [row.controller for row in rows] == 2 * ["Germany"] + 2 * ["Soviet Union"]
        assert len({paint.paint_of(row, "held", mono=True) for row in rows}) == 4

    def test_the_legend_tells_only_what_is_there(self):
        told = texts(ET.fromstring(
            printing.compose(printing.Scene("1938-06-01", (23, 57, 25, 58))).svg
        ))  # fmt: skip
        assert "Latvia" in told
        assert not {"Germany", "Poland", "fought over", "Soviet base by treaty"} & set(told)

    def test_the_scale_bar_is_as_long_as_it_says(self, drawn):
        frame = sheet._upright(scene.Scene(DAY, POLAND))
        bar = [n for n in drawn.iter(f"{SVG}rect") if n.get("height") == "1.1"]
        long = sum(float(node.get("width")) for node in bar)
        km = next(int(t.split()[0]) for t in texts(drawn) if re.fullmatch(r"\d+ km", t))
        assert long == pytest.approx(km * 1000 * frame.scale, rel=0.001)
        riga, tallinn = frame.point(24.1, 56.95), frame.point(24.75, 59.44)
        miles = shapely.Point(riga).distance(shapely.Point(tallinn)) / frame.scale / 1000
        assert miles == pytest.approx(280, rel=0.01)  # geodesic distance

    def test_every_page_of_the_atlas_has_a_licence_that_the_data_have(self):
        told = (geodata.files.ROOT / "LICENCES.md").read_text(encoding="utf-8")
        for licence in ("LGPL-3.0-or-later", "CC BY 4.0", "GSHHG", "World Data Bank II"):
            assert licence in told
            assert licence in printing.LICENCE


class TestSameAsOnTheScreen:
    @pytest.mark.parametrize("view", VIEWS)
    def test_fills_and_names(self, rows, seen, view):
        for row, there in zip(rows, seen, strict=True):
            fact = SimpleNamespace(**row)
            here = paint.paint_of(fact, view)
            name = names.land_name(fact, view)
            told = [here.base, here.ink, here.pattern, name.key, name.text, name.sub]
            assert told == there[view], (row["unit"], row["status"])

    @pytest.mark.parametrize("reading", READINGS)
    def test_borders(self, reading):
        arcs = geodata.borders_at(DAY, reading)
        drawn = {(a, b): kind for a, b, kind in zip(arcs.left, arcs.right, arcs.kind, strict=True)}
        every = geodata.files.read_layer("borders.geojson", ("left", "right"))
        pairs = sorted(set(zip(every.left, every.right, strict=True)))
        state = {row.unit: vars(row) for row in scene.units(scene.Scene(DAY))}
        call = "pairs.map(([a, b]) => Atlas.chronology.borderClass(a, b, state, view))"
        there = javascript(call, pairs=pairs, state=state, view=reading)
        assert [drawn.get(pair, "none") for pair in pairs] == there

    def test_precision(self):
        known = [0.3, 1.5, 1.6, 5, 5.1, 40]
        there = javascript(
            "known.map((km) => Atlas.paint.dash(km, style).label)", known=known, style=paint.style()
        )
        assert [paint.precision_step(km)["label"] for km in known] == there

    def test_projection(self):
        places = [[5, 42], [21.0, 52.2], [45, 71]]
        there = javascript("places.map(([a, b]) => Atlas.projection.forward(a, b))", places=places)
        for place, point in zip(places, there, strict=True):
            here = conic.project(shapely.Point(place))
            assert [here.x, here.y] == pytest.approx(point, abs=0.01)


class TestPlaces:
    def test_a_name_stands_where_there_is_room(self):
        shape = shapely.box(0, 0, 10, 4).union(shapely.box(0, 0, 2, 30))
        x, y, size = spot(shape, Block(4, 1), 3, 1)
        assert shape.buffer(0.2).contains(Block(4, 1).box(x, y, size))

    def test_no_room_no_name(self):
        assert spot(shapely.box(0, 0, 3, 3), Block(4, 1), 3, 1) is None

    def test_lines_are_no_longer_than_the_column(self):
        lines = wrapped("Poland annexed by the Soviet Union in law and in fact", SERIF, 3, 30)
        assert len(lines) > 1
        assert all(width(line, SERIF) * 3 <= 30 for line in lines)


class TestLines:
    """In force along 0 to 100 mm and 100 to 200; past along the first with it, then downwards."""

    FRAME = shapely.box(-20, -100, 220, 200)
    IN_FORCE = shapely.LineString([(0, 0), (200, 0)])

    def named(self, past):
        lines = (("past", True, past), ("in force", False, self.IN_FORCE))
        drawn = line_labels.place(
            [line_labels.Named(text, "#000000", 1, *rest) for text, *rest in lines],
            self.FRAME,
            room.Taken(),
        )
        places = [re.findall(r"translate\(([-\d.]+) ([-\d.]+)\)", name)[0] for name in drawn]
        names = [text for name in drawn for text in re.findall(r">(\w[\w ]+)<", name)]
        return dict(zip(names, [tuple(map(float, place)) for place in places], strict=True))

    def test_are_named_where_they_run_alone(self):
        found = self.named(shapely.LineString([(0, 0), (100, 0), (150, 150)]))
        assert found["in force"][0] > 100
        assert found["past"][1] > 5

    def test_of_the_past_are_not_named_for_a_stretch_too_short_for_it(self):
        found = self.named(shapely.LineString([(0, 0), (100, 0), (101, 3)]))
        assert list(found) == ["in force"]


class TestNames:
    @pytest.mark.parametrize("form", NAMES)
    def test_towns_bear_those_of_the_screen(self, form):
        """By the rule of the browser, for every town."""
        wanted = scene.Scene(DAY, names=form)
        told = {town.place: town.text for town in scene.towns(wanted)}
        call = """Object.fromEntries(places.map((place) => [place.place, Atlas.chronology.placeName(
            Atlas.chronology.readPlace(place), Atlas.days.parse(day), form)]))"""
        places = tables.places(files.ROOT)
        assert told == javascript(call, places=places, day=DAY, form=form)

    def test_stand_on_the_sheet(self):
        made = {
            form: printing.compose(printing.Scene(DAY, (22, 48.5, 26, 51), names=form)).svg
            for form in ("today", "pl")
        }
        assert "Lwów" in made["pl"]
        assert "Lviv" not in made["pl"].replace("(today Lviv)", "")
        assert "Lwów" not in made["today"]

    def test_can_be_asked_for_on_the_command_line(self, tmp_path):
        path = tmp_path / "day.svg"
        bounds = ["--bounds", "22,48.5,26,51", "--names", "pl"]
        assert main(["export", DAY, str(path), *bounds]) == 0
        assert "Lwów" in path.read_text(encoding="utf-8")
        assert main(["export", DAY, str(path), "--names", "xx"]) == 2


class TestBadInput:
    @pytest.mark.parametrize(
        ("given", "told"),
        [
            ({"date": "1939-02-30"}, "is not a day such as"),
            ({"date": "1945-05-08"}, "outside the atlas"),
            ({"bounds": (29, 48, 14, 56)}, "west, south, east, north"),
            ({"bounds": ("a", 1)}, "west, south, east, north"),
            ({"bounds": (0, 0, 90, 90)}, "within 5, 42, 45, 71"),
            ({"view": "wished"}, "held, claimed, recognised, agreed"),
            ({"names": "xx"}, "official, today, de, pl"),
        ],
    )
    def test_is_told_in_a_sentence(self, given, told):
        with pytest.raises(ValueError, match=told):
            printing.Scene(**{"date": DAY, **given})

    def test_a_missing_font_is_named(self):
        with pytest.raises(geodata.DataError, match=r"gone\.ttf"):
            width("x", Face("gone.ttf", "Gone"))

    def test_a_missing_typesetter_is_named_and_svg_still_works(self, partition, monkeypatch):
        monkeypatch.setitem(__import__("sys").modules, "typst", None)
        press._fonts.cache_clear()
        with pytest.raises(printing.PressError, match="pip install"):
            printing.as_pdf(partition)
        assert printing.as_svg(partition).startswith(b"<?xml")


def test_the_legend_says_what_each_view_shows():
    for view in VIEWS:
        wanted = scene.Scene("1939-12-01", (20, 52, 26, 56), view=view)
        frame = conic.Frame.around(wanted.bounds, 0, 0, 60, 60)
        told = legend.entries(wanted, plate.draw(wanted, frame))
        assert told[0].note
        assert [entry for entry in told if entry.paints]
