"""What the page of an organisation says, and of whatever can be helped."""

from collections.abc import Iterator, Sequence
from typing import Any

from ...catalogue.catalogue import Filed
from ...catalogue.kinds.parts import Accounts, Ids, Impact, LabelHeld
from ...catalogue.kinds.record import Helped, Organisation
from ...languages import words
from . import Scene
from .cards import links
from .exchanges import exchange
from .giving import giving
from .grants import received
from .said import named, said

View = dict[str, Any]


def helped(scene: Scene, filed: Filed, found: Helped) -> View:
    """How it can be helped, what it lends, and who funded it."""
    needs = [exchange(scene, filed, "needs", one) for one in found.needs]
    offers = [exchange(scene, filed, "offers", one) for one in found.offers]
    given = giving(scene, filed, found)
    open_needs = [need for need in needs if need["open"]]
    return {
        **given,
        "receives": bool(given["give"]),
        "asks": _asks(scene, bool(given["give"]), open_needs),
        "needs_open": open_needs,
        "needs_past": [need for need in needs if not need["open"]],
        "offers": [offer for offer in offers if offer["open"]],
        "grants": received(scene, filed),
    }


def _asks(scene: Scene, receives: bool, needs: Sequence[View]) -> list[View]:
    """The kinds of help that are asked for, each once: where the first of them stands on the page, and how many."""
    money = scene.language.gettext(words.HELP["money"])
    found: dict[str, View] = {money: {"type": money, "anchor": "give", "count": 1}} if receives else {}
    for need in needs:
        one = found.setdefault(need["type"], {"type": need["type"], "anchor": need["anchor"], "count": 0})
        one["count"] += 1
    return [*found.values()]


def organisation(scene: Scene, filed: Filed, found: Organisation) -> View:
    """What it is, whom it belongs to, what it did, with the sources of each."""
    catalogue = scene.catalogue
    utility = found.public_utility
    return {
        "founded": found.founded,
        "scope": scene.language.gettext(words.SCOPE[found.scope]) if found.scope else None,
        "ids": list(_ids(scene, found.ids)) if found.ids else [],
        "member_of": links(scene, [catalogue.named(slug) for slug in found.member_of]),
        "members": links(scene, catalogue.naming(filed.slug, "member_of")),
        "projects": links(scene, catalogue.naming(filed.slug, "association")),
        "public_utility": {"since": utility.since, "source": utility.source} if utility else None,
        "labels": [_label(scene, held) for held in found.labels],
        "accounts": [_year(scene, year) for year in sorted(found.accounts, key=lambda one: -one.year)],
        "impact": [_impact(scene, filed, one) for one in found.impact],
    }


def _label(scene: Scene, held: LabelHeld) -> View:
    return {
        "name": named(scene, scene.catalogue.vocabulary.terms("labels")[held.label]),
        "number": held.number,
        "until": scene.language.date(held.until) if held.until else None,
        "past": bool(held.until and held.until < scene.catalogue.today),
        "source": held.source,
    }


def _year(scene: Scene, year: Accounts) -> View:
    return {
        "year": year.year,
        "income": scene.language.money(*year.income) if year.income else None,
        "spending": scene.language.money(*year.spending) if year.spending else None,
        "source": year.source,
    }


def _impact(scene: Scene, filed: Filed, one: Impact) -> View:
    what = said(scene, filed, one.what, "impact", one.id or "", "what")
    return {"what": what, "figure": one.figure, "year": one.year, "source": one.source}


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
