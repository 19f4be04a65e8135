"""What others need to run the atlas: licences of what it rests on, the container file."""

import json
import re
import shutil
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

packaging = pytest.importorskip("packaging.requirements")

ROOT = Path(__file__).parent.parent
RENEW = "after a change on purpose: python -m geodata.build.datapackage"
#: Licences under which a school may run the atlas and pass it on.
FREE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|HPND|CMU|Zlib|Unlicense|LGPL|"
    r"CC0|Public Domain",
    re.IGNORECASE,
)
#: Licences that a package's metadata do not tell, from the licence file of its repository.
ELSEWHERE = {
    "streamlit-folium": "MIT",
    "xstatic-leaflet": "BSD-2-Clause",  # "same as Leaflet"
}
COPYLEFT = re.compile(r"(?<!L)(?<!Lesser )\b(A?GPL|General Public License)", re.IGNORECASE)


def lines(path):
    text = (ROOT / path).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def everything():
    """Names of all that the app installs, those of others included."""
    waiting = [packaging.Requirement(line.split("#")[0]) for line in lines("requirements.txt")]
    found = {}
    while waiting:
        wanted = waiting.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if name in found or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        found[name] = metadata.distribution(name)
        waiting += [packaging.Requirement(line) for line in found[name].requires or []]
    return found


ALL = everything()


@pytest.mark.parametrize("name", sorted(ALL))
def test_the_licence_of_every_package_is_stated_and_free(name):
    about = ALL[name].metadata
    stated = [about.get("License-Expression"), about.get("License"), ELSEWHERE.get(name)]
    stated += [c for c in about.get_all("Classifier") or [] if c.startswith("License")]
    text = " ".join(filter(None, stated))[:4000]
    assert FREE.search(text), text or "none stated"
    assert not COPYLEFT.search(re.sub("LGPL[^ ]*|Lesser General Public License", "", text)), text


@pytest.mark.parametrize(
    "path", ["requirements.txt", "tests/requirements.txt", "pages/site/requirements.txt"]
)
def test_every_requirement_is_pinned(path):
    for line in lines(path):
        assert re.match(r"[A-Za-z0-9-]+==[\w.]+(\s+#|$)", line), line


def test_the_pins_are_among_the_versions_with_which_the_atlas_works():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    works = {one.name: one.specifier for one in map(packaging.Requirement, project["dependencies"])}
    pins = [packaging.Requirement(line.split("#")[0]) for line in lines("requirements.txt")]
    assert {pin.name for pin in pins} == set(works)
    for pin in pins:
        (version,) = [one.version for one in pin.specifier]
        assert works[pin.name].contains(version), pin


def test_every_requirement_of_the_app_has_its_reason():
    for line in lines("requirements.txt"):
        assert len(line.partition("#")[2].split()) >= 2, line


def test_the_container_has_all_that_the_app_reads_and_no_root():
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    for part in ("app.py", "pages", "geodata", ".streamlit", "requirements.txt"):
        assert re.search(rf"^COPY .*{re.escape(part)}", text, re.MULTILINE), part
    assert re.search(r"^USER (?!root)", text, re.MULTILINE)
    assert "_stcore/health" in text
    base = re.search(r"^FROM (\S+)$", text, re.MULTILINE)[1]
    assert re.search(r":\d+\.\d+", base), "the base is pinned"


def test_a_cloud_that_looks_for_a_file_of_dependencies_finds_requirements_first():
    """Streamlit Community Cloud takes the first of these that it finds, in this order."""
    known = ["uv.lock", "Pipfile", "environment.yml", "requirements.txt", "pyproject.toml"]
    found = [name for name in known if (ROOT / name).exists()]
    assert found[0] == "requirements.txt"
    assert not (ROOT / "packages.txt").exists(), "nothing of Debian is needed"


def test_every_file_that_the_atlas_reads_is_as_published():
    from geodata import integrity

    assert integrity.altered() == {}, RENEW
    assert integrity.altered(ROOT / "pages") == {}, RENEW


@pytest.mark.parametrize("folder", ["geodata", "pages"])
def test_every_shipped_file_that_is_no_program_has_its_checksum(folder):
    """In the list of the folder, or in the data package; nothing is listed that is not there."""
    from geodata import integrity

    root = ROOT / folder
    assert integrity.sums(root) == (root / "SHA256SUMS").read_text(encoding="utf-8"), RENEW
    package = json.loads((ROOT / "geodata" / "datapackage.json").read_text(encoding="utf-8"))
    known = {ROOT / "geodata" / part["path"] for part in package["resources"]}
    shipped = {
        path
        for path in root.rglob("*")
        if path.is_file()
        and path.suffix not in {".py", ".pyc"}
        and path.name != "SHA256SUMS"
        and "build" not in path.relative_to(root).parts
    }
    assert shipped - {*integrity.listed(root), *known} == set()


def test_the_list_of_checksums_is_what_the_common_tool_reads():
    tool = shutil.which("sha256sum")
    if tool is None:
        pytest.skip("no sha256sum on this machine")
    for folder in ("geodata", "pages"):
        subprocess.run(
            [tool, "--quiet", "--strict", "--check", "SHA256SUMS"], cwd=ROOT / folder, check=True
        )


@pytest.mark.parametrize("text", ["", "no list\n", "abc  cut sho"])
def test_a_damaged_list_is_told(tmp_path, text):
    from geodata import integrity

    (tmp_path / "SHA256SUMS").write_text(text)
    assert integrity.altered(tmp_path) == {"SHA256SUMS": "missing or damaged"}


def test_an_altered_file_is_found(tmp_path):
    from geodata import integrity

    (tmp_path / "tables").mkdir()
    for name in ("good", "changed", "empty"):
        (tmp_path / "tables" / f"{name}.csv").write_text("" if name == "empty" else name)
    sum_of_good = "770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c"
    names = ("good", "changed", "empty", "missing")
    parts = [{"path": f"tables/{name}.csv", "hash": f"sha256:{sum_of_good}"} for name in names]
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": parts}))
    (tmp_path / "texts").mkdir()
    for name in ("one.md", "two.md", "three.css"):
        (tmp_path / "texts" / name).write_text(name)
    (tmp_path / "SHA256SUMS").write_text(integrity.sums(tmp_path))
    (tmp_path / "texts" / "two.md").write_text("other")
    (tmp_path / "texts" / "three.css").unlink()
    assert integrity.altered(tmp_path) == {
        "tables/changed.csv": "changed",
        "tables/empty.csv": "empty",
        "tables/missing.csv": "missing",
        "texts/two.md": "changed",
        "texts/three.css": "missing",
    }
