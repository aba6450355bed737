"""Addresses are read as browsers read them, and compared by what somebody had to register."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue.addresses import SHORTENERS, BadAddress, checked, parse, registrable_domain, without_tracking


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.exemple.org", "exemple.org"),
        ("dons.exemple.co.uk", "exemple.co.uk"),
        ("a.b.exemple.asso.fr", "exemple.asso.fr"),
        ("someone.github.io", "someone.github.io"),
        ("WWW.EXEMPLE.ORG.", "exemple.org"),
        ("github.io", None),
        ("org", None),
        ("192.0.2.1", None),
        ("[::1]", None),
        ("localhost", None),
    ],
)
def test_the_domain_that_somebody_registered(host: str, domain: str | None) -> None:
    assert registrable_domain(host) == domain


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("exemple.org", "address-scheme"),
        ("https:exemple.org", "address-scheme"),
        ("javascript://exemple.org/%0aalert(1)", "address-scheme"),
        ("ftp://exemple.org/", "address-scheme"),
        ("https://", "address"),
        ("https://exemple org/", "address"),
        ("https://exemple.org\\@autre.org/", "address"),
        ("https://exemple.org/<b>", "address"),
        ("https://exe\tmple.org/", "address"),
        ("https://a%00b.org/", "address"),
        ("https://moi@exemple.org/", "address-login"),
        ("https://exemple.org:8443/", "address-login"),
        ("https://0x7f.1/", "address-host"),
        ("https://2130706433/", "address-host"),
        ("https://[::1]/", "address-host"),
        ("https://localhost/", "address-host"),
        ("http://exemple.org/", "address-https"),
        ("https://bit.ly/x", "address-shortener"),
        ("https://exemple.org/?fbclid=x", "address-tracking"),
    ],
)
def test_refused(typed: str, rule: str) -> None:
    with pytest.raises(BadAddress) as raised:
        checked(typed)
    assert raised.value.rule == rule
    assert raised.value.arguments["value"] == typed


def test_what_to_write_instead_is_itself_accepted() -> None:
    for typed in ("HTTP://Exemple.org/A?b=c", "https://exemple.org/?utm_source=a&b=c&gclid=d#e"):
        with pytest.raises(BadAddress) as raised:
            checked(typed)
        instead = raised.value.arguments["instead"]
        assert checked(instead) == instead


@pytest.mark.parametrize("query", ["", "?", "?a=1&&b=2", "?a", "?utm=1", "?source=utm_source"])
def test_a_query_that_follows_nobody_is_left_alone(query: str) -> None:
    address = f"https://exemple.org/{query}"
    assert without_tracking(address) == address == checked(address)


def test_international_names_are_compared_in_ascii() -> None:
    assert parse("https://www.école-exemple.fr/é").host == "www.xn--cole-exemple-9db.fr"
    assert parse("https://exemple．org/").host == "exemple.org"


def test_shorteners_are_registrable_domains() -> None:
    assert all(registrable_domain(host) == host for host in SHORTENERS)


@given(st.text() | st.from_regex(r"\Ahttps?://[\w.:@\[\]%-]{0,20}[/?#]?.{0,10}\Z"))
def test_anything_is_an_address_or_refused(typed: str) -> None:
    try:
        href = checked(typed, ("https", "http"))
    except BadAddress:
        return
    assert parse(href).href == href
    assert href.startswith(("https://", "http://"))
