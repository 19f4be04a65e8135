"""Two days side by side."""

from pages.common import compare

compare.show()
