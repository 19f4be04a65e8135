"""The map, its slider, its text and its address in the second browser."""

import os
import shutil

import pytest

from tests.firefox import started

pytestmark = pytest.mark.browser
FRAME = "document.querySelector('iframe[title*=\"st_folium\"]')"
MAP = f"{FRAME}.contentDocument"
PAGE_DOWN = "\ue00f"
ARROW_RIGHT = "\ue014"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    """Firefox of this machine; its absence is a failure in CI and a skip elsewhere."""
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    if found is None:
        why = "no Firefox on this machine"
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    with started(found, tmp_path_factory.mktemp("firefox")) as window:
        yield window


@pytest.fixture
def partition(firefox, app):
    """The partition of Poland on the day of the Soviet attack."""
    address = f"{app}/partition_of_poland?date=1939-09-17"
    if firefox.evaluate("location.href") != address:  # else the test before has not moved it
        firefox.open(address)
        firefox.until(f"{MAP}.documentElement.dataset.date === '1939-09-17'")
        firefox.until(f"{MAP}.querySelector('.ha-ready')")
    return firefox


def shown(window):
    return window.evaluate(f"{MAP}.documentElement.dataset.date")


def test_shows_who_holds_what(partition):
    holder = f"{MAP}.querySelector('path[data-unit=\"pl-west-prussia-a\"]').dataset.controller"
    assert partition.evaluate(holder) == "Germany"


def test_the_slider_moves_by_keyboard_and_the_address_follows(partition):
    partition.evaluate(f"{MAP}.querySelector('input[type=range]').focus()")
    partition.press(ARROW_RIGHT)
    assert shown(partition) == "1939-09-18"
    partition.press(PAGE_DOWN)
    later = shown(partition)
    assert later > "1939-09-18"
    partition.until(f"location.search.includes('date={later}')")


def test_every_word_on_the_map_is_in_the_fonts_of_the_atlas(partition):
    assert partition.evaluate(f"{MAP}.fonts.check('12px \"Atlas Serif\"')")


def test_no_other_host_is_asked(partition, app):
    own = (app, "ws" + app[4:], "data:", "blob:", "about:")
    assert partition.asked
    assert [address for address in partition.asked if not address.startswith(own)] == []
