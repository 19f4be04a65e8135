"""A worksheet and its answers on A4, set with Typst from ``sheet.typ``."""

import json
from pathlib import Path

from ..printing import LICENCE
from ..printing.press import typeset
from ..words import long_date
from .lands import LANDS
from .make import Sheet
from .tasks import KINDS

TEMPLATE = Path(__file__).with_name("sheet.typ")


def _files(sheet: Sheet, answers: bool) -> dict[str, bytes]:
    wanted, land = sheet.wanted, LANDS[sheet.wanted.land]
    date = long_date(wanted.date)
    told = {
        "answers": answers,
        "title": f"{date}: {land.name}",
        "kind": "Answers" if answers else "Worksheet",
        "alt": f"{'Map' if answers else 'Blank outline map'} of {land.name} on {date}, with "
        "letters for lands and numbers for towns.",
        "number": wanted.seed,
        "tasks": [
            {
                "kind": task.kind,
                "title": KINDS[task.kind],
                "text": task.text,
                "items": list(task.items),
                "answers": list(task.answers),
                "sources": task.sources,
            }
            for task in sheet.tasks
        ],
        "foot": LICENCE,
    }
    drawn = sheet.blank.answer if answers else sheet.blank.svg
    return {"sheet.json": json.dumps(told).encode(), "map.svg": drawn.encode()}


def as_pdf(sheet: Sheet, answers: bool = False) -> bytes:
    """A worksheet as a tagged PDF.

    Parameters
    ----------
    sheet : Sheet
        The worksheet.
    answers : bool
        The answer key instead.

    Returns
    -------
    bytes
        A4 PDF.

    Raises
    ------
    geodata.printing.PressError
        When Typst is not installed.
    """
    return typeset(TEMPLATE.read_text(encoding="utf-8"), _files(sheet, answers), "pdf")


def as_picture(sheet: Sheet, answers: bool = False, ppi: float = 80) -> bytes:
    """The first page as a PNG; parameters and errors as for :func:`as_pdf`."""
    source = TEMPLATE.read_text(encoding="utf-8")
    return typeset(source, _files(sheet, answers), "png", ppi)
