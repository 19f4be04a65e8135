"""Any shipped file may be missing or damaged: a sentence says so, and the page lives."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import damaged_files
import pytest

pytest.importorskip("streamlit")

ROOT = Path(__file__).parent.parent
SHIPPED = ("geodata/layers/*", "geodata/tables/*", "geodata/docs/*.md", "geodata/*.md",
           "geodata/datapackage.json", "geodata/cartography/*.json", "pages/text/*.md",
           "pages/common/shell/styles/*.css", "pages/common/shell/*.png",
           "pages/common/shell/*.svg", "*/SHA256SUMS",
           "geodata/cartography/js/paint.js", "geodata/cartography/css/map.css",
           "geodata/cartography/fonts/atlas-serif-regular.*", "geodata/printing/print.json",
           "geodata/worksheet/sheet.typ", "pages/site/site.*")  # fmt: skip
FILES = sorted(p.relative_to(ROOT).as_posix() for each in SHIPPED for p in ROOT.glob(each))
TABLES = "geodata/tables/*.csv"
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
MAP = "winter_war"
#: The page that shows what a file tells, for files that the map's page does not show.
SHOWN_ON = [(r"/trade_", "trade"), (r"/claims", "claims"), (r"/sources", "sources"),
            (r"sheet", "worksheet"),
            (r"accuracy|areas_pub|docs/|LICENCES|datapackage", "data")]  # fmt: skip
FAULTS = ["missing", "truncated", "empty", "garbage"]


def fault_of(name):
    """In turn files are missing, cut, empty or hold garbage: all of a kind are read in one way."""
    return FAULTS[FILES.index(name) % 4]


def page_of(name):
    """The page on which a file's content is shown."""
    text = re.fullmatch(r"pages/text/(\w+)\.md", name)
    if text:
        return text[1]
    return next((page for pattern, page in SHOWN_ON if re.search(pattern, name)), MAP)


def cases():
    """Every fault of every file on the page that shows it, and markup in every table."""
    for name in FILES:
        yield [name, fault_of(name), page_of(name)]
    yield from ([TABLES, "markup", page] for page in PAGES)


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """What pages show in each case, by file and kind."""
    copy = tmp_path_factory.mktemp("atlas")
    leave = shutil.ignore_patterns("build", "__pycache__")
    shutil.copy(ROOT / "app.py", copy)
    for folder in ("pages", "geodata"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=leave)
    done = subprocess.run(
        [sys.executable, damaged_files.__file__, str(copy)],
        input=json.dumps(list(cases())),
        capture_output=True,
        text=True,
        cwd=copy,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = {}
    for name, kind, page, told in json.loads(done.stdout):
        found.setdefault((name, kind), []).append((page, told))
    return found


@pytest.mark.parametrize(("name", "kind"), [(n, fault_of(n)) for n in FILES])
def test_no_traceback_and_the_page_has_its_title(shown, name, kind):
    for page, told in shown[name, kind]:
        assert told["tracebacks"] == [], page
        assert len(told["titles"]) == 1, page


@pytest.mark.parametrize(("name", "kind"), [(n, fault_of(n)) for n in FILES])
def test_a_sentence_names_the_file_and_the_cure(shown, name, kind):
    for page, told in shown[name, kind]:
        sentences = " ".join(told["sentences"]).replace("\\", "")
        assert Path(name).name in sentences, page
        assert "git checkout" in sentences or "python -m geodata build" in sentences, page


@pytest.mark.parametrize("name", PAGES)
def test_markup_in_tables_stays_text(shown, name):
    """HTML only where a page allows it, and there escaped; Markdown's own signs escaped."""
    told = dict(shown[TABLES, "markup"])[name]
    assert told["tracebacks"] == []
    for text, may_hold_html in told["markdown"]:
        if may_hold_html:
            assert "<img src=x" not in text
            assert "<b class=planted" not in text
        # Markdown has no say in HTML.
        if not re.match(r"<(figure|ol|ul|table|div|section|style)\b", text):
            assert not re.search(r"(?<!\\)\[planted\]", text)


def test_markup_was_shown(shown):
    seen = [page for page, told in shown[TABLES, "markup"] if "planted" in str(told["markdown"])]
    assert {MAP, "claims"} <= set(seen)
