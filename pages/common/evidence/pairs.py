"""Pairs of small maps: what the essay says, and what the record says."""

import altair as alt
import pandas as pd
import streamlit as st

import geodata
from geodata.cartography import Inset, paint

from ..text.prose import MEASURE

#: The same in every small map: Poland and what lies around it.
FRAME = Inset(centre=(21.6, 52.2), width=980_000, height=840_000, tolerance=2500)
SIDES = {"Germany": "German side", "Soviet Union": "Soviet side"}
OTHER = "other land"
#: Towns on the small maps, by their ids, as the essay's language writes them.
TOWNS = {
    "warsaw": "Warsaw", "lwow": "Lwów", "poznan": "Poznań", "brest": "Brest", "minsk": "Minsk",
}  # fmt: skip
INK, ATTACK = "#4a3b36", "#b1123a"
AUGUST, ESSAY_DATE, ATTACK_DATE = "1939-08-23", "1941-05-21", "1941-06-22"
HEIGHT = 370


@st.cache_data(show_spinner=False)
def halves(swapped: bool):
    """Give each half of Poland to a side.

    Parameters
    ----------
    swapped : bool
        As the essay has it, instead of as the secret protocol of 23 August 1939 has it.

    Returns
    -------
    geopandas.GeoDataFrame
        In metres of :data:`FRAME`: ``side``, ``geometry``.
    """
    state = geodata.state_at(AUGUST)
    agreed = geodata.spheres_at(AUGUST).set_index("unit")["sphere"]
    sides = dict(zip(SIDES, reversed(SIDES.values()), strict=True)) if swapped else SIDES
    side = state["unit"].map(agreed).map(sides)
    state["side"] = side.where(state["sovereign"] == "Poland", OTHER)
    return FRAME.land(state, "side")


@st.cache_data(show_spinner=False)
def holders(day: str):
    """Tell which side held the land on a day.

    Parameters
    ----------
    day : str
        The day, ISO.

    Returns
    -------
    geopandas.GeoDataFrame
        In metres of :data:`FRAME`: ``side``, ``geometry``.
    """
    state = geodata.state_at(day)
    state["side"] = state["controller"].map(SIDES).fillna(OTHER)
    return FRAME.land(state, "side")


@st.cache_data(show_spinner=False)
def border(day: str):
    """Find where German-held and Soviet-held land meet on a day.

    Parameters
    ----------
    day : str
        The day, ISO.

    Returns
    -------
    geopandas.GeoDataFrame
        In metres of :data:`FRAME`, one row with ``geometry``.
    """
    return FRAME.line(geodata.frontier_at(day, *SIDES))


def _features(frame) -> alt.Data:
    """Shapes as Vega reads them; a table of shapes would be sent as Arrow, which has none."""
    return alt.Data(values=list(frame.iterfeatures(drop_id=True)))


@st.cache_data(show_spinner=False)
def _words() -> pd.DataFrame:
    towns = geodata.places().set_index("place").loc[list(TOWNS)]
    return FRAME.points(towns.lon, towns.lat).assign(name=TOWNS.values())


def _map(land, line, title: str, told: str) -> alt.Chart:
    """One small map; ``told`` is its description for those who cannot see it."""
    look = paint.style()
    colours = {side: paint.fill_of(power) for power, side in SIDES.items()}
    colours[OTHER] = look["land"]
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    legend = alt.Legend(
        title=None,
        orient="bottom",
        values=list(SIDES.values()),
        symbolType="square",
        symbolSize=160,
        symbolStrokeWidth=0.8,
    )
    shapes = (
        alt.Chart(_features(land))
        .mark_geoshape(aria=False, stroke=INK, strokeWidth=0.8)
        .encode(
            color=alt.Color("properties.side:N", scale=scale, legend=legend),
            tooltip=[alt.Tooltip("properties.side:N", title="Land")],
        )
    )
    sea = alt.Chart(_features(FRAME.ground()))
    layers = [sea.mark_geoshape(aria=False, fill=look["ground"]["water"]), shapes]
    if line is not None:
        layers.append(
            alt.Chart(_features(line))
            .mark_geoshape(aria=False, filled=False, stroke=ATTACK, strokeWidth=4)
            .encode()
        )
    towns = alt.Chart(_words()).encode(longitude="x:Q", latitude="y:Q")
    layers.append(towns.mark_circle(aria=False, size=22, color=INK, opacity=1))
    # Letters with a halo under them: Warsaw stands on the line itself.
    halo = look["labels"]["halo"]
    for ink in ({"color": halo, "stroke": halo, "strokeWidth": 3}, {"color": INK}):
        names = towns.mark_text(aria=False, fontSize=11.5, dy=-9, strokeJoin="round", **ink)
        layers.append(names.encode(text="name:N"))
    return (
        alt.layer(*layers)
        .project(type="identity", reflectY=True)
        .properties(
            title=alt.TitleParams(title, offset=8),
            padding={"left": 1, "top": 2, "right": 1, "bottom": 2},  # its edge at that of the text
            height=HEIGHT,
            description=told,
        )
    )


def _pair(key: str, left: alt.Chart, right: alt.Chart) -> None:
    with st.container(width=MEASURE):
        for name, column, chart in zip(
            ("essay", "record"), st.columns(2), (left, right), strict=True
        ):
            with column:
                st.altair_chart(chart, key=f"pair.{key}.{name}")


def show_halves() -> None:
    """Show Poland as the essay divides it, and as the secret protocol did."""
    essay = _map(
        halves(swapped=True),
        None,
        "As the essay says",
        "A map of Poland in which the east is the German side and the west the Soviet side.",
    )
    record = _map(
        halves(swapped=False),
        None,
        "As it was: 23 August 1939",
        "A map of Poland in which the west is the German side and the east the Soviet side.",
    )
    _pair("halves", essay, record)
    st.caption("Poland in its borders of August 1939, and the line of the secret protocol.")


def show_attack() -> None:
    """Show the day that the essay gives for the German attack, and the day on which it came."""
    essay = _map(
        holders(ESSAY_DATE),
        None,
        "The essay’s day: 21 May 1941, no attack",
        "A map of 21 May 1941: German-held and Soviet-held land meet, at peace.",
    )
    record = _map(
        holders(ATTACK_DATE),
        border(ATTACK_DATE),
        "As it was: 22 June 1941, the attack",
        "A map of 22 June 1941: the German attack crosses the border, drawn as a thick line.",
    )
    _pair("attack", essay, record)
    st.caption(
        "Land by who held it on the day. The thick line is where German-held and Soviet-held "
        "land met when the attack began; Romania’s border is not drawn."
    )
