"""What a map page lets a reader take away."""

import dataclasses

import pytest

pytest.importorskip("streamlit")
from streamlit.testing.v1 import AppTest

import geodata
from geodata.printing import PressError
from pages.common.downloads import takeaway
from pages.common.maps.map_page import MapPage
from tests import patience
from tests.test_pages import ROOT, opened

PAGE = MapPage(key="winter_war", opening="1939-11-30", bounds=(21.0, 59.0, 34.0, 70.3), lines=())


@pytest.fixture(scope="module")
def app():
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=patience.SECONDS).run()


def making():
    """The part of a page that a press of the button runs."""
    from pages.common.downloads import takeaway
    from pages.common.maps.map_page import MapPage

    page = MapPage(key="winter_war", opening="1939-12-20", bounds=(21.0, 59.0, 34.0, 70.3))
    takeaway._make(page, takeaway.KINDS[0], False)
    takeaway._offer(page, takeaway.KINDS[0], False)


@pytest.mark.parametrize("kind", takeaway.KINDS, ids=lambda kind: kind.label)
def test_every_kind_can_be_made_with_a_pages_settings(kind):
    content = takeaway.made(kind.ending, "1939-12-20", takeaway.settings(PAGE, mono=False))
    starts = {".pdf": b"%PDF", ".png": b"\x89PNG", ".svg": b"<?xml", ".html": b"<!DOCTYPE html>",
              ".geojson": b"{", ".gpkg": b"SQLite format 3", ".csv": b"unit,"}  # fmt: skip
    assert content.startswith(starts[kind.ending])


def test_what_was_made_is_kept_and_no_more_than_a_few():
    wanted = (".csv", "1939-12-21", takeaway.settings(PAGE, mono=False))
    first = takeaway.made(*wanted)
    assert takeaway.made(*wanted) is first
    assert takeaway._content.cache_info().maxsize == takeaway._KEPT


def test_paper_has_the_view_and_the_names_that_the_page_shows(monkeypatch):
    state = {"winter_war.view": "recognised", "winter_war.names": "fi"}
    monkeypatch.setattr(takeaway.st, "session_state", state)
    wanted = dict(takeaway.settings(PAGE, mono=False))
    assert (wanted["view"], wanted["names"]) == ("recognised", "fi")


def test_a_page_offers_nothing_heavy_until_it_is_asked(app, monkeypatch):
    def never(*_):
        raise AssertionError("a file was made that nobody asked for")

    monkeypatch.setattr(takeaway, "_content", never)
    page = opened(app, "winter_war", date="1939-12-20")
    assert "Take away" in [box.label for box in page.expander]
    assert not page.exception


def test_the_file_is_of_the_day_shown_and_says_so(monkeypatch):
    made = []
    monkeypatch.setattr(takeaway, "_content", lambda *wanted: made.append(wanted) or b"%PDF-")
    page = AppTest.from_function(making).run()
    assert not page.exception
    assert {(ending, day) for ending, day, _ in made} == {(".pdf", "1939-12-20")}
    assert dict(made[0][2])["title"].startswith("The Winter War")
    assert page.status[0].label == "The PDF of 20 December 1939 is ready"


def test_what_is_missing_is_told_and_the_page_lives(monkeypatch):
    def fails(*_):
        raise PressError("PDF and PNG files need the package typst.")

    monkeypatch.setattr(takeaway, "_content", fails)
    page = AppTest.from_function(making).run()
    assert not page.exception
    assert page.status[0].label == "The file could not be made"
    assert "typst" in page.status[0].markdown[0].value


@pytest.mark.browser
def test_the_file_with_the_slider_works_from_a_stick(browser, tmp_path):
    """The page's own range of days, its opening day, and the slider's keys, with no network."""
    path = tmp_path / "winter-war.html"
    own = dataclasses.replace(PAGE, start="1939-10-01", end="1940-04-30")
    path.write_bytes(takeaway.made(".html", "1939-12-20", takeaway.settings(own, mono=False)))
    context = browser.new_context(offline=True)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    slider = page.get_by_role("slider", name="Date")

    def shows(day):
        page.locator(f'html[data-date="{day}"]').wait_for(
            state="attached", timeout=patience.MILLISECONDS
        )

    shows("1939-12-20")
    for key, day in (("ArrowRight", "1939-12-21"), ("Home", "1939-10-01"), ("End", "1940-04-30")):
        slider.press(key)
        shows(day)
    viipuri = geodata.unit_at(28.76, 60.71)
    held = page.locator(f'path[data-unit="{viipuri}"]').first.get_attribute("data-controller")
    assert held == "Soviet Union"
    slider.press("PageUp")
    days = set(geodata.events("1939-10-01", "1940-04-29").start_date)
    assert page.evaluate("document.documentElement.dataset.date") in days
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    context.close()
