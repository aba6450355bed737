"""A translation gives prose again, and nothing else."""

from typing import Any

import pytest
from pydantic import ValidationError

from plugins.catalogue.catalogue import Catalogue
from plugins.catalogue.kinds import FOLDERS
from plugins.catalogue.kinds.association import Association
from plugins.catalogue.kinds.giving import Transfer
from plugins.catalogue.translations import prose_of, translation_of


def keys(model: Any) -> set[str]:
    return set(model.model_fields)


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("associations", {"summary", "logo", "give", "needs", "offers", "impact", "author"}),
        ("projects", {"summary", "logo", "give", "needs", "offers", "author", "aim", "goal", "outcome"}),
        ("funders", {"summary", "logo", "give", "needs", "offers", "impact", "author", "looks_for"}),
        (
            "platforms",
            {"summary", "logo", "give", "needs", "offers", "impact", "author", "fees", "owner", "receipts", "data"},
        ),
        ("events", {"summary", "logo", "author", "recurs", "programme"}),
        ("pages", {"title", "slug", "summary"}),
    ],
)
def test_a_translation_has_the_prose_of_its_kind(folder: str, expected: set[str]) -> None:
    assert keys(translation_of(FOLDERS[folder])) == expected


def test_what_has_no_prose_has_no_translation() -> None:
    assert translation_of(Transfer) is None


def test_nothing_must_be_translated() -> None:
    model = translation_of(Association)
    assert model
    assert prose_of(model.model_validate({})) == {}


def test_prose_is_found_by_where_it_stands() -> None:
    model = translation_of(Association)
    assert model
    given = {"summary": "S", "logo": {"alt": "L"}, "needs": [{"id": "b", "title": "T"}, {"id": "a", "in_return": "R"}]}
    assert list(prose_of(model.model_validate(given)).items()) == [
        (("summary",), "S"),
        (("logo", "alt"), "L"),
        (("needs", "b", "title"), "T"),
        (("needs", "a", "in_return"), "R"),
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"founded": "2011"},
        {"name": "Another"},
        {"needs": [{"title": "T"}]},
        {"needs": [{"id": "a", "hours": "4"}]},
        {"needs": [{"id": "a"}, {"id": "a"}]},
        {"logo": {"file": "media/x.png"}},
        {"summary": "a" * 201},
    ],
)
def test_facts_are_not_translated(given: dict[str, Any]) -> None:
    model = translation_of(Association)
    assert model
    with pytest.raises(ValidationError) as raised:
        model.model_validate(given)
    assert raised.value.error_count() == 1


def test_the_directory_has_what_its_translations_give(catalogue: Catalogue) -> None:
    filed = catalogue.records["toits-partages"]
    assert filed.translations["en"].prose[("needs", "chambre", "title")] == "A room in a home"
    assert "<strong>two generations</strong>" in filed.translations["en"].html
