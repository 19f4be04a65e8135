"""The written tables hold together: dates, keys, sources, places and names."""

import json
import re
from pathlib import Path
from urllib.parse import urlparse

import pandas as pd
import pytest

from geodata.bibtex import as_bibtex

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "geodata" / "tables"
FIRST_DAY, END = "1938-03-11", "1941-06-23"
PAGES = {
    "overview", "road_to_the_pact", "trade", "spheres_1939", "partition_of_poland",
    "baltic_1940", "winter_war", "romania_1940", "to_barbarossa",
}  # fmt: skip
THEATRES = {"General", "Central Europe", "Poland", "Baltic", "Finland", "Romania", "Balkans"}
CATEGORIES = {
    "diplomacy", "trade", "territory", "military", "occupation", "politics",
    "deportation", "resettlement", "persecution",
}  # fmt: skip
CERTAINTIES = {"documented", "disputed", "unverified"}
VERDICTS = {
    "supported", "partly", "contradicted", "mixed", "not settled", "interpretation", "left out",
}  # fmt: skip
CSL_TYPES = {
    "article-journal", "article-magazine", "article-newspaper", "book", "chapter", "dataset",
    "document", "entry", "entry-encyclopedia", "legislation", "report", "speech", "treaty",
}  # fmt: skip
# Addresses are given for primary documents only, and only at these hosts.
OFFICIAL_HOSTS = {"avalon.law.yale.edu", "history.state.gov"}
WEAK = re.compile(r"wiki|mirror|forum|blog|fandom|liquisearch|academic\.ru", re.IGNORECASE)
KEY = re.compile(r"([a-z0-9-]+)(?:\[[^\[\];]+\])?")

IDS = {
    "events": "event",
    "places": "place",
    "bases": "base",
    "claims": "claim",
    "trade_annual": "figure",
    "trade_credits": "credit",
    "trade_deliveries": "figure",
    "figures": "figure",
    "quotations": "quotation",
}
CITING = [name for name in IDS if name != "places"]
SPANS = ["events", "place_names", "trade_annual", "trade_deliveries", "figures"]
LOCATED = ["events", "places", "bases", "claims"]


def read(name):
    return pd.read_csv(TABLES / f"{name}.csv", dtype=str, keep_default_na=False)


def sources():
    return json.loads((TABLES / "sources.json").read_text(encoding="utf-8"))


def source_ids():
    return {entry["id"] for entry in sources()} | {"unverified"}


def days(column):
    """Parse ISO days; anything else raises."""
    assert column.str.fullmatch(r"\d{4}-\d{2}-\d{2}").all(), column.tolist()
    return pd.to_datetime(column, format="%Y-%m-%d")


def sentences(text):
    """Count full stops, question and exclamation marks that end a sentence."""
    return len(re.findall(r"[.!?](?=\s|$)", text))


@pytest.mark.parametrize("name", [*IDS, "place_names"])
def test_file_is_clean(name):
    raw = (TABLES / f"{name}.csv").read_bytes()
    assert b"\r" not in raw and raw.endswith(b"\n")
    assert not raw.startswith(b"\xef\xbb\xbf")
    table = read(name)
    assert len(table)
    for column in table:
        stripped = table[column].str.strip()
        assert (table[column] == stripped).all(), f"{name}.{column} has stray spaces"


@pytest.mark.parametrize(("name", "key"), IDS.items())
def test_ids_are_unique(name, key):
    ids = read(name)[key]
    assert ids.ne("").all()
    assert not ids.duplicated().any(), ids[ids.duplicated()].tolist()


@pytest.mark.parametrize("name", SPANS)
def test_dates_are_iso_and_in_order(name):
    table = read(name)
    assert (days(table["start_date"]) < days(table["end_date"])).all()


@pytest.mark.parametrize("name", CITING)
def test_every_source_key_resolves(name):
    known = source_ids()
    for row in read(name).itertuples():
        assert row.source, row
        for part in row.source.split("; "):
            match = KEY.fullmatch(part)
            assert match, f"{name}: cannot read {part!r}"
            assert match[1] in known, f"{name}: unknown key {match[1]!r}"


@pytest.mark.parametrize("name", CITING)
def test_unverified_rows_say_why(name):
    table = read(name)
    bare = table[table["source"].eq("unverified")]
    if "note" in table:
        assert bare["note"].ne("").all(), bare.iloc[:, 0].tolist()
    else:
        assert bare.empty
    if "verified" in table:
        assert table["verified"].isin({"yes", "no"}).all()
        assert bare["verified"].eq("no").all()


