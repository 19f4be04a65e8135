"""How the map looks: its style, fills, the ink of names, the legend."""

import json
import re
from pathlib import Path

import pytest

from geodata import cartography
from tests.eyes import composite, contrast
from tests.javascript import javascript

HERE = Path(cartography.__file__).parent
STYLE = json.loads((HERE / "style.json").read_text(encoding="utf-8"))
STATUSES = [
    "sovereign", "free city", "contested", "occupied", "annexed",
    "protectorate", "general government", "leased", "transferred",
]  # fmt: skip


class TestStyle:
    def test_knows_every_status(self):
        assert set(STYLE["statuses"]) == set(STATUSES)
        for rule in STYLE["statuses"].values():
            assert rule.get("pattern") is None or rule["pattern"] in STYLE["patterns"]


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
        assert labels == ["Germany", "Soviet sphere by agreement", "nothing agreed on this land"]

    def test_tells_how_many_men_a_base_may_have(self):
        base = {"base": "x", "country": "Estonia", "garrison_cap": "25000"}
        assert "Estonia 25,000" in self.entries([], bases=[base])["bases"][0]
