"""The map's files, served by Streamlit itself under addresses that hold a hash of their content."""

import atexit
import gc
import shutil
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from streamlit.components.v1 import declare_component

from geodata import DataError, cartography

_one_at_a_time = threading.Lock()
#: What has been written, if anything.
_kept: list["Served"] = []


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
    names : tuple of str
        Names of the files; stills may lie beside them.
    """

    prefix: str
    data: str
    today: str
    folder: Path
    names: tuple[str, ...]

    @property
    def page_prefix(self) -> str:
        """Start of the addresses as the page around the map sees them."""
        return self.prefix.replace("..", "component", 1)

    @property
    def whole(self) -> bool:
        """Whether all files are still there."""
        return all((self.folder / name).exists() for name in self.names)


def served() -> Served:
    """Write the files once per process and have them served; only within a run of the app.

    They are written anew if one has gone: machines that run for weeks clear their temporary
    folder of files that nobody has read for some days.

    Returns
    -------
    Served
        Their addresses, relative so that they hold under any base path.

    Raises
    ------
    geodata.DataError
        If the bundle cannot be made or the files cannot be written; nothing is kept then, and the
        next call tries again.
    """
    # Of two first readers at once each would have its own folder, and only one be served.
    with _one_at_a_time:
        found = at_hand()
        if found is None:
            _forget()
            found = _written()
            _kept.append(found)
        return found


def at_hand() -> Served | None:
    """The files if they have been written and are all there; nothing is written.

    Returns
    -------
    Served or None
        Their addresses.
    """
    return next((found for found in _kept[:] if found.whole), None)


def remove() -> None:
    """Take the files away; a later call of :func:`served` writes them anew."""
    with _one_at_a_time:
        _forget()


def _forget() -> None:
    while _kept:
        shutil.rmtree(_kept.pop().folder, ignore_errors=True)


def _written() -> Served:
    script, styles, fonts = cartography.script(), cartography.stylesheet(), cartography.fonts()
    data = cartography.Asset.of("data", "json", cartography.bundle(), "application/json")
    today = _todays_borders()
    files = (script, styles, *fonts, data, *today)
    folder = _in_new_folder(files)
    # A component directory needs no setting and no copy in the repository; st_folium's frame is a
    # component too, so ours is its neighbour.
    component = declare_component("atlas_assets", path=str(folder))
    prefix = f"../{component.name}/"
    # Streamlit looks through all memory for garbage after each run; what is loaded by now stays
    # for good and need not be looked at again, which halves the work of a report.
    gc.collect()
    gc.freeze()
    named = today[0].name if today else "today.json"
    names = tuple(asset.name for asset in files)
    return Served(prefix, prefix + data.name, prefix + named, folder, names)


def _todays_borders() -> tuple[cartography.Asset, ...]:
    """The borders of today; none where they are damaged, which the map tells only if asked."""
    try:
        return (cartography.todays_borders(),)
    except DataError:
        return ()


def _in_new_folder(files: tuple[cartography.Asset, ...]) -> Path:
    folder = None
    try:
        folder = Path(tempfile.mkdtemp(prefix="atlas-"))
        for asset in files:
            (folder / asset.name).write_bytes(asset.content)
    except OSError as error:
        # Each reader's page tries again, and must not leave more on a disk that is full.
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
        raise DataError(
            f"The map’s files cannot be written for the browser ({error.strerror}). Make room in "
            "the server’s folder for temporary files, or start it with another one in TMPDIR."
        ) from error
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
