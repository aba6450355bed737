"""The page of each record, and what leads to it from its former addresses."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from ...languages import words
from ..files import Later, Page
from ..views import Scene
from ..views.cards import link
from ..views.records import record as view_of
from ..views.said import said
from ..views.sharing import record_picture
from . import Crumb, compose


def record(scene: Scene) -> Iterator[Page]:
    """One page a record, by the template of its kind."""
    for filed in scene.catalogue.records.values():
        kind = Crumb(scene.language.gettext(words.KINDS[filed.folder]), scene.paths.kind(filed.folder)(scene.code))
        page = compose(
            scene,
            scene.paths.record(filed),
            f"{filed.kind}.html",
            filed.record.name,
            str(said(scene, filed, filed.record.summary, "summary")["text"]),
            [kind],
            link(scene, filed)["lang"],
            record=Later(partial(view_of, scene, filed), partial(scene.states.around, filed)),
            picture=record_picture(scene, filed),
        )
        yield replace(page, edited=scene.edited.get(filed.path))


def redirect(scene: Scene) -> Iterator[Page]:
    """Former addresses of records: GitHub Pages knows no redirect, so a page says where to go and goes there."""
    for filed in scene.catalogue.records.values():
        target = scene.site.absolute(scene.paths.record(filed)(scene.code))
        for alias in filed.record.aliases:
            path = scene.paths.slug(filed.folder, alias)(scene.code)
            yield Page(path, "redirect.html", scene.code, {"title": filed.record.name, "target": target})
