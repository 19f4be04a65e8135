"""Every page runs, says what it is, and rests on sources that exist."""

import re
import tomllib
from pathlib import Path

import pytest

pytest.importorskip("streamlit")
from streamlit.testing.v1 import AppTest

import geodata
from pages.common.evidence import pairs
from pages.common.maps.map_page import MapPage
from pages.common.text import citations, records, texts
from pages.common.themes import spheres, start
from tests import patience

ROOT = Path(__file__).parent.parent
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
WITH_MAP = [name for name in PAGES if "MapPage(" in (ROOT / f"pages/{name}.py").read_text()]
TEXTS = sorted(path.stem for path in texts.FOLDER.glob("*.md"))
FEW, MANY = 500, 1300  # words of a story; the longest tells of two occupations


@pytest.fixture(scope="module")
def app():
    """The app, as a reader opens it."""
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=patience.SECONDS).run()


def opened(app, name, **query):
    app.query_params.clear()
    for key, value in query.items():
        app.query_params[key] = value
    return app.switch_page(f"pages/{name}.py").run()


def words(page):
    """What a page says in words, whether as Markdown or as HTML."""
    return [m.value for m in page.markdown] + [h.proto.body for h in page.get("html")]


class TestEveryPage:
    @pytest.mark.parametrize("name", PAGES)
    def test_runs(self, app, name):
        page = opened(app, name)
        assert not page.exception
        assert not page.error
        assert [title.value for title in page.title] == [texts.read(name).title]

    @pytest.mark.parametrize("name", PAGES)
    def test_is_in_the_navigation_and_short(self, name):
        assert f'page("{name}"' in (ROOT / "app.py").read_text()
        lines = (ROOT / f"pages/{name}.py").read_text().splitlines()
        assert sum(1 for line in lines if line.strip()) <= 60

    def test_each_has_a_text_and_each_text_a_page(self):
        assert PAGES == TEXTS


class TestStart:
    def test_leads_to_pages_that_exist(self, app):
        page = opened(app, "overview")
        assert not page.exception
        assert all(len(pages) >= 3 for _, _, pages in start.READERS)
        named = {name for _, _, pages in start.READERS for name, _ in pages}
        assert named <= set(PAGES)


class TestDates:
    @pytest.mark.parametrize("name", WITH_MAP)
    @pytest.mark.parametrize("date", ["1939-02-30", "2024-01-01", "soon"])
    def test_a_bad_one_is_told_and_the_page_is_there(self, app, name, date):
        page = opened(app, name, date=date)
        assert not page.exception
        assert date in page.warning[0].value.replace("\\", "")
        assert page.title[0].value == texts.read(name).title

    @pytest.mark.parametrize("name", WITH_MAP)
    def test_each_day_in_a_text_opens_the_map(self, app, name):
        page = opened(app, name)
        links = re.findall(r'href="\?date=([\d-]+)"', " ".join(words(page)))
        assert links
        page = opened(app, name, date=links[-1])
        assert not page.warning
        assert page.session_state[f"{name}.date"] == links[-1]


class TestTexts:
    @pytest.mark.parametrize("name", TEXTS)
    def test_every_citation_is_in_the_bibliography(self, name):
        text = texts.read(name)
        keys = texts.cited_keys(text.lede + text.body)
        assert set(keys) <= set(geodata.sources())

    @pytest.mark.parametrize("name", WITH_MAP)
    def test_is_of_substance(self, name):
        text = texts.read(name)
        words = re.sub(r"\[@[^\]]+\]", "", text.body).split()
        assert FEW <= len(words) <= MANY
        assert text.body.count("\n## ") >= 4
        assert len(texts.cited_keys(text.body)) >= 10

    @pytest.mark.parametrize("name", TEXTS)
    def test_nothing_is_left_unread(self, name):
        text = texts.read(name)
        page = MapPage(key=name, opening="1939-08-23", bounds=(5, 42, 45, 71))
        assert not re.search(r"\[@|[{}]", texts.render(text.lede + text.body, page))

    def test_an_unknown_source_is_refused(self):
        with pytest.raises(ValueError, match="No source is called 'nobody-1900'"):
            texts.render("So it was [@nobody-1900, p. 3].")

    def test_an_unknown_figure_is_refused(self):
        with pytest.raises(ValueError, match="No figure is called 'many'"):
            texts.render("{#many} people")

    def test_a_day_outside_the_map_is_refused(self):
        page = MapPage(key="x", opening="1939-08-23", bounds=(5, 42, 45, 71), end="1940-01-01")
        with pytest.raises(ValueError, match="1941-06-22 is outside"):
            texts.render("on {1941-06-22}", page)


