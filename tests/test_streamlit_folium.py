"""What the map leans on in streamlit-folium although it is not documented.

Each test says what no longer works when it fails; the version is pinned in requirements.txt.
"""

from pathlib import Path

import pytest

from geodata import cartography

streamlit_folium = pytest.importorskip("streamlit_folium")

BUILD = Path(streamlit_folium.__file__).parent / "frontend/build"
FRAME = "\n".join(file.read_text(encoding="utf-8") for file in BUILD.rglob("main.*.js"))


def test_a_command_becomes_a_script_that_needs_no_new_mount():
    made = cartography.make_map(data="x", assets="y")
    command = cartography.DateCommand("1939-09-17", 3)
    script = streamlit_folium._get_feature_group_string(command, map=made)
    broken = "the page can no longer move the map: feature groups are written otherwise"
    assert "var feature_group_feature_group_0 = L.featureGroup();" in script, broken
    assert 'Atlas.command({"date": "1939-09-17", "number": 3});' in script, broken


def test_the_frame_runs_that_script():
    broken = "the page can no longer move the map: the frame does not evaluate feature groups"
    assert "eval(feature_group+layer_control)" in FRAME, broken


def test_a_command_tells_which_report_it_answers():
    made = cartography.DateCommand("1939-09-17", 3, "soviet-entry", 12)
    assert made.command["serial"] == 12
    assert made.command["event"] == "soviet-entry"


def test_the_map_keeps_its_identity():
    def script():
        made = cartography.make_map(data="x", assets="y")
        made.get_root().render()
        return streamlit_folium._get_map_string(made)

    assert script() == script(), "a new script would mount the map anew at each run"
    assert "Atlas.mount(map_div, {" in script(), "the map has another name in the frame"


def test_the_map_can_report_its_date():
    broken = "the text no longer follows the map: Streamlit is not on the window of the frame"
    assert "window.Streamlit=" in FRAME, broken


def test_the_frame_itself_stays_silent():
    """With no returned objects what it would tell is always the same, and so is never told."""
    broken = "the frame's own reports would overwrite the date that the map reports"
    assert "e.returned_objects?Object.fromEntries(Object.entries(" in FRAME, broken
    assert "JSON.stringify(n)!==JSON.stringify(u)&&" in FRAME, broken


def test_the_map_can_fit_its_frame_to_the_window():
    broken = "the map keeps the height that Python gave: the frame sets it by another way"
    assert "setFrameHeight=function" in FRAME, broken


def test_the_frame_is_a_neighbour_of_the_files_of_the_map():
    """Script and data are linked as ``../pages.common.maps.assets.atlas_assets/...``."""
    name = streamlit_folium._component_func.name
    assert name == "streamlit_folium.st_folium", "the map's files have another address"


def test_the_second_map_is_hidden_by_the_rule_that_the_map_replaces():
    """While a rule speaks of any second child, all that follows a new name is styled anew."""
    broken = "changes of date take longer: the frame hides its second map by another rule"
    page = (BUILD / "index.html").read_text(encoding="utf-8")
    assert ".single>:nth-child(2){display:none}" in page, broken
    assert 'id="map_div2"' in page, broken
