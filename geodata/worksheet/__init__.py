"""Worksheets: a blank outline map of a day with tasks, and the answers, as A4 PDF.

All is drawn from the data; the same seed gives the same sheet to a whole class.

>>> from geodata import worksheet
>>> sheet = worksheet.make(worksheet.Wanted("1939-11-01", "poland", "7a", ("towns", "order")))
>>> [task.kind for task in sheet.tasks]
['towns', 'order']
"""

from .lands import LANDS
from .make import Sheet, Wanted, make
from .printed import as_pdf, as_picture
from .tasks import KINDS

__all__ = ["KINDS", "LANDS", "Sheet", "Wanted", "as_pdf", "as_picture", "make"]
