"""Every holder of any town, day by day."""

from pages.common.place import place_page

place_page.show()
