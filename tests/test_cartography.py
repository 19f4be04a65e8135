"""The map as a document: what is in it, what it may not ask for, and what its rules say."""

import base64
import json
import math
import re
from pathlib import Path

import pytest

import geodata
from geodata import cartography
from geodata.cartography import assets
from tests.eyes import composite, contrast
from tests.javascript import javascript

HERE = Path(cartography.__file__).parent
STYLE = json.loads((HERE / "style.json").read_text(encoding="utf-8"))
STATUSES = [
    "sovereign", "free city", "contested", "occupied", "annexed",
    "protectorate", "general government", "leased", "transferred",
]  # fmt: skip


@pytest.fixture
def root(tmp_path):
    """A toy atlas: two square units side by side, with the sea around them."""
    layers, folder = tmp_path / "layers", tmp_path / "tables"
    layers.mkdir()
    folder.mkdir()
    (layers / "atlas.topo.json").write_text(json.dumps(toy_topology()), encoding="utf-8")
    (layers / "units.geojson").write_text(json.dumps(toy_units()), encoding="utf-8")
    (folder / "control.csv").write_text(
        "unit,start_date,end_date,controller,sovereign,status,source,note\n"
        "a,1938-03-11,1939-09-01,Poland,Poland,sovereign,one[p. 1],\n"
        "a,1939-09-01,1941-06-23,Germany,Poland,occupied,one,</script><b>\n"
        "b,1938-03-11,1941-06-23,Germany,Germany,sovereign,unverified,\n",
        encoding="utf-8",
    )
    (folder / "events.csv").write_text(
        "event,start_date,end_date,title,text,place,lon,lat,category,theatre,pages,source,certainty,note\n"
        "before,1933-01-30,1933-01-31,Too early,,,,,,,,,,\n"
        "war,1939-09-01,1939-09-02,War,It begins.,Danzig,18.6,54.3,military,Poland,p,two,,\n",
        encoding="utf-8",
    )
    (folder / "spheres.csv").write_text(
        "unit,start_date,end_date,sphere,kind,source,note\n"
        "?,1939-08-23,1939-09-28,Germany,sphere,three[art. 1],\n"
        "b,1939-09-28,1941-06-23,Soviet Union,interest,three,\n",
        encoding="utf-8",
    )
    (folder / "bases.csv").write_text(
        "base,name,lon,lat,country,treaty,what,garrison_cap,start_date,source\n"
        "port,Port,20.5,50.5,Poland,Pact,naval base,25000,1939-10-18,one\n",
        encoding="utf-8",
    )
    (folder / "places.csv").write_text(
        "place,lon,lat,rank,today_name,today_country,name_pl\nx,20.5,50.5,1,Warsaw,Poland,Today\n",
        encoding="utf-8",
    )
    (folder / "place_names.csv").write_text(
        "place,start_date,end_date,name\nx,1938-03-11,1939-09-01,Old\nx,1939-09-01,1941-06-23,New\n",
        encoding="utf-8",
    )
    (folder / "waters.csv").write_text(
        "water,name,kind,rank,lon,lat,angle\nsea,Sea,sea,1,10,60,\nsea,Sea,sea,1,11,60,-30\n",
        encoding="utf-8",
    )
    (folder / "label_axes.csv").write_text(
        "lon,lat,angle,turn,length_km,room_km,units\n20.5,50.5,-8,12,90,40,a b\n",
        encoding="utf-8",
    )
    (folder / "sources.json").write_text(
        json.dumps(
            [
                {"id": "one", "title": "First: a subtitle", "author": [{"family": "Smith"}]},
                {"id": "two", "title": "Second", "issued": {"date-parts": [[1940, 1]]}},
                {"id": "three", "title": "Third"},
                {"id": "unused", "title": "Fourth"},
            ]
        ),
        encoding="utf-8",
    )
    return tmp_path


