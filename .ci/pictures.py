"""Take README's pictures from the running app: ``python .ci/pictures.py``.

Needs the tests' requirements and Chromium.
"""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PICTURES = {"partition": "partition_of_poland?date=1939-10-15"}
SIZE = {"width": 1366, "height": 768}


def main() -> None:
    """Start the app, take each picture, stop the app."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = ["--server.headless", "true", "--server.port", str(port)]
    app = subprocess.Popen([*command, *options], cwd=ROOT)
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health")
        with sync_playwright() as play:
            chromium = shutil.which("chromium") or shutil.which("chromium-browser")
            browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport=SIZE)
            for name, address in PICTURES.items():
                page.goto(f"http://127.0.0.1:{port}/{address}")
                day = address.split("date=")[1]
                page.frame_locator("iframe").locator(f'[data-date="{day}"]').wait_for()
                page.get_by_text("Held by").first.wait_for()
                page.wait_for_load_state("networkidle")
                page.screenshot(path=ROOT / ".ci" / "pictures" / f"{name}.png")
            browser.close()
    finally:
        app.terminate()


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address, timeout=1)
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the app did not start")


if __name__ == "__main__":
    main()
