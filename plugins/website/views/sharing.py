"""The picture that stands for a page where its address is shared: of the site, or of a kind and a cause."""

from typing import Any

from ...catalogue.catalogue import Filed
from ...languages import words
from ..drawings import shared
from . import Scene
from .cards import cause
from .voice import voice

View = dict[str, Any]


def site_picture(scene: Scene) -> View:
    """The picture of every page that has none of its own: whole address, width, height, and what one sees."""
    return _open_graph(scene, f"site-{scene.code}", "", voice(scene)["title"], "sun")


def record_picture(scene: Scene, filed: Filed) -> View:
    """The picture of a record: the same for all of its kind and its first cause."""
    first = cause(scene, filed.record.causes[0])
    kind = scene.language.gettext(words.KIND[filed.kind])
    name = f"{filed.kind}-{filed.record.causes[0]}-{scene.code}"
    return _open_graph(scene, name, kind, first["name"], first["colour"])


def _open_graph(scene: Scene, name: str, above: str, text: str, colour: str) -> View:
    site = scene.site
    path = scene.drawings.path(
        name, lambda: shared.open_graph(site.theme, site.colours, site.name, above, text, colour)
    )
    alt = " · ".join(part for part in (site.name, above, text) if part)
    return {"url": site.absolute(path), "width": shared.WIDTH, "height": shared.HEIGHT, "alt": alt}


def badge(scene: Scene, filed: Filed) -> View:
    """A small picture for a link to a record on another site, one for each cause: as that of a page."""
    first, site = cause(scene, filed.record.causes[0]), scene.site
    path = scene.drawings.path(
        f"badge-{filed.record.causes[0]}-{scene.code}",
        lambda: shared.badge(site.theme, site.colours, site.name, first["name"], first["colour"]),
    )
    alt = f"{site.name} · {first['name']}"
    return {"url": site.absolute(path), "width": shared.BADGE_WIDTH, "height": shared.BADGE_HEIGHT, "alt": alt}
