"""The still that stands in the map's place until the map itself is drawn."""

import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

pytest.importorskip("streamlit")
from streamlit.testing.v1 import AppTest

from geodata import printing
from geodata.cartography.paint import style
from geodata.printing.still import FILL
from pages.common.maps import assets, still
from pages.common.maps.map_page import WHOLE_STORY
from pages.common.shell import guard
from tests import patience
from tests.javascript import javascript

APP = Path(__file__).parents[1] / "app.py"
SVG = "{http://www.w3.org/2000/svg}"
GONE = (
    "getComputedStyle(document.querySelector('.st-key-map-plate'), '::after')"
    ".visibility === 'hidden'"
)
OPENING = printing.Scene(WHOLE_STORY.opening, bounds=WHOLE_STORY.bounds)


@pytest.fixture(scope="module")
def drawn():
    """A still of the first day of October 1939."""
    return printing.still(printing.Scene("1939-10-01", bounds=WHOLE_STORY.bounds))


def test_it_shows_the_rule_of_its_day_without_a_word(drawn):
    root = ET.fromstring(drawn)
    powers = style()["powers"]
    fills = {path.get("fill") for path in root.iter(f"{SVG}path")}
    assert {powers["Latvia"]["fill"], powers["Romania"]["fill"]} <= fills
    patterns = {found.get("id") for found in root.iter(f"{SVG}pattern")}
    assert {fill[5:-1] for fill in fills if fill and fill.startswith("url(#")} <= patterns
    for ruler in ("Germany", "Soviet Union"):
        victim = powers["Poland"]["fill"][1:]
        assert f"occupied-{victim}-{powers[ruler]['fill'][1:]}" in patterns
    assert not list(root.iter(f"{SVG}text"))


def test_it_fills_any_box_and_is_light(drawn):
    root = ET.fromstring(drawn)
    assert root.get("width") is None
    assert root.get("preserveAspectRatio") == "xMidYMid meet"
    left, top, wide, high = map(float, root.get("viewBox").split())
    assert left == pytest.approx(-wide / 2, abs=0.01)
    assert top == pytest.approx(-high / 2, abs=0.01)
    assert len(drawn) < 400_000


def test_it_fills_its_box_as_the_map_fills_its_frame():
    assert javascript("Atlas.frame.FILL") == FILL


def styles_with(monkeypatch, made, *days):
    """Open the page of the whole story on days; the styles with a still, and what is ordered."""
    ordered, styles = [], []
    for name in made.values():
        (assets.served().folder / name).touch()
    monkeypatch.setattr(still, "_made", made)
    monkeypatch.setattr(still, "_asked", set())
    monkeypatch.setattr(still, "_order", lambda scene: ordered.append(scene.date))
    for day in days:
        app = AppTest.from_file(APP, default_timeout=patience.SECONDS)
        app.query_params["date"] = day
        app.run()
        assert not app.exception
        styles += [html.body for html in app.get("html") if "--still:" in html.body]
    return styles, ordered


def test_a_page_shows_the_still_that_there_is(monkeypatch):
    styles, ordered = styles_with(monkeypatch, {OPENING: "still.0123.svg"}, OPENING.date)
    assert len(styles) == 1
    assert f"url('{assets.served().page_prefix}still.0123.svg')" in styles[0]
    assert ordered == []


def test_a_still_is_ordered_for_the_opening_day_and_for_one_asked_for_twice(monkeypatch):
    styles, ordered = styles_with(monkeypatch, {}, OPENING.date, "1939-08-24", "1939-08-24")
    assert styles == []
    assert ordered == [OPENING.date, "1939-08-24"]


def test_a_still_that_was_cleared_away_is_ordered_again(monkeypatch):
    made = {OPENING: "still.gone.svg"}
    with monkeypatch.context() as patch:
        patch.setattr(Path, "touch", lambda _path: None)
        styles, ordered = styles_with(monkeypatch, made, OPENING.date)
    assert (styles, ordered, made) == ([], [OPENING.date], {})


def test_a_still_that_cannot_be_drawn_is_done_without_and_not_tried_again(monkeypatch, tmp_path):
    monkeypatch.setattr(still, "_made", {})
    monkeypatch.setattr(still, "_failed", set())
    still._on_the_way.acquire()
    still._make(OPENING, tmp_path / "gone")
    assert still._made == {}
    assert not still._on_the_way.locked()
    monkeypatch.setattr(still, "_worker", None)
    still._order(OPENING)
    assert not still._on_the_way.locked()


def test_no_more_stills_are_drawn_than_are_kept_and_none_when_the_server_ends(monkeypatch):
    monkeypatch.setattr(still, "_failed", set())
    monkeypatch.setattr(still, "_worker", None)
    monkeypatch.setattr(still, "_made", dict.fromkeys(range(still.MOST), "still.svg"))
    still._order(OPENING)
    monkeypatch.setattr(still, "_made", {})
    ended = ThreadPoolExecutor(1)
    ended.shutdown()
    monkeypatch.setattr(still, "_worker", ended)
    still._order(OPENING)
    assert not still._on_the_way.locked()


def later(monkeypatch, change):
    """The page of the whole story after a change, and the place of its title before and after."""

    def place():
        return next(at for at, part in app.main.children.items() if part.type == "title")

    made = {}
    monkeypatch.setattr(still, "_made", made)
    monkeypatch.setattr(still, "_order", lambda _scene: None)
    app = AppTest.from_file(APP, default_timeout=patience.SECONDS).run()
    before = place()
    change(made)
    return app.run(), before, place()


def test_a_still_that_comes_with_a_later_run_moves_nothing_below_it(monkeypatch):
    """Else the map would be mounted anew in the middle of a visit."""
    (assets.served().folder / "still.late.svg").touch()
    app, before, after = later(monkeypatch, lambda made: made.update({OPENING: "still.late.svg"}))
    assert any("--still:" in html.body for html in app.get("html"))
    assert after == before


def test_nor_does_a_warning_of_a_file_that_is_altered_meanwhile(monkeypatch):
    altered = {"x.css": "changed"}
    app, before, after = later(
        monkeypatch, lambda _: monkeypatch.setattr(guard.integrity, "altered", lambda _: altered)
    )
    assert any("x.css" in warning.value.replace("\\", "") for warning in app.warning)
    assert after == before


@pytest.mark.browser
def test_a_map_whose_script_does_not_come_says_so_and_no_still_lies_over_it(visit):
    visit.page.route("**/atlas.*.js", lambda route: route.abort())
    said = visit.open("?date=1939-10-02").map.get_by_role("alert")
    said.filter(has_text="its script did not arrive").wait_for()
    visit.page.wait_for_function(GONE)
