"""Measure a cold start: ``python -m tests.benchmarks.cold_start``.

Makes a fresh environment from ``requirements.txt``, as a host does that gets the repository for
the first time, starts the atlas from it, and opens it in a browser that has seen nothing. Takes
two or three minutes, most of it the download.
"""

import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from .browse import Reader, chromium
from .serve import ROOT, server
from .table import Row, lines_of


def main() -> None:
    """Measure, and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        rows = []
        for row in measured(Path(folder) / "environment"):
            print(*row.cells(), sep=" | ", flush=True)
            rows.append(row)
    print("", *lines_of(rows), sep="\n")


def measured(environment: Path):
    """Everything from an empty folder to the first reader's map."""
    started = time.perf_counter()
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    pip = [python, "-m", "pip", "install", "--quiet", "--no-cache-dir", "-r", "requirements.txt"]
    subprocess.run(pip, cwd=ROOT, check=True)
    yield Row("environment made and packages installed", time.perf_counter() - started, "s")
    yield Row("size of the environment", size_mb(environment), "MB")
    with chromium() as browser:
        for name in ("first start", "second start"):
            yield from start(browser, str(python), name)


def start(browser, python: str, name: str):
    """Start the atlas and open it once."""
    started = time.perf_counter()
    with server("app.py", python) as atlas:
        yield Row(f"{name}: process to first answer", time.perf_counter() - started, "s", digits=1)
        reader = Reader(browser, atlas.address)
        shown = reader.open() / 1000
        yield Row(f"{name}: first map painted, browser cold", shown, "s", digits=1)
        total = time.perf_counter() - started
        yield Row(f"{name}: process to first map", total, "s", most=20, digits=1)
        reader.page.wait_for_timeout(1500)
        yield Row(f"{name}: memory with one reader", atlas.memory_mb(), "MB", most=400)
        reader.close()


def size_mb(folder: Path) -> float:
    """What the files of a folder take up."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    sys.exit(main())
