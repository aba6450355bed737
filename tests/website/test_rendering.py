"""Pages are rendered from what they have and nothing else: every template, with much and with little."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from pydantic import BaseModel

from plugins import website
from plugins.catalogue.kinds import KINDS
from plugins.catalogue.kinds.record import Record
from plugins.website import OUTPUTS, spreading
from plugins.website.assets import asset_paths
from plugins.website.files import Page
from plugins.website.pages import menu
from plugins.website.rendering import Renderer, write
from plugins.website.spreading import render_all
from plugins.website.views import Scene
from tests.website import entries, parsed
from tests.website.built import ROOT

TEMPLATES = sorted(path.name for path in (ROOT / "theme" / "templates").glob("*.html"))
ABSTRACT = {"base.html", "record.html", "organisation.html"}
"""Templates that only others extend."""


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scene]:
    written = {**entries.minimal("Peu"), **entries.full("Beaucoup")}
    return entries.scenes(entries.lay(tmp_path_factory.mktemp("entries"), written))


def renderer(scenes: dict[str, Scene], theme: Path | None = None) -> Renderer:
    site = next(iter(scenes.values())).site
    assets = {name: path for name, path, _ in asset_paths(site.theme, site.colours, site.mark)}
    chosen = replace(site, theme=theme) if theme else site
    return Renderer(chosen, assets, {code: menu(scene) for code, scene in scenes.items()})


def made(scenes: dict[str, Scene]) -> Iterator[Page]:
    """Every page of a site, in both languages."""
    for scene in scenes.values():
        for output in OUTPUTS:
            yield from (page for page in output(scene) if isinstance(page, Page))


def test_every_template_is_rendered_with_much_and_with_little(scenes: dict[str, Scene]) -> None:
    machine = renderer(scenes)
    seen: dict[str, set[str]] = {}
    for page in made(scenes):
        assert parsed.parse(machine.render(page.made()).decode())
        seen.setdefault(page.template, set()).add(page.path)
    assert sorted({*seen, *ABSTRACT}) == TEMPLATES
    for kind, folder in ((folder.removesuffix("s"), folder) for folder in KINDS):
        slugs = {path.split("/")[-2] for path in seen[f"{kind}.html"]}
        assert len(slugs) == 2, f"{folder}: one with much, one with little"


@pytest.mark.parametrize("path", sorted(entries.full("x")))
def test_the_full_entries_have_every_field(path: str) -> None:
    """So that a new field is rendered here too."""
    model = KINDS[path.split("/")[0]]
    given = entries.full("x")[path]
    least = {"last_seen", "closed_on"} | ({"aliases"} if "associations" not in path else set())
    assert set(names(model)) - set(given) <= least


def names(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


def test_the_minimal_entries_have_no_field_too_many() -> None:
    for path, data in entries.minimal("x").items():
        model: type[Record] = KINDS[path.split("/")[0]]
        needed = {name for name, info in model.model_fields.items() if info.is_required()}
        assert set(data) - {"recurs"} == needed, "an event needs a date or a rhythm"


@pytest.mark.parametrize("body", ["{{ nothing }}", "{{ page.nothing }}", "{% if nothing %}x{% endif %}"])
def test_what_a_page_does_not_have_raises(scenes: dict[str, Scene], tmp_path: Path, body: str) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "x.html").write_text(body, encoding="utf-8")
    (tmp_path / "translations").symlink_to(ROOT / "theme" / "translations")
    with pytest.raises(UndefinedError, match="nothing"):
        renderer(scenes, tmp_path).render(Page("x/index.html", "x.html", "fr", {"page": {}}))


def test_values_are_escaped_and_never_templates(scenes: dict[str, Scene], tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    template = "{% macro m(v) %}<b title=\"{{ v }}\">{{ v }}</b>{% endmacro %}{{ m(value) }}{{ _('%(v)s', v=value) }}"
    (tmp_path / "templates" / "x.html").write_text(template, encoding="utf-8")
    value = "<i>'\"&{{ 7*7 }}{% include 'base.html' %}%(v)s</i>"
    escaped = "&lt;i&gt;&#39;&#34;&amp;{{ 7*7 }}{% include &#39;base.html&#39; %}%(v)s&lt;/i&gt;"
    page = Page("x/index.html", "x.html", "fr", {"value": value})
    assert renderer(scenes, tmp_path).render(page).decode() == f'<b title="{escaped}">{escaped}</b>{escaped}'


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", "a/../x"])
def test_nothing_is_written_outside_the_output(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "output"
    folder.mkdir()
    with pytest.raises(ValueError, match="leaves the output"):
        write(folder, path, b"x")
    assert [one.name for one in tmp_path.iterdir()] == ["output"] and not list(folder.iterdir())


def test_two_pages_at_one_path_stop_the_build(scenes: dict[str, Scene], tmp_path: Path) -> None:
    twice = [scenes["fr"], scenes["fr"]]
    with pytest.raises(ValueError, match=r"two pages at index\.html"):
        list(website._pages(twice, lambda document: None, []))


def test_a_page_does_not_depend_on_the_order_or_the_process(
    scenes: dict[str, Scene], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = scenes["fr"]
    assets = {name: path for name, path, _ in asset_paths(scene.site.theme, scene.site.colours, scene.site.mark)}
    recipe = (scene.site, assets, {code: menu(one) for code, one in scenes.items()})
    every = [page for page in made(scenes) if "lieux" not in page.path and "places" not in page.path]
    assert render_all(recipe, every, tmp_path / "1", 1) == len(every)
    for forks in [False, True] if sys.platform == "linux" else [False]:
        monkeypatch.setattr(spreading, "may_fork", lambda forks=forks: forks)
        assert render_all(recipe, reversed(every), tmp_path / str(forks), 2) == len(every)
        for page in every:
            assert (tmp_path / "1" / page.path).read_bytes() == (tmp_path / str(forks) / page.path).read_bytes(), (
                page.path
            )
