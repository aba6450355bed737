"""Hijacks in what an entry says: an address or an account is seen wherever a reader can find it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.contributing.gifts import guarding

from .repository import EVERY, OTHER, TOITS, Edit, commit, ending, replacing, writing

EVENT = "content/events/rencontres-du-logement.md"
PLATFORM = "content/platforms/entraide.md"
ENGLISH = "content/associations/toits-partages.en.md"
NEW_ENGLISH = "content/associations/epicerie-du-port.en.md"

BODIES = {
    "a link": "Donnez [ici](https://evil.org/don).",
    "a link in other words": "Donnez sur [toits-partages-exemple.org](https://evil.org/don).",
    "a link with a percent-encoded host": "Donnez [ici](https://evil%2Eorg/don).",
    "a link of three slashes": "Donnez [ici](https:///evil.org/don).",
    "a link to an address that is known, elsewhere": "Voir [le bilan](https://www.toits-partages-exemple.org/bilan2).",
    "a link by reference": "Donnez [ici][1].\n\n[1]: https://evil.org/don",
    "an automatic link": "Donnez : <https://evil.org/don>.",
    "an address to write to": "Écrivez à [nous](mailto:dons@evil.org).",
    "an automatic address to write to": "Écrivez à <dons@evil.org>.",
    "the title of a link": 'Voir [le bilan](https://www.toits-partages-exemple.org/bilan "Donnez sur evil.org").',
    "an address": "Donnez sur https://evil.org/don.",
    "an address by number": "Donnez sur http://192.0.2.1/don.",
    "an address of another scheme": "Donnez sur ftp://evil.org/don.",
    "an address with a name": "Donnez sur https://www.toits-partages-exemple.org@evil.org/.",
    "an address with an empty name": "Donnez sur https://@evil.org/.",
    "a domain": "Donnez sur evil.org.",
    "a domain in capitals": "Donnez sur EVIL.ORG !",
    "a domain with a capital": "Donnez sur Evil.Org !",
    "a domain of other letters": "Donnez sur дари.рф.",
    "a domain in punycode": "Donnez sur xn--80ahc1a.xn--p1ai.",
    "a domain after dots": "Donnez…evil.org",
    "a domain after a hyphen": "Donnez sur -evil.org",
    "a domain after an underscore": "Donnez sur \\_evil.org",
    "a domain after an at sign": "Donnez sur @evil.org",
    "a domain before a sentence": "Donnez sur evil.org.Merci beaucoup.",
    "a domain and a quote": "Donnez sur evil.org/l'aide",
    "a domain and a port": "Donnez sur www.toits-partages-exemple.org:8443/don",
    "a domain of many labels": "Donnez sur a.b.c.d.e.f.g.h.i.j.k.l.evil.org",
    "a domain in strong letters": "Donnez sur **evil**.org",
    "a domain of which a letter is stressed": "Donnez sur ev*i*l.org",
    "a domain in brackets": "Donnez sur evil[.]org",
    "a domain in wide brackets": "Donnez sur evil ( dot ) org",
    "a domain in words": "Donnez sur evil (point) org",
    "a domain with an ideographic dot": "Donnez sur evil\u3002org",
    "a domain with a full-width dot": "Donnez sur evil\uff0eorg",
    "a domain in full-width letters": "Donnez sur \uff45\uff56\uff49\uff4c.org",
    "a domain with what nobody sees": "Donnez sur evil.o\u034frg",
    "a domain with a variation selector": "Donnez sur evil.\ufe0forg",
    "a domain by character references": "Donnez sur evil&#46;org",
    "a domain in code": "Donnez sur `evil.org`.",
    "a domain in a heading": "## Donnez sur evil.org",
    "a domain in a table": "| où |\n| -- |\n| evil.org |",
    "a domain in a list": "- evil.org",
    "a domain in a fence": "```\nevil.org\n```",
    "a page of a payment service": "Donnez : paypal.me/Evil",
    "an e-mail address": "Un virement Interac à dons@evil.org.",
    "an e-mail address in words": "Écrivez à dons (arobase) evil (point) org",
    "an IBAN": "BE57539007547135",
    "an IBAN in fours": "IBAN BE57 5390 0754 7135 au nom de Toits partagés",
    "an IBAN in small letters": "iban : be57 5390 0754 7135 merci",
    "an IBAN with dots": "BE57.5390.0754.7135",
    "an IBAN with hyphens": "BE57-5390-0754-7135",
    "an IBAN with no-break spaces": "BE57\u00a05390\u202f0754\u00a07135",
    "an IBAN with slashes": "BE57/5390/0754/7135",
    "an IBAN with wide spaces": "BE57 - 5390 - 0754 - 7135",
    "an IBAN of which a part is strong": "BE57 **5390** 0754 *71*35",
    "an IBAN on two lines": "BE57 5390\n0754 7135",
    "an IBAN in a list with empty lines": "- BE57 5390\n\n- 0754 7135",
    "an IBAN in a table": "| a | b |\n| - | - |\n| BE57 5390 | 0754 7135 |",
    "an IBAN in full-width digits": "BE\uff15\uff17 5390 0754 7135",
    "an IBAN after letters": "IBAN:BE57539007547135ou par chèque",
    "a French account without IBAN": "Banque 30006, guichet 00001 : 30006 00001 00000000002 89",
    "a telephone number": "Par Wero au 06 12 34 56 78.",
    "a telephone number without spaces": "Par Wero au 0612345678.",
    "a telephone number with dots": "Par Lydia : 06.12.34.56.78",
    "a telephone number with slashes": "Par Lydia : 06/12/34/56/78",
    "a telephone number with brackets": "Par Lydia : +33 (0)6 12 34 56 78",
    "a Belgian telephone number": "Par Payconiq : 0470 12 34 56",
    "a telephone number from abroad": "Par Wero : 0033 6 12 34 56 78",
    "a wallet of bitcoins": "BTC : bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "a wallet after a slash": "BTC/bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "a wallet of ethers": "ETH : 0x52908400098527886E0F7030069857D2E4169EE7",
    "a long wallet": "XMR : " + "4" + "8aB" * 35,
}
"""What is added to a text."""

FIELDS: dict[str, Edit] = {
    "the summary": replacing(OTHER, "solidaire, à Marseille", "solidaire (evil.org), à Marseille"),
    "the name": replacing(OTHER, "name: Épicerie du port", "name: Épicerie du port evil.org"),
    "another name": replacing(TOITS, "Toits et Partages, TP", "Toits et Partages, evil.org"),
    "a need's title": replacing(TOITS, "title: Un fonds de caution", "title: Un fonds de caution, evil.org"),
    "a need's detail": replacing(TOITS, "detail: Il avance", "detail: 0612345678. Il avance"),
    "what is given in return": replacing(TOITS, "Une présence le soir", "Une présence, evil.org"),
    "the label of a way to give": replacing(TOITS, "label: Don régulier", "label: Don régulier sur evil.org"),
    "one of two labels without id": replacing(
        EVERY, 'sur-exemple.org/dons/tous-les-moyens"}'.replace("sur-", "sou-par-sou-"),
        'sou-par-sou-exemple.org/dons/tous-les-moyens", label: evil.org}\n  - {platform: sou-par-sou, '
        'url: "https://www.sou-par-sou-exemple.org/dons/tous-les-moyens", label: Autre}',
    ),
    "the author's interest": replacing(TOITS, "interest: Membre du bureau", "interest: Membre de evil.org"),
    "the author's name": replacing(TOITS, "Camille, trésorière", "dons@evil.org"),
    "who confirmed": replacing(TOITS, "by: Camille", "by: evil.org"),
    "the note of a source": replacing(TOITS, "note: Page «Notre histoire»", "note: Donnez sur evil.org"),
    "a number of another register": replacing(TOITS, "value: E-1", "value: evil.org"),
    "the number of a label": replacing(TOITS, 'number: "42"', "number: evil.org"),
    "a figure": replacing(TOITS, 'figure: "170"', "figure: evil.org"),
    "what a figure counts": replacing(TOITS, "Binômes formés dans l'année", "Binômes (evil.org)"),
    "the text of a logo": replacing(TOITS, "un disque vert", "evil.org"),
    "a town": replacing(OTHER, "city: Marseille", "city: evil.org"),
    "an item of a programme": replacing(EVENT, "detail: Accueil et", "detail: evil.org. Accueil et"),
    "who organises": replacing("content/events/fete-des-voisins.md", "Les voisins", "evil.org"),
    "how a platform gives receipts": replacing(PLATFORM, "L'association les envoie", "evil.org les envoie"),
    "the detail of a fee": replacing(PLATFORM, "Prélevés par", "Prélevés (evil.org) par"),
    "a project's aim": replacing("content/projects/bibliobus.md", "Douze villages", "evil.org, douze villages"),
    "a translation's summary": replacing(ENGLISH, "near Lyon", "near Lyon (evil.org)"),
    "a translation's label": replacing(ENGLISH, "label: Regular gift", "label: evil.org"),
    "a translation's text": ending(ENGLISH, "\nGive [here](https://evil.org/).\n"),
    "a new translation that adds a link": writing(
        NEW_ENGLISH, "---\nsummary: A shop.\n---\n\nGive [here](https://evil.org/).\n"
    ),
    "a new translation that adds an account": writing(NEW_ENGLISH, "---\nsummary: BE57539007547135\n---\n"),
}  # fmt: skip

REFUSED = {
    "a soft hyphen": "Donnez sur ev\u00adil.org",
    "a zero-width space": "Donnez sur evil\u200b.org",
    "a zero-width space by reference": "Donnez sur evil&#8203;.org",
    "a word joiner": "Donnez sur evil\u2060.org",
    "a right-to-left mark": "Donnez sur \u202egro.live",
    "a tag": '<a href="https://evil.org/">ici</a>',
    "a picture": "![](https://evil.org/qr.png)",
    "a script": "[ici](javascript:location='https://evil.org/')",
    "an address without a scheme": "[ici](//evil.org/)",
    "an address with a name": "[ici](https://www.toits-partages-exemple.org@evil.org/)",
    "a comment": "<!-- evil.org -->",
}
"""What no text may hold."""


@pytest.mark.parametrize("name", BODIES)
def test_a_hijack_of_a_body_is_seen(name: str, clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ending(TOITS, f"\n{BODIES[name]}\n")(clone)
    assert (told(clone), capsys.readouterr().out.splitlines()[2]) == (1, "toits-partages: changed")


@pytest.mark.parametrize("name", FIELDS)
def test_a_hijack_of_a_text_is_seen(name: str, clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    FIELDS[name](clone)
    assert told(clone) == 1
    assert capsys.readouterr().out.startswith("Changed: this needs proof, or two people.\n")


@pytest.mark.parametrize("name", REFUSED)
def test_of_what_cannot_be_read_nothing_is_said(name: str, clone: Path) -> None:
    ending(TOITS, f"\n{REFUSED[name]}\n")(clone)
    assert told(clone) == 2


def told(clone: Path) -> int:
    commit(clone)
    return guarding.compare(clone, "base", "HEAD", "en")