def toy_units():
    """The same two squares as polygons."""
    squares = {"a": (20, 50, 21, 51), "b": (21, 50, 22, 51)}
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"unit": unit, "name": unit.upper()},
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[w, s], [e, s], [e, n], [w, n], [w, s]]],
                },
            }
            for unit, (w, s, e, n) in squares.items()
        ],
    }


def toy_topology():
    """Unit a is the left square, unit b the right one; arc 0 is between them."""
    polygon = {"type": "Polygon"}
    return {
        "type": "Topology",
        "transform": {"scale": [0.1, 0.1], "translate": [20, 50]},
        "arcs": [
            [[10, 0], [0, 10]],
            [[10, 10], [-10, 0], [0, -10], [10, 0]],
            [[10, 0], [10, 0], [0, 10], [-10, 0]],
        ],
        "objects": {
            "units": {
                "type": "GeometryCollection",
                "geometries": [
                    {**polygon, "arcs": [[0, 1]], "properties": {"unit": "a", "name": "A"}},
                    {**polygon, "arcs": [[2, -1]], "properties": {"unit": "b", "name": "B"}},
                ],
            },
            "borders": {
                "type": "GeometryCollection",
                "geometries": [
                    {
                        "type": "LineString",
                        "arcs": [0],
                        "properties": {"left": "a", "right": "b", "precision_km": 3},
                    }
                ],
            },
            "lines": {"type": "GeometryCollection", "geometries": []},
            "lakes": {"type": "GeometryCollection", "geometries": []},
            "rivers": {"type": "GeometryCollection", "geometries": []},
        },
    }


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

    def test_asks_for_served_data_at_once(self):
        def first(data):
            _, url = cartography.make_map(data=data).default_js[0]
            return base64.b64decode(url.partition(",")[2]).decode()

        assert 'Atlas.ahead("../x/data.json");' in first("../x/data.json")
        assert "Atlas.ahead" not in first(b"{}")

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
            "ahead",
        }

    def test_document_says_what_it_is_and_may_be_zoomed(self, root):
        page = cartography.make_map(data=cartography.bundle(root)).get_root().render()
        assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
        assert re.search("<title>[^<]{10,}</title>", page)
        assert page.count('name="viewport"') == 1
        assert "user-scalable" not in page
        assert "maximum-scale" not in page


class TestStyle:
    def test_knows_every_status(self):
        assert set(STYLE["statuses"]) == set(STATUSES)
        for rule in STYLE["statuses"].values():
            assert rule.get("pattern") is None or rule["pattern"] in STYLE["patterns"]


class TestDays:
    def test_read_and_write_each_other(self):
        assert javascript("Atlas.days.format(Atlas.days.parse('1940-02-29'))") == "1940-02-29"

    @pytest.mark.parametrize("text", ["1939-02-30", "1939-8-23", "soon", "", None])
    def test_refuse_what_is_no_day(self, text):
        assert javascript("Number.isNaN(Atlas.days.parse(text))", text=text)

    def test_have_the_right_weekday(self):
        day = "Atlas.days.long(Atlas.days.parse('1939-08-23'), true)"
        assert javascript(day) == "Wednesday 23 August 1939"


ROWS = {
    "a": [
        ["1938-03-11", "1939-09-01", "Poland", "Poland", "sovereign", "one", ""],
        ["1939-09-01", "1939-10-26", "Germany", "Poland", "occupied", "one", ""],
        ["1939-10-26", "1941-06-23", "Germany", "Poland", "annexed", "one", ""],
    ],
    "b": [["1938-03-11", "1941-06-23", "Germany", "Germany", "sovereign", "one", ""]],
    "c": [["1938-03-11", "1941-06-23", "Poland", "Poland", "sovereign", "one", ""]],
}
STATE = "Atlas.chronology.stateAt(Atlas.chronology.readControl(rows), Atlas.days.parse(day))"


