"""Words that mean the same: `content/vocabulary/synonyms.yml`, as terms."""

from collections.abc import Iterable

from .analysis import Analyser, Pair


def synonyms(groups: Iterable[Iterable[str]], analyser: Analyser) -> tuple[list[list[list[str]]], set[Pair]]:
    """Groups of phrases, each as its distinct terms without stop words; and their words, which may stand nowhere."""
    analysed = [[analyser.pairs(phrase) for phrase in group] for group in groups]
    found = [_distinct([*dict.fromkeys(term for _, term in phrase)] for phrase in group) for group in analysed]
    pairs = {pair for group in analysed for phrase in group for pair in phrase}
    return [phrases for phrases in found if len(phrases) > 1], pairs


def _distinct(phrases: Iterable[list[str]]) -> list[list[str]]:
    return [list(phrase) for phrase in dict.fromkeys(tuple(phrase) for phrase in phrases) if phrase]
