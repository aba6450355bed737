"""What is searched of a record, field by field, in one language."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..catalogue.catalogue import Catalogue, Filed
from ..catalogue.kinds.event import Event
from ..catalogue.kinds.project import Project
from ..catalogue.kinds.record import Helped, Organisation
from ..catalogue.matching import words
from ..catalogue.translations import prose_within
from .analysis import Analyser, Pair

BOOSTS: Mapping[str, float] = {
    "name": 10,
    "others": 8,
    "ids": 10,
    "causes": 5,
    "places": 5,
    "helps": 3,
    "summary": 2,
    "body": 1,
}
"""The fields, and how much more a word counts in each: the name, other names and identifiers first, the body last."""

NAMES = ("name", "others")
"""The fields where stop words count: names are made of them."""

TAG = re.compile(r"""<(?:"[^"]*"|[^">])*>""")

Texts = Mapping[str, list[tuple[str, str]]]
"""Texts and their languages, by field."""


LISTED = frozenset(("causes", "places", "helps"))
"""The fields whose texts are mostly words of closed lists, the same for many records: they are analysed once."""


class Analysers(dict[str, Analyser]):
    """One analyser a language, made when it is needed. Stop words are those of the index, whatever the text is in."""

    def __init__(self, stop: frozenset[str]) -> None:
        super().__init__()
        self._stop = stop

    def __missing__(self, language: str) -> Analyser:
        made = self[language] = Analyser(language, self._stop)
        return made


def analysed(texts: Texts, analysers: Analysers) -> dict[str, list[Pair]]:
    """The words of each field with their terms."""
    found: dict[str, list[Pair]] = {}
    for name, said in texts.items():
        found[name] = []
        for text, language in said:
            analyser = analysers[language]
            found[name] += analyser.listed(text) if name in LISTED else analyser.pairs(text, name in NAMES)
    return found


def searched(catalogue: Catalogue, filed: Filed, language: str, helps: Mapping[str, str]) -> Texts:
    """The texts of a record by field: in the language where they are translated, else in that of the entry."""
    record = filed.record
    prose = list(_prose(filed, language))
    return {
        "name": [(record.name, filed.language)],
        "others": [(name, filed.language) for name in record.other_names],
        "ids": [(number, "") for number in _numbers(record)],
        "causes": [(catalogue.vocabulary.terms("causes")[slug].name(language), language) for slug in record.causes],
        "places": [(text, language) for text in _places(catalogue, filed, language)],
        "helps": [
            *((text, lang) for location, text, lang in prose if location[0] in ("needs", "offers")),
            *((text, language) for text in _asked(catalogue, record, language, helps)),
        ],
        "summary": [(text, lang) for location, text, lang in prose if location[0] == "summary"],
        "body": [
            *((text, lang) for location, text, lang in prose if location[0] not in ("needs", "offers", "summary")),
            *((name, filed.language) for name in related(catalogue, record)),
            _body(filed, language),
        ],
    }


def _prose(filed: Filed, language: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    translation = filed.translations.get(language)
    for location, text in prose_within(filed.record).items():
        if translation and location in translation.prose:
            yield location, translation.prose[location], language
        else:
            yield location, text, filed.language


def _body(filed: Filed, language: str) -> tuple[str, str]:
    translation = filed.translations.get(language)
    if translation and translation.html.strip():
        return _text(translation.html), language
    return _text(filed.html), filed.language


def _text(sanitised: str) -> str:
    return html.unescape(TAG.sub(" ", sanitised))


def _numbers(record: object) -> list[str]:
    return list(_strings(record.ids.model_dump())) if isinstance(record, Organisation) and record.ids else []


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in _strings(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in _strings(one))


def _places(catalogue: Catalogue, filed: Filed, language: str) -> list[str]:
    """Town, postcode, and the names and numbers of all areas where it is or acts."""
    place = filed.record.place
    areas = catalogue.areas_of(filed)
    names = [catalogue.vocabulary.places[code].name(language) for code in areas]
    numbers = [code.partition("-")[2] for code in areas if code[-1:].isdigit()]
    return [*([place.city, place.postcode or ""] if place else []), *names, *numbers]


def _asked(catalogue: Catalogue, record: object, language: str, helps: Mapping[str, str]) -> Iterator[str]:
    """The kinds of help that are asked for or lent, and the skills and goods."""
    for one in (*record.needs, *record.offers) if isinstance(record, Helped) else ():
        yield helps[one.type]
        for slug in words(one):
            yield catalogue.vocabulary.terms(one.type)[slug].name(language)


def related(catalogue: Catalogue, record: object) -> Iterator[str]:
    """The names of who a project belongs to, of who organises an event, of the networks of an organisation."""
    slugs: tuple[str | None, ...] = ()
    if isinstance(record, Project):
        slugs = (record.association,)
    elif isinstance(record, Event):
        slugs = (record.organiser, *record.participants)
        yield record.organiser_name or ""
    elif isinstance(record, Organisation):
        slugs = record.member_of
    for slug in slugs:
        if slug in catalogue.records or slug in catalogue.hidden:
            yield catalogue.named(slug).record.name
