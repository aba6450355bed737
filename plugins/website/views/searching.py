"""What the search shows: a result as short as it can be, what results are narrowed by, and what the page may say."""

from collections.abc import Collection, Mapping
from typing import Any

from ...catalogue.catalogue import Filed
from ...catalogue.fields import in_order
from ...catalogue.kinds import kind_of
from ...catalogue.terms import Term
from ...languages import words
from ...languages.language import Language
from ...languages.messages import N_
from . import Scene
from .cards import card, cause
from .said import Said, named

SAID: Mapping[str, str] = {
    "slips": N_("Nothing is written quite like that. Here is what comes nearest:"),
    "partial": N_("No entry has all these words. These have some of them:"),
    "none": N_("Nothing found. Try fewer words, another spelling, or browse below."),
    "away": N_("{km} km away"),
    "remove": N_("Remove {name}"),
    "nowhere": N_("No town or postcode of that name is known."),
    "refused": N_("Your browser did not give its position. Write a town instead."),
    "here": N_("My position"),
    "near": N_("Near: {name}"),
    "cause": N_("Cause"),
    "town": N_("Town"),
}
"""Sentences by what they are for; the names in braces are filled in by the page."""


def spoken(language: Language) -> dict[str, Any]:
    """Everything that the search may say, in one language; what depends on a number by the forms of the CLDR."""
    return {
        **{name: language.gettext(text) for name, text in SAID.items()},
        "found": language.forms("{count} result", "{count} results"),
        "suggested": language.forms("{count} suggestion", "{count} suggestions"),
    }


def result(scene: Scene, filed: Filed) -> list[Any]:
    """A card as a list: name, address, kind, active, summary, causes, place, when, needs, emblem.

    Texts are themselves, or a list with their language when it is not that of the page. An emblem is its letters, or
    of a logo a list: address, addresses in WebP, width, height, plate.
    """
    shown = card(scene, filed)
    return [
        _short({"text": shown["name"], "lang": shown["lang"]}),
        shown["url"],
        filed.folder,
        int(shown["status"] == "active"),
        _short(shown["summary"]),
        list(filed.record.causes),
        shown["place"]["text"] if shown["place"] else 0,
        _short(shown["when"]) if shown["when"] else 0,
        [[need["type"], _short(need["title"])] for need in shown["needs"]],
        _emblem(shown["emblem"]),
    ]


def _emblem(shown: Mapping[str, Any]) -> Any:
    picture = shown["picture"]
    if picture is None:
        return shown["letters"]
    return [picture["src"], picture["webp"], *picture["small"].values(), picture["plate"]]


def _short(said: Said) -> Any:
    return [said["text"], said["lang"]] if said["lang"] else said["text"]


def labels(scene: Scene) -> dict[str, Any]:
    """The name of each kind, of records at work and of others; the name and the colour of each cause."""
    gettext = scene.language.gettext
    asleep = gettext("not active at present")
    kinds = {folder: gettext(words.KIND[kind_of(folder)]) for folder in scene.kinds}
    causes = {slug: cause(scene, slug) for slug in scene.catalogue.vocabulary.terms("causes")}
    return {
        "kinds": {folder: [name, f"{name} · {asleep}"] for folder, name in kinds.items()},
        "causes": {
            slug: [_short({"text": one["name"], "lang": one["lang"]}), one["colour"]] for slug, one in causes.items()
        },
    }


def blank(scene: Scene) -> dict[str, Any]:
    """A card that has every part and says nothing: what results are cloned from."""
    nothing = {"text": "", "lang": None}
    here = scene.url(scene.paths.search()(scene.code))
    return {
        "name": "…", "lang": None, "url": here, "kind": "", "status": "active", "summary": nothing, "when": nothing,
        "causes": [{"name": "", "lang": None, "colour": "elan"}], "place": {"text": ""},
        "needs": [{"type": "", "title": nothing}],
        "emblem": {"letters": "", "picture": None},
    }  # fmt: skip


def choices(scene: Scene, values: Mapping[str, Collection[str]]) -> dict[str, Any]:
    """What results can be narrowed by: only what some record has, by facet."""
    gettext = scene.language.gettext
    found = {facet: frozenset(having) for facet, having in values.items()}
    causes, skills = (scene.catalogue.vocabulary.terms(name) for name in ("causes", "skills"))
    return {
        "kind": [(folder, gettext(label)) for folder, label in scene.kinds.items() if folder in found.get("kind", ())],
        "cause": [(slug, cause(scene, slug)) for slug in causes if slug in found.get("cause", ())],
        "help": [(type, gettext(label)) for type, label in words.HELP.items() if type in found.get("help", ())],
        "skill": [(slug, _called(scene, term)) for slug, term in skills.items() if slug in found.get("skill", ())],
        "areas": _areas(scene, found.get("area", frozenset())),
        "remote": "remote" in found,
        "receipt": "receipt" in found,
    }


def _called(scene: Scene, term: Term) -> dict[str, Any]:
    label = named(scene, term)
    return {"name": label["text"], "lang": label["lang"]}


def _areas(scene: Scene, codes: frozenset[str]) -> list[dict[str, Any]]:
    """Countries, their regions, the départements of these."""
    areas = scene.catalogue.vocabulary.places

    def within(parent: str | None) -> list[dict[str, Any]]:
        found = [area for area in areas.values() if area.parent == parent and area.code in codes]
        named = [
            {
                "code": area.code,
                "name": area.name(scene.code),
                "url": scene.url(scene.paths.area(area.code)(scene.code)),
                "within": within(area.code),
            }
            for area in found
        ]
        return sorted(named, key=lambda one: in_order(one["name"])) if parent else named

    return within(None)
