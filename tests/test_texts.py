"""What the pages say: every number from a table, every paragraph with its source, days linked."""

import re
from pathlib import Path

import pytest

pytest.importorskip("streamlit")

import geodata
from pages.common.evidence import charts
from pages.common.text import documents, markup, records, texts

ROOT = Path(__file__).parent.parent
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SOURCES = (ROOT / "pages").glob("*.py")
#: Pages that tell the story, with or without a map of their own.
STORIES = sorted(
    path.stem
    for path in SOURCES
    if re.search(r"story\.show|reading\.show|show_figures", path.read_text())
)
#: What may stand in figures without a row in a table: days, years, and numbers of documents.
MARKED = re.compile(
    r"\[@[^\]]+\]|\{[^}]+\}|^\[\[[^\]]+\]\]$|^\d\. |https?://\S+"
    rf"|(\d{{1,2}}( and |–))?\d{{1,2}} ({MONTHS})( \d{{4}})?"
    r"|\b1[5-9]\d\d(–\d\d(\d\d)?|s)?\b|\b[Aa]rticle \d+|\bDirective \d+|\bPoints? \d( and \d)?",
    re.MULTILINE,
)
IN_WORDS = re.compile(
    r"\b(thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|hundred|thousand|million|billion|per cent)\b"
)
WINDOW = ("1938-03-11", "1941-06-22")
#: Numbers that come from no table, with the reason why that is right.
ALLOWED = {
    ("trade", "3"): "the essay's own figure, named in order to be contradicted",
}
#: Paragraphs without a citation, by how they begin, with the reason why that is right.
WITHOUT_SOURCE = {
    ("overview", "This page tells"): "tells how to use the atlas",
    ("overview", "The colours show"): "tells how to read the map",
    ("baltic_1940", "The hatching shows"): "tells how to read the map",
}


def stories():
    return [(name, texts.read(name)) for name in STORIES]


def paragraphs(text):
    """Paragraphs, tables and items of lists; no headings, no documents."""
    for block in text.split("\n\n"):
        if block.startswith(("#", "[[")):
            continue
        yield from re.split(r"\n(?=\* )", block) if block.startswith("* ") else [block]


def test_the_story_is_found():
    assert {"overview", "trade", "winter_war"} <= set(STORIES)


@pytest.mark.parametrize("name", STORIES)
def test_every_number_is_in_a_table(name):
    text = texts.read(name)
    bare = MARKED.sub("", f"{text.lede}\n\n{text.body}")
    found = set(re.findall(r"\d[\d,.]*\d|\d", bare))
    assert found - {number for page, number in ALLOWED if page == name} == set()


#: Signs of a typewriter: apostrophes, quotation marks, and hyphens between years.
TYPED = re.compile(r"(?<=[a-z])'(?=s?\b)|(?<!\S)\"(?=\w)|\b1[5-9]\d\d-\d\d(?!\d?-)\b")


def test_signs_are_those_of_print():
    said = {name: " ".join((text.title, text.lede, text.body)) for name, text in stories()}
    columns = {
        "events": ("title", "text"),
        "figures": ("what", "by_whom"),
        "tour": ("title", "text"),
    }
    for table, names in columns.items():
        said[table] = " ".join(records.table(table)[list(names)].to_numpy().ravel())
    found = {name: TYPED.findall(MARKED.sub("", text)) for name, text in said.items()}
    assert {name: signs for name, signs in found.items() if signs} == {}


@pytest.mark.parametrize("name", STORIES)
def test_no_large_number_is_written_out(name):
    text = texts.read(name)
    bare = MARKED.sub(lambda mark: "#" if "{#" in mark[0] else "", f"{text.lede}\n\n{text.body}")
    for found in IN_WORDS.finditer(bare):
        assert re.search(r"[#\d] $", bare[: found.start()]), found[0]


def test_no_allowed_number_or_paragraph_is_out_of_date():
    for page, number in ALLOWED:
        assert re.search(rf"\b{re.escape(number)}\b", texts.read(page).body), (page, number)
    for page, start in WITHOUT_SOURCE:
        assert f"\n{start}" in texts.read(page).body, (page, start)


