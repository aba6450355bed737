"""Terms and what they weigh in each document: BM25 as lunr computes it, field by field."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from .analysis import Pair

K1 = 1.2
B = 0.75
"""The parameters of BM25 that lunr has unless told otherwise."""


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
        """`boosts` gives the fields, and how much more a word counts in each."""
        self.documents = 0
        self.pairs: set[Pair] = set()
        self._boosts = tuple(boosts.items())
        self._lengths = [array("I") for _ in boosts]
        self._places: dict[str, array[int]] = {}
        self._times: dict[str, array[int]] = {}

    def add(self, fields: Mapping[str, Sequence[Pair]]) -> None:
        """The words of the next document, by field."""
        for position, (name, _) in enumerate(self._boosts):
            pairs = fields.get(name, ())
            self._lengths[position].append(len(pairs))
            self.pairs.update(pairs)
            place = self.documents * len(self._boosts) + position
            for term, times in Counter([term for _, term in pairs]).items():
                if term not in self._places:
                    self._places[term], self._times[term] = array("I"), array("I")
                self._places[term].append(place)
                self._times[term].append(times)
        self.documents += 1

    def postings(self) -> Iterator[tuple[str, Postings]]:
        """Every term, in the order of its letters."""
        lengthened = self._lengthened()
        boosts = [boost for _, boost in self._boosts]
        for term in sorted(self._places):
            yield term, self._weighed(term, lengthened, boosts)

    def _lengthened(self) -> "array[float]":
        """For each field of each document: what its length adds below the line of BM25."""
        averages = [sum(lengths) / max(1, len(lengths)) for lengths in self._lengths]
        return array(
            "d",
            [
                K1 * (1 - B + B * (lengths[document] / average if average else 0))
                for document in range(self.documents)
                for lengths, average in zip(self._lengths, averages, strict=True)
            ],
        )

    def _weighed(self, term: str, lengthened: "array[float]", boosts: list[float]) -> Postings:
        places = self._places[term]
        rarity = log(1 + abs((self.documents - len(places) + 0.5) / (len(places) + 0.5)))
        found: dict[int, int] = {}
        fields = len(boosts)
        for place, times in zip(places, self._times[term], strict=True):
            document, field = divmod(place, fields)
            weight = rarity * ((K1 + 1) * times) / (lengthened[place] + times) * boosts[field]
            found[document] = found.get(document, 0) + round(round(weight, 3) * 1000)
        return Postings(list(found), list(found.values()))
