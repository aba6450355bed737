"""Changes of the small directory, with the errors that each brings, and those that were there: only new ones block."""

from __future__ import annotations

from pathlib import Path

import pytest

from .changed import NO_YAML, NO_YEAR, YAML, YEAR, examined, named, new, nothing
from .repository import OTHER, TOITS, Edit, deleting, ending, moving, replacing, together, writing

TWIN = "900000019"
"""The number of TOITS."""

NETWORK, SHOP = "content/associations/reseau-des-toits.md", "content/associations/epicerie.md"
EVENT, FEAST = "content/events/rencontres-du-logement.md", "content/events/fete-des-voisins"
LOST = [f"{path}: reference-nothing" for path in (TOITS, EVENT)]
HOURS, COUNT = replacing(TOITS, "hours: 4\n", "hours: x\n"), f"{TOITS}: count"
OTHER_YEAR = replacing(OTHER, "2005", "20x5")
TERM = "\nvaisselle:\n  label: {fr: Vaisselle, en: Dishes}\n"


def need(fields: str) -> Edit:
    return replacing(TOITS, "needs:\n", f"needs:\n  - {{id: de-plus, type: time, title: Du temps{fields}}}\n")


def copied(root: Path) -> None:
    (root / SHOP).write_bytes((root / OTHER).read_bytes())


def linked(root: Path) -> None:
    (root / OTHER).unlink()
    (root / OTHER).symlink_to("toits-partages.md")


# What the base is, what the head does, the new errors, those of before.
CASES: dict[str, tuple[Edit, Edit, list[str], list[str]]] = {
    "nothing": (nothing, nothing, [], []),
    "a good change": (nothing, replacing(TOITS, "founded: 2011", "founded: 2012"), [], []),
    "an error": (nothing, YEAR, [NO_YEAR], []),
    "an error of before": (YEAR, nothing, [], [NO_YEAR]),
    "another file is edited": (YEAR, replacing(OTHER, "2005", "2006"), [], [NO_YEAR]),
    "on another line": (YEAR, replacing(TOITS, "other_names:", "# relu\nother_names:"), [], [NO_YEAR]),
    "mended": (YEAR, replacing(TOITS, "founded: 20x1\n", ""), [], []),
    "wrong in another way": (YEAR, replacing(TOITS, "20x1", "20x2"), [NO_YEAR], []),
    "mended here, made there": (
        YEAR,
        together(replacing(TOITS, "20x1", "2011"), replacing(OTHER, "2005", "20x1")),
        [f"{OTHER}: year"],
        [],
    ),
    "the same in another field": (YEAR, replacing(TOITS, "since: 2019", "since: 20x1"), [NO_YEAR], [NO_YEAR]),
    "elsewhere in its list": (HOURS, need(""), [], [COUNT]),
    "a second one like it": (HOURS, need(", hours: x"), [COUNT], [COUNT]),
    "another file is renamed": (YEAR, moving(OTHER, SHOP), [], [NO_YEAR]),
    "its file is renamed": (OTHER_YEAR, moving(OTHER, SHOP), [], [f"{SHOP}: year"]),
    "its file is copied": (OTHER_YEAR, copied, [f"{SHOP}: year"], [f"{OTHER}: year"]),
    "a deletion leaves references": (nothing, deleting(NETWORK), LOST, []),
    "a deletion leaves none": (
        nothing,
        together(
            deleting(NETWORK),
            replacing(TOITS, "member_of: [reseau-des-toits]\n", ""),
            replacing(EVENT, "reseau-des-toits, ", ""),
        ),
        [],
        [],
    ),
    "a renaming leaves references": (nothing, moving(NETWORK, "content/associations/toits-unis.md"), LOST, []),
    "another entry is nearer": (deleting(NETWORK), new("reseau-des-toiles"), [], LOST),
    "a term is added": (nothing, ending("content/vocabulary/goods.yml", TERM), [], []),
    "a translation is left alone": (nothing, deleting(f"{FEAST}.md"), [f"{FEAST}.en.md: translation-alone"], []),
    "a translation is left without its original": (
        nothing,
        replacing(TOITS, "id: chambre\n", "id: piece\n"),
        [f"{TOITS.removesuffix('.md')}.en.md: translation-item"],
        [],
    ),
    "a picture is deleted": (nothing, deleting("content/media/toits-partages.png"), [f"{TOITS}: picture-missing"], []),
    "the base is broken elsewhere": (YAML, YEAR, [NO_YEAR], [NO_YAML]),
    "the base stays broken": (YAML, replacing(TOITS, "2011", "2012"), [], [NO_YAML]),
    "the base is mended": (YAML, replacing(OTHER, "a: b", ""), [], []),
    "what a broken line hid": (
        together(replacing(OTHER, "causes:", "couses:"), YAML),
        replacing(OTHER, "a: b", ""),
        [f"{OTHER}: unknown-key"],
        [],
    ),
    "a second entry of one organisation": (nothing, new("deuxieme", TWIN), [f"{TOITS}: identifier-taken"], []),
    "the first of three is deleted": (
        together(new("premiere", TWIN), new("troisieme", TWIN)),
        deleting("content/associations/premiere.md"),
        [],
        ["content/associations/troisieme.md: identifier-taken"],
    ),
    "an entry becomes a link": (nothing, linked, [f"{OTHER}: symbolic-link"], []),
    "a message that tells a line": (
        replacing(OTHER, "founded: 2005", "founded: 2005\nfounded: 2006"),
        replacing(OTHER, "name:", "# relu\nname:"),
        [],
        [f"{OTHER}: duplicate-key"],
    ),
    "a file is in no folder": (nothing, writing("content/x.md", "x"), ["content/x.md: file-folder"], []),
}


@pytest.mark.parametrize("name", CASES)
def test_new_errors_block_and_no_others(name: str, clone: Path) -> None:
    before, after, errors, known = CASES[name]
    found = examined(clone, before, after)
    assert (named(found.compared.errors), named(found.compared.known_errors)) == (errors, known)
    assert found.blocks == bool(errors)


@pytest.mark.parametrize(
    ("edit", "ids"),
    [
        (deleting("content/platforms/entraide.md"), {"reference-nothing", "translation-alone"}),
        (replacing("content/vocabulary/skills.yml", "comptabilite:", "comptes:"), {"unknown-term"}),
        (replacing("content/vocabulary/causes.yml", "label:", "labl:"), {"unknown-key"}),
        (deleting("content/vocabulary/tax.yml"), {"vocabulary-missing"}),
    ],
)
def test_what_entries_name_is_not_taken_away(edit: Edit, ids: set[str], clone: Path) -> None:
    assert {one.id for one in examined(clone, nothing, edit).compared.errors} == ids
