"""Where the shipped files are, and how they are read."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd

ROOT = Path(__file__).parent
LAYERS = ROOT / "layers"
TABLES = ROOT / "tables"


class DataError(RuntimeError):
    """A shipped file is missing or damaged; the message names it and the cure."""


def data_error(path: Path, why: object) -> DataError:
    """Make the error for a file that cannot be used.

    Parameters
    ----------
    path : Path
        The file.
    why : object
        What is wrong with it, in words or as the exception met.

    Returns
    -------
    DataError
        Layers are rebuilt; tables are written by hand and come from the repository.
    """
    cure = "python -m geodata build"
    if path.parent.name == "tables":
        cure = f"git checkout -- geodata/tables/{path.name}"
    elif path.parent.name != "layers" and path.is_relative_to(ROOT):
        cure = f"git checkout -- geodata/{path.relative_to(ROOT).as_posix()}"
    return DataError(f"{path.name} cannot be used ({why}). Restore it with: {cure}")


@cache
def read_layer(name: str, columns: tuple[str, ...]) -> gpd.GeoDataFrame:
    """Read a GeoJSON layer.

    Parameters
    ----------
    name : str
        File name in ``layers/``.
    columns : tuple of str
        Columns that must be there.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326. Shared between callers: copy before changing it.

    Raises
    ------
    DataError
        When the file is missing, damaged, or lacks a column.
    """
    return load_layer(LAYERS / name, columns)


def load_layer(path: Path, columns: Iterable[str]) -> gpd.GeoDataFrame:
    """Read a GeoJSON layer from any folder, anew at each call; else as :func:`read_layer`."""
    if not path.exists():
        raise data_error(path, "the file is missing")
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        frame = gpd.GeoDataFrame.from_features(content["features"], crs=4326)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise data_error(path, f"damaged: {error}") from error
    missing = [column for column in columns if column not in frame.columns]
    if frame.empty or missing:
        raise data_error(path, f"no column {', '.join(missing)}" if missing else "empty")
    return frame


@cache
def read_table(name: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """Read a CSV table as text.

    Parameters
    ----------
    name : str
        File name in ``tables/``.
    columns : tuple of str
        Columns that must be there.

    Returns
    -------
    pandas.DataFrame
        All columns as strings, empty cells as empty strings. Shared between callers.

    Raises
    ------
    DataError
        When the file is missing, damaged, or lacks a column.
    """
    return load_table(TABLES / name, columns)


def load_table(path: Path, columns: Iterable[str]) -> pd.DataFrame:
    """Read a CSV table from any folder, anew at each call; else as :func:`read_table`."""
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
    except FileNotFoundError as error:
        raise data_error(path, "the file is missing") from error
    except (OSError, ValueError) as error:
        raise data_error(path, f"damaged: {error}") from error
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise data_error(path, f"no column {', '.join(missing)}")
    return table


@cache
def read_json(path: Path):
    """Read a JSON file.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    object
        Its content. Shared between callers.

    Raises
    ------
    DataError
        When the file is missing or damaged.
    """
    return load_json(path)


def load_json(path: Path):
    """Read a JSON file anew at each call; else as :func:`read_json`."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise data_error(path, "the file is missing") from error
    except (OSError, ValueError) as error:
        raise data_error(path, f"damaged: {error}") from error


def read_text(path: Path) -> str:
    """Read a text, for instance a document about the data.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    str
        Its content, which is not empty.

    Raises
    ------
    DataError
        When the file is missing, damaged or empty.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise data_error(path, f"damaged: {error}") from error
    if not text.strip():
        raise data_error(path, "empty")
    return text


def forget() -> None:
    """Read every file anew at the next call, for instance after a rebuild."""
    for reader in (read_layer, read_table, read_json):
        reader.cache_clear()
