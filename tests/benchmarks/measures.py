"""The measurements, each a function that gives plain numbers."""

import datetime as dt
import time
from pathlib import Path

from .browse import PROBE, Reader, median, p95, steps

BARE = Path(__file__).with_name("bare.html")

OPENING = "1939-09-01"
LOADS = 5  # of a page, cold: they vary more than anything else that is measured
VIEW = "[Atlas.current.map.getZoom(), Atlas.current.map.getCenter()]"
#: How long a play of the slider's whole range takes by the clock, with a rest at every tick.
DUE = """() => {
    const fast = Atlas.player.SPEEDS.find((speed) => speed.id === "fast");
    const slider = document.querySelector(".ha-slider");
    const ticks = document.querySelectorAll(".ha-ticks line").length;
    const day = 1000 / fast.daysPerSecond;
    return { ms: (slider.max - slider.min) * day + ticks * fast.lingerMs, day };
}"""


def first_paint(browser, address: str, path: str = "", probe: bool = True) -> dict:
    """A cold window's way to the first picture; the middle of five."""
    times = []
    for _ in range(LOADS):
        reader = Reader(browser, address)
        times.append(reader.open(path, probe))
        reader.page.wait_for_timeout(1500)
        weight = reader.http_bytes + reader.socket_bytes
        reader.close()
    return {"ms": median(times), "bytes": weight}


def first_sight(browser, address: str) -> float:
    """A cold window's way to the still of the map, which an earlier visit has caused; ms."""
    times = []
    for _ in range(LOADS):
        reader = Reader(browser, address)
        times.append(reader.see())
        reader.page.wait_for_timeout(1500)
        reader.close()
    return median(times)


def changes(browser, server, path: str, count: int, rest_ms: int) -> dict:
    """Single days: time to the painted frame, and what it costs the server with its report."""
    reader = Reader(browser, server.address)
    reader.open(path)
    reader.page.wait_for_timeout(2500)
    steps(reader, OPENING, 4, rest_ms)  # warm
    bytes_, cpu = reader.socket_bytes, server.cpu_ms()
    taken = steps(reader, "1939-09-05", count, rest_ms)
    times = [each["ms"] for each in taken]
    result = {
        "median": median(times),
        "p95": p95(times),
        "mounts": sum(not each["mounted"] for each in taken),
        "blank": sum(each["blanks"] > 0 for each in taken),
        "bytes": (reader.socket_bytes - bytes_) / count,
        "cpu": (server.cpu_ms() - cpu) / count,
    }
    reader.close()
    return result


def least_change(browser, count: int, rest_ms: int) -> dict:
    """The same key, clock and probe on a page of one path: what the browser itself takes."""
    reader = Reader(browser, "")
    reader.page.set_content(BARE.read_text(encoding="utf-8"))
    reader.page.evaluate(PROBE)
    reader.page.wait_for_function("probe.shown() !== null")
    times = [each["ms"] for each in steps(reader, OPENING, count, rest_ms)]
    reader.close()
    return {"median": median(times), "p95": p95(times)}


def layered(browser, server, count: int, rest_ms: int) -> int:
    """Single days whose frame had to sort all layers of the page anew, by the browser's trace."""
    reader = Reader(browser, server.address)
    reader.open(f"?date={OPENING}")
    reader.page.wait_for_timeout(2500)
    found, day = 0, dt.date.fromisoformat(OPENING)
    for _ in range(count):
        browser.start_tracing(page=reader.page, categories=["cc", "blink"])
        steps(reader, day.isoformat(), 1, 0)
        day += dt.timedelta(days=1)
        trace = browser.stop_tracing()
        found += b"PaintArtifactCompositor::Update" in trace
        reader.page.wait_for_timeout(rest_ms)
    reader.close()
    return found


def quick_changes(browser, server, count: int = 60) -> dict:
    """Days too quick for a rest: what reaches the server before the map is left alone."""
    reader = Reader(browser, server.address)
    reader.open(f"?date={OPENING}")
    reader.page.wait_for_timeout(2500)
    reader.slider().focus()
    bytes_, cpu = reader.socket_bytes, server.cpu_ms()
    for _ in range(count):
        reader.page.keyboard.press("ArrowRight")
    result = {
        "bytes": (reader.socket_bytes - bytes_) / count,
        "cpu": (server.cpu_ms() - cpu) / count,
    }
    reader.close()
    return result


def jumps(browser, server) -> dict:
    """Across the whole range and back; and whether the zoom is kept."""
    reader = Reader(browser, server.address)
    reader.open(f"?date={OPENING}")
    reader.page.wait_for_timeout(2000)
    reader.slider().focus()
    reader.page.keyboard.press("+")
    reader.page.wait_for_timeout(1000)
    inside = reader.page.frames[-1]
    zoom = inside.evaluate(VIEW)
    times = []
    for _ in range(5):
        for key, day in (("Home", "1938-03-11"), ("End", "1941-06-22")):
            times.append(reader.change(key, day)["ms"])
            reader.page.wait_for_timeout(600)
    kept = inside.evaluate(VIEW) == zoom
    reader.close()
    return {"median": median(times), "worst": max(times), "kept": kept}


def report(browser, server, count: int = 8) -> dict:
    """From a key to the address that has followed; the wait for rest (150 ms) is in it."""
    reader = Reader(browser, server.address)
    reader.open(f"?date={OPENING}")
    reader.page.wait_for_timeout(2500)
    reader.slider().focus()
    times, bytes_, cpu = [], reader.socket_bytes, server.cpu_ms()
    for step in range(count):
        day = f"1939-09-{step + 2:02}"
        started = time.perf_counter()
        reader.page.keyboard.press("ArrowRight")
        reader.page.wait_for_function("day => location.search.includes(day)", arg=day)
        times.append((time.perf_counter() - started) * 1000)
        reader.page.wait_for_timeout(700)
    result = {
        "median": median(times),
        "p95": p95(times),
        "bytes": (reader.socket_bytes - bytes_) / count,
        "cpu": (server.cpu_ms() - cpu) / count,
    }
    reader.close()
    return result


def play(browser, server) -> dict:
    """Play a page's whole range at full speed: frames per second, late frames, days lost."""
    reader = Reader(browser, server.address)
    reader.open("baltic_1940?date=1939-03-01")
    reader.page.wait_for_timeout(2500)
    inside = reader.page.frame_locator('iframe[title*="st_folium"]')
    inside.get_by_label("Speed of play").select_option("fast")
    due = reader.page.frames[-1].evaluate(DUE)
    inside.get_by_role("button", name="Play").click()
    times = reader.page.evaluate("probe.frames('1941-06-22')")
    reader.close()
    return {
        "fps": 1000 * len(times) / sum(times),
        "late": sum(ms > 34 for ms in times),
        "of": len(times),
        "behind": max(0, sum(times) - due["ms"]) / due["day"],
    }
