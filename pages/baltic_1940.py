"""From bases to annexation in Estonia, Latvia and Lithuania."""

from pages.common.maps.map_page import MapPage
from pages.common.themes import story

story.show(
    MapPage(
        key="baltic_1940",
        opening="1940-06-17",
        start="1939-03-01",
        end="1941-06-22",
        bounds=(19.5, 53.5, 29.0, 60.0),
    )
)
