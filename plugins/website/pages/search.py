"""The search: its page, and the files that it fetches."""

import json
from collections.abc import Generator, Iterator

from ..files import Document, Page
from ..indexes import Whole, index
from ..views import Scene
from ..views.searching import blank, choices, spoken
from ..views.structured import block
from . import compose
from .help import types


def search(scene: Scene) -> Iterator[Page | Document]:
    """The page, and below `index/` everything that may be found on it."""
    found = yield from _documents(scene)
    gettext = scene.language.gettext
    yield compose(
        scene,
        scene.paths.search(),
        "search.html",
        gettext("Search"),
        gettext("Associations, projects, events and those who help them, by name, by place and by cause."),
        index=scene.url(scene.paths.index(scene.code)),
        manifest=block(found.manifest),
        choices=choices(scene, found.values),
        blank=blank(scene),
        said=json.dumps(spoken(scene.language), ensure_ascii=False),
        helps=types(scene),
        kinds=[
            {"name": gettext(label), "url": scene.url(scene.paths.names(folder)(scene.code))}
            for folder, label in scene.kinds.items()
        ],
    )


def _documents(scene: Scene) -> Generator[Document, None, Whole]:
    """Each file in its place; two that are alike are one."""
    files = index(scene)
    seen = set()
    while True:
        try:
            made = next(files)
        except StopIteration as end:
            whole: Whole = end.value
            return whole
        if made.name not in seen:
            seen.add(made.name)
            yield Document(scene.paths.index(scene.code) + made.name, made.content)
