"""What is searched: made-up entries with the frequencies of real words, or the real names of a file."""

import csv
import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.bench._words import CAUSES, TOWNS
from tests.tools import MODULES

WORDS = 40_000
"""Words of the vocabulary that are no function words. The one of rank r is drawn in proportion to 1/r (Zipf's law)."""

FUNCTION_WORDS = """de la et le les des à en l un du une pour dans par est que qui au aux sur avec ce son sa ses il
elle se ne pas plus ou leur leurs nous vous ils elles cette ces été être sont a ont mais comme tout tous toutes aussi
sans entre""".split()
CAUSE_NAMES = [line.split("=")[1] for line in CAUSES.split(";")]


class Doc(NamedTuple):
    """An entry, as every engine is given it."""

    number: int
    name: str
    town: str
    postcode: str
    cause: str
    summary: str
    body: str

    @property
    def words(self) -> set[str]:
        """The words of its name and texts, as they were drawn."""
        return {word for text in (self.name, self.summary, self.body) for word in text.lower().split()}


@cache
def vocabulary(seed: int) -> tuple[list[str], list[float]]:
    """Words from the most frequent to the rarest, and the sum of the frequencies up to each."""
    known = json.loads((MODULES / "an-array-of-french-words" / "index.json").read_text(encoding="utf-8"))
    words = sorted(set(known) - set(FUNCTION_WORDS))
    words = FUNCTION_WORDS + Random(seed).sample(words, WORDS)
    return words, list(accumulate(1 / rank for rank in range(1, len(words) + 1)))


def made(entries: int, seed: int = 1) -> Iterator[Doc]:
    """Made-up entries of 60 to 150 words: the same number and seed give the same entry."""
    return (_made(number, seed) for number in range(entries))


def _made(number: int, seed: int) -> Doc:
    chance = Random(f"{seed}/{number}")
    words, frequencies = vocabulary(seed)
    drawn = chance.choices(words, cum_weights=frequencies, k=chance.randint(60, 150))
    name = chance.randint(2, 6)
    summary = name + chance.randint(10, 20)
    town = chance.choice(TOWNS)
    return Doc(
        number,
        " ".join(drawn[:name]).capitalize(),
        town.city,
        town.postcode,
        chance.choice(CAUSE_NAMES),
        " ".join(drawn[name:summary]),
        " ".join(drawn[summary:]),
    )


def real(path: Path) -> list[Doc]:
    """The associations of an extract of the RNA: name, aim, town."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Doc(
                number,
                row["titre"],
                row["adresse_libelle_commune"],
                row["adresse_code_postal"],
                "",
                row["objet"],
                "",
            )
            for number, row in enumerate(csv.DictReader(file))
        ]


def write(docs: Iterable[Doc], path: Path) -> None:
    """One JSON object a line."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(doc._asdict(), ensure_ascii=False) + "\n" for doc in docs)


def read(path: Path) -> Iterator[Doc]:
    """The docs of a file that `write` wrote."""
    with path.open(encoding="utf-8") as file:
        yield from (Doc(**json.loads(line)) for line in file)
