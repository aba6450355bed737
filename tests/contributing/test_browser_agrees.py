"""Whatever is typed, the web form says what `check` says: texts for each rule, and entries changed at random."""

from __future__ import annotations

import copy
import json
import re
from random import Random
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from plugins.catalogue import entries
from plugins.catalogue.characters import UNSEEN
from plugins.catalogue.kinds import FOLDERS
from tests.catalogue.examples import DIRECTORY

from . import browser_checks
from .browser_checks import RULES, Case, case, examples
from .compared_checks import differences

TYPED = [one["typed"] for one in examples("rules")]
SEEDS = [case(one) for name in ("sixty", "entries") for one in examples(name)] + [
    Case(path.parent.name, entries.read(path.name, path.read_bytes()).data, slug=path.stem)
    for path in sorted((DIRECTORY / "content").glob("*/*.md"))
    if "." not in path.stem and path.parent.name in FOLDERS
]
VALUES = ["", " ", "x", "https://example.org/", "2026-11-20", "2018", "12 CHF", [], {}, ["x", ""], {"id": "x"}, *TYPED]
PIECES = [*"0123456789./:-@ ,€", "FR", "BE", "CHE-", "https://", "xn--", "www.", ".org", "?utm_a=1", "20"]
SEEDED = settings(max_examples=8, phases=[Phase.generate], deadline=None)
"""Many cases by one seed, since each time is a process; what differs is told by itself, and nothing is made smaller."""


def _letter(chance: Random) -> str:
    """A letter or a sign of any script that can be seen."""
    return chr(chance.choice([chance.randint(0x20, 0x7E), chance.randint(0xA0, 0x24F), chance.randint(0x20, 0xD7FF)]))


def _text(chance: Random) -> Any:
    """Letters of all scripts, pieces of what people type, or something typed with a slip."""
    match chance.randrange(3):
        case 0:
            return "".join(_letter(chance) for _ in range(chance.randrange(20)))
        case 1:
            return "".join(chance.choice(PIECES) for _ in range(chance.randrange(12)))
    typed = chance.choice(TYPED)
    if not isinstance(typed, str):
        return typed
    at = chance.randint(0, len(typed))
    return typed[:at] + chance.choice(["", *"0123456789 aZé.-/", _letter(chance)]) + typed[at + chance.randrange(3) :]


def _is_sure(value: object) -> bool:
    """Whether a reader can see all of it, and browsers agree on it.

    What cannot be seen is refused before it becomes a tree. Node refuses names that begin with xn-- and mean nothing,
    which other browsers leave as they are; and each knows the letters of its year.
    """
    text = json.dumps(value, ensure_ascii=False)
    return not UNSEEN.search(text) and not re.search("xn--|(?s:://.*[^\0-\u024f])", text, re.IGNORECASE)


@SEEDED
@given(st.integers(0, 10**9))
def test_texts_are_read_alike(seed: int) -> None:
    chance = Random(seed)
    texts = [(chance.choice(sorted(RULES)), _text(chance)) for _ in range(1000)]
    assert not differences([Case(rule, {"value": typed}) for rule, typed in texts if _is_sure(typed)])


def _places(tree: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    below = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [*([here] if here else []), *(place for key, one in below for place in _places(one, (*here, key)))]


def _change(tree: Any, place: tuple[Any, ...], how: int, value: Any) -> None:
    """Put a value in a place, take it away, call it otherwise, or say it twice."""
    for part in place[:-1]:
        tree = tree[part]
    key = place[-1]
    match how:
        case 0:
            del tree[key]
        case 1 if isinstance(tree, list):
            tree.append(copy.deepcopy(tree[key]))
        case 1:
            tree[key + "s"] = tree.pop(key)
        case 2 if isinstance(tree, dict):
            tree[str(value)[:9].strip() or "x"] = tree[key]
        case 3 if isinstance(tree[key], str):
            at = len(str(value)) % (len(tree[key]) + 1)
            tree[key] = tree[key][:at] + str(len(str(value)))[0] + tree[key][at + 1 :]
        case _:
            tree[key] = copy.deepcopy(value)


def _changed(chance: Random) -> Case:
    """An entry of the directory, mixed with another, changed at one place or a few."""
    seed, other = chance.choice(SEEDS), chance.choice(SEEDS)
    data = copy.deepcopy(seed.data)
    if chance.random() < 0.5:
        known = browser_checks.given()["schemas"][seed.kind]["properties"]
        data |= {key: copy.deepcopy(one) for key, one in other.data.items() if key in known and chance.random() < 0.5}
    values = [*VALUES, *other.data.values()]
    for _ in range(chance.randint(0, 3)):
        if places := _places(data):
            _change(data, chance.choice(places), chance.randrange(7), chance.choice(values))
    return Case(seed.kind, data, slug=chance.choice([seed.slug, "essai"]))


@SEEDED
@given(st.integers(0, 10**9))
def test_entries_are_checked_alike(seed: int) -> None:
    chance = Random(seed)
    cases = [_changed(chance) for _ in range(300)]
    assert not differences([one for one in cases if _is_sure(one.data)])
