"""What records lack, in words: what has aged, and what to look at first."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ...catalogue.freshness import State
from ...catalogue.upkeep import Due, receives_gifts
from ...languages import words
from ...languages.messages import N_
from . import Scene
from .cards import cause, link
from .freshness import GIVING, KNOWN
from .records import repository

LACKING: Mapping[str, str] = {
    "withheld": N_("ways to give that are not shown yet"),
    "fees-unknown": N_("fees not known"),
    "fees-old": N_("fees read more than a year ago, or nobody knows when"),
    "unconfirmed": N_("not confirmed yet"),
    "stale": N_("confirmed more than eighteen months ago"),
    "need-past": N_("a need or an offer whose day has gone by"),
    "label-past": N_("a label that has run out"),
    "project-past": N_("a project that has ended, without a word of what came of it"),
    "no-next-date": N_("no next date"),
    "no-source": N_("no source"),
    "source-to-find": N_("a source without an address"),
    "cost-unknown": N_("what arrives of a gift is not known"),
    "receipt-unknown": N_("tax receipts not known"),
    "no-channel": N_("no way to give"),
    "no-website": N_("no web site"),
    "no-contact": N_("no address to write to"),
    "no-register": N_("no number in a register"),
    "no-place": N_("no place"),
    "untranslated": N_("not translated"),
}
"""Each thing that may be lacking."""

STATUS: Mapping[str, str] = {
    "dormant": N_("no activity seen for a long time"),
    "paused": N_("paused for the time being"),
    "closed": N_("closed"),
}

View = dict[str, Any]


def aged(scene: Scene, found: State) -> list[View]:
    """What was right once, or is still to be found, and how many records it concerns."""
    statuses = Counter[str](one.record.status for one in scene.catalogue.records.values())
    counts = {LACKING[id]: found.lacking[id] for id in LACKING if id not in KNOWN and id not in GIVING}
    counts |= {STATUS[status]: statuses[status] for status in STATUS}
    gettext, number = scene.language.gettext, scene.language.number
    return [{"name": gettext(name), "count": number(count), "any": count > 0} for name, count in counts.items()]


def work(scene: Scene, found: State, one: Due) -> View:
    """A record that somebody should look at: why, what else it lacks, and where it is edited."""
    others = [id for id in found.lacks[one.filed.slug] if id != one.why]
    return {
        **link(scene, one.filed),
        "kind": scene.language.gettext(words.KIND[one.filed.kind]),
        "colour": cause(scene, one.filed.record.causes[0])["colour"],
        "why": _why(scene, one),
        "others": [scene.language.gettext(LACKING[id]) for id in others],
        "correct_url": repository(scene, one.filed)["correct_url"],
    }


def _why(scene: Scene, one: Due) -> str:
    gettext, confirmed = scene.language.gettext, one.filed.record.confirmed
    if one.why == "stale" and confirmed:
        return gettext("last confirmed on {date}").format(date=scene.language.date(confirmed.on))
    if one.why == "unconfirmed" and receives_gifts(scene.catalogue, one.filed):
        return gettext("receives gifts, and is not confirmed yet")
    if one.why == "fees-unknown" and one.filed.slug in scene.catalogue.by_platform:
        return gettext("receives gifts of entries here, and its fees are not known")
    return gettext(LACKING[one.why])
