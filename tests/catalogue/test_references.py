"""Every slug that names another record is found, with its place and what it may name."""

import pytest

from plugins.catalogue.catalogue import Catalogue
from plugins.catalogue.references import references


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("toits-partages", {("give", 1, "platform"): "entraide", ("member_of", 0): "reseau-des-toits"}),
        ("chambres-pour-2027", {("association",): "toits-partages", ("give", 0, "platform"): "entraide"}),
        ("fondation-exemple", {("funded", place, "record"): "chambres-pour-2027" for place in (0, 1)}),
        ("nuit-de-la-lecture", {("organiser",): "lecture-au-chevet", ("participants", 0): "bibliotheque-de-quartier"}),
        ("entraide", {}),
    ],
)
def test_references_and_their_places(
    slug: str, expected: dict[tuple[str | int, ...], str], catalogue: Catalogue
) -> None:
    assert {place: named for place, _, named in references(catalogue.records[slug].record)} == expected


def test_some_name_records_of_some_kinds_only(catalogue: Catalogue) -> None:
    kinds = {place[-1]: one.kinds for place, one, _ in references(catalogue.records["chambres-pour-2027"].record)}
    assert kinds == {"association": ("association", "funder", "partner"), "platform": ("platform",)}
