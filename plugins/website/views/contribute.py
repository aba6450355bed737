"""The form that adds an entry or corrects one: what it asks, in which order, and all that it may say."""

from collections.abc import Mapping, Sequence
from typing import Any

from ...catalogue.kinds import KINDS, kind_of
from ...languages import words
from ...languages.messages import N_
from .. import paths
from . import Scene

Block = tuple[str, tuple[str, ...], bool]
"""A title, fields in order (`slug` and `body` stand beside those of the model), whether its source is asked for."""

WHERE: Block = (N_("Where it is"), ("place",), False)
NUMBERS: Block = (N_("Its numbers"), ("ids",), True)
GIVING: Block = (N_("How to give"), ("give", "tax"), False)
NEEDS: Block = (N_("What would help"), ("needs",), False)
AUTHOR: Block = (N_("Who writes this"), ("author",), False)
WHO = ("name", "slug", "summary", "causes", "website", "body")

BLOCKS: Mapping[str, Sequence[Block]] = {
    "association": (
        (N_("The association"), WHO, True), WHERE, NUMBERS, GIVING, NEEDS, AUTHOR,
    ),
    "project": (
        (N_("The project"), ("name", "slug", "association", "summary", "aim", "causes", "website", "body"), True),
        (N_("When"), ("starts", "ends", "stage"), False), WHERE,
        (N_("What it wants to raise"), ("goal",), False), NEEDS, GIVING, AUTHOR,
    ),
    "funder": (
        (N_("The funder"), ("name", "slug", "type", "summary", "causes", "website", "body"), True),
        (N_("What it finances"), ("looks_for", "instruments", "stages", "ticket"), True), WHERE, NUMBERS, AUTHOR,
    ),
    "partner": (
        (N_("The partner"), WHO, True),
        (N_("What it lends"), ("lends", "offers"), True), WHERE, NUMBERS, AUTHOR,
    ),
    "event": (
        (N_("The event"), WHO, True),
        (N_("When"), ("starts", "ends", "recurs"), True),
        (N_("Where"), ("place", "online"), False),
        (N_("Who organises it"), ("organiser", "organiser_name"), False), AUTHOR,
    ),
    "platform": (
        (N_("The platform"), WHO, True),
        (N_("Its pages"), ("hosts", "pages"), False),
        (N_("What it costs"), ("fees",), False),
        WHERE, NUMBERS, AUTHOR,
    ),
}  # fmt: skip
"""What is asked first of each kind."""

SECTIONS: Sequence[Block] = (
    (N_("How it is reached, where it acts"), ("contact", "area", "scope"), False),
    (
        N_("Names, history, whether it is at work"),
        ("other_names", "founded", "since", "status", "last_seen", "closed_on", "public_utility"),
        False,
    ),
    (N_("What one should know of it"), ("owner", "receipts", "data"), False),
    (N_("Networks and labels"), ("member_of", "labels"), False),
    (N_("What was done, and accounts"), ("impact", "accounts", "outcome", "funded"), False),
    (N_("Programme and who takes part"), ("programme", "participants", "timezone"), False),
    (N_("What it asks for and lends"), ("needs", "offers", "give", "tax"), False),
    (N_("Sources, check, language"), ("sources", "confirmed", "lang"), False),
)  # fmt: skip
"""What may be added, by theme; a kind has those of its fields that are not asked first."""

MORE: Mapping[str, Sequence[str]] = {
    "Town": ("subdivision", "coordinates"),
    "Ids": ("siret", "tribunal", "be", "ch", "ca", "other"),
    "Fee": ("above", "up_to", "basis", "from", "until", "said"),
    **{f"{type}Exchange": ("place", "from") for type in ("Money", "Time", "Skills", "Goods", "Housing")},
}
"""What few need, in a closed part of its group."""

EXCHANGE = ("title", "detail", "amount", "skills", "goods", "quantity", "condition", "hours", "per", "in_return")
ORDER: Mapping[str, Sequence[str]] = {
    "Tax": ("receipt", "regime", "source"),
    **{f"{type}Exchange": EXCHANGE for type in ("Money", "Time", "Skills", "Goods", "Housing")},
}
"""Fields of a group that come first, in this order, where that of the model asks them too late."""

UNSEEN = ("aliases", "logo")
"""Fields that the form keeps as they are."""


def path(scene: Scene) -> paths.Path:
    """Where the form stands: at the text page on how to contribute, where there is one."""
    page = scene.catalogue.pages.get("contribute")
    return scene.paths.text(page) if page else scene.paths.contribute()


def kinds(scene: Scene) -> list[dict[str, str]]:
    """What one may add, each with its own address."""
    url = scene.url(path(scene)(scene.code))
    gettext = scene.language.gettext
    return [
        {"kind": kind, "name": gettext(words.KIND[kind]), "about": gettext(ABOUT[kind]), "url": f"{url}?kind={kind}"}
        for kind in map(kind_of, scene.kinds)
    ]


ABOUT: Mapping[str, str] = {
    "association": N_("A non-profit, whatever its form"),
    "project": N_("Something an association does, with an aim and an end"),
    "funder": N_("A foundation, a public body, a fund, a company that finances"),
    "partner": N_("Who lends skills, tools, things or places"),
    "event": N_("Something with a date and a place"),
    "platform": N_("A service that collects gifts"),
}


def asked(scene: Scene, folder: str) -> dict[str, Any]:
    """What is asked of a kind: `blocks` first, then `sections`; every one of its fields stands in one of them."""
    gettext, kind = scene.language.gettext, kind_of(folder)
    known = [info.alias or name for name, info in KINDS[folder].model_fields.items()]
    first = [field for _, fields, _ in BLOCKS[kind] for field in fields]
    later = [(title, [one for one in fields if one in known and one not in first]) for title, fields, _ in SECTIONS]
    return {
        "folder": folder,
        "name": gettext(words.KIND[kind]),
        "blocks": [
            {"title": gettext(title), "fields": fields, "sourced": sourced} for title, fields, sourced in BLOCKS[kind]
        ],
        "sections": [{"title": gettext(title), "fields": fields} for title, fields in later if fields],
    }
