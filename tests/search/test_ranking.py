"""Who comes first: names, and nobody by repetition."""

import json
from random import Random
from typing import Any

import pytest

from plugins.search.searched import BOOSTS
from tests.search.javascript import call
from tests.search.made import made

TIMES = 10_000


@pytest.mark.parametrize(
    ("name", "typed", "rank"),
    [
        ("Emmaüs", "emmaus", 0),
        ("Emmaüs", "  EMMAÜS ! ", 0),
        (["Emmaüs", "fr"], "emmaus", 0),
        ("Les Toits partagés", "les toits partages", 0),
        ("Emmaüs Lyon", "emmaus", 1),
        ("Emmaüs Lyon", "emma", 1),
        ("Les Toits partagés", "les toits part", 1),
        ("Amis d'Emmaüs", "emmaus", 2),
        ("Amis d'Emmaüs", "d emmaus", 2),
        ("Amis d'Emmaüs", "maus", 3),
        ("Amis d'Emmaüs", "emmaus amis", 3),
        ("Emmaüs", "emmaus lyon", 3),
        ("", "emmaus", 3),
    ],
)
def test_how_well_a_name_answers(name: Any, typed: str, rank: int) -> None:
    assert call("cards", "nameness", [(name, typed)]) == [rank]


def test_a_name_comes_first_among_those_that_are_shown() -> None:
    """The record that is named so weighs less than those that say the word everywhere."""
    loud = {field: "chorale" for field in BOOSTS if field != "name"}
    texts = [{"name": f"Autre chose {number}", **loud} for number in range(5)]
    texts += [{"name": "La Chorale"}, {"name": "Chorale de Lille"}, {"name": "Chorale", "body": "de tout " * 50}]
    (found,) = made(texts).answers(["chorale"])
    assert found["shown"] == [7, 6, 5, 0, 1, 2, 3, 4]
    scores = dict(zip(found["ids"], found["scores"], strict=True))
    assert min(scores[number] for number in range(5)) > max(scores[number] for number in (5, 6, 7))


def test_names_beyond_the_first_ten_stay_where_they_are() -> None:
    loud = {field: "chorale" for field in BOOSTS if field != "name"}
    texts = [{"name": f"Autre chose {number}", **loud} for number in range(10)]
    (found,) = made([*texts, {"name": "Chorale", "body": "de tout " * 50}]).answers(["chorale"])
    assert found["shown"] == list(range(10)) and found["ids"] == list(range(11))


@pytest.mark.parametrize("field", BOOSTS)
def test_repetition_buys_no_rank(field: str) -> None:
    loud = {"name": "Tapage", field: "refuge " * TIMES}
    others = [{"name": f"Autre {number}", "body": "de tout"} for number in range(20)]
    index = made([loud, {"name": "Refuge", "summary": "On y dort"}, *others])
    for found in index.answers(["refuge", "Refuge "]):
        assert found["shown"] == [1, 0]


def test_stop_words_add_to_the_score_of_names() -> None:
    """Not if they are in more than 1,000 names; and no record must have them."""
    for count, adds in ((998, True), (1_001, False)):
        texts = [{"name": "Toits verts"}, {"name": "Les Toits", "body": "les"}, *[{"name": "Les Autres"}] * count]
        with_stop, without, alone = made(texts, stop=["les"]).answers(["les toits ", "toits ", "les "])
        assert with_stop["ids"] == without["ids"] == [0, 1] and with_stop["how"] == "all"
        more = [one - other for one, other in zip(with_stop["scores"], without["scores"], strict=True)]
        assert more[0] == 0 and (more[1] > 0) == adds
        assert len(alone["ids"]) == count + 1


def test_a_text_of_a_word_weighs_no_more_than_twice_as_much_as_the_word() -> None:
    """BM25 saturates, and long fields weigh less."""
    texts = [{"body": "refuge " * times + "autre"} for times in (1, 10, 100, TIMES)]
    _, weights = json.loads(dict(made(texts).index.postings())["refug"].content)
    assert max(weights) < 2.2 * min(weights)


def test_a_word_that_all_records_have_counts_once() -> None:
    """Its weight is rounded to nothing, and one more word that it begins must not stand for another that is missing."""
    texts = [{"body": "france lyon" if not number else "france francophone"} for number in range(3_000)]
    found = made(texts).answers(["lyon fran", "france", "fran"])
    assert [len(one["ids"]) for one in found] == [1, 3_000, 3_000]
    assert found[0]["how"] == "all" and found[0]["ids"] == [0]


def test_the_first_of_many_are_those_with_the_highest_scores() -> None:
    chance = Random(4)
    cases = []
    for count in (0, 1, 3, 10, 50):
        scores = [chance.randint(0, 9) / 10 for _ in range(40)]
        cases.append((sorted(chance.sample(range(40), 25)), scores, count))
    expected = [sorted(ids, key=lambda id: (-scores[id], id))[:count] for ids, scores, count in cases]
    assert call("query", "first", cases) == expected
