"""The map as a document: what is in it, what it may not ask for."""

import re
from pathlib import Path

import pytest

from geodata import cartography
from geodata.cartography import assets
from tests import toy_atlas
from tests.javascript import javascript

HERE = Path(cartography.__file__).parent


@pytest.fixture
def root(tmp_path):
    """A toy atlas: two square units side by side, with the sea around them."""
    return toy_atlas.write(tmp_path)


class TestDocument:
    def test_asks_no_other_host(self, root):
        page = cartography.make_map(data=cartography.bundle(root)).get_root().render()
        links = re.findall(r"""(?:src|href)=["']?([^"'\s>]+)""", page)
        assert links
        assert all(link.startswith("data:") for link in links)

    def test_scripts_and_styles_ask_no_other_host(self):
        for asset in (cartography.script(), cartography.stylesheet()):
            text = asset.content.decode()
            assert "sourceMappingURL" not in text
            assert not re.search(r"@import|url\(\s*[\"']?(https?:)?//", text)
            assert not re.search(r"""(?:fetch|importScripts)\(\s*["']http""", text)

    def test_links_two_files_when_served(self):
        made = cartography.make_map(data="../x/data.json", assets="../x/")
        watch, script = [url for _, url in made.default_js]
        assert script == "../x/" + cartography.script().name
        assert watch.startswith("data:"), "what tells of a failure must not itself be fetched"
        assert [url for _, url in made.default_css] == ["../x/" + cartography.stylesheet().name]

    def test_data_cannot_end_the_script(self, root):
        page = cartography.make_map(data=cartography.bundle(root)).get_root().render()
        assert "</script><b>" not in page
        assert "\\u003c/script>\\u003cb>" in page.replace("\\\\u003c", "\\u003c")

    @pytest.mark.parametrize("date", ["1939-02-30", "soon", None, "1938-03-10", "1941-06-23"])
    def test_refuses_a_date_that_it_cannot_show(self, date):
        with pytest.raises(ValueError, match="1938-03-11 to 1941-06-22"):
            cartography.make_map(date=date, data="x")

    def test_refuses_a_date_outside_its_range(self):
        with pytest.raises(ValueError, match="not between"):
            cartography.make_map(date="1939-08-23", start="1939-09-01", data="x")

    @pytest.mark.parametrize("at", [(24.0,), (190, 50), (24, "x"), (4.9, 50), "24", 24])
    def test_refuses_a_place_that_it_cannot_show(self, at):
        with pytest.raises(ValueError, match="longitude of 5 to 45"):
            cartography.make_map(at=at, data="x")

    @pytest.mark.parametrize("names", ["xx", "", None, "PL"])
    def test_refuses_names_that_it_does_not_have(self, names):
        with pytest.raises(ValueError, match="none of official, today, de, pl"):
            cartography.make_map(names=names, data="x")

    def test_offers_the_names_that_it_has(self):
        assert javascript("Atlas.names.FORMS.map(([id]) => id)") == list(cartography.NAMES)

    def test_opens_on_a_place(self, root):
        made = cartography.make_map(at=(24.03, 49.84), data=cartography.bundle(root))
        assert '"at": [24.03, 49.84]' in made.get_root().render()

    def test_does_not_touch_folium_for_others(self):
        import folium

        before = list(folium.Map.default_js)
        cartography.make_map(data="x")
        assert folium.Map.default_js == before

    def test_never_inserts_markup(self):
        for file in (HERE / "js").glob("*.js"):
            assert not re.search(
                r"innerHTML|insertAdjacentHTML|document\.write|bindPopup", file.read_text("utf-8")
            ), file.name

    def test_joins_every_script(self):
        assert {file.stem for file in (HERE / "js").glob("*.js")} == {
            *assets.SCRIPTS,
            "watch",
        }

    def test_document_says_what_it_is_and_may_be_zoomed(self, root):
        page = cartography.make_map(data=cartography.bundle(root)).get_root().render()
        assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
        assert re.search("<title>[^<]{10,}</title>", page)
        assert page.count('name="viewport"') == 1
        assert "user-scalable" not in page
        assert "maximum-scale" not in page
