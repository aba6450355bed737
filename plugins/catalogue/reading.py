"""Which files make the directory, and one of them read: understood, or refused with its problems."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from pydantic import ValidationError

from . import entries
from .characters import UNSEEN
from .fields import SLUG, slug_of
from .guard import Failed, Guard
from .kept import digest
from .kinds import FOLDERS
from .kinds.parts import Part
from .pictures import bad_picture
from .problems import Problem, problem
from .prose import SCHEMES, Converter
from .terms import LISTS
from .translations import prose_of, translation_of
from .trees import Unreadable
from .validation import problems_of
from .vocabulary import Vocabulary

PATIENCE = 2.0
"""Seconds that one entry may take."""

LOCK, WITHHELD = "destinations.lock", "withheld.lock"
"""The files of content/ that say which ways to give are approved, and which records show none; they are no entries."""

LOCKS = {LOCK, WITHHELD}
UNREAD = {".DS_Store", ".gitkeep", "Thumbs.db", "README.md"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, read: `part` is its record or text page, `prose` what a translation gives; both None on errors."""

    path: str
    folder: str
    slug: str
    translation: str | None
    part: Part | None
    prose: dict[tuple[str, ...], str] | None
    html: str
    problems: tuple[Problem, ...]
    digest: bytes = b""
    """Of the bytes of the file; empty where they were not read to the end."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files of content/: entries to be read, pictures, and what should not be there."""

    entries: tuple[str, ...]
    pictures: tuple[str, ...]
    problems: tuple[Problem, ...]


def find(root: Path, content: Path, languages: tuple[str, ...]) -> Found:
    """Every file below content/, in order. Nothing is followed out of it, nothing is passed over in silence."""
    found: list[str] = []
    pictures: list[str] = []
    problems: list[Problem] = []
    folder = content.relative_to(root).as_posix()
    for parts, file in sorted(_files(content), key=itemgetter(0)) if content.is_dir() else ():
        place = "/".join(parts)
        shown = _on_one_line(f"{folder}/{place}")
        wrong = _misplaced(file, shown, parts, languages)
        if wrong:
            problems.append(wrong)
        if parts[0] == "media":
            pictures.append(place)  # a bad one too, so that its logos are not accused as well
        elif wrong:
            continue
        elif parts[0] != "vocabulary" and file.name not in UNREAD and place not in LOCKS:
            found.append(shown)
    return Found(tuple(found), tuple(pictures), tuple(problems))


def _on_one_line(path: str) -> str:
    """A path as it can be shown: a stranger may have put anything into a file name."""
    return path if path.isascii() and path.isprintable() else UNSEEN.sub("?", re.sub(r"[\n\r\t]", "?", path))


def _files(folder: str | Path, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], os.DirEntry[str]]]:
    """Each file, and the names that lead to it."""
    with os.scandir(folder) as found:
        for one in found:
            if one.is_dir(follow_symlinks=False):
                yield from _files(one.path, (*above, one.name))
            else:
                yield (*above, one.name), one


def _misplaced(
    file: os.DirEntry[str], shown: str, parts: tuple[str, ...], languages: tuple[str, ...]
) -> Problem | None:
    """What is wrong with where a file lies, what it is called, or what it is."""
    if not file.is_file(follow_symlinks=False):
        return problem("symbolic-link", shown)
    if file.name in UNREAD or "/".join(parts) in LOCKS:
        return None
    if len(parts) != 2 or parts[0] not in {*FOLDERS, "media", "vocabulary"}:
        return problem("file-folder", shown, folders=", ".join([*FOLDERS, "media", "vocabulary"]))
    if parts[0] == "media":
        return bad_picture(Path(file.path), shown)
    if parts[0] == "vocabulary":
        stem, _, suffix = file.name.rpartition(".")
        known = suffix == "yml" and stem in LISTS
        return None if known else problem("file-vocabulary", shown, lists=", ".join(LISTS))
    return _bad_name(shown, file.name, languages)


