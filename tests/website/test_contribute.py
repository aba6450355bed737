"""The form that adds or corrects an entry: it asks all that there is, and what it fetches is right."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from plugins.catalogue import entries as catalogue_entries
from plugins.catalogue.kinds import KINDS, kind_of
from plugins.catalogue.schema import schema
from plugins.catalogue.withholding import withholding
from plugins.contributing.writing.entries import blocks
from plugins.contributing.writing.originals import A_FILE, files, place
from plugins.website.pages.contribute import contribute, fetched
from plugins.website.views import Scene
from plugins.website.views.choices import CHOICES, ITEMS
from plugins.website.views.contribute import BLOCKS, MORE, ORDER, SECTIONS, UNSEEN, asked
from plugins.website.views.hints import HINTS
from plugins.website.views.labels import LABELS
from plugins.website.views.records import repository
from tests.website import entries
from tests.website.built import DIRECTORY, ROOT, Built
from tests.website.parsed import pages

PATHS = {"fr": "contribuer/index.html", "en": "en/contribute/index.html"}


@pytest.fixture(scope="module")
def scenes() -> dict[str, Scene]:
    return entries.scenes(DIRECTORY)


def fields(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


def groups() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each group of each kind by its name, with its schema; the kind itself by its own."""
    for folder, model in KINDS.items():
        found = schema(model)
        yield kind_of(folder), found
        yield from ((name, one) for name, one in found["definitions"].items() if "properties" in one)


@pytest.mark.parametrize("folder", KINDS)
def test_every_field_is_asked_for_once(scenes: dict[str, Scene], folder: str) -> None:
    found = asked(scenes["fr"], folder)
    shown = [one for part in (*found["blocks"], *found["sections"]) for one in part["fields"]]
    assert sorted(shown) == sorted(["slug", "body", *(one for one in fields(KINDS[folder]) if one not in UNSEEN)])


def test_what_is_needed_is_asked_first(scenes: dict[str, Scene]) -> None:
    for folder, model in KINDS.items():
        first = [one for part in asked(scenes["fr"], folder)["blocks"] for one in part["fields"]]
        assert set(schema(model)["required"]) <= set(first)


def test_every_field_has_a_label_and_every_list_its_words() -> None:
    for owner, group in groups():
        for key, one in group["properties"].items():
            if key not in (*UNSEEN, "id", "file", "alt"):
                assert f"{owner}.{key}" in LABELS or key in LABELS, f"{owner}.{key}"
            closed = (
                one.get("enum") or one.get("items", {}).get("enum") or list(one.get("items", {}).get("x-choice", {}))
            )
            if len(closed) > 1:
                assert sorted(CHOICES[key]) == sorted(closed), f"{owner}.{key}"
            items = one.get("items", {})
            if one.get("type") == "array" and not items.get("enum") and key not in (*UNSEEN, "coordinates"):
                assert key in ITEMS or items["$ref"].split("/")[-1] in ("causes", "skills", "goods"), key


def test_nothing_is_said_of_what_is_not_there() -> None:
    known = {"slug", "body"}
    owners = {owner: list(group["properties"]) for owner, group in groups()}
    for owner, keys in owners.items():
        known |= {
            *keys,
            *(f"{owner}.{key}" for key in keys),
            *(f"Exchange.{key}" for key in keys if "Exchange" in owner),
        }
    assert not (LABELS.keys() | HINTS.keys() | CHOICES.keys() | ITEMS.keys()) - known
    for found in (MORE, ORDER):
        for owner, given in found.items():
            every = set().union(*(known for name, known in owners.items() if "Exchange" in name))
            assert set(given) <= set(every if "Exchange" in owner else owners[owner])
    placed = {one for parts in (*BLOCKS.values(), SECTIONS) for _, keys, _ in parts for one in keys}
    assert placed <= {"slug", "body"}.union(*(fields(model) for model in KINDS.values()))


