"""What whoever merges looks at: the same verdict as `destinations`, which compares all records."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.contributing.gifts import guarding, lock
from tests.catalogue.examples import checked
from tests.pictures.made import drawing, saved

from .changed import ENTRY, examined, new, nothing
from .repository import OTHER, TOITS, Edit, deleting, ending, moving, replacing, together, writing

ENGLISH = "content/associations/toits-partages.en.md"
CODES = {"none": 0, "new": 0, "changed": 1}
PNG = saved(drawing())

EDITS: dict[str, tuple[Edit, str]] = {
    "nothing": (nothing, "none"),
    "words": (replacing(TOITS, "founded: 2011", "founded: 2012"), "none"),
    "a new entry": (new("nouvelle"), "new"),
    "a way to give": (replacing(TOITS, "exemple.org/regulier", "exemple.org/autre"), "changed"),
    "a link of a translation": (ending(ENGLISH, "\nSee https://www.autre-exemple.org/\n"), "changed"),
    "a translation that goes": (deleting("content/events/fete-des-voisins.en.md"), "none"),
    "a picture": (writing("content/media/toits-partages.png", PNG), "changed"),
    "an entry that goes": (deleting("content/projects/bibliobus.md"), "changed"),
    "a renamed file": (moving(OTHER, "content/associations/epicerie.md"), "none"),
    "a renamed file that gives elsewhere": (
        together(
            replacing(OTHER, "collectes/epicerie-du-port", "collectes/autre"),
            moving(OTHER, "content/associations/epicerie.md"),
        ),
        "changed",
    ),
    "the vocabulary": (ending("content/vocabulary/goods.yml", "\nx:\n  label: {fr: X, en: X}\n"), "changed"),
    "code": (writing("tasks.py", "x"), "changed"),
}


@pytest.mark.parametrize("name", EDITS)
def test_the_verdict_is_that_of_destinations(name: str, clone: Path) -> None:
    edit, verdict = EDITS[name]
    found = examined(clone, nothing, edit).attention
    assert found and found.verdict == verdict
    assert guarding.compare(clone, "base", "HEAD", "en") == CODES[verdict]


def test_what_is_approved_is_not_named(clone: Path) -> None:
    def approved(root: Path) -> None:
        catalogue = checked(root).catalogue
        assert catalogue
        pictures = lock.pictures_of(root / "content", catalogue)
        found = lock.approve(catalogue, pictures, {}, catalogue.records, "source", catalogue.today)
        (root / "content/destinations.lock").write_text(lock.written(found), encoding="utf-8")

    edits = together(replacing(TOITS, "founded: 2011", "founded: 2012"), new("nouvelle"))
    found = examined(clone, approved, edits).attention
    assert found and found.unapproved == ("nouvelle",)


def test_a_lock_that_cannot_be_read_approves_nothing(clone: Path) -> None:
    found = examined(clone, nothing, together(writing("content/destinations.lock", "x\n"), new("nouvelle"))).attention
    assert found and found.unapproved == ("nouvelle",) and "content/destinations.lock" in found.touched


def test_authors_are_named_when_they_are_new(clone: Path) -> None:
    other = replacing(TOITS, "interest: Membre du bureau", "interest: none")
    found = examined(clone, nothing, together(other, replacing(OTHER, "2005", "2006"), new("nouvelle"))).attention
    assert found and [(one.path, one.author) for one in found.authors] == [
        ("content/associations/nouvelle.md", ("A", "none")),
        (TOITS, ("Camille, trésorière", "none")),
    ]


def test_a_new_organisation_gives_a_source(clone: Path) -> None:
    sourced = ENTRY.format(name="Sourcée", siren="900001017").replace(
        "author:", "sources: [{fact: name, url: https://www.sourcee-exemple.org/}]\nauthor:"
    )
    found = examined(clone, nothing, together(new("nouvelle"), writing("content/associations/sourcee.md", sourced)))
    assert found.attention and [one.name for one in found.attention.unsourced] == ["nouvelle"]
