"""The same entries for every generator: ours as they are made, and what the small themes show of each."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from plugins.catalogue import vocabulary
from plugins.catalogue.areas import subdivision_of
from plugins.languages.language import Language
from plugins.website.paths import FOLDERS
from tests.bench._project import ROOT
from tests.bench.directory import make

COUNTRIES = ("FR",)
TRANSLATIONS = ROOT / "theme" / "translations"


@dataclass(frozen=True, slots=True)
class Plain:
    """What a small theme shows of an entry. `folder` is that of its address, `area` the slug of its département."""

    file: str
    folder: str
    slug: str
    name: str
    summary: str
    causes: tuple[str, ...]
    city: str
    postcode: str
    area: str
    body: str

    @property
    def path(self) -> str:
        """Its page, below the output."""
        return f"{self.folder}/{self.slug}/index.html"


def area_slug(code: str) -> str:
    """The word for a département in addresses: `fr-69`."""
    return code.lower()


class Directory:
    """A made-up directory in a folder, in French and English."""

    def __init__(self, folder: Path, entries: int) -> None:
        make(folder, entries)
        self.folder = folder

    def copy(self, folder: Path, translations: bool) -> None:
        """Put its files elsewhere, with or without translations: links, which `replace` keeps apart."""
        without = None if translations else shutil.ignore_patterns("*.en.md")
        shutil.copytree(self.folder / "content", folder / "content", ignore=without, copy_function=os.link)

    @cached_property
    def entries(self) -> tuple[Plain, ...]:
        """What there is to show, in the order of slugs."""
        language = Language("fr", TRANSLATIONS)
        words = {folder: language.pgettext("address", word) for folder, word in FOLDERS.items()}
        files = (path for folder in words for path in (self.folder / "content" / folder).glob("*.md"))
        plain = (_plain(path, words) for path in files if not path.name.endswith(".en.md"))
        return tuple(sorted(plain, key=lambda one: one.slug))

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """The names of all causes and all départements by their slugs."""
        content = self.folder / "content"
        words, _ = vocabulary.load(content / "vocabulary", self.folder, COUNTRIES, ("fr",))
        causes = {slug: term.name("fr") for slug, term in words.terms("causes").items()}
        areas = {area_slug(code): area.name("fr") for code, area in words.places.items()}
        return {"causes": causes, "departements": areas}

    def used(self) -> Iterator[tuple[str, str, str]]:
        """The terms that have entries: `causes` or `departements`, slug, name."""
        found = {("causes", cause) for one in self.entries for cause in one.causes}
        found |= {("departements", one.area) for one in self.entries}
        return ((kind, slug, self.names[kind][slug]) for kind, slug in sorted(found))


def _plain(path: Path, words: Mapping[str, str]) -> Plain:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = yaml.load(front, yaml.CSafeLoader)
    place = fields["place"]
    area = subdivision_of("FR", place["postcode"])
    assert area, "every made-up entry is in a département"
    return Plain(
        f"{path.parent.name}/{path.name}",
        words[path.parent.name],
        path.stem,
        fields["name"],
        fields["summary"],
        tuple(fields["causes"]),
        place["city"],
        place["postcode"],
        area_slug(area),
        body.strip(),
    )


def edit(path: Path, number: int) -> str:
    """Save an entry with another summary, which is returned, and one more sentence; the same for every generator."""
    summary = f"Des voisins qui s'entraident à chaque saison, et voici la {number}e."
    text = re.sub(r"(?mi)^(summary|description): .*$", rf"\1: {summary}", path.read_text(encoding="utf-8"), count=1)
    replace(path, f"{text}\nUne phrase de plus, la {number}e.\n")
    return summary


def replace(path: Path, text: str) -> None:
    """Save a file as editors do: a new one in the place of the old one, which may be linked elsewhere."""
    aside = path.with_name(f".{path.name}")
    aside.write_text(text, encoding="utf-8", newline="\n")
    aside.replace(path)
