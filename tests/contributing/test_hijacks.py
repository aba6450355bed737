"""Hijacks in the fields of an entry: whoever sends gifts, visitors or letters elsewhere is seen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.contributing.gifts import guarding

from .repository import EVERY, OTHER, TOITS, Edit, commit, deleting, ending, moving, replacing, together, writing

IBAN = "FR76 3000 6000 0100 0000 0012 374"
OWN_PAGE = "https://dons.toits-partages-exemple.org/regulier"
ACCOUNT = "https://www.entraide-exemple.org/collectes/toits-partages"
SITE = "website: https://www.toits-partages-exemple.org/"
FORM = "form: https://www.toits-partages-exemple.org/contact"
ENGLISH = "content/associations/toits-partages.en.md"
RENAMED = "content/associations/toits-solidaires.md"
PLATFORM = "content/platforms/entraide.md"
MEETING = "content/events/rencontres-du-logement.md"
EVENT = "content/events/fete-des-voisins.md"
PROJECT = "content/projects/chambres-pour-2027.md"
THEIRS = "FR76 3000 6000 0100 0000 0002 189"


EVIL = "content/associations/evil.md"
ENTRY = """---
name: Une autre
summary: Une association de plus.
causes: [culture]
aliases: [toits-partages]
author: {name: A, interest: none}
---
"""


def toits(old: str, new: str) -> Edit:
    return replacing(TOITS, old, new)


def renamed(*edits: Edit) -> Edit:
    """The association under another file name, with its translation."""
    return together(*edits, moving(TOITS, RENAMED), moving(ENGLISH, RENAMED.replace(".md", ".en.md")))


def mentions_follow(root: Path) -> None:
    for path in (root / "content").rglob("*.md"):
        text = path.read_text(encoding="utf-8").replace(": toits-partages\n", ": toits-solidaires\n")
        path.write_text(text, encoding="utf-8")


def accounts_swapped(root: Path) -> None:
    for path, old, new in (
        (TOITS, "toits-partages", "epicerie-du-port"),
        (OTHER, "epicerie-du-port", "toits-partages"),
    ):
        replacing(path, f"collectes/{old}", f"collectes/{new}")(root)


def in_every_line(ending: bytes, start: bytes = b"") -> Edit:
    """The entry with other ends of lines, and another account."""

    def edit(root: Path) -> None:
        toits(IBAN, THEIRS)(root)
        (root / TOITS).write_bytes(start + (root / TOITS).read_bytes().replace(b"\n", ending))

    return edit


PAGES = {
    "another path": "https://dons.toits-partages-exemple.org/regulier2",
    "another case of the path": "https://dons.toits-partages-exemple.org/Regulier",
    "another query": OWN_PAGE + "?to=me",
    "another fragment": OWN_PAGE + "#/moi",
    "another host of the domain": "https://don.toits-partages-exemple.org/regulier",
}
"""What becomes of an organisation's own giving page."""

DOMAIN = "toits-partages-exemple.org/"
DOMAINS = {
    "another suffix": "toits-partages-exemple.com/",
    "a zero for an o": "t0its-partages-exemple.org/",
    "rn for m": "toits-partages-exernple.org/",
    "a one for an l": "toits-partages-exemp1e.org/",
    "a capital I for an l": "toits-partages-exempIe.org/",
    "a letter twice": "toits-partagess-exemple.org/",
    "two letters exchanged": "toits-patrages-exemple.org/",
    "a Cyrillic a": "toits-p\u0430rtages-exemple.org/",
    "punycode": "xn--toits-prtages-exemple-3nj.org/",
    "an accent": "toits-partagés-exemple.org/",
    "a domain below another": "toits-partages-exemple.org.evil.org/",
    "a domain in a path": "evil.org/toits-partages-exemple.org/",
    "a hyphen for a dot": "toits-partages-exemple-org.com/",
    "a percent-encoded host": "toits-partages-exemple%2Eevil.org/",
    "an ideographic dot": "toits-partages-exemple.org\u3002evil.org/",
    "a full-width dot": "toits-partages-exemple\uff0eevil.org/",
}
"""What becomes of the domain of an organisation."""


def everywhere(domain: str) -> Edit:
    """The entry with another domain in all its addresses, so that they agree."""

    def edit(root: Path) -> None:
        text = (root / TOITS).read_text(encoding="utf-8")
        (root / TOITS).write_text(text.replace(DOMAIN, domain), encoding="utf-8")

    return edit


