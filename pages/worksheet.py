"""A blank map with tasks and answers, to print."""

from pages.common.classroom import worksheet_page

worksheet_page.show()
