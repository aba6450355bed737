"""Ours among the engines: the tests' small site, with the words and the cards of the bench in the place of its own.

`python -m tests.bench._search_ours FOLDER` builds the index of FOLDER/docs.jsonl. Facets, dates and towns stay those of
the small site: the other engines have none.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from plugins.search.cards import cards
from plugins.search.index import Index
from plugins.search.lexicon import lexicon
from plugins.search.part import parts
from plugins.search.searched import BOOSTS, Analysers, Texts, analysed
from plugins.search.shards import Shards, whole, written
from tests.bench._search_docs import Doc, read
from tests.bench._search_engines import Engine, Ranks, ranks_in_node

SITE = "site/output"
PAGE = f"{SITE}/recherche/index.html"
INDEX = f"{SITE}/index/fr/"
NAMES = "ours.json"
"""Where the index is, and its manifest: as the page says it, for `ours.mjs`."""


class Ours(Engine):
    """The search page of a site."""

    name, key, page = "ours", "ours", PAGE

    def lay_out(self, folder: Path, url: str) -> None:
        from tests.website.built import DIRECTORY, build

        build(folder / "site", DIRECTORY, f"{url}/{SITE}")

    def command(self, folder: Path) -> list[str]:
        return [sys.executable, "-m", "tests.bench._search_ours", str(folder)]

    def index(self, folder: Path) -> Iterator[Path]:
        return (path for path in (folder / INDEX).rglob("*") if path.is_file())

    def ranks(self, folder: Path, queries: Sequence[str]) -> Ranks:
        return ranks_in_node(self.key, folder, queries)


OURS: tuple[Engine, ...] = (Ours(),)


def write(folder: Path) -> None:
    """Put the index of the docs in the small site, and its manifest in the page."""
    page = (folder / PAGE).read_text(encoding="utf-8")
    before = page.partition(" data-manifest ")[2].partition(">")[2].partition("</script>")[0]
    manifest = json.loads(before)
    docs = sorted(read(folder / "docs.jsonl"), key=lambda doc: (doc.cause, doc.postcode, doc.number))
    name = _write(_files(docs, manifest), folder / INDEX)
    now = (folder / INDEX / name).read_text(encoding="utf-8")
    (folder / PAGE).write_text(page.replace(before, now), encoding="utf-8")
    (folder / NAMES).write_text(json.dumps({"index": INDEX, "manifest": name}), encoding="utf-8")


def _files(docs: Sequence[Doc], manifest: dict[str, Any]) -> Shards[str]:
    """The files of the index, as `plugins/website/pages/search.py` makes them; the name of the manifest."""
    analysers = Analysers(frozenset(manifest["stop"]))
    index = Index(BOOSTS)
    for part in parts((analysed(_texts(doc), analysers) for doc in docs), [*BOOSTS]):
        index.add(part)
    causes = {doc.cause: [doc.cause, "elan"] for doc in docs}
    manifest |= {"documents": len(docs), "labels": {**manifest["labels"], "causes": causes}}
    manifest |= yield from lexicon(index)
    manifest["cards"] = yield from cards([written(_row(doc)) for doc in docs])
    return (yield from whole(manifest))


def _texts(doc: Doc) -> Texts:
    texts = {"name": [doc.name], "causes": [doc.cause], "places": [doc.town, doc.postcode]}
    texts |= {"summary": [doc.summary], "body": [doc.body]}
    return {field: [(text, "fr") for text in found] for field, found in texts.items()}


def _row(doc: Doc) -> list[Any]:
    """A card, as `result` of `plugins/website/views/searching.py` makes it."""
    return [doc.name, str(doc.number), "associations", 1, doc.summary, [doc.cause], doc.town, 0, []]


def _write(files: Shards[str], folder: Path) -> str:
    """Write the files; the name of the last."""
    name = ""
    for file in files:
        path = folder / file.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(file.content)
        name = file.name
    return name


if __name__ == "__main__":
    write(Path(sys.argv[1]))
