"""One function a page type, named as its template."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from ...catalogue.catalogue import FiledPage
from ...catalogue.order import PAGE
from .. import paths
from ..audit import mention
from ..files import Page
from ..views import Scene
from ..views.areas import counted as counted
from ..views.contribute import path as contribution
from ..views.said import Said, said
from ..views.sharing import site_picture
from ..views.voice import voice

T = TypeVar("T")


class Crumb(NamedTuple):
    """A name, the path it leads to (None for the page itself), and the language of that name when it is another."""

    name: str
    path: str | None
    lang: str | None = None


MENU = ("associations", "projects", "events")
FOOTER = ("funders", "partners", "platforms")


def compose(
    scene: Scene,
    path: paths.Path,
    template: str,
    title: str,
    description: str,
    crumbs: Sequence[Crumb] = (),
    lang: str | None = None,
    **more: Any,
) -> Page:
    """A page that has a twin in every language: its title, what it says in one sentence, where it stands, the rest.

    `lang` is the language of the title when it is not that of the page.
    """
    where = path(scene.code)
    home = scene.paths.home()(scene.code)
    trail = [Crumb(scene.site.name, home), *crumbs, Crumb(title, None, lang)] if where != home else []
    variables = {
        "title": title,
        "description": description,
        "lang": lang,
        "crumbs": [{"name": one.name, "lang": one.lang, "url": _url(scene, one.path)} for one in trail],
        **more,
    }
    addresses = {code: scene.site.absolute(path(code)) for code in scene.site.languages}
    return Page(where, template, scene.code, variables, addresses)


def _url(scene: Scene, path: str | None) -> str | None:
    return scene.url(path) if path else None


def menu(scene: Scene) -> dict[str, Any]:
    """What stands at the top and at the foot of every page of a language."""

    def entry(name: str, path: paths.Path) -> dict[str, str]:
        return {"name": name, "url": scene.url(path(scene.code))}

    gettext = scene.language.gettext
    kinds = {folder: entry(gettext(label), scene.paths.kind(folder)) for folder, label in scene.kinds.items()}
    top = [kinds[folder] for folder in MENU[:2] if folder in kinds]
    top.append(entry(gettext("Help"), scene.paths.helps()))
    top.append(entry(gettext("Needs and offers"), scene.paths.meetings()))
    top += [kinds[folder] for folder in MENU[2:] if folder in kinds]
    top.append(entry(gettext("Causes"), scene.paths.causes()))
    top.append(entry(gettext("Places"), scene.paths.areas()))
    texts = scene.catalogue.pages.items()
    return {
        "picture": site_picture(scene),
        "home": scene.url(scene.paths.home()(scene.code)),
        "feed": scene.url(scene.paths.feed(scene.code)),
        "search": scene.url(scene.paths.search()(scene.code)),
        "top": top,
        "voice": voice(scene),
        "accessibility": entry(gettext(mention(scene.site.audit, scene.site.today)), scene.paths.accessibility()),
        "freshness": entry(gettext("State of the directory"), scene.paths.freshness()),
        "foot": [kinds[folder] for folder in FOOTER if folder in kinds],
        "texts": {name: _titled(scene, name, page) for name, page in texts},
        "add": entry(gettext("Add an entry"), contribution(scene)),
    }


def _titled(scene: Scene, name: str, page: FiledPage) -> dict[str, Any]:
    title = text_title(scene, name)
    return {"name": title["text"], "lang": title["lang"], "url": scene.url(scene.paths.text(page)(scene.code))}


def text_title(scene: Scene, name: str) -> Said:
    """The title of a text page."""
    page = scene.catalogue.pages[name]
    return said(scene, page, page.page.title, "title")


def paginated(items: Sequence[T], size: int = PAGE) -> Iterator[tuple[int, Sequence[T]]]:
    """Page numbers from 1, and their items; one empty page when there is nothing."""
    for number in range(max(1, -(-len(items) // size))):
        yield number + 1, items[number * size : (number + 1) * size]


def pagination(
    scene: Scene, path: Callable[[int], paths.Path], number: int, items: int, size: int = PAGE
) -> dict[str, Any]:
    """Where one is in a list of pages, and the addresses of the others."""
    count = max(1, -(-items // size))

    def url(page: int) -> str | None:
        return scene.url(path(page)(scene.code)) if 1 <= page <= count else None

    near = sorted({1, count, *range(max(1, number - 2), min(count, number + 2) + 1)})
    return {
        "number": number,
        "count": count,
        "previous": url(number - 1),
        "next": url(number + 1),
        "pages": [{"number": page, "url": url(page), "current": page == number} for page in near],
    }


def with_number(scene: Scene, title: str, number: int) -> str:
    """A title that is unique on every page of a list."""
    return title if number == 1 else scene.language.gettext("{title}, page {number}").format(title=title, number=number)
