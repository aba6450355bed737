"""The site as its files are now: read again when asked to look, each page made when somebody wants it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..catalogue import settings as catalogue_settings
from ..catalogue.picturing import Picturing
from ..catalogue.remembering import CACHE, Reads
from ..languages.reader import spoken
from . import OUTPUTS, Output
from .files import Document, Page
from .gathering import Gatherer, Refused
from .indexing import Indexing
from .pages import meetings, search
from .rendering import Naming, Renderer
from .site import Site
from .sitemap import listed, sitemap
from .staging import Stage
from .templates import texts
from .views import Scene

FOLDERS: Mapping[Output, Callable[[Scene], tuple[str, ...]]] = {
    search.search: lambda scene: (scene.paths.index(scene.code), _folder(scene.paths.search()(scene.code))),
    meetings.meetings: lambda scene: (_folder(scene.paths.meetings()(scene.code)),),
    meetings.sides: lambda scene: (_folder(scene.paths.meetings()(scene.code)),),
}
"""Where outputs that go through everything before their first page make all that they make: else they are not asked."""

Place = tuple[str, Output]
"""A language, and what makes something in it."""


class Live:
    """A site in which every file is what a build would write, without being written."""

    def __init__(self, root: Path, settings: Mapping[str, Any], read: Reads) -> None:
        """`settings` are those of the project at `root`, checked; `read` gives its entries at each look."""
        self._root = root
        self._settings = settings
        self._read = read
        self._pictures = Picturing(root / CACHE)
        self._now: _Now | None = None
        self._indexing = Indexing(root / CACHE, stays=True)

    def look(self) -> tuple[bool, str]:
        """Read everything again: whether there is a site, and what is to be said. One with errors changes nothing."""
        said: list[str] = []
        checked = catalogue_settings.read(self._settings, self._root, self._root / self._settings["PATH"])
        site = Site.read(self._settings, checked)
        try:
            gathered = Gatherer.of(self._settings, checked, site, self._pictures, said.append)(self._read)
        except Refused as problem:
            return False, str(problem)
        stage = Stage.set(gathered, site, self._now.stage if self._now else None, self._indexing)
        self._now = _Now(stage, site, self._now)
        reader = site.speak()[spoken(site.languages)]
        count = len(gathered.catalogue.records)
        said.append(reader.ngettext("{count} entry", "{count} entries", count).format(count=count))
        return True, "\n".join(said)

    def content(self, path: str) -> bytes | None:
        """The bytes of the file at a path below the output, None when there is none. Raises Unrendered."""
        return self._now.content(path) if self._now else None


class _Now:
    """What was found at one look."""

    def __init__(self, stage: Stage, site: Site, before: "_Now | None") -> None:
        self.stage = stage
        self._site = site
        self._documents = {one.path: one for one in stage.documents}
        self._parts = {
            (scene.code, output): _Part(output(scene), FOLDERS[output](scene) if output in FOLDERS else ("",))
            for scene in stage.scenes
            for output in OUTPUTS
        }
        self._where: dict[str, Place] = before._where if before else {}
        self._made_of = stage.recipe, texts(site.theme)
        same = before if before and before._made_of == self._made_of else None
        self._renderer: Renderer = same._renderer if same else Renderer(*stage.recipe)

    def content(self, path: str) -> bytes | None:
        found = self._documents.get(path) or self._drawn(path) or self._found(path) or self._drawn(path)
        if not isinstance(found, Page):
            return found.content if found else None
        with Naming(found):
            return self._renderer.render(found.made())

    def _drawn(self, path: str) -> Document | None:
        """A picture that a page has named."""
        content = self.stage.drawings.files.get(path)
        return Document(path, content) if content else None

    def _found(self, path: str) -> Page | Document | None:
        """What an output makes: the one that made it the last time, else any; or what is known when all have."""
        for place in sorted(self._parts, key=lambda one: one != self._where.get(path)):
            if found := self._parts[place].find(path):
                self._where[path] = place
                return found
        return self._sitemap().get(path) if path.startswith("sitemap") else None

    def _sitemap(self) -> Mapping[str, Document]:
        listing = [listed(page, page.edited) for part in self._parts.values() for page in part.pages()]
        return {one.path: one for one in sitemap(self._site, listing)}


class _Part:
    """What an output makes in a language, as far as it has been looked through."""

    def __init__(self, rest: Iterator[Page | Document], folders: tuple[str, ...]) -> None:
        self._rest = rest
        self._folders = folders
        self._seen: dict[str, Page | Document] = {}

    def find(self, path: str) -> Page | Document | None:
        """What it makes at a path."""
        if path.startswith(self._folders):
            while path not in self._seen and (made := next(self._rest, None)):
                self._seen[made.path] = made
        return self._seen.get(path)

    def pages(self) -> list[Page]:
        """The pages that the sitemap lists."""
        self._seen |= {made.path: made for made in self._rest}
        return [one for one in self._seen.values() if isinstance(one, Page) and one.addresses]


def _folder(path: str) -> str:
    return path.removesuffix("index.html")
