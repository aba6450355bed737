"""Lists of records: by kind, in fair order and from A to Z; by cause, area, platform; events by date."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import Any

from ...catalogue.catalogue import Filed
from ...catalogue.fields import in_order
from ...catalogue.order import fair
from ...languages import words
from .. import paths
from ..files import Later, Page
from ..views import Scene
from ..views.areas import area_links, area_title
from ..views.calendars import calendar_url, organised
from ..views.cards import cards, cause, link
from ..views.points import Sheet, area_map, sheets
from . import Crumb, compose, counted, paginated, pagination, with_number

NAMES = 200
"""Names of one page from A to Z."""


def kind(scene: Scene) -> Iterator[Page]:
    """Every record of each kind but events, what needs help most and soonest first."""
    for folder, label in scene.kinds.items():
        if folder != "events":
            title = scene.language.gettext(label)
            yield from _cards(
                scene, _of(scene, folder), partial(scene.paths.kind, folder), title, [],
                names_url=scene.url(scene.paths.names(folder)(scene.code)),
                calendar_url=calendar_url(scene, organised(scene, folder), scene.paths.kind(folder)),
            )  # fmt: skip


def names(scene: Scene) -> Iterator[Page]:
    """Every record of each kind, from A to Z."""
    for folder, label in scene.kinds.items():
        records = sorted(_of(scene, folder), key=lambda one: (in_order(one.record.name), one.slug))
        title = scene.language.gettext("{kind} from A to Z").format(kind=scene.language.gettext(label))
        crumbs: list[Crumb] = [Crumb(scene.language.gettext(label), scene.paths.kind(folder)(scene.code))]
        first_pages = _first_pages(records)
        for number, part in paginated(records, NAMES):
            yield compose(
                scene,
                scene.paths.names(folder, number),
                "names.html",
                with_number(scene, title, number),
                counted(scene, len(records)),
                crumbs,
                groups=_groups(scene, part),
                letters=[
                    {
                        "letter": letter,
                        "url": scene.url(scene.paths.names(folder, page)(scene.code)) + f"#{_anchor(letter)}",
                    }
                    for letter, page in first_pages.items()
                ],
                pagination=pagination(scene, partial(scene.paths.names, folder), number, len(records), NAMES),
            )


def _first_pages(records: Sequence[Filed]) -> dict[str, int]:
    """The page on which each letter begins."""
    pages: dict[str, int] = {}
    for index, one in enumerate(records):
        pages.setdefault(_letter(one), index // NAMES + 1)
    return pages


def _letter(filed: Filed) -> str:
    first = in_order(filed.record.name)[:1].upper()
    return first if first.isalpha() else "0–9"


def _anchor(letter: str) -> str:
    return "0-9" if letter == "0–9" else letter.lower()


def _groups(scene: Scene, records: Sequence[Filed]) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in records:
        groups.setdefault(_letter(one), []).append(link(scene, one))
    return [{"letter": letter, "anchor": _anchor(letter), "links": links} for letter, links in groups.items()]


def cause_pages(scene: Scene) -> Iterator[Page]:
    """Every record of each cause."""
    title = scene.language.gettext("Causes")
    crumbs: list[Crumb] = [Crumb(title, scene.paths.causes()(scene.code))]
    for slug in scene.catalogue.vocabulary.terms("causes"):
        view = cause(scene, slug)
        records = scene.catalogue.by_cause.get(slug, [])
        yield from _cards(
            scene, records, partial(scene.paths.cause, slug), view["name"], crumbs,
            lang=view["lang"], colour=view["colour"],
            calendar_url=calendar_url(scene, records, scene.paths.cause(slug)),
        )  # fmt: skip


def area_pages(scene: Scene) -> Iterator[Page]:
    """Every record of each area: where it is, where it acts, and what lies within."""
    areas = scene.catalogue.vocabulary.places
    top = Crumb(scene.language.gettext("Places"), scene.paths.areas()(scene.code))
    for code in areas:
        above = reversed(scene.catalogue.vocabulary.lineage(code)[1:])
        crumbs = [top, *(Crumb(areas[one].name(scene.code), scene.paths.area(one)(scene.code)) for one in above)]
        within = [one for one in areas.values() if one.parent == code]
        records = scene.catalogue.by_area.get(code, [])
        yield from _cards(
            scene,
            records,
            partial(scene.paths.area, code),
            area_title(scene, code),
            crumbs,
            within=area_links(scene, [one.code for one in within]),
            drawing=partial(_map, scene, code, cache(partial(sheets, scene, code))),
            calendar_url=calendar_url(scene, records, scene.paths.area(code)),
        )


def _map(
    scene: Scene, code: str, drawn: Callable[[], Sequence[Sheet]], records: Sequence[Filed]
) -> dict[str, Any] | None:
    """The records of a page where they are. How many each part of the area has stands among what lies `within`."""
    return area_map(scene, code, drawn(), records)


def account_pages(scene: Scene) -> Iterator[Page]:
    """Who receives gifts on each platform."""
    for filed in _of(scene, "platforms"):
        title = scene.language.gettext("Who receives gifts on {platform}").format(
            platform=scene.language.isolated(filed.record.name)
        )
        crumbs: list[Crumb] = [
            Crumb(scene.language.gettext(words.KINDS["platforms"]), scene.paths.kind("platforms")(scene.code)),
            Crumb(filed.record.name, scene.paths.record(filed)(scene.code), link(scene, filed)["lang"]),
        ]
        users = scene.catalogue.by_platform.get(filed.slug, [])
        yield from _cards(scene, users, partial(scene.paths.accounts, filed), title, crumbs)


def event_pages(scene: Scene) -> Iterator[Page]:
    """Events to come by date, and events past, the latest first."""
    if "events" not in scene.kinds:
        return
    coming, past = scene.catalogue.events
    title = scene.language.gettext("Events")
    yield from _cards(
        scene, coming, partial(scene.paths.kind, "events"), title, [], ordered=True,
        names_url=scene.url(scene.paths.names("events")(scene.code)),
        past_url=scene.url(scene.paths.past_events()(scene.code)),
        calendar_url=calendar_url(scene, [*coming, *past], scene.paths.kind("events")),
    )  # fmt: skip
    crumbs: list[Crumb] = [Crumb(title, scene.paths.kind("events")(scene.code))]
    yield from _cards(scene, past, scene.paths.past_events, scene.language.gettext("Past events"), crumbs, ordered=True)


def _of(scene: Scene, folder: str) -> Sequence[Filed]:
    return scene.catalogue.by_folder.get(folder, [])


def _cards(
    scene: Scene,
    records: Sequence[Filed],
    path: Callable[[int], paths.Path],
    title: str,
    crumbs: Sequence[Crumb],
    ordered: bool = False,
    drawing: Callable[[Sequence[Filed]], dict[str, Any] | None] = lambda records: None,
    **more: Any,
) -> Iterator[Page]:
    """A list of cards over as many pages as it needs; `ordered` when its order is its own.

    `drawing` puts the records of a page on a map.
    """
    in_order = records if ordered else fair(records, lambda one: one, scene.catalogue.today)
    none = dict.fromkeys(("names_url", "past_url", "calendar_url", "about", "colour"))
    extra: dict[str, Any] = {**none, "within": []} | more
    count = counted(scene, len(records))
    for number, part in paginated(in_order):
        states = [scene.states.of(one) for one in part]
        yield compose(
            scene,
            path(number),
            "list.html",
            with_number(scene, title, number),
            extra["about"] or scene.language.gettext("{title}: {count}").format(title=title, count=count),
            crumbs,
            heading=title,
            counted=count,
            cards=Later(partial(cards, scene, part), states),
            fair=not ordered,
            drawing=Later(partial(drawing, part), states),
            pagination=pagination(scene, path, number, len(records)),
            **extra,
        )
