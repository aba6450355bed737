"""Everything that the page of a record says."""

from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from ...catalogue.catalogue import Filed
from ...catalogue.kinds.event import Event
from ...catalogue.kinds.funder import Funder
from ...catalogue.kinds.partner import Partner
from ...catalogue.kinds.parts import Ids
from ...catalogue.kinds.platform import Platform
from ...catalogue.kinds.project import Project
from ...catalogue.kinds.record import Helped, Organisation, Record
from . import Scene, words
from .cards import card, link, links
from .exchanges import exchange
from .giving import channels, fees, shown_host, tax
from .said import body, said
from .structured import structured
from .times import when

View = dict[str, Any]


def record(scene: Scene, filed: Filed) -> View:
    """A record in full: its card, and what its kind has besides."""
    found = filed.record
    text = body(scene, filed)
    view = card(scene, filed) | {
        "other_names": list(found.other_names),
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
        "sources": [_source(scene, one) for one in found.sources],
        "confirmed": _confirmed(scene, found),
        "edited": scene.language.date(scene.edited[filed.path]) if filed.path in scene.edited else None,
        "logo": _logo(scene, filed),
        "events": links(scene, _events(scene, filed)),
        "structured": structured(scene, filed),
        **_repository(scene, filed),
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


def _source(scene: Scene, one: Any) -> View:
    return {
        "fact": one.fact,
        "url": one.url,
        "host": shown_host(one.url) if one.url else None,
        "note": one.note,
        "read": scene.language.date(one.read) if one.read else None,
    }


def _confirmed(scene: Scene, found: Record) -> View | None:
    if found.confirmed is None:
        return None
    how = scene.language.gettext(words.CONFIRMED[found.confirmed.how])
    return {"on": scene.language.date(found.confirmed.on), "how": how, "by": found.confirmed.by}


def _logo(scene: Scene, filed: Filed) -> View | None:
    logo = filed.record.logo
    if logo is None:
        return None
    return {"url": scene.url(logo.file), "alt": said(scene, filed, logo.alt, "logo", "alt")}


def _events(scene: Scene, filed: Filed) -> list[Filed]:
    catalogue = scene.catalogue
    return list(
        dict.fromkeys([*catalogue.naming(filed.slug, "organiser"), *catalogue.naming(filed.slug, "participants")])
    )


def _repository(scene: Scene, filed: Filed) -> View:
    """Where the entry is corrected, and where something wrong with it is reported."""
    site = scene.site
    return {
        "correct_url": f"{site.repository}/edit/{site.branch}/{filed.path}",
        "source_url": f"{site.repository}/blob/{site.branch}/{filed.path}",
        "report_url": f"{site.repository}/issues/new?title={filed.slug}",
    }


def _helped(scene: Scene, filed: Filed, found: Helped) -> View:
    needs = [exchange(scene, filed, "needs", one) for one in found.needs]
    return {
        "give": channels(scene, filed, found) if found.status == "active" else [],
        "tax": tax(scene, found),
        "needs_open": [need for need in needs if need["open"]],
        "needs_past": [need for need in needs if not need["open"]],
        "offers": [exchange(scene, filed, "offers", one) for one in found.offers if one.open_on(scene.catalogue.today)],
        "funders": links(scene, scene.catalogue.naming(filed.slug, "funded")),
    }


def _organisation(scene: Scene, filed: Filed, found: Organisation) -> View:
    language = scene.language
    catalogue = scene.catalogue
    return {
        "founded": found.founded,
        "scope": language.gettext(words.SCOPE[found.scope]) if found.scope else None,
        "ids": list(_ids(scene, found.ids)) if found.ids else [],
        "member_of": links(scene, [catalogue.records[slug] for slug in found.member_of]),
        "members": links(scene, catalogue.naming(filed.slug, "member_of")),
        "projects": links(scene, catalogue.naming(filed.slug, "association")),
        "public_utility": {"since": found.public_utility.since, "source": found.public_utility.source}
        if found.public_utility
        else None,
        "labels": [
            {
                "name": catalogue.vocabulary.terms("labels")[held.label].name(scene.code),
                "number": held.number,
                "until": language.date(held.until) if held.until else None,
                "past": bool(held.until and held.until < catalogue.today),
                "source": held.source,
            }
            for held in found.labels
        ],
        "accounts": [
            {
                "year": year.year,
                "income": language.money(*year.income) if year.income else None,
                "spending": language.money(*year.spending) if year.spending else None,
                "source": year.source,
            }
            for year in sorted(found.accounts, key=lambda one: -one.year)
        ],
        "impact": [
            {
                "what": said(scene, filed, one.what, "impact", one.id or "", "what"),
                "figure": one.figure,
                "year": one.year,
                "source": one.source,
            }
            for one in found.impact
        ],
    }


def _ids(scene: Scene, ids: Ids) -> Iterator[View]:
    for scheme, label in words.REGISTER.items():
        if value := getattr(ids, scheme):
            yield {"label": scene.language.gettext(label), "value": value}
    if ids.tribunal:
        text = scene.language.gettext("{court}, volume {volume}, folio {folio}")
        value = text.format(court=ids.tribunal.court, volume=ids.tribunal.volume, folio=ids.tribunal.folio)
        yield {"label": scene.language.gettext("Register of associations"), "value": value}
    for other in ids.other:
        yield {"label": other.scheme, "value": other.value}


def _project(scene: Scene, filed: Filed, found: Project) -> View:
    language = scene.language
    goal = found.goal
    return {
        "owner": link(scene, scene.catalogue.records[found.association]),
        "aim": said(scene, filed, found.aim, "aim"),
        "outcome": said(scene, filed, found.outcome, "outcome") if found.outcome else None,
        "stage": language.gettext(words.STAGE[found.stage]) if found.stage else None,
        "starts": language.date(found.starts) if found.starts else None,
        "ends": language.date(found.ends) if found.ends else None,
        "ended": bool(found.ends and found.ends < scene.catalogue.today),
        "goal": {
            "amount": language.money(*goal.amount),
            "raised": language.money(*goal.raised) if goal.raised else None,
            "share": min(100, int(100 * goal.raised.amount / goal.amount.amount))
            if goal.raised and goal.amount.amount
            else None,
            "as_of": language.date(goal.as_of) if goal.as_of else None,
            "otherwise": said(scene, filed, goal.otherwise, "goal", "otherwise") if goal.otherwise else None,
        }
        if goal
        else None,
    }


def _funder(scene: Scene, filed: Filed, found: Funder) -> View:
    language = scene.language
    ticket = found.ticket
    return {
        "type": language.gettext(words.FUNDER_TYPE[found.type]),
        "looks_for": said(scene, filed, found.looks_for, "looks_for") if found.looks_for else None,
        "stages": language.list(language.gettext(words.STAGE[stage]) for stage in found.stages),
        "instruments": language.list(language.gettext(words.INSTRUMENT[one]) for one in found.instruments),
        "ticket": {
            "least": language.money(*ticket.least) if ticket.least else None,
            "most": language.money(*ticket.most) if ticket.most else None,
        }
        if ticket
        else None,
        "funded": [
            {
                "record": link(scene, scene.catalogue.records[grant.record]) if grant.record else None,
                "name": grant.name,
                "year": grant.year,
                "amount": language.money(*grant.amount) if grant.amount else None,
                "source": grant.source,
            }
            for grant in sorted(found.funded, key=lambda one: -one.year)
        ],
    }


def _partner(scene: Scene, _filed: Filed, found: Partner) -> View:
    return {"lends": scene.language.list(scene.language.gettext(words.LENT[one]) for one in found.lends)}


def _event(scene: Scene, filed: Filed, found: Event) -> View:
    records = scene.catalogue.records
    return {
        "when": when(scene, filed, found),
        "recurs": said(scene, filed, found.recurs, "recurs") if found.recurs else None,
        "since": found.since,
        "timezone": found.timezone,
        "online": {"url": found.online, "host": shown_host(found.online)} if found.online else None,
        "organiser": link(scene, records[found.organiser]) if found.organiser else None,
        "organiser_name": found.organiser_name,
        "participants": links(scene, [records[slug] for slug in found.participants]),
        "programme": [
            {
                "at": scene.language.date(item.at),
                "title": said(scene, filed, item.title, "programme", item.id, "title"),
                "detail": said(scene, filed, item.detail, "programme", item.id, "detail") if item.detail else None,
            }
            for item in found.programme
        ],
    }


def _platform(scene: Scene, filed: Filed, found: Platform) -> View:
    users = scene.catalogue.by_platform.get(filed.slug, [])
    return {
        "fees": fees(scene, filed, found),
        "hosts": list(found.hosts),
        "users": len(users),
        "users_url": scene.url(scene.paths.accounts(filed)(scene.code)),
        "platform_owner": said(scene, filed, found.owner, "owner") if found.owner else None,
    }


PARTS: tuple[tuple[type[Any], Callable[[Scene, Filed, Any], View]], ...] = (
    (Helped, _helped),
    (Organisation, _organisation),
    (Project, _project),
    (Funder, _funder),
    (Partner, _partner),
    (Event, _event),
    (Platform, _platform),
)
"""What each class of record adds to its page."""