class TestParts:
    """A text is shown part by part; what it refers to stays whole."""

    @pytest.mark.parametrize("name", WITH_MAP)
    def test_are_the_whole_text(self, name):
        body = texts.read(name).body
        parts = texts.parts(body)
        assert "".join(parts) == body
        assert len(parts) == len(re.findall("^## ", body, re.MULTILINE))

    @pytest.mark.parametrize("name", WITH_MAP)
    def test_show_each_document_once_and_each_citation_has_its_entry(self, app, name):
        page = opened(app, name)
        shown = words(page)
        named = texts.documents_in(texts.read(name).body)
        assert " ".join(shown).count('<figure class="document">') == len(named)
        whole = " ".join(shown)
        cited = set(re.findall(r'href="#(source-[^"]+)"', whole))
        entries = re.findall(r'<li id="(source-[^"]+)">', whole)
        assert cited
        assert cited <= set(entries)
        assert len(entries) == len(set(entries))


class TestCitations:
    @pytest.mark.parametrize("key", ["nsr", "grzelak-1998", "treaty-1939-09-28", "frus"])
    def test_short_ones_are_short(self, key):
        assert 3 <= len(citations.short(geodata.sources()[key])) <= 40

    def test_every_source_can_be_written_in_full(self):
        for entry in geodata.sources().values():
            assert citations.full(entry).endswith(".")
            assert "None" not in citations.full(entry)

    def test_of_one_text_do_not_look_alike(self):
        known = geodata.sources()
        for name in TEXTS:
            shorts = [
                citations.short(known[key]) for key in texts.cited_keys(texts.read(name).body)
            ]
            assert len(shorts) == len(set(shorts)), name


class TestClaims:
    def test_all_are_told(self, app):
        page = opened(app, "claims")
        assert f"{len(records.table('claims'))} of" in " ".join(c.value for c in page.caption)

    def test_can_be_filtered(self, app):
        page = opened(app, "claims")
        page.button_group[0].set_value(["contradicted"]).run()
        told = " ".join(words(page))
        assert "swapped" in told
        assert "Debts were real" not in told
        page.button_group[0].set_value([]).run()

    def test_their_links_lead_to_pages_that_can_show_the_day(self):
        for claim in records.table("claims").itertuples(index=False):
            assert claim.map_page in PAGES
            if claim.map_page in WITH_MAP:
                source = (ROOT / f"pages/{claim.map_page}.py").read_text()
                first, last = (re.search(f'{end}="([^"]+)"', source)[1] for end in ("start", "end"))
                assert first <= claim.map_date <= last, claim.claim

    @pytest.mark.parametrize(
        ("claim", "holder"), [("24", "Germany"), ("26", "Soviet Union"), ("31", "Soviet Union")]
    )
    def test_the_map_shows_what_the_essay_has_wrong(self, claim, holder):
        row = records.table("claims").set_index("claim").loc[claim]
        place = float(row["lon"]), float(row["lat"])
        assert geodata.controller_at(*place, row["map_date"]) == holder

    def test_the_small_maps_swap_the_halves(self):
        record, essay = (pairs.halves(swapped=swapped).set_index("side") for swapped in (0, 1))
        crossed = {"German side": "Soviet side", "Soviet side": "German side"}
        for side, other in crossed.items():
            assert record.loc[side, "geometry"].equals(essay.loc[other, "geometry"])
        west, east = (record.loc[side, "geometry"].centroid.x for side in crossed)
        assert west < east

    def test_the_small_maps_show_peace_and_attack_on_one_border(self):
        day, other = pairs.ESSAY_DATE, pairs.ATTACK_DATE
        assert pairs.border(day).geometry.item().equals(pairs.border(other).geometry.item())
        assert 600_000 < pairs.border(other).length.item() < 1_500_000


class TestSpheres:
    def test_the_exchange_is_measured(self):
        moved = spheres.moved()
        assert set(moved) == {("Germany", "Soviet Union"), ("Soviet Union", "Germany")}
        assert moved["Germany", "Soviet Union"] > moved["Soviet Union", "Germany"] > 35_000

    def test_shares_of_poland_agree_with_polish_statistics(self):
        shares = spheres.shares()
        figures = records.table("figures").set_index("figure")
        agreed = shares.loc["Line of 28 September 1939", "Soviet Union"]
        assert abs(agreed - float(figures.loc["poland-soviet-share", "high"])) < 2000
        assert shares.sum(axis="columns").round(-2).nunique() == 1

    def test_what_was_not_agreed_is_told(self):
        table = spheres.compared().set_index("land")
        assert table.loc["Lithuanian strip (Suvalkija)", "september"] == "German"
        assert table.loc["Lithuanian strip (Suvalkija)", "held"] == "Soviet Union"
        assert table.loc["Hertza, Northern Bukovina", "august"] == "not mentioned"
        assert table.loc["Latvia", ["august", "september"]].tolist() == ["Soviet", "Soviet"]


class TestSources:
    def test_can_be_searched(self, app):
        page = opened(app, "sources")
        page.text_input[0].set_value("Katyn").run()
        assert "A Crime Without Punishment" in " ".join(words(page))
        page.text_input[0].set_value("zzzz").run()
        assert page.info[0].value == "No source has this word."


def test_settings_keep_the_reader_private():
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text())
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["showEmailPrompt"] is False
    assert settings["client"]["showSidebarNavigation"] is False