class TestChronology:
    @pytest.mark.parametrize(
        ("day", "holder"),
        [("1939-08-31", "Poland"), ("1939-09-01", "Germany"), ("1941-06-22", "Germany")],
    )
    def test_ends_are_exclusive(self, day, holder):
        assert javascript(f"{STATE}.a.controller", rows=ROWS, day=day) == holder

    @pytest.mark.parametrize(
        ("left", "right", "day", "view", "kind"),
        [
            ("a", "b", "1939-08-31", "held", "state"),
            ("a", "b", "1939-09-01", "held", "internal"),
            ("a", "b", "1939-09-01", "recognised", "state"),
            ("a", "c", "1939-08-31", "held", "none"),
            ("a", "c", "1939-09-01", "held", "state"),
            ("a", "c", "1939-09-01", "recognised", "internal"),
            ("a", None, "1939-09-01", "held", "coast"),
            (None, "b", "1939-09-01", "recognised", "coast"),
        ],
    )
    def test_borders_are_computed(self, left, right, day, view, kind):
        call = f"Atlas.chronology.borderClass(left, right, {STATE}, view)"
        values = {"rows": ROWS, "day": day, "left": left, "right": right, "view": view}
        assert javascript(call, **values) == kind

    def test_held_since_reaches_over_a_change_of_law(self):
        facts = (
            "Object.fromEntries(Atlas.chronology.facts(Atlas.chronology.readControl(rows).a,"
            " Atlas.days.parse('1940-01-01'), Atlas.days.parse('1938-03-11')))"
        )
        told = javascript(facts, rows=ROWS)
        assert told["Since"] == "1 September 1939"
        assert told["Recognised as"] == "Poland"
        assert told["Status"] == "annexed, not generally recognised"

    def test_names_follow_the_date(self):
        place = {"name": "Today", "names": [{"name": "Old", "from": None, "to": "1939-09-01"}]}
        name = (
            "Atlas.chronology.placeName(Atlas.chronology.readPlace(place), Atlas.days.parse(day))"
        )
        assert javascript(name, place=place, day="1939-08-31") == "Old"
        assert javascript(name, place=place, day="1939-09-01") == "Today"

    @pytest.mark.parametrize(
        ("form", "name"),
        [("official", "Wilno"), ("pl", "Wilno"), ("lt", "Vilnius"), ("today", "Vilnius"),
         ("fi", "Wilno"), ("de", "Wilna")],
    )  # fmt: skip
    def test_names_come_in_the_wanted_form_or_else_officially(self, form, name):
        place = {
            "name": "Vilnius", "today": "Vilnius", "names": [{"name": "Wilno"}],
            "forms": {"de": "Wilna", "pl": "Wilno", "lt": "Vilnius"},
        }  # fmt: skip
        call = "Atlas.chronology.placeName(Atlas.chronology.readPlace(place), 0, form)"
        assert javascript(call, place=place, form=form) == name

    def test_events_lead_from_one_to_the_next(self):
        events = [{"event": day, "date": day} for day in ("1939-09-17", "1939-09-01")]
        call = (
            "[-1, 1].map((step) => Atlas.chronology.neighbourEvent("
            "Atlas.chronology.readEvents(events), Atlas.days.parse('1939-09-05'), step))"
            ".map(Atlas.days.format)"
        )
        assert javascript(call, events=events) == ["1939-09-01", "1939-09-17"]

    def test_the_main_event_of_a_day_comes_first(self):
        events = [
            {"event": name, "date": "1939-09-17", "category": category}
            for name, category in [("t", "trade"), ("d", "deportation"), ("m", "military")]
        ]
        call = "Atlas.chronology.readEvents(events).map((event) => event.event)"
        assert javascript(call, events=events) == ["m", "t", "d"]


