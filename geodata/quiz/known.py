"""What the atlas knows well enough to ask: stays of a power in a place, events, names."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

import pandas as pd

from ..atlas import control, unit_at
from ..chronology import FIRST_DAY, LAST_DAY, events, in_force
from ..doubt import borders_near
from ..files import read_layer
from ..gazetteer import place_names, places
from ..sources import UNVERIFIED

#: Words of a note that say that the first day is not certain.
UNSURE = re.compile(
    r"few days|within|\babout\b|verified|checked|established|as a whole|literature gives|estimated"
    r"|step by step|by stage|stages|zone|surrender|from then on"
)
#: Numbers in a note that are no days on which something happened.
_NO_DAYS = re.compile(
    r"(?:ultimatum|treaty|law|decree|protocol|peace|demand)s? of [\d–-]+ \w+|article \d+|\d{4}"
    r"|\d+ (?:km|years)|[Uu]ntil \d+ \w+"
)
MARGIN = 14  # days kept away from a change whose day is not certain, or from fighting
#: Suffering is told on the pages, and not made into a guessing game.
NOT_FOR_A_GAME = {"persecution", "deportation"}
_EVENT_WITH_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Stay:
    """A place under one holder with one status, from its first day to its last.

    Attributes
    ----------
    place, unit : str
        Ids.
    lon, lat : float
        Degrees, EPSG:4326.
    rank : int
        1 for the largest towns.
    controller, sovereign, status, source, note : str
        As in the control table.
    first, last : datetime.date
        Both inclusive.
    before : str or None
        Who held the place on the day before; None where the atlas begins.
    sure_first, sure_last : bool
        Whether the day of coming, and that of going, is certain.
    """

    place: str
    unit: str
    lon: float
    lat: float
    rank: int
    controller: str
    sovereign: str
    status: str
    source: str
    note: str
    first: dt.date
    last: dt.date
    before: str | None
    sure_first: bool
    sure_last: bool

    def days(self, margin: int) -> tuple[dt.date, dt.date] | None:
        """Days on which one may ask about it.

        Parameters
        ----------
        margin : int
            Days to keep away from both ends, where the atlas itself has none.

        Returns
        -------
        tuple of datetime.date or None
            First and last; None when there is none.
        """
        start = self.first
        if start > FIRST_DAY:
            start += dt.timedelta(days=margin if self.sure_first else max(margin, MARGIN))
        end = self.last
        if end < LAST_DAY:
            end -= dt.timedelta(days=margin if self.sure_last else max(margin, MARGIN))
        return (start, end) if start <= end else None

    def may_be_asked(self, day: dt.date, margin: int) -> bool:
        """Tell whether a day is one of :meth:`days`."""
        span = self.days(margin)
        return span is not None and span[0] <= day <= span[1]

    @property
    def is_known(self) -> bool:
        """Whether it rests on a source and nobody fought over it."""
        return self.status != "contested" and UNVERIFIED not in self.source


@cache
def rows() -> pd.DataFrame:
    """The control table, shared: not to be changed.

    Returns
    -------
    pandas.DataFrame
        As `geodata.control`.
    """
    return control()


@cache
def rows_of(unit: str) -> pd.DataFrame:
    """Rows of one unit, shared: not to be changed.

    Parameters
    ----------
    unit : str
        Its id.

    Returns
    -------
    pandas.DataFrame
        In order of time.
    """
    return rows()[rows().unit == unit]


@cache
def stays() -> tuple[Stay, ...]:
    """All that is known of all places in lands that changed hands.

    Returns
    -------
    tuple of Stay
        By place and time.
    """
    found = []
    for place in places().itertuples(index=False):
        unit = unit_at(place.lon, place.lat)
        own = rows_of(unit) if unit else rows()[:0]
        if own.controller.nunique() < 2:
            continue
        found += [stay for stay in _stays(place, unit, own.to_dict("records")) if stay.is_known]
    return tuple(found)


def _stays(place, unit: str, own: list[dict]) -> list[Stay]:
    days = [dt.date.fromisoformat(row["start_date"]) for row in own]
    ends = [day - dt.timedelta(days=1) for day in days[1:]] + [LAST_DAY]
    sure = [_sure(row, own[number - 1] if number else None) for number, row in enumerate(own)]
    return [
        Stay(
            place.place, unit, place.lon, place.lat, place.rank,
            **{name: row[name] for name in ("controller", "sovereign", "status", "source", "note")},
            first=days[number],
            last=ends[number],
            before=own[number - 1]["controller"] if number else None,
            sure_first=sure[number],
            sure_last=sure[number + 1] if number + 1 < len(own) else True,
        )
        for number, row in enumerate(own)
    ]  # fmt: skip


def _sure(row: dict, before: dict | None) -> bool:
    """Tell whether the first day of a row is certain, for every town of its land."""
    fought = "contested" in (row["status"], before["status"] if before else "")
    day = dt.date.fromisoformat(row["start_date"]).day
    # A note that names another day tells of towns that came earlier or later.
    other_days = {int(number) for number in re.findall(r"\d+", _NO_DAYS.sub("", row["note"]))} - {
        day
    }
    return not (fought or other_days or UNSURE.search(row["note"]) or UNVERIFIED in row["source"])


def whole_stay(stay: Stay) -> tuple[Stay, Stay]:
    """First and last of the stays of one power in a place that follow each other.

    Parameters
    ----------
    stay : Stay
        One of them.

    Returns
    -------
    tuple of Stay
        Those whose first and last day are the first and last of all.
    """
    own = [other for other in stays() if other.place == stay.place]
    here = own.index(stay)
    start = end = here
    while start and _follows(own[start - 1], own[start]):
        start -= 1
    while end + 1 < len(own) and _follows(own[end], own[end + 1]):
        end += 1
    return own[start], own[end]


def _follows(one: Stay, other: Stay) -> bool:
    next_day = one.last + dt.timedelta(days=1)
    return one.controller == other.controller and next_day == other.first


@cache
def is_certain(stay: Stay, day: dt.date) -> bool:
    """Tell whether no border of a day is so near that the side is in doubt.

    Parameters
    ----------
    stay : Stay
        A place under a holder.
    day : datetime.date
        The day.

    Returns
    -------
    bool
        Whether it is certain.
    """
    return borders_near(stay.lon, stay.lat, day).empty


@cache
def neighbours() -> dict[str, frozenset[str]]:
    """Units by unit that share a border with it.

    Returns
    -------
    dict
        Sets of units.
    """
    arcs = read_layer("borders.geojson", ("left", "right"))
    found: dict[str, set[str]] = {}
    for left, right in zip(arcs["left"], arcs["right"], strict=True):
        if left and right:
            found.setdefault(left, set()).add(right)
            found.setdefault(right, set()).add(left)
    return {unit: frozenset(near) for unit, near in found.items()}


@cache
def askable_events() -> pd.DataFrame:
    """Documented events of the window whose titles give no year away.

    Returns
    -------
    pandas.DataFrame
        As `geodata.events`, those of persecution and deportation left out, and of several
        that begin on one day only the first.
    """
    table = events()
    good = (
        (table.start_date >= FIRST_DAY.isoformat())
        & (table.certainty == "documented")
        & ~table.category.isin(NOT_FOR_A_GAME)
        & ~table.source.str.contains(UNVERIFIED)
        & ~table.title.str.contains(_EVENT_WITH_YEAR)
    )
    return table[good].drop_duplicates("start_date").reset_index(drop=True)


@cache
def name_on(place: str, day: str) -> str:
    """Official name of a place on a day.

    Parameters
    ----------
    place : str
        Its id.
    day : str
        The day, ISO.

    Returns
    -------
    str
        The name; today's where the table of names has none.
    """
    hit = in_force(place_names(place), day)
    return str(hit.name.iloc[0]) if not hit.empty else today(place)


@cache
def _today() -> dict[str, str]:
    table = places()
    return dict(zip(table.place, table.today_name, strict=True))


def today(place: str) -> str:
    """Today's name of a place.

    Parameters
    ----------
    place : str
        Its id.

    Returns
    -------
    str
        The name.
    """
    return _today()[place]


def both_names(place: str, day: str) -> str:
    """Official name on a day, with today's beside it.

    Parameters
    ----------
    place : str
        Its id.
    day : str
        The day, ISO.

    Returns
    -------
    str
        For instance ``"Lwów (today Lviv)"``.
    """
    old, new = name_on(place, day), today(place)
    return old if old == new else f"{old} (today {new})"
