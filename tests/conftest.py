"""The running app and a browser for the tests that need them."""

import collections
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

import pytest

from tests import installed, patience

ROOT = Path(__file__).parent.parent
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Without a window it would set text at whole pixels, and wider than the map measures it.
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
#: The first that is found; the shell has no window to draw and opens a page a sixth sooner.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
SIZE = {"width": 1366, "height": 768}
#: A reader who has asked for nothing.
NO_WISHES = {
    "color_scheme": "light",
    "reduced_motion": "no-preference",
    "forced_colors": "none",
    "contrast": "no-preference",
}
#: What a page may have kept of its reader; one without an address keeps nothing.
FORGET = "() => { try { localStorage.clear(); sessionStorage.clear(); } catch {} }"
#: Seconds that a test takes, roughly, to begin with the files that take longest: else one core
#: waits at the end for the other. One test of a file may make what its others look at.
IN_BROWSER, ELSEWHERE = 4, 0.1
LONG = {"test_damaged_files.py": 100, "test_firefox.py": 20, "test_build.py": 20}


def pytest_configure(config):
    """Let files be given out in the order below and not by their number of tests."""
    with contextlib.suppress(ImportError):  # geodata is tested without Streamlit, too
        installed.look_once()
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items):
    """Put the files that take longest first."""
    seconds = collections.Counter()
    for item in items:
        seconds[item.path] += IN_BROWSER if item.get_closest_marker("browser") else ELSEWHERE
    for path in seconds:
        seconds[path] += LONG.get(path.name, 0)
    items.sort(key=lambda item: -seconds[item.path])


@pytest.fixture(scope="session")
def windows():
    """Windows of this machine's Chromium; its absence is a failure in CI and a skip elsewhere.

    They share a profile on disk: only then does Chromium keep, with what it has fetched, the
    compiled scripts, which are the dearest part of opening a page.
    """
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        why = "no Chromium on this machine"
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as profile, sync_playwright() as play:
        context = play.chromium.launch_persistent_context(
            profile, executable_path=found, args=CHROMIUM_OPTIONS, viewport=SIZE
        )
        context.set_default_timeout(patience.MILLISECONDS)
        yield context
        context.close()


@pytest.fixture(scope="session")
def browser(windows):
    """The same Chromium, for windows that share nothing with others."""
    return windows.browser


@pytest.fixture(scope="session")
def app(tmp_path_factory):
    """Address of the atlas, started for the whole session."""
    with running(tmp_path_factory.mktemp("app") / "log.txt") as address:
        yield address


def free_port():
    """A port on which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextlib.contextmanager
def running(log, base="", root=ROOT, port=None):
    """Start the atlas, below a path if one is given, and give its address; end it afterwards."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = ["--server.headless", "true", "--server.port", str(port)]
    if base:
        options += ["--server.baseUrlPath", base]
    with log.open("w") as out:
        process = subprocess.Popen([*command, *options], cwd=root, stdout=out, stderr=out)
    address = f"http://127.0.0.1:{port}" + (f"/{base}" if base else "")
    try:
        _wait_until_healthy(process, address, log)
        yield address
    finally:
        process.terminate()
        process.wait()


def _wait_until_healthy(process, address, log):
    """Ask until the server answers; a server that has ended is a failure at once."""
    while process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=2)
            return
        except OSError:
            # Ends at once when the server does, else after a moment.
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.2)
    pytest.fail(f"the app ended: {log.read_text()}")


class Visit:
    """One reader's window, which notes what it asks for, what is answered, and every error.

    Other hosts are not found by this browser (``CHROMIUM_OPTIONS``). Requests are not routed
    through the test besides: that would keep the browser from using what it has fetched before.
    """

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self.asked: list[str] = []
        self.outside: list[str] = []
        self.answers: list[tuple[int, str]] = []
        self.errors: list[str] = []
        self._listeners = {
            "request": lambda request: self._note(request.url),
            "websocket": lambda wire: self._note(wire.url),
            "response": lambda got: self.answers.append((got.status, got.url)),
            "pageerror": lambda error: self.errors.append(str(error)),
            "console": self._hear,
        }

    def __enter__(self):
        for event, listener in self._listeners.items():
            self.page.on(event, listener)
        return self

    def __exit__(self, *_):
        for event, listener in self._listeners.items():
            self.page.remove_listener(event, listener)

    def _is_own(self, url):
        return url.startswith((self.address, "data:", "blob:", "about:"))

    def _note(self, url):
        self.asked.append(url)
        if not self._is_own(url) and not url.startswith("ws" + self.address[4:]):
            self.outside.append(url)

    def _hear(self, said):
        # Streamlit asks for its own files below a page's address before it asks at the root.
        url = said.location.get("url", "")
        if said.type == "error" and "/_stcore/" not in url:
            self.errors.append(f"{said.text} {url}")

    def open(self, path):
        """Open a page and wait until its map, if it has one, shows a date."""
        self.page.goto(f"{self.address}/{path}")
        return self

    @property
    def map(self):
        """The map's own document."""
        return self.page.frame_locator('iframe[title*="st_folium"]')

    def wait_for_date(self, day):
        """Wait until the map shows a day."""
        self.map.locator(f'html[data-date="{day}"]').wait_for(state="attached")
        return self

    def holder(self, unit):
        """Power that a unit's path says it is held by."""
        return self.map.locator(f'path[data-unit="{unit}"]').first.get_attribute("data-controller")


@pytest.fixture
def window(windows):
    """The one window of a worker, as if it were new.

    A window that stays has its scripts at hand, compiled, which halves the work of opening a page.
    """
    page = windows.pages[0] if windows.pages else windows.new_page()
    page.set_viewport_size(SIZE)
    page.emulate_media(**NO_WISHES)
    yield page
    page.unroute_all()
    page.evaluate(FORGET)
    page.goto("about:blank")
    windows.clear_cookies()


@pytest.fixture
def visit(window, app):
    """A reader's visit to the atlas."""
    with Visit(window, app) as made:
        yield made
