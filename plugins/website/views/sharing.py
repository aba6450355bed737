"""The picture that stands for a page where its address is shared: of the site, or of a kind and a cause."""

from functools import partial
from typing import Any

from markupsafe import Markup

from ...catalogue.catalogue import Filed
from ...languages import words
from ..drawings import FOLDER, shared
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
    draw = partial(shared.open_graph, site.theme, site.colours, site.name, above, text, colour)
    path = scene.drawings.path(name, draw)
    alt = " · ".join(part for part in (site.name, above, text) if part)
    return {"url": site.absolute(path), "width": shared.WIDTH, "height": shared.HEIGHT, "alt": alt}


def badge_path(scene: Scene, slug: str) -> str:
    """Where the picture of a cause is for links on other sites: not named by its bytes, because it is copied there."""
    return f"{FOLDER}/badge-{slug}-{scene.code}.png"


def embed(scene: Scene, filed: Filed) -> str:
    """HTML for another site: a link and a picture, and nothing that runs or follows."""
    site, name = scene.site, filed.record.name
    return Markup('<a href="{}"><img src="{}" width="{}" height="{}" alt="{}"></a>').format(
        site.absolute(scene.paths.record(filed)(scene.code)),
        site.absolute(badge_path(scene, filed.record.causes[0])),
        shared.BADGE_WIDTH,
        shared.BADGE_HEIGHT,
        f"{name} · {site.name}",
    )
