"""A live site gives, file by file, what a build writes; after any edit, and as soon as that is asked for."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.catalogue import settings as catalogue_settings
from plugins.catalogue.picturing import Picturing
from plugins.catalogue.reading import read_here
from plugins.catalogue.staying import Staying
from plugins.website import build
from plugins.website.gathering import Gatherer
from plugins.website.live import Live
from plugins.website.rendering import Unrendered
from plugins.website.site import Site
from tests.website import test_incremental as edits
from tests.website.built import DIRECTORY
from tests.website.test_incremental import THEME, World

SAVED: tuple[Callable[[World], None], ...] = tuple(
    edit
    for edit in edits.EDITS
    if edit not in (edits.withhold, edits.approve, edits.commit, edits.forget, edits.change_setting)
)
"""What a person does in an editor: settings are for another process, and the rest for other tests."""


@pytest.fixture
def world(tmp_path: Path) -> World:
    shutil.copytree(DIRECTORY, tmp_path / "content")
    shutil.copytree(THEME, tmp_path / "theme")
    made = World(tmp_path, random.Random(7))
    made.settings |= {"THEME": str(tmp_path / "theme"), "PATH": "content"}
    return made


@pytest.fixture
def live(world: World) -> Iterator[Live]:
    reads = Staying()
    found = Live(world.root, world.settings, reads)
    assert found.look()[0]
    yield found
    reads.close()


def built(world: World) -> dict[str, bytes]:
    """Every file that a build writes, by its path."""
    settings = catalogue_settings.read(world.settings, world.root, world.content)
    site = Site.read(world.settings, settings)
    output, cache = world.root / "output", world.root / "none"
    for folder in (output, cache):
        shutil.rmtree(folder, ignore_errors=True)
    output.mkdir()
    build(Gatherer.of(world.settings, settings, site, Picturing(cache), print)(read_here), site, 1, output, cache)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def same(live: Live, world: World) -> None:
    """Every file of a clean build, in any order; and nothing where a build has nothing."""
    clean = built(world)
    paths = sorted(clean)
    world.lot.shuffle(paths)
    assert [path for path in paths if live.content(path) != clean[path]] == []
    assert live.content("nowhere/index.html") is None and live.content("") is None


def test_every_file_is_what_a_build_writes(live: Live, world: World) -> None:
    same(live, world)


@pytest.mark.long
def test_after_each_edit(live: Live, world: World) -> None:
    for edit in SAVED:
        edits.edited(world, edit)
        assert live.look()[0]
        same(live, world)


def test_an_edit_is_seen_at_the_next_look(live: Live, world: World) -> None:
    path = "associations/toits-partages/index.html"
    entry = world.content / "associations/toits-partages.md"
    before = live.content(path)
    assert before
    with entry.open("a", encoding="utf-8") as file:
        file.write("\nUne phrase de plus.\n")
    assert live.content(path) == before
    assert live.look()[0] and b"Une phrase de plus." in (live.content(path) or b"")
    for one in world.content.rglob("toits-partages*"):
        one.rename(one.with_name(one.name.replace("toits-partages", "autre-toit")))
    for one in world.content.rglob("*.md"):
        one.write_text(one.read_text("utf-8").replace("toits-partages", "autre-toit"), "utf-8")
    assert live.look()[0] and live.content(path) is None
    assert b"Une phrase de plus." in (live.content("associations/autre-toit/index.html") or b"")


def test_errors_are_told_and_leave_what_was(live: Live, world: World) -> None:
    path, entry = "associations/toits-partages/index.html", world.content / "associations/toits-partages.md"
    before, text = live.content(path), entry.read_text("utf-8")
    entry.write_text(text.replace("summary:", "sumary:", 1), "utf-8")
    went_well, said = live.look()
    assert not went_well and re.search(r"content/associations/toits-partages\.md:\d+", said) and "sumary" in said
    assert live.content(path) == before
    entry.write_text(text, "utf-8")
    assert live.look()[0] and live.content(path) == before


def test_a_theme_is_read_again(live: Live, world: World) -> None:
    template = world.root / "theme/templates/home.html"
    text = template.read_text("utf-8")
    template.write_text(text.replace("{% endblock %}", "{{ nothing_at_all }}{% endblock %}"), "utf-8")
    assert live.look()[0]
    with pytest.raises(Unrendered, match="nothing_at_all") as problem:
        live.content("index.html")
    assert problem.value.paths == ["index.html"]
    assert live.content("404.html")
    template.write_text(text.replace("{% endblock %}", "<!-- more -->{% endblock %}"), "utf-8")
    assert live.look()[0] and b"<!-- more -->" in (live.content("index.html") or b"")
    style = world.root / "theme/static/css/base.css"
    style.write_text(style.read_text("utf-8") + "body { --x: 1 }", "utf-8")
    assert live.look()[0]
    linked = re.search(rb'href="/repo/(theme/[^"]*style\.css)"', live.content("index.html") or b"")
    assert linked and b"--x:1" in (live.content(linked[1].decode()) or b"")
