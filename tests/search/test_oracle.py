"""The oracle is lunr itself: for exact terms, the browser finds what lunr.py finds, with the same scores."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Any

import pytest
from lunr.builder import Builder
from lunr.query import QueryPresence

from plugins.catalogue.catalogue import Catalogue
from plugins.search.analysis import Pair, words
from plugins.search.searched import BOOSTS, Analysers, analysed, searched
from tests.search.generated import entries
from tests.search.made import indexed, published

QUERIES = 2_000
ENTRIES = 2_000
NEAR = 0.001
Document = Mapping[str, Sequence[Pair]]


@pytest.fixture(scope="module")
def directory(catalogue: Catalogue) -> list[Document]:
    """The directory of examples in French, analysed; no word is a stop word."""
    analysers = Analysers(frozenset())
    return [analysed(searched(catalogue, one, "fr", defaultdict(str)), analysers) for one in catalogue.records.values()]


def test_the_directory(directory: list[Document]) -> None:
    compare(directory, Random(1))


def test_generated_entries() -> None:
    analysers = Analysers(frozenset())
    texts = entries(ENTRIES, seed=2)
    documents = [analysed({name: [(text, "fr")] for name, text in one.items()}, analysers) for one in texts]
    compare(documents, Random(3))


def compare(documents: Sequence[Document], chance: Random) -> None:
    """Ask lunr and the browser the same. Of some queries both must find records, of some neither may."""
    index = indexed(documents)
    typed = {term: surface for surface, term in plain(index.pairs).items()}
    queries = [query(documents, sorted(typed), chance) for _ in range(QUERIES)]
    expected = in_lunr(documents, queries)
    found = published(index, [""] * len(documents)).answers(
        ", ".join(typed[term] for term in terms) + " " for terms in queries
    )
    for terms, wanted, got in zip(queries, expected, found, strict=True):
        scores = dict(zip(got["ids"], got["scores"], strict=True)) if got["how"] == "all" else {}
        assert scores.keys() == wanted.keys(), terms
        assert all(abs(scores[id] - score) <= NEAR for id, score in wanted.items()), (terms, wanted, scores)
    several = [wanted for terms, wanted in zip(queries, expected, strict=True) if len(terms) > 1]
    assert sum(map(bool, several)) > QUERIES / 3 and not all(several)
    assert max(map(len, expected)) > len(documents) / 3 and any(len(one) == 1 for one in expected)


def plain(pairs: Iterable[Pair]) -> dict[str, str]:
    """The words that stand for one term only, with it."""
    terms = defaultdict(set)
    for surface, term in pairs:
        assert words(surface) == [surface]
        terms[surface].add(term)
    return {surface: next(iter(found)) for surface, found in sorted(terms.items()) if len(found) == 1}


def query(documents: Sequence[Document], terms: Sequence[str], chance: Random) -> list[str]:
    """One to three terms: mostly of one document, so that something is found, else any."""
    count = chance.randint(1, 3)
    if chance.random() < 0.3:
        return chance.sample(terms, count)
    within = sorted({term for pairs in chance.choice(documents).values() for _, term in pairs}.intersection(terms))
    return chance.sample(within, min(count, len(within)))


def in_lunr(documents: Sequence[Document], queries: Iterable[list[str]]) -> list[dict[int, float]]:
    """The scores by number that lunr gives: its tokenizer does not split lists, and its pipelines are empty."""
    builder: Any = Builder()
    for name, boost in BOOSTS.items():
        builder.field(name, boost)
    for number, one in enumerate(documents):
        builder.add({"id": number, **{name: [term for _, term in one.get(name, ())] for name in BOOSTS}})
    index = builder.build()
    found = []
    for terms in queries:
        asked = index.create_query()
        asked.term(terms, presence=QueryPresence.REQUIRED, use_pipeline=False)
        found.append({int(one["ref"]): one["score"] for one in index.query(asked)})
    return found
