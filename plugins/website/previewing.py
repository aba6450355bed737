"""The pages of the entries that a change touches, made by the code that runs, to be opened from a folder on disk.

`python3 tasks.py preview` lays out content/ from git and builds the site as `tasks.py build` does. Of it are kept the
pages of those entries, in each language, with what they are drawn with. No script is kept, and no link within the
site but those between these pages.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Set
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..catalogue.kinds import KINDS, kind_of
from ..catalogue.vocabulary import Vocabulary
from ..contributing.review.edits import Edit, edits
from ..contributing.review.sides import fork
from ..contributing.revisions import CannotRead, lay_out
from ..languages.language import Language
from ..languages.reader import print_in_utf8, spoken
from ..settings.reading import chosen_in
from .paths import Paths

SETTINGS = """from pelicanconf import *  # noqa: F403

SITEURL = "http://localhost"
THEME = {theme!r}
PLUGIN_PATHS = [{root!r}]
LOGO = {logo!r}
"""
KEPT = ("theme", "media")
"""The folders of the output that pages are drawn with."""

SCRIPT = re.compile(r'<script\b[^>]*>.*?</script>\n?|<link rel="preload"[^>]*>\n?|<source\b[^>]*>', re.DOTALL)
"""What is not kept: of a picture in several files, the one for every browser is enough."""

TAG = re.compile(r"""<[a-z](?:"[^"]*"|[^">])*>""")
WITHIN = re.compile(r"""\s(href|src|action)="(?:http://localhost)?/([^"?#]*)([^"]*)\"""")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
FROM_DISK = "default-src 'none'; style-src 'self' file:; img-src 'self' file:; font-src 'self' file:"
"""No script, and nothing from elsewhere: where `'self'` does not mean a page's own folder, `file:` does."""

LIST = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>{title}</title>
<h1>{title}</h1>
<ul>
{items}
</ul>
"""


def preview(root: Path, base: str, head: str, to: Path, code: str | None = None) -> int:
    """Write in the new folder `to` the pages of the entries that `head` changes since it left `base`.

    Returns 0, also when there is nothing to show; 1 when the directory has errors; 2 when a revision cannot be read,
    or something is in that folder.
    """
    print_in_utf8()
    settings = chosen_in(root)
    translations = root / settings["THEME"] / "translations"
    languages = {one: Language(one, translations) for one in settings["LANGUAGES"]}
    reader = Language(code or spoken(settings["LANGUAGES"]), translations)
    with TemporaryDirectory() as there:
        folder = Path(there)
        try:
            if to.exists():
                raise CannotRead(reader.gettext("{path} is there already").format(path=to))
            found = _laid_out(root, base, head, folder)
        except CannotRead as problem:
            print(reader.gettext("Nothing can be shown: {problem}").format(problem=problem))
            return 2
        if not found:
            print(reader.gettext("No entry changes: there is nothing to show."))
            return 0
        if not _built(root, settings, folder):
            print(reader.gettext("Nothing can be shown while there are errors: python3 tasks.py check has them."))
            return 1
        count = _keep(folder / "output", to, found, Paths(languages, Vocabulary({}, {})), languages, reader)
    said = reader.ngettext("{count} page, to be opened from {path}", "{count} pages, to be opened from {path}", count)
    print(said.format(count=reader.number(count), path=to / "index.html"))
    return 0


def _laid_out(root: Path, base: str, head: str, folder: Path) -> list[Edit]:
    """The entries that a change touches and does not remove, with its content/ below a folder. Raises CannotRead."""
    base, head = fork(root, base, head)
    try:
        lay_out(root, head, folder)
    except OSError as error:
        raise CannotRead(str(error)) from None
    known: dict[tuple[str, str], Edit] = {}
    for one in edits(root, base, head, folder / "before", folder):
        if one.change != "removed" and one.kind in map(kind_of, KINDS):
            known.setdefault(_place(one), one)
    return list(known.values())


def _place(edit: Edit) -> tuple[str, str]:
    """Folder and slug of an entry."""
    _, folder, name = edit.path.split("/")
    return folder, name.split(".")[0]


def _built(root: Path, settings: dict[str, Any], folder: Path) -> bool:
    """Build the site of a folder, as `tasks.py build` does; whether it could be."""
    logo = settings.get("LOGO")
    text = SETTINGS.format(root=str(root), theme=str(root / settings["THEME"]), logo=logo and str(root / logo))
    (folder / "settings.py").write_text(text, encoding="utf-8")
    words = ["content", "-s", "settings.py", "-o", "output", "--fatal", "errors"]
    done = subprocess.run(
        [sys.executable, "-m", "pelican", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    return done.returncode == 0 and (folder / "output" / "index.html").is_file()


def _keep(
    output: Path, to: Path, found: list[Edit], paths: Paths, languages: dict[str, Language], reader: Language
) -> int:
    """Copy the pages of entries, what they are drawn with, and a list of them; how many there are."""
    pages = {(one, code): paths.slug(*_place(one))(code) for one in found for code in languages}
    kept = {pages[one]: one for one in pages if (output / pages[one]).is_file()}
    files = {path.relative_to(output).as_posix() for name in KEPT for path in (output / name).rglob("*.*")}
    drawn = {path for path in files if not path.endswith(".js")}
    for path in kept:
        text, used = from_disk((output / path).read_text(encoding="utf-8"), path, kept.keys() | drawn)
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        (to / path).write_text(text, encoding="utf-8", newline="\n")
        for name in (used | {one for one in drawn if one.startswith("theme/")}) - kept.keys():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(output / name, to / name)
    items = "\n".join(_items(kept, languages))
    title = escape(reader.gettext("Pages of the entries that change"))
    to.mkdir(parents=True, exist_ok=True)
    (to / "index.html").write_text(LIST.format(language=reader.code, title=title, items=items), encoding="utf-8")
    return len(kept)


def _items(kept: dict[str, tuple[Edit, str]], languages: dict[str, Language]) -> Iterator[str]:
    for path, (one, code) in sorted(kept.items(), key=lambda item: (item[1][0].path, item[0])):
        yield f'<li><a href="{escape(path)}">{escape(one.name)}</a> ({escape(languages[code].endonym)})</li>'


def from_disk(text: str, path: str, kept: Set[str]) -> tuple[str, set[str]]:
    """A page at a path as it can be read from a folder, its links leading to what is kept there or nowhere.

    Gives also the paths that it leads to.
    """
    up = "../" * path.count("/")
    used: set[str] = set()

    def link(found: re.Match[str]) -> str:
        name, target, rest = found.groups()
        target += "index.html" if not target or target.endswith("/") else ""
        if target not in kept:
            return ""
        used.add(target)
        return f' {name}="{up}{target}{rest}"'

    text = POLICY.sub(f'<meta http-equiv="Content-Security-Policy" content="{FROM_DISK}">', SCRIPT.sub("", text))
    return TAG.sub(lambda tag: WITHIN.sub(link, tag[0]), text), used
