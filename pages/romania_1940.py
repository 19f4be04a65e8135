"""How Romania lost a third of its land in one summer."""

from pages.common.maps.map_page import MapPage
from pages.common.themes import story

story.show(
    MapPage(
        key="romania_1940",
        opening="1940-06-28",
        start="1940-06-01",
        end="1941-06-22",
        bounds=(19.5, 43.0, 31.5, 49.5),
        lines=(),  # the protocol drew none here
    )
)
