"""Each field says yes to what people type and no, with its reason, to what cannot be."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from plugins.catalogue import fields
from plugins.catalogue.fields import SLUG, Coordinates, Money, slug_of


def accept(kind: Any, typed: object) -> Any:
    return TypeAdapter(kind).validate_python(typed)


def refuse(kind: Any, typed: object) -> str:
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(kind).validate_python(typed)
    assert raised.value.error_count() == 1
    return raised.value.errors()[0]["type"]


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (fields.Line, "  deux   mots ", "deux mots"),
        (fields.Line, "E\u0301te\u0301", "Été"),
        (fields.Rna, "w 69 1234567", "W691234567"),
        (fields.Rna, "W2A1234567", "W2A1234567"),
        (fields.Rna, "W9R1234567", "W9R1234567"),
        (fields.Siren, "900 000 019", "900000019"),
        (fields.Siren, "356000000", "356000000"),
        (fields.Siren, "９００００００１９", "900000019"),
        (fields.Siret, "900 000 019 00019", "90000001900019"),
        (fields.Siret, "35600000049837", "35600000049837"),
        (fields.BelgianNumber, "BE 0700.000.005", "0700000005"),
        (fields.SwissNumber, "CHE-100.000.012", "CHE100000012"),
        (fields.CanadianNumber, "100000017 RR0001", "100000017RR0001"),
        (fields.Iban, "FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189"),
        (fields.Iban, "be68 5390 0754 7034", "BE68539007547034"),
        (fields.Iban, "CH93 0076 2011 6238 5295 7", "CH9300762011623852957"),
        (fields.Bic, "agri frpp", "AGRIFRPP"),
        (fields.Flag, "Oui", True),
        (fields.Flag, "no", False),
        (fields.Day, "2028-02-29", date(2028, 2, 29)),
        (fields.DayOrYear, "2018", 2018),
        (fields.DayOrYear, "2018-05-01", date(2018, 5, 1)),
        (fields.Moment, "2026-11-20 18:30", datetime(2026, 11, 20, 18, 30)),
        (fields.Moment, "2026-11-20", date(2026, 11, 20)),
        (fields.MoneyField, "1200", Money(Decimal(1200), "EUR")),
        (fields.MoneyField, "0.25 €", Money(Decimal("0.25"), "EUR")),
        (fields.MoneyField, "12 CHF", Money(Decimal(12), "CHF")),
        (fields.Percent, "1.5", Decimal("1.5")),
        (fields.CoordinatesField, ["-21.1", "55.5"], Coordinates(-21.1, 55.5)),
        (fields.Email, "Contact@Exemple.org", "contact@exemple.org"),
        (fields.Email, "service.dons@exemple.org", "service.dons@exemple.org"),
        (fields.TimeZone, "America/Toronto", "America/Toronto"),
        (fields.LanguageCode, "oc", "oc"),
        (fields.SiteUrl, "http://www.exemple.org", "http://www.exemple.org/"),
        (fields.Media, "media/logo-1.png", "media/logo-1.png"),
        (fields.Hostname, "WWW.Exemple.org", "www.exemple.org"),
    ],
)
def test_accepted(kind: Any, typed: object, value: object) -> None:
    assert accept(kind, typed) == value


@pytest.mark.parametrize(
    ("kind", "typed", "id"),
    [
        (fields.Line, "   ", "empty"),
        (fields.Line, ["a"], "expected-text"),
        (fields.Line, {"a": "b"}, "expected-text"),
        (fields.Summary, "a" * 201, "too-long"),
        (fields.Rna, "W69123456", "rna"),
        (fields.Rna, "691234567X", "rna"),
        (fields.Siren, "900000018", "siren"),
        (fields.Siret, "90000001900018", "siret"),
        (fields.BelgianNumber, "0700.000.006", "belgian-number"),
        (fields.SwissNumber, "CHE-100.000.013", "swiss-number"),
        (fields.CanadianNumber, "100000017", "canadian-number"),
        (fields.CanadianNumber, "100000017RC0001", "canadian-number"),
        (fields.Iban, "FR7630006000011234567890188", "iban"),
        (fields.Iban, "FR4930006000010000000012375", "iban"),
        (fields.Iban, "ZZ00", "iban"),
        (fields.Bic, "AGRI", "bic"),
        (fields.Flag, "1", "flag"),
        (fields.Year, "2_006", "year"),
        (fields.Year, "٢٠٠٦", "year"),
        (fields.Count, "-1", "count"),
        (fields.Day, "0", "day"),
        (fields.Day, "20260101", "day"),
        (fields.Day, "2026-02-29", "day-impossible"),
        (fields.Day, "0000-01-01", "day-impossible"),
        (fields.Moment, "2026-11-20 24:00", "day-impossible"),
        (fields.Moment, "2026-11-20T18:30:00Z", "day"),
        (fields.MoneyField, "1 200 €", "money"),
        (fields.MoneyField, "1e3", "money"),
        (fields.Percent, "101", "percent"),
        (fields.CoordinatesField, "45, 4", "coordinates"),
        (fields.CoordinatesField, ["45"], "coordinates"),
        (fields.CoordinatesField, ["45", "nan"], "coordinates"),
        (fields.Email, "camille.durand@exemple.org", "email-personal"),
        (fields.Email, "a@b", "email"),
        (fields.Email, "a b@exemple.org", "email"),
        (fields.TimeZone, "Paris", "time-zone"),
        (fields.LanguageCode, "zz", "language"),
        (fields.LanguageCode, "French", "language"),
        (fields.HttpsUrl, "http://exemple.org/", "address-https"),
        (fields.HttpsUrl, "javascript:alert(1)", "address-scheme"),
        (fields.Media, "media/../x.png", "media"),
        (fields.Media, "media/x.svg", "media"),
        (fields.Slug, "a" * 81, "slug"),
        (fields.Slug, "-a", "slug"),
        (fields.Slug, "a_b", "slug"),
        (fields.PagePattern, "https://x.org/{a}", "page-pattern"),
        (fields.Hostname, "https://exemple.org", "hostname"),
    ],
)
def test_refused(kind: Any, typed: object, id: str) -> None:
    assert refuse(kind, typed) == id


KINDS = [
    getattr(fields, name)
    for name in """Line Rna Siren Siret BelgianNumber SwissNumber CanadianNumber Iban Bic Flag Year Day DayOrYear Moment
    MoneyField Percent CoordinatesField Email TimeZone LanguageCode HttpsUrl SiteUrl Slug Hostname PagePattern Postcode
    Media""".split()
]
TYPED = st.text() | st.lists(st.text(), max_size=3) | st.dictionaries(st.text(), st.text(), max_size=2)


@pytest.mark.parametrize("kind", KINDS, ids=range(len(KINDS)))
@given(typed=TYPED | st.from_regex(r"\A(https?://|FR|W|CHE-|20)[\w.:/@?#%\[\]-]{0,30}\Z"))
def test_anything_typed_is_a_value_or_one_problem(kind: Any, typed: object) -> None:
    try:
        accept(kind, typed)
    except ValidationError as error:
        assert error.error_count() == 1


@given(st.text())
def test_any_name_gives_a_slug(name: str) -> None:
    slug = slug_of(name)
    assert re.fullmatch(SLUG, slug)
    assert slug_of(slug) == slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("École d'Été n° 2", "ecole-d-ete-n-2"),
        ("Œuvre Straße", "oeuvre-strasse"),
        ("東京", "nom"),
        ("L’Arche", "l-arche"),
    ],
)
def test_slugs_read_as_their_names(name: str, slug: str) -> None:
    assert slug_of(name) == slug
