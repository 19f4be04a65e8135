"""A server that goes away: the map goes on, and the page comes back on the day that it shows."""

import pytest
from conftest import Visit, free_port, running

from tests import patience
from tests.javascript import javascript

playwright = pytest.importorskip("playwright.sync_api")

ADDRESS = "Atlas.away.address(`http://atlas/base/page${query}`, side, told)"


@pytest.mark.parametrize(
    ("query", "side", "told", "kept"),
    [
        ("", "", {"date": "1939-09-17"}, "?date=1939-09-17"),
        ("?event=war&names=pl", "", {"date": "1939-09-17"}, "?names=pl&date=1939-09-17"),
        ("?date=1939-09-01", "2", {"date": "1940-06-17"}, "?date=1939-09-01&date2=1940-06-17"),
        ("?today=1", "", {"date": "1940-06-17", "today": False}, "?date=1940-06-17"),
        (
            "?date=1939-09-01",
            "",
            {"date": "1940-06-17", "view": "claimed", "names": "pl", "present": True},
            "?date=1940-06-17&view=claimed&names=pl&present=1",
        ),
        ("?station=2", "", {"date": "1939-08-23", "station": 6}, "?station=6&date=1939-08-23"),
    ],
)
def test_the_address_keeps_what_the_map_shows(query, side, told, kept):
    made = javascript(ADDRESS, query=query, side=side, told=told)
    assert made == f"http://atlas/base/page{kept}"


#: Being offline stops new connections, not those that are open: this one can be closed by hand.
TAP = """() => {
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (...said) {
    window.wire = this;
    return send.apply(this, said);
  };
}"""
THERE = '[data-test-connection-state="CONNECTED"]'
AWAY = f"[data-test-connection-state]:not({THERE})"


#: A new session puts its own field beside that of the old one, which goes when all of it has run.
ONE_FIELD = """day => {
  const fields = [...document.querySelectorAll("input[aria-label^='Go to date']")];
  return fields.length === 1 && fields[0].value === day;
}"""


def shows(page, day):
    """Wait until the date field, the only one, has what the page's session believes."""
    page.wait_for_function(ONE_FIELD, arg=day, timeout=patience.MILLISECONDS)


@pytest.mark.browser
def test_a_page_whose_server_is_started_again_shows_the_same_day(window, tmp_path):
    port = free_port()
    with running(tmp_path / "first.txt", port=port) as address:
        visit = Visit(window, address)
        visit.open("partition_of_poland?date=1939-09-16").wait_for_date("1939-09-16")
        slider = visit.map.get_by_role("slider", name="Date")
        slider.press("ArrowRight")
        visit.page.wait_for_url("**date=1939-09-17*")
        the_network_is_cut(visit, slider)
    visit.page.locator(AWAY).wait_for(state="attached")
    # The map needs no server, and what it shows is not lost.
    slider.press("ArrowRight")
    visit.wait_for_date("1939-09-20")
    visit.page.wait_for_url("**date=1939-09-20*")
    with running(tmp_path / "second.txt", port=port):
        visit.page.locator(THERE).wait_for(state="attached")
        shows(visit.page, "1939-09-20")
        # The new session has a map of its own; the old one goes when it is there.
        frames = visit.page.locator('iframe[title*="st_folium"]')
        playwright.expect(frames).to_have_count(1, timeout=patience.MILLISECONDS)
        visit.wait_for_date("1939-09-20")
        assert visit.page.locator('[data-testid="stException"]').count() == 0
        slider.press("ArrowRight")
        visit.page.wait_for_url("**date=1939-09-21*")
        shows(visit.page, "1939-09-21")


def the_network_is_cut(visit, slider):
    """While the server goes on; what the map shows meanwhile is heard of afterwards."""
    page = visit.page
    page.evaluate(TAP)
    slider.press("ArrowRight")
    page.wait_for_url("**date=1939-09-18*")
    page.context.set_offline(True)
    try:
        page.evaluate("() => window.wire.close()")
        page.locator(AWAY).wait_for(state="attached")
        slider.press("ArrowRight")
        page.wait_for_url("**date=1939-09-19*")
    finally:
        page.context.set_offline(False)
    page.locator(THERE).wait_for(state="attached")
    shows(page, "1939-09-19")
    visit.wait_for_date("1939-09-19")
    assert page.locator('[data-testid="stException"]').count() == 0
