"""The map's files, served by Streamlit itself under addresses that hold a hash of their content."""

import atexit
import gc
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from streamlit.components.v1 import declare_component

from geodata import DataError, cartography


@dataclass(frozen=True)
class Served:
    """Addresses as the map's own frame sees them.

    Attributes
    ----------
    prefix : str
        Start of the addresses of script and style sheet.
    data : str
        Address of the bundle.
    today : str
        Address of the borders of today, which the map asks for only when a reader does.
    folder : Path
        Where they are; what is written there is served too.
    """

    prefix: str
    data: str
    today: str
    folder: Path

    @property
    def page_prefix(self) -> str:
        """Start of the addresses as the page around the map sees them."""
        return self.prefix.replace("..", "component", 1)


@cache
def served() -> Served:
    """Write the files once per process and have them served.

    Returns
    -------
    Served
        Their addresses, relative so that they hold under any base path.

    Raises
    ------
    geodata.DataError
        If the bundle cannot be made; nothing is kept then, and the next call tries again.
    """
    data = cartography.Asset.of("data", "json", cartography.bundle(), "application/json")
    folder = Path(tempfile.mkdtemp(prefix="atlas-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for asset in (cartography.script(), cartography.stylesheet(), *cartography.fonts(), data):
        (folder / asset.name).write_bytes(asset.content)
    # A component directory needs no setting and no copy in the repository; st_folium's frame is a
    # component too, so ours is its neighbour.
    component = declare_component("atlas_assets", path=str(folder))
    prefix = f"../{component.name}/"
    # Streamlit looks through all memory for garbage after each run; what is loaded by now stays
    # for good and need not be looked at again, which halves the work of a report.
    gc.collect()
    gc.freeze()
    return Served(prefix, prefix + data.name, prefix + _write_today(folder), folder)


def _write_today(folder: Path) -> str:
    """Write the borders of today; where they are damaged, the map is told so only if asked."""
    try:
        today = cartography.todays_borders()
    except DataError:
        return "today.json"
    (folder / today.name).write_bytes(today.content)
    return today.name
