"""Compares the shipped files with the checksums in ``datapackage.json``."""

import hashlib
from functools import lru_cache
from pathlib import Path

from . import files

#: Folders that the atlas reads as it runs; inputs of the build are left to the tests.
READ = ("layers/", "tables/", "cartography/")


def altered(root: Path | None = None) -> dict[str, str]:
    """Compare the files that the atlas reads with their checksums.

    Parameters
    ----------
    root : Path, optional
        Folder with ``datapackage.json``; the package's own by default.

    Returns
    -------
    dict of str to str
        What is wrong, in words, by path below that folder; empty when all is well. A file
        that has not been written to since the last call is not read again.
    """
    root = root or files.ROOT
    package = root / "datapackage.json"
    try:
        resources = files.load_json(package)["resources"]
        expected = {part["path"]: part["hash"] for part in resources}
    except (files.DataError, KeyError, TypeError):
        return {package.name: "missing or damaged"}
    found = {}
    for path, checksum in expected.items():
        if path.startswith(READ):
            wrong = _compare(root / path, checksum)
            if wrong:
                found[path] = wrong
    return found


def _compare(path: Path, checksum: str) -> str | None:
    try:
        stat = path.stat()
        digest = _digest(path, stat.st_mtime_ns, stat.st_size)
    except OSError:
        return "missing"
    if stat.st_size == 0:
        return "empty"
    return None if checksum == f"sha256:{digest}" else "changed"


@lru_cache(maxsize=256)
def _digest(path: Path, _written: int, _size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
