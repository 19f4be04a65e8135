"""The page that makes worksheets."""

import streamlit as st

from geodata import worksheet
from geodata.printing import PressError
from geodata.words import long_date
from geodata.worksheet import KINDS, LANDS, Wanted

from ..downloads import takeaway
from ..maps.map_page import MapPage
from ..shell import address, entry, guard, wording
from ..shell.dates import quoted, read_date
from ..text import prose

WHOLE = MapPage(key="worksheet", opening="1939-09-28", bounds=LANDS["poland"].bounds)
FIRST = Wanted(WHOLE.opening)


def show() -> None:
    """Show the page."""
    entry.through_app()
    text = prose.begin("worksheet")
    prose.show_lede(text)
    with guard.told():
        wanted, complaints = read_address()
        for complaint in complaints:
            st.warning(wording.plain(complaint))
        left, right = st.columns([0.4, 0.6], gap="medium")
        with left:
            _choose(wanted)
        with right:
            _sheet(wanted)
    prose.show(text.body)


def read_address() -> tuple[Wanted, list[str]]:
    """Read which sheet the address asks for.

    Returns
    -------
    tuple
        The sheet with what can be used, and sentences on what cannot.
    """
    query, complaints = st.query_params, []
    date, land, seed, kinds = FIRST.date, FIRST.land, FIRST.seed, FIRST.kinds
    if query.get("date"):
        try:
            date = read_date(query["date"], WHOLE)
        except ValueError as error:
            complaints.append(f"{error} The sheet is of {long_date(date)}.")
    if query.get("land"):
        land = query["land"].strip().casefold()
        if land not in LANDS:
            told = ", ".join(LANDS)
            complaints.append(f"There is no land {quoted(land)}; there are {told}. This is poland.")
            land = FIRST.land
    if query.get("tasks"):
        asked = [kind for kind in query["tasks"].split(",") if kind in KINDS]
        kinds = tuple(dict.fromkeys(asked)) or kinds
        if len(asked) < len(query["tasks"].split(",")):
            complaints.append(f"Some tasks are unknown; there are {', '.join(KINDS)}.")
    if query.get("seed"):
        seed = query["seed"]
        try:
            Wanted(date, seed=seed)
        except ValueError:
            complaints.append(
                f"{quoted(seed)} cannot name a sheet: up to 20 letters, digits, - and _ can."
            )
            seed = FIRST.seed
    return Wanted(date, land, seed, kinds), complaints


def _choose(wanted: Wanted) -> None:
    with st.form("worksheet.choose", border=False):
        date = st.text_input("Day, such as 28 Sep 1939", long_date(wanted.date), max_chars=40)
        land = st.selectbox(
            "Land", list(LANDS), list(LANDS).index(wanted.land), lambda key: LANDS[key].name
        )
        kinds = st.multiselect("Tasks, in this order", list(KINDS), wanted.kinds, KINDS.get)
        seed = st.text_input("Name of the sheet", wanted.seed, max_chars=20)
        if st.form_submit_button("Make the sheet", type="primary"):
            query = {"date": date, "land": land, "seed": "".join(seed.split()) or FIRST.seed}
            if tuple(kinds) != FIRST.kinds and kinds:
                query["tasks"] = ",".join(kinds)
            try:
                query["date"] = read_date(date, WHOLE)
            except ValueError as error:
                st.warning(wording.plain(str(error)))
                return
            st.query_params.from_dict(query)
            st.rerun()


def _sheet(wanted: Wanted) -> None:
    """Show the first page, and offer sheet and answers."""
    try:
        with st.spinner(f"Drawing the sheet of {long_date(wanted.date)}"):
            picture, pupils, teacher, missing = _made(wanted)
    except PressError as error:
        st.error(str(error))
        return
    for kind in missing:
        st.info(f"\u201c{KINDS[kind]}\u201d is left out: this map on this day has nothing for it.")
    name = f"worksheet-{wanted.land}-{wanted.date}-{wanted.seed}"
    files = (("Worksheet (PDF)", pupils, name), ("Answers (PDF)", teacher, f"{name}-answers"))
    with st.container(horizontal=True):
        for label, content, stem in files:
            st.download_button(
                label,
                content,
                f"{stem}.pdf",
                "application/pdf",
                icon=":material/download:",
                on_click="ignore",
                type="primary" if content is pupils else "secondary",
            )
    query = {"date": wanted.date, "land": wanted.land, "seed": wanted.seed}
    if wanted.kinds != FIRST.kinds:
        query["tasks"] = ",".join(wanted.kinds)
    address.offer("Link to share: this sheet again, for a colleague or next year", query)
    land = LANDS[wanted.land].name
    with st.container(border=True, width=560):
        st.image(picture, alt=f"First page: blank map of {land}, {long_date(wanted.date)}")


@st.cache_data(max_entries=24, show_spinner=False)
def _made(wanted: Wanted) -> tuple[bytes, bytes, bytes, tuple[str, ...]]:
    with takeaway.ONE:
        sheet = worksheet.make(wanted)
        return (
            worksheet.as_picture(sheet),
            worksheet.as_pdf(sheet),
            worksheet.as_pdf(sheet, answers=True),
            sheet.missing,
        )
