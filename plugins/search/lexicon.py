"""The words of the directory: what each stands for, where that is found, and what a slip may have made of it.

Words as they are typed are published with their terms: browsers need no stemmer, and any language of Snowball will do.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from .analysis import Pair
from .index import Index, Postings
from .shards import Shard, Shards, bounded, cut, named, whole, written

SIZE = 8_000
"""Bytes of a shard before compression, for up to 10,000 documents. It grows as the square root of their number:

the shards grow, and the manifest that names them all does not grow faster than they do."""

LARGE = 128
"""Documents from which the postings of a term have a file of their own."""

SHORTEST_SLIP = 4
"""Letters from which one slip is forgiven (two from twice as many); never the first letter of a shorter word."""

ENDINGS = 150
"""Endings by which a word that stands nowhere may still be known as the inflection of one that does."""


def lexicon(index: Index) -> Shards[dict[str, Any]]:
    """The files of all words, and what the manifest says of them."""
    files = yield from _words(index)
    surfaces = sorted({surface for surface, _ in index.pairs})
    spelt = [surface for surface in surfaces if surface.isalpha() and len(surface) >= SHORTEST_SLIP - 1]
    long = [surface for surface in spelt if len(surface) >= 2 * SHORTEST_SLIP - 2]
    return {
        "lexicon": files,
        "spellings": (yield from _by_letter(spelt, 0)),
        "tails": (yield from _by_letter(long, 1)),
        "endings": endings(index.pairs),
    }


def _by_letter(surfaces: Iterable[str], position: int) -> Shards[dict[str, str]]:
    """One file for the words that have each letter in a place."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for surface in surfaces:
        found[surface[position]].append(surface)
    names = {}
    for letter, group in sorted(found.items()):
        names[letter] = yield from whole(" ".join(group))
    return names


def endings(pairs: Iterable[Pair]) -> list[str]:
    """What words add to their terms, the most frequent first."""
    found = Counter(surface[len(term) :] for surface, term in pairs if surface.startswith(term) and surface != term)
    often = sorted((-times, ending) for ending, times in found.items() if times > 1)
    return [ending for _, ending in often[:ENDINGS]]


def _words(index: Index) -> Shards[dict[str, list[str]]]:
    """Shards by word: the terms of each surface, and the postings of each term that sorts there."""
    stems = {surface: [term for _, term in group] for surface, group in groupby(sorted(index.pairs), key=itemgetter(0))}
    kept: dict[str, Postings] = {}
    for term, postings in index.postings():
        kept[term] = postings
        if postings.documents >= LARGE:
            made = named(postings.content)
            yield made
            kept[term] = Postings(LARGE, written([postings.documents, made.name]))
    size = int(SIZE * max(1, index.documents / 10_000) ** 0.5)
    return (yield from bounded(_shards(stems, kept, size)))


def _shards(stems: dict[str, list[str]], kept: dict[str, Postings], size: int) -> Iterator[tuple[str, Shard]]:
    keys = sorted(stems.keys() | kept.keys())
    rows = ((key, _bytes(key, kept.get(key)), key) for key in keys)
    for bound, group in cut(rows, size):
        surfaces = [key for key in group if key in stems]
        terms = [key for key in group if key in kept]
        words = {
            "surfaces": " ".join(surfaces),
            "stems": [_stem(surface, stems[surface]) for surface in surfaces],
            "terms": " ".join(terms),
        }
        postings = ",".join(kept[term].content for term in terms)
        yield bound, named(f'{written(words)[:-1]},"postings":[{postings}]}}')


def _bytes(key: str, kept: Postings | None) -> int:
    """About what a row weighs: a step is two bytes, a weight five."""
    if kept is None:
        return len(key) + 4
    return 2 * len(key) + 8 + (7 * kept.documents if kept.documents < LARGE else 14)


def _stem(surface: str, terms: list[str]) -> Any:
    """A term as the number of letters (UTF-16 units) that it keeps of the word, or in full; several as a list."""
    found = [len(term.encode("utf-16-le")) // 2 if surface.startswith(term) else term for term in terms]
    return found[0] if len(found) == 1 else found
