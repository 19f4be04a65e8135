"""A blank map with tasks and answers, to print."""

from pages.common import worksheet_page

worksheet_page.show()
