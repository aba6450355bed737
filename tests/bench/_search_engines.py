"""The engines that are compared: what each is given, the command that builds its index, and how it is asked."""

import json
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from tests.bench._project import ROOT
from tests.bench._search_docs import Doc, read
from tests.tools import MODULES, node

PAGES = ROOT / "tests" / "bench" / "search"
Ranks = list[list[int]]
"""For each query, the numbers of the first ten docs."""


class Engine(ABC):
    """An engine in a folder of its own, in which docs.jsonl is when it begins."""

    name: str
    key: str
    """Its folder, below that which is served."""

    page = "index.html"
    """The page that searches, below the folder: it takes the query in the address, as `?q=`."""

    @property
    def path(self) -> str:
        """The page, below what is served."""
        return f"{self.key}/{self.page}"

    @abstractmethod
    def lay_out(self, folder: Path, url: str) -> None:
        """Write what is there before the index is built, which is not measured. `url` is the address of the folder."""

    @abstractmethod
    def command(self, folder: Path) -> list[str]:
        """What builds the index."""

    @abstractmethod
    def index(self, folder: Path) -> Iterator[Path]:
        """The files of the index."""

    @abstractmethod
    def ranks(self, folder: Path, queries: Sequence[str]) -> Ranks | None:
        """The answers to many queries; None for an engine that only a browser can ask, by `search` of its page."""


class Pagefind(Engine):
    """Pagefind 1.5: a page of HTML for each entry, as it would be on a site."""

    name, key = "Pagefind", "pagefind"

    def lay_out(self, folder: Path, url: str) -> None:
        (folder / "d").mkdir()
        for doc in read(folder / "docs.jsonl"):
            (folder / "d" / f"{doc.number}.html").write_text(_page(doc), encoding="utf-8")
        _write_page(folder, self.key, "")

    def command(self, folder: Path) -> list[str]:
        return [sys.executable, "-m", "pagefind", "--site", str(folder), "--glob", "d/*.html"]

    def index(self, folder: Path) -> Iterator[Path]:
        # Its interfaces, which the page does not load, are no part of the index.
        files = (path for path in (folder / "pagefind").rglob("*") if path.is_file())
        return (path for path in files if "ui" not in path.name and "highlight" not in path.name)

    def ranks(self, folder: Path, queries: Sequence[str]) -> None:
        return None


class InOneFile(Engine):
    """lunr.js or MiniSearch: one index for all, made by node."""

    def __init__(self, name: str, key: str, library: str) -> None:
        self.name, self.key, self._library = name, key, library

    def lay_out(self, folder: Path, url: str) -> None:
        shutil.copy(MODULES / self._library, folder / "library.js")
        _write_page(folder, self.key, '<script src="library.js"></script>')

    def command(self, folder: Path) -> list[str]:
        return [node(), str(PAGES / "node.mjs"), "build", self.key, str(folder)]

    def index(self, folder: Path) -> Iterator[Path]:
        return folder.glob("*.json")

    def ranks(self, folder: Path, queries: Sequence[str]) -> Ranks:
        return ranks_in_node(self.key, folder, queries)


OTHERS: tuple[Engine, ...] = (
    Pagefind(),
    InOneFile("lunr.js", "lunr", "lunr/lunr.min.js"),
    InOneFile("MiniSearch", "minisearch", "minisearch/dist/umd/index.js"),
)


def ranks_in_node(key: str, folder: Path, queries: Sequence[str]) -> Ranks:
    """The answers of the engine of `search/KEY.mjs`."""
    (folder / "queries.json").write_text(json.dumps(queries), encoding="utf-8")
    command = [node(), str(PAGES / "node.mjs"), "rank", key, str(folder)]
    found: Ranks = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return found


def _write_page(folder: Path, engine: str, library: str) -> None:
    """Put an engine's script in the page that all but ours share: one page, nothing else to ask for."""
    page = (PAGES / "page.html").read_text(encoding="utf-8")
    script = (PAGES / f"{engine}.mjs").read_text(encoding="utf-8")
    page = page.replace("{{library}}", library).replace("{{engine}}", script)
    (folder / "index.html").write_text(page, encoding="utf-8")


def _page(doc: Doc) -> str:
    place = f"{doc.postcode} {doc.town}"
    rest = "".join(f"<p>{escape(text)}</p>" for text in (doc.summary, place, doc.cause, doc.body))
    head = f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>{escape(doc.name)}</title>'
    return f'{head}<main data-pagefind-body><h1 data-pagefind-weight="10">{escape(doc.name)}</h1>{rest}</main></html>'
