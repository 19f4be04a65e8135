"""Charts of trade: checked figures filled, unchecked ones hollow."""

import altair as alt
import pandas as pd
import streamlit as st

import geodata

from . import records

FLOWS = {"german_imports": "to Germany", "german_exports": "to the Soviet Union", "total": "both"}
COLOURS = alt.Scale(
    domain=["to Germany", "to the Soviet Union", "both"], range=["#4f7cac", "#c05746", "#8a7f73"]
)
LEGEND = alt.Legend(title=None, orient="top", symbolOpacity=1, columns=2)
CHECKED = {"yes": "checked", "no": "not checked"}
#: Names of columns that are not their own words.
NAMES = {
    "amount_mrm": "Million RM",
    "value_low_mrm": "Value from (million RM)",
    "value_high_mrm": "Value to (million RM)",
    "low": "From",
    "high": "To",
    "quantity_unit": "Unit",
    "start_date": "From day",
    "end_date": "To day",
    "verified": "Checked",
}
FULL_YEAR = r"\d{4}"


SMALLEST = 1000  # tonnes; platinum, in kilograms, is in the table only
TONNES = alt.Scale(type="log", domainMin=SMALLEST)


def _numbers(table: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Columns as numbers, with the two kinds of mark in words."""
    numbers = table[columns].apply(pd.to_numeric, errors="coerce")
    return table.assign(**numbers, checked=table["verified"].map(CHECKED))


def _fill(colour: str) -> dict:
    """Fill a mark when its figure is checked, and leave it hollow when not."""
    return {
        "color": alt.Color(f"{colour}:N", scale=COLOURS, legend=LEGEND),
        "fillOpacity": alt.FillOpacity(
            "checked:N",
            scale=alt.Scale(domain=["checked", "not checked"], range=[1, 0]),
            legend=alt.Legend(title="Figure", symbolType="circle", symbolStrokeColor="#8a7f73"),
        ),
    }


def trade_by_year() -> None:
    """Show trade from 1930 to 1940, every count there is."""
    table = _numbers(records.table("trade_annual"), ["low", "high"])
    years = table[table["period"].str.fullmatch(FULL_YEAR)].assign(
        goods=table["flow"].map(FLOWS), value=(table["low"] + table["high"]) / 2
    )
    base = alt.Chart(years).encode(
        x=alt.X("period:O", title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("value:Q", title="million Reichsmarks"),
        xOffset=alt.XOffset("goods:N", sort=list(FLOWS.values())),
        tooltip=[
            alt.Tooltip("period:O", title="Year"),
            alt.Tooltip("goods:N", title="Goods"),
            alt.Tooltip("low:Q", title="From (million RM)"),
            alt.Tooltip("high:Q", title="To (million RM)"),
            alt.Tooltip("note:N", title="Note"),
        ],
    )
    marks = base.mark_point(size=90, filled=False, strokeWidth=2, opacity=1).encode(
        fill=alt.Fill("goods:N", scale=COLOURS, legend=None), **_fill("goods")
    )
    ranges = base.mark_rule(strokeWidth=2, opacity=1).encode(
        y="low:Q", y2="high:Q", color=alt.Color("goods:N", scale=COLOURS)
    )
    st.header("By year", anchor=False)
    st.altair_chart((ranges + marks).properties(height=360), key="trade.years")
    st.caption("German statistics, million Reichsmarks. Two marks of one kind: sources disagree.")
    _table(table, ["period", "flow", "low", "high", "unit"])


def deliveries() -> None:
    """Show what was promised and what was delivered, by commodity."""
    table = _numbers(records.table("trade_deliveries"), ["quantity"])
    goods = table[
        (table["quantity_unit"] == "t")
        & table["kind"].isin(["promised", "delivered"])
        & (table["end_date"] <= "1941-06-22")
        & (table["start_date"] < "1941-01-01")
        & (table["quantity"] >= SMALLEST)
    ]
    chart = (
        alt.Chart(goods)
        .mark_point(size=90, filled=False, strokeWidth=2, opacity=1)
        .encode(
            y=alt.Y("commodity:N", title=None, sort="-x"),
            x=alt.X(
                "quantity:Q",
                title="tonnes (logarithmic)",
                scale=TONNES,
            ),
            shape=alt.Shape("kind:N", title="Soviet goods", legend=LEGEND),
            fill=alt.value("#4f7cac"),
            color=alt.value("#4f7cac"),
            fillOpacity=_fill("kind")["fillOpacity"],
            tooltip=["commodity", "kind", "quantity", "start_date", "end_date", "checked", "note"],
        )
    )
    st.header("Soviet deliveries by commodity", anchor=False)
    st.altair_chart(chart.properties(height=360), key="trade.goods")
    st.caption(
        "Promised for February 1940 to February 1941; delivered from December 1939 or "
        "February 1940 to May or June 1941. The periods differ, so the marks are not shares."
    )
    what = ["kind", "commodity", "quantity", "quantity_unit"]
    _table(table, [*what, "start_date", "end_date", "value_low_mrm", "value_high_mrm"])


def credits() -> None:
    """Show the credits as a table."""
    st.header("Credits and agreements", anchor=False)
    table = records.table("trade_credits")
    _figures(table, ["date", "amount_mrm", "interest", "term", "concluded"])


def _table(table: pd.DataFrame, columns: list[str]) -> None:
    with st.expander("The figures, with their sources"):
        _figures(table, columns)


def _source(text: str) -> str:
    return "not found yet" if text == "unverified" else geodata.cite(text)


def _figures(table: pd.DataFrame, columns: list[str]) -> None:
    """Show a table for reading: names of columns in words, sources in full."""
    columns = [*columns, "verified", "source", "note"]
    shown = table[columns].assign(source=table["source"].map(_source))
    st.dataframe(
        shown.rename(columns=lambda name: NAMES.get(name, name.capitalize())),
        hide_index=True,
        height="content",
    )
