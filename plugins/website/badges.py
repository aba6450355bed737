"""The pictures of links on other sites: one a cause, for all causes, so that none that was copied is ever missing."""

from collections.abc import Iterator

from .drawings import shared
from .files import Document
from .views import Scene
from .views.cards import cause
from .views.sharing import badge_path


def badges(scene: Scene) -> Iterator[Document]:
    """Each in a language, at an address that stays."""
    site = scene.site
    for slug in scene.catalogue.vocabulary.terms("causes"):
        found = cause(scene, slug)
        picture = shared.badge(site.theme, site.colours, site.name, found["name"], found["colour"])
        yield Document(badge_path(scene, slug), picture)
