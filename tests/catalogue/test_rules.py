"""Rules across entries: each asked of records made for it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue import rules
from plugins.catalogue.catalogue import Catalogue, Filed, Translation
from plugins.catalogue.kinds import KINDS
from plugins.catalogue.problems import Gravity
from plugins.catalogue.rules import dates, duplicates, gifts, mentions, names, translated

from .examples import TODAY

GOOD: Mapping[str, Any] = {
    "name": "Essai",
    "summary": "Un essai.",
    "causes": ["logement"],
    "author": {"name": "A", "interest": "none"},
}


@pytest.fixture(scope="module")
def make(catalogue: Catalogue) -> Any:
    """A catalogue of records given by path and by what they add to the least."""

    def built(records: Mapping[str, Mapping[str, Any]], today: date = TODAY, **translations: Any) -> Catalogue:
        filed = []
        for path, fields in records.items():
            folder, slug = path.split("/")
            record = KINDS[folder].model_validate({**GOOD, "name": slug, **fields}, context=catalogue.vocabulary)
            filed.append(Filed(slug, folder, f"content/{path}.md", record, "", "fr", translations.get(slug, {})))
        return Catalogue(filed, (), (), catalogue.vocabulary, today)

    return built


def ids(findings: Any) -> list[tuple[str, str, tuple[str | int, ...]]]:
    return [(one.path.removeprefix("content/").removesuffix(".md"), one.id, one.location) for one in findings]


def test_a_ring_of_networks_is_told_once_and_what_hangs_on_it_is_not_accused(make: Any) -> None:
    ring = {"associations/b": {"member_of": ["c"]}, "associations/c": {"member_of": ["b"]}}
    outside = {"associations/a": {"member_of": ["b"]}, "associations/d": {"member_of": ["d"]}}
    assert ids(mentions.cycles(make({**ring, **outside}))) == [("associations/b", "reference-cycle", ("member_of",))]


def test_references_to_nothing_to_itself_and_to_the_wrong_kind(make: Any) -> None:
    found = mentions.dangling(
        make(
            {
                "associations/a": {"member_of": ["b", "a", "former"], "aliases": ["old"]},
                "platforms/former-new": {"aliases": ["former"]},
                "projects/p": {"association": "former-new", "aim": "A"},
            }
        )
    )
    assert ids(found) == [
        ("associations/a", "reference-nothing", ("member_of", 0)),
        ("associations/a", "reference-self", ("member_of", 1)),
        ("associations/a", "reference-nothing", ("member_of", 2)),
        ("projects/p", "reference-kind", ("association",)),
    ]


def test_two_entries_are_accused_of_each_other_once(make: Any) -> None:
    one = {"name": "Même", "website": "https://a-exemple.org", "ids": {"siren": "900000019", "rna": "W691234567"}}
    other = {**one, "website": "http://www.a-exemple.org/"}
    assert ids(duplicates.twins(make({"associations/a": one, "associations/b": other}))) == [
        ("associations/b", "identifier-taken", ("ids", "rna"))
    ]


def test_one_site_or_one_name_is_only_a_warning(make: Any) -> None:
    lyon, paris = {"city": "Lyon"}, {"city": "Paris"}
    found = list(
        duplicates.twins(
            make(
                {
                    "associations/a": {"name": "L'Été", "place": lyon, "website": "https://a-exemple.org"},
                    "associations/b": {"name": "l’été !", "place": {"city": "LYON"}},
                    "associations/c": {"name": "L'Été", "place": paris},
                    "events/d": {"name": "L'Été", "place": lyon, "recurs": "A", "website": "https://a-exemple.org"},
                    "funders/e": {"website": "https://www.a-exemple.org/", "type": "public"},
                }
            )
        )
    )
    assert ids(found) == [("funders/e", "website-taken", ("website",)), ("associations/b", "name-taken", ("name",))]
    assert {one.gravity for one in found} == {Gravity.WARNING}


PLATFORM = {
    "website": "https://p-exemple.org/",
    "hosts": ["www.p-exemple.org"],
    "pages": ["https://www.p-exemple.org/{account}/give"],
}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"platform": "p", "url": "https://www.p-exemple.org/essai/give"}, None),
        ({"platform": "p", "url": "https://www.p-exemple.org/essai/give?x=1#y"}, None),
        ({"platform": "p", "url": "https://www.p-exemple.org/essai/giver"}, "give-page"),
        ({"platform": "p", "url": "https://www.p-exemple.org/"}, "give-page"),
        ({"platform": "p", "url": "https://p-exemple.org/essai/give"}, "give-host"),
        ({"platform": "p", "url": "https://www.p-exemple.org.faux-exemple.org/essai/give"}, "give-host"),
        ({"page": "https://dons.a-exemple.org/"}, None),
        ({"page": "https://a-exemple.org.faux-exemple.org/"}, "give-domain"),
        ({"page": "https://a-exemple.com/"}, "give-domain"),
        ({"page": "https://www.p-exemple.org/essai/give"}, "give-domain"),
    ],
)
def test_gifts_go_to_the_platform_or_to_the_organisation(make: Any, given: Any, expected: str | None) -> None:
    records = {"platforms/p": PLATFORM, "associations/a": {"website": "https://www.a-exemple.org/", "give": [given]}}
    assert [one.id for one in gifts.giving(make(records))] == ([expected] if expected else [])


def test_a_public_suffix_is_not_somebodys_domain(make: Any) -> None:
    record = {"website": "https://un.github.io/", "give": [{"page": "https://autre.github.io/"}]}
    assert [one.id for one in gifts.giving(make({"associations/a": record}))] == ["give-domain"]


def test_a_project_may_give_on_the_site_of_its_association(make: Any) -> None:
    page = {"page": "https://www.a-exemple.org/projet"}
    project = {"association": "a", "aim": "A", "give": [page]}
    assert not list(
        gifts.giving(make({"projects/p": project, "associations/a": {"website": "https://a-exemple.org/"}}))
    )
    assert [one.id for one in gifts.giving(make({"projects/p": project, "associations/a": {}}))] == ["give-no-website"]
    assert not list(gifts.giving(make({"projects/p": project}))), "what is wrong is the name of the association"


@pytest.mark.parametrize(
    ("given", "location"),
    [
        ({"founded": "2027"}, ("founded",)),
        ({"confirmed": {"on": "2026-11-21", "how": "site"}}, ("confirmed", "on")),
        ({"status": "closed", "closed_on": "2026-12-01"}, ("closed_on",)),
        ({"status": "dormant", "last_seen": "2027"}, ("last_seen",)),
        ({"tax": {"receipt": "no", "asked": "2027-01-01"}}, ("tax", "asked")),
        ({"sources": [{"fact": "a", "read": "2027-01-01"}]}, ("sources", 0, "read")),
        ({"accounts": [{"year": "2027", "source": "https://a-exemple.org"}]}, ("accounts", 0, "year")),
        ({"public_utility": {"since": "2027", "source": "https://a-exemple.org"}}, ("public_utility", "since")),
    ],
)
def test_what_has_happened_is_not_after_today(make: Any, given: Any, location: tuple[str | int, ...]) -> None:
    records = {"associations/a": given}
    assert ids(dates.future(make(records))) == [("associations/a", "date-future", location)]
    assert not list(dates.future(make(records, date(2027, 12, 31))))


def test_today_itself_is_not_the_future(make: Any) -> None:
    given = {"founded": "2026", "confirmed": {"on": "2026-11-20", "how": "site"}}
    assert not list(dates.future(make({"associations/a": given})))


def test_an_end_before_the_beginning_cannot_be(make: Any) -> None:
    given = {"founded": "2011", "status": "closed", "closed_on": "2010-12-31"}
    assert ids(dates.future(make({"associations/a": given}))) == [("associations/a", "dates-reversed", ("closed_on",))]


def test_days_gone_by_are_warnings(make: Any) -> None:
    need = {"id": "a", "type": "housing", "title": "A", "until": "2026-11-19"}
    found = list(
        dates.gone_by(
            make(
                {
                    "associations/a": {"needs": [need, {**need, "id": "b", "until": "2026-11-20"}], "offers": [need]},
                    "projects/p": {"association": "a", "aim": "A", "ends": "2026-11-19"},
                    "projects/q": {"association": "a", "aim": "A", "ends": "2026-11-19", "outcome": "B"},
                    "platforms/f": {
                        "fees": [
                            {"payer": "giver", "taker": "platform", "read": "2025-11-20"},
                            {"payer": "giver", "taker": "platform", "read": "2025-11-19"},
                            {"payer": "giver", "taker": "platform"},
                        ]
                    },
                }
            )
        )
    )
    assert ids(found) == [
        ("associations/a", "need-past", ("needs", 0, "until")),
        ("associations/a", "need-past", ("offers", 0, "until")),
        ("platforms/f", "fee-unread", ("fees", 1, "read")),
        ("platforms/f", "fee-never-read", ("fees", 2)),
        ("projects/p", "project-past", ("ends",)),
    ]
    assert {one.gravity for one in found} == {Gravity.WARNING}


def test_slugs_and_aliases_are_addresses(make: Any) -> None:
    records = {
        "associations/a": {"aliases": ["old", "b", "page"]},
        "associations/b": {"aliases": ["old", "p"]},
        "projects/p": {"association": "a", "aim": "A", "aliases": ["old"]},
        "associations/index": {},
    }
    assert ids(names.slugs(make(records))) == [
        ("associations/a", "alias-taken", ("aliases", 1)),
        ("associations/a", "alias-taken", ("aliases", 2)),
        ("associations/b", "alias-taken", ("aliases", 0)),
        ("associations/index", "slug-reserved", ()),
    ]


def test_a_translation_is_of_what_stands_in_its_original(make: Any) -> None:
    prose = {
        ("summary",): "S",
        ("logo", "alt"): "L",
        ("needs", "a", "title"): "T",
        ("needs", "a", "detail"): "D",
        ("needs", "b", "title"): "T",
        ("needs", "b", "detail"): "D",
        ("give", "c", "label"): "L",
    }
    given = {"needs": [{"id": "a", "type": "housing", "title": "A"}], "website": "https://a-exemple.org"}
    translations = {"en": Translation("content/associations/a.en.md", prose, "")}
    found = translated.translations(make({"associations/a": given}, a=translations))
    assert sorted(ids(found)) == [
        ("associations/a.en", "translation-item", ("give", "c")),
        ("associations/a.en", "translation-item", ("needs", "b")),
        ("associations/a.en", "translation-nothing", ("logo", "alt")),
        ("associations/a.en", "translation-nothing", ("needs", "a", "detail")),
    ]


SLUGS = st.sampled_from(["a", "b", "c", "p", "page"])
GIVEN = st.fixed_dictionaries(
    {},
    optional={
        "member_of": st.lists(SLUGS, unique=True),
        "aliases": st.lists(SLUGS, unique=True),
        "website": st.sampled_from(["https://a-exemple.org", "http://b-exemple.org/", "https://x.github.io"]),
        "founded": st.sampled_from(["1000", "2026", "2200"]),
        "ids": st.sampled_from([{"siren": "900000019"}, {"rna": "W691234567"}, {}]),
        "place": st.sampled_from([{"city": "Lyon"}, {"city": "東京", "country": "JP"}]),
        "give": st.lists(
            st.sampled_from(
                [
                    {"page": "https://dons.a-exemple.org"},
                    {"platform": "p", "url": "https://www.p-exemple.org/x"},
                    {"platform": "a", "url": "https://www.p-exemple.org/x"},
                ]
            ),
            max_size=2,
        ),
        "needs": st.just(
            [{"id": "n", "type": "money", "title": "N", "remote": "no",
                           "url": "https://c-exemple.org", "until": "0001-01-01"}]
        ),
        "logo": st.just({"file": "media/x.png", "alt": "X"}),
    },
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["associations/a", "associations/b", "partners/c", "platforms/p"]), GIVEN))
def test_rules_never_raise(make: Any, records: dict[str, Any]) -> None:
    for today in (date.min, TODAY, date.max):
        made = make(records, today)
        for rule in rules.RULES:
            for one in rule(made):
                assert one.path.removeprefix("content/").removesuffix(".md") in records
