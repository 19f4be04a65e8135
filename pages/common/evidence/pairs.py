"""Pairs of small maps: what the essay says, and what the record says."""

import altair as alt
import geopandas as gpd
import pandas as pd
import shapely
import streamlit as st

import geodata
from geodata.cartography import paint

from ..text.prose import MEASURE

#: Equal-area with north upwards in the middle of the small maps.
PROJECTION = "+proj=laea +lat_0=52.2 +lon_0=21.6 +units=m"
#: Land shown (west, south, east, north), metres, the same in every small map.
WINDOW = (-490_000, -420_000, 490_000, 420_000)
TOLERANCE = 2500  # metres; a small map shows no more
#: Words on the small maps: name, longitude, latitude.
WORDS = (
    ("Warsaw", 21.0, 52.25),
    ("Lwów", 24.0, 49.85),
    ("Poznań", 16.9, 52.4),
    ("Brest", 23.7, 52.1),
    ("Minsk", 27.55, 53.9),
)
INK, ATTACK, WATER = "#4a3b36", "#b1123a", "#dce8ec"
AUGUST, ESSAY_DATE, ATTACK_DATE = "1939-08-23", "1941-05-21", "1941-06-22"
HEIGHT = 370


def _cut(frame: gpd.GeoDataFrame, by: str) -> gpd.GeoDataFrame:
    """Land of one kind as one shape, in metres and cut to the window."""
    merged = frame[[by, "geometry"]].to_crs(PROJECTION).clip(WINDOW)
    merged = merged.dissolve(by).reset_index()
    merged["geometry"] = merged.simplify(TOLERANCE).buffer(0)
    return merged[~merged.is_empty]


@st.cache_data(show_spinner=False)
def halves(swapped: bool) -> gpd.GeoDataFrame:
    """Give each half of Poland to a side.

    Parameters
    ----------
    swapped : bool
        As the essay has it, instead of as the secret protocol of 23 August 1939 has it.

    Returns
    -------
    geopandas.GeoDataFrame
        In metres of :data:`PROJECTION`: ``side``, ``geometry``.
    """
    state = geodata.state_at(AUGUST)
    agreed = geodata.spheres_at(AUGUST).set_index("unit")["sphere"]
    sides = {"Germany": "German side", "Soviet Union": "Soviet side"}
    if swapped:
        sides = {"Germany": "Soviet side", "Soviet Union": "German side"}
    side = state["unit"].map(agreed).map(sides)
    state["side"] = side.where(state["sovereign"] == "Poland", "other land")
    return _cut(state, "side")


@st.cache_data(show_spinner=False)
def holders(day: str) -> gpd.GeoDataFrame:
    """Tell which side held the land on a day.

    Parameters
    ----------
    day : str
        The day, ISO.

    Returns
    -------
    geopandas.GeoDataFrame
        In metres of :data:`PROJECTION`: ``side``, ``geometry``.
    """
    state = geodata.state_at(day)
    sides = {"Germany": "German side", "Soviet Union": "Soviet side"}
    state["side"] = state["controller"].map(sides).fillna("other land")
    return _cut(state, "side")


@st.cache_data(show_spinner=False)
def border(day: str) -> gpd.GeoDataFrame:
    """Find where German-held and Soviet-held land meet on a day.

    Parameters
    ----------
    day : str
        The day, ISO.

    Returns
    -------
    geopandas.GeoDataFrame
        In metres of :data:`PROJECTION`, one row: ``what``, ``geometry``.
    """
    state = geodata.state_at(day)
    held = {
        power: shapely.union_all(state[state["controller"] == power].geometry.to_numpy())
        for power in ("Germany", "Soviet Union")
    }
    met = shapely.intersection(held["Germany"].boundary, held["Soviet Union"].boundary)
    line = gpd.GeoDataFrame({"what": ["border"]}, geometry=[met], crs=4326).to_crs(PROJECTION)
    line["geometry"] = line.line_merge().simplify(TOLERANCE)
    return line.clip(WINDOW)


def _features(frame: gpd.GeoDataFrame) -> alt.Data:
    """Shapes as Vega reads them; a table of shapes would be sent as Arrow, which has none."""
    return alt.Data(values=list(frame.iterfeatures(drop_id=True)))


@st.cache_data(show_spinner=False)
def _words() -> pd.DataFrame:
    names, lons, lats = zip(*WORDS, strict=True)
    where = gpd.GeoSeries.from_xy(lons, lats, crs=4326).to_crs(PROJECTION)
    return pd.DataFrame({"name": names, "x": where.x, "y": where.y})


def _map(land: gpd.GeoDataFrame, line: gpd.GeoDataFrame | None, title: str, told: str) -> alt.Chart:
    """One small map; ``told`` is its description for those who cannot see it."""
    colours = {
        "German side": paint.fill_of("Germany"),
        "Soviet side": paint.fill_of("Soviet Union"),
        "other land": paint.style()["land"],
    }
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    legend = alt.Legend(
        title=None,
        orient="bottom",
        values=list(colours)[:2],
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
    sea = gpd.GeoDataFrame(geometry=[shapely.box(*WINDOW)], crs=PROJECTION)
    layers = [alt.Chart(_features(sea)).mark_geoshape(aria=False, fill=WATER), shapes]
    if line is not None:
        layers.append(
            alt.Chart(_features(line))
            .mark_geoshape(aria=False, filled=False, stroke=ATTACK, strokeWidth=4)
            .encode()
        )
    towns = alt.Chart(_words()).encode(longitude="x:Q", latitude="y:Q")
    layers.append(towns.mark_circle(aria=False, size=22, color=INK, opacity=1))
    layers.append(towns.mark_text(aria=False, fontSize=11, dy=-8, color=INK).encode(text="name:N"))
    return (
        alt.layer(*layers)
        .project(type="identity", reflectY=True)
        .properties(title=title, height=HEIGHT, description=told)
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
        "The essay's day: 21 May 1941, no attack",
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
        "land met when the attack began; Romania's border is not drawn."
    )
