"""What was agreed in secret, and what was then taken."""

from pages.common import story
from pages.common.map_page import MapPage

story.show(
    MapPage(
        key="spheres_1939",
        opening="1939-08-23",
        start="1939-08-01",
        end="1941-06-22",
        bounds=(16.0, 45.0, 32.0, 62.0),
    )
)