@pytest.mark.parametrize("name", LOCATED)
def test_coordinates_are_in_the_window(name):
    table = read(name)
    assert table["lon"].astype(float).between(5, 45).all()
    assert table["lat"].astype(float).between(42, 71).all()


def test_sources_are_csl_json():
    entries = sources()
    ids = [entry["id"] for entry in entries]
    assert len(ids) == len(set(ids))
    for entry in entries:
        assert re.fullmatch(r"[a-z0-9-]+", entry["id"]), entry["id"]
        assert entry["type"] in CSL_TYPES, entry
        assert entry["title"] and entry["note"], entry
        for name in [*entry.get("author", []), *entry.get("editor", [])]:
            assert name.get("family") or name.get("literal"), entry
        if "issued" in entry:  # an unknown year is left out, not guessed
            assert all(len(part) in (1, 2, 3) for part in entry["issued"]["date-parts"]), entry


def cited():
    """Every source key that a table, a list of points, a fact or a text cites, and where."""
    found = {}
    folders = ["geodata/tables", "geodata/build", "geodata/build/control_points", "tests/facts"]
    for folder in folders:
        for path in sorted((ROOT / folder).glob("*.csv")):
            table = pd.read_csv(path, dtype=str, keep_default_na=False)
            if "source" in table:
                for part in table["source"].str.split(r";(?![^\[]*\])", regex=True).explode():
                    key = part.split("[")[0].strip()
                    if key:
                        found.setdefault(key, path.name)
    for path in sorted((ROOT / "pages" / "text").glob("*.md")):
        for key in re.findall(r"[\[;] ?@([a-z0-9-]+)", path.read_text(encoding="utf-8")):
            found.setdefault(key, path.name)
    return found


def test_every_cited_key_is_in_the_bibliography():
    known = source_ids()
    assert {key: where for key, where in cited().items() if key not in known} == {}


def test_every_key_of_the_bibliography_is_cited():
    assert sorted(source_ids() - {"unverified"} - set(cited())) == []


def test_no_weak_sources():
    for entry in sources():
        assert not WEAK.search(json.dumps(entry, ensure_ascii=False)), entry["id"]
        if "URL" in entry:
            assert urlparse(entry["URL"]).hostname in OFFICIAL_HOSTS, entry["URL"]
            assert entry["note"].startswith("primary"), entry["id"]
    for name in CITING:
        text = (TABLES / f"{name}.csv").read_text(encoding="utf-8")
        assert "http" not in text and not WEAK.search(text), name


def test_bibtex_holds_every_entry_and_its_braces_match():
    entries = {entry["id"]: entry for entry in sources()}
    text = as_bibtex(entries)
    assert re.findall(r"^@[a-z]+\{([^,]+),$", text, re.MULTILINE) == list(entries)
    for entry in text.strip().split("\n\n"):
        bare = re.sub(r"\\.", "", entry)
        assert bare.count("{") == bare.count("}"), entry
        assert re.search(r"^  title = \{\{.+\}\},$", entry, re.MULTILINE), entry
        assert not re.search(r"(?<!\\)[&%$#]", re.sub(r"url = .*", "", entry)), entry


def test_printed_documents_give_their_place():
    """A document of a series is cited with the number or the page under which it stands."""
    series = {"League of Nations Treaty Series", "Reichsgesetzblatt, Teil I", "Dziennik Ustaw"}
    series.add("Documents on German Foreign Policy, 1918-1945, Series D")
    for entry in sources():
        if entry.get("container-title") in series:
            assert entry.get("volume"), entry["id"]
            assert entry.get("page") or entry.get("number"), entry["id"]


def test_events():
    events = read("events")
    assert len(events) >= 120
    start = days(events["start_date"])
    assert start.is_monotonic_increasing
    assert start.min() == pd.Timestamp("1933-01-30")
    assert start.max() == pd.Timestamp("1941-06-22")
    assert days(events["end_date"]).max() <= pd.Timestamp(END)
    assert events["event"].str.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*").all()
    assert events["title"].str.len().between(5, 60).all()
    assert not events["title"].duplicated().any()
    assert events["place"].ne("").all()
    assert set(events["category"]) == CATEGORIES
    assert set(events["theatre"]) == THEATRES
    assert set(events["certainty"]) <= CERTAINTIES
    disputed = events[events["certainty"].ne("documented")]
    assert disputed["note"].ne("").all()


