"""The running app and a browser in front of it, for scripts that take pictures."""

import contextlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
PATIENCE = 90_000  # ms; the first page of a fresh server on a busy machine
MAP = 'iframe[title*="st_folium"]'


@contextlib.contextmanager
def app() -> Iterator[str]:
    """Start the atlas on a free port, give its address, stop it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = ["--server.headless", "true", "--server.port", str(port)]
    process = subprocess.Popen([*command, *options], cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address, timeout=1)
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the app did not start")


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """Start the machine's Chromium."""
    with sync_playwright() as play:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        chromium = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def settle(page: Page) -> None:
    """Wait until a page and its map, if it has one, are drawn."""
    # Presenting hides all but the map, the heading too.
    page.get_by_role("heading", level=1, include_hidden=True).first.wait_for(
        state="attached", timeout=PATIENCE
    )
    page.locator(".stApp[data-test-script-state=notRunning]").wait_for(timeout=PATIENCE)
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
    if page.locator(MAP + ", .st-key-map-plate").count():
        page.locator(MAP).first.wait_for(timeout=PATIENCE)
        page.frame_locator(MAP).first.locator(".ha-ready").wait_for(timeout=PATIENCE)
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
