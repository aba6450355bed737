"""A record as a card: what a list shows of it."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from ...catalogue.catalogue import Asked, Filed
from ...catalogue.kinds.event import Event
from ...catalogue.kinds.exchanges import AnyExchange
from ...catalogue.kinds.parts import Town
from ...catalogue.kinds.record import Helped
from ...catalogue.terms import Cause
from ...languages import words
from . import Scene
from .emblems import emblem
from .said import named, said
from .times import when

MOST_NEEDS = 2

MOST = 1 << 15
"""Views of one sort that are remembered in a language: of a directory larger than that, memory stays flat."""

Key = TypeVar("Key")
View = TypeVar("View")


def card(scene: Scene, filed: Filed) -> dict[str, Any]:
    """Name, address, emblem, one sentence, causes, place, and the first open needs: once for the many lists of it."""
    return _once(scene.cards, filed.slug, _card, scene, filed)


def _once(known: dict[Key, View], key: Key, make: Callable[..., View], *given: object) -> View:
    """A view that was made before, else made now."""
    if key not in known:
        if len(known) >= MOST:
            known.clear()
        known[key] = make(*given)
    return known[key]


def _card(scene: Scene, filed: Filed) -> dict[str, Any]:
    record = filed.record
    needs = record.needs if isinstance(record, Helped) and scene.catalogue.at_work(filed) else ()
    open_needs = [need for need in needs if need.open_on(scene.catalogue.today)]
    return {
        **link(scene, filed),
        "kind": scene.language.gettext(words.KIND[filed.kind]),
        "summary": said(scene, filed, record.summary, "summary"),
        "causes": causes(scene, filed),
        "place": place(scene, record.place) if record.place else None,
        "when": when(scene, filed, record) if isinstance(record, Event) else None,
        "needs": [_title(scene, filed, need) for need in open_needs[:MOST_NEEDS]],
        "status": record.status,
        "emblem": emblem(scene, filed),
    }


def cards(scene: Scene, records: Iterable[Filed]) -> list[dict[str, Any]]:
    """Records as cards."""
    return [card(scene, one) for one in records]


def need_card(scene: Scene, asked: Asked) -> dict[str, Any]:
    """A need as a card: what is asked, by whom, where, until when."""
    owner, need = asked.owner, asked.exchange
    where = need.place or owner.record.place
    return {
        **_title(scene, owner, need),
        "url": link(scene, owner)["url"] + "#" + anchor("needs", need),
        "owner": link(scene, owner),
        "causes": causes(scene, owner),
        "place": place(scene, where) if where else None,
        "remote": need.remote,
        "until": scene.language.date(need.until) if need.until else None,
    }


def anchor(name: str, one: AnyExchange) -> str:
    """Where a need or an offer stands on the page of its record; one of each may have the same id."""
    return one.id if name == "needs" else f"offer-{one.id}"


def _title(scene: Scene, filed: Filed, need: AnyExchange) -> dict[str, Any]:
    return {
        "title": said(scene, filed, need.title, "needs", need.id, "title"),
        "type": scene.language.gettext(words.HELP[need.type]),
    }


def link(scene: Scene, filed: Filed) -> dict[str, Any]:
    """A record's name, the language of that name when it is another, and its address; none when it is not shown."""
    return _once(scene.links, filed.slug, _link, scene, filed)


def _link(scene: Scene, filed: Filed) -> dict[str, Any]:
    lang = None if filed.language == scene.code else filed.language
    url = scene.url(scene.paths.record(filed)(scene.code)) if filed.slug in scene.catalogue.records else None
    return {"name": filed.record.name, "lang": lang, "url": url}


def links(scene: Scene, found: list[Filed]) -> list[dict[str, Any]]:
    """Records as links, from A to Z."""
    return [link(scene, one) for one in sorted(found, key=lambda one: (one.record.name.casefold(), one.slug))]


def causes(scene: Scene, filed: Filed) -> list[dict[str, Any]]:
    """The causes of a record, each with its colour."""
    return [cause(scene, slug) for slug in filed.record.causes]


def cause(scene: Scene, slug: str) -> dict[str, Any]:
    """A cause: name, the language of that name when it is another, address, colour."""
    return _once(scene.causes, slug, _cause, scene, slug)


def _cause(scene: Scene, slug: str) -> dict[str, Any]:
    term = scene.catalogue.vocabulary.terms("causes")[slug]
    assert isinstance(term, Cause)
    label = named(scene, term)
    return {
        "name": label["text"],
        "lang": label["lang"],
        "url": scene.url(scene.paths.cause(slug)(scene.code)),
        "colour": term.colour,
    }


def place(scene: Scene, town: Town) -> dict[str, Any]:
    """«Lyon (Rhône)» and the page of the smallest area that has one."""
    return _once(scene.towns, (town.city, town.area, town.country), _place, scene, town)


def _place(scene: Scene, town: Town) -> dict[str, Any]:
    areas = scene.catalogue.vocabulary.places
    area = areas.get(town.area)
    within = area.name(scene.code) if area and area.code != town.country else scene.language.territory(town.country)
    shown = town.city if within == town.city else f"{town.city} ({within})"
    return {
        "text": scene.language.isolated(shown),
        "url": scene.url(scene.paths.area(area.code)(scene.code)) if area else None,
    }
