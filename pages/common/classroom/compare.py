"""Two days side by side, and what is different between them."""

import html

import pandas as pd
import streamlit as st

import geodata
from geodata.words import long_date

from ..maps import map_view
from ..maps.clock import Clock
from ..maps.map_page import MapPage
from ..shell import entry, guard, wording
from ..text import prose

BOUNDS = (12.0, 45.0, 34.0, 61.5)
LEFT = MapPage(
    key="compare",
    opening="1939-08-23",
    bounds=BOUNDS,
    all_events=True,
    view="held",
    link="compare",
    title="First map",
)
RIGHT = MapPage(
    key="compare2",
    opening="1939-10-06",
    bounds=BOUNDS,
    all_events=True,
    view="held",
    side="2",
    link="compare",
    title="Second map",
)
#: What a teacher compares first: name, day and view of both sides.
PRESETS = (
    ("Planned on 23 August 1939, held on 6 October 1939",
     "1939-08-23", "agreed", "1939-10-06", "held"),
    ("The lines of 23 August and of 28 September 1939",
     "1939-08-23", "agreed", "1939-09-28", "agreed"),
    ("Planned on 28 September 1939, held on 6 August 1940",
     "1939-09-28", "agreed", "1940-08-06", "held"),
    ("31 August 1938 and 31 December 1939", "1938-08-31", "held", "1939-12-31", "held"),
    ("1 September 1939 and 22 June 1941", "1939-09-01", "held", "1941-06-22", "held"),
    ("22 June 1941: held, and recognised", "1941-06-22", "held", "1941-06-22", "recognised"),
)  # fmt: skip
#: The same, over the borders of today.
TODAY = (
    "22 June 1941, and with today’s borders",
    "?date=1941-06-22&view=held&date2=1941-06-22&view2=held&today2=1",
)


def show() -> None:
    """Show the page."""
    entry.through_app()
    text = prose.begin("compare")
    _presets()
    with guard.told():
        for page in (LEFT, RIGHT):
            Clock(page).follow_address()
        _maps()
    prose.show_lede(text)
    prose.show(text.body)


def _presets() -> None:
    links = [
        (name, f"?date={day}&view={view}&date2={day2}&view2={view2}")
        for name, day, view, day2, view2 in PRESETS
    ]
    told = "".join(
        f'<a href="{html.escape(link)}">{html.escape(name)}</a>' for name, link in [*links, TODAY]
    )
    st.html(f'<nav class="presets" aria-label="Ready comparisons">{told}</nav>')


@st.fragment
def _maps() -> None:
    """Run again on each report of a map; nothing outside this fragment does."""
    clocks = [Clock(page) for page in (LEFT, RIGHT)]
    # There in any case: an element that comes and goes above the maps would mount them anew.
    with st.container():
        for clock in clocks:
            if clock.complaint:
                st.warning(wording.plain(clock.complaint))
    for column, clock in zip(st.columns(2, gap="small"), clocks, strict=True):
        with column:
            with st.container(key=f"map-plate{clock.page.side}"), guard.told():
                map_view.show_map(clock.page, clock)
            map_view.date_field(clock)
    with guard.told():
        _plan(*clocks)
        _changes(clocks[0].date, clocks[1].date)


def _plan(left: Clock, right: Clock) -> None:
    """Where one side shows what was agreed: how far the other side's day fulfilled it."""
    views = [left.view, right.view]
    if sorted(views) != ["agreed", "held"]:
        return
    plan, fact = (left, right) if views[0] == "agreed" else (right, left)
    st.subheader("Agreed and held", anchor=False)
    table = geodata.plan_and_fact(plan.date, fact.date)
    if table.empty:
        st.markdown(f"On {long_date(plan.date)} nothing had been agreed yet.")
        return
    st.markdown(
        f"Of the land shared out by the protocols in force on {long_date(plan.date)}, "
        f"this was held on {long_date(fact.date)}:"
    )
    table["sphere"] += table.kind.map({"interest": " (interest noted)"}).fillna("")
    st.dataframe(
        table[["sphere", "holder", "area_km2"]],
        hide_index=True,
        column_config={
            "sphere": st.column_config.TextColumn("Agreed: sphere of"),
            "holder": st.column_config.TextColumn("Held by"),
            "area_km2": st.column_config.NumberColumn("km\u00b2", format="localized", step=1),
        },
    )


def _changes(first: str, second: str) -> None:
    st.header("What is different", anchor=False)
    changed = geodata.changes_between(first, second)
    between = f"between {long_date(first)} and {long_date(second)}"
    if changed.empty:
        st.markdown(f"Nothing on the map is different {between}.")
        return
    moved = changed[changed.from_holder != changed.to_holder]
    st.markdown(counted(changed, between))
    columns = {
        "power": st.column_config.TextColumn("Power"),
        "won_km2": st.column_config.NumberColumn("Gained, km\u00b2", format="localized", step=1),
        "lost_km2": st.column_config.NumberColumn("Lost, km\u00b2", format="localized", step=1),
        "net_km2": st.column_config.NumberColumn("Net, km\u00b2", format="localized", step=1),
    }
    if len(moved):
        st.dataframe(
            geodata.balance(changed).round(),
            hide_index=True,
            column_config=columns,
            alt=f"Land gained and lost by each power {between}",
        )
    st.dataframe(
        told(changed),
        hide_index=True,
        alt=f"Every territory that is different {between}",
        column_config={
            "name": st.column_config.TextColumn("Land"),
            "from": st.column_config.TextColumn("Before"),
            "to": st.column_config.TextColumn("After"),
            "area_km2": st.column_config.NumberColumn("km\u00b2", format="localized", step=1),
            "since": st.column_config.TextColumn("Held since"),
            "source": st.column_config.TextColumn("Source"),
        },
    )
    st.caption(
        "Areas are equal-area and count land inside the map’s window, lakes included. "
        "\u201cHeld since\u201d is the first day of the later holder’s unbroken rule."
    )


def counted(changed: pd.DataFrame, between: str) -> str:
    """Say how many territories are different, and how many have another holder.

    Parameters
    ----------
    changed : pandas.DataFrame
        As :func:`geodata.changes_between` returns.
    between : str
        The days in words.

    Returns
    -------
    str
        A sentence.
    """
    moved = changed[changed.from_holder != changed.to_holder]
    held = "all" if len(moved) == len(changed) else f"{len(moved)} of them"
    area = f"{moved.area_km2.sum():,.0f}\u00a0km\u00b2"
    count = f"{len(changed)} territories are different {between}"
    return f"{count}; {held}, {area}, have another holder."


def told(changed: pd.DataFrame) -> pd.DataFrame:
    """Tell changes in a reader's words.

    Parameters
    ----------
    changed : pandas.DataFrame
        As :func:`geodata.changes_between` returns.

    Returns
    -------
    pandas.DataFrame
        Columns ``name``, ``from``, ``to``, ``area_km2``, ``since``, ``source``.
    """
    table = changed[["name", "area_km2", "since", "source"]].copy()
    for column, end in ((1, "from"), (2, "to")):
        words = [
            f"{holder}, {wording.status(status, holder)}"
            for holder, status in zip(
                changed[f"{end}_holder"], changed[f"{end}_status"], strict=True
            )
        ]
        table.insert(column, end, words)
    table["area_km2"] = table.area_km2.round()
    table["source"] = table.source.map(geodata.cite)
    return table
