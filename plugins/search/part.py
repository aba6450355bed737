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
        standing: dict[str, Profile] = {}
        for field, name in enumerate(fields):
            if not (here := one.get(name)):
                continue
            length = len(here)
            words[field] += length
            pairs.update(here)
            for term, times in Counter(map(TERM, here)).items():
                stand = ((field, length, times),)
                standing[term] = standing[term] + stand if term in standing else stand
        for term, profile in standing.items():
            numbers, profiles = found[term]
            numbers.append(number)
            profiles.append(table[profile])
    return Part(
        len(documents),
        tuple(words),
        frozenset(pairs),
        tuple(found),
        tuple(len(numbers) for numbers, _ in found.values()),
        tuple(sum(table.fields[one] for one in profiles) for _, profiles in found.values()),
        b"".join(bytes(numbers) for numbers, _ in found.values()),
        b"".join(array("I", profiles).tobytes() for _, profiles in found.values()),
        tuple(table),
    )


class _Table(dict[Profile, int]):
    """Profiles in the order in which they are met, and how many fields each has."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[int] = []

    def __missing__(self, profile: Profile) -> int:
        number = self[profile] = len(self)
        self.fields.append(len(profile))
        return number
