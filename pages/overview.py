"""The whole story on one map."""

from pages.common.maps.map_page import MapPage
from pages.common.themes import start, story

story.show(
    MapPage(
        key="overview",
        opening="1939-08-23",
        start="1938-03-11",
        end="1941-06-22",
        bounds=(11.0, 44.5, 34.0, 62.0),
        all_events=True,
    ),
    pieces={"start": start.show},
)