CHANGED: dict[str, Edit] = {
    **{name: toits(OWN_PAGE, page) for name, page in PAGES.items()},
    **{f"the domain: {name}": everywhere(domain) for name, domain in DOMAINS.items()},
    "a name that everybody trusts": toits("name: Toits partagés", "name: Compagnons du fleuve"),
    "a project of another association": replacing(PROJECT, "association: toits-partages", "association: lacs-propres"),
    "an event of another organiser": replacing(MEETING, "organiser: toits-partages", "organiser: lacs-propres"),
    "a digit of the IBAN": toits(IBAN, "FR76 3000 6000 0100 0000 0011 210"),
    "the IBAN without its BIC": toits(f"{IBAN}, bic: AGRIFRPP", "BE68 5390 0754 7034"),
    "the holder": toits("holder: Association Toits partagés", "holder: Association Toits partages"),
    "the BIC's branch": toits("bic: AGRIFRPP", "bic: AGRIFRPP882"),
    "the BIC taken away": toits(", bic: AGRIFRPP", ""),
    "the cheque's order": toits("order: Toits partagés", "order: M. Toits"),
    "the cheque's address": toits("BP 12, 69003 Lyon", "BP 13, 69003 Lyon"),
    "another account of the platform": toits(ACCOUNT, ACCOUNT + "-1"),
    "an account by another query": toits(ACCOUNT, ACCOUNT + "?for=me"),
    "another platform": toits(
        f"platform: entraide\n    url: {ACCOUNT}",
        "platform: caisse-claire\n    url: https://www.caisse-claire-exemple.org/toits-partages",
    ),
    "one more way to give": toits("give:\n", "give:\n  - {page: 'https://toits-partages-exemple.org/moi'}\n"),
    "a way to give taken away": replacing(EVERY, '  - {page: "https://www.tous-les-moyens-exemple.org/donner"}\n', ""),
    "the web site": toits(SITE, "website: https://moi.toits-partages-exemple.org/"),
    "the web site without TLS": toits(SITE, "website: http://www.toits-partages-exemple.org/"),
    "the contact form": toits(FORM, "form: https://www.toits-partages-exemple.net/contact"),
    "the e-mail's domain": toits("email: contact@toits-partages-exemple.org", "email: contact@toits-partages.org"),
    "the e-mail's name": toits("email: contact@", "email: dons@"),
    "a need's address": toits("partages-exemple.org/heberger", "partages-exemple.net/heberger"),
    "an offer's address": toits("    title: Notre guide", "    url: https://evil.org/\n    title: Notre guide"),
    "an event's address": replacing(EVENT, "www.voisins-exemple.org/en-ligne", "www.voisins-exemple.net/en-ligne"),
    "a project's account": replacing(PROJECT, "chambres-2027", "chambres-2028"),
    "a platform's hosts": replacing(PLATFORM, "hosts: [", "hosts: [evil.org, "),
    "a platform's pages": replacing(PLATFORM, '{account}"]', '{account}", "https://www.entraide-exemple.org/{account}"]'),
    "an account in a file with Windows's ends of lines": in_every_line(b"\r\n"),
    "an account in a file with a mark of byte order": in_every_line(b"\n", b"\xef\xbb\xbf"),
    "a renamed entry": renamed(toits(IBAN, THEIRS), mentions_follow),
    "a renamed entry with an alias": renamed(
        toits(IBAN, THEIRS), toits("aliases: [", "aliases: [toits-partages, "), mentions_follow
    ),
    "a renamed entry with another name": renamed(
        toits(IBAN, THEIRS), toits("name: Toits partagés", "name: Solidaires"), mentions_follow
    ),
    "another number, name and site": renamed(
        toits("name: Toits partagés", "name: Solidaires"), everywhere("evil.org/"),
        toits("rna: W691234567", "rna: W691234599"), toits('  siren: "900000019"\n', ""),
        toits('  siret: "90000001900019"\n', ""), mentions_follow,
    ),
    "deleted, and written anew with its name": together(
        deleting(OTHER),
        writing("content/associations/epicerie.md",
            "---\nname: Épicerie du port\nsummary: Une épicerie.\ncauses: [culture]\nwebsite: https://evil.org/\n"
            "author: {name: A, interest: none}\n---\n"),
    ),
    "deleted": deleting(OTHER),
    "a second document after the text": ending(TOITS, f"\n---\ngive:\n  - transfer: {{iban: {THEIRS}}}\n---\n"),
    "two entries that exchange accounts": accounts_swapped,
    "the source of the tax receipt": toits(f"{DOMAIN}fiscalite", f"{DOMAIN}don"),
    "a former address of another record": together(
        toits("aliases: [toits-et-partages]\n", ""),
        replacing(OTHER, "founded: 2005", "aliases: [toits-et-partages]"),
    ),
    "a former address of another record, for a new one": together(
        toits("aliases: [toits-et-partages]\n", ""), writing(EVIL, ENTRY.replace("toits-partages", "toits-et-partages"))
    ),
    "another under the address, the same under a new one": together(
        renamed(mentions_follow, toits("aliases: [toits-et-partages]\n", "")),
        writing("content/associations/une-autre.md", ENTRY),
    ),
    "moved to another kind": together(
        moving(OTHER, "content/partners/epicerie-du-port.md"),
        replacing("content/partners/epicerie-du-port.md", "collectes/epicerie-du-port", "collectes/epicerie"),
    ),
    "among 200 other files": together(
        *(
            writing(f"content/associations/nouvelle-{number}.md",
                f"---\nname: Nouvelle {number}\nsummary: Une association de plus.\ncauses: [culture]\n"
                "author: {name: A, interest: none}\n---\n")
            for number in range(200)
        ),
        toits(IBAN, THEIRS),
    ),
}  # fmt: skip

