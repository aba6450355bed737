"""What the pages of a site are made in: its scenes, its theme, and the files that no page makes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from .assets import asset_paths
from .drawings import Drawings
from .files import Document
from .gathering import Gathered
from .indexing import Indexing
from .logos import published
from .pages import menu
from .paths import Paths
from .rendering import Recipe
from .site import Site
from .sitemap import robots
from .views import Scene
from .views.lighting import lighting


@dataclass(frozen=True)
class Stage:
    """A scene for each language, what a Renderer is made of, and the files of the theme, the logos, and the like."""

    scenes: list[Scene]
    recipe: Recipe
    documents: list[Document]
    drawings: Drawings

    @classmethod
    def set(cls, gathered: Gathered, site: Site, before: Self | None = None, indexing: Indexing | None = None) -> Self:
        """The stage of a site; what it takes from the one before it is the same again.

        `indexing` is what makes its indexes: this process alone unless it is given.
        """
        catalogue = gathered.catalogue
        lights = {"css/map.css": lighting(catalogue.vocabulary)}
        theme = asset_paths(site.theme, site.colours, site.mark, lights)
        languages = site.speak()
        paths = Paths(languages, catalogue.vocabulary)
        assets = {name: path for name, path, _ in theme}
        drawings = Drawings(before.drawings if before and before.recipe[1] == assets else None)
        logos, documents = published(gathered.pictures)
        indexing = indexing or Indexing()
        scenes = [
            Scene(catalogue, site, paths, one, gathered.days, gathered.approvals, drawings, logos, indexing)
            for one in languages.values()
        ]
        recipe = site, assets, {scene.code: menu(scene) for scene in scenes}
        documents += [Document(path, content) for _, path, content in theme]
        return cls(scenes, recipe, [*documents, robots(site), Document(".nojekyll", b"")], drawings)

    def drawn(self) -> Iterator[Document]:
        """The pictures that were drawn for the pages made so far."""
        return (Document(path, content) for path, content in self.drawings.files.items())
