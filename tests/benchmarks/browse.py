"""What a reader's browser sees: times, bytes and mounts."""

import datetime as dt
import shutil
import statistics
import time
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

PROBE = Path(__file__).with_name("probe.js").read_text()
BLOCK = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"


@contextmanager
def chromium():
    """The system's Chromium with every outside host unknown to it."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=["--no-sandbox", BLOCK])
        yield browser
        browser.close()


class Reader:
    """One cold window whose traffic is counted."""

    def __init__(self, browser, address: str):
        self.context = browser.new_context(viewport={"width": 1366, "height": 768})
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.address = address
        self.socket_bytes = 0
        self.page.on("websocket", self._count)
        self.http_bytes = 0
        wire = self.context.new_cdp_session(self.page)
        wire.send("Network.enable")
        wire.on("Network.loadingFinished", self._add)

    def _add(self, event) -> None:
        self.http_bytes += event["encodedDataLength"]

    def _count(self, socket) -> None:
        for name in ("framesent", "framereceived"):
            socket.on(name, self._weigh)

    def _weigh(self, payload) -> None:
        self.socket_bytes += len(payload)

    def open(self, path: str = "", probe: bool = True) -> float:
        """Open a page; milliseconds until the map's first paths, or the heading, are there."""
        started = time.perf_counter()
        self.page.goto(f"{self.address}/{path}", wait_until="commit")
        if not probe:
            self.page.get_by_role("heading").first.wait_for()
            return (time.perf_counter() - started) * 1000
        self.page.evaluate(PROBE)
        self.page.wait_for_function("probe.shown() !== null", polling="raf")
        return (time.perf_counter() - started) * 1000

    def see(self, path: str = "") -> float:
        """Open a page; milliseconds until the still of its map has been painted."""
        started = time.time() * 1000  # the clock that the browser has too
        self.page.goto(f"{self.address}/{path}", wait_until="commit")
        self.page.evaluate(PROBE)
        return self.page.evaluate("probe.seen()") - started

    def slider(self):
        """The date slider, in the page or in the map's frame."""
        own = self.page.get_by_role("slider")
        if own.count():
            return own.first
        return self.page.frame_locator('iframe[title*="st_folium"]').get_by_role("slider")

    def change(self, key: str, expected: str) -> dict:
        """Press a key and time the change that follows."""
        self.page.evaluate("day => { probe.arm(day); }", expected)
        self.page.keyboard.press(key)
        return self.page.evaluate("probe.done")

    def close(self) -> None:
        """End the window."""
        self.context.close()


def steps(reader: Reader, start: str, count: int, rest_ms: int) -> list[dict]:
    """Step by single days, resting after each."""
    day = dt.date.fromisoformat(start)
    reader.slider().focus()
    taken = []
    for _ in range(count):
        day += dt.timedelta(days=1)
        taken.append(reader.change("ArrowRight", day.isoformat()))
        reader.page.wait_for_timeout(rest_ms)
    return taken


def median(values) -> float:
    """Middle value."""
    return statistics.median(values)


def p95(values) -> float:
    """Value that 95 in a hundred do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
