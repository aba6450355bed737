"""How far things are, and the towns that are meant."""

import json
import math
from random import Random

import pytest

from plugins.catalogue.catalogue import Catalogue
from plugins.catalogue.nearness import kilometres
from plugins.catalogue.quantities import Coordinates
from plugins.search import near
from plugins.search.near import Places, gazetteer
from tests.search.javascript import call
from tests.search.made import Made, of

LYON = (45.75, 4.85)
PLACES = [
    LYON,
    (48.85, 2.35),
    (-21.1, 55.5),
    (0, 0),
    (90, 0),
    (-90, 0),
    (0, 180),
    (0, -180),
    (45.75, -175.15),
    (-45.75, -175.15),
]


@pytest.fixture(scope="module")
def index(catalogue: Catalogue) -> Made:
    return of(catalogue, "fr")


def test_kilometres_are_those_of_python() -> None:
    chance = Random(7)
    points = PLACES + [(round(chance.uniform(-90, 90), 2), round(chance.uniform(-180, 180), 2)) for _ in range(60)]
    pairs = [(one, other) for one in points for other in points]
    expected = [kilometres(Coordinates(*one), Coordinates(*other)) for one, other in pairs]
    found = call("near", "kilometres", pairs)
    assert all(math.isclose(one, other, abs_tol=1e-6) for one, other in zip(found, expected, strict=True))
    assert 390 < found[1] < 395, "from Lyon to Paris"


def test_results_are_sorted_by_how_far_they_are(catalogue: Catalogue, index: Made) -> None:
    towns = gazetteer(frozenset(area.country for area in catalogue.vocabulary.places.values()))
    places = [one.record.place for one in catalogue.records.values()]
    points = [towns.point(place, catalogue.vocabulary) if place else None for place in places]
    (found,) = index.answers([{"near": "Lyon"}])
    assert found["sort"] == "near" and not found["isLost"]
    for point, away in zip(points, found["distances"], strict=True):
        expected = kilometres(Coordinates(*LYON), point) if point else None
        assert away is None if expected is None else math.isclose(away, expected, abs_tol=2), "a point is a town's"
    far = [found["distances"][id] if found["distances"][id] is not None else math.inf for id in found["ids"]]
    assert far == sorted(far) and len(set(far)) > 5 and far[0] < 5


def test_places_are_looked_up_once(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    towns = gazetteer(frozenset(area.country for area in catalogue.vocabulary.places.values()))
    asked = [one.record.place for one in catalogue.records.values() if one.record.place]
    first = Places(catalogue.vocabulary)
    found = [first.exact(one) for one in asked]
    assert found == [towns.known(one, catalogue.vocabulary) for one in asked] and first.is_new
    monkeypatch.setattr(near, "gazetteer", None)
    again = Places(catalogue.vocabulary, first.known)
    assert [again.exact(one) for one in asked] == found and not again.is_new
    with pytest.raises(TypeError):
        again.exact(asked[0].model_copy(update={"city": "Ailleurs"}))


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Lyon", LYON),
        ("lyon", LYON),
        ("Lyon (Auvergne-Rhône-Alpes)", LYON),
        ("69001", (45.77, 4.83)),
        ("st etienne", (45.43, 4.39)),
        ("Saint-Étienne", (45.43, 4.39)),
        ("Bruxelles", (50.85, 4.35)),
        ("Brussel", (50.85, 4.35)),
        ("Aalst (Région Flamande)", (50.94, 4.04)),  # and not the village of that name and region
        ("Sain", (45.43, 4.39)),  # Saint-Étienne, the most populous of those that begin so
    ],
)
def test_a_town_is_meant_by_its_name(index: Made, text: str, point: tuple[float, float]) -> None:
    (found,) = index.answers([{"near": text}])
    (exactly,) = index.answers([{"near": "", "point": point}])
    for one, other in zip(found["distances"], exactly["distances"], strict=True):
        assert one == other or abs(one - other) < 3


@pytest.mark.parametrize("text", ["zzzzzz", "a", "(", "—"])
def test_a_town_that_is_none_is_said_to_be_lost(index: Made, text: str) -> None:
    (found,) = index.answers([{"q": "lyon", "near": text}])
    assert found["isLost"] and found["distances"] is None and found["sort"] == "relevance" and found["ids"]


def test_towns_are_in_the_file_that_the_bounds_name(index: Made) -> None:
    towns = json.loads(index.files[index.manifest["towns"]])
    names = []
    for at, name in enumerate(towns["files"]):
        for row in json.loads(index.files[name]):
            assert towns["bounds"][at] <= row[0] and (
                at + 1 == len(towns["bounds"]) or row[0] < towns["bounds"][at + 1]
            )
            names.append(row[0])
    assert names == sorted(names) and {"lyon", "st etienne", "saint etienne", "69001", "bruxelles"} <= set(names)
