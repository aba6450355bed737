"""Entries written by machine: every example to the byte, and every tree comes back as it was."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue.characters import UNSEEN
from plugins.catalogue.entries import read
from plugins.catalogue.kinds import FOLDERS, kind_of
from plugins.catalogue.trees import Tree, Unreadable
from plugins.contributing.writing.entries import blocks, rewritten, written
from plugins.contributing.writing.layout import filled
from plugins.contributing.writing.orders import orders

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
WRITING = sorted((EXAMPLES / "writing").glob("*.json"))
REWRITING = sorted((EXAMPLES / "rewriting").glob("*.json"))
ENTRIES = sorted((EXAMPLES / "directory/content").glob("*/*.md"))


def loaded(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def tree_of(text: str) -> dict[str, Tree]:
    return read("x.md", text.encode()).data


def tidy(body: str) -> str:
    return body.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


@pytest.mark.parametrize("path", WRITING, ids=lambda path: path.stem)
def test_each_example_is_written_to_the_byte_and_read_back(path: Path) -> None:
    case = loaded(path)
    assert written(case["kind"], case["data"], case["body"]) == case["written"]
    assert tree_of(case["written"]) == filled(case["data"])


@pytest.mark.parametrize("path", REWRITING, ids=lambda path: path.stem)
def test_each_example_is_rewritten_to_the_byte_and_read_back(path: Path) -> None:
    case = loaded(path)
    assert tree_of(case["original"]) == case["old"]
    assert [list(block) for block in blocks(case["original"])] == [
        [key, first, last, tuple(comments)] for key, first, last, comments in case["blocks"]
    ]
    assert rewritten(case["kind"], case["original"], case["data"], case["body"]) == case["rewritten"]
    assert filled(tree_of(case["rewritten"])) == filled(case["data"])


def test_every_kind_has_examples() -> None:
    assert {loaded(path)["kind"] for path in WRITING} == {kind_of(folder) for folder in FOLDERS}


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.stem)
def test_what_people_wrote_stays_when_nothing_changes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    entry = read("x.md", text.encode())
    assert rewritten(kind_of(path.parent.name), text, entry.data, entry.body) == text


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.stem)
def test_one_change_touches_one_field_of_what_people_wrote(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    entry = read("x.md", text.encode())
    data = entry.data | {"summary": "Autre chose."}
    lines = rewritten(kind_of(path.parent.name), text, data, entry.body).split("\n")
    assert {"summary: Autre chose."} == {*lines} - {*text.split("\n")}
    assert len(lines) == len(text.split("\n"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_field_of_a_kind_has_its_place(folder: str) -> None:
    found = orders(kind_of(folder))
    assert sorted(found[""]) == sorted(info.alias or name for name, info in FOLDERS[folder].model_fields.items())
    assert all(len({*keys}) == len(keys) for keys in found.values())


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        written("société", {}, "")


def test_what_cannot_be_read_cannot_be_corrected() -> None:
    with pytest.raises(Unreadable):
        rewritten("association", "---\nname: a: b\n---\n", {}, "")


# Whatever people type.

ODD = [
    *" \n\t'\"\\:#-?[]{},&*!|>%@`=~<.+019abexyno/é\u00a0\u2003\ufffe🤷",
    ": ",
    " #",
    "---",
    "null",
    "yes",
    "12:30",
    "\r",
]
TEXTS = st.one_of(st.lists(st.sampled_from(ODD), max_size=8).map("".join), st.text(max_size=20)).filter(
    lambda text: not UNSEEN.search(text)
)
KEYS = st.one_of(
    st.sampled_from("name summary causes place needs give author sources website tax zebra on y null".split()),
    TEXTS.filter(lambda text: text == text.strip() and text != "<<" and len(text) < 60),
)
TREES: st.SearchStrategy[Tree] = st.recursive(
    TEXTS, lambda one: st.lists(one, max_size=5) | st.dictionaries(KEYS, one, max_size=5), max_leaves=10
)


def depth(tree: Tree) -> int:
    if isinstance(tree, str):
        return 0
    return 1 + max(map(depth, tree if isinstance(tree, list) else tree.values()), default=0)


DATA = st.dictionaries(KEYS, TREES, max_size=6).filter(lambda data: depth(data) < 9)
BODIES = TEXTS.map(lambda text: text.replace("\ufffe", ""))


@given(DATA, BODIES)
def test_everything_written_is_read_back(data: dict[str, Tree], body: str) -> None:
    text = written("association", data, body)
    entry = read("x.md", text.encode())
    assert (entry.data, entry.problems) == (filled(data), ())
    assert tidy(entry.body) == tidy(body)


@given(TEXTS.filter(bool))
def test_readers_that_guess_types_find_the_same_text_or_number(text: str) -> None:
    front = written("association", {"name": text}, "").split("\n---")[0].removeprefix("---\n")
    if not text.startswith(("19", "20")):  # days that do not exist
        found = yaml.safe_load(f"{front}\n")["name"]
        assert str(found) == text or float(found) == float(text)


@given(DATA, DATA, BODIES, BODIES, st.lists(st.sampled_from(["# a", "#", "", "# b: c"]), max_size=3))
def test_a_correction_gives_what_was_asked_and_loses_no_comment(
    old: dict[str, Tree], new: dict[str, Tree], body: str, after: str, said: list[str]
) -> None:
    lines = written("association", old, body).split("\n")
    for block in reversed(blocks("\n".join(lines))):
        lines[block.first - 1 : block.first - 1] = said if block.key else []
    text = "\n".join(lines)
    assert rewritten("association", text, old, body) == text
    found = rewritten("association", text, new, after)
    entry = read("x.md", found.encode())
    assert filled(entry.data) == filled(new)
    assert tidy(entry.body) == tidy(after)
    assert comments(found, said) == comments(text, said)


def comments(text: str, said: list[str]) -> list[str]:
    lines = text.split("\n")
    return sorted(line for line in lines[: lines.index("---", 1)] if line.startswith("#") and line in said)
