"""What only a browser can show: the map is drawn, its slider restyles it, nothing else is asked."""

import re

import pytest
import shapely

import geodata

pytestmark = pytest.mark.browser

LWOW = geodata.unit_at(24.03, 49.84)
RIGA = geodata.unit_at(24.11, 56.95)


#: Longitude and latitude of a path's points.
PLACES = """
node => node.getAttribute("d").match(/-?[\\d.]+ -?[\\d.]+/g).map(pair => {
  const { lng, lat } = Atlas.current.map.layerPointToLatLng(pair.split(" ").map(Number));
  return [lng, lat];
})
"""


#: Where on the map the Baltic Sea is open.
SEA = """() => {
  const { x, y } = Atlas.current.map.latLngToContainerPoint([57.5, 20.5]);
  return { x, y };
}"""


def slider(visit):
    return visit.map.get_by_role("slider", name="Date")


def test_the_slider_moves_the_map_without_asking_the_server(visit):
    visit.open("?date=1939-10-31").wait_for_date("1939-10-31")
    assert visit.map.locator("path[data-unit]").count() >= 100
    frame = visit.page.locator('iframe[title*="st_folium"]').element_handle()
    visit.map.locator("html").evaluate("root => { root.dataset.tagged = 'yes'; }")
    slider(visit).press("ArrowRight")
    visit.wait_for_date("1939-11-01")
    assert visit.holder(LWOW) == "Soviet Union"
    slider(visit).press("Home")
    visit.wait_for_date("1938-03-11")
    assert visit.holder(LWOW) == "Poland"
    slider(visit).press("End")
    visit.wait_for_date("1941-06-22")
    assert visit.holder(RIGA) == "Soviet Union"
    # The document that was tagged is still the one that is shown.
    assert visit.map.locator("html[data-tagged=yes]").count() == 1
    assert frame.is_visible()
    assert visit.outside == []
    assert visit.errors == []


def test_text_and_address_follow_the_map_and_back_returns(visit):
    visit.open("?date=1939-08-22").wait_for_date("1939-08-22")
    slider(visit).press("ArrowRight")
    visit.wait_for_date("1939-08-23")
    visit.page.wait_for_url("**date=1939-08-23*")
    told = visit.page.locator('[aria-current="date"] [datetime="1939-08-23"]').locator("..")
    told.filter(has_text="Non-aggression treaty").wait_for()
    visit.page.go_back()
    visit.wait_for_date("1939-08-22")


def test_the_first_day_has_its_legend_and_its_names(visit):
    visit.open("baltic_1940?date=1940-06-17").wait_for_date("1940-06-17")
    visit.map.locator(".ha-ready").wait_for()
    legend = visit.map.locator(".ha-legend").first.text_content()
    assert "Soviet Union" in legend
    assert "occupied" in legend
    assert visit.map.locator(".ha-town-name").filter(has_text="R\u012bga").count() == 1


def test_page_down_steps_to_the_next_event(visit):
    visit.open("?date=1939-09-03").wait_for_date("1939-09-03")
    days = geodata.events("1939-09-04", "1939-10-31").start_date
    following = min(day for day in days if day > "1939-09-03")
    slider(visit).press("PageDown")
    visit.wait_for_date(following)
    slider(visit).press("PageUp")
    visit.wait_for_date("1939-09-03")


def test_back_returns_to_the_date_before(visit):
    visit.open("?date=1939-08-22").wait_for_date("1939-08-22")
    visit.open("?date=1940-06-17").wait_for_date("1940-06-17")
    visit.page.go_back()
    visit.wait_for_date("1939-08-22")


