"""What each record lacks and how old its checks are: what is counted adds up, and nobody is forgotten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue.catalogue import Catalogue, Filed
from plugins.catalogue.freshness import AGES, LACKS, LONG_AGO, State, age, reach, state
from plugins.catalogue.kinds.giving import Channel
from plugins.catalogue.kinds.parts import Confirmed
from plugins.catalogue.kinds.platform import Fee
from plugins.catalogue.upkeep import due
from plugins.catalogue.withholding import withholding

from .examples import DIRECTORY, TODAY

BOTH = ("fr", "en")
ORGANISATIONS = ("associations", "funders", "partners", "platforms")


def never(_channel: Channel, _catalogue: Catalogue) -> bool:
    return False


def always(_channel: Channel, _catalogue: Catalogue) -> bool:
    return True


def written() -> Mapping[tuple[str, str], Any]:
    """The fields of every entry of the examples, by folder and slug, read without any of our code."""
    found = {}
    for path in (DIRECTORY / "content").rglob("*.md"):
        if path.parent.name != "pages" and "." not in path.stem:
            _, fields, _ = path.read_text(encoding="utf-8").split("---\n", 2)
            found[path.parent.name, path.stem] = yaml.safe_load(fields)
    return found


def lacking(entries: Mapping[tuple[str, str], Any]) -> dict[str, set[str]]:
    """The slugs that lack a few things, as a person would look for them in the files."""
    everybody = {slug: fields for (_, slug), fields in entries.items()}
    organisations = {slug: fields for (folder, slug), fields in entries.items() if folder in ORGANISATIONS}
    translated = {path.name.split(".")[0] for path in (DIRECTORY / "content").rglob("*.en.md")}
    return {
        "unconfirmed": {slug for slug, fields in everybody.items() if "confirmed" not in fields},
        "no-website": {slug for slug, fields in everybody.items() if "website" not in fields},
        "no-register": {slug for slug, fields in organisations.items() if "ids" not in fields},
        "no-contact": {slug for slug, fields in organisations.items() if "contact" not in fields},
        "no-source": {
            slug for slug, fields in everybody.items() if not any("url" in one for one in fields.get("sources", []))
        },
        "untranslated": everybody.keys() - translated,
    }


def test_what_is_lacking_is_what_the_files_do_not_say(catalogue: Catalogue) -> None:
    found = state(catalogue, BOTH, never)
    for id, slugs in lacking(written()).items():
        assert {slug for slug, ids in found.lacks.items() if id in ids} == slugs, id
        assert found.lacking[id] == len(slugs) > 0
    assert found.asked["unconfirmed"] == len(written()) == sum(found.ages.values())


def test_what_has_gone_by(catalogue: Catalogue) -> None:
    """By the warnings of tests/examples/warnings.txt."""
    found = state(catalogue, BOTH, never)
    gone = ("need-past", "label-past", "project-past", "no-next-date", "fees-old", "fees-unknown", "source-to-find")
    assert {id: sorted(slug for slug, ids in found.lacks.items() if id in ids) for id in gone} == {
        "need-past": ["repas-du-coin"],
        "label-past": ["velos-solidaires"],
        "project-past": ["bibliobus"],
        "no-next-date": ["fete-des-voisins", "permanence-du-mardi"],
        "fees-old": ["entraide"],
        "fees-unknown": ["caisse-muette"],
        "source-to-find": ["repas-du-coin"],
    }


def test_what_a_gift_costs_is_asked_of_those_who_receive_some(catalogue: Catalogue) -> None:
    receiving = {one.slug for one in catalogue.receiving if one.folder in ("associations", "projects")}
    assert state(catalogue, BOTH, always).lacking["cost-unknown"] == 0
    found = state(catalogue, BOTH, never)
    assert {slug for slug, ids in found.lacks.items() if "cost-unknown" in ids} == receiving
    assert found.asked["cost-unknown"] == len(receiving) > 0
    assert not any({"no-channel", "cost-unknown"} <= set(ids) for ids in found.lacks.values())


FEE: Any = {"kind": "fee", "percent": Decimal(1), "fixed": None, "read": TODAY}


@pytest.mark.parametrize(
    ("fees", "lacking"),
    [
        ([FEE], set()),
        ([FEE | {"percent": None}], {"fees-unknown"}),
        ([FEE | {"kind": "tip"}], {"fees-unknown"}),
        ([FEE | {"percent": Decimal(0)}], set()),
        ([FEE, FEE | {"percent": None}], set()),
        ([FEE | {"read": None}], {"fees-old"}),
        ([FEE | {"read": TODAY - timedelta(days=365)}], set()),
        ([FEE, FEE | {"read": TODAY - timedelta(days=366)}], {"fees-old"}),
        ([], {"fees-unknown"}),
    ],
)
def test_fees(catalogue: Catalogue, fees: list[Any], lacking: set[str]) -> None:
    filed = catalogue.records["caisse-claire"]
    record = filed.record.model_copy(update={"fees": tuple(Fee.model_construct(**one) for one in fees)})
    made = Catalogue([replace(filed, record=record)], (), (), catalogue.vocabulary, TODAY)
    assert {id for id in state(made, BOTH, never).lacks["caisse-claire"] if id.startswith("fees")} == lacking


def test_a_site_of_one_language_has_nothing_to_translate(catalogue: Catalogue) -> None:
    found = state(catalogue, ("fr",), never)
    assert "untranslated" not in found.asked and not found.lacking["untranslated"]


def test_what_is_withheld_is_not_said_to_be_missing(catalogue: Catalogue) -> None:
    found = state(withholding(catalogue, {"toits-partages"}), BOTH, never)
    ids = found.lacks["toits-partages"]
    assert "withheld" in ids
    assert not {"no-channel", "no-website", "no-contact", "no-place", "cost-unknown"} & set(ids)
    assert found.asked["no-website"] == len(catalogue.records) - 1


@pytest.mark.parametrize(
    ("days", "name"),
    [(0, "0-3"), (91, "0-3"), (92, "3-6"), (365, "6-12"), (366, "12-18"), (548, "12-18"), (549, "18+"), (9999, "18+")],
)
def test_ages(days: int, name: str) -> None:
    assert age(TODAY - timedelta(days=days), TODAY) == name
    assert age(None, TODAY) == "never"


def test_reach_counts_each_area_once(catalogue: Catalogue) -> None:
    found = {one.country: one for one in reach(catalogue)}
    assert list(found) == ["FR", "BE", "CH", "CA", "LU"]
    assert found["FR"].regions[1] == 18 and found["FR"].departments[1] == 96, "with Paris, without those overseas"
    assert found["CH"].regions == (2, 26) and found["CH"].departments == (0, 0)
    there = {code for code in catalogue.by_area if code != catalogue.vocabulary.places[code].country}
    assert sum(one.regions[0] + one.departments[0] for one in found.values()) == len(there)


DAYS = st.one_of(st.none(), st.integers(0, 1500).map(lambda days: TODAY - timedelta(days=days)))
STATUSES = st.sampled_from(["active", "dormant", "paused", "closed"])


def changed(filed: Filed, day: date | None, status: str, bare: bool) -> Filed:
    """A record confirmed on another day, of another status, and without what need not be there."""
    confirmed = Confirmed.model_construct(on=day, how="site", by=None) if day else None
    fields: dict[str, Any] = {"confirmed": confirmed, "status": status}
    fields |= {"website": None, "place": None, "sources": ()} if bare else {}
    return replace(filed, record=filed.record.model_copy(update=fields))


@given(st.data())
def test_what_is_counted_adds_up(catalogue: Catalogue, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(sorted(catalogue.records)), unique=True, max_size=12))
    keep = {*chosen, *(filed.slug for filed in catalogue.by_folder["platforms"])}
    records = [
        changed(catalogue.records[slug], data.draw(DAYS), data.draw(STATUSES), data.draw(st.booleans()))
        for slug in sorted(keep)
    ]
    made = Catalogue(records, (), (), catalogue.vocabulary, TODAY)
    check(made, state(made, BOTH, never))


def check(catalogue: Catalogue, found: State) -> None:
    assert found.lacks.keys() == catalogue.records.keys()
    assert list(found.ages) == [*AGES, "18+", "never"] and sum(found.ages.values()) == len(catalogue.records)
    assert found.ages["never"] == found.lacking["unconfirmed"] and found.ages["18+"] == found.lacking["stale"]
    assert all(found.lacking[id] <= asked <= len(catalogue.records) for id, asked in found.asked.items())
    counted = Counter(id for ids in found.lacks.values() for id in ids)
    assert {id: count for id, count in found.lacking.items() if count} == counted and list(found.lacking) == list(LACKS)
    assert all(list(ids) == [id for id in LACKS if id in ids] for ids in found.lacks.values())
    waiting = due(catalogue, found)
    assert len({one.filed.slug for one in waiting}) == len(waiting)
    assert all(one.why in found.lacks[one.filed.slug] for one in waiting)
    asleep = {slug for slug, filed in catalogue.records.items() if filed.record.status == "closed"}
    assert not asleep & {one.filed.slug for one in waiting if one.why != "project-past"}


def test_long_ago_is_eighteen_months() -> None:
    assert max(AGES.values()) == LONG_AGO.days == round(365.25 * 1.5)
