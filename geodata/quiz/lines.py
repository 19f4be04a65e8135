"""Questions on lines of agreements and fronts, of which a sketch is shown."""

from functools import cache

from ..chronology import LAST_DAY
from ..files import read_layer
from ..sources import UNVERIFIED, split_parts
from ..words import long_date
from .dice import Dice
from .level import Level
from .question import Question

_COLUMNS = ("line", "name", "start_date", "end_date", "precision_km", "source")


@cache
def askable_lines() -> tuple[dict, ...]:
    """Lines of agreements, and main lines of the Winter War.

    Where the armies of September 1939 stood on a day is too roughly known to be asked.

    Returns
    -------
    tuple of dict
        ``line, name, start_date, end_date, precision_km`` (of its least known piece)``, source``
        (of all pieces, without the mark of the unverified), by date; a line in several pieces once.
    """
    table = read_layer("lines.geojson", _COLUMNS)
    table = table[~table["line"].str.startswith("sit-")]
    found = []
    for _, pieces in table.groupby("line", sort=True):
        parts = [part for text in pieces.source for part in split_parts(text)]
        sources = [part for part in dict.fromkeys(parts) if part != UNVERIFIED]
        if sources:
            row = pieces.iloc[0][list(_COLUMNS)].to_dict()
            km = float(pieces.precision_km.astype(float).max())
            found.append({**row, "source": "; ".join(sources), "precision_km": km})
    return tuple(sorted(found, key=lambda row: (row["start_date"], row["line"])))


def line(dice: Dice, level: Level) -> Question | None:
    """Ask which line a sketch shows.

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
    del level  # the lines are few, and the same at each
    right = dice.pick(askable_lines())
    rows = [right, *dice.shuffled([row for row in askable_lines() if row != right])[:3]]
    rows.sort(key=lambda row: row["start_date"])
    ended = (
        "" if right["end_date"] > LAST_DAY.isoformat() else f" to {long_date(right['end_date'])}"
    )
    return Question(
        kind="line",
        text="Which line is drawn in dark red on this map?",
        choices=tuple(row["name"] for row in rows),
        answer=rows.index(right),
        explanation=f"{right['name']}. In force from {long_date(right['start_date'])}{ended}. "
        f"The atlas knows its course to {right['precision_km']:g} km or better.",
        source=right["source"],
        date=right["start_date"],
        line=right["line"],
    )