class TestPaint:
    def paint(self, view="held", **row):
        return javascript(
            "Atlas.paint.unitPaint(row, view, style)", row=row, view=view, style=STYLE
        )

    def test_own_land_is_plain(self):
        made = self.paint(controller="Poland", sovereign="Poland", status="sovereign")
        assert made["pattern"] is None
        assert made["base"] == STYLE["powers"]["Poland"]["fill"]

    def test_occupied_land_shows_victim_under_holder(self):
        made = self.paint(controller="Germany", sovereign="Poland", status="occupied")
        assert made["pattern"] == "occupied"
        assert made["base"] == STYLE["powers"]["Poland"]["fill"]
        assert made["ink"] == STYLE["powers"]["Germany"]["fill"]

    def test_recognised_view_shows_the_sovereign_alone(self):
        made = self.paint("recognised", controller="Germany", sovereign="Poland", status="annexed")
        assert made["base"] == STYLE["powers"]["Poland"]["fill"]
        assert made["pattern"] is None

    @pytest.mark.parametrize(
        ("status", "controller", "sovereign", "whose"),
        [
            ("annexed", "Soviet Union", "Latvia", "Soviet Union"),
            ("occupied", "Soviet Union", "Latvia", "Latvia"),
            ("contested", "Poland", "Poland", "Poland"),
        ],
    )
    def test_claimed_view_shows_what_the_law_said(self, status, controller, sovereign, whose):
        made = self.paint("claimed", status=status, controller=controller, sovereign=sovereign,
                          claimant=javascript("Atlas.chronology.claimant(row)", row={
                              "status": status, "controller": controller, "sovereign": sovereign,
                          }))  # fmt: skip
        assert made["base"] == STYLE["powers"][whose]["fill"]
        assert made["pattern"] is None

    @pytest.mark.parametrize(
        ("now", "before", "whose"),
        [
            (("Czechoslovakia", "Hungary"), ("Czechoslovakia", "Czechoslovakia"), "Hungary"),
            (("Lithuania", "Poland"), ("Soviet Union", "Poland"), "Lithuania"),
            (("Finland", "Soviet Union"), ("Finland", "Finland"), "Soviet Union"),
        ],
    )
    def test_a_treaty_gives_land_to_its_receiver(self, now, before, whose):
        rows = [
            {"status": "transferred", "controller": held, "sovereign": recognised}
            for held, recognised in (now, before)
        ]
        call = "Atlas.chronology.claimant(rows[0], rows[1])"
        assert javascript(call, rows=rows) == whose

    def agreed(self, sphere, **row):
        call = "Atlas.paint.unitPaint(row, 'agreed', style, sphere)"
        return javascript(call, row=row, style=STYLE, sphere=sphere)

    def test_agreed_view_tints_the_spheres_and_nothing_else(self):
        latvia = {"controller": "Latvia", "sovereign": "Latvia", "status": "sovereign"}
        soviet = self.agreed({"sphere": "Soviet Union", "kind": "sphere"}, **latvia)
        german = self.agreed({"sphere": "Germany", "kind": "sphere"}, **latvia)
        interest = self.agreed({"sphere": "Soviet Union", "kind": "interest"}, **latvia)
        assert len({soviet["base"], german["base"], STYLE["land"]}) == 3
        assert interest["pattern"] == "interest"
        assert self.agreed(None, **latvia)["base"] == STYLE["land"]

    def test_each_status_of_foreign_land_has_its_own_pattern(self):
        kinds = ["occupied", "annexed", "protectorate", "general government", "leased", "contested"]
        patterns = [
            self.paint(controller="Germany", sovereign="Poland", status=kind)["pattern"]
            for kind in kinds
        ]
        assert len(set(patterns)) == len(kinds)

    @pytest.mark.parametrize(
        ("km", "step"), [(0.2, 0), (1.5, 0), (1.6, 1), (5, 1), (5.1, 2), (20, 2)]
    )
    def test_precision_is_drawn_by_one_rule(self, km, step):
        dash = javascript("Atlas.paint.dash(km, style).dash", km=km, style=STYLE)
        assert dash == STYLE["precision"][step]["dash"]