def test_each_entry_is_handed_out_as_it_was_typed(site_below_repo: Built) -> None:
    folder = site_below_repo.output / "contribute" / "entries"
    names = [f"{path.parent.name}/{path.stem}" for folder in KINDS for path in (DIRECTORY / folder).glob("*.md")]
    wanted = sorted(name for name in names if "." not in name)
    count = files(len(wanted))
    assert len(list(folder.iterdir())) == count > 1
    held = {number: json.loads((folder / f"{number}.json").read_text(encoding="utf-8")) for number in range(count)}
    assert sorted(name for one in held.values() for name in one) == wanted
    for name in wanted:
        one = held[place(name.split("/")[-1], count)][name]
        raw = (DIRECTORY / f"{name}.md").read_bytes()
        entry = catalogue_entries.read(name, raw)
        assert one["path"] == f"content/{name}.md" and one["text"] == raw.decode()
        assert (one["data"], one["body"]) == (entry.data, entry.body)
        assert one["blocks"] == json.loads(json.dumps(blocks(one["text"])))
    assert held[place("toits-partages", count)]["associations/toits-partages"]["translations"] == {
        "en": "content/associations/toits-partages.en.md"
    }


def test_files_are_filled_evenly() -> None:
    slugs = [f"association-numero-{number}" for number in range(1000)]
    counts = [0] * files(1000)
    for slug in slugs:
        counts[place(slug, len(counts))] += 1
    assert len(counts) == 1000 // A_FILE and max(counts) < 3 * A_FILE and min(counts) > 0


def test_what_is_withheld_is_handed_to_nobody(scenes: dict[str, Scene], tmp_path: Path) -> None:
    scene = scenes["fr"]
    kept = replace(scene, catalogue=withholding(scene.catalogue, {"toits-partages"}))
    texts = [one.content.decode() for one in fetched(kept) if "/entries/" in one.path]
    assert texts and not any("toits-partages-exemple.org/heberger" in text for text in texts)
    filed = kept.catalogue.records["toits-partages"]
    assert repository(kept, filed)["correct_url"].startswith("https://github.com/elan-annuaire/elan/edit/main/content/")
    assert repository(scene, filed)["correct_url"] == "/repo/contribuer/?entry=associations/toits-partages"


def test_it_stands_at_its_own_address_where_no_text_page_is(tmp_path: Path) -> None:
    shutil.copytree(DIRECTORY, tmp_path / "content")
    for path in (tmp_path / "content" / "pages").glob("contribute*.md"):
        path.unlink()
    found = [next(contribute(scene)) for scene in entries.scenes(tmp_path / "content").values()]
    assert [one.path for one in found] == list(PATHS.values())


def test_the_files_of_one_language_are_enough(scenes: dict[str, Scene]) -> None:
    assert len(list(fetched(scenes["fr"]))) > 5 and not list(fetched(scenes["en"]))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_text_page_stands_below_the_form(site_below_repo: Built, language: str) -> None:
    tree = pages(site_below_repo)[PATHS[language]].tree
    assert tree.one("div", class_="prose").all("h2")
    assert len(tree.one("section", aria_labelledby="what").all("a")) == len(KINDS)
    footer = tree.one("footer")
    assert [one.get("href") for one in footer.all("a")].count(
        f"/repo/{PATHS[language].removesuffix('index.html')}"
    ) == 1


def test_records_and_the_first_page_lead_to_the_form(site_below_repo: Built) -> None:
    record = pages(site_below_repo)["associations/toits-partages/index.html"].tree
    hrefs = [one.get("href") for one in record.one("section", aria_labelledby="who").all("a")]
    assert "/repo/contribuer/?entry=associations/toits-partages" in hrefs
    assert "https://github.com/elan-annuaire/elan/blob/main/content/associations/toits-partages.md" in hrefs
    home = pages(site_below_repo)["index.html"].tree
    assert "/repo/contribuer/" in [one.get("href") for one in home.one("section", aria_labelledby="part").all("a")]


NESTED = re.compile(r"`[^`]*\$\{[^}`]*`")
"""A template literal within another: the minifier takes what lies between for code, and its spaces are lost."""


def test_no_script_has_a_text_that_the_minifier_would_change() -> None:
    scripts = list((ROOT / "theme" / "static" / "js").rglob("*.js"))
    found = [f"{path.name}: {one[0]}" for path in scripts for one in NESTED.finditer(path.read_text(encoding="utf-8"))]
    assert len(scripts) > 40
    assert not [one for one in found if "\n" not in one]
    assert NESTED.search("`{${keys.map((key) => `${key}: 1`)}`")
