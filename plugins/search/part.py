"""Some documents, analysed: what an index is put together of. Made by any process, kept from one build to the next."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from .analysis import Pair

MOST = 256
"""Documents of a part, whose numbers within it are bytes."""

TERM = itemgetter(1)

Fields = Mapping[str, Sequence[Pair]]
"""The words of one document, by field."""

Profile = tuple[tuple[int, int, int], ...]
"""All that the weight of a term in a document depends on there: in which fields, how long each is, how many times."""


@dataclass(frozen=True, slots=True)
class Part:
    """Documents that follow each other. Equal texts give equal parts, which are plain values without any object."""

    documents: int
    words: tuple[int, ...]
    """How many there are in each field."""
    pairs: frozenset[Pair]
    terms: tuple[str, ...]
    times: tuple[int, ...]
    """In how many documents each term stands."""
    fields: tuple[int, ...]
    """The same, where each field of a document counts."""
    numbers: bytes
    """Of the documents, from 0, term after term."""
    profiles: bytes
    """One for each of them, as a place in `table`: 32 bits."""
    table: tuple[Profile, ...]


def parts(documents: Iterable[Fields], fields: Sequence[str]) -> Iterator[Part]:
    """Documents in parts that are as large as can be."""
    rest = iter(documents)
    while some := list(islice(rest, MOST)):
        yield part(some, fields)


def part(documents: Sequence[Fields], fields: Sequence[str]) -> Part:
    """Documents, 256 at most, as a part."""
    words = [0] * len(fields)
    pairs: set[Pair] = set()
    table = _Table()
    found: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for number, one in enumerate(documents):
        standing: dict[str, int] = {}
        for field, name in enumerate(fields):
            if not (here := one.get(name)):
                continue
            words[field] += len(here)
            pairs.update(here)
            once = table[field, len(here), 1]
            for term, times in Counter(map(TERM, here)).items():
                stands = once if times == 1 else table[field, len(here), times]
                standing[term] = table[standing[term], stands] if term in standing else stands
        for term, profile in standing.items():
            numbers, profiles = found[term]
            numbers.append(number)
            profiles.append(profile)
    return Part(
        len(documents),
        tuple(words),
        frozenset(pairs),
        tuple(found),
        tuple(len(numbers) for numbers, _ in found.values()),
        tuple(sum(len(table.profiles[one]) for one in profiles) for _, profiles in found.values()),
        b"".join(bytes(numbers) for numbers, _ in found.values()),
        b"".join(array("I", profiles).tobytes() for _, profiles in found.values()),
        tuple(table.profiles),
    )


class _Table(dict[tuple[int, ...], int]):
    """Profiles by their numbers, in the order in which they are met: each is a field, or what is known and one more."""

    def __init__(self) -> None:
        super().__init__()
        self.profiles: list[Profile] = []

    def __missing__(self, key: tuple[int, ...]) -> int:
        if len(key) == 2:
            before, field = key
            self.profiles.append(self.profiles[before] + self.profiles[field])
        else:
            field, length, times = key
            self.profiles.append(((field, length, times),))
        number = self[key] = len(self.profiles) - 1
        return number
