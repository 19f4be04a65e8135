"""What was agreed in secret, and what was then taken."""

from functools import partial

from pages.common.maps.map_page import MapPage
from pages.common.themes import spheres, story

story.show(
    MapPage(
        key="spheres_1939",
        opening="1939-08-23",
        start="1939-08-01",
        end="1941-06-22",
        bounds=(17.0, 46.0, 31.0, 61.0),
        lines=("pact-1939-08-23", "treaty-1939-09-28", "strip-1939-09-28"),
        view="agreed",
        past_lines=True,
    ),
    pieces={name: partial(spheres.show, name) for name in spheres.PIECES},
)
