"""Terms and what they weigh in each document: BM25 as lunr computes it, field by field."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from operator import itemgetter

from .analysis import Pair

K1 = 1.2
B = 0.75
"""The parameters of BM25 that lunr has unless told otherwise."""

FIELD, TIMES = 4, 16
"""Bits that a field takes, and how many times a term stands there."""

MOST = (1 << TIMES) - 1
TERM = itemgetter(1)


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents that have a term, in order, and what it weighs in each, in thousandths."""

    documents: list[int]
    weights: list[int]


class Index:
    """Documents are numbered in the order in which they are added.

    The weight of a term in a document is the sum of its weights in the fields. That is what lunr adds up: its score of
    a document is the sum over fields and terms, divided by the length of the query's vector, which no field changes.
    """

    def __init__(self, boosts: Mapping[str, float]) -> None:
        """`boosts` gives the fields, sixteen at most, and how much more a word counts in each."""
        assert len(boosts) <= 1 << FIELD, "a field is kept in four bits"
        self.documents = 0
        self.pairs: set[Pair] = set()
        self._boosts = tuple(boosts.items())
        self._lengths = [array("I") for _ in boosts]
        self._found: dict[str, array[int]] = {}
        """For each term, where it stands and how many times: document, field and times in one number."""

    def add(self, fields: Mapping[str, Sequence[Pair]]) -> None:
        """The words of the next document, by field."""
        for position, (name, _) in enumerate(self._boosts):
            pairs = fields.get(name, ())
            self._lengths[position].append(len(pairs))
            if not pairs:
                continue
            self.pairs.update(pairs)
            place = (self.documents << FIELD | position) << TIMES
            for term, times in Counter(map(TERM, pairs)).items():
                if term not in self._found:
                    self._found[term] = array("Q")
                self._found[term].append(place | min(times, MOST))
        self.documents += 1

    def postings(self) -> Iterator[tuple[str, Postings]]:
        """Every term, in the order of its letters."""
        lengthened = self._lengthened()
        factors = [(K1 + 1) * boost * 1000 for _, boost in self._boosts]
        for term in sorted(self._found):
            yield term, self._weighed(self._found[term], lengthened, factors)

    def _lengthened(self) -> list["array[float]"]:
        """For each field and each document: what its length adds below the line of BM25."""
        found = []
        for lengths in self._lengths:
            average = sum(lengths) / max(1, len(lengths)) or 1
            found.append(array("d", [K1 * (1 - B + B * (length / average)) for length in lengths]))
        return found

    def _weighed(self, found: "array[int]", lengthened: list["array[float]"], factors: list[float]) -> Postings:
        rarity = log(1 + abs((self.documents - len(found) + 0.5) / (len(found) + 0.5)))
        documents: list[int] = []
        weights: list[int] = []
        last = -1
        for one in found:
            times, field, document = one & MOST, one >> TIMES & 15, one >> FIELD + TIMES
            weight = int(rarity * factors[field] * times / (lengthened[field][document] + times) + 0.5)
            if document == last:
                weights[-1] += weight
            else:
                documents.append(document)
                weights.append(weight)
                last = document
        return Postings(documents, weights)
