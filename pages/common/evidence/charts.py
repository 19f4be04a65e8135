"""Charts of trade: checked figures filled, unchecked ones hollow, each with its table."""

from dataclasses import dataclass

import altair as alt
import pandas as pd
import streamlit as st

from geodata.words import long_date

from ..shell.wording import plain
from ..text import citations, markup, records
from ..text.prose import MEASURE

TO_GERMANY, TO_MOSCOW, BOTH = "goods to Germany", "goods to the Soviet Union", "both ways"
FLOWS = {"german_imports": TO_GERMANY, "german_exports": TO_MOSCOW, "total": BOTH}
COLOURS = {TO_GERMANY: "#4f7cac", TO_MOSCOW: "#c05746", BOTH: "#8a7f73"}
KINDS = {"promised": "#8a7f73", "delivered": "#4f7cac"}
CHECKED = {"yes": "checked", "no": "not checked"}
#: Names of columns that are not their own words.
NAMES = {
    "flow": "Goods",
    "value_low_mrm": "Value from (million RM)",
    "value_high_mrm": "Value to (million RM)",
    "low": "From",
    "high": "To",
    "quantity_unit": "Unit",
    "start_date": "From day",
    "end_date": "To day",
    "verified": "Checked",
}
LAST_PERIOD = "1941 to 22 June"
SINGLE = rf"\d{{4}}|{LAST_PERIOD}"
#: Written in two lines, or it would touch the label beside it.
BROKEN = f"datum.label == '{LAST_PERIOD}' ? ['1941', 'to 22 June'] : datum.label"
SMALLEST = 1000  # tonnes; platinum, in kilograms, is in the table only
ROOM = 1.19  # of the largest quantity, so that its number stands beside its mark

TABLE = "The figures as a table, with their sources"
CREDITS = ["Date", "Million Reichsmarks", "Interest", "Term", "Source, and what to know"]


@dataclass(frozen=True)
class Exhibit:
    """Charts with their table.

    Attributes
    ----------
    charts : dict of str to altair.LayerChart
        By a name of their own.
    caption : str
        How to read them.
    table : pandas.DataFrame
        Every figure with its source.
    """

    charts: dict[str, alt.LayerChart]
    caption: str
    table: pd.DataFrame


