"""The state of a day as a file for other programs."""

import datetime as dt
from pathlib import Path

from .atlas import state_at
from .chronology import as_day


def write_day(date: str | dt.date, path: Path) -> None:
    """Write the state of a day.

    Parameters
    ----------
    date : str or datetime.date
        Day from 1938-03-11 to 1941-06-22.
    path : Path
        ``.geojson`` or ``.gpkg``: the units of that day, EPSG:4326; ``.html``: the whole map
        with its time control, which opens on that day and needs no network.

    Raises
    ------
    ValueError
        When the date is none or outside the window, the file's ending is another, or its
        folder is not there.
    """
    day = as_day(date).isoformat()
    if not path.parent.is_dir():
        raise ValueError(f"there is no folder {str(path.parent)!r}")
    if path.suffix == ".html":
        from .cartography import make_map

        make_map(day).save(str(path))
    elif path.suffix in {".geojson", ".gpkg"}:
        driver = {".geojson": "GeoJSON", ".gpkg": "GPKG"}[path.suffix]
        options = {"RFC7946": "YES"} if driver == "GeoJSON" else {}
        state_at(day).to_file(path, driver=driver, **options)
    else:
        raise ValueError(f"{path.suffix!r} is not one of .geojson, .gpkg, .html")
