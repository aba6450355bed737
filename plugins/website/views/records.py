"""Everything that the page of a record says."""

from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from ...catalogue.catalogue import Filed
from ...catalogue.freshness import LONG_AGO
from ...catalogue.kinds.record import Record
from ...languages import words
from . import Scene
from .cards import card, links
from .contribute import path
from .giving import shown_host
from .kinds import PARTS
from .labels import LABELS
from .said import body, said
from .sharing import embed
from .structured import structured

View = dict[str, Any]


def record(scene: Scene, filed: Filed) -> View:
    """A record in full: its card, and what its kind has besides."""
    found = filed.record
    text = body(scene, filed)
    view = card(scene, filed) | {
        "other_names": scene.language.list(map(scene.language.isolated, found.other_names)),
        "body": {"html": Markup(text["text"]) if (text["text"] or "").strip() else None, "lang": text["lang"]},
        "areas": [area for code in found.area if (area := _area(scene, code))],
        "website": {"url": found.website, "host": shown_host(found.website)} if found.website else None,
        "contact": {"form": found.contact.form, "email": found.contact.email} if found.contact else None,
        "status_text": _status(scene, found),
        "author": {
            "name": found.author.name,
            "interest": None
            if found.author.interest == "none"
            else said(scene, filed, found.author.interest, "author", "interest"),
        },
        "sources": [_source(scene, filed, one) for one in found.sources],
        "confirmed": _confirmed(scene, found),
        "compared": _compared(scene, filed),
        "edited": scene.language.date(scene.edited[filed.path]) if filed.path in scene.edited else None,
        "events": links(scene, _events(scene, filed)),
        "asks": [],
        "receives": False,
        "structured": structured(scene, filed),
        "embed": str(embed(scene, filed)),
        **repository(scene, filed),
    }
    for kind, part in PARTS:
        if isinstance(found, kind):
            view |= part(scene, filed, found)
    return view


def _area(scene: Scene, code: str) -> View | None:
    area = scene.catalogue.vocabulary.places.get(code)
    return {"name": area.name(scene.code), "url": scene.url(scene.paths.area(code)(scene.code))} if area else None


def _status(scene: Scene, found: Record) -> str | None:
    if found.status == "active":
        return None
    day = found.closed_on if found.status == "closed" else found.last_seen
    text = scene.language.gettext(words.STATUS[found.status])
    return text.format(date=scene.language.date(day)) if day else text


def _label(filed: Filed, fact: str) -> str | None:
    """What the form calls the field that a source is for; None where the source names no field."""
    return LABELS.get(f"{filed.kind}.{fact}") or LABELS.get(fact)


def _source(scene: Scene, filed: Filed, one: Any) -> View:
    return {
        "fact": one.fact,
        "label": scene.language.gettext(label) if (label := _label(filed, one.fact)) else None,
        "url": one.url,
        "host": shown_host(one.url) if one.url else None,
        "note": said(scene, filed, one.note) if one.note else None,
        "read": scene.language.date(one.read) if one.read else None,
    }


def _confirmed(scene: Scene, found: Record) -> View | None:
    if found.confirmed is None:
        return None
    how = scene.language.gettext(words.CONFIRMED[found.confirmed.how])
    old = found.confirmed.on < scene.catalogue.today - LONG_AGO
    return {"old": old, "on": scene.language.date(found.confirmed.on), "how": how, "by": found.confirmed.by}


def _compared(scene: Scene, filed: Filed) -> View | None:
    """How the ways to give were compared with what the organisation says, and when; None when nobody has."""
    approval = scene.approvals.get(filed.slug)
    if approval is None:
        return None
    text = scene.language.gettext(words.COMPARED[approval.proof])
    old = approval.on < scene.catalogue.today - LONG_AGO
    return {"old": old, "text": text.format(date=scene.language.date(approval.on))}


def _events(scene: Scene, filed: Filed) -> list[Filed]:
    catalogue = scene.catalogue
    return list(
        dict.fromkeys([*catalogue.naming(filed.slug, "organiser"), *catalogue.naming(filed.slug, "participants")])
    )


def repository(scene: Scene, filed: Filed) -> View:
    """Where the entry is corrected, by the form or else on GitHub, and where something wrong with it is reported."""
    site = scene.site
    form = f"{scene.url(path(scene)(scene.code))}?entry={filed.folder}/{filed.slug}"
    withheld = filed.slug in scene.catalogue.withheld
    page = site.absolute(scene.paths.record(filed)(scene.code))
    return {
        "correct_url": f"{site.repository}/edit/{site.branch}/{filed.path}" if withheld else form,
        "source_url": f"{site.repository}/blob/{site.branch}/{filed.path}",
        "report_url": f"{site.repository}/issues/new?{urlencode({'template': 'report.yml', 'where': page})}",
    }