class TestTopology:
    def test_decodes_arcs_in_both_directions(self):
        objects = javascript("Atlas.topology.decode(topology).objects", topology=toy_topology())
        left, right = (unit["coordinates"][0][0] for unit in objects["units"])
        assert left[0] == left[-1] == [21, 50]
        assert right[0] == right[-1]
        assert {tuple(point) for point in left} == {(20, 50), (21, 50), (21, 51), (20, 51)}
        assert {tuple(point) for point in right} == {(21, 50), (22, 50), (22, 51), (21, 51)}


class TestProjection:
    def test_goes_and_comes_back(self):
        places = [[5, 42], [25, 55], [45, 71], [37.6, 55.8]]
        back = javascript(
            "places.map((p) => Atlas.projection.inverse(...Atlas.projection.forward(...p)))",
            places=places,
        )
        for place, found in zip(places, back, strict=True):
            assert found == pytest.approx(place, abs=1e-9)

    def test_keeps_areas(self):
        """A degree square's area on the map is its area on the globe."""
        for lat in (43, 55, 69):
            steps = [[24 + i / 50, lat] for i in range(50)] + [
                [25, lat + i / 50] for i in range(50)
            ]
            steps += [[25 - i / 50, lat + 1] for i in range(50)]
            steps += [[24, lat + 1 - i / 50] for i in range(50)]
            ring = javascript("ring.map((p) => Atlas.projection.forward(...p))", ring=steps)
            pairs = zip(ring, ring[1:] + ring[:1], strict=True)
            flat = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2
            sines = math.sin(math.radians(lat + 1)) - math.sin(math.radians(lat))
            assert flat == pytest.approx(6378137**2 * math.radians(1) * sines, rel=1e-3)


class TestLabels:
    SQUARES = (
        {"rings": [[[0, 0], [40, 0], [40, 20], [0, 20], [0, 0]]]},
        {"rings": [[[40, 0], [60, 0], [60, 20], [40, 20], [40, 0]]]},
    )

    def test_names_stand_in_the_middle_of_what_belongs_together(self):
        spots = javascript(
            "Atlas.labels.spots(Atlas.labels.rasterise(units, 1), () => 0)", units=self.SQUARES
        )
        assert len(spots) == 1
        assert spots[0]["cells"] == 1200
        assert spots[0]["x"] == pytest.approx(30, abs=1)
        assert spots[0]["y"] == pytest.approx(10, abs=1)

    def test_each_holder_has_its_own_name(self):
        spots = javascript(
            "Atlas.labels.spots(Atlas.labels.rasterise(units, 1), (unit) => unit)",
            units=self.SQUARES,
        )
        assert sorted(spot["cells"] for spot in spots) == [400, 800]

    def test_only_what_is_seen_counts(self):
        spots = javascript(
            "Atlas.labels.spots(Atlas.labels.rasterise(units, 1), () => 0, [0, 0, 20, 20])",
            units=self.SQUARES,
        )
        assert spots[0]["cells"] == 400
        assert spots[0]["x"] == pytest.approx(10, abs=1)

    def test_a_cell_cut_by_the_edge_of_the_view_has_no_room_for_a_name(self):
        spots = javascript(
            "Atlas.labels.spots(Atlas.labels.rasterise(units, 1), () => 0, [0.5, 0.5, 9.5, 9.5])",
            units=self.SQUARES,
        )
        assert spots[0]["cells"] == 8 * 8
        assert spots[0]["room"] == 8

    def test_occupied_land_keeps_its_name(self):
        row = {"controller": "Soviet Union", "sovereign": "Latvia", "status": "occupied"}
        name = javascript("Atlas.labels.naming(row, 'held', style)", row=row, style=STYLE)
        assert name["text"] == "Latvia"
        assert name["sub"] == "under Soviet occupation"

    def test_a_state_proclaimed_on_its_own_land_bears_its_name(self):
        row = {"controller": "Croatia", "sovereign": "Yugoslavia", "status": "occupied"}
        name = javascript("Atlas.labels.naming(row, 'held', style)", row=row, style=STYLE)
        assert name["text"] == "Croatia"
        assert "occupation" not in name["sub"]

    def test_a_line_in_stretches_has_one_name(self):
        lines = [
            {"line": "x", "coordinates": [[[0, 0], [1, 1]]]},
            {"line": "y", "coordinates": [[[5, 5], [6, 6]]]},
            {"line": "x", "coordinates": [[[1, 1], [2, 2]]]},
        ]
        call = "Atlas.lineLabels.byName(lines).map((line) => [line.line, line.coordinates.length])"
        assert javascript(call, lines=lines) == [["x", 2], ["y", 1]]

    @pytest.mark.parametrize(
        ("unit", "name"), [("lt-core", "Lithuanian SSR"), ("ro-hertza", "Soviet Union")]
    )
    def test_claimed_land_is_named_as_the_law_named_it(self, unit, name):
        row = {
            "controller": "Soviet Union", "sovereign": "Lithuania", "status": "annexed",
            "claimant": "Soviet Union",
        }  # fmt: skip
        call = "Atlas.labels.naming(row, 'claimed', style, unit).text"
        assert javascript(call, row=row, style=STYLE, unit=unit) == name


