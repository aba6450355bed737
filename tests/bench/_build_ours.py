"""Our own code with a small theme: `python -m tests.bench._build_ours FOLDER` builds FOLDER/content in FOLDER/output.

Entries are read and checked as for the whole site, and pages rendered and put in place by the same code. What differs
is what is shown: the templates of `build/ours`, in one language. With `--search` the files of the index are made too.
"""

import argparse
import gc
import os
import runpy
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from plugins.catalogue import settings as catalogue_settings
from plugins.catalogue.catalogue import Catalogue
from plugins.catalogue.checking import check
from plugins.catalogue.remembering import CACHE, remembering
from plugins.website import FEWEST_FOR_POOL
from plugins.website.files import Page
from plugins.website.indexing import Indexing
from plugins.website.made import Made, bases
from plugins.website.output import aside
from plugins.website.paths import Paths
from plugins.website.rendering import Recipe
from plugins.website.site import Site
from plugins.website.spreading import render_all
from plugins.website.views import Scene
from tests.bench._build_entries import COUNTRIES
from tests.bench._build_small import LANGUAGE, Small
from tests.bench._project import ROOT
from tests.bench._texts import TODAY

THEME = Path(__file__).resolve().parent / "build" / "ours"


def settings(root: Path, workers: int) -> catalogue_settings.Settings:
    """Those of a small site whose root this is."""
    return catalogue_settings.Settings(root, root / "content", (LANGUAGE,), COUNTRIES, TODAY, workers)


def site_of(settings: catalogue_settings.Settings) -> Site:
    """Ours, in one language, at the root of a domain."""
    conf = runpy.run_path(str(ROOT / "pelicanconf.py"))
    own = {"SITENAME": "Annuaire", "SITEURL": "https://annuaire.example", "THEME": str(ROOT / "theme")}
    return Site.read({**conf, **own}, settings)


def build(root: Path, workers: int, with_search: bool) -> int:
    """Build the small site of the entries below a root, and say how many pages there are."""
    chosen = settings(root, workers)
    checked = check(chosen, remembering(root / CACHE))
    if checked.catalogue is None:
        raise SystemExit("\n".join(f"{one.path}: {one.id} {one.arguments}" for one in checked.errors[:20]))
    gc.freeze()  # as for the whole site
    with aside(root / "output", root / CACHE / "spare") as folder:
        pages = _write(checked.catalogue, site_of(chosen), folder, workers, with_search)
    gc.unfreeze()
    return pages


def _write(catalogue: Catalogue, site: Site, folder: Path, workers: int, with_search: bool) -> int:
    """Write the files into a folder, with what the build before has kept, as `plugins.website.build` does."""
    languages = site.speak()
    cache = site.content.parent / CACHE
    indexing = Indexing(cache, workers)
    paths = Paths(languages, catalogue.vocabulary)
    small = Small(Scene(catalogue, site, paths, languages[LANGUAGE], {}, indexing=indexing))
    recipe: Recipe = (replace(site, theme=THEME), {}, {LANGUAGE: {}})
    made = Made(cache, bases(recipe, catalogue.vocabulary), folder)

    def pages() -> Iterator[Page]:
        for one in chain(small.search() if with_search else (), small.outputs()):
            if isinstance(one, Page):
                yield one
            else:
                made.put(one)

    enough = workers if len(catalogue.records) >= FEWEST_FOR_POOL else 1
    with indexing:
        rendered = render_all(recipe, made.without(pages()), folder, enough, wrote=made.note)
    made.keep()
    return rendered + made.taken


def main() -> None:
    """Build, and say how many pages there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--search", action="store_true")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    print(build(asked.folder.resolve(), asked.workers, asked.search), "pages")


if __name__ == "__main__":
    main()
