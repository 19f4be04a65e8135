"""What is different between two days: who took which land from whom, and how much of it."""

import datetime as dt

import pandas as pd

from .atlas import control, state_at
from .chronology import as_day
from .spheres import spheres_at

_FACTS = ["controller", "sovereign", "status"]


def changes_between(first: str | dt.date, second: str | dt.date) -> pd.DataFrame:
    """The land that has another holder, status or recognised owner on the second day.

    Parameters
    ----------
    first, second : str or datetime.date
        Days from 1938-03-11 to 1941-06-22, in either order.

    Returns
    -------
    pandas.DataFrame
        One row a unit: ``unit, name, from_holder, to_holder, from_status, to_status,
        from_sovereign, to_sovereign, since`` (the day, ISO, from which the holder of the later
        day has held it without a break)``, area_km2`` (equal-area)``, source``; the largest first.

    Raises
    ------
    ValueError
        When a day is none or outside the window.
    DataError
        When a file is missing or damaged.

    Examples
    --------
    >>> changed = changes_between("1940-06-14", "1940-06-17").set_index("unit")
    >>> changed.loc["lv-core", ["from_holder", "to_holder", "since"]].tolist()
    ['Latvia', 'Soviet Union', '1940-06-17']
    """
    old = state_at(first).set_index("unit")
    new = state_at(second).set_index("unit")
    old = old.loc[new.index]
    hit = (old[_FACTS] != new[_FACTS]).any(axis="columns")
    later = new if as_day(second) >= as_day(first) else old
    since = _held_since(later[hit])
    changed = pd.DataFrame(
        {
            "unit": new.index[hit],
            "name": new.name[hit].to_numpy(),
            "from_holder": old.controller[hit].to_numpy(),
            "to_holder": new.controller[hit].to_numpy(),
            "from_status": old.status[hit].to_numpy(),
            "to_status": new.status[hit].to_numpy(),
            "from_sovereign": old.sovereign[hit].to_numpy(),
            "to_sovereign": new.sovereign[hit].to_numpy(),
            "since": since,
            "area_km2": new.area_km2[hit].to_numpy(),
            "source": later.source[hit].to_numpy(),
        }
    )
    return changed.sort_values("area_km2", ascending=False, kind="stable", ignore_index=True)


def _held_since(state: pd.DataFrame) -> list[str]:
    """First day of the unbroken rule of each unit's holder."""
    rows = dict(list(control().groupby("unit")))
    found = []
    for unit, row in state.iterrows():
        since = row.since
        for earlier in rows[unit].sort_values("start_date", ascending=False).itertuples():
            if earlier.end_date == since and earlier.controller == row.controller:
                since = earlier.start_date
        found.append(since)
    return found


def balance(changed: pd.DataFrame) -> pd.DataFrame:
    """What each power has won and lost.

    Parameters
    ----------
    changed : pandas.DataFrame
        As :func:`changes_between` returns.

    Returns
    -------
    pandas.DataFrame
        ``power, won_km2, lost_km2, net_km2`` of land that changed its holder; the largest
        winner first. What one wins others lose: the nets add up to nothing.
    """
    moved = changed[changed.from_holder != changed.to_holder]
    won = moved.groupby("to_holder").area_km2.sum()
    lost = moved.groupby("from_holder").area_km2.sum()
    table = pd.DataFrame({"won_km2": won, "lost_km2": lost}).fillna(0.0)
    table["net_km2"] = table.won_km2 - table.lost_km2
    table.index.name = "power"
    return table.sort_values("net_km2", ascending=False, kind="stable").reset_index()


def plan_and_fact(planned: str | dt.date, held: str | dt.date) -> pd.DataFrame:
    """The land that the secret protocols shared out, and who held it on another day.

    Parameters
    ----------
    planned : str or datetime.date
        Day whose protocols count; from 1939-08-23.
    held : str or datetime.date
        Day on which the holder is asked for.

    Returns
    -------
    pandas.DataFrame
        ``sphere, kind, holder, area_km2, land`` (number of units), one row for each way in
        which plan and fact met; the largest first within each sphere. Empty before the pact.

    Raises
    ------
    ValueError
        When a day is none or outside the window.
    """
    columns = ["sphere", "kind", "holder"]
    plan = pd.DataFrame(spheres_at(planned).drop(columns="geometry"))
    plan["holder"] = plan.unit.map(state_at(held).set_index("unit").controller)
    found = plan.groupby(columns, as_index=False).agg(
        area_km2=("area_km2", "sum"), land=("unit", "count")
    )
    return found.sort_values(["sphere", "area_km2"], ascending=[True, False], ignore_index=True)
