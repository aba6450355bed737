"""What stands in made-up files: front matter, days, numbers, sentences."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

import yaml

from tests.bench import _words as words

TODAY = date(2026, 11, 20)
"""The day for which made-up entries hold: no date of theirs has gone by."""


def file(fields: Mapping[str, Any], body: str) -> str:
    """Front matter and a body."""
    front = yaml.dump(dict(fields), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{front}---\n\n{body}\n"


def day(away: int) -> str:
    """A day so many days after TODAY, as one types it."""
    return (TODAY + timedelta(days=away)).isoformat()


def siren(number: int) -> str:
    """Nine digits, the last of them Luhn's."""
    digits = f"{30_000_000 + number}"
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(digits), start=2)]
    total = sum(one - 9 if one > 9 else one for one in doubled)
    return f"{digits}{-total % 10}"


def body(said: Mapping[str, object], language: str, chance: Random) -> str:
    """Sixty to a hundred and fifty words, in paragraphs of three sentences; `said` is what they mention."""
    chosen = chance.sample(words.SENTENCES[language], len(words.SENTENCES[language]))
    wanted, sentences = chance.randint(60, 130), list[str]()
    while sum(len(one.split()) for one in sentences) < wanted:
        sentences.append(chosen.pop().format(**said))
    return "\n\n".join(" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3))
