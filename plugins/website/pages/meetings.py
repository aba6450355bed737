"""Needs and offers brought together, funders and projects as well; each pair with what brings it together."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from ...catalogue.asking import everything
from ...catalogue.catalogue import Asked, Filed
from ...catalogue.meetings import meet
from ...catalogue.nearness import RADIUS
from ...catalogue.order import fair
from ...languages import words
from ...languages.messages import N_
from ..files import Later, Page
from ..views import Scene
from ..views.cards import anchor, causes, link
from ..views.meetings import answers, askers, fitting
from ..views.said import said
from . import Crumb, compose, paginated, pagination, with_number

TITLES = {
    "needs": N_("Needs, and who could answer"),
    "offers": N_("Offers, and who asks for them"),
    "funders": N_("Funders, and projects that fit"),
}
ABOUT = {
    "needs": N_("For each open need, who offers what it asks for, near by or from afar."),
    "offers": N_("For each offer, the associations that ask for it, near by or from afar."),
    "funders": N_("For each funder, projects that fit what it looks for: cause, area, stage, amount."),
}
NONE = {
    "needs": N_("No open need meets an offer today."),
    "offers": N_("No offer meets an open need today."),
    "funders": N_("No project fits what a funder says it looks for today."),
}
MEETING = 2
"""Meetings of each section that the first page shows."""

View = dict[str, Any]


def meetings(scene: Scene) -> Iterator[Page]:
    """Who could answer whom, seen from three sides."""
    gettext = scene.language.gettext
    about = gettext("Entries say what is needed and what is offered. Here is what goes together, and why.")
    found = {side: _found(scene, side) for side in _shown(scene)}
    sections = [
        {
            "id": side,
            "title": gettext(TITLES[side]),
            "about": gettext(ABOUT[side]),
            "none": gettext(NONE[side]),
            "url": scene.url(scene.paths.meetings(side)(scene.code)),
            "count": len(found[side]),
            "meetings": [_meeting(scene, side, one) for one in found[side][:MEETING]],
        }
        for side in found
    ]
    yield compose(
        scene,
        scene.paths.meetings(),
        "matching.html",
        gettext("Needs and offers"),
        about,
        sections=sections,
        radius=RADIUS,
    )


def sides(scene: Scene) -> Iterator[Page]:
    """Everything that meets something, seen from each side."""
    gettext = scene.language.gettext
    crumbs = [Crumb(gettext("Needs and offers"), scene.paths.meetings()(scene.code))]
    for side in _shown(scene):
        title, path, found = gettext(TITLES[side]), partial(scene.paths.meetings, side), _found(scene, side)
        for number, part in paginated(found):
            yield compose(
                scene,
                path(number),
                "meetings.html",
                with_number(scene, title, number),
                gettext(ABOUT[side]),
                crumbs,
                heading=title,
                none=gettext(NONE[side]),
                meetings=Later(partial(_meetings, scene, side, part), [_state(scene, one) for one in part]),
                pagination=pagination(scene, path, number, len(found)),
            )


def _shown(scene: Scene) -> list[str]:
    """The sides that there are: funders meet projects where both are shown."""
    both = {"funders", "projects"} <= scene.kinds.keys()
    return [side for side in TITLES if both or side != "funders"]


def _found(scene: Scene, side: str) -> Sequence[Asked | Filed]:
    """What meets something, in fair order: needs, offers, or funders."""
    catalogue, met = scene.catalogue, meet(scene.catalogue)
    if side == "funders":
        return fair([catalogue.records[slug] for slug in met.funders], lambda one: one, catalogue.today)
    every, kept = (everything(catalogue), met.needs) if side == "needs" else (catalogue.open_offers, met.offers)
    found = [asked for asked in every if (asked.owner.slug, asked.exchange.id) in kept]
    return fair(found, lambda asked: asked.owner, catalogue.today)


def _state(scene: Scene, one: Asked | Filed) -> object:
    """What stands for one need, offer or funder, and for what it meets."""
    if isinstance(one, Asked):
        return scene.states.around(one.owner), one.exchange.id
    fits = meet(scene.catalogue).funders[one.slug]
    return scene.states.of(one), [(scene.states.of(fit.project), fit.reasons) for fit in fits]


def _meetings(scene: Scene, side: str, found: Sequence[Asked | Filed]) -> list[View]:
    return [_meeting(scene, side, one) for one in found]


def _meeting(scene: Scene, side: str, one: Asked | Filed) -> View:
    """One need, offer or funder, and what it meets."""
    owner = one.owner if isinstance(one, Asked) else one
    view: View = {"owner": link(scene, owner), "colour": causes(scene, owner)[0]["colour"]}
    if isinstance(one, Filed):
        kind = scene.language.gettext(words.KIND[one.kind])
        pairs = [fitting(scene, fit) for fit in meet(scene.catalogue).funders[one.slug]]
        return view | {"kind": kind, "title": None, "url": view["owner"]["url"], "pairs": pairs}
    key = one.owner.slug, one.exchange.id
    return view | {
        "kind": scene.language.gettext(words.HELP[one.exchange.type]),
        "title": said(scene, owner, one.exchange.title, side, one.exchange.id, "title"),
        "url": view["owner"]["url"] + "#" + anchor(side, one.exchange),
        "pairs": answers(scene, key) if side == "needs" else askers(scene, key),
    }
