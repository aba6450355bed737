"""Destinations in canonical form: equal when they lead to one place, however they are written, and only then."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.contributing.gifts.destinations import fingerprint
from plugins.contributing.gifts.leads import Destination, in_text

KINDS = st.sampled_from(("page", "platform", "transfer", "link", "e-mail"))
PLACES = st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"]), min_size=1, max_size=12)
LISTS = st.lists(st.builds(Destination, KINDS, PLACES), max_size=6, unique=True)
LABELS = st.from_regex(r"[a-z]([a-z0-9]{0,8}[a-z0-9])?", fullmatch=True)
IBANS = (
    "FR7630006000010000000012374",
    "BE68539007547034",
    "CH9300762011623852957",
    "LU280019400644750000",
    "GB29NWBK60161331926819",
)


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.to) for one in in_text(text)]


@given(LISTS)
def test_a_fingerprint_does_not_depend_on_the_order(one: list[Destination]) -> None:
    assert fingerprint(one) == fingerprint(reversed(one))
    assert len(fingerprint(one)) == 32


@given(LISTS, LISTS)
def test_two_lists_have_two_fingerprints(one: list[Destination], other: list[Destination]) -> None:
    assume(sorted(one) != sorted(other))
    assert fingerprint(one) != fingerprint(other)


@given(LABELS, st.sampled_from(["", ".", "!", "?", ",", " et", ")", "…", "\u00a0!"]), st.booleans())
def test_a_domain_is_found_however_it_is_written(label: str, end: str, capitals: bool) -> None:
    host = f"don-{label}.org"
    shown = host.upper() if capitals else host
    assert ("link", f"https://{host}/") in found(f"Donnez sur {shown}{end}")
    assert found(f"https://{shown}/a") == found(f"{shown}/a") == [("link", f"https://{host}/a")]


@given(LABELS, LABELS)
def test_two_domains_are_two_links(one: str, other: str) -> None:
    assume(one != other)
    assert found(f"don-{one}.org") != found(f"don-{other}.org")


@given(st.sampled_from(IBANS), st.sampled_from(["", " ", ".", "-", "/", "\u00a0", "\u202f", " - "]), st.booleans())
def test_an_account_is_found_however_it_is_written(iban: str, between: str, small: bool) -> None:
    text = between.join(iban[at : at + 4] for at in range(0, len(iban), 4))
    assert ("account", iban) in found(f"IBAN {text.lower() if small else text} au nom de Toits partagés")


@given(st.sampled_from(IBANS), st.integers(4, 15), st.integers(1, 9))
def test_an_account_with_a_wrong_digit_is_none(iban: str, at: int, more: int) -> None:
    assume(iban[at].isdigit())
    wrong = f"{iban[:at]}{(int(iban[at]) + more) % 10}{iban[at + 1 :]}"
    assert ("account", wrong) not in found(wrong)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voir evil.org.", ("link", "https://evil.org/")),
        ("EVIL.ORG", ("link", "https://evil.org/")),
        ("http://evil.org/Don", ("link", "http://evil.org/Don")),
        ("(https://evil.org/don)", ("link", "https://evil.org/don")),
        ("www.evil.co.uk/a?b=c#d", ("link", "https://www.evil.co.uk/a?b=c#d")),
        ("élan.fr", ("link", "https://xn--lan-9la.fr/")),
        ("дари.рф", ("link", "https://xn--80ahn5a.xn--p1ai/")),
        ("evil.org:8443/", ("link", "https://evil.org:8443/")),
        ("Le site : evil.org.Merci", ("link", "https://evil.org/")),
        ("paypal-dons.Me", ("link", "https://paypal-dons.me/")),
        ("Dons@Evil.org", ("e-mail", "dons@evil.org")),
        ("dons [at] evil [dot] org", ("e-mail", "dons@evil.org")),
        ("+33 (0)6 12 34 56 78", ("telephone", "330612345678")),
        ("(06) 12 34 56 78", ("telephone", "0612345678")),
        ("06-12-34-56-78", ("telephone", "0612345678")),
        ("079 123 45 67", ("telephone", "0791234567")),
        ("30006 00001 00000000012 89", ("account", "30006000010000000001289")),
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", ("wallet", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq")),
    ],
)
def test_a_text_that_leads_somewhere(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    """\
C’est la fin.Il est tard.
M.Dupont et J.-C. Martin
art. 200.La loi
bilan.pdf, affiche.png, comptes-2025.xlsx
version 1.2.3 ou v2.0
12,50 € ou 1.200,00 €
1 250 000 000 €
SIREN 900 000 019, SIRET 900 000 019 00019
W691234567
2019 2020 2021 2022 2023
01000, 69003 et 97400
01000 02000 03000
12.11.2026, 12/11/2026 et 2026-11-12
du 01/02/26 12:30 au 01-02-2026 10:30
de 08 h 30 à 12 h 00
24h/24, 7j/7
etc.Et puis voilà
anticonstitutionnellement
hexakosioihexekontahexaphobique
U.S.A., S.N.C.F., a.m.
45.7597, 4.8422
n° 12/2026, p. 3-4, 3-0, 1:2
FR76 3000 6000 0100 0000 0012 375
Note : 18/20. 66 %.""".splitlines(),
)
def test_a_text_that_leads_nowhere(text: str) -> None:
    assert found(text) == []


def test_a_long_text_is_read_at_once() -> None:
    for sign in ("a", "a.", "-", "_", "1 ", "0 1", "@", "a@", "[.]", "FR76 ", "https://", "06 "):
        found(sign * (20_000 // len(sign)))
