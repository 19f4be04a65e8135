"""Questions drawn from the data, the same for a whole class."""

from pages.common.classroom import quiz_page

quiz_page.show()
