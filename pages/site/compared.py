"""Two days side by side: two maps that take their days from the address, and ready comparisons."""

import html

import geodata
from geodata.words import long_date
from pages.common.classroom import compare

from . import words

SIDES = (compare.LEFT, compare.RIGHT)
BALANCE = {"power": "Power", "won_km2": "Gained, km²", "lost_km2": "Lost, km²",
           "net_km2": "Net, km²"}  # fmt: skip
CHANGES = {"name": "Land", "from": "Before", "to": "After", "area_km2": "km²",
           "since": "Held since", "source": "Source"}  # fmt: skip


def listed() -> str:
    """The ready comparisons, each with what is different.

    Returns
    -------
    str
        HTML.
    """
    parts = ["<h2>Ready comparisons</h2>"]
    for name, day, view, day2, view2 in compare.PRESETS:
        where = f"compare.html?date={day}&view={view}&date2={day2}&view2={view2}"
        parts.append(
            f'<h3><a href="{html.escape(where)}">{html.escape(name)}</a></h3>{_changes(day, day2)}'
        )
    return "\n".join(parts)


def _changes(first: str, second: str) -> str:
    changed = geodata.changes_between(first, second)
    if changed.empty:
        return "<p>One day, two views: nothing has another holder.</p>"
    said = compare.counted(changed, f"between {long_date(first)} and {long_date(second)}")
    balance = (
        geodata.balance(changed).round().astype({name: int for name in BALANCE if name != "power"})
    )
    told = compare.told(changed).astype({"area_km2": int})
    tables = words.table(balance.rename(columns=BALANCE)[list(BALANCE.values())])
    tables += words.table(told.rename(columns=CHANGES)[list(CHANGES.values())])
    return f"<p>{html.escape(said)}</p>{words.folded('What is different', tables)}"
