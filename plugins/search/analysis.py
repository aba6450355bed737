"""Text as words: folded as people type them, stemmed as they mean them. `js/search/words.js` is the twin of `words`.

1. Compatibility forms are taken apart (NFKD), letters made small, marks dropped: `É` is `e`, and `ﬁ` is `fi`.
2. Letters that have no such form are written out: `œ` is `oe`.
3. Identifiers and numbers typed in groups are joined: `W69 123 4567`, `123 456 789`, `12 500`.
4. A word is a run of letters and digits: apostrophes and hyphens part words; elided `l'` and `qu'` are stop words.
"""

import re
import unicodedata
from collections.abc import Callable, Collection
from functools import lru_cache
from itertools import chain

from Stemmer import Stemmer

Pair = tuple[str, str]
"""A word as it is typed, and the term that it stands for."""

MARKS = "".join(character for character in map(chr, range(0x10000)) if unicodedata.category(character) == "Mn")
LETTERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ"}
FOLDED = str.maketrans({**LETTERS, **dict.fromkeys(MARKS, "")})

GROUPED = re.compile(
    "|".join(
        (
            r"(?<![0-9a-z])w ?[0-9] ?[0-9a-z] ?(?:[0-9] ?){6}[0-9](?![^\W_])",  # RNA
            r"(?<![0-9])[0-9]{3}(?:[ .]?[0-9]{3}){2}[ .]?[0-9]{5}(?![0-9])",  # SIRET
            r"(?<![0-9])0[0-9]{3}[ .][0-9]{3}[ .][0-9]{3}(?![0-9])",  # the Belgian number of an organisation
            r"(?<![0-9])[0-9]{1,3}(?:[ .][0-9]{3})+(?![0-9])",  # SIREN, thousands
        )
    )
)
WORD = re.compile(r"[^\W_]+")
MARK = re.compile(f"[{MARKS}]")
MARKED = re.compile(rf"(?:[^\W_]|[{MARKS}])+")
GAP = re.compile("[0-9][ .][0-9]|w ?[0-9]")
"""Without this, nothing is in groups: most texts are told by it, which is sooner looked for."""
LISTED = 1 << 14
"""Texts that are remembered with their words."""

LONGEST = 64
"""Letters of a word that count: what is longer is no word that anybody types."""


def fold(text: str) -> str:
    """Small letters without marks, ligatures written out."""
    return _apart(text).translate(FOLDED)


def _apart(text: str) -> str:
    return unicodedata.normalize("NFKD", text).lower()


def words(text: str) -> list[str]:
    """The words of a text, as they may be typed."""
    return [word[:LONGEST] for word in WORD.findall(_joined(_apart(text)).translate(FOLDED))]


def _joined(text: str) -> str:
    if not GAP.search(text):
        return text
    return GROUPED.sub(lambda found: re.sub("[ .]", "", found[0]), text)


class Analyser:
    """Words of a language with the terms they stand for. `stop` are the words, folded, that count in names only."""

    def __init__(self, language: str, stop: Collection[str] = ()) -> None:
        """A language for which Snowball has no stemmer keeps its words as they are."""
        stem = Stemmer(language).stemWord if _is_stemmed(language) else str
        self._all = _Known(stem, frozenset())
        self._counting = _Known(stem, frozenset(stop))
        self.listed = lru_cache(LISTED)(self.pairs)
        """The same for texts that are said again and again."""

    def pairs(self, text: str, stops: bool = False) -> list[Pair]:
        """Each word with its term, in order; stop words only when asked for."""
        text = unicodedata.normalize("NFKC", text).lower()
        found = (MARKED if MARK.search(text) else WORD).findall(_joined(text))
        known = self._all if stops else self._counting
        return list(chain.from_iterable(map(known.__getitem__, found)))


class _Known(dict[str, tuple[Pair, ...]]):
    """The pairs of each word, worked out when it is first met: texts say the same words again and again."""

    def __init__(self, stem: Callable[[str], str], stop: frozenset[str]) -> None:
        super().__init__()
        self._stem = stem
        self._stop = stop

    def __missing__(self, word: str) -> tuple[Pair, ...]:
        is_plain = word.isascii() and len(word) <= LONGEST  # such as most words are: nothing to fold
        parts = [word] if is_plain else words(word)
        stem = self._stem(word) if is_plain else fold(self._stem(word[:LONGEST])) if len(parts) == 1 else ""
        pairs = ((part, stem if WORD.fullmatch(stem) else part) for part in parts)
        found = self[word] = tuple(pair for pair in pairs if pair[0] not in self._stop)
        return found


def _is_stemmed(language: str) -> bool:
    """Whether Snowball knows a language by its two letters."""
    try:
        Stemmer(language)
    except KeyError:
        return False
    return True
