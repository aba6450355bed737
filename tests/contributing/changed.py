"""A change of the small directory, examined as `check --base` does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plugins.catalogue.problems import Problem
from plugins.contributing.review.examining import Examined, change
from tests.catalogue.examples import settings_of
from tests.website import built

from .repository import OTHER, TOITS, Edit, commit, replacing, writing

ENTRY = """---
name: {name}
summary: Une association de plus.
causes: [culture]
ids: {{siren: "{siren}"}}
author: {{name: A, interest: none}}
---
"""
YEAR = replacing(TOITS, "founded: 2011", "founded: 20x1")
NO_YEAR = f"{TOITS}: year"
YAML = replacing(OTHER, "name:", "name: a: b")
NO_YAML = f"{OTHER}: yaml-colon"


def nothing(root: Path) -> None:
    """No edit at all."""


def new(name: str, siren: str = "900001009") -> Edit:
    """An edit that adds an association, whose number no other has unless told."""
    return writing(f"content/associations/{name}.md", ENTRY.format(name=name, siren=siren))


def examined(root: Path, before: Edit, after: Edit) -> Examined:
    """What the second of two edits of a clone changes."""
    before(root)
    commit(root)
    built.git(root, "tag", "--force", "base")
    after(root)
    commit(root)
    return change(root, settings_of(root), "base", "HEAD")


def named(problems: Sequence[Problem]) -> list[str]:
    """Path and rule of each problem."""
    return [f"{one.path}: {one.id}" for one in problems]
