"""Ready worksheets of each land, as PDF, with the answers on a sheet of their own."""

import html
from pathlib import Path

from geodata import worksheet
from geodata.words import long_date
from geodata.worksheet import LANDS, Wanted

FOLDER = "worksheets"
#: Those of the lesson plans, and for each land the day that its page opens on or tells of.
READY = (
    Wanted("1939-09-28"),
    Wanted("1941-06-22"),
    Wanted("1938-10-01", "central"),
    Wanted("1939-08-23", "east"),
    Wanted("1939-11-30", "finland"),
    Wanted("1940-06-17", "baltic"),
    Wanted("1940-06-28", "romania"),
    Wanted("1941-06-22", "east"),
)


def anchor_of(wanted: Wanted) -> str:
    """Name a sheet within its page.

    Parameters
    ----------
    wanted : Wanted
        The sheet.

    Returns
    -------
    str
        An id.
    """
    return f"{wanted.land}-{wanted.date}"


def write(folder: Path) -> None:
    """Write all sheets.

    Parameters
    ----------
    folder : Path
        Where to.
    """
    for wanted in READY:
        sheet = worksheet.make(wanted)
        for ending, answers in (("", False), ("-answers", True)):
            content = worksheet.as_pdf(sheet, answers=answers)
            (folder / f"{anchor_of(wanted)}{ending}.pdf").write_bytes(content)


def listed() -> str:
    """The ready sheets.

    Returns
    -------
    str
        HTML.
    """
    items = []
    for wanted in READY:
        name = anchor_of(wanted)
        told = html.escape(f"{LANDS[wanted.land].name}, {long_date(wanted.date)}")
        items.append(
            f'<li id="{name}">{told}: <a href="{FOLDER}/{name}.pdf">worksheet (PDF)</a>, '
            f'<a href="{FOLDER}/{name}-answers.pdf">answers (PDF)</a></li>'
        )
    return f"<h2>Ready worksheets</h2><ul>{''.join(items)}</ul>"