def test_days_of_events():
    """The days that documents and standard works give, written apart from the table."""
    with (ROOT / "tests" / "facts" / "days.csv").open(encoding="utf-8") as file:
        known = pd.read_csv(file, dtype=str, keep_default_na=False)
    assert len(known) >= 60 and not known["event"].duplicated().any()
    days(known["date"])
    found = read("events").set_index("event")["start_date"].reindex(known["event"])
    off = found.ne(known.set_index("event")["date"])
    assert not off.any(), found[off].to_dict()


def test_every_event_has_two_sentences():
    for row in read("events").itertuples():
        assert sentences(row.text) == 2, (row.event, row.text)
        assert row.text[-1] == "." and row.text[0].isupper(), row.event
        assert not re.search(r"[.!?] [a-z]", row.text), row.event


@pytest.mark.parametrize("name", ["events", "figures"])
def test_pages_are_known(name):
    for row in read(name).itertuples():
        pages = row.pages.split("; ")
        assert set(pages) <= PAGES, row
        assert len(pages) == len(set(pages)), row


def test_every_page_has_events():
    listed = read("events")["pages"].str.split("; ").explode().value_counts()
    assert set(listed.index) == PAGES
    assert listed.min() >= 10


def test_places():
    places = read("places")
    assert len(places) >= 150
    assert set(places["rank"]) == {"1", "2", "3", "4"}
    assert places["today_name"].ne("").all() and places["today_country"].ne("").all()
    forms = places[[column for column in places if column.startswith("name_")]]
    assert forms.ne("").any(axis=1).all(), "a place without any form of its name"
    for column in ("name_ru", "name_uk", "name_be"):
        latin = places[column].str.contains("[A-Za-z]")
        assert not latin.any(), places.loc[latin, "place"].tolist()
    spread = places[["lon", "lat"]].astype(float)
    assert not spread.duplicated().any()


def test_place_names_have_no_gap():
    names = read("place_names")
    assert set(names["place"]) == set(read("places")["place"])
    assert names["name"].ne("").all()
    assert not names["name"].str.contains("[\u0400-\u04ff]").any(), "Latin script in this table"
    for place, rows in names.groupby("place", sort=False):
        assert rows["start_date"].iloc[0] == FIRST_DAY, place
        assert rows["end_date"].iloc[-1] == END, place
        assert rows["start_date"].tolist()[1:] == rows["end_date"].tolist()[:-1], place
        changed = rows["name"].ne(rows["name"].shift())
        assert changed.all(), f"{place}: a row that changes nothing"


def name_on(place, day):
    names = read("place_names").query("place == @place and start_date <= @day < end_date")
    return names["name"].item()


@pytest.mark.parametrize(
    ("place", "day", "name"),
    [
        ("memel", "1939-03-22", "Klaipėda"),
        ("memel", "1939-03-23", "Memel"),
        ("wilno", "1939-10-26", "Wilno"),
        ("wilno", "1939-10-27", "Vilnius"),
        ("lodz", "1939-11-08", "Łódź"),
        ("oswiecim", "1939-11-19", "Oświęcim"),
        ("oswiecim", "1939-11-20", "Auschwitz"),
        ("lodz", "1940-04-10", "Lodsch"),
        ("lodz", "1940-04-11", "Litzmannstadt"),
        ("lwow", "1939-09-22", "Lvov"),
        ("kosice", "1938-11-10", "Kassa"),
        ("cluj", "1940-09-01", "Cluj"),
        ("viipuri", "1940-03-25", "Viipuri"),
        ("viipuri", "1940-03-26", "Vyborg"),
        ("danzig", "1939-08-31", "Danzig"),
    ],
)
def test_names_of_the_day(place, day, name):
    assert name_on(place, day) == name


def test_places_agree_with_events_and_bases():
    """A place that two tables name alike lies at one point."""
    names = read("place_names").merge(read("places")[["place", "lon", "lat"]], on="place")
    points = names.groupby("name")[["lon", "lat"]].first().astype(float)
    for table, column in (("events", "place"), ("bases", "name")):
        rows = read(table).set_index(column)[["lon", "lat"]].astype(float)
        rows = rows[rows.index.isin(points.index)]
        assert len(rows)
        off = (rows - points.loc[rows.index].set_axis(rows.index)).abs().max(axis=1) > 0.01
        assert not off.any(), rows[off]


