"""Two days side by side."""

from pages.common.classroom import compare

compare.show()
