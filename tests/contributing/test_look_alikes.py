"""Domains that may be taken for others, and domains that are only others."""

from __future__ import annotations

import pytest

from plugins.contributing.gifts.look_alikes import in_letters, look_alikes

KNOWN = ("helloasso.com", "lilo.org", "emmaus-connect.org", "croix-rouge.fr", "modem.fr", "wwf.fr", "elan.org")

ALIKE = """\
helloasso.org helloasso.com
www.helloasso.fr helloasso.com
hel1oasso.com helloasso.com
he11oasso.com helloasso.com
heIIoasso.com helloasso.com
helloass0.com helloasso.com
h3lloasso.com helloasso.com
hello-asso.com helloasso.com
heloasso.com helloasso.com
helloaso.com helloasso.com
helloassoo.com helloasso.com
hellaosso.com helloasso.com
helloazso.com helloasso.com
h\u0435lloasso.com helloasso.com
hello\u0430sso.com helloasso.com
hell\u03bfasso.com helloasso.com
h\u00e9lloasso.com helloasso.com
dons.helloass0.com helloasso.com
1ilo.org lilo.org
iilo.org lilo.org
lil0.org lilo.org
ernmaus-connect.org emmaus-connect.org
emmausconnect.org emmaus-connect.org
emmaus-connnect.org emmaus-connect.org
emmaus-conect.fr emmaus-connect.org
croix-rouge.org croix-rouge.fr
croix-rogue.fr croix-rouge.fr
cr0ix-rouge.fr croix-rouge.fr
modern.fr modem.fr
vvwf.fr wwf.fr
wvvf.fr wwf.fr
\u00e9lan.org elan.org
e1an.org elan.org""".splitlines()

DIFFERENT = """\
helloasso.com
www.helloasso.com
dons.helloasso.com
hello.com
asso.com
lila.org
lido.org
emmaus.org
emmaus-france.org
secours-catholique.org
croixbleue.fr
modes.fr
wwf.org.evil.net
plan.org
bilan.org
framasoft.org""".splitlines()


@pytest.mark.parametrize("line", ALIKE)
def test_a_look_alike_is_named(line: str) -> None:
    host, domain = line.split(" ")
    assert domain in look_alikes(host, KNOWN)


@pytest.mark.parametrize("host", DIFFERENT)
def test_another_domain_is_not(host: str) -> None:
    assert look_alikes(host, KNOWN) == []


@pytest.mark.parametrize("line", ALIKE)
def test_a_look_alike_is_one_in_punycode_too(line: str) -> None:
    host, domain = line.split(" ")
    spelled = host.encode("idna").decode()
    assert domain in look_alikes(spelled, KNOWN)


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("xn--lan-9la.fr", "élan.fr"),
        ("www.xn--80ahn5a.xn--p1ai", "www.дари.рф"),
        ("evil.org", "evil.org"),
        ("xn--\u00e9.org", "xn--\u00e9.org"),
        ("xn--" + "a" * 70, "xn--" + "a" * 70),
    ],
)
def test_punycode_is_spelled_out(host: str, shown: str) -> None:
    assert in_letters(host) == shown
