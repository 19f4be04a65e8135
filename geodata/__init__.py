"""Eastern Europe from 11 March 1938 to 22 June 1941: who held which land on any day.

>>> import geodata
>>> geodata.controller_at(24.03, 49.84, "1939-11-01")
'Soviet Union'
"""

from .atlas import (
    areas_at,
    control,
    controller_at,
    history_at,
    lines_at,
    state_at,
    unit_at,
    units,
    units_in,
)
from .borders import VIEWS, borders_at, claimants_at, frontier_at
from .cartography import make_map as map_at
from .chronology import FIRST_DAY, LAST_DAY, as_day, change_days, events
from .comparison import balance, changes_between, plan_and_fact
from .doubt import borders_near
from .export import day_as, write_day
from .files import DataError
from .gazetteer import find_place, nearest_place, place_names, places
from .sources import cite, sources
from .spheres import spheres_at
from .tours import Station, tour
from .window import WINDOW

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "VIEWS",
    "WINDOW",
    "DataError",
    "Station",
    "areas_at",
    "as_day",
    "balance",
    "borders_at",
    "borders_near",
    "change_days",
    "changes_between",
    "cite",
    "claimants_at",
    "control",
    "controller_at",
    "day_as",
    "events",
    "find_place",
    "frontier_at",
    "history_at",
    "lines_at",
    "map_at",
    "nearest_place",
    "place_names",
    "places",
    "plan_and_fact",
    "sources",
    "spheres_at",
    "state_at",
    "tour",
    "unit_at",
    "units",
    "units_in",
    "write_day",
]