REFUSED: dict[str, Edit] = {
    **{
        f"the page alone: {name}": toits(OWN_PAGE, OWN_PAGE.replace(DOMAIN, domain)) for name, domain in DOMAINS.items()
    },
    "one more way to give, elsewhere": toits("give:\n", "give:\n  - {page: 'https://evil.org/'}\n"),
    "an account of a platform as a page": toits(f"platform: entraide\n    url: {ACCOUNT}", f"page: {ACCOUNT}"),
    "the web site alone": toits(SITE, "website: https://www.toits-partages-exemple.com/"),
    "a name before the host": toits(OWN_PAGE, "https://dons.toits-partages-exemple.org@evil.org/regulier"),
    "a port": toits(OWN_PAGE, "https://dons.toits-partages-exemple.org:8443/regulier"),
    "an address by number": toits(OWN_PAGE, "https://192.0.2.1/regulier"),
    "a shortener": toits(OWN_PAGE, "https://bit.ly/regulier"),
    "a page without TLS": toits(OWN_PAGE, OWN_PAGE.replace("https", "http")),
    "a script": toits(OWN_PAGE, "javascript:location='https://evil.org/'"),
    "an account of another platform": toits(ACCOUNT, "https://www.caisse-claire-exemple.org/toits-partages"),
    "an IBAN with a wrong digit": toits(IBAN, "FR76 3000 6000 0100 0000 0012 375"),
    "the BIC of another bank": toits("bic: AGRIFRPP", "bic: BNPAFRPP"),
    "a right-to-left mark": toits(OWN_PAGE, OWN_PAGE + "\u202egro"),
    "a second document in the head": toits("causes: [logement, sante]", "causes: [logement]\n...\n--- {give: []}"),
    "a key given twice": toits(SITE, f"{SITE}\nwebsite: https://evil.org/"),
    "an anchor": toits(SITE, "website: &site https://evil.org/"),
    "a merge": toits("    label: Don régulier", "    <<: {page: 'https://evil.org/'}"),
    "a field that nobody knows": toits(SITE, f"{SITE}\nsite: https://evil.org/"),
    "an alias of somebody else's address": replacing(OTHER, "founded: 2005", "aliases: [toits-partages]"),
    "a slug of another folder": lambda root: shutil.copy(root / TOITS, root / "content/partners/toits-partages.md"),
    "moved to a kind that asks for other fields": moving(OTHER, "content/events/epicerie-du-port.md"),
    "a platform that is no more": deleting(PLATFORM),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_hijack_is_seen(name: str, clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    CHANGED[name](clone)
    commit(clone)
    assert guarding.compare(clone, "base", "HEAD", "en") == 1
    assert capsys.readouterr().out.startswith("Changed: this needs proof, or two people.\n")


@pytest.mark.parametrize("name", REFUSED)
def test_of_what_cannot_be_read_nothing_is_said(name: str, clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    REFUSED[name](clone)
    commit(clone)
    assert guarding.compare(clone, "base", "HEAD", "en") == 2
    assert capsys.readouterr().out.startswith("Nothing can be said: ")