def test_zoom_and_place_are_kept_when_the_date_changes(visit):
    visit.open("partition_of_poland?date=1939-09-01").wait_for_date("1939-09-01")
    unit = visit.map.locator(f'path[data-unit="{LWOW}"]').first
    before = unit.bounding_box()
    visit.map.get_by_role("button", name="Zoom in").click()
    visit.page.wait_for_function(
        """([unit, width]) => {
            const map = document.querySelector('iframe[title*="st_folium"]').contentDocument;
            const path = map.querySelector(`path[data-unit="${unit}"]`);
            const moving = map.querySelector(".leaflet-zoom-anim");
            return !moving && path.getBoundingClientRect().width > 1.2 * width;
        }""",
        arg=[LWOW, before["width"]],
    )
    zoomed = unit.bounding_box()
    # Drawn anew for the zoom: where the points stand is still the outline of the land.
    land = geodata.state_at("1939-11-01").set_index("unit").geometry[LWOW]
    drawn = shapely.points(unit.evaluate(PLACES))
    assert shapely.distance(land.boundary, drawn).max() < 0.05  # degrees
    slider(visit).press("End")
    visit.wait_for_date("1941-06-22")
    assert unit.bounding_box() == zoomed


def test_a_click_pins_the_history_and_a_click_at_sea_lets_it_go(visit):
    visit.open("baltic_1940?date=1940-06-17").wait_for_date("1940-06-17")
    panel = visit.map.get_by_role("region", name="History of the territory")
    visit.map.locator(f'path[data-unit="{RIGA}"]').first.dispatch_event("click")
    panel.get_by_text("Soviet Union").first.wait_for()
    visit.map.locator(".leaflet-container").click(position={"x": 200, "y": 200})
    panel.wait_for(state="hidden")
    assert visit.errors == []


def test_a_click_tells_who_ruled_there_or_that_it_is_sea_and_the_map_stays(visit):
    visit.open("who_ruled?date=1939-11-01").wait_for_date("1939-11-01")
    visit.map.locator("html").evaluate("root => { root.dataset.tagged = 'yes'; }")
    visit.map.locator(f'path[data-unit="{RIGA}"]').first.click(force=True)
    visit.page.wait_for_url("**at=*")
    visit.page.get_by_role("columnheader", name="Held by").wait_for()
    visit.map.locator(".leaflet-container").click(position=visit.map.locator("html").evaluate(SEA))
    visit.page.get_by_text("There is no land of the atlas here").wait_for()
    slider(visit).press("ArrowRight")
    visit.page.wait_for_url("**date=1939-11-02*")
    assert "at=" in visit.page.url
    field = visit.page.get_by_label("Town, by any of its names")
    field.fill("Reval")
    field.press("Enter")
    visit.page.wait_for_url("**place=tallinn*")
    visit.page.get_by_role("heading", name="Tallinn").wait_for()
    visit.map.locator(".ha-at").wait_for()
    # The document that was tagged is still the one that is shown.
    assert visit.map.locator("html[data-tagged=yes]").count() == 1
    assert visit.errors == []


def test_a_quiz_is_answered_by_keyboard(visit):
    visit.open("quiz?seed=7b&n=1")
    visit.page.get_by_role("radio").first.focus()
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_text("Source:").wait_for()
    assert visit.errors == []


def test_the_plans_are_printed_to_their_end(visit):
    visit.open("teachers")
    visit.page.get_by_text("FRUS:").wait_for()
    # The style sheet of print may come after the words.
    visit.page.emulate_media(media="print")
    visit.page.wait_for_function("document.documentElement.scrollHeight > 2 * innerHeight")
    assert visit.page.pdf(format="A4").count(b"/Type /Page\n") >= 3
    visit.page.emulate_media(media="screen")


def test_a_link_to_an_event_opens_its_day_and_a_typed_date_moves_the_map_that_is_there(visit):
    visit.open("baltic_1940?event=lithuania-ultimatum").wait_for_date("1940-06-14")
    visit.map.locator("html").evaluate("root => { root.dataset.tagged = 'yes'; }")
    field = visit.page.get_by_label("Go to date")
    field.fill("1940-06-17")
    field.press("Enter")
    visit.wait_for_date("1940-06-17")
    assert visit.holder(RIGA) == "Soviet Union"
    assert visit.map.locator("html[data-tagged=yes]").count() == 1


def test_a_bad_date_in_a_link_is_named_and_the_map_is_there(visit):
    """One for all: what is told of each kind of them is looked at in test_map_view."""
    visit.open("baltic_1940?date=<b>x</b>").wait_for_date("1940-06-17")
    visit.page.get_by_text("This map runs from").wait_for()
    assert visit.errors == []


