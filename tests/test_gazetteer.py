"""Places are found by any of their names, and the atlas knows where it is not certain."""

import pandas as pd
import pytest

import geodata
from geodata import files, gazetteer


def found(text):
    return list(geodata.find_place(text).place)


class TestFindPlace:
    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("Lwów", "lwow"), ("lwow", "lwow"), ("Lviv", "lwow"), ("LEMBERG", "lwow"),
            ("Львов", "lwow"), ("Львів", "lwow"), ("Lvov", "lwow"),
            ("Wilno", "wilno"), ("Vilna", "wilno"), ("Вильнюс", "wilno"), ("Вільня", "wilno"),
            ("Königsberg", "koenigsberg"), ("Konigsberg", "koenigsberg"),
            ("Koenigsberg", "koenigsberg"), ("Karaliaučius", "koenigsberg"),
            ("Litzmannstadt", "lodz"), ("lodz", "lodz"), ("Łódź", "lodz"),
            ("Чернівці", "cernauti"), ("Chernovitsy", "cernauti"), ("Czernowitz", "cernauti"),
            ("Kolozsvár", "cluj"), ("Wyborg", "viipuri"), ("Выборг", "viipuri"),
            ("Valga", "valka"), ("  Brześć   nad Bugiem ", "brest"), ("brzesc", "brest"),
            ("Petersburg", "leningrad"), ("Großwardein", "oradea"), ("Grosswardein", "oradea"),
        ],
    )  # fmt: skip
    def test_knows_every_name(self, text, place):
        assert found(text)[0] == place

    @pytest.mark.parametrize("column", ["today_name", *gazetteer.LANGUAGES])
    def test_finds_every_name_of_the_table(self, column):
        for row in geodata.places().itertuples(index=False):
            name = getattr(row, column)
            if name:
                hit = geodata.find_place(name)
                assert row.place in list(hit.place), name
                assert set(hit.how) == {"exact"}

    def test_finds_every_official_name_of_the_time(self):
        for place in geodata.places().place:
            for name in geodata.place_names(place).name:
                assert place in found(name), name

    @pytest.mark.parametrize(
        ("text", "how"), [("Lemberg", "exact"), ("Lember", "begins"), ("Lemmberg", "similar")]
    )
    def test_says_how_well_a_name_fits(self, text, how):
        assert set(geodata.find_place(text).how) == {how}

    def test_tells_all_that_fit(self):
        assert set(found("Kow")) == {"kaunas", "kowel"}

    def test_a_place_is_told_once(self):
        for text in ("Brest", "Kow", "Czernovitz"):
            assert len(found(text)) == len(set(found(text)))

    @pytest.mark.parametrize("text", ["", " ", "a", "<b>", "zzzzq", "%%%", "\u202e", "x" * 5000])
    def test_finds_nothing_in_nonsense(self, text):
        hit = geodata.find_place(text)
        assert hit.empty
        assert {"place", "matched", "how", "lon", "lat"} <= set(hit.columns)

    def test_tells_the_name_in_the_letters_that_were_typed(self):
        assert geodata.find_place("Львов").matched[0] == "Львов"
        assert geodata.find_place("lviv").matched[0] == "Lviv"


def test_names_follow_each_other_over_the_whole_window():
    names = geodata.place_names("lodz")
    assert list(names.name) == ["Łódź", "Lodsch", "Litzmannstadt"]
    assert list(names.end_date[:-1]) == list(names.start_date[1:])
    assert geodata.place_names("nowhere").empty


def test_no_town_bears_a_name_of_the_reich_before_it_was_annexed():
    """Where the General Government came first, the name waits for the day of annexation."""
    waited = set()
    for town in geodata.places().itertuples(index=False):
        history = geodata.history_at(town.lon, town.lat)
        german = history[history.controller == "Germany"]
        if list(german.status)[-2:] == ["general government", "annexed"]:
            waited.add(town.place)
            changes = geodata.place_names(town.place).start_date[1:]
            assert all(str(day)[:10] >= str(german.start_date.iloc[-1])[:10] for day in changes)
    assert {"lodz", "kutno", "oswiecim"} <= waited


@pytest.mark.parametrize(
    ("lon", "lat", "place", "low", "high"),
    [(24.0316, 49.8383, "lwow", 0, 1), (24.9, 60.3, "helsinki", 10, 20)],
)
def test_the_nearest_place(lon, lat, place, low, high):
    name, km = geodata.nearest_place(lon, lat)
    assert name == place
    assert low <= km <= high


class TestDoubt:
    def test_przemysl_lies_on_the_line(self):
        assert list(geodata.borders_near(22.77, 49.785, "1939-11-01").made) == ["river"]

    def test_but_not_before_there_was_one(self):
        assert geodata.borders_near(22.77, 49.785, "1939-08-23").empty

    @pytest.mark.parametrize("date", ["1938-03-11", "1939-08-23", "1939-11-01", "1941-06-22"])
    def test_capitals_are_certain(self, date):
        for lon, lat in ((24.1, 56.95), (24.75, 59.44), (23.9, 54.9), (21.01, 52.23)):
            assert geodata.borders_near(lon, lat, date).empty

    def test_all_that_is_told_is_within_its_precision(self):
        near = geodata.borders_near(18.63, 49.7513, "1938-04-01")
        assert not near.empty
        assert (near.distance_km < near.precision_km).all()

    def test_refuses_a_day_outside(self):
        with pytest.raises(ValueError, match="1950-01-01"):
            geodata.borders_near(21, 52, "1950-01-01")


@pytest.mark.parametrize("point", [(float("nan"), 50), ("24", 50), (24, 91), (None, None)])
def test_a_point_that_is_none_is_refused(point):
    with pytest.raises(ValueError, match="is not a number from"):
        geodata.nearest_place(*point)
    with pytest.raises(ValueError, match="is not a number from"):
        geodata.borders_near(*point, "1939-11-01")


def test_a_name_of_a_new_holder_begins_no_earlier_than_the_map_gives_it_the_land():
    """Names follow who administers a place that day; none runs ahead of a change of its holder."""
    control = files.read_table("control.csv", ("unit", "start_date", "controller"))
    control = control.sort_values(["unit", "start_date"])
    taken = control[control.groupby("unit").controller.transform(_changes).astype(bool)].groupby(
        "unit"
    )
    dates = {unit: pd.to_datetime(own.start_date) for unit, own in taken}
    early = []
    for place in gazetteer.places().itertuples():
        handed = dates.get(geodata.unit_at(place.lon, place.lat), pd.Series(dtype="datetime64[ns]"))
        for name in gazetteer.place_names(place.place).itertuples():
            ahead = (handed - pd.Timestamp(name.start_date)).dt.days
            if name.start_date > geodata.FIRST_DAY.isoformat() and ahead.between(1, 31).any():
                early.append((place.place, name.name, name.start_date))
    assert early == []


def _changes(holders):
    return holders.ne(holders.shift()) & holders.shift().notna()