class TestTowns:
    @pytest.mark.parametrize(
        ("name", "today", "strange"),
        [
            ("Stanislav", "Ivano-Frankivsk", True),
            ("Rovno", "Rivne", False),
            ("Krakau", "Kraków", False),
        ],
    )
    def test_only_a_strange_name_is_told_beside_the_old_one(self, name, today, strange):
        call = "Atlas.townLabels.difference(name, today)"
        assert (javascript(call, name=name, today=today) >= 0.5) == strange


class TestPlayer:
    STEP = "Atlas.player.advance(from, ms, Atlas.player.SPEEDS[2], (day) => day === 5, 9)"

    def test_steps_whole_days(self):
        start = {"day": 0, "carry": 0, "linger": 0}
        assert javascript(self.STEP, **{"from": start, "ms": 100})["day"] == 3

    def test_lingers_on_an_event(self):
        at = javascript(self.STEP, **{"from": {"day": 3, "carry": 0, "linger": 0}, "ms": 1000})
        assert at["day"] == 5
        assert at["linger"] > 0
        assert javascript(self.STEP, **{"from": at, "ms": 100})["day"] == 5

    @pytest.mark.parametrize("frame", [7, 16, 33])
    def test_keeps_to_the_clock(self, frame):
        """Nine days at 30 a second and one rest of 900 ms, whatever the frames."""
        call = """(() => {
            let at = { day: 0, carry: 0, linger: 0 };
            let ms = 0;
            while (at.day < 9) {
                at = Atlas.player.advance(at, frame, Atlas.player.SPEEDS[2], (day) => day === 5, 9);
                ms += frame;
            }
            return ms;
        })()"""
        assert javascript(call, frame=frame) == pytest.approx(9 * 1000 / 30 + 900, abs=frame)

    def test_a_window_out_of_sight_skips_no_event(self):
        at = {"day": 5, "carry": 0, "linger": 10}
        assert javascript(self.STEP, **{"from": at, "ms": 60_000})["day"] <= 7

    def test_stops_at_the_end(self):
        start = {"day": 8, "carry": 0, "linger": 0}
        assert javascript(self.STEP, **{"from": start, "ms": 5000})["day"] == 9


