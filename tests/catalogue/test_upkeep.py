"""What somebody looks at first: each turn before the next, the same order whatever the order of the files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from plugins.catalogue.catalogue import Catalogue
from plugins.catalogue.freshness import state
from plugins.catalogue.kinds.parts import Confirmed
from plugins.catalogue.upkeep import due, receives_gifts
from plugins.catalogue.withholding import withholding

from .test_freshness import BOTH, always


def turned(catalogue: Catalogue, slug: str, **fields: Any) -> Catalogue:
    """The catalogue with one record changed."""
    filed = catalogue.records[slug]
    records = {**catalogue.records, slug: replace(filed, record=filed.record.model_copy(update=fields))}
    return Catalogue(records.values(), (), (), catalogue.vocabulary, catalogue.today, catalogue.withheld)


def order(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [(one.filed.slug, one.why) for one in due(catalogue, state(catalogue, BOTH, always))]


def test_turns_follow_each_other(catalogue: Catalogue) -> None:
    found = order(catalogue)
    assert found[:2] == [("caisse-muette", "fees-unknown"), ("entraide", "fees-old")]
    gifts = {filed.slug for filed in catalogue.records.values() if receives_gifts(catalogue, filed)}
    unconfirmed = [slug for slug, why in found if why == "unconfirmed" and slug in gifts]
    assert unconfirmed == [slug for slug, _ in found[2 : 2 + len(unconfirmed)]] and len(unconfirmed) > 5
    assert [why for _, why in found].index("no-source") > [why for _, why in found].index("need-past")


def test_the_oldest_check_comes_first(catalogue: Catalogue) -> None:
    for slug, year in (("toits-partages", 2023), ("abris-de-nuit", 2022), ("atelier-des-mots", 2024)):
        day = Confirmed.model_construct(on=date(year, 5, 1), how="site", by=None)
        catalogue = turned(catalogue, slug, confirmed=day)
    stale = [slug for slug, why in order(catalogue) if why == "stale"]
    assert stale == ["abris-de-nuit", "toits-partages", "atelier-des-mots"]


def test_of_equals_the_one_that_lacks_most_comes_first(catalogue: Catalogue) -> None:
    assert order(catalogue).index(("abris-de-nuit", "unconfirmed")) < order(catalogue).index(
        ("atelier-des-mots", "unconfirmed")
    ), "by slug"
    less = turned(catalogue, "abris-de-nuit", contact=catalogue.records["toits-partages"].record.contact)
    assert order(less).index(("abris-de-nuit", "unconfirmed")) > order(less).index(("atelier-des-mots", "unconfirmed"))


def test_what_waits_for_approval_comes_before_all(catalogue: Catalogue) -> None:
    assert order(withholding(catalogue, {"toits-partages"}))[0] == ("toits-partages", "withheld")


def test_what_is_over_waits_for_nobody_unless_it_says_nothing_of_what_came_of_it(catalogue: Catalogue) -> None:
    assert ("bibliobus", "project-past") in order(catalogue)
    told = turned(catalogue, "bibliobus", outcome="Deux mille livres.")
    assert "bibliobus" not in dict(order(told))
    assert "abris-de-nuit" not in dict(order(turned(catalogue, "abris-de-nuit", status="closed")))
    assert "nuit-de-la-lecture" not in dict(order(catalogue)), "an event of last January"


def test_the_order_is_the_same_whatever_the_order_of_the_files(catalogue: Catalogue) -> None:
    backwards = Catalogue(
        [*catalogue.records.values()][::-1], (), (), catalogue.vocabulary, catalogue.today, catalogue.withheld
    )
    assert order(backwards) == order(catalogue)
