"""What is asked for, by type, skill, sort of goods, place, from afar and by date: open needs, never past ones."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from ...catalogue import asking
from ...catalogue.catalogue import Asked, Filed
from ...catalogue.fields import in_order
from ...catalogue.order import fair
from ...languages import words
from ...languages.messages import N_
from .. import paths
from ..files import Later, Page
from ..views import Scene
from ..views.areas import area_title
from ..views.cards import cards, need_card
from ..views.said import Said, named, plain, sentence
from . import Crumb, compose, counted, paginated, pagination, with_number

ABOUT = {
    "money": N_("Who receives gifts, and on which site. This directory takes nothing."),
    "time": N_("Who needs somebody to be there, for an hour or for a year."),
    "skills": N_("Who needs what you know how to do."),
    "goods": N_("Who needs what you no longer need."),
    "housing": N_("Who needs a room, a home, a place to stay."),
    "remote": N_("What can be done from wherever you are."),
    "soon": N_("What begins or ends within 60 days, soonest first."),
}
WAYS = {"remote": N_("From afar"), "soon": N_("Soon")}
NAMED = {"skills": N_("Skill asked for: {name}"), "goods": N_("Goods asked for: {name}")}

View = dict[str, Any]
Needs = Sequence[Asked]


def helps(scene: Scene) -> Iterator[Page]:
    """One question, and the ways to answer it."""
    gettext, paths = scene.language.gettext, scene.paths
    about = gettext("Money is one way to help among others: time, a skill, things, a room.")
    yield compose(
        scene,
        paths.helps(),
        "help.html",
        gettext("Help"),
        about,
        helps=types(scene),
        ways=[_link(scene, gettext(name), paths.help_way(way), _way(scene, way)) for way, name in WAYS.items()],
        skills=_terms(scene, "skills"),
        goods=_terms(scene, "goods"),
        countries=_countries(scene),
        matching_url=scene.url(paths.meetings()(scene.code)),
    )


def types(scene: Scene) -> list[View]:
    """The kinds of help as links, with how much is asked of each."""
    return [
        _link(
            scene,
            scene.language.gettext(label),
            scene.paths.help(type),
            scene.catalogue.open_needs.get(type, ()),
            scene.catalogue.receiving if type == "money" else (),
        )
        | {"type": type}
        for type, label in words.HELP.items()
    ]


def _terms(scene: Scene, type: str) -> list[View]:
    found = asking.by_term(scene.catalogue, type)
    names = {slug: _name(scene, type, slug) for slug in found}
    return [
        _link(scene, str(name["text"]), scene.paths.help(type, slug), found[slug]) | {"lang": name["lang"]}
        for slug, name in names.items()
    ]


def _name(scene: Scene, type: str, slug: str) -> Said:
    return named(scene, scene.catalogue.vocabulary.terms(type)[slug])


def _way(scene: Scene, way: str) -> Needs:
    return asking.remote(scene.catalogue) if way == "remote" else asking.soon(scene.catalogue)


def _countries(scene: Scene) -> list[View]:
    """The countries where something is asked for, each with its regions."""
    found, areas = asking.by_area(scene.catalogue), scene.catalogue.vocabulary.places
    countries = [code for code in areas if code in found and areas[code].country == code]
    return [one | {"within": _below(scene, found, code)} for code in countries for one in _areas(scene, found, [code])]


def _below(scene: Scene, found: Mapping[str, Needs], code: str) -> list[View]:
    areas = scene.catalogue.vocabulary.places
    return _areas(scene, found, [one for one in found if areas[one].parent == code])


def _areas(scene: Scene, found: Mapping[str, Needs], codes: Iterable[str]) -> list[View]:
    areas = scene.catalogue.vocabulary.places
    links = [_link(scene, areas[one].name(scene.code), scene.paths.help_area(one), found[one]) for one in codes]
    return sorted(links, key=lambda one: in_order(str(one["name"])))


def _link(scene: Scene, name: str, path: paths.Path, needs: Needs, records: Sequence[Filed] = ()) -> View:
    return {"name": name, "url": scene.url(path(scene.code)), "counted": _counted(scene, needs, records), "lang": None}


def _counted(scene: Scene, needs: Needs, records: Sequence[Filed] = ()) -> str:
    """«3 needs», and where there are records «3 needs · 12 entries», or «12 entries» alone."""
    if records and not needs:
        return counted(scene, len(records))
    text = scene.language.ngettext("%(num)s need", "%(num)s needs", len(needs))
    text %= {"num": scene.language.number(len(needs))}
    return f"{text} · {counted(scene, len(records))}" if records else text


def by_type(scene: Scene) -> Iterator[Page]:
    """What is asked for of each type, skill and sort of goods; for money, who receives gifts as well."""
    gettext, top = scene.language.gettext, _top(scene)
    for type, label in words.HELP.items():
        needs = _fair(scene, scene.catalogue.open_needs.get(type, ()))
        receiving = fair(scene.catalogue.receiving, lambda one: one, scene.catalogue.today) if type == "money" else ()
        path, name = partial(scene.paths.help, type, ""), gettext(label)
        within = _terms(scene, type) if type in NAMED else []
        yield from _pages(scene, path, name, [top], needs, receiving, gettext(ABOUT[type]), within)
        for slug, found in (asking.by_term(scene.catalogue, type) if type in NAMED else {}).items():
            named_so, term = gettext(NAMED[type]), _name(scene, type, slug)
            title = named_so.format(name=term["text"])
            crumbs = [top, Crumb(name, scene.paths.help(type)(scene.code))]
            yield from _pages(
                scene,
                partial(scene.paths.help, type, slug),
                title,
                crumbs,
                _fair(scene, found),
                heading=sentence(named_so, "name", "\0", [term]),
            )


def by_way(scene: Scene) -> Iterator[Page]:
    """What can be done from afar, in fair order; what begins or ends soon, by date."""
    for way, label in WAYS.items():
        needs = _way(scene, way) if way == "soon" else _fair(scene, _way(scene, way))
        about, path = scene.language.gettext(ABOUT[way]), partial(scene.paths.help_way, way)
        yield from _pages(
            scene, path, scene.language.gettext(label), [_top(scene)], needs, about=about, in_turn=way != "soon"
        )


def by_area(scene: Scene) -> Iterator[Page]:
    """What is asked for in each area where something is."""
    found, vocabulary = asking.by_area(scene.catalogue), scene.catalogue.vocabulary
    for code, needs in found.items():
        above = reversed(vocabulary.lineage(code)[1:])
        names = [
            Crumb(vocabulary.places[one].name(scene.code), scene.paths.help_area(one)(scene.code)) for one in above
        ]
        title = scene.language.gettext("What is needed: {place}").format(place=area_title(scene, code))
        yield from _pages(
            scene, partial(scene.paths.help_area, code), title, [_top(scene), *names], _fair(scene, needs),
            within=_below(scene, found, code),
        )  # fmt: skip


def _top(scene: Scene) -> Crumb:
    return Crumb(scene.language.gettext("Help"), scene.paths.helps()(scene.code))


def _fair(scene: Scene, needs: Needs) -> Needs:
    return fair(needs, lambda asked: asked.owner, scene.catalogue.today)


def _pages(
    scene: Scene,
    path: Callable[[int], paths.Path],
    title: str,
    crumbs: Sequence[Crumb],
    needs: Needs,
    records: Sequence[Filed] = (),
    about: str = "",
    within: Sequence[View] = (),
    in_turn: bool = True,
    heading: Sequence[Said] = (),
) -> Iterator[Page]:
    """Needs, then records, as cards over as many pages as it takes; `in_turn` when the order is the fair one."""
    count, things = _counted(scene, needs, records), [*needs, *records]
    said = about or scene.language.gettext("{title}: {count}").format(title=title, count=count)
    for number, part in paginated(things):
        asked = [one for one in part if isinstance(one, Asked)]
        receiving = [one for one in part if isinstance(one, Filed)]
        yield compose(
            scene,
            path(number),
            "needs.html",
            with_number(scene, title, number),
            said,
            crumbs,
            heading=heading or [plain(title)],
            about=about,
            counted=count,
            needs=Later(
                partial(_needs, scene, asked), [(scene.states.of(one.owner), one.exchange.id) for one in asked]
            ),
            records=Later(partial(cards, scene, receiving), [scene.states.of(one) for one in receiving]),
            fair=in_turn,
            helps_url=scene.url(scene.paths.helps()(scene.code)),
            within=list(within),
            pagination=pagination(scene, path, number, len(things)),
        )


def _needs(scene: Scene, needs: Needs) -> list[View]:
    return [need_card(scene, one) for one in needs]
