"""The first page, and the pages that open onto lists: causes and places."""

from collections.abc import Iterator

from ...catalogue.asking import everything
from ...catalogue.order import fair
from ..files import Page
from ..views import Scene
from ..views.areas import area_links
from ..views.cards import card, cause, need_card
from ..views.maps import country_map, credit
from ..views.voice import voice
from . import compose
from .help import types

NEEDS = 6
EVENTS = 3


def home(scene: Scene) -> Iterator[Page]:
    """What this is, the causes, what is needed now, the next events, how to take part."""
    catalogue = scene.catalogue
    first = fair(everything(catalogue), lambda asked: asked.owner, catalogue.today)
    coming, _ = catalogue.events
    yield compose(
        scene,
        scene.paths.home(),
        "home.html",
        scene.site.name,
        voice(scene)["description"],
        count=len(catalogue.by_folder.get("associations", ())),
        helps=types(scene),
        causes=_causes(scene),
        needs=[need_card(scene, asked) for asked in first[:NEEDS]],
        events=[card(scene, one) for one in coming[:EVENTS]],
        events_url=scene.url(scene.paths.kind("events")(scene.code)) if "events" in scene.kinds else None,
    )


def causes(scene: Scene) -> Iterator[Page]:
    """All causes, with how many records each has."""
    gettext = scene.language.gettext
    about = gettext("Everything that the associations of this directory work for.")
    yield compose(scene, scene.paths.causes(), "causes.html", gettext("Causes"), about, causes=_causes(scene))


def places(scene: Scene) -> Iterator[Page]:
    """All countries with their regions and départements; those that somebody has drawn, as a map too."""
    gettext = scene.language.gettext
    areas = scene.catalogue.vocabulary.places
    countries = [code for code, area in areas.items() if area.country == code]
    yield compose(
        scene,
        scene.paths.areas(),
        "places.html",
        gettext("Places"),
        gettext("Where the associations of this directory are, and where they act."),
        countries=[
            {**link, "regions": _within(scene, code), "frames": country_map(scene, code), "credit": credit(scene, code)}
            for code in countries
            for link in area_links(scene, [code])
        ],
    )


def _within(scene: Scene, code: str) -> list[dict[str, object]]:
    """The regions of a country, and the départements of each."""
    parts = [one.code for one in scene.catalogue.vocabulary.places.values() if one.parent == code]
    return [{**link, "parts": _within(scene, link["code"])} for link in area_links(scene, parts)]


def _causes(scene: Scene) -> list[dict[str, object]]:
    return [
        cause(scene, slug) | {"count": len(scene.catalogue.by_cause.get(slug, []))}
        for slug in scene.catalogue.vocabulary.terms("causes")
    ]
