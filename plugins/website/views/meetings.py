"""Who could answer whom, and why, in words."""

from collections.abc import Sequence
from typing import Any

from ...catalogue.catalogue import Asked
from ...catalogue.matching import Fit
from ...catalogue.meetings import Key, meet
from ...catalogue.nearness import Reason
from ...catalogue.quantities import Money
from ...languages import words
from . import Scene
from .cards import anchor, link
from .said import Said, joined, named, plain, said, sentence

FIRST = 3
"""Matches that stand below a need or an offer on the page of its record."""

SHARED = ("cause", "skills", "goods")
"""Reasons that name what two records have in common."""

View = dict[str, Any]


def answers(scene: Scene, key: Key) -> list[View]:
    """Who could answer a need."""
    return [pair(scene, one.offer, "offers", one.reasons) for one in meet(scene.catalogue).needs.get(key, ())]


def askers(scene: Scene, key: Key) -> list[View]:
    """Who asks for what is offered."""
    return [pair(scene, one.need, "needs", one.reasons) for one in meet(scene.catalogue).offers.get(key, ())]


def fitting(scene: Scene, fit: Fit) -> View:
    """A project that fits a funder."""
    return {"owner": link(scene, fit.project), "title": None, "url": None, "reasons": why(scene, fit.reasons)}


def pair(scene: Scene, asked: Asked, name: str, reasons: Sequence[Reason]) -> View:
    """A need or an offer (`name` is needs or offers) that another one meets: whose it is, what it is, and why."""
    title = said(scene, asked.owner, asked.exchange.title, name, asked.exchange.id, "title")
    owner = link(scene, asked.owner)
    url = owner["url"] + "#" + anchor(name, asked.exchange)
    return {"owner": owner, "title": title, "url": url, "reasons": why(scene, reasons)}


def why(scene: Scene, reasons: Sequence[Reason]) -> list[Said]:
    """«même cause : logement · à distance · compétence : comptabilité»."""
    said = (_shared(scene, one) if one.id in SHARED else [plain(_sentence(scene, one))] for one in reasons)
    return joined(piece for at, pieces in enumerate(said) for piece in ([plain(" · ")] if at else []) + pieces)


def _sentence(scene: Scene, reason: Reason) -> str:
    gettext = scene.language.gettext
    match reason.id:
        case "distance" if not reason.of[0]:
            return gettext("less than 1 km away")
        case "distance":
            return gettext("about {km} km away").format(km=scene.language.number(reason.of[0]))
        case "same-département" | "same-region" | "acts" | "area":
            area = scene.catalogue.vocabulary.places[reason.of[0]].name(scene.code)
            return gettext(words.NEAR[reason.id]).format(area=area)
        case "stage":
            return gettext("stage: {stage}").format(stage=gettext(words.STAGE[reason.of[0]]))
        case "ticket":
            return _ticket(scene, *reason.of)
        case "funded":
            return gettext("already funded in {year}").format(year=reason.of[0])
    return gettext("from afar")


def _shared(scene: Scene, reason: Reason) -> list[Said]:
    """«compétences : comptabilité et droit»."""
    ngettext, count = scene.language.ngettext, len(reason.of)
    text = {
        "cause": ngettext("same cause: {names}", "same causes: {names}", count),
        "skills": ngettext("skill: {names}", "skills: {names}", count),
        "goods": ngettext("thing: {names}", "things: {names}", count),
    }[reason.id]
    terms = scene.catalogue.vocabulary.terms("causes" if reason.id == "cause" else reason.id)
    names = [named(scene, terms[slug]) for slug in reason.of]
    found = [one | {"text": scene.language.within_a_sentence(one["text"] or "")} for one in names]
    return sentence(text, "names", scene.language.list(["\0"] * len(found)), found)


def _ticket(scene: Scene, goal: Money, least: Money | None, most: Money | None) -> str:
    gettext, money = scene.language.gettext, scene.language.money
    if least and most:
        text = gettext("a goal of {goal}, for {least} to {most} at a time")
        return text.format(goal=money(*goal), least=money(*least), most=money(*most))
    if least:
        return gettext("a goal of {goal}, for at least {least}").format(goal=money(*goal), least=money(*least))
    assert most, "a ticket has a least or a most sum"
    return gettext("a goal of {goal}, for at most {most} at a time").format(goal=money(*goal), most=money(*most))
