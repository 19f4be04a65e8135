"""September 1939 and the rule of two occupiers."""

from pages.common.maps.map_page import MapPage
from pages.common.themes import story

story.show(
    MapPage(
        key="partition_of_poland",
        opening="1939-09-17",
        start="1939-08-22",
        end="1941-06-22",
        bounds=(14.0, 48.0, 29.0, 56.5),
    )
)
