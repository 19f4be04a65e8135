"""From 1933 to 23 August 1939."""

from pages.common.maps.map_page import MapPage
from pages.common.themes import story

story.show(
    MapPage(
        key="road_to_the_pact",
        opening="1939-03-15",
        start="1938-03-11",
        end="1939-08-31",
        bounds=(8.0, 45.0, 32.0, 57.5),
        lines=("pact-1939-08-23",),
    )
)
