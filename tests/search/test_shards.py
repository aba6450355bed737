"""How the index is cut into files, and that the browser finds each word in the right one."""

import json
from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.analysis import words
from plugins.search.lexicon import LARGE, SIZE
from plugins.search.shards import bounded, cut, shard, whole
from tests.search.generated import entries
from tests.search.javascript import call
from tests.search.made import Made, laid, made

Rows = list[tuple[str, int, int]]
KEYS = st.text("abcé\u0301北", max_size=4) | st.text(max_size=3)


@st.composite
def rows(draw: st.DrawFn) -> Rows:
    """Rows sorted by key, some of one key, each with its number."""
    keys = sorted(draw(st.lists(KEYS, max_size=30)))
    return [(key, draw(st.integers(0, 20)), number) for number, key in enumerate(keys)]


@given(rows(), st.integers(1, 40))
def test_every_row_is_in_the_group_that_the_bounds_name(rows: Rows, size: int) -> None:
    groups = list(cut(rows, size))
    bounds = [bound for bound, _ in groups]
    assert [row for _, group in groups for row in group] == [number for _, _, number in rows], "nothing is lost"
    assert bounds[0] == "" and all(one < other for one, other in pairwise(bounds))
    for key, _, number in rows:
        position = max(at for at, bound in enumerate(bounds) if bound <= key)
        assert number in groups[position][1], "rows of one key stay together"


@given(rows(), st.integers(1, 40))
def test_groups_are_as_large_as_they_may_be(rows: Rows, size: int) -> None:
    """But for the last, each reaches the size; no bound is longer than it must be."""
    keys = {number: key for key, _, number in rows}
    bytes_ = {number: weight for _, weight, number in rows}
    groups = list(cut(rows, size))
    assert all(sum(bytes_[number] for number in group) >= size for _, group in groups[:-1])
    for (_, before), (bound, group) in pairwise(groups):
        last, first = keys[before[-1]], keys[group[0]]
        assert last < bound and first.startswith(bound) and bound[:-1] <= last


def test_the_browser_agrees_on_bounds() -> None:
    keys = sorted({word for one in entries(200, seed=1) for text in one.values() for word in words(text)})
    bounds = [bound for bound, _ in cut([(key, 10, key) for key in keys], 300)]
    asked = [*keys, "", "a", "zzzz", "é", "北", *bounds]
    found = call("lexicon", "below", [(bounds, key) for key in asked])
    assert found == [max(at for at, bound in enumerate(bounds) if bound <= key) for key in asked]
    assert len(set(found)) == len(bounds) > 50
    assert call("lexicon", "below", [([], "a"), (["b"], "a"), (["b"], "b"), (["b"], "c")]) == [-1, -1, 0, 0]


def test_a_file_is_named_by_its_bytes() -> None:
    one, same, other = shard({"a": ["é", 1]}), shard({"a": ["é", 1]}), shard({"a": ["è", 1]})
    assert one == same and one.name != other.name
    assert one.content == '{"a":["é",1]}'.encode() and json.loads(one.content) == {"a": ["é", 1]}
    assert laid(whole([1])) == ({shard([1]).name: "[1]"}, shard([1]).name)


def test_groups_become_files_with_their_bounds() -> None:
    files, manifest = laid(bounded([("", shard([1])), ("m", shard([2])), ("s", shard([1]))]))
    assert manifest["bounds"] == ["", "m", "s"] and [files[name] for name in manifest["files"]] == ["[1]", "[2]", "[1]"]
    assert laid(bounded([("", shard([]))]))[1]["bounds"] == [""]


@pytest.fixture(scope="module")
def generated() -> Made:
    return made(entries(600, seed=5))


def test_the_same_entries_give_the_same_files(generated: Made) -> None:
    again = made(entries(600, seed=5))
    assert again.files == generated.files and again.manifest == generated.manifest
    changed = made([*entries(599, seed=5), {"name": "Autre"}])
    assert changed.manifest["lexicon"]["files"] != generated.manifest["lexicon"]["files"]


def test_files_are_small_and_all_are_named(generated: Made) -> None:
    named = json.dumps(generated.manifest)
    lexicon = [json.loads(generated.files[name]) for name in generated.manifest["lexicon"]["files"]]
    apart = {kept[1] for one in lexicon for kept in one["postings"] if isinstance(kept[0], int)}
    cards = generated.manifest["cards"]["folder"]
    for name, text in generated.files.items():
        assert name in named or name in apart or name.startswith(cards), name
        assert len(text.encode()) < 3 * SIZE or name in generated.manifest["spellings"].values(), name
    assert apart and len(lexicon) > 10


def test_every_word_is_found_in_its_file(generated: Made) -> None:
    """Read as the browser reads it, without the browser: terms, documents and weights are those of the index."""
    terms: dict[str, Any] = {}
    surfaces: set[tuple[str, str]] = set()
    for name in generated.manifest["lexicon"]["files"]:
        one = json.loads(generated.files[name])
        for term, kept in zip(one["terms"].split(), one["postings"], strict=True):
            large = isinstance(kept[0], int)
            steps, weights = json.loads(generated.files[kept[1]]) if large else kept
            assert large == (len(steps) >= LARGE) and (not large or kept[0] == len(steps))
            terms[term] = [sum(steps[: at + 1]) for at in range(len(steps))], weights
        for surface, codes in zip(one["surfaces"].split(), one["stems"], strict=True):
            for code in codes if isinstance(codes, list) else [codes]:
                surfaces.add((surface, surface[:code] if isinstance(code, int) else code))
    assert surfaces == generated.index.pairs
    kept = {term: json.loads(kept.content) for term, kept in generated.index.postings()}
    assert terms == {term: (list(accumulate(steps)), weights) for term, (steps, weights) in kept.items()}
