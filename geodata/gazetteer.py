"""Places by any of their names: old and new, in every language and script of the region."""

import difflib
import re
import unicodedata
from functools import cache

import pandas as pd
from pyproj import Geod

from .files import read_table
from .window import as_point

#: Columns of names in the table of places, and the languages that they are in.
LANGUAGES = {
    "name_de": "German",
    "name_pl": "Polish",
    "name_lt": "Lithuanian",
    "name_lv": "Latvian",
    "name_et": "Estonian",
    "name_fi": "Finnish",
    "name_ro": "Romanian",
    "name_ru": "Russian",
    "name_uk": "Ukrainian",
    "name_be": "Belarusian",
    "name_hu": "Hungarian",
    "name_cs_sk": "Czech or Slovak",
    "name_sv": "Swedish",
    "name_en": "English",
}
#: Kinds of match, the best first.
EXACT, BEGINS, CONTAINS, SIMILAR = "exact", "begins", "contains", "similar"
_COLUMNS = ("place", "lon", "lat", "rank", "today_name", "today_country")
_NAME_COLUMNS = ("place", "start_date", "end_date", "name", "note")
_FEWEST = 3  # letters that the beginning of a name must have
_LIKENESS = 0.72  # of two spellings, from 0 to 1
_LONGEST = 60  # letters of a query that are looked at
_MOST_SIMILAR = 6
_GEOD = Geod(ellps="WGS84")
#: Letters that Unicode does not take apart into a plain one and a mark.
_PLAIN = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "ё": "е", "ў": "у", "ґ": "г"}
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
#: Cyrillic in Latin letters as English maps write it, after the marks are gone.
_LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh",
        "з": "z", "и": "i", "і": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
        "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu",
        "я": "ia",
    }
)  # fmt: skip


def places() -> pd.DataFrame:
    """Every place of the atlas with its names.

    Returns
    -------
    pandas.DataFrame
        ``place`` (its id)``, lon, lat`` (degrees, EPSG:4326)``, rank`` (1 for the largest)``,
        today_name, today_country`` and one column of names for each of `LANGUAGES`, empty
        where the table has none.

    Raises
    ------
    DataError
        When the table is missing or damaged.
    """
    return _places().copy()


@cache
def _places() -> pd.DataFrame:
    table = read_table("places.csv", (*_COLUMNS, *LANGUAGES)).copy()
    return table.astype({"lon": float, "lat": float, "rank": int})


def place_names(place: str) -> pd.DataFrame:
    """Official names of a place by date.

    Parameters
    ----------
    place : str
        Its id.

    Returns
    -------
    pandas.DataFrame
        ``start_date`` (inclusive)``, end_date`` (exclusive)``, name, note`` in order of time;
        empty when there is no such place.

    Raises
    ------
    DataError
        When the table is missing or damaged.

    Examples
    --------
    >>> list(place_names("lwow").name)
    ['Lwów', 'Lvov']
    """
    known = _names_by_place()
    return known[place].copy() if place in known else known[""].copy()


@cache
def _names_by_place() -> dict[str, pd.DataFrame]:
    """Names of each place in order of time; under the empty word no names."""
    table = read_table("place_names.csv", _NAME_COLUMNS)
    table = table.sort_values(["place", "start_date"], kind="stable")
    columns = list(_NAME_COLUMNS[1:])
    empty = {"": table[:0][columns]}
    return empty | {
        place: own[columns].reset_index(drop=True) for place, own in table.groupby("place")
    }


def plain_letters(text: str) -> str:
    """Bring a name into the form in which names are compared.

    Parameters
    ----------
    text : str
        A name in Latin or Cyrillic letters.

    Returns
    -------
    str
        Without capitals, accents and punctuation.

    Examples
    --------
    >>> plain_letters("Brześć-Litewski"), plain_letters("ЛЬВІВ")
    ('brzesc litewski', 'львів')
    """
    text = unicodedata.normalize("NFKD", str(text)[:_LONGEST].casefold()).translate(_PLAIN)
    letters = "".join(sign for sign in text if not unicodedata.combining(sign))
    letters = letters.translate(_PLAIN).replace("'", "").replace("’", "").replace("ʼ", "")
    return " ".join(re.findall(r"\w+", letters.replace("_", " ")))


def latin_letters(text: str) -> str:
    """Write Cyrillic in Latin letters, the way English maps do.

    Parameters
    ----------
    text : str
        A name.

    Returns
    -------
    str
        Its plain form in Latin letters.

    Examples
    --------
    >>> latin_letters("Львов"), latin_letters("Чернівці")
    ('lvov', 'chernivtsi')
    """
    return plain_letters(text).translate(_LATIN)


def _umlauts_written(name: str) -> str:
    """As typed where there are no umlauts: Koenigsberg."""
    return plain_letters(name.casefold().translate(_UMLAUTS))


def _parts(name: str) -> list[str]:
    """The names in a cell such as ``"Valka / Valga"`` or ``"Petržalka (Bratislava)"``."""
    return [part.strip() for part in re.sub(r"\(.*?\)", "", name).split(" / ")]