class TestKeyboard:
    @pytest.mark.parametrize(
        ("key", "tag", "wish"),
        [
            ("ArrowRight", "BODY", {"step": 1}),
            ("ArrowLeft", "INPUT", {"step": -1}),
            ("PageDown", "DIV", {"event": 1}),
            ("PageUp", "BUTTON", {"event": -1}),
            ("Home", "BODY", {"edge": -1}),
            ("End", "BODY", {"edge": 1}),
            (" ", "BODY", {"play": True}),
            (" ", "BUTTON", None),
            ("ArrowRight", "TEXTAREA", None),
            ("a", "BODY", None),
        ],
    )
    def test_keys_move_the_date(self, key, tag, wish):
        target = {"tagName": tag, "type": "range"}
        call = "Atlas.keyboard.meaning({ key }, target)"
        assert javascript(call, key=key, target=target) == wish

    @pytest.mark.parametrize(
        ("key", "focused", "taken"),
        [
            ("PageDown", "body", True),
            ("Home", "body", True),
            ("PageDown", "input", False),
            ("ArrowDown", "body", False),
            ("+", "body", False),
        ],
    )
    def test_the_page_leaves_free_keys_to_the_map(self, key, focused, taken):
        call = (
            "Atlas.keyboard.meantForMap(Atlas.keyboard.meaning({ key }, { tagName: 'BODY' }),"
            " { key }, { matches: (rule) => rule.split(', ').includes(focused) })"
        )
        assert javascript(call, key=key, focused=focused) == taken


class TestCommands:
    @pytest.mark.parametrize(
        ("command", "moving", "stale"),
        [
            ({"date": "1939-09-01", "number": 2, "serial": 7}, False, False),
            ({"date": "1939-09-01", "number": 2}, False, False),
            ({"date": "1939-09-01", "number": 1}, False, True),
            ({"date": "1939-09-01", "number": 2, "serial": 6}, False, True),
            ({"date": "1939-09-03", "number": 2, "serial": 7}, True, True),
            ({"date": "1939-09-01", "number": 2, "serial": 7}, True, False),
        ],
    )
    def test_an_old_date_does_not_override_a_newer_one(self, command, moving, stale):
        known = "{ number: 1, serial: 7, told: new Set(['1939-09-03']), moving }"
        call = f"Atlas.bridge.stale(command, {known})"
        assert javascript(call, command=command, moving=moving) == stale


class TestBases:
    BASES = ({"base": "x", "country": "Estonia", "start_date": "1939-10-18"},)

    @pytest.mark.parametrize(
        ("day", "holder", "shown"),
        [
            ("1939-10-17", "Estonia", 0),
            ("1939-10-18", "Estonia", 1),
            ("1940-06-17", "Soviet Union", 0),
        ],
    )
    def test_stand_from_their_day_until_all_is_occupied(self, day, holder, shown):
        day = javascript("Atlas.days.parse(day)", day=day)
        bases = "Atlas.chronology.readBases(bases)"
        call = f"Atlas.chronology.basesAt({bases}, {{ a: {{ controller: holder }} }}, day).length"
        assert javascript(call, bases=self.BASES, day=day, holder=holder) == shown