def _numbers(table: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Columns as numbers, with the two kinds of mark and the source in words."""
    numbers = table[columns].apply(pd.to_numeric, errors="coerce")
    words = table["source"].map(citations.brief)
    return table.assign(**numbers, checked=table["verified"].map(CHECKED), told=words)


def _filled() -> alt.FillOpacity:
    """Fill a mark when its figure is checked, and leave it hollow when not."""
    return alt.FillOpacity(
        "checked:N",
        scale=alt.Scale(domain=list(CHECKED.values()), range=[0.85, 0]),
        legend=alt.Legend(
            title=None, orient="top", symbolType="square", symbolStrokeColor="#8a7f73"
        ),
    )


def _colour(name: str, colours: dict[str, str], legend: bool = True) -> alt.Color:
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    # One under the other: side by side they are wider than a phone.
    look = {
        "title": None,
        "orient": "top",
        "symbolType": "square",
        "columns": 1,
        "symbolOpacity": 1,
    }
    key = alt.Legend(**look) if legend else None
    return alt.Color(f"{name}:N", scale=scale, legend=key)


def _years() -> pd.DataFrame:
    """Counts of single years; the first of several is the checked one, if one is."""
    table = _numbers(records.table("trade_annual"), ["low", "high"])
    years = table[table["period"].str.fullmatch(SINGLE)]
    years = years.assign(goods=years["flow"].map(FLOWS), value=(years["low"] + years["high"]) / 2)
    years = years.sort_values("verified", ascending=False, kind="stable")
    return years.assign(other=years.duplicated(["period", "flow"]))


def _bars(years: pd.DataFrame, side_by_side: list[str]) -> alt.LayerChart:
    """Bars of the first counts, with a tick for every other count of the same goods."""
    colours = {goods: COLOURS[goods] for goods in side_by_side}
    base = alt.Chart(years).encode(
        x=alt.X("period:O", title=None, axis=alt.Axis(labelAngle=0, labelExpr=BROKEN)),
        y=alt.Y("value:Q", title="million Reichsmarks"),
        xOffset=alt.XOffset("goods:N", sort=side_by_side),
        tooltip=[
            alt.Tooltip("period:O", title="Year"),
            alt.Tooltip("goods:N", title="Goods"),
            alt.Tooltip("low:Q", title="From (million RM)"),
            alt.Tooltip("high:Q", title="To (million RM)"),
            alt.Tooltip("checked:N", title="Figure"),
            alt.Tooltip("told:N", title="Source"),
            alt.Tooltip("note:N", title="Note"),
        ],
    )
    bars = base.transform_filter(~alt.datum.other).mark_bar(strokeWidth=1.6)
    bars = bars.encode(
        color=_colour("goods", colours, legend=len(colours) > 1),
        stroke=_colour("goods", colours, legend=False),
        fillOpacity=_filled(),
    )
    ticks = base.transform_filter(alt.datum.other).mark_tick(thickness=2.5)
    return bars + ticks.encode(color=_colour("goods", colours, legend=False))


def by_year() -> Exhibit:
    """Trade from 1930 to 1941: both ways together, and each way.

    Returns
    -------
    Exhibit
        Two charts.
    """
    years = _years()
    total = _bars(years[years["goods"] == BOTH], [BOTH]).properties(
        height=250,
        title="Trade both ways together",
        description="Trade between Germany and the Soviet Union by year in million "
        "Reichsmarks, both ways together. The table below holds every figure.",
    )
    each = _bars(years[years["goods"] != BOTH], [TO_GERMANY, TO_MOSCOW]).properties(
        height=290,
        title="Each way",
        description="Goods to Germany and goods to the Soviet Union by year in million "
        "Reichsmarks. The table below holds every figure.",
    )
    caption = (
        "■ checked against a named source. □ not checked. A short line is "
        "another count of the same goods: there sources disagree. The last column is less than "
        "half a year."
    )
    table = years.assign(flow=years["goods"]).sort_values(["period", "flow"])
    columns = ["period", "flow", "low", "high", "unit"]
    return Exhibit({"total": total, "years": each}, caption, _told(table, columns))


def trade_by_year() -> None:
    """Show trade from 1930 to 1941."""
    _show(by_year())


def goods() -> Exhibit:
    """What was promised and what was delivered, by commodity.

    Returns
    -------
    Exhibit
        One chart.
    """
    table = _numbers(records.table("trade_deliveries"), ["quantity"])
    shown = table[
        (table["quantity_unit"] == "t")
        & table["kind"].isin(list(KINDS))
        & (table["end_date"] <= "1941-06-22")
        & (table["start_date"] < "1941-01-01")
        & (table["quantity"] >= SMALLEST)
    ]
    shown = shown.assign(thousand=shown["quantity"] / 1000)
    lane = shown.groupby(["commodity", "kind"])["thousand"]
    shown = shown.assign(first=shown["thousand"] < lane.transform("max"))
    room = alt.Scale(domain=[0, ROOM * float(shown["thousand"].max())])
    base = alt.Chart(shown).encode(
        y=alt.Y(
            "commodity:N", title=None, sort=alt.EncodingSortField("thousand", "max", "descending")
        ),
        yOffset=alt.YOffset("kind:N", sort=list(KINDS)),
        x=alt.X("thousand:Q", title="thousand tonnes", scale=room),
        color=_colour("kind", KINDS),
        tooltip=[
            alt.Tooltip("commodity:N", title="Goods"),
            alt.Tooltip("kind:N", title="Promised or delivered"),
            alt.Tooltip("quantity:Q", title="Tonnes", format=","),
            alt.Tooltip("start_date:N", title="From"),
            alt.Tooltip("end_date:N", title="To"),
            alt.Tooltip("checked:N", title="Figure"),
            alt.Tooltip("told:N", title="Source"),
            alt.Tooltip("note:N", title="Note"),
        ],
    )
    lanes = base.mark_rule(opacity=0.35, strokeWidth=2).encode(
        x="min(thousand):Q", x2="max(thousand):Q", tooltip=alt.value(None)
    )
    marks = base.mark_point(size=95, filled=True, strokeWidth=2, opacity=1).encode(
        stroke=_colour("kind", KINDS, legend=False), fillOpacity=_filled()
    )
    # Of two in a lane, the one on the left has its number on the left.
    words = [
        base.transform_filter(alt.datum.first == first)
        .mark_text(dx=-9 if first else 9, align="right" if first else "left", fontSize=11)
        .encode(text=alt.Text("thousand:Q", format=",.5~r"))
        for first in (True, False)
    ]
    chart = alt.layer(lanes, marks, *words).properties(
        height=560,
        title="Soviet goods for Germany",
        description="Soviet goods promised to Germany and delivered, in thousand tonnes, one "
        "row for each kind of goods. The table below holds every figure.",
    )
    caption = (
        "Promised for February 1940 to February 1941; delivered from December 1939 or "
        "February 1940 to May or June 1941. The periods differ, so the marks are not shares. "
        "● checked, ○ not checked; two marks of one colour in a row: sources disagree."
    )
    what = ["kind", "commodity", "quantity", "quantity_unit"]
    told = _told(table, [*what, "start_date", "end_date", "value_low_mrm", "value_high_mrm"])
    return Exhibit({"goods": chart}, caption, told)


def deliveries() -> None:
    """Show what was promised and what was delivered, by commodity."""
    _show(goods())


def _when(row) -> str:
    words = long_date(row.date)
    return words.split(" ", 1)[1] if row.date_precision == "month" else words


def credits_table() -> str:
    """Credits and agreements as a table for reading.

    Returns
    -------
    str
        Markdown.
    """
    lines = ["| " + " | ".join(CREDITS) + " |", "| :-- | --: | :-- | :-- | :-- |"]
    for row in records.table("trade_credits").itertuples(index=False):
        made = "" if row.concluded == "yes" else " (talked of, not concluded)"
        found = citations.brief(row.source)
        told = f"{found[:1].upper()}{found[1:]}. {row.note}"
        cells = [_when(row) + made, row.amount_mrm or "–", row.interest or "–", row.term or "–"]
        lines.append("| " + " | ".join(plain(cell) for cell in [*cells, told]) + " |")
    return "\n".join(lines)


def credits() -> None:
    """Show credits and agreements as a table for reading."""
    with st.container(width=MEASURE):
        markup.show(markup.as_html(credits_table()))


def _told(table: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """The figures of an exhibit in words."""
    table = table[[*columns, "verified", "source", "note"]]
    table = table.assign(source=table["source"].map(citations.brief))
    return table.rename(columns=lambda name: NAMES.get(name, name.capitalize()))


def _show(exhibit: Exhibit) -> None:
    for name, chart in exhibit.charts.items():
        st.altair_chart(chart, key=f"trade.{name}")
    st.caption(exhibit.caption)
    with st.expander(TABLE):
        st.dataframe(exhibit.table, hide_index=True, height="content")
