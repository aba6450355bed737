"""The rules of style by which a link of a list and its shape on a drawing light each other."""

from collections.abc import Iterable

from ...catalogue.order import PAGE
from ...catalogue.vocabulary import Vocabulary
from ..drawing import drawing

POINTED = ":is(:hover,:focus-visible)"


def lighting(vocabulary: Vocabulary) -> str:
    """Rules for each area of the countries that are drawn, and for each place in the list of a page.

    A browser that knows no `:has()` skips them. They set colours that the style sheet uses: `--lit` of a shape or a
    link, `--on-lit` of what is written on it, `--dot` of a point.
    """
    areas = [area.code for area in vocabulary.places.values() if drawing(area.country)]
    pairs = [(f"a.at-{code}{POINTED}", f".at-{code}") for code in areas]
    shapes = _when("main", pairs)
    cards = [(f".grid>:nth-child({number}):is(:hover,:focus-within)", f".nth-{number}") for number in _places()]
    points = [(f".nth-{number}:hover", f".grid>:nth-child({number})") for number in _places()]
    return (
        f"@layer components{{{shapes}{{--lit:var(--sun);--on-lit:var(--on-sun)}}"
        f"{_when('.atlas-page', cards)}{{--dot:var(--elan-fill)}}"
        f"{_when('.atlas-page', points)}{{outline:3px solid var(--sun)}}}}\n"
    )


def _places() -> Iterable[int]:
    return range(1, PAGE + 1)


def _when(around: str, pairs: Iterable[tuple[str, str]]) -> str:
    return ",".join(f"{around}:has({pointed}) {lit}" for pointed, lit in pairs)
