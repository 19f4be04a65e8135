"""Every holder of any town, day by day."""

from pages.common import place_page

place_page.show()
