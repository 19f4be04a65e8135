"""What was agreed of the spheres, set against what each side then held; areas from the map."""

import pandas as pd
import streamlit as st

import geodata

from ..shell import wording
from ..text import markup
from ..text.prose import MEASURE

AUGUST, SEPTEMBER, LAST = "1939-08-23", "1939-09-28", "1941-06-22"
#: Day on which both armies had taken over the shares of the second treaty, and Vilnius was given.
SHARED = "1939-11-21"
POWERS = ("Germany", "Soviet Union", "Lithuania", "Slovakia")
BEFORE = "1939-08-22"
#: States in the order in which the table tells them.
STATES = ("Poland", "Lithuania", "Latvia", "Estonia", "Finland", "Romania")


@st.cache_data(show_spinner=False)
def compared() -> pd.DataFrame:
    """Set the two agreements against the land as it was held on the last day.

    Returns
    -------
    pandas.DataFrame
        One row for the land of a state that shares all of it: ``state, land`` (names)``, km2,
        august, september`` (spheres in words)``, held, status``.
    """
    before = geodata.state_at(BEFORE).set_index("unit")
    last = geodata.state_at(LAST).set_index("unit")
    spheres = {
        "august": geodata.spheres_at(AUGUST).set_index("unit"),
        "september": geodata.spheres_at(SEPTEMBER).set_index("unit"),
    }
    table = pd.DataFrame({"state": before["sovereign"], "name": before["name"]})
    table["km2"] = before["area_km2"]
    for when, agreed in spheres.items():
        words = agreed["sphere"].map(wording.adjective)
        words = words.where(agreed["kind"] == "sphere", words + " interest")
        table[when] = words.reindex(table.index).fillna("not mentioned")
    table["held"] = last["controller"]
    table["status"] = last["status"]
    taken = (table["held"] == "Soviet Union") & (table["state"] != "Soviet Union")
    told = table["state"].isin(STATES) & (table["august"].ne("not mentioned") | taken)
    groups = ["state", "august", "september", "held", "status"]
    table = table[told].groupby(groups, as_index=False, sort=False)
    table = table.agg(land=("name", wording.listed), km2=("km2", "sum"))
    alone = ~table["state"].duplicated(keep=False)
    table["land"] = table["land"].where(~alone, table["state"])  # the whole state
    order = table["state"].map(STATES.index)
    return table.assign(order=order).sort_values(["order", "km2"], ascending=[True, False])


def moved() -> dict[tuple[str, str], float]:
    """Measure what changed its sphere on 28 September 1939.

    Returns
    -------
    dict
        km² by the spheres before and after.
    """
    august = geodata.spheres_at(AUGUST).set_index("unit")
    september = geodata.spheres_at(SEPTEMBER).set_index("unit")["sphere"]
    august = august.assign(after=september.reindex(august.index))
    august = august[august["sphere"] != august["after"]]
    return august.groupby(["sphere", "after"])["area_km2"].sum().to_dict()


def shares() -> pd.DataFrame:
    """Measure the shares of Poland under each agreement and as they were held.

    Returns
    -------
    pandas.DataFrame
        km² by power, one row each for the two lines and for the day after the hand-overs.
    """
    poland = geodata.state_at(BEFORE).query("sovereign == 'Poland'")["unit"]
    rows = {}
    for title, frame, power in (
        ("Line of 23 August 1939", geodata.spheres_at(AUGUST), "sphere"),
        ("Line of 28 September 1939", geodata.spheres_at(SEPTEMBER), "sphere"),
        ("Held on 21 November 1939", geodata.state_at(SHARED), "controller"),
    ):
        frame = frame[frame["unit"].isin(poland)]
        rows[title] = frame.groupby(power)["area_km2"].sum()
    return pd.DataFrame(rows).T.reindex(columns=POWERS).fillna(0)


def _km2(area: float) -> str:
    """Areas to the precision that the lines carry."""
    return f"{round(area, -2):,.0f}" if area >= 1000 else f"{round(area, -1):,.0f}"


def shares_as_html() -> str:
    """Tell what each line gave to each side in Poland, and what each then held.

    Returns
    -------
    str
        A table and a note.
    """
    rows = [
        [title, *(_km2(area) if area else markup.NOTHING for area in row)]
        for title, row in shares().iterrows()
    ]
    changed = moved()
    to_germany = changed[("Soviet Union", "Germany")]
    to_moscow = changed[("Germany", "Soviet Union")]
    return _noted(
        markup.table(["Poland, km²", *POWERS], "lrrrr", rows),
        f"What moved on 28 September: {_km2(to_germany)} km² of Poland to the German side, "
        f"{_km2(to_moscow)} km² of Lithuania to the Soviet side. All areas are measured on "
        "the units of this atlas in an equal-area projection, lakes included, and rounded.",
    )


def compared_as_html() -> str:
    """Set planned against actual, land by land.

    Returns
    -------
    str
        A table and a note.
    """
    head = ["Land", "km²", "23 August 1939", "28 September 1939", "Held on 22 June 1941"]
    rows = []
    for row in compared().itertuples(index=False):
        land = row.land if row.land == row.state else f"{row.state}: {row.land}"
        land = land.replace(f"{row.state}: {row.state}; ", f"{row.state}, with ")
        status = "" if row.status == "sovereign" else f", {wording.status(row.status, row.held)}"
        rows.append([land, _km2(row.km2), row.august, row.september, f"{row.held}{status}"])
    return _noted(
        markup.table(head, "lrlll", rows),
        "Computed from the tables of spheres and of control. Lakes count, so that the land "
        "ceded by Finland holds its part of Lake Ladoga. A sphere is what the two powers had "
        "agreed between themselves; it gave them no right to the land.",
    )


def _noted(table: str, note: str) -> str:
    return f'{markup.as_html(table)}<div class="note">{note}</div>'


#: What stands between the paragraphs of the page, by its name in the text.
PIECES = {"shares": shares_as_html, "compared": compared_as_html}


def pieces() -> dict[str, str]:
    """Make all pieces.

    Returns
    -------
    dict of str to str
        HTML by the name in the text.
    """
    return {name: make() for name, make in PIECES.items()}


def show(name: str) -> None:
    """Show a piece.

    Parameters
    ----------
    name : str
        Its name in the text.
    """
    with st.container(width=MEASURE):
        markup.show(PIECES[name]())
