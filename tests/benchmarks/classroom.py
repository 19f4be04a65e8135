"""Measure a school class: ``python -m tests.benchmarks.classroom``.

Thirty pupils open the link within a minute and then move the date, each on a page of its own
choice, while the server has two processors. Then the reruns of an hour are made in a few
minutes, to see whether the server's memory goes on growing. Takes about five minutes.
"""

import asyncio
import itertools
import os

from .serve import Server, server
from .sessions import DAYS, Session
from .table import Row

PUPILS = 30
ARRIVAL = 60.0  # seconds within which all have come
PAUSE = 6.0  # seconds between two dates of one pupil
CLASS_TURNS = 10
# An hour in which each pupil rests on a date every 36 seconds.
HOUR = 100
PAGES = ("", "partition_of_poland", "baltic_1940", "spheres_1939", "winter_war", "romania_1940")


def main() -> None:
    """Run the class and the hour, and print the table."""
    os.sched_setaffinity(0, set(list(os.sched_getaffinity(0))[:2]))
    with server("app.py") as atlas:
        for row in asyncio.run(_class(atlas)):
            print(*row.cells(), sep=" | ", flush=True)


async def _class(atlas: Server) -> list[Row]:
    pupils = [Session(atlas.address, PAGES[i % len(PAGES)]) for i in range(PUPILS)]

    async def attend(index: int, pupil: Session) -> tuple[float, list[float]]:
        await asyncio.sleep(ARRIVAL * index / PUPILS)
        opened = await pupil.open()
        told = []
        for turn in range(CLASS_TURNS):
            await asyncio.sleep(PAUSE)
            told.append(await pupil.report(DAYS[(index + turn) % len(DAYS)]))
        return opened, told

    attended = await asyncio.gather(*(attend(i, pupil) for i, pupil in enumerate(pupils)))
    opened = sorted(first for first, _ in attended)
    told = sorted(itertools.chain.from_iterable(each for _, each in attended))
    after_class = atlas.memory_mb()
    grown = await _hour(atlas, pupils)
    for pupil in pupils:
        await pupil.wire.close()
    return [
        Row("page of the last served pupil", opened[-1] / 1000, "s", most=10, digits=1),
        Row("page, median", opened[len(opened) // 2] / 1000, "s", digits=2),
        Row("report, median", told[len(told) // 2], "ms"),
        Row("report, p95", told[int(0.95 * (len(told) - 1))], "ms"),
        Row("memory with the whole class", after_class, "MB", most=700),
        Row("memory after an hour's reruns", atlas.memory_mb(), "MB", most=700),
        Row("growth in the last half of that hour", grown, "MB", most=10, digits=1),
    ]


async def _hour(atlas: Server, pupils: list[Session]) -> float:
    """Make an hour's reruns without pauses; megabytes by which the second half grew."""
    middle = 0.0
    for turn in range(HOUR):
        if turn == HOUR // 2:
            middle = atlas.memory_mb()
        for pupil in pupils:
            await pupil.report(DAYS[turn % len(DAYS)])
    return atlas.memory_mb() - middle


if __name__ == "__main__":
    main()