@pytest.mark.parametrize("name", STORIES)
def test_every_paragraph_has_its_source(name):
    allowed = tuple(start for page, start in WITHOUT_SOURCE if page == name)
    for block in paragraphs(texts.read(name).body):
        if allowed and block.startswith(allowed):
            continue
        if block.startswith("1. "):
            continue  # an outline of the document that the sentence before it cites
        assert "[@" in block, block


@pytest.mark.parametrize("name", STORIES)
def test_every_day_that_the_map_can_show_is_a_link(name):
    source = (ROOT / f"pages/{name}.py").read_text()
    ends = [re.search(rf'{end}="([^"]+)"', source) for end in ("start", "end")]
    first, last = (found[1] if found else day for found, day in zip(ends, WINDOW, strict=True))
    body = re.sub(r"\[@[^\]]+\]|\{[^}]+\}|^## .*$", "", texts.read(name).body, flags=re.MULTILINE)
    months = MONTHS.split("|")
    for day, month, year in re.findall(rf"\b(\d{{1,2}}) ({MONTHS}) (\d{{4}})", body):
        iso = f"{year}-{months.index(month) + 1:02}-{int(day):02}"
        assert not first <= iso <= last, f"{iso} is not linked"


@pytest.mark.parametrize("name", STORIES)
def test_headings_come_in_order(name):
    text = texts.read(name)
    assert not re.search(r"^#[^#]", text.body, re.MULTILINE), "a second h1"
    assert not re.search(r"^###", text.body, re.MULTILINE), "deeper than h2"
    assert text.body.startswith("## ")


@pytest.mark.parametrize("name", STORIES)
def test_figures_know_their_page(name):
    text = texts.read(name)
    pages = records.table("figures").set_index("figure")["pages"]
    for figure in texts.figures_in(text.lede + text.body):
        assert name in pages[figure].split("; "), figure


def test_every_figure_is_told_somewhere():
    told = {figure for _, text in stories() for figure in texts.figures_in(text.lede + text.body)}
    assert set(records.table("figures")["figure"]) - told == set()


def test_each_cell_of_a_wide_table_says_its_column_on_a_phone():
    made = markup.as_html(charts.credits_table())
    labels = re.findall(r'<td data-label="(.+?)"', made)
    assert labels == charts.CREDITS[1:] * made.count("<tr>\n<td")
    assert '<td data-label="Interest" class="empty"' in made, "a dash needs no line of its own"


def test_a_table_of_figures_stays_one_on_a_phone():
    rows = [("Poland", 1, 2, 3)]
    assert "stacked" in markup.as_html(markup.table("ABCD", "lrrl", rows))
    assert "stacked" not in markup.as_html(markup.table("ABCD", "lrrr", rows))
    assert "stacked" not in markup.as_html(markup.table("ABC", "lrl", rows))


def test_every_document_is_shown_once_or_more_and_can_be_cited():
    shown = {name for _, text in stories() for name in texts.documents_in(text.body)}
    assert shown == set(records.table("quotations")["quotation"])
    assert {documents.source(name) for name in shown} <= set(geodata.sources())


@pytest.mark.parametrize("name", STORIES)
def test_every_page_shows_a_document(name):
    assert texts.documents_in(texts.read(name).body), name


def test_quotations_are_whole():
    for row in records.table("quotations").itertuples():
        assert row.words.strip() and row.words[-1] in ".!?", row.quotation
        assert bool(row.original) == bool(row.language), row.quotation
        assert row.language in {"", *documents.QUOTES}, row.quotation
        assert row.translation, row.quotation


def test_the_release_to_cite_is_that_of_the_citation_file():
    cited = re.search(r"^version: (\S+)$", (ROOT / "CITATION.cff").read_text(), re.MULTILINE)[1]
    assert f"version {cited} (" in texts.read("data").body
    assert f'version = "{cited}"' in (ROOT / "pyproject.toml").read_text()
