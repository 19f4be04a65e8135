"""Compares the shipped files with their checksums.

Those of the data stand in ``datapackage.json``. What draws and tells the data (scripts, style,
fonts, texts) is no data; it stands in a list beside it, as ``sha256sum --check`` reads it.
"""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from . import files

#: Folders of the package that the atlas reads as it runs; inputs of the build are for the tests.
READ = ("layers/", "tables/")
PACKAGE = "datapackage.json"
SUMS = "SHA256SUMS"
#: What a shipped file that is neither program nor data may end in.
ENDINGS = {
    ".css",
    ".csv",
    ".jpg",
    ".js",
    ".json",
    ".md",
    ".png",
    ".svg",
    ".ttf",
    ".txt",
    ".typ",
    ".woff2",
}
#: Folders that are not read as the atlas runs.
LEFT_OUT = {"build", "layers", "tables", "__pycache__"}


def altered(root: Path | None = None) -> dict[str, str]:
    """Compare the files that the atlas reads with their checksums.

    Parameters
    ----------
    root : Path, optional
        Folder with ``datapackage.json``, ``SHA256SUMS`` or both; the package's own by default.

    Returns
    -------
    dict of str to str
        What is wrong, in words, by path below that folder; empty when all is well. A file
        that has not been written to since the last call is not read again.
    """
    root = root or files.ROOT
    expected, found = {}, {}
    for name, read in ((PACKAGE, _in_package), (SUMS, _in_list)):
        if name == PACKAGE and root != files.ROOT and not (root / name).exists():
            continue
        try:
            stat = (root / name).stat()
            expected |= read(root / name, stat.st_mtime_ns, stat.st_size)
        except (files.DataError, OSError, KeyError, TypeError, ValueError):
            found[name] = "missing or damaged"
    for path, checksum in expected.items():
        wrong = _compare(root / path, checksum)
        if wrong:
            found.setdefault(path, wrong)
    return found


def listed(root: Path) -> list[Path]:
    """Find the files whose checksums belong into the list of a folder.

    Parameters
    ----------
    root : Path
        The folder.

    Returns
    -------
    list of Path
        In order of their paths.
    """
    return sorted(
        path
        for path in root.rglob("*")
        if path.suffix in ENDINGS and not LEFT_OUT & set(path.relative_to(root).parts)
    )


def sums(root: Path) -> str:
    """Write the list of checksums of a folder.

    Parameters
    ----------
    root : Path
        The folder.

    Returns
    -------
    str
        A line for each file, as ``sha256sum`` writes it.
    """
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(root).as_posix()}\n"
        for path in listed(root)
    )


@lru_cache(maxsize=8)
def _in_package(path: Path, _written: int, _size: int) -> dict[str, str]:
    parts = files.load_json(path)["resources"]
    sums = {part["path"]: part["hash"].removeprefix("sha256:") for part in parts}
    return {path: checksum for path, checksum in sums.items() if path.startswith(READ)}


@lru_cache(maxsize=8)
def _in_list(path: Path, _written: int, _size: int) -> dict[str, str]:
    return dict(_pairs(path.read_text(encoding="utf-8")))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Path and checksum of each line.

    Raises
    ------
    ValueError
        If a line is not of a list of checksums, or there is none.
    """
    if not text.endswith("\n"):  # also if it is empty
        raise ValueError("cut short")
    for line in text.splitlines():
        checksum, path = line.split("  ", 1)
        yield path, checksum


def _compare(path: Path, checksum: str) -> str | None:
    try:
        stat = path.stat()
        digest = _digest(path, stat.st_mtime_ns, stat.st_size)
    except OSError:
        return "missing"
    if stat.st_size == 0:
        return "empty"
    return None if checksum == digest else "changed"


@lru_cache(maxsize=512)
def _digest(path: Path, _written: int, _size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