def test_bases():
    bases = read("bases")
    days(bases["start_date"])
    caps = bases[bases["garrison_cap"].ne("")].groupby("country")["garrison_cap"].unique()
    assert {country: list(cap) for country, cap in caps.items()} == {
        "Estonia": ["25000"],
        "Latvia": ["25000"],
        "Lithuania": ["20000"],
    }
    assert set(bases["country"]) == {"Estonia", "Latvia", "Lithuania", "Finland"}


def test_claims():
    claims = read("claims")
    own = claims[claims["kind"].eq("claim")]
    assert own["claim"].tolist() == [str(number) for number in range(1, 32)]
    assert set(claims["kind"]) == {"claim", "omission"}
    assert set(claims["verdict"]) == VERDICTS
    assert (claims["verdict"].eq("left out") == claims["kind"].eq("omission")).all()
    assert own["verdict"].value_counts().to_dict() == {
        "supported": 14,
        "partly": 7,
        "contradicted": 7,
        "mixed": 1,
        "not settled": 1,
        "interpretation": 1,
    }
    assert set(claims["map_page"]) <= PAGES
    assert days(claims["map_date"]).between(FIRST_DAY, "1941-06-22").all()
    for row in claims.itertuples():
        assert 1 <= sentences(row.paraphrase) <= 2, row.claim
        assert 2 <= sentences(row.record) <= 4, (row.claim, row.record)


def test_events_of_claims_are_those_of_their_day_and_page():
    events = read("events").set_index("event")
    for claim in read("claims").query("event != ''").itertuples():
        event = events.loc[claim.event]
        assert event["start_date"] <= claim.map_date < event["end_date"], claim.claim
        for axis in ("lon", "lat"):  # the map opens at the event: it must be the claim's place
            assert abs(float(event[axis]) - float(getattr(claim, axis))) < 0.3, claim.claim
        if claim.map_page not in {"trade", "overview"}:
            assert claim.map_page in event["pages"].split("; "), claim.claim


def numbers(column):
    return pd.to_numeric(column.where(column.ne("")))


def test_trade_by_year():
    trade = read("trade_annual")
    low, high = numbers(trade["low"]), numbers(trade["high"])
    assert (low <= high).all() and (low > 0).all()
    assert set(trade["unit"]) == {"million RM"}
    trade["low"] = low
    trade["high"] = high
    first = trade.drop_duplicates(["period", "flow"])
    least = first.pivot(index="period", columns="flow", values="low").dropna()
    most = first.pivot(index="period", columns="flow", values="high").dropna()
    flows = ["german_imports", "german_exports"]
    assert (least["total"] >= least[flows].sum(axis=1) - 0.5).all()
    assert (most["total"] <= most[flows].sum(axis=1) + 0.5).all()
    assert trade[trade["verified"].eq("yes")]["source"].ne("unverified").all()


def test_trade_credits_and_deliveries():
    loans = read("trade_credits")
    days(loans["date"])
    assert set(loans["concluded"]) == {"yes", "no"}
    agreed = loans[loans["credit"].eq("credit-1939")].iloc[0]
    assert (agreed["amount_mrm"], agreed["interest_pct"]) == ("200", "4.5")
    deliveries = read("trade_deliveries")
    assert set(deliveries["deliverer"]) == {"Soviet Union", "Germany"}
    assert (deliveries["quantity"].ne("") == deliveries["quantity_unit"].ne("")).all()
    assert (deliveries["quantity"].ne("") | deliveries["value_low_mrm"].ne("")).all()
    low, high = numbers(deliveries["value_low_mrm"]), numbers(deliveries["value_high_mrm"])
    assert (low.dropna() <= high.dropna()).all() and (low.isna() == high.isna()).all()
    assert numbers(deliveries["quantity"]).dropna().gt(0).all()


def test_figures():
    figures = read("figures")
    assert (numbers(figures["low"]) <= numbers(figures["high"])).all()
    assert figures["by_whom"].ne("").all() and figures["unit"].ne("").all()
    assert set(figures["certainty"]) <= CERTAINTIES
    unsure = figures["source"].eq("unverified")
    assert figures.loc[unsure, "certainty"].eq("unverified").all()
