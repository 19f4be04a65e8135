"""The table of results: what was measured, what was asked, and whether it is met."""

import datetime as dt
import os
from dataclasses import dataclass
from importlib import metadata

PACKAGES = ("streamlit", "streamlit-folium", "folium", "playwright")


@dataclass(frozen=True)
class Row:
    """One figure.

    Attributes
    ----------
    name : str
        What was measured.
    value : float
        The atlas's figure.
    unit : str
        Its unit, or nothing.
    other : float, optional
        The same of the way that tutorials show.
    most, least : float, optional
        What is asked: not more than, or not less than.
    digits : int
        Decimal places.
    """

    name: str
    value: float
    unit: str = ""
    other: float | None = None
    most: float | None = None
    least: float | None = None
    digits: int = 0

    def _write(self, value: float | None) -> str:
        return "" if value is None else f"{value:,.{self.digits}f} {self.unit}".strip()

    def cells(self) -> list[str]:
        """Write name, both figures, what is asked, and whether it is met."""
        bound = self.most if self.least is None else self.least
        asked, met = "", ""
        if bound is not None:
            asked = f"{'at most' if self.least is None else 'at least'} {self._write(bound)}"
            right = self.value <= bound if self.least is None else self.value >= bound
            met = "met" if right else "**missed**"
        return [self.name, self._write(self.value), self._write(self.other), asked, met]


def markdown(rows: list[Row], load: float) -> str:
    """Write the whole page.

    Parameters
    ----------
    rows : list of Row
        In order.
    load : float
        Load average of the machine before the run began.

    Returns
    -------
    str
        Markdown.
    """
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in PACKAGES)
    lines = [
        "# Last run of the benchmarks",
        "",
        f"`python -m tests.benchmarks.run` on {dt.date.today().isoformat()}; {versions};",
        f"headless Chromium without a graphics card, loopback, {os.cpu_count()} cores. Load",
        f"average before the run: {load:.1f}; above 0.5 others used the machine too, and the",
        "milliseconds say little. The other way is `naive.py`: Streamlit's slider, and a Folium",
        "map built anew on each change.",
        "",
        "A change is timed from its key to the end of the frame that shows it; a report from a key",
        "to the page's new address, with the wait of 150 ms for a date at rest in it.",
        "",
        *lines_of(rows),
    ]
    return "\n".join(lines) + "\n"


def lines_of(rows: list[Row]) -> list[str]:
    """Write the table alone, without the other way's column where no row has it.

    Parameters
    ----------
    rows : list of Row
        In order.

    Returns
    -------
    list of str
        Lines of Markdown.
    """
    head, cells = ["figure", "atlas", "the other way", "asked", ""], [row.cells() for row in rows]
    if all(row.other is None for row in rows):
        head, *cells = [row[:2] + row[3:] for row in (head, *cells)]
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *cells)]
