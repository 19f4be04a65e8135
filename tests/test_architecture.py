"""The two rules that give the house its shape, and the limits of the repository."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
#: Modules of ``geodata`` that put all together: public face, command line, files to take away.
FACES = {"__init__.py", "__main__.py", "export.py"}
TRUTH = sorted({path.name for path in (ROOT / "geodata").glob("*.py")} - FACES)
#: Parts of ``geodata``, and on which other parts each rests.
RESTS_ON = {
    "cartography": set(),
    "quiz": {"cartography"},
    "printing": {"cartography"},
    "worksheet": {"cartography", "printing", "quiz"},
}


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
            if node.level and not node.module:
                found |= {"." * node.level + name.name for name in node.names}
    return found


@pytest.mark.parametrize("path", sorted((ROOT / "geodata").rglob("*.py")), ids=str)
def test_geodata_knows_nothing_of_streamlit(path):
    assert not {name for name in imports(path) if name.startswith(("streamlit", "pages"))}


@pytest.mark.parametrize("name", TRUTH)
def test_what_is_true_knows_nothing_of_how_it_is_drawn(name):
    known = imports(ROOT / "geodata" / name)
    drawn = {"folium", "branca", "PIL", "typst", ".export", *(f".{part}" for part in RESTS_ON)}
    assert not {name for name in known if name in drawn or name.startswith(".cartography")}


@pytest.mark.parametrize("part", RESTS_ON)
def test_parts_rest_on_each_other_in_one_direction(part):
    for path in (ROOT / "geodata" / part).glob("*.py"):
        met = {name[2:].split(".")[0] for name in imports(path) if name.startswith("..")}
        assert (met & set(RESTS_ON)) <= RESTS_ON[part], path.name


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=str)
def test_pages_know_nothing_of_files(path):
    text = path.read_text(encoding="utf-8")
    assert not imports(path) & {"pathlib", "os", "geopandas", "shapely", "folium"}
    assert ".geojson" not in text
    assert ".csv" not in text


@pytest.mark.parametrize("path", sorted((ROOT / "pages").rglob("*.py")), ids=str)
def test_what_pages_share_knows_nothing_of_geometry(path):
    assert not imports(path) & {"geopandas", "shapely", "pyproj", "folium"}


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=str)
def test_a_page_is_a_declaration(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lines = {node.lineno for node in ast.walk(tree) if isinstance(node, ast.expr | ast.stmt)}
    assert len(lines) <= 60


def test_the_app_runs_without_the_tools_of_the_build():
    """At run time geodata imports neither scipy nor topojson."""
    import subprocess
    import sys

    code = (
        "import sys, geodata; geodata.state_at('1939-08-23');"
        "print([m for m in ('scipy', 'topojson', 'netCDF4', 'matplotlib', 'typst', 'streamlit')"
        " if m in sys.modules])"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert out.stdout.strip() == "[]"
