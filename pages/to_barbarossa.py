"""From the summer of 1940 to the German attack."""

from pages.common.maps.map_page import MapPage
from pages.common.themes import story

story.show(
    MapPage(
        key="to_barbarossa",
        opening="1940-11-12",
        start="1940-06-01",
        end="1941-06-22",
        bounds=(12.0, 42.5, 36.0, 63.0),
    )
)
