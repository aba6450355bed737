"""What each kind adds to the page of a record."""

from collections.abc import Callable
from typing import Any

from ...catalogue.catalogue import Filed
from ...catalogue.kinds.event import Event
from ...catalogue.kinds.funder import Funder
from ...catalogue.kinds.partner import Partner
from ...catalogue.kinds.platform import Platform
from ...catalogue.kinds.project import Project
from ...catalogue.kinds.record import Helped, Organisation
from ...languages import words
from . import Scene
from .calendars import offered
from .cards import link, links
from .giving import fees, shown_host
from .goals import goal
from .grants import given
from .organisations import helped, organisation
from .said import said
from .times import when

View = dict[str, Any]


def project(scene: Scene, filed: Filed, found: Project) -> View:
    """The project: whose it is, what it is to change, what it wants to raise."""
    language = scene.language
    return {
        "owner": link(scene, scene.catalogue.named(found.association)),
        "aim": said(scene, filed, found.aim, "aim"),
        "outcome": said(scene, filed, found.outcome, "outcome") if found.outcome else None,
        "stage": language.gettext(words.STAGE[found.stage]) if found.stage else None,
        "starts": language.date(found.starts) if found.starts else None,
        "ends": language.date(found.ends) if found.ends else None,
        "ended": bool(found.ends and found.ends < scene.catalogue.today),
        "goal": goal(scene, filed, found, found.goal) if found.goal else None,
    }


def funder(scene: Scene, filed: Filed, found: Funder) -> View:
    """The funder: what it looks for, how it finances, what it funded."""
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
        "funded": given(scene, found),
    }


def partner(scene: Scene, _filed: Filed, found: Partner) -> View:
    """The partner: what it lends."""
    return {"lends": scene.language.list(scene.language.gettext(words.LENT[one]) for one in found.lends)}


def event(scene: Scene, filed: Filed, found: Event) -> View:
    """The event: when, where, by whom, what happens."""
    named = scene.catalogue.named
    return {
        "when": when(scene, filed, found),
        "recurs": said(scene, filed, found.recurs, "recurs") if found.recurs else None,
        "since": found.since,
        "timezone": found.timezone,
        "online": {"url": found.online, "host": shown_host(found.online)} if found.online else None,
        "organiser": link(scene, named(found.organiser)) if found.organiser else None,
        "organiser_name": found.organiser_name,
        "participants": links(scene, [named(slug) for slug in found.participants]),
        "programme": [
            {
                "at": scene.language.date(item.at),
                "title": said(scene, filed, item.title, "programme", item.id, "title"),
                "detail": said(scene, filed, item.detail, "programme", item.id, "detail") if item.detail else None,
            }
            for item in found.programme
        ],
        **offered(scene, filed, found),
    }


def platform(scene: Scene, filed: Filed, found: Platform) -> View:
    """The platform: what it costs, and who receives gifts there."""
    users = scene.catalogue.by_platform.get(filed.slug, [])
    return {
        "fees": fees(scene, filed, found),
        "hosts": list(found.hosts),
        "users": len(users),
        "users_url": scene.url(scene.paths.accounts(filed)(scene.code)),
        "platform_owner": said(scene, filed, found.owner.text, "owner", "text") if found.owner else None,
        "owner_source": found.owner.source if found.owner else None,
        "comparison_url": scene.url(scene.paths.comparison()(scene.code)),
    }


PARTS: tuple[tuple[type[Any], Callable[[Scene, Filed, Any], View]], ...] = (
    (Helped, helped),
    (Organisation, organisation),
    (Project, project),
    (Funder, funder),
    (Partner, partner),
    (Event, event),
    (Platform, platform),
)
"""What each class of record adds to its page."""
