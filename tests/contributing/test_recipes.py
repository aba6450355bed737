"""Each problem has a recipe, and each recipe stands in both guides, below the same anchor."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from invoke.tasks import Task

import tasks
from plugins.catalogue import areas
from plugins.catalogue.problems import problem
from plugins.catalogue.reading import Reader
from plugins.catalogue.vocabulary import Vocabulary
from plugins.contributing import recipes
from plugins.contributing.reference import BEGIN, DOCUMENTS
from plugins.languages.language import Language
from plugins.languages.sentences import SENTENCES

ROOT = Path(__file__).resolve().parents[2]
RECIPE = re.compile(r'^### <a id="([a-z]+)"></a>(.+)$', re.MULTILINE)


def guide(code: str) -> str:
    """A guide without its table of fields."""
    return (ROOT / DOCUMENTS[code]).read_text(encoding="utf-8").partition(BEGIN)[0]


def test_every_problem_has_one_recipe() -> None:
    ids = [id for some in recipes.PROBLEMS.values() for id in some.split()]
    assert sorted(ids) == sorted({id.removesuffix("+near") for id in SENTENCES})
    assert recipes.PROBLEMS.keys() == recipes.TITLES.keys()


@pytest.mark.parametrize("code", DOCUMENTS)
def test_every_recipe_stands_in_every_guide(code: str) -> None:
    language = Language(code, ROOT / "theme/translations")
    titles = {anchor: language.gettext(title) for anchor, title in recipes.TITLES.items()}
    assert dict(RECIPE.findall(guide(code))) == titles


@pytest.mark.parametrize("code", DOCUMENTS)
def test_links_within_a_guide_lead_somewhere(code: str) -> None:
    text = guide(code)
    headings = {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in re.findall(r"^## (.+)$", text, re.M)}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings | recipes.TITLES.keys()


@pytest.mark.parametrize("code", DOCUMENTS)
def test_recipes_are_short(code: str) -> None:
    for one in RECIPE.split(guide(code))[3::3]:
        assert len(one.split("\n## ")[0].split()) < 160


@pytest.mark.parametrize("code", DOCUMENTS)
def test_the_example_of_a_guide_is_a_good_entry(code: str) -> None:
    found = re.search(r"```yaml\n(---\n.*?)```", guide(code), re.DOTALL)
    assert found
    words = Vocabulary({}, areas.load(["FR"], ["fr", "en"], {}))
    reading = Reader(ROOT, words).read("content/associations/x.md", found[1].encode())
    assert reading.problems == () and reading.part


@pytest.mark.parametrize("code", DOCUMENTS)
def test_what_guides_tell_to_type_are_verbs(code: str) -> None:
    verbs = {name for name, value in vars(tasks).items() if isinstance(value, Task)}
    assert set(re.findall(r"python3 tasks\.py ([a-z]+)", guide(code))) <= verbs


def test_a_recipe_is_read_in_the_language_of_the_reader() -> None:
    wrong = problem("day", "content/associations/x.md")
    assert recipes.address(wrong, "fr", "https://x/blob/main") == "https://x/blob/main/CONTRIBUER.md#dates"
    assert recipes.address(wrong, "nl", "https://x/blob/main") == "https://x/blob/main/CONTRIBUTING.md#dates"
