"""The data as it is handed on: tables, methods, accuracy."""

import io
import zipfile

import pandas as pd

from .files import ROOT, TABLES, read_table, read_text


def document(name: str) -> str:
    """One of the texts about the data.

    Parameters
    ----------
    name : str
        ``METHODS``, ``DICTIONARY`` or ``ERRATA``.

    Returns
    -------
    str
        Markdown.

    Raises
    ------
    DataError
        When it is missing or damaged.
    """
    return read_text(ROOT / "docs" / f"{name}.md")


def accuracy() -> pd.DataFrame:
    """How far the borders lie from independent lines.

    Returns
    -------
    pandas.DataFrame
        The table ``accuracy.csv`` with numbers as numbers; described in the data dictionary.
    """
    table = read_table("accuracy.csv", ("group", "line", "km", "median_km", "p95_km")).copy()
    for column in ("km", "median_km", "p95_km"):
        table[column] = pd.to_numeric(table[column])
    return table


def tables_as_zip() -> bytes:
    """All tables, the bibliography, their description and their documents.

    Returns
    -------
    bytes
        A ZIP file.
    """
    paths = [*sorted(TABLES.iterdir()), ROOT / "datapackage.json", ROOT / "LICENCES.md"]
    paths += sorted((ROOT / "docs").glob("*.md"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole:
        for path in paths:
            whole.write(path, path.relative_to(ROOT))
    return out.getvalue()
