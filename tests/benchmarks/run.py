"""Measure the atlas against the tutorial's way: ``python -m tests.benchmarks.run``.

Takes about ten minutes. Wants a machine that does nothing else.
"""

import os
from itertools import chain
from pathlib import Path

from . import measures
from .browse import chromium
from .serve import server
from .sessions import crowd
from .table import Row, markdown

RESULTS = Path(__file__).with_name("RESULTS.md")
HERE = "tests/benchmarks"


def main() -> None:
    """Run all, print the table and keep it."""
    load = os.getloadavg()[0]
    rows = []
    for row in chain(rows_of_browsers(), rows_of_crowds()):
        print(*row.cells(), sep=" | ", flush=True)
        rows.append(row)
    text = markdown(rows, load)
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
        yield from _opening(browser, atlas, naive, blank)
        yield from _changes(browser, atlas, naive)
        jump = measures.jumps(browser, atlas)
        yield Row("jump over the whole range, median", jump["median"], "ms", most=50, digits=1)
        yield Row("jump over the whole range, worst of 10", jump["worst"], "ms", digits=1)
        yield Row("jumps after which zoom and place were kept", jump["kept"], "of 1", least=1)
        told = measures.report(browser, atlas)
        yield Row("report, median", told["median"], "ms", most=400)
        yield Row("report, p95", told["p95"], "ms")
        yield Row("report, bytes on the websocket", told["bytes"], "B", most=10_000)
        yield Row("report, server CPU", told["cpu"], "ms")
        played = measures.play(browser, atlas)
        yield Row("play over the whole range, frames per second", played["fps"], least=30)
        yield Row("play, frames later than 34 ms", played["late"], f"of {played['of']}")
        yield Row("play, days behind the clock at the end", played["behind"], most=3, digits=1)


def _opening(browser, atlas, naive, blank):
    plain = measures.first_paint(browser, blank.address, probe=False)
    first, other = (measures.first_paint(browser, s.address) for s in (atlas, naive))
    sight = measures.first_sight(browser, atlas.address)
    yield Row("first picture of the map painted (a still), cold", sight, "ms", other["ms"])
    yield from _against(sight, other["ms"], plain["ms"])
    yield Row("live map painted, cold", first["ms"], "ms", other["ms"])
    yield from _against(first["ms"], other["ms"], plain["ms"])
    size, others = (x["bytes"] / 1e6 for x in (first, other))
    yield Row("bytes of the first load", size, "MB", others, digits=2)


def _against(taken: float, other: float, plain: float):
    """How much later than a page with no map, and how many times its time."""
    name = "... after a page with no map would be"
    yield Row(name, taken - plain, "ms", other - plain, most=800)
    yield Row("... ratio to a page with no map", taken / plain, "", other / plain, digits=2)


def _changes(browser, atlas, naive):
    fast = measures.changes(browser, atlas, f"?date={measures.OPENING}", 60, 500)
    slow = measures.changes(browser, naive, "", 12, 800)
    yield Row("date change, median", fast["median"], "ms", slow["median"], most=17, digits=1)
    yield Row("date change, p95", fast["p95"], "ms", slow["p95"], most=34, digits=1)
    bare = measures.least_change(browser, 60, 500)
    yield Row("... of one path on a bare page, median", bare["median"], "ms", digits=1)
    yield Row("... of one path on a bare page, p95", bare["p95"], "ms", digits=1)
    anew = measures.layered(browser, atlas, 60, 500)
    yield Row("changes for which the browser sorted all layers anew", anew, "of 60")
    yield Row("times faster", slow["median"] / fast["median"], "", 1, least=40)
    yield Row("changes that mounted the map anew", fast["mounts"], "", slow["mounts"], most=0)
    yield Row("changes with a blank frame", fast["blank"], "", slow["blank"], most=0)
    name = "bytes per change, its report counted in"
    yield Row(name, fast["bytes"], "B", slow["bytes"], most=10_000)
    yield Row("server CPU per change, its report counted in", fast["cpu"], "ms", slow["cpu"])
    quick = measures.quick_changes(browser, atlas)
    yield Row("bytes per change, before the date rests", quick["bytes"], "B", most=0)
    yield Row("server CPU per change, before the date rests", quick["cpu"], "ms", digits=1)


def rows_of_crowds():
    """Many sessions at once, each crowd on a fresh server."""
    for count, period in ((25, 4), (100, 4), (100, 20)):
        told = f"{count} sessions, a report each in {period} s:"
        with server("app.py") as atlas:
            found = crowd(atlas, count, period)
        if period == 4:
            yield Row(f"{count} sessions, opening, median", found["opening"], "ms")
            most = 800 if count == 100 else None
            yield Row(
                f"{count} sessions idle, memory of the server", found["idle"], "MB", most=most
            )
            yield Row(f"{count} sessions, memory each", found["each"], "MB", digits=1)
            yield Row(f"{count} sessions, CPU of opening each", found["cpu each"], "ms")
        yield Row(f"{told} median", found["report"], "ms")
        yield Row(f"{told} p95", found["p95"], "ms")
        yield Row(f"{told} server CPU", found["cpu"], "ms")


if __name__ == "__main__":
    main()