class TestInk:
    """Names can be read on every colour that may lie under them."""

    CSS = (HERE / "css" / "map.css").read_text(encoding="utf-8")
    FILLS = sorted(
        {power["fill"] for power in STYLE["powers"].values()}
        | {*STYLE["bystanders"].values(), STYLE["land"]}
    )

    def declared(self, selector, name):
        """A value of the last rule that sets it for exactly this selector."""
        rules = re.findall(r"^([^{}\n]+)\{([^}]*)\}", self.CSS, re.MULTILINE)
        found = [
            value
            for selectors, body in rules
            if selector in [part.strip() for part in selectors.split(",")]
            for value in re.findall(rf"(?:^|[;\s]){re.escape(name)}:\s*([^;]+)", body)
        ]
        assert found, f"{selector} has no {name}"
        return found[-1].strip()

    def halo(self, selector):
        """Colour and opacity of the halo of a kind of name."""
        stroke = self.declared(selector, "-webkit-text-stroke")
        red, green, blue, share = re.search(
            r"rgba\((\d+), (\d+), (\d+), ([\d.]+)\)", stroke
        ).groups()
        return f"#{int(red):02x}{int(green):02x}{int(blue):02x}", float(share)

    @pytest.mark.parametrize("fill", FILLS)
    def test_of_states_and_towns_needs_no_halo(self, fill):
        ink = self.declared(".ha-atlas", "--ha-map-ink")
        assert contrast(ink, fill) >= 4.5

    @pytest.mark.parametrize("fill", FILLS)
    def test_of_lines_bases_and_rivers_is_read_on_its_halo(self, fill):
        lines = [STYLE["lines"]["default"], *STYLE["lines"]["kinds"].values()]
        inks = {rule["stroke"] for rule in lines if "stroke" in rule}
        on_line = composite(fill, *self.halo(".ha-line-name"))
        assert all(contrast(ink, on_line) >= 4.5 for ink in inks)
        faint = float(self.declared(".ha-line-name.ha-past", "opacity"))
        under = composite(
            fill, self.halo(".ha-line-name")[0], faint * self.halo(".ha-line-name")[1]
        )
        assert all(contrast(composite(under, ink, faint), under) >= 4.5 for ink in inks)
        base = self.declared(".ha-town-base .ha-town-name", "color")
        assert contrast(base, composite(fill, *self.halo(".ha-town-name"))) >= 4.5
        river = self.declared(".ha-water-river", "color")
        assert contrast(river, composite(fill, *self.halo(".ha-water-river"))) >= 4.5

    def test_of_waters_is_read_on_water(self):
        ground = STYLE["ground"]
        assert contrast(self.declared(".ha-water", "color"), ground["water"]) >= 4.5
        lake = self.declared(".ha-water-lake", "color")
        assert contrast(lake, composite(ground["lake"], *self.halo(".ha-water-lake"))) >= 4.5


class TestLegend:
    @staticmethod
    def entries(rows, view="held", **more):
        seen = [
            {"row": row, "size": len(rows) - index, "agreed": row.get("agreed")}
            for index, row in enumerate(rows)
        ]
        values = {"lines": [], "borders": [], "bases": []} | more
        return javascript(
            "Atlas.legend.entries({ seen, view, style, ...more })",
            seen=seen,
            view=view,
            style=STYLE,
            more=values,
        )

    def test_holds_what_is_on_the_map_and_no_more(self):
        rows = [
            {"controller": "Germany", "sovereign": "Germany", "status": "sovereign"},
            {"controller": "Germany", "sovereign": "Norway", "status": "occupied"},
            {"controller": "Germany", "sovereign": "Denmark", "status": "occupied"},
            {"controller": "Poland", "sovereign": "Poland", "status": "sovereign"},
        ]
        made = self.entries(rows, borders=[{"kind": "state", "precision_km": 1}])
        assert [power["label"] for power in made["powers"]] == ["Germany", "Poland", "other states"]
        assert [status["label"] for status in made["statuses"]] == ["occupied"]
        assert len(made["statuses"][0]["paints"]) == 1, "Norway and Denmark look the same"
        assert len(made["borders"]) == 1

    def test_tells_a_line_in_stretches_once(self):
        line = {"line": "x", "label": "Line", "precision_km": 1, "stroke": {}}
        made = self.entries([], lines=[line, {**line, "precision_km": 4}])
        assert [entry["label"] for entry in made["lines"]] == ["Line"]
        assert len(made["precisions"]) == 2

    def test_tells_the_spheres_in_words(self):
        latvia = {"controller": "Latvia", "sovereign": "Latvia", "status": "sovereign"}
        rows = [
            {**latvia, "agreed": {"sphere": "Soviet Union", "kind": "sphere"}},
            {"controller": "Germany", "sovereign": "Germany", "status": "sovereign"},
            latvia,
        ]
        labels = [power["label"] for power in self.entries(rows, "agreed")["powers"]]
        assert labels == ["Germany", "Soviet sphere by agreement"]

    def test_tells_how_many_men_a_base_may_have(self):
        base = {"base": "x", "country": "Estonia", "garrison_cap": "25000"}
        assert "Estonia 25,000" in self.entries([], bases=[base])["bases"][0]