@cache
def _forms() -> pd.DataFrame:
    """Every spelling that can be found: ``place, name, rank, key``, the key in plain letters."""
    dated = read_table("place_names.csv", _NAME_COLUMNS)
    official = dated.groupby("place", sort=False).name.agg(list)
    rows = []
    for place in _places().itertuples(index=False):
        names = [*official.get(place.place, []), place.today_name]
        names += [getattr(place, column) for column in LANGUAGES]
        spelt = [part for name in names for part in [*_parts(name), name] if part]
        for name in dict.fromkeys(spelt):
            for key in sorted({plain_letters(name), latin_letters(name), _umlauts_written(name)}):
                rows.append((place.place, name, place.rank, key))
    return pd.DataFrame(rows, columns=["place", "name", "rank", "key"])


def find_place(text: str) -> pd.DataFrame:
    """Find places by any of their names.

    Capitals, accents and punctuation do not count, and a name in Cyrillic letters is found
    by its form in Latin letters too.

    Parameters
    ----------
    text : str
        A name, or the beginning of one (three letters or more).

    Returns
    -------
    pandas.DataFrame
        ``place`` (its id)``, matched`` (the name that fits)``, how`` (``"exact"``,
        ``"begins"``, ``"contains"`` for a later word of a name, ``"similar"`` for a spelling
        that is only like it)``, lon, lat`` (degrees, EPSG:4326)``, rank, today_name,
        today_country``. One row a place, the best first. Weaker matches are told only when
        there is none that is better.

    Raises
    ------
    DataError
        When a table is missing or damaged.

    Examples
    --------
    >>> list(find_place("lemberg").place)
    ['lwow']
    >>> list(find_place("Львов").place)
    ['lwow']
    """
    found = _matches(text)
    found = found.drop_duplicates("place")[["place", "name", "how"]]
    found = found.rename(columns={"name": "matched"})
    known = _places()[[*_COLUMNS]]
    return found.merge(known, on="place", how="left").reset_index(drop=True)


def _matches(text: str) -> pd.DataFrame:
    """Rows of `_forms` that fit, with ``how``."""
    forms = _forms()
    keys = {plain_letters(text), latin_letters(text)} - {""}
    hit = forms[forms.key.isin(keys)]
    if not hit.empty:
        asked = plain_letters(text)
        # Of several names that fit, the one in the letters that were typed.
        other = hit.name.map(lambda name: (plain_letters(name) != asked, name != text))
        hit = hit.assign(other=other).sort_values(["rank", "other"], kind="stable")
        return hit.assign(how=EXACT)
    long = tuple(key for key in keys if len(key) >= _FEWEST)
    if not long:
        return forms[:0].assign(how=[])
    for how, ways in ((BEGINS, long), (CONTAINS, tuple(f" {key}" for key in long))):
        test = forms.key.str.startswith(ways) if how == BEGINS else _has(forms.key, ways)
        if test.any():
            return forms[test].sort_values("rank", kind="stable").assign(how=how)
    return _similar(forms, long)


def _has(keys: pd.Series, words: tuple[str, ...]) -> pd.Series:
    return keys.map(lambda key: any(word in key for word in words))


def _similar(forms: pd.DataFrame, keys: tuple[str, ...]) -> pd.DataFrame:
    """Forms whose spelling is like one of the keys, the most alike first."""
    known = forms.key.unique()
    near = [
        (difflib.SequenceMatcher(None, key, other).ratio(), other)
        for key in keys
        for other in difflib.get_close_matches(key, known, _MOST_SIMILAR, _LIKENESS)
    ]
    order = {key: number for number, (_, key) in enumerate(sorted(near, reverse=True))}
    hit = forms[forms.key.isin(order)]
    hit = hit.assign(order=hit.key.map(order), how=SIMILAR).sort_values("order", kind="stable")
    few = hit.drop_duplicates("place").place[:_MOST_SIMILAR]
    return hit[hit.place.isin(few)]


def nearest_place(lon: float, lat: float) -> tuple[str, float]:
    """The place of the atlas that is nearest to a point.

    Parameters
    ----------
    lon, lat : float
        Degrees, EPSG:4326.

    Returns
    -------
    tuple
        Its id, and the distance in km on the ellipsoid.

    Raises
    ------
    ValueError
        When a coordinate is no number, or out of range.
    DataError
        When the table is missing or damaged.

    Examples
    --------
    >>> nearest_place(24.03, 49.84)[0]
    'lwow'
    """
    km = distances(lon, lat)
    return str(km.index[0]), float(km.iloc[0])


def distances(lon: float, lat: float) -> pd.Series:
    """How far every place of the atlas is from a point.

    Parameters
    ----------
    lon, lat : float
        Degrees, EPSG:4326.

    Returns
    -------
    pandas.Series
        Distance in km on the ellipsoid, by the place's id, the nearest first.

    Raises
    ------
    ValueError
        When a coordinate is no number, or out of range.
    DataError
        When the table is missing or damaged.
    """
    lon, lat = as_point(lon, lat)
    table = _places()
    starts = ([lon] * len(table), [lat] * len(table))
    _, _, metres = _GEOD.inv(*starts, table.lon.to_numpy(), table.lat.to_numpy())
    return pd.Series(metres / 1000, table.place).sort_values(kind="stable")
