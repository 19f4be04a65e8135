"""The whole story on one map."""

from pages.common import story
from pages.common.map_page import MapPage

story.show(
    MapPage(
        key="overview",
        opening="1939-08-23",
        start="1938-03-11",
        end="1941-06-22",
        bounds=(10.0, 44.0, 36.0, 66.0),
        all_events=True,
    )
)
