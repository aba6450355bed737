"""Entries of every kind, with every field or with as few as can be, around one text; and the scenes made from them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from plugins.catalogue import settings as catalogue_settings
from plugins.catalogue.checking import Checked, check
from plugins.catalogue.reading import read_here
from plugins.website.paths import Paths
from plugins.website.site import Site
from plugins.website.views import Scene
from tests.website.built import BELOW_URL, DIRECTORY, ROOT, TODAY

Data = dict[str, Any]
WEB = "https://www.exemple.org"
SETTINGS: Mapping[str, Any] = {
    "SITENAME": "Élan",
    "SITEURL": BELOW_URL,
    "LANGUAGES": ["fr", "en"],
    "COUNTRIES": ["FR", "BE", "CH", "CA", "LU"],
    "REPOSITORY": "https://github.com/elan-annuaire/elan",
    "BRANCH": "main",
    "PUBLISHER": {"name": "Élan", "contact": "https://github.com/elan-annuaire/elan/issues"},
    "LICENCE": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "TODAY": TODAY,
    "WORKERS": 1,
    "THEME": str(ROOT / "theme"),
}


def minimal(text: str) -> dict[str, Data]:
    """One entry of each kind, with what it must have and no more, by its path below content/."""
    common = {"name": text, "summary": text, "causes": ["logement"], "author": {"name": text, "interest": "none"}}
    return {
        "associations/petite.md": {**common},
        "projects/petit.md": {**common, "association": "petite", "aim": text},
        "funders/petit-fonds.md": {**common, "type": "public"},
        "partners/petit-pret.md": {**common},
        "events/petite-fete.md": {**common, "recurs": text},
        "platforms/petite-caisse.md": {**common},
    }


def full(text: str, suffix: str = "") -> dict[str, Data]:
    """One entry of each kind, with every field of its model, by its path below content/.

    `suffix` ends each slug, so that there may be several sets; numbers in registers are in the one without.
    """
    helped = {**_record(text), "give": _give(text), "tax": TAX, "needs": _exchanges(text), "offers": _exchanges(text)}
    organisation = {**helped, **_organisation(text)}
    ids = {"ids": _ids(text)} if not suffix else {}
    owner = f"grande{suffix}"
    return {
        f"associations/{owner}.md": {**organisation, **ids, "aliases": [f"ancienne{suffix}"]},
        f"projects/grand{suffix}.md": {**helped, **_project(text), "association": owner},
        f"funders/grand-fonds{suffix}.md": {**organisation, **_funder(text, owner)},
        f"partners/grand-pret{suffix}.md": {**organisation, "lends": ["skills", "tools", "goods", "places"]},
        f"events/grande-fete{suffix}.md": {**_record(text), **_event(text), "organiser": owner},
        f"platforms/grande-caisse{suffix}.md": {**organisation, **_platform(text)},
    }


def _record(text: str) -> Data:
    return {
        "lang": "fr",
        "name": text,
        "other_names": [text, f"{text} "],
        "summary": text,
        "causes": ["logement", "sante"],
        "place": _town(text),
        "area": ["FR-ARA"],
        "website": f"{WEB}/",
        "contact": {"form": f"{WEB}/contact", "email": "contact@exemple.org"},
        "logo": {"file": "media/toits-partages.png", "alt": text},
        "status": "active",
        "author": {"name": text, "interest": text},
        "sources": [{"fact": text, "url": f"{WEB}/a", "note": text, "read": "2026-11-02"}, {"fact": text}],
        "confirmed": {"on": "2026-11-10", "how": "organisation", "by": text},
    }


def _town(text: str) -> Data:
    return {"city": text, "postcode": "69003", "country": "FR", "subdivision": "FR-69", "coordinates": ["45.7", "4.8"]}


def _give(text: str) -> list[Data]:
    account = {"holder": text, "iban": "FR76 3000 6000 0112 3456 7890 189", "bic": "AGRIFRPP"}
    return [
        {"id": "un", "page": f"{WEB}/donner", "label": text},
        {"id": "deux", "platform": "petite-caisse", "url": f"{WEB}/collecte", "label": text},
        {"id": "trois", "transfer": account},
        {"id": "quatre", "cheque": {"order": text, "address": text}},
    ]


TAX = {"regime": "fr-66", "receipt": "yes", "source": f"{WEB}/fiscalite", "asked": "2026-10-01"}


def _exchanges(text: str) -> list[Data]:
    days = {"from": "2026-12-01", "until": "2027-06-30"}
    common = {"title": text, "detail": text, "place": _town(text), "remote": "yes", "url": f"{WEB}/aider", **days}
    return [
        {"id": "argent", "type": "money", **common, "amount": "1200.50"},
        {"id": "temps", "type": "time", **common, "hours": "4", "per": "week"},
        {"id": "savoir", "type": "skills", **common, "skills": ["comptabilite"], "hours": "8", "per": "once"},
        {"id": "choses", "type": "goods", **common, "goods": ["livres"], "quantity": "3", "condition": "good"},
        {"id": "toit", "type": "housing", **common, "in_return": text},
        {"id": "passe", "type": "time", "title": text, "until": "2026-01-01"},
    ]


def _organisation(text: str) -> Data:
    label = {"label": "confiance-exemple", "number": text, "until": "2027-01-01", "source": f"{WEB}/label"}
    return {
        "scope": "national",
        "founded": "2001",
        "ids": {"other": [{"scheme": text, "value": text}]},
        "member_of": ["petite"],
        "labels": [label],
        "accounts": [{"year": "2025", "income": "120000", "spending": "118000", "source": f"{WEB}/comptes"}],
        "impact": [{"id": "un", "what": text, "figure": text, "year": "2025", "source": f"{WEB}/bilan"}],
        "public_utility": {"since": "2010", "source": f"{WEB}/decret"},
    }


def _ids(text: str) -> Data:
    numbers = {"rna": "W751234567", "siren": "784263287", "siret": "78426328700004"}
    numbers |= {"be": "0403.449.823", "ch": "CHE-100.155.212", "ca": "119219814RR0001"}
    court = {"court": text, "volume": text, "folio": text}
    return {**numbers, "tribunal": court, "other": [{"scheme": text, "value": text}]}


def _project(text: str) -> Data:
    goal = {"amount": "12000", "raised": "4300", "as_of": "2026-11-01", "otherwise": text}
    days = {"starts": "2026-09-01", "ends": "2027-06-30"}
    return {"aim": text, "stage": "running", **days, "goal": goal, "outcome": text}


def _funder(text: str, owner: str) -> Data:
    given = {"year": "2024", "source": f"{WEB}/dons"}
    return {
        "type": "foundation",
        "looks_for": text,
        "stages": ["idea", "growth"],
        "ticket": {"least": "5000", "most": "250000"},
        "instruments": ["grant", "support"],
        "funded": [{"record": owner, **given, "amount": "15000"}, {"name": text, **given}],
    }


def _event(text: str) -> Data:
    return {
        "starts": "2026-12-20 18:30",
        "ends": "2026-12-20 21:00",
        "timezone": "Europe/Paris",
        "recurs": text,
        "since": "2011",
        "online": f"{WEB}/direct",
        "organiser_name": text,
        "participants": ["petite"],
        "programme": [{"id": "un", "at": "2026-12-20 18:30", "title": text, "detail": text}],
    }


def _platform(text: str) -> Data:
    dates = {"from": "2025-04-14", "until": "2027-04-13", "said": "2026-01-10", "read": "2026-11-02"}
    fee = {"id": "un", "payer": "association", "taker": "processor", "kind": "fee", "means": "card", "detail": text}
    amounts = {"percent": "1.5", "fixed": "0.25", "above": "100", "up_to": "10000"}
    return {
        "hosts": ["caisse.exemple.org"],
        "pages": ["https://caisse.exemple.org/{account}"],
        "fees": [{**fee, **amounts, **dates, "source": f"{WEB}/tarifs"}, {"payer": "giver", "taker": "host"}],
        **{
            name: {"text": text, "source": f"{WEB}/dit", "read": "2026-11-02"} for name in ("owner", "receipts", "data")
        },
    }


def lay(root: Path, entries: Mapping[str, Data], body: str = "Un texte.") -> Path:
    """Write entries below `root`/content, with the vocabulary, pages and pictures of the examples; give that folder."""
    content = root / "content"
    for name in ("vocabulary", "pages", "media"):
        shutil.copytree(DIRECTORY / name, content / name, dirs_exist_ok=True)
    for path, data in entries.items():
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in data.items()]
        target = content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n".join(["---", *lines, "---", "", body, ""]), encoding="utf-8")
    return content


def checked(content: Path) -> Checked:
    """A directory read and checked, in this process."""
    return check(catalogue_settings.read(SETTINGS, content.parent, content), read_here)


def scenes(content: Path, edited: Mapping[str, date] | None = None) -> dict[str, Scene]:
    """The scene of each language. Raises AssertionError, with the problems, for a directory that has errors."""
    found = checked(content)
    assert found.catalogue is not None, found.errors[:5]
    site = Site.read(SETTINGS, catalogue_settings.read(SETTINGS, content.parent, content))
    languages = site.speak()
    paths = Paths(languages, found.catalogue.vocabulary)
    return {code: Scene(found.catalogue, site, paths, one, edited or {}) for code, one in languages.items()}
