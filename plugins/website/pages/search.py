"""The search: its page, and the files that it fetches."""

import json
from collections.abc import Generator, Iterator, Sequence
from typing import Any

from ...catalogue.catalogue import Filed
from ...catalogue.kinds import KINDS
from ...languages import words
from ...search.analysis import fold
from ...search.cards import cards
from ...search.facets import facets, orders
from ...search.index import Index
from ...search.lexicon import lexicon
from ...search.near import nearby
from ...search.searched import BOOSTS, Analysers, analysed, searched
from ...search.shards import Shards
from ...search.synonyms import synonyms
from ..files import Document, Page
from ..views import Scene
from ..views.searching import blank, choices, labels, result, spoken
from ..views.structured import block
from . import compose
from .help import types

Documents = Generator[Document, None, dict[str, Any]]


def search(scene: Scene) -> Iterator[Page | Document]:
    """The page, and below `index/` everything that may be found on it."""
    manifest = yield from _documents(scene, _files(scene, _in_order(scene)))
    gettext = scene.language.gettext
    yield compose(
        scene,
        scene.paths.search(),
        "search.html",
        gettext("Search"),
        gettext("Associations, projects, events and those who help them, by name, by place and by cause."),
        index=scene.url(scene.paths.index(scene.code)),
        manifest=block(manifest),
        choices=choices(scene),
        blank=blank(scene),
        said=json.dumps(spoken(scene.language), ensure_ascii=False),
        helps=types(scene),
        kinds=[
            {"name": gettext(label), "url": scene.url(scene.paths.names(folder)(scene.code))}
            for folder, label in scene.kinds.items()
        ],
    )


def _documents(scene: Scene, files: Shards[dict[str, Any]]) -> Documents:
    """Each file in its place; two that are alike are one."""
    seen = set()
    while True:
        try:
            made = next(files)
        except StopIteration as end:
            manifest: dict[str, Any] = end.value
            return manifest
        if made.name not in seen:
            seen.add(made.name)
            yield Document(scene.paths.index(scene.code) + made.name, made.content)


def _in_order(scene: Scene) -> list[Filed]:
    """Records as the index numbers them, which is how equals follow each other: those at work come first.

    Those that are found together stand together, so that their numbers take less.
    """
    kinds = list(KINDS)
    causes = list(scene.catalogue.vocabulary.terms("causes"))

    def place(filed: Filed) -> tuple[bool, int, int, str, str]:
        record = filed.record
        area = record.place.area if record.place else ""
        return record.status != "active", kinds.index(filed.folder), causes.index(record.causes[0]), area, filed.slug

    return sorted(scene.catalogue.records.values(), key=place)


def _files(scene: Scene, records: Sequence[Filed]) -> Shards[dict[str, Any]]:
    """Every file of the index of a language; what names them all, which the page holds."""
    catalogue, language = scene.catalogue, scene.language
    stop = frozenset(map(fold, language.stop_words))
    helps = {type: language.gettext(label) for type, label in words.HELP.items()}
    analysers = Analysers(stop)
    index = Index(BOOSTS)
    for filed in records:
        index.add(analysed(searched(catalogue, filed, scene.code, helps), analysers))
    groups, pairs = synonyms(catalogue.vocabulary.synonyms(scene.code), analysers[scene.code])
    index.pairs |= pairs
    return {
        "documents": len(records),
        "stop": sorted(stop),
        "synonyms": groups,
        **(yield from lexicon(index)),
        "cards": (yield from cards([result(scene, filed) for filed in records])),
        "facets": (yield from facets(catalogue, records)),
        "orders": (yield from orders(catalogue, records)),
        "labels": labels(scene),
        **(yield from nearby(catalogue, records, scene.code)),
    }
