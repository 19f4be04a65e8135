"""Questions on names: which town of today bore an old one."""

import difflib
from functools import cache

from ..chronology import FIRST_DAY
from ..gazetteer import distances, find_place, place_names, places, plain_letters
from ..words import long_date
from . import known
from .dice import Dice
from .level import Level
from .question import Question

NEAR = 10  # nearest towns among which wrong ones are chosen
UNLIKE = 0.5  # how alike, from 0 to 1, two spellings may be before the one gives the other away


def names(dice: Dice, level: Level) -> Question | None:
    """Ask which town of today bore an official name.

    Parameters
    ----------
    dice : Dice
        Chance.
    level : Level
        How hard.

    Returns
    -------
    Question or None
        None when this throw gives no good question.
    """
    town = dice.pick([town for town in _towns() if town["rank"] <= level.rank])
    old = [row for row in place_names(town["place"]).to_dict("records") if _is_sure(row)]
    if not level.any_name:
        old = [row for row in old if row["start_date"] == FIRST_DAY.isoformat()]
    if not old:
        return None
    row = dice.pick(old)
    if "/" in row["name"] or _alike(row["name"], town["today_name"]):
        return None
    if len(find_place(row["name"])) != 1:
        return None  # another town bore it too
    wrong = dice.shuffled(_nearest(town["place"]))
    wrong = [name for name in wrong if not _alike(row["name"], name)][:3]
    choices = tuple(sorted([town["today_name"], *wrong]))
    if len(set(choices)) < 4:
        return None
    day = row["start_date"]
    told = ", ".join(_told(name) for name in place_names(town["place"]).to_dict("records"))
    return Question(
        kind="names",
        text=f"Which town of today was officially called {row['name']} on {long_date(day)}?",
        choices=choices,
        answer=choices.index(town["today_name"]),
        explanation=f"{row['name']} is {town['today_name']}, now in {town['today_country']}. "
        f"Official names between 1938 and 1941: {told}.",
        source="",
        date=day,
        place=(town["lon"], town["lat"]),
    )


def _told(row: dict) -> str:
    later = row["start_date"] > FIRST_DAY.isoformat()
    return row["name"] + (f" from {long_date(row['start_date'])}" if later else "")


def _is_sure(row: dict) -> bool:
    return not known.UNSURE.search(row["note"])


def _alike(one: str, other: str) -> bool:
    pair = (plain_letters(one), plain_letters(other))
    return difflib.SequenceMatcher(None, *pair).ratio() > UNLIKE or pair[0] in pair[1]


@cache
def _towns() -> tuple[dict, ...]:
    return tuple(places().to_dict("records"))


@cache
def _nearest(place: str) -> tuple[str, ...]:
    """Names today of the nearest other towns, among which a reader may well hesitate."""
    towns = places().set_index("place")
    own = towns.loc[place]
    near = distances(own.lon, own.lat).drop(place).index[:NEAR]
    return tuple(towns.today_name[near])
