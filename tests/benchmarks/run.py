"""Measure the atlas against the tutorial's way: ``python -m tests.benchmarks.run``."""

import datetime as dt
from importlib import metadata
from itertools import chain
from pathlib import Path

from . import measures
from .browse import chromium
from .serve import server
from .sessions import crowd

RESULTS = Path(__file__).with_name("RESULTS.md")
PACKAGES = ("streamlit", "streamlit-folium", "folium", "playwright")
HERE = "tests/benchmarks"


def main() -> None:
    """Run all, print the table and keep it."""
    rows = []
    for row in chain(rows_of_browsers(), rows_of_crowds()):
        print(*row, sep=" | ", flush=True)
        rows.append(row)
    text = table(rows)
    print(text)
    RESULTS.write_text(text, encoding="utf-8")


def rows_of_browsers():
    """Everything that needs a browser."""
    with (
        chromium() as browser,
        server("app.py") as atlas,
        server(f"{HERE}/naive.py") as naive,
        server(f"{HERE}/blank.py") as blank,
    ):
        for each in (atlas, naive):
            measures.first_paint(browser, each.address)  # each process reads its files once
        plain = measures.first_paint(browser, blank.address, probe=False)
        first, other = (measures.first_paint(browser, s.address) for s in (atlas, naive))
        more = first["ms"] - plain["ms"]
        yield "first map, cold", f"{first['ms']:.0f} ms", f"{other['ms']:.0f} ms", ""
        yield "... beyond a page with no map", f"{more:.0f} ms", "", "800 ms"
        yield "... ratio to a page with no map", f"{first['ms'] / plain['ms']:.2f}", "", ""
        yield "bytes of the first load", *(f"{x['bytes'] / 1e6:.2f} MB" for x in (first, other)), ""
        fast = measures.changes(browser, atlas, f"?date={measures.OPENING}", 30, 500)
        slow = measures.changes(browser, naive, "", 12, 800)
        both = (fast, slow)
        yield "date change, median", *(f"{x['median']:.1f} ms" for x in both), "17 ms"
        yield "date change, p95", *(f"{x['p95']:.1f} ms" for x in both), "34 ms"
        yield "times faster", f"{slow['median'] / fast['median']:.0f}", "1", "40"
        yield "maps mounted anew", *(f"{x['mounts']}" for x in both), "0"
        yield "changes with a blank frame", *(f"{x['blank']}" for x in both), "0"
        yield "bytes per change and its report", *(f"{x['bytes']:.0f}" for x in both), "10000"
        yield "server CPU per change and its report", *(f"{x['cpu']:.0f} ms" for x in both), ""
        quick = measures.quick_changes(browser, atlas)
        yield "bytes per change before a rest", f"{quick['bytes']:.0f}", "", "0"
        jump = measures.jumps(browser, atlas)
        yield "jump over the whole range, median", f"{jump['median']:.1f} ms", "", "50 ms"
        yield "jump over the whole range, worst", f"{jump['worst']:.1f} ms", "", ""
        yield "zoom kept", "yes" if jump["kept"] else "no", "", "yes"
        told = measures.report(browser, atlas)
        yield "report, median", f"{told['median']:.0f} ms", "", "400 ms"
        yield "report, bytes", f"{told['bytes']:.0f}", "", "10000"
        yield "report, server CPU", f"{told['cpu']:.0f} ms", "", ""
        played = measures.play(browser, atlas)
        yield "play, frames per second", f"{played['fps']:.0f}", "", "30"
        yield "play, frames over 34 ms", f"{played['late']} of {played['of']}", "", ""


def rows_of_crowds():
    """Many sessions at once, each crowd on a fresh server."""
    for count in (25, 100):
        with server("app.py") as atlas:
            for name, value in crowd(atlas, count).items():
                target = "800" if (count, name) == (100, "idle MB") else ""
                yield f"{count} sessions, {name}", f"{value:.1f}", "", target


def table(rows) -> str:
    """Write the rows as Markdown."""
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in PACKAGES)
    lines = [
        "# Last run of the benchmarks",
        "",
        f"{dt.date.today().isoformat()}; {versions}; headless Chromium, loopback, 2 cores that",
        "others used at the same time: read the ratios, not the milliseconds. The other way is",
        "`naive.py`: Streamlit's slider, and a Folium map built anew on each change.",
        "",
        "| figure | atlas | the other way | target |",
        "|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
