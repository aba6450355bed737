"""How far the directory can be trusted, in sentences and as bars with their numbers."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from ...catalogue.catalogue import Catalogue
from ...catalogue.freshness import State, reach
from ...catalogue.kinds.giving import Channel
from ...giving.costs import costs_of
from ...giving.outcome import outcome
from ...languages.language import Language
from ...languages.messages import N_
from . import Scene
from .arrivals import USUAL
from .cards import cause

KNOWN: Mapping[str, tuple[str, str]] = {
    "unconfirmed": (N_("The day it was confirmed"), ""),
    "no-source": (N_("A source that one can open"), ""),
    "untranslated": (N_("Every language of this site"), ""),
    "no-place": (N_("Where it is, or where it acts"), ""),
    "no-website": (N_("A web site"), ""),
    "no-contact": (N_("How to write to it"), N_("organisations")),
    "no-register": (N_("A number in a public register"), N_("organisations")),
    "no-next-date": (N_("The next date"), N_("events that come back")),
}
"""What is known where something is not lacking, and of whom it is asked when not of every entry."""

GIVING: Mapping[str, tuple[str, str]] = {
    "no-channel": (N_("How to give"), N_("associations and projects at work")),
    "receipt-unknown": (N_("Whether there are tax receipts"), N_("associations and projects at work")),
    "cost-unknown": (N_("What arrives of a gift"), N_("associations and projects that receive gifts")),
    "fees-unknown": (N_("What it costs"), N_("donation platforms")),
}
"""The same, of gifts."""

AGES: Mapping[str, str] = {
    "0-3": N_("less than three months ago"),
    "3-6": N_("three to six months ago"),
    "6-12": N_("six to twelve months ago"),
    "12-18": N_("twelve to eighteen months ago"),
    "18+": N_("more than eighteen months ago"),
}
PARTS: Mapping[str, str] = {
    "known": N_("confirmed in the last eighteen months"),
    "old": N_("confirmed longer ago"),
    "none": N_("never confirmed"),
}
"""How a bar is drawn: full, hatched or empty."""

View = dict[str, Any]


def arrives(channel: Channel, catalogue: Catalogue) -> bool:
    """Whether it is known what arrives of 100 euros given in a way."""
    return outcome(USUAL, costs_of(channel, catalogue), None, catalogue.today).arrives is not None


def share(part: int, whole: int) -> Decimal:
    """A share in whole percent; 0 and 100 only when it is none and all."""
    percent = round(Decimal(100 * part) / whole) if whole else 0
    return Decimal(percent if part in (0, whole) else min(99, max(1, percent)))


def trust(scene: Scene, found: State) -> list[View]:
    """What a visitor should know first, each with whether it is all that one could wish."""
    total = len(scene.catalogue.records)
    fresh = total - found.lacking["unconfirmed"] - found.lacking["stale"]
    gettext = scene.language.gettext
    confirmed = gettext("Entries confirmed within the last eighteen months: {known} of {asked}.")
    if not fresh:
        confirmed = gettext("No entry has been confirmed lately. They say what was found, not what was checked.")
    said = [
        (confirmed, fresh, total),
        (gettext("Entries with a source that one can open: {known} of {asked}."), *_answered(found, "no-source")),
        (
            gettext("Associations and projects that receive gifts, with what arrives known: {known} of {asked}."),
            *_answered(found, "cost-unknown"),
        ),
        (
            gettext("Donation platforms with a fee that is known: {known} of {asked}."),
            *_answered(found, "fees-unknown"),
        ),
    ]
    number = scene.language.number
    return [
        {"text": text.format(known=number(known), asked=number(asked)), "known": known == asked}
        for text, known, asked in said
        if asked
    ]


def _answered(found: State, id: str) -> tuple[int, int]:
    asked = found.asked.get(id, 0)
    return asked - found.lacking[id], asked


def _bar(name: str, value: str, parts: Mapping[str, int], whole: int) -> View:
    """A line of a chart: its name, its number, and the parts of its bar one after the other, in percent of a whole."""
    drawn, start = [], Decimal(0)
    for kind, count in parts.items():
        width = Decimal(100 * count) / whole if whole else Decimal(0)
        if count and kind != "none":  # which is the empty bar itself
            drawn.append({"kind": kind, "start": f"{start:.2f}%", "width": f"{width:.2f}%"})
        start += width
    return {"name": name, "value": value, "parts": drawn} | dict.fromkeys(("note", "of", "url"))


def kinds(scene: Scene, found: State) -> list[View]:
    """How many records each kind has, and how many of them were confirmed lately, long ago and never."""
    rows = []
    for folder, label in scene.kinds.items():
        records = scene.catalogue.by_folder.get(folder, [])
        lacks = [found.lacks[one.slug] for one in records]
        never, old = (sum(id in one for one in lacks) for id in ("unconfirmed", "stale"))
        parts = {"known": len(records) - never - old, "old": old, "none": never}
        row = _bar(scene.language.gettext(label), _counted(scene.language, len(records)), parts, len(records))
        url = scene.url(scene.paths.kind(folder)(scene.code))
        rows.append(row | {"url": url, "note": scene.language.list(_told(scene.language, parts)) or None})
    return rows


def _counted(language: Language, count: int) -> str:
    return language.ngettext("%(num)s entry", "%(num)s entries", count) % {"num": language.number(count)}


def _told(language: Language, parts: Mapping[str, int]) -> Iterator[str]:
    """«3 confirmed lately», «1 longer ago», «12 never»: what there is of these."""
    said = {
        "known": language.ngettext("%(num)s confirmed lately", "%(num)s confirmed lately", parts["known"]),
        "old": language.ngettext("%(num)s longer ago", "%(num)s longer ago", parts["old"]),
        "none": language.ngettext("%(num)s never confirmed", "%(num)s never confirmed", parts["none"]),
    }
    return (said[part] % {"num": language.number(count)} for part, count in parts.items() if count)


def ages(scene: Scene, found: State) -> list[View]:
    """How long ago records were confirmed; nothing when none was."""
    language, total = scene.language, len(scene.catalogue.records)
    rows = [
        _bar(language.gettext(AGES[age]), language.number(count), {"old" if age == "18+" else "known": count}, total)
        for age, count in found.ages.items()
        if age != "never"
    ]
    return rows if found.ages["never"] < total else []


def known(scene: Scene, found: State, things: Mapping[str, tuple[str, str]]) -> list[View]:
    """Of how many records each of some things is known that one may ask of them."""
    return [
        _covered(scene, scene.language.gettext(name), note, *_answered(found, id))
        for id, (name, note) in things.items()
        if id in found.asked
    ]


def _covered(scene: Scene, name: str, note: str, count: int, whole: int) -> View:
    row = _bar(name, scene.language.percent(share(count, whole)), {"known": count, "none": whole - count}, whole)
    return row | {"of": _of(scene, count, whole), "note": scene.language.gettext(note) if note else None}


def _of(scene: Scene, count: int, whole: int) -> str:
    number = scene.language.number
    return scene.language.gettext("{known} of {asked}").format(known=number(count), asked=number(whole))


def places(scene: Scene) -> list[View]:
    """In how many regions of each country, and in how many départements, there is a record."""
    rows = []
    for one in reach(scene.catalogue):
        name = scene.catalogue.vocabulary.places[one.country].name(scene.code)
        url = scene.url(scene.paths.area(one.country)(scene.code))
        for (count, whole), note in ((one.regions, ""), (one.departments, N_("départements"))):
            if whole:
                rows.append(_covered(scene, name, note, count, whole) | {"url": url})
    return rows


def causes_without(scene: Scene) -> list[View]:
    """The causes that no record works for."""
    catalogue = scene.catalogue
    return [cause(scene, slug) for slug in catalogue.vocabulary.terms("causes") if slug not in catalogue.by_cause]
