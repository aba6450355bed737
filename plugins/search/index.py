"""Terms and what they weigh in each document: BM25 as lunr computes it, field by field."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby
from math import log
from operator import sub

from .analysis import Pair
from .part import Part, Profile

K1 = 1.2
B = 0.75
"""The parameters of BM25 that lunr has unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents that have a term, and what it weighs in each, in thousandths."""

    documents: int
    content: str
    """JSON: the steps from one document to the next, and the weights."""


class Index:
    """Documents are numbered in the order in which their parts are added.

    The weight of a term in a document is the sum of its weights in the fields. That is what lunr adds up: its score of
    a document is the sum over fields and terms, divided by the length of the query's vector, which no field changes.
    """

    def __init__(self, boosts: Mapping[str, float]) -> None:
        """`boosts` gives the fields of the parts, in their order, and how much more a word counts in each."""
        self.documents = 0
        self.pairs: set[Pair] = set()
        self._boosts = tuple(boosts.values())
        self._words = [0] * len(boosts)
        self._profiles: dict[Profile, int] = {}
        self._found: defaultdict[str, tuple[array[int], array[int]]] = defaultdict(lambda: (array("I"), array("I")))
        """For each term, the documents where it stands, and how."""
        self._fields: Counter[str] = Counter()
        """In how many fields of documents each term stands: by that, lunr tells how rare it is."""

    def add(self, part: Part) -> None:
        """The next documents."""
        self.pairs |= part.pairs
        self._words = [before + more for before, more in zip(self._words, part.words, strict=True)]
        known = [self._profiles.setdefault(one, len(self._profiles)) for one in part.table]
        numbers = array("I", [self.documents + number for number in part.numbers])
        profiles = array("I", [known[number] for number in memoryview(part.profiles).cast("I")])
        at = 0
        for term, times, fields in zip(part.terms, part.times, part.fields, strict=True):
            self._fields[term] += fields
            documents, ways = self._found[term]
            documents += numbers[at : at + times]
            ways += profiles[at : at + times]
            at += times
        self.documents += part.documents

    def postings(self) -> Iterator[tuple[str, Postings]]:
        """Every term, in the order of its letters."""
        found: dict[str, Postings] = {}
        averages = [words / max(1, self.documents) or 1 for words in self._words]
        profiles = list(self._profiles)
        written = list(map(str, range(self.documents)))
        common = self._fields.__getitem__
        for fields, terms in groupby(sorted(self._found, key=common), common):
            weights = _Weights(profiles, self._boosts, averages, self._rarity(fields))
            for term in terms:
                documents, ways = self._found[term]
                steps = map(written.__getitem__, map(sub, documents, chain((0,), documents)))
                content = f"[[{','.join(steps)}],[{','.join(map(weights.__getitem__, ways))}]]"
                found[term] = Postings(len(documents), content)
        return iter(sorted(found.items()))

    def _rarity(self, fields: int) -> float:
        return log(1 + abs((self.documents - fields + 0.5) / (fields + 0.5)))


class _Weights(dict[int, str]):
    """What a term that stands in so many documents weighs by its profile, as it is written: each is worked out once."""

    def __init__(
        self, profiles: list[Profile], boosts: tuple[float, ...], averages: list[float], rarity: float
    ) -> None:
        super().__init__()
        self._profiles = profiles
        self._factors = [rarity * ((K1 + 1) * boost * 1000) for boost in boosts]
        self._averages = averages

    def __missing__(self, number: int) -> str:
        weight = 0
        for field, length, times in self._profiles[number]:
            lengthened = K1 * (1 - B + B * (length / self._averages[field]))
            weight += int(self._factors[field] * times / (lengthened + times) + 0.5)
        found = self[number] = str(weight)
        return found
