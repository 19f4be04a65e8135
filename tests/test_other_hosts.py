"""What is taken away from the atlas fetches nothing: it may link, but all it shows is inside."""

import io
import json
import re
import xml.etree.ElementTree as ET

import pypdf
import pytest
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

import geodata
from geodata import quiz, worksheet
from geodata.quiz import Question
from tests import patience

DAY = "1939-11-01"
SVG = "{http://www.w3.org/2000/svg}"
#: Attributes by which a drawing has a viewer fetch something; not those of a link, ``a``.
FETCHING = {"href", "{http://www.w3.org/1999/xlink}href", "src", "data"}
#: Actions and keys of PDF by which a viewer fetches, runs or sends something without a click.
ACTING = {"/Launch", "/GoToR", "/SubmitForm", "/ImportData", "/JavaScript", "/JS", "/RichMedia",
          "/Movie", "/Sound", "/XFA", "/FFilter", "/AA"}  # fmt: skip


def fetched_by_svg(content):
    """Addresses that a drawing would have its viewer fetch."""
    text = content.decode("utf-8")
    found = re.findall(r"<!DOCTYPE[^>]*|<\?xml-stylesheet[^>]*|@import[^;]*", text)
    found += [each for each in re.findall(r"url\(['\"]?([^'\")]+)", text) if each[0] != "#"]
    for element in ET.fromstring(content).iter():
        if element.tag == f"{SVG}a":
            continue
        assert element.tag != f"{SVG}script"
        found += [element.attrib[name] for name in FETCHING & set(element.attrib)]
    return [each for each in found if not each.startswith(("#", "data:"))]


def objects(part, seen):
    """All dictionaries of a PDF below one."""
    part = part.get_object() if hasattr(part, "get_object") else part
    if id(part) in seen:
        return
    seen[id(part)] = part  # kept, so that no other is given its id
    if isinstance(part, dict):
        yield part
        for each in part.values():
            yield from objects(each, seen)
    elif isinstance(part, list):
        for each in part:
            yield from objects(each, seen)


def fetched_by_pdf(content):
    """What a viewer would fetch or run; a link of the text (``/URI``) waits for a click."""
    found = []
    for part in objects(pypdf.PdfReader(io.BytesIO(content)).trailer, {}):
        named = {part.get("/S"), part.get("/Subtype"), *part} & ACTING
        found += sorted(map(str, named))
        if part.get("/FS") == "/URL":
            found.append(str(part.get("/F")))
        if part.get("/S") == "/URI":
            assert part["/URI"].startswith("http"), part["/URI"]
    return found


@pytest.mark.parametrize("mono", [False, True])
def test_a_drawing_fetches_nothing(mono):
    content = geodata.day_as(".svg", DAY, mono=mono)
    assert fetched_by_svg(content) == []


def test_a_fetching_drawing_would_be_found():
    for part in (
        '<image href="https://a.example/x.png"/>',
        '<use href="//a.example/x.svg#a"/>',
        '<style>@import "x.css";</style>',
        '<rect fill="url(https://a.example/#a)"/>',
    ):
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{part}</svg>'
        assert fetched_by_svg(drawing.encode()), part


def sheets():
    sheet = worksheet.make(worksheet.Wanted("1939-09-28"))
    return worksheet.as_pdf(sheet), worksheet.as_pdf(sheet, answers=True)


def test_printed_maps_and_worksheets_fetch_nothing():
    for content in (geodata.day_as(".pdf", DAY), *sheets()):
        assert content.startswith(b"%PDF")
        assert fetched_by_pdf(content) == []


def test_a_fetching_pdf_would_be_found():
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    script = TextStringObject("app.launchURL('https://a.example');")
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): script}
    )
    out = io.BytesIO()
    writer.write(out)
    assert "/JavaScript" in fetched_by_pdf(out.getvalue())


def test_pictures_are_pictures():
    sheet = worksheet.make(worksheet.Wanted("1939-09-28"))
    for content in (geodata.day_as(".png", DAY), worksheet.as_picture(sheet)):
        assert content.startswith(b"\x89PNG")


def test_the_picture_of_a_question_fetches_nothing():
    asked = [q for seed in "abcdef" for q in quiz.make_quiz(seed, "medium", 15)]
    lines = {question.line for question in asked if question.line}
    assert lines
    assert isinstance(asked[0], Question)
    for line in lines:
        content = quiz.sketch(line)
        assert fetched_by_svg(content if isinstance(content, bytes) else content.encode()) == []


def test_geojson_names_no_remote_system_of_coordinates():
    assert "crs" not in json.loads(geodata.day_as(".geojson", DAY))


@pytest.mark.browser
def test_one_file_asks_for_nothing_even_for_the_borders_of_today(browser, tmp_path):
    path = tmp_path / "map.html"
    path.write_bytes(geodata.day_as(".html", DAY, bounds=(14, 48, 29, 56.5)))
    context = browser.new_context()
    context.set_default_timeout(patience.MILLISECONDS)
    page = context.new_page()
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda wire: asked.append(wire.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(path.as_uri())
    page.locator(f'html[data-date="{DAY}"]').wait_for(state="attached")
    today = page.get_by_role("checkbox", name="Today’s borders")
    if today.count():
        today.check()
    page.get_by_role("slider", name="Date").press("End")
    page.locator('html[data-date="1941-06-22"]').wait_for(state="attached")
    page.evaluate("document.fonts.ready.then(() => true)")
    assert [url for url in asked if not url.startswith((path.as_uri(), "data:", "blob:"))] == []
    assert faults == []
    context.close()
