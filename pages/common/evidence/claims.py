"""The list of claims with their verdicts."""

import streamlit as st

import geodata
from geodata.words import long_date

from ..maps.clock import read_point
from ..shell import guard
from ..shell.wording import plain
from ..text import prose, records, texts
from ..text.prose import MEASURE
from ..text.texts import Text
from . import pairs

#: What a verdict means, in the order in which they are offered.
VERDICTS = {
    "supported": "the record says so",
    "partly": "right in part",
    "mixed": "one half right, one half wrong",
    "contradicted": "the record says otherwise",
    "not settled": "historians disagree",
    "interpretation": "a judgement, not a fact",
    "left out": "missing from the essay",
}
COLOURS = {"supported": "green", "partly": "orange", "mixed": "orange", "contradicted": "red"}
#: Pages whose story is told in charts; their claims open the map of the whole story.
WITHOUT_MAP = {"trade"}


def show(text: Text) -> None:
    """Show the claims, with a choice of verdicts.

    Parameters
    ----------
    text : Text
        What is said about them.
    """
    prose.show_contents(*texts.headings_in(text.body))
    prose.show_lede(text)
    prose.show(text.body, pieces={"halves": pairs.show_halves, "attack": pairs.show_attack})
    with guard.told():
        table = records.table("claims")
        counts = table["verdict"].value_counts()
        chosen = st.pills(
            "Show only",
            [verdict for verdict in VERDICTS if verdict in counts],
            selection_mode="multi",
            format_func=lambda verdict: f"{verdict} ({counts[verdict]})",
            key="claims.verdicts",
        )
        shown = table[table["verdict"].isin(chosen)] if chosen else table
        st.caption(f"{len(shown)} of {len(table)} entries. {_meaning(chosen)}")
        with st.container(key="claim-cards"):
            for claim in shown.itertuples(index=False):
                _claim(claim)


def _meaning(chosen: list[str]) -> str:
    return " ".join(f"{verdict.capitalize()}: {VERDICTS[verdict]}." for verdict in chosen)


def _claim(claim) -> None:
    """One entry: what is said, what the record says, where to see it."""
    with st.container(border=True, width=MEASURE, gap="small"):
        badge = f":{COLOURS.get(claim.verdict, 'gray')}-badge[{claim.verdict}]"
        st.markdown(f"**{claim.claim}. {plain(claim.paraphrase)}** {badge}")
        st.markdown(plain(claim.record))
        st.caption(plain(geodata.cite(claim.source)))
        with st.container(horizontal=True):
            page = "overview" if claim.map_page in WITHOUT_MAP else claim.map_page
            st.page_link(
                f"pages/{page}.py",
                label=_label(claim),
                icon=":material/map:",
                query_params=_query(claim),
            )
            if claim.map_page in WITHOUT_MAP:
                st.page_link(
                    f"pages/{claim.map_page}.py", label="Charts", icon=":material/bar_chart:"
                )


def _label(claim) -> str:
    words = f"Map of {long_date(claim.map_date)}"
    return words if claim.shown == "whole" else f"{words}: {plain(claim.place)}"


def _query(claim) -> dict[str, str]:
    """The day of a claim; its event and its place too if the map is to open there."""
    asked = {"date": claim.map_date}
    if claim.shown == "whole":
        return asked
    if claim.event:
        asked["event"] = claim.event
    at = f"{claim.lon},{claim.lat}"
    try:
        read_point(at)
    except ValueError:
        return asked
    return asked | {"at": at}