def _bad_name(shown: str, name: str, languages: tuple[str, ...]) -> Problem | None:
    named = re.fullmatch(rf"({SLUG})(?:\.([a-z]{{2,3}}))?\.md", name)
    if not named or len(named[1]) > 80:
        stem, *parts = name.lower().removesuffix(".md").split(".")
        suffix = f".{parts[-1]}" if parts and parts[-1] in languages else ""
        return problem("file-name", shown, name=name, instead=f"{slug_of(stem)[:80].strip('-')}{suffix}.md")
    if named[3] and named[3] not in languages:
        return problem("file-language", shown, language=named[3], languages=", ".join(languages))
    return None


class Reader:
    """Reads and understands one entry after the other; lives in a worker."""

    def __init__(self, root: Path, vocabulary: Vocabulary) -> None:
        self._root = root
        self._vocabulary = vocabulary
        self._converter = Converter()

    def __call__(self, path: str) -> Reading:
        """One entry, read from its file."""
        return self.read(path, (self._root / path).read_bytes())

    def read(self, path: str, raw: bytes) -> Reading:
        """One entry, read from its bytes."""
        try:
            entry = entries.read(path, raw)
        except Unreadable as error:
            return _reading(path, None, "", (error.problem,), digest(raw))
        schemes = (*SCHEMES, "page") if entry.folder == "pages" else SCHEMES
        body = self._converter.convert(path, entry.body, entry.body_line, schemes)
        part, problems = self._understand(entry)
        problems = (*entry.problems, *problems, *body.problems)
        return _reading(path, None if problems else part, body.html, problems, digest(raw))

    def _understand(self, entry: entries.Entry) -> tuple[Part | None, tuple[Problem, ...]]:
        model: type[Part] | None = FOLDERS[entry.folder]
        if entry.translation:
            model = translation_of(FOLDERS[entry.folder])
        assert model is not None, "every kind has prose"
        try:
            return model.model_validate(entry.data, context=self._vocabulary), ()
        except ValidationError as error:
            return None, tuple(problems_of(error, entry, model))


def _reading(path: str, part: Part | None, html: str, problems: tuple[Problem, ...], digest: bytes = b"") -> Reading:
    name = entries.Entry(path)
    prose = prose_of(part) if part and name.translation else None
    kept = None if prose is not None else part
    return Reading(path, name.folder, name.slug, name.translation, kept, prose, html, problems, digest)


def read_here(root: Path, paths: tuple[str, ...], vocabulary: Vocabulary, workers: int) -> list[Reading]:
    """Every entry, in the order of its path, in this process and without any limit of time."""
    reader = Reader(root, vocabulary)
    return [reader(path) for path in paths]


def read_all(
    root: Path,
    paths: tuple[str, ...],
    vocabulary: Vocabulary,
    workers: int,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> list[Reading]:
    """Every entry, in the order of its path; one that is too slow or kills its worker fails by itself.

    `tell` hears after each how many are done, and of how many.
    """
    return read_by(readers(root, vocabulary, workers), paths, tell)


def readers(root: Path, vocabulary: Vocabulary, workers: int) -> Guard:
    """Processes that read entries."""
    return Guard(Reader, (root, vocabulary), workers=workers, seconds=PATIENCE)


def read_by(
    guard: Guard, paths: tuple[str, ...], tell: Callable[[int, int], None] = lambda done, total: None
) -> list[Reading]:
    """As `read_all`, by some readers."""
    readings: list[Reading | None] = [None] * len(paths)
    for done, (position, result) in enumerate(guard.map(paths), 1):
        tell(done, len(paths))
        if isinstance(result, Failed):
            result = _reading(paths[position], None, "", (problem(f"entry-{result.reason}", paths[position]),))
        readings[position] = result
    return [reading for reading in readings if reading is not None]
