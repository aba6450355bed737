"""The index of a language is put together of what an earlier build has left, as far as its records are the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plugins.catalogue.catalogue import Catalogue, Filed
from plugins.search import near
from plugins.search.searched import searched
from plugins.website import indexes
from plugins.website.files import Document
from plugins.website.indexing import Indexing
from plugins.website.pages.search import search
from plugins.website.shelf import Shelf, key
from plugins.website.views import Scene
from tests.website import built, entries

CUTS = 40
"""So that the few records of the examples are several parts."""


@pytest.fixture(scope="module")
def scene() -> Scene:
    return entries.scenes(built.DIRECTORY)["fr"]


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexes, "CUTS", CUTS)


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[Filed]:
    """The records whose words were asked for, one after the other."""
    asked: list[Filed] = []

    def noted(catalogue: Catalogue, filed: Filed, *more: Any) -> Any:
        asked.append(filed)
        return searched(catalogue, filed, *more)

    monkeypatch.setattr(indexes, "searched", noted)
    return asked


def made(scene: Scene, indexing: Indexing) -> dict[str, object]:
    """What the search is made of."""
    found = search(replace(scene, indexing=indexing))
    return {one.path: one.content if isinstance(one, Document) else one.variables for one in found}


def with_records(scene: Scene, *records: Filed) -> Scene:
    """The same, where records of these slugs are others."""
    old = scene.catalogue
    every = {**old.records, **{one.slug: one for one in records}}.values()
    found = Catalogue(every, old.pages.values(), old.pictures, old.vocabulary, old.today, hidden=old.hidden.values())
    return replace(scene, catalogue=found)


def edited(scene: Scene, text: str) -> Scene:
    one = list(scene.catalogue.records.values())[7]
    return with_records(scene, replace(one, html=f"<p>{text}</p>", digest=text.encode()))


@pytest.fixture(params=[False, True], ids=["anew", "staying"])
def builds(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Indexing]:
    """What each build has: a cache on the disk, or what one process holds."""
    stays = Indexing(stays=True)
    return iter(lambda: stays if request.param else Indexing(tmp_path), None)


def test_nothing_is_made_twice(scene: Scene, builds: Iterator[Indexing], analysed: list[Filed]) -> None:
    first = made(scene, next(builds))
    assert len(analysed) == len(scene.catalogue.records)
    assert made(scene, next(builds)) == first == made(scene, Indexing())
    analysed.clear()
    assert made(scene, next(builds)) == first and not analysed


def test_only_what_stands_beside_an_edited_record_is_analysed(
    scene: Scene, builds: Iterator[Indexing], analysed: list[Filed]
) -> None:
    before = made(scene, next(builds))
    for text in ("Une phrase de plus.", "Une autre phrase."):
        analysed.clear()
        after = made(edited(scene, text), next(builds))
        assert 0 < len(analysed) < len(scene.catalogue.records) / 2
        assert after == made(edited(scene, text), Indexing()) != before


def test_a_record_that_comes_or_goes_moves_few_others(
    scene: Scene, builds: Iterator[Indexing], analysed: list[Filed]
) -> None:
    made(scene, next(builds))
    analysed.clear()
    one = next(iter(scene.catalogue.by_folder["associations"]))
    more = with_records(scene, replace(one, slug="aaa", path="content/associations/aaa.md", digest=b"aaa"))
    assert made(more, next(builds)) == made(more, Indexing())
    assert len(analysed) < len(more.catalogue.records) * 1.5, "all of them once, and a few"
    assert made(scene, next(builds)) == made(scene, Indexing())


def test_a_name_that_others_say_is_theirs_too(scene: Scene, builds: Iterator[Indexing]) -> None:
    made(scene, next(builds))
    owner = scene.catalogue.records["toits-partages"]
    named = replace(owner, record=owner.record.model_copy(update={"name": "Zanzibar"}), digest=b"z")
    changed = with_records(scene, named)
    assert made(changed, next(builds)) == made(changed, Indexing()) != made(scene, Indexing())


def test_another_address_makes_other_cards(scene: Scene, builds: Iterator[Indexing]) -> None:
    made(scene, next(builds))
    other = replace(scene, site=replace(scene.site, base="/ailleurs/"))
    assert made(other, next(builds)) == made(other, Indexing()) != made(scene, Indexing())


def test_places_are_kept_for_the_next_build(scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Indexing(tmp_path) as indexing:
        first = made(scene, indexing)
    monkeypatch.setattr(near, "gazetteer", None)
    with Indexing(tmp_path) as indexing:
        assert made(edited(scene, "Une phrase."), indexing) != first
    other = replace(scene.catalogue.vocabulary, lists={})
    assert not Indexing(tmp_path).places(other).known and Indexing(tmp_path).places(scene.catalogue.vocabulary).known


def test_what_was_lost_or_spoilt_is_made_again(scene: Scene, tmp_path: Path, analysed: list[Filed]) -> None:
    first = made(scene, Indexing(tmp_path))
    files = sorted((tmp_path / "search" / "fr").iterdir())
    assert len(files) > 5
    for at, path in enumerate(files):
        raw = path.read_bytes()
        for spoilt in (None, b"", raw[: len(raw) // 2], files[at - 1].read_bytes()):
            path.unlink(missing_ok=True)
            if spoilt is not None:
                path.write_bytes(spoilt)
            assert made(scene, Indexing(tmp_path)) == first
    assert len(sorted((tmp_path / "search" / "fr").iterdir())) == len(files)


def test_only_what_was_asked_for_stays(tmp_path: Path) -> None:
    for stays in (False, True):
        shelf = Shelf(tmp_path / str(stays), stays)
        for number in range(3):
            shelf.put(key(number), [number])
        shelf.sweep()
        assert shelf.take(key(1)) == [1] and shelf.take(key(7)) is None
        shelf.sweep()
        assert [shelf.has(key(number)) for number in range(3)] == [False, True, False]
        assert len(list((tmp_path / str(stays)).iterdir())) == 1


def test_the_manifest_names_what_there_is(scene: Scene) -> None:
    found = made(scene, Indexing())
    page = found[scene.paths.search()("fr")]
    assert isinstance(page, dict)
    manifest = json.loads(page["manifest"])
    names = {path.rsplit("/", 1)[1] for path in found}
    assert manifest["documents"] == len(scene.catalogue.records) and {*manifest["lexicon"]["files"]} <= names
