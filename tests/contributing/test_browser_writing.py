"""Entries written in a browser: the same bytes as `written` and `rewritten` give here."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue import entries
from plugins.catalogue.trees import Tree
from plugins.contributing.writing.entries import blocks, rewritten, written
from plugins.contributing.writing.orders import orders
from tests import tools

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "tests/examples"
SCRIPT = Path(__file__).with_name("writing.mjs")

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00\x85"), max_size=40
) | st.sampled_from(
    [
        "no",
        "null",
        "12:30",
        "2026-11-20",
        "026400",
        "1.50",
        "a: b",
        "a #b",
        "- a",
        "l'eau",
        'dit "oui"',
        "a\n\nb\n",
        "yeſ",
    ]
)
TREES: st.SearchStrategy[Tree] = st.recursive(
    TEXTS,
    lambda below: (
        st.lists(below, max_size=4)
        | st.dictionaries(
            st.sampled_from(["city", "postcode", "id", "type", "title", "source", "x y"]), below, max_size=6
        )
    ),
    max_leaves=12,
)
FIELDS = ["name", "summary", "causes", "place", "give", "needs", "author", "sources", "ids", "zzz"]
ENTRIES = st.dictionaries(st.sampled_from(FIELDS), TREES, max_size=8)
BODIES = st.sampled_from(["", "Un texte.\n", "\n\nUn texte.\n\n---\n\nUn autre.", "a\r\nb"])


class Script:
    """The script of the form in a process of its own, which answers line by line."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [tools.node(), str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def __call__(self, given: dict[str, Any]) -> str:
        """What it writes of a case."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps(given) + "\n")
        self.process.stdin.flush()
        made: str = json.loads(self.process.stdout.readline())
        return made


@pytest.fixture(scope="module")
def script() -> Iterator[Script]:
    script = Script()
    yield script
    with script.process:
        script.process.kill()


def case(kind: str, data: Any, body: str, original: str | None = None) -> dict[str, Any]:
    """What the script is given: the order of the kind's fields, and the original as the site publishes it."""
    given: dict[str, Any] = {"schema": {"x-order": orders(kind)}, "data": data, "body": body}
    if original is not None:
        entry = entries.read("", original.encode())
        given["original"] = {
            "text": entries.decode("", original.encode()),
            "data": entry.data,
            "body": entry.body,
            "blocks": blocks(original),
        }
    return given


EXAMPLE = {path.name: path for name in ("writing", "rewriting") for path in sorted((EXAMPLES / name).glob("*.json"))}


@pytest.mark.parametrize("name", EXAMPLE)
def test_it_writes_what_the_examples_say(name: str, script: Script) -> None:
    one = json.loads(EXAMPLE[name].read_text(encoding="utf-8"))
    expected = one["rewritten"] if "original" in one else one["written"]
    assert script(case(one["kind"], one["data"], one["body"], one.get("original"))) == expected


@given(ENTRIES, BODIES)
def test_it_writes_the_same(script: Script, data: dict[str, Tree], body: str) -> None:
    assert script(case("association", data, body)) == written("association", data, body)


REAL = [path for path in sorted(EXAMPLES.glob("directory/content/*/*.md")) if path.name != "README.md"]


@given(st.sampled_from(REAL), ENTRIES, st.sets(st.sampled_from(FIELDS)), st.none() | BODIES)
def test_it_corrects_the_same(
    script: Script, path: Path, more: dict[str, Tree], less: set[str], body: str | None
) -> None:
    text = path.read_bytes().decode()
    entry = entries.read("", text.encode())
    data = {key: value for key, value in entry.data.items() if key not in less} | more
    new = entry.body if body is None else body
    kind = path.parent.name.removesuffix("s")
    assert script(case(kind, data, new, text)) == rewritten(kind, text, data, new)
