"""What is asked: queries whose words are rare or common, and names as people remember them."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from random import Random

from tests.bench._search_docs import FUNCTION_WORDS, Doc

LETTERS = "abcdefghijklmnopqrstuvwxyz"
COMMON = 50
"""Of the words in the most entries, so many are common."""

RARE = 0.1
"""Of the words in the fewest entries, such a part is rare."""

LONG = 8
"""Letters of the words that are cut or misspelt."""

KINDS = ("exact", "no accents", "one slip", "a word missing", "first letters", "with its town")
"""How names are asked for."""

Queries = dict[str, list[str]]
"""Queries by kind."""


def timed(docs: Iterable[Doc], each: int, seed: int = 1) -> Queries:
    """So many queries of each kind: a word, two words of an entry, the first half of a word, a word with a slip."""
    found: Counter[str] = Counter()
    sample: list[set[str]] = []
    chance = Random(seed)
    for doc in docs:
        found.update(doc.words)
        if len(sample) < 1000:
            sample.append(doc.words)
    ranked = [word for word, _ in sorted(found.items(), key=lambda item: (-item[1], item[0])) if _is_asked(word)]
    queries: Queries = {}
    for kind, words in (("rare", ranked[-int(RARE * len(ranked)) :]), ("common", ranked[:COMMON])):
        drawn = iter(chance.sample(words, len(words)))
        pairs = (sorted(all & set(words)) for all in sample)
        long = (word for word in drawn if len(word) >= LONG)
        queries[f"one word, {kind}"] = list(islice(drawn, each))
        queries[f"two words, {kind}"] = [" ".join(pair[:2]) for pair in islice((p for p in pairs if p[1:]), each)]
        queries[f"prefix, {kind}"] = [first_half(word) for word in islice(long, each)]
        slips = (slip(word, chance) for word in long)
        queries[f"misspelt, {kind}"] = list(islice((word for word in slips if word not in found), each))
    return queries


def _is_asked(word: str) -> bool:
    return word.isalpha() and len(word) >= 4 and word not in FUNCTION_WORDS


def typed(queries: Queries) -> Iterator[tuple[str, str]]:
    """Words of which the first letters are on the page already, and the letters that are then typed one by one."""
    for kind, asked in queries.items():
        if kind.startswith("one word"):
            yield from ((word[:3], word[3:8]) for word in asked)


def remembered(docs: Iterable[Doc], seed: int = 1) -> dict[str, list[tuple[str, int]]]:
    """The name of each doc as it may be asked for, by kind, each with the number of the doc."""
    kinds: dict[str, list[tuple[str, int]]] = {kind: [] for kind in KINDS}
    for doc in docs:
        for kind, query in _remembered(doc, Random(f"{seed}/{doc.number}")):
            kinds[kind].append((query, doc.number))
    return kinds


def _remembered(doc: Doc, chance: Random) -> Iterator[tuple[str, str]]:
    words = doc.name.split()
    yield "exact", doc.name
    yield "no accents", plain(doc.name)
    places = [place for place, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if places:
        place = chance.choice(places)
        yield "one slip", " ".join([*words[:place], slip(words[place], chance), *words[place + 1 :]])
    if len(words) >= 3:
        place = chance.randrange(len(words))
        yield "a word missing", " ".join(words[:place] + words[place + 1 :])
    yield "first letters", " ".join([*words[:-1], first_half(words[-1])])
    yield "with its town", f"{doc.name} {doc.town}"


def plain(text: str) -> str:
    """A text without its accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def first_half(word: str) -> str:
    """The first half of a word, of at least three letters."""
    return word[: max(3, len(word) // 2)]


def slip(word: str, chance: Random) -> str:
    """A word with one letter after the first replaced, dropped, doubled, or swapped with the next."""
    while True:
        at = chance.randrange(1, len(word))
        letter, rest = word[at], word[at + 1 :]
        changes = [chance.choice(LETTERS) + rest, rest, letter + letter + rest, rest[:1] + letter + rest[1:]]
        wrong = word[:at] + chance.choice(changes)
        if wrong.lower() != word.lower():
            return wrong
