"""The war of 1939-40 and the peace of Moscow."""

from pages.common.maps.map_page import MapPage
from pages.common.themes import story

story.show(
    MapPage(
        key="winter_war",
        opening="1939-11-30",
        start="1939-10-01",
        end="1940-04-30",
        bounds=(21.5, 59.0, 36.0, 70.3),
        lines=(),  # no line of agreement crosses Finland
    )
)
