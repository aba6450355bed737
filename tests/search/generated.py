"""Made-up entries, the same for the same seed: words drawn as often as words are used (law of Zipf and Mandelbrot)."""

from collections.abc import Iterator
from itertools import accumulate
from random import Random

from plugins.search.searched import BOOSTS

WORDS = 4_000
LENGTHS = {"name": (2, 6), "others": (0, 3), "ids": (0, 1), "causes": (1, 4), "places": (3, 8), "helps": (0, 6),
           "summary": (8, 20), "body": (0, 90)}  # fmt: skip
"""The least and the most words of each field."""

ONSETS = "b c ch d f g gr j l m n p pr r s t tr v".split()
RIMES = "a ai an é eu i in o on ou u ier eau oir".split()
ENDINGS = ["", "", "s", "e", "es", "ment", "tion", "eur", "ité"]


def entries(count: int, seed: int) -> Iterator[dict[str, str]]:
    """Texts by field."""
    chance = Random(seed)
    known = vocabulary(chance)
    often = list(accumulate(1 / (rank + 20) for rank in range(len(known))))
    assert LENGTHS.keys() == BOOSTS.keys()
    for _ in range(count):
        yield {
            field: " ".join(chance.choices(known, cum_weights=often, k=chance.randint(*bounds)))
            for field, bounds in LENGTHS.items()
        }


def vocabulary(chance: Random) -> list[str]:
    """Words that look like French, with plurals and other endings, and numbers; the most frequent first."""
    found: dict[str, None] = {}
    while len(found) < WORDS:
        if chance.random() < 0.05:
            found[str(chance.randint(1, 99_999))] = None
        else:
            syllables = chance.randint(1, 3)
            stem = "".join(chance.choice(ONSETS) + chance.choice(RIMES) for _ in range(syllables))
            found[stem + chance.choice(ENDINGS)] = None
    return list(found)
