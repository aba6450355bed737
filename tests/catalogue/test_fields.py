"""Each field says yes to what people type and no, with its reason, to what cannot be."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from plugins.catalogue import contacts, fields, identifiers, quantities
from plugins.catalogue.fields import SLUG, slug_of
from plugins.catalogue.quantities import Coordinates, Money


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
        (identifiers.Rna, "w 69 1234567", "W691234567"),
        (identifiers.Rna, "W2A1234567", "W2A1234567"),
        (identifiers.Rna, "W9R1234567", "W9R1234567"),
        (identifiers.Siren, "900 000 019", "900000019"),
        (identifiers.Siren, "356000000", "356000000"),
        (identifiers.Siren, "９００００００１９", "900000019"),
        (identifiers.Siret, "900 000 019 00019", "90000001900019"),
        (identifiers.Siret, "35600000049837", "35600000049837"),
        (identifiers.BelgianNumber, "BE 0700.000.005", "0700000005"),
        (identifiers.SwissNumber, "CHE-100.000.012", "CHE100000012"),
        (identifiers.CanadianNumber, "100000017 RR0001", "100000017RR0001"),
        (identifiers.Iban, "FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189"),
        (identifiers.Iban, "be68 5390 0754 7034", "BE68539007547034"),
        (identifiers.Iban, "CH93 0076 2011 6238 5295 7", "CH9300762011623852957"),
        (identifiers.Iban, "DE62 3704 0044 0532 0130 01", "DE62370400440532013001"),  # no key of its bank is asked for
        (identifiers.Iban, "FR７6–3000–6000–0112–3456–7890–189", "FR7630006000011234567890189"),
        (identifiers.Bic, "agri frpp", "AGRIFRPP"),
        (fields.Flag, "Oui", True),
        (fields.Flag, "no", False),
        (quantities.Day, "2028-02-29", date(2028, 2, 29)),
        (quantities.DayOrYear, "2018", 2018),
        (quantities.DayOrYear, "2018-05-01", date(2018, 5, 1)),
        (quantities.Moment, "2026-11-20 18:30", datetime(2026, 11, 20, 18, 30)),
        (quantities.Moment, "2026-11-20", date(2026, 11, 20)),
        (quantities.MoneyField, "1200", Money(Decimal(1200), "EUR")),
        (quantities.MoneyField, "0.25 €", Money(Decimal("0.25"), "EUR")),
        (quantities.MoneyField, "12 CHF", Money(Decimal(12), "CHF")),
        (quantities.Percent, "1.5", Decimal("1.5")),
        (quantities.CoordinatesField, ["-21.1", "55.5"], Coordinates(-21.1, 55.5)),
        (contacts.Email, "Contact@Exemple.org", "contact@exemple.org"),
        (contacts.Email, "service.dons@exemple.org", "service.dons@exemple.org"),
        (quantities.TimeZone, "America/Toronto", "America/Toronto"),
        (fields.LanguageCode, "oc", "oc"),
        (contacts.SiteUrl, "http://www.exemple.org", "http://www.exemple.org/"),
        (fields.Media, "media/logo-1.png", "media/logo-1.png"),
        (contacts.Hostname, "WWW.Exemple.org", "www.exemple.org"),
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
        (identifiers.Rna, "W69123456", "rna"),
        (identifiers.Rna, "691234567X", "rna"),
        (identifiers.Siren, "900000018", "siren"),
        (identifiers.Siret, "90000001900018", "siret"),
        (identifiers.BelgianNumber, "0700.000.006", "belgian-number"),
        (identifiers.SwissNumber, "CHE-100.000.013", "swiss-number"),
        (identifiers.CanadianNumber, "100000017", "canadian-number"),
        (identifiers.CanadianNumber, "100000017RC0001", "canadian-number"),
        (identifiers.Iban, "FR7630006000011234567890188", "iban"),
        (identifiers.Iban, "FR4930006000010000000012375", "iban"),
        (identifiers.Iban, "ZZ00", "iban"),
        (identifiers.Bic, "AGRI", "bic"),
        (fields.Flag, "1", "flag"),
        (quantities.Year, "2_006", "year"),
        (quantities.Year, "٢٠٠٦", "year"),
        (quantities.Count, "-1", "count"),
        (quantities.Day, "0", "day"),
        (quantities.Day, "20260101", "day"),
        (quantities.Day, "2026-02-29", "day-impossible"),
        (quantities.Day, "0000-01-01", "day-impossible"),
        (quantities.Moment, "2026-11-20 24:00", "day-impossible"),
        (quantities.Moment, "2026-11-20T18:30:00Z", "day"),
        (quantities.MoneyField, "1 200 €", "money"),
        (quantities.MoneyField, "1e3", "money"),
        (quantities.Percent, "101", "percent"),
        (quantities.CoordinatesField, "45, 4", "coordinates"),
        (quantities.CoordinatesField, ["45"], "coordinates"),
        (quantities.CoordinatesField, ["45", "nan"], "coordinates"),
        (contacts.Email, "camille.durand@exemple.org", "email-personal"),
        (contacts.Email, "a@b", "email"),
        (contacts.Email, "a b@exemple.org", "email"),
        (quantities.TimeZone, "Paris", "time-zone"),
        (fields.LanguageCode, "zz", "language"),
        (fields.LanguageCode, "French", "language"),
        (contacts.HttpsUrl, "http://exemple.org/", "address-https"),
        (contacts.HttpsUrl, "javascript:alert(1)", "address-scheme"),
        (fields.Media, "media/../x.png", "media"),
        (fields.Media, "media/x.gif", "media"),
        (fields.Slug, "a" * 81, "slug"),
        (fields.Slug, "-a", "slug"),
        (fields.Slug, "a_b", "slug"),
        (contacts.PagePattern, "https://x.org/{a}", "page-pattern"),
        (contacts.Hostname, "https://exemple.org", "hostname"),
    ],
)
def test_refused(kind: Any, typed: object, id: str) -> None:
    assert refuse(kind, typed) == id


KINDS = [
    next(getattr(module, name) for module in (fields, identifiers, contacts, quantities) if hasattr(module, name))
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