def test_the_exported_file_works_without_a_server(browser, tmp_path):
    path = tmp_path / "atlas.html"
    geodata.map_at("1939-11-01").save(str(path))
    context = browser.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.locator('html[data-date="1939-11-01"]').wait_for(state="attached")
    page.get_by_role("slider", name="Date").press("Home")
    page.locator('html[data-date="1938-03-11"]').wait_for(state="attached")
    held = page.locator(f'path[data-unit="{LWOW}"]').first.get_attribute("data-controller")
    assert held == "Poland"
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    context.close()


def test_a_day_in_the_text_moves_the_map_that_is_there(visit):
    visit.open("baltic_1940?date=1940-06-15").wait_for_date("1940-06-15")
    visit.page.evaluate("window.tagged = true")
    words = re.compile("14 Jun 1940.*Ultimatum to Lithuania", re.DOTALL)
    visit.page.get_by_role("link", name=words).click()
    visit.wait_for_date("1940-06-14")
    visit.page.wait_for_url("**date=1940-06-14*")
    visit.page.locator('a[href^="?date="]').last.click()
    visit.page.wait_for_url("**date=1941-06-22*")
    visit.wait_for_date("1941-06-22")
    assert visit.page.evaluate("window.tagged"), "the page was loaded anew"


def test_the_table_of_the_day_is_sorted_and_leads_to_a_history(visit):
    visit.open("?date=1940-06-17").wait_for_date("1940-06-17")
    visit.map.get_by_role("button", name="Table", exact=True).click()
    table = visit.map.get_by_role("table", name="Every territory on Monday 17 June 1940")
    table.get_by_role("button", name="km²").click()
    assert table.locator('th[aria-sort="descending"]').inner_text().startswith("km²")
    sizes = [
        int(text.replace(",", ""))
        for text in table.locator("td:nth-child(6)").all_inner_texts()[:40]
    ]
    assert sizes == sorted(sizes, reverse=True)
    table.get_by_role("button", name="Latvia", exact=True).click()
    visit.map.get_by_role("region", name="History of the territory").get_by_text(
        "Soviet Union"
    ).first.wait_for()
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("Escape")
    table.wait_for(state="hidden")
    assert visit.errors == []


def test_the_chart_has_the_scale_of_the_slider(visit):
    visit.open("?date=1938-03-11").wait_for_date("1938-03-11")
    visit.map.get_by_role("button", name="Chart", exact=True).click()
    sheet = visit.map.locator(".ha-plot-sheet").bounding_box()
    track = slider(visit).bounding_box()
    thumb = 24
    assert sheet["x"] == pytest.approx(track["x"] + thumb / 2, abs=1)
    assert sheet["width"] == pytest.approx(track["width"] - thumb, abs=1)
    slider(visit).press("End")
    visit.wait_for_date("1941-06-22")
    cursor = visit.map.locator(".ha-plot-cursor:not(.ha-plot-pointer)").bounding_box()
    assert cursor["x"] == pytest.approx(sheet["x"] + sheet["width"], abs=2)
    held = visit.map.locator(".ha-areas-list").inner_text().split()
    assert "Latvia" not in held
    assert "Germany" in held


def test_a_view_that_is_chosen_stands_in_the_address_and_the_map_stays(visit):
    visit.open("?date=1940-08-06").wait_for_date("1940-08-06")
    visit.map.locator("html").evaluate("root => { root.dataset.tagged = 'yes'; }")
    visit.map.get_by_role("radio", name="Recognised").check()
    visit.page.wait_for_url("**view=recognised*")
    visit.map.get_by_role("combobox", name="Names").select_option("pl")
    visit.page.wait_for_url("**names=pl*")
    visit.map.get_by_role("radio", name="Held").check()
    visit.page.wait_for_url(lambda url: "view=" not in url and "names=pl" in url)
    assert visit.map.locator("html[data-tagged=yes]").count() == 1
    assert visit.errors == []
