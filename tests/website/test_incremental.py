"""Whatever is edited, and in whatever order: what the cache helps to make is what is made without it, to the byte."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from plugins.catalogue import settings as catalogue_settings
from plugins.catalogue.catalogue import Catalogue
from plugins.catalogue.checking import check
from plugins.catalogue.reading import read_here
from plugins.catalogue.remembering import CACHE, remembering
from plugins.catalogue.showing import showing
from plugins.catalogue.withholding import withholding
from plugins.contributing.gifts.lock import Approval, Approvals
from plugins.website import build
from plugins.website.gathering import Gathered
from plugins.website.output import aside
from plugins.website.site import Site
from tests.website.built import DIRECTORY, ROOT
from tests.website.entries import SETTINGS

CHAINS, LENGTH = 10, 20
"""200 sequences of edits: each goes on from the directory, and the cache, that the one before it has left."""

THEME = ROOT / "theme"
ADDED = """---
name: {name}
summary: {name} aide le quartier.
causes: [{cause}]
author: {{name: Ada, interest: none}}
place: {{city: Lyon, area: FR-69}}
needs: [{{id: bras, type: time, title: "Des bras pour {name}"}}]
---

{name} existe.
"""


@dataclass
class World:
    """A directory that is edited, and what else a site is made of."""

    root: Path
    lot: random.Random
    settings: dict[str, Any] = field(default_factory=lambda: dict(SETTINGS))
    withheld: frozenset[str] = frozenset()
    approvals: Approvals = field(default_factory=dict)
    edited: dict[str, date] = field(default_factory=dict)
    number: int = 0

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def entries(self) -> list[Path]:
        return sorted(path for path in self.content.glob("*/*.md") if path.parent.name not in ("pages", "vocabulary"))

    def catalogue(self, cached: bool) -> Catalogue | None:
        """What the directory holds, None when it has errors: they stop a build."""
        chosen = catalogue_settings.read(self.settings, self.root, self.content)
        found = check(chosen, remembering(self.root / CACHE, read_here) if cached else read_here).catalogue
        if found is None:
            return None
        withheld = withholding(found, self.withheld & found.records.keys())
        return showing(withheld, chosen.kinds)

    def built(self, cached: bool) -> dict[str, bytes]:
        """Every file of the site."""
        catalogue = self.catalogue(cached)
        assert catalogue is not None
        site = Site.read(self.settings, catalogue_settings.read(self.settings, self.root, self.content))
        output, cache = (self.root / name for name in (("output", CACHE) if cached else ("clean", "none")))
        if not cached:
            shutil.rmtree(output, ignore_errors=True)
            shutil.rmtree(cache, ignore_errors=True)
        with aside(output, cache / "spare") as folder:
            build(Gathered(catalogue, self.approvals, days=self.edited), site, 1, folder, cache)
        return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}

    def some(self) -> Path:
        return self.lot.choice(self.entries)


def replaced(path: Path, pattern: str, by: Callable[[re.Match[str]], str]) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, by, text, count=1, flags=re.MULTILINE), encoding="utf-8")


def add(world: World) -> None:
    world.number += 1
    cause = world.lot.choice(["logement", "education", "culture"])
    name = f"Maison {world.number}"
    (world.content / f"associations/maison-{world.number}.md").write_text(ADDED.format(name=name, cause=cause), "utf-8")


def change_text(world: World) -> None:
    with world.some().open("a", encoding="utf-8") as file:
        file.write(f"\nUne phrase de plus, la {world.lot.randrange(1000)}e.\n")


def change_name(world: World) -> None:
    replaced(world.some(), r"^name: (.*)$", lambda found: f"name: {found[1]} {world.lot.randrange(100)}")


def change_need(world: World) -> None:
    replaced(world.some(), r"\btitle: \"?([^\"\n}]+)", lambda found: f"{found[0]} {world.lot.randrange(100)}")


def change_cause(world: World) -> None:
    cause = world.lot.choice(["logement", "education", "culture"])
    replaced(world.some(), r"^causes: .*$", lambda _: f"causes: [{cause}]")


def change_fee(world: World) -> None:
    path = world.lot.choice(sorted((world.content / "platforms").glob("*.md")))
    replaced(path, r"\bpercent: [0-9.]+", lambda _: f"percent: {world.lot.randrange(1, 9)}")


def close(world: World) -> None:
    replaced(world.some(), r"^summary:", lambda _: "status: dormant\nsummary:")


def rename(world: World) -> None:
    """Another slug, wherever it is named."""
    path = world.some()
    slug = path.name.split(".")[0]
    world.number += 1
    for one in world.content.rglob("*.md"):
        text = one.read_text(encoding="utf-8")
        one.write_text(re.sub(rf"(?<![\w/-]){slug}(?![\w-])", f"{slug}-{world.number}", text), encoding="utf-8")
    for one in path.parent.glob(f"{slug}.*md"):
        one.rename(one.with_name(one.name.replace(slug, f"{slug}-{world.number}", 1)))


def delete(world: World) -> None:
    path = world.some()
    for one in path.parent.glob(f"{path.name.split('.')[0]}.*md"):
        one.unlink()


def change_vocabulary(world: World) -> None:
    path = world.content / "vocabulary" / world.lot.choice(["causes.yml", "skills.yml", "labels.yml"])
    replaced(path, r"\bfr: ([^,}\n]+)", lambda found: f"{found[0]} {world.lot.randrange(100)}")


def change_text_page(world: World) -> None:
    with world.lot.choice(sorted((world.content / "pages").glob("*.md"))).open("a", encoding="utf-8") as file:
        file.write("\nEncore un mot.\n")


def change_template(world: World) -> None:
    path = world.lot.choice(sorted((world.root / "theme/templates").rglob("*.html")))
    with path.open("a", encoding="utf-8") as file:
        file.write("\n")


def change_message(world: World) -> None:
    path = world.lot.choice(sorted((world.root / "theme/translations/fr/LC_MESSAGES").glob("*.po")))
    replaced(path, r'^msgstr "([^"%{}\n]{8,})"$', lambda found: f'msgstr "{found[1]}!"')


def change_setting(world: World) -> None:
    def day() -> str:
        return (date.fromisoformat(world.settings["TODAY"]) + timedelta(days=world.lot.randrange(1, 40))).isoformat()

    changes: list[Callable[[], dict[str, Any]]] = [
        lambda: {"TODAY": day()},
        lambda: {"SITENAME": f"Site {world.lot.randrange(100)}"},
        lambda: {"BRANCH": world.lot.choice(["main", "trunk"])},
        lambda: {"LANGUAGES": world.lot.choice([["fr", "en"], ["en", "fr"], ["fr"]])},
        lambda: {"KINDS": world.lot.choice([["associations", "projects", "platforms", "events"], None])},
        lambda: {"COLOURS": world.lot.choice([{"light": {"accent": "#003366"}}, {}])},
    ]
    world.settings |= world.lot.choice(changes)()


def withhold(world: World) -> None:
    world.withheld = frozenset(path.name.split(".")[0] for path in world.lot.sample(world.entries, 2))


def approve(world: World) -> None:
    slugs = [path.stem for path in world.lot.sample(world.entries, 3) if "." not in path.stem]
    world.approvals = {slug: Approval("x", "source", date(2026, 11, world.lot.randrange(1, 19))) for slug in slugs}


def commit(world: World) -> None:
    path = world.some().relative_to(world.root).as_posix()
    world.edited[path] = date(2026, 1, world.lot.randrange(1, 28))


def forget(world: World) -> None:
    """Something happens to the cache itself."""
    files = [path for path in (world.root / CACHE).rglob("*") if path.is_file()]
    for path in world.lot.sample(files, min(5, len(files))):
        raw = path.read_bytes()
        path.unlink()  # not written through its other name, which is in the output
        if world.lot.random() < 0.7:
            path.write_bytes(world.lot.choice([b"", raw[: len(raw) // 2], raw + b"x", raw.replace(b"e", b"a")]))
    if world.lot.random() < 0.1:
        shutil.rmtree(world.root / CACHE)


EDITS: tuple[Callable[[World], None], ...] = (
    *(add, add, change_text, change_text, change_name, change_name, change_need, change_cause, change_fee, close),
    *(rename, rename, delete, delete, change_vocabulary, change_text_page, change_template, change_message),
    *(change_setting, withhold, approve, commit, forget),
)


def edited(world: World, edit: Callable[[World], None]) -> None:
    """Edit the directory; an edit that leaves it with errors is taken back, as a person would."""
    before, settings = Path(shutil.copytree(world.content, world.root / "before")), dict(world.settings)
    edit(world)
    if world.catalogue(cached=True) is None:
        shutil.rmtree(world.content)
        before.rename(world.content)
        world.settings = settings
    else:
        shutil.rmtree(before)


@pytest.fixture
def laid_out(tmp_path: Path) -> Iterator[Path]:
    shutil.copytree(DIRECTORY, tmp_path / "content")
    shutil.copytree(THEME, tmp_path / "theme")
    yield tmp_path


@pytest.mark.long
@pytest.mark.parametrize("seed", range(CHAINS))
def test_what_is_built_from_the_cache_is_what_is_built_without_it(laid_out: Path, seed: int) -> None:
    world = World(laid_out, random.Random(seed))
    world.settings["THEME"] = str(laid_out / "theme")
    world.built(cached=True)
    for _ in range(LENGTH):
        names = []
        for edit in world.lot.choices(EDITS, k=world.lot.randrange(1, 4)):
            names.append(edit.__name__)
            edited(world, edit)
        made, clean = world.built(cached=True), world.built(cached=False)
        assert made.keys() == clean.keys(), names
        assert [path for path in made if made[path] != clean[path]] == [], names
