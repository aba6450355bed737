"""Needs and offers in words."""

from typing import Any

from ...catalogue.catalogue import Filed
from ...catalogue.kinds.exchanges import (
    AnyExchange,
    GoodsExchange,
    HousingExchange,
    MoneyExchange,
    SkillsExchange,
    TimeExchange,
)
from ...languages import words
from ...languages.messages import N_
from . import Scene
from .cards import anchor, place
from .giving import shown_host
from .meetings import FIRST, answers, askers
from .said import said

MEETS = {"needs": N_("Who could answer"), "offers": N_("Who asks for this")}


def exchange(scene: Scene, filed: Filed, name: str, one: AnyExchange) -> dict[str, Any]:
    """A need (`name` is needs) or an offer with everything it says."""
    detail = said(scene, filed, one.detail, name, one.id, "detail") if one.detail else None
    met = answers if name == "needs" else askers
    return {
        "id": one.id,
        "anchor": anchor(name, one),
        "type": scene.language.gettext(words.HELP[one.type]),
        "help_url": scene.url(scene.paths.help(one.type)(scene.code)),
        "title": said(scene, filed, one.title, name, one.id, "title"),
        "detail": detail,
        "place": place(scene, one.place) if one.place else None,
        "facts": [{"text": fact, "lang": None} for fact in _facts(scene, one)] + _in_return(scene, filed, name, one),
        "url": one.url,
        "host": shown_host(one.url) if one.url else None,
        "open": scene.catalogue.at_work(filed) and one.open_on(scene.catalogue.today),
        "meets": met(scene, (filed.slug, one.id))[:FIRST],
        "meets_title": scene.language.gettext(MEETS[name]),
        "until": scene.language.date(one.until) if one.until else None,
    }


def _facts(scene: Scene, one: AnyExchange) -> list[str]:
    language = scene.language
    facts = list(_of_type(scene, one))
    if one.remote:
        facts.append(language.gettext("from afar"))
    if one.from_ and one.from_ > scene.catalogue.today:
        facts.append(language.gettext("from {date}").format(date=language.date(one.from_)))
    if one.until:
        facts.append(language.gettext("until {date}").format(date=language.date(one.until)))
    return facts


def _of_type(scene: Scene, one: AnyExchange) -> list[str]:
    """What only this type of exchange has."""
    language = scene.language
    facts: list[str] = []
    if isinstance(one, SkillsExchange):
        facts += [scene.catalogue.vocabulary.terms("skills")[slug].name(scene.code) for slug in one.skills]
    if isinstance(one, TimeExchange | SkillsExchange) and one.hours:
        facts.append(language.gettext(words.PER[one.per or "once"]).format(hours=language.number(one.hours)))
    if isinstance(one, GoodsExchange):
        facts += [scene.catalogue.vocabulary.terms("goods")[slug].name(scene.code) for slug in one.goods]
        if one.quantity:
            facts.append(language.gettext("quantity: {number}").format(number=language.number(one.quantity)))
        if one.condition:
            facts.append(language.gettext(words.CONDITION[one.condition]))
    if isinstance(one, MoneyExchange) and one.amount:
        facts.append(language.money(*one.amount))
    return facts


def _in_return(scene: Scene, filed: Filed, name: str, one: AnyExchange) -> list[dict[str, str | None]]:
    if not isinstance(one, HousingExchange) or not one.in_return:
        return []
    what = said(scene, filed, one.in_return, name, one.id, "in_return")
    text = scene.language.gettext("in return: {what}").format(what=what["text"])
    return [{"text": text, "lang": what["lang"]}]
