"""Needs and offers in words."""

from collections.abc import Iterator
from typing import Any

from ...catalogue import matching
from ...catalogue.catalogue import Filed
from ...catalogue.kinds.exchanges import (
    AnyExchange,
    GoodsExchange,
    HousingExchange,
    MoneyExchange,
    SkillsExchange,
    TimeExchange,
)
from ...catalogue.terms import Term
from ...languages import words
from ...languages.messages import N_
from . import Scene
from .cards import anchor, place
from .giving import shown_host
from .meetings import FIRST, answers, askers
from .said import Said, named, plain, said

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
        "facts": [*_facts(scene, one), *_in_return(scene, filed, name, one)],
        "url": one.url,
        "host": shown_host(one.url) if one.url else None,
        "open": scene.catalogue.at_work(filed) and one.open_on(scene.catalogue.today),
        "meets": met(scene, (filed.slug, one.id))[:FIRST],
        "meets_title": scene.language.gettext(MEETS[name]),
        "until": scene.language.date(one.until) if one.until else None,
    }


def _facts(scene: Scene, one: AnyExchange) -> Iterator[Said]:
    yield from (named(scene, term) for term in _terms(scene, one))
    yield from (plain(fact) for fact in (*_of_type(scene, one), *_of_any(scene, one)))


def _terms(scene: Scene, one: AnyExchange) -> Iterator[Term]:
    """The skills or the goods that it names."""
    if isinstance(one, SkillsExchange | GoodsExchange):
        terms = scene.catalogue.vocabulary.terms(one.type)
        yield from (terms[slug] for slug in matching.words(one))


def _of_any(scene: Scene, one: AnyExchange) -> list[str]:
    language = scene.language
    facts: list[str] = []
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
    if isinstance(one, TimeExchange | SkillsExchange) and one.hours:
        facts.append(language.gettext(words.PER[one.per or "once"]).format(hours=language.number(one.hours)))
    if isinstance(one, GoodsExchange) and one.quantity:
        facts.append(language.gettext("quantity: {number}").format(number=language.number(one.quantity)))
    if isinstance(one, GoodsExchange) and one.condition:
        facts.append(language.gettext(words.CONDITION[one.condition]))
    if isinstance(one, MoneyExchange) and one.amount:
        facts.append(language.money(*one.amount))
    return facts


def _in_return(scene: Scene, filed: Filed, name: str, one: AnyExchange) -> list[Said]:
    if not isinstance(one, HousingExchange) or not one.in_return:
        return []
    what = said(scene, filed, one.in_return, name, one.id, "in_return")
    text = scene.language.gettext("in return: {what}").format(what=what["text"])
    return [{"text": text, "lang": what["lang"]}]
