"""Indexes made from a few texts, as the website makes them, and what the search of the browser finds in them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from plugins.catalogue.catalogue import Catalogue
from plugins.search.cards import cards
from plugins.search.facets import facets, orders
from plugins.search.index import Index
from plugins.search.lexicon import lexicon
from plugins.search.near import Places, points, towns
from plugins.search.part import Fields, parts
from plugins.search.searched import BOOSTS, Analysers, analysed, searched
from plugins.search.shards import Shard, Shards, whole, written
from plugins.search.shown import shown
from plugins.search.synonyms import synonyms
from tests.catalogue.examples import TODAY
from tests.search.javascript import run


@dataclass(frozen=True)
class Made:
    """An index as files: the text of each by its name, and the manifest that names them."""

    index: Index
    files: Mapping[str, str]
    manifest: Mapping[str, Any]

    def answers(self, asked: Iterable[str | Mapping[str, Any]], today: date = TODAY) -> list[dict[str, Any]]:
        """What is found for each text, or for what an address may ask: run_queries.mjs says what that is."""
        days = (today - date(1970, 1, 1)).days
        given = {"files": self.files, "manifest": self.manifest, "today": days, "asked": list(asked)}
        found: list[dict[str, Any]] = run("run_queries.mjs", given)
        return found


def made(
    texts: Iterable[Mapping[str, str]],
    language: str = "fr",
    stop: Collection[str] = (),
    groups: Sequence[Sequence[str]] = (),
) -> Made:
    """An index of documents, each a text by field, with stop words and groups of synonyms."""
    listed = list(texts)
    analysers = Analysers(frozenset(stop))
    index = indexed(analysed({field: [(text, language)] for field, text in one.items()}, analysers) for one in listed)
    phrases, pairs = synonyms(groups, analysers[language])
    index.pairs |= pairs
    return published(index, [one.get("name", "") for one in listed], stop=sorted(stop), synonyms=phrases)


def of(catalogue: Catalogue, language: str) -> Made:
    """The index of a catalogue with its facets, its orders and its towns; documents are in the order of slugs."""
    records = list(catalogue.records.values())
    analysers = Analysers(frozenset())
    index = indexed(analysed(searched(catalogue, one, language, defaultdict(str)), analysers) for one in records)
    known = shown(catalogue, records, [], Places(catalogue.vocabulary))
    files: dict[str, str] = {}
    more: dict[str, Any] = {}
    for name, shards in {
        "facets": facets(known.facets),
        "orders": orders(catalogue, records, known.names),
        "towns": towns(catalogue.vocabulary, language),
        "points": points(known.points),
    }.items():
        some, more[name] = laid(shards)
        files |= some
    return published(index, [one.record.name for one in records], files, **more)


def indexed(documents: Iterable[Fields]) -> Index:
    """The index of documents that are analysed."""
    index = Index(BOOSTS)
    for part in parts(documents, [*BOOSTS]):
        index.add(part)
    return index


def published(index: Index, names: Sequence[str], files: Mapping[str, str] = MappingProxyType({}), **more: Any) -> Made:
    """The files of an index, with those that are there already, its manifest, and cards that only have a name."""
    own, manifest = laid(_files(index, names, more))
    return Made(index, {**files, **own}, manifest)


def _files(index: Index, names: Sequence[str], more: Mapping[str, Any]) -> Shards[dict[str, Any]]:
    return {
        "documents": index.documents,
        "stop": [],
        "synonyms": [],
        **(yield from lexicon(index)),
        "cards": (yield from cards([written([name]) for name in names])),
        "facets": {},
        "orders": {"fair": (yield from whole(list(range(index.documents))))},
        **more,
    }


def laid(shards: Shards[Any]) -> tuple[dict[str, str], Any]:
    """The texts of some files by their names, and what the manifest says of them."""
    files: dict[str, str] = {}
    while True:
        try:
            one: Shard = next(shards)
        except StopIteration as end:
            return files, end.value
        files[one.name] = one.content.decode()
