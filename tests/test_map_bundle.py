"""What the browser is given of the data."""

import json
from pathlib import Path

import pytest

import geodata
from geodata import cartography
from tests import toy_atlas


@pytest.fixture
def root(tmp_path):
    """A toy atlas: two square units side by side, with the sea around them."""
    return toy_atlas.write(tmp_path)


class TestBundle:
    def test_has_all_that_the_browser_needs(self, root):
        made = json.loads(cartography.bundle(root))
        assert set(made) == {
            "window", "topology", "areas", "control", "events", "places", "powers", "style",
            "sources", "spheres", "bases", "waters", "axes",
        }  # fmt: skip
        assert [row[2] for row in made["control"]["a"]] == ["Poland", "Germany"]
        assert made["places"][0]["today"] == "Today"
        assert made["places"][0]["names"][1] == {
            "name": "New",
            "from": "1939-09-01",
            "to": "1941-06-23",
        }

    def test_leaves_out_events_before_the_window(self, root):
        assert [event["event"] for event in json.loads(cartography.bundle(root))["events"]] == [
            "war"
        ]

    def test_cites_only_what_is_referred_to(self, root):
        assert json.loads(cartography.bundle(root))["sources"] == {
            "one": "Smith, First",
            "two": "Second (1940)",
            "three": "Third",
        }

    def test_writes_out_the_units_of_a_sphere(self, root):
        spheres = json.loads(cartography.bundle(root))["spheres"]
        assert {unit: [row[2] for row in rows] for unit, rows in spheres.items()} == {
            "a": ["Germany"],
            "b": ["Germany", "Soviet Union"],
        }

    def test_names_a_sphere_without_land(self, root):
        table = root / "tables" / "spheres.csv"
        table.write_text(table.read_text() + "zz-*,1939-08-23,1939-09-28,Germany,sphere,one,\n")
        with pytest.raises(geodata.DataError, match=r"spheres\.csv.*zz-\*"):
            cartography.bundle(root)

    def test_has_the_area_of_every_unit(self, root):
        areas = json.loads(cartography.bundle(root))["areas"]
        # A degree square at 50.5 N is about 111.2 x 70.9 km.
        assert areas == {"a": pytest.approx(7890, abs=30), "b": pytest.approx(7890, abs=30)}

    def test_areas_are_those_of_the_atlas(self):
        areas = json.loads(cartography.bundle())["areas"]
        state = geodata.state_at("1939-08-23").set_index("unit").area_km2
        assert areas == pytest.approx(state.to_dict(), abs=0.006)

    def test_is_the_same_each_time(self, root):
        from geodata.cartography.bundle import _bundle

        first = cartography.bundle(root)
        _bundle.cache_clear()
        assert cartography.bundle(root) == first

    @pytest.mark.parametrize("name", ["layers/atlas.topo.json", "tables/control.csv"])
    def test_names_a_missing_file(self, root, name):
        (root / name).unlink()
        with pytest.raises(geodata.DataError, match=Path(name).name):
            cartography.bundle(root)

    @pytest.mark.parametrize("content", ["", "{", "[]", '{"type": "Topology", "transform": {}}'])
    def test_names_a_damaged_layer(self, root, content):
        (root / "layers" / "atlas.topo.json").write_text(content, encoding="utf-8")
        with pytest.raises(geodata.DataError, match=r"atlas\.topo\.json.*python -m geodata build"):
            cartography.bundle(root)

    def test_names_a_table_without_a_column(self, root):
        (root / "tables" / "control.csv").write_text("unit,start_date\n", encoding="utf-8")
        with pytest.raises(geodata.DataError, match=r"control\.csv.*no column"):
            cartography.bundle(root)
