"""A directory that shows only some kinds: the others are told of, named where they must be, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.catalogue.catalogue import Catalogue
from plugins.catalogue.checking import Checked, check
from plugins.catalogue.kinds import KINDS
from plugins.catalogue.problems import Gravity
from plugins.catalogue.showing import showing

from .examples import DIRECTORY, MEMORY, TODAY, settings_of

ALL = tuple(KINDS)


@pytest.mark.parametrize("folder", [folder for folder in ALL if folder != "associations"])
def test_entries_that_are_not_shown_are_warned_of(directory: Checked, folder: str) -> None:
    kinds = tuple(one for one in ALL if one != folder)
    found = check(replace(settings_of(DIRECTORY, TODAY), kinds=kinds), MEMORY)
    more = set(found.problems) - set(directory.problems)
    assert directory.catalogue is not None
    assert {one.path for one in more} == {one.path for one in directory.catalogue.by_folder[folder]}
    assert {(one.id, one.gravity) for one in more} == {("kind-not-shown", Gravity.WARNING)}
    assert set(directory.problems) <= set(found.problems), "what is wrong with them is told all the same"


def test_what_is_not_shown_is_in_no_list_and_keeps_its_name(directory: Checked) -> None:
    whole = directory.catalogue
    assert whole is not None
    found = showing(whole, [folder for folder in ALL if folder != "platforms"])
    hidden = whole.by_folder["platforms"]
    assert "platforms" not in found.by_folder and not {one.slug for one in hidden} & found.records.keys()
    assert all(found.named(one.slug) is one for one in hidden)
    assert found.by_platform.keys() == whole.by_platform.keys(), "a gift still goes by its platform"
    with pytest.raises(KeyError):
        found.named("nobody")


def test_what_only_hidden_records_say_is_not_said(directory: Checked) -> None:
    whole = directory.catalogue
    assert whole is not None
    found = showing(whole, ["associations", "projects"])
    assert any(whole.naming(slug, "funded") for slug in whole.records)
    assert not any(found.naming(slug, "funded") for slug in found.records)
    assert found.events == ([], [])


def test_a_logo_that_only_hidden_records_have_is_not_published(directory: Checked) -> None:
    whole = directory.catalogue
    assert whole is not None
    owner = next(one for one in whole.records.values() if one.record.logo)
    moved = replace(owner, folder="partners")
    records = [moved if one is owner else one for one in whole.records.values()]
    made = Catalogue(records, whole.pages.values(), whole.pictures, whole.vocabulary, whole.today)
    assert whole.pictures and showing(made, ["partners"]).pictures == whole.pictures
    assert showing(made, ["associations"]).pictures == ()


def test_all_kinds_are_everything(directory: Checked) -> None:
    assert directory.catalogue is not None
    assert showing(directory.catalogue, ALL).records == directory.catalogue.records
