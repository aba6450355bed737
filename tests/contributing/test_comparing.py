"""Two lists of problems compared, and two revisions that cannot be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue.problems import Gravity, Problem, problem
from plugins.contributing.review.comparing import compare
from plugins.contributing.review.examining import change
from plugins.contributing.revisions import CannotRead, git
from tests.catalogue.examples import settings_of
from tests.website import built

from .changed import NO_YEAR, YEAR, examined, named, new, nothing
from .repository import EVERY, OTHER, TOITS, commit, replacing


def test_new_warnings_are_told_and_block_nothing(clone: Path) -> None:
    warned = replacing(OTHER, "founded: 2005", "founded: 2005\nsources: [{fact: founded}]")
    found = examined(clone, nothing, warned)
    assert named(found.compared.warnings) == [f"{OTHER}: source-to-find"]
    assert not found.blocks and len(found.compared.known_warnings) == 12


def test_what_the_base_has_got_since_is_no_change_of_the_head(clone: Path) -> None:
    YEAR(clone)
    commit(clone)
    built.git(clone, "tag", "--force", "fork")
    replacing(TOITS, "20x1", "2011")(clone)
    new("entre-temps")(clone)
    commit(clone)
    built.git(clone, "tag", "--force", "base")
    built.git(clone, "checkout", "--quiet", "--detach", "fork")
    replacing(OTHER, "2005", "2006")(clone)
    commit(clone)
    found = change(clone, settings_of(clone), "base", "HEAD")
    assert (named(found.compared.errors), named(found.compared.known_errors)) == ([], [NO_YEAR])
    assert [one.path for one in found.edits] == [OTHER]


def test_revisions_that_cannot_be_read_are_refused(clone: Path) -> None:
    for base, head in (("nowhere", "HEAD"), ("base", "nowhere"), ("base", "--all"), ("", "HEAD")):
        with pytest.raises(CannotRead):
            change(clone, settings_of(clone), base, head)
    built.git(clone, "checkout", "--quiet", "--orphan", "other")
    YEAR(clone)
    commit(clone)
    with pytest.raises(CannotRead):
        change(clone, settings_of(clone), "base", "HEAD")


def test_a_name_that_no_system_takes_is_refused(clone: Path) -> None:
    (clone / "empty").write_bytes(b"")
    built.git(clone, "hash-object", "-w", "empty")
    listed = f"100644 blob e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\t{'x' * 300}.md\n"
    with pytest.raises(CannotRead):
        change(clone, settings_of(clone), "base", _commit_of(clone, listed))


def _commit_of(root: Path, listed: str) -> str:
    """A commit after `base` whose content/associations holds what git is told."""
    folder = git(root, "mktree", given=listed.encode()).decode().strip()
    above = git(root, "mktree", given=f"040000 tree {folder}\tassociations\n".encode()).decode().strip()
    tree = git(root, "mktree", given=f"040000 tree {above}\tcontent\n".encode()).decode().strip()
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    return git(root, *who, "commit-tree", tree, "-p", "base", "-m", "x").decode().strip()


PROBLEMS = st.builds(
    problem,
    st.sampled_from(["year", "slug"]),
    st.sampled_from([TOITS, OTHER, EVERY]),
    st.sampled_from([("founded",), ("needs", 0, "id"), ("needs", 1, "id")]),
    st.tuples(st.integers(1, 3), st.just(1)),
    value=st.sampled_from("ab"),
    near=st.sampled_from("cd"),
)
LISTS = st.lists(PROBLEMS, max_size=6, unique=True)


@given(LISTS, LISTS)
def test_every_problem_is_told_once(base: list[Problem], head: list[Problem]) -> None:
    found = compare(base, head, {})
    assert sorted(found.errors + found.known_errors) == sorted(head)
    assert len(found.known_errors) <= len(base)


@given(LISTS)
def test_moved_problems_are_known(base: list[Problem]) -> None:
    moved = [replace(one, line=one.line + 9) for one in base]
    assert compare(base, moved, {}).errors == ()
    assert set(compare((), moved, {}).errors) == set(moved)


@given(LISTS, LISTS)
def test_a_warning_that_becomes_an_error_is_new(base: list[Problem], head: list[Problem]) -> None:
    warnings = [one.weighing(Gravity.WARNING) for one in base]
    assert len(compare(warnings, head, {}).errors) == len(head)
