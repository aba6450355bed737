"""The directory itself: it has no errors, it builds, and its internal links resolve. What it says is not tested."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.catalogue import settings
from plugins.catalogue.checking import check
from plugins.catalogue.vocabulary import load
from tests.website import built
from tests.website.built import BELOW_URL, ROOT, Built
from tests.website.entries import SETTINGS
from tests.website.parsed import pages
from tests.website.test_links import SHOWN, broken

FIRST = date(2026, 11, 23)
"""The day of the first entries, so that a computer whose clock is behind does not find them in the future."""


def today() -> str:
    return max(date.today(), FIRST).isoformat()


@pytest.fixture(scope="session")
def site_of_content(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built.once(
        tmp_path_factory,
        "site_of_content",
        lambda folder: built.build(folder, ROOT / "content", BELOW_URL, TODAY=today()),
    )


def test_it_has_no_errors() -> None:
    chosen = settings.read({**SETTINGS, "TODAY": today()}, ROOT, ROOT / "content")
    found = check(chosen)
    assert found.files > 0 and not found.errors


def test_it_builds_and_its_links_resolve(site_of_content: Built) -> None:
    assert len(pages(site_of_content)) > 100
    problems = [problem for page in pages(site_of_content).values() for problem in broken(page)]
    assert not problems, "\n".join(problems[:SHOWN])


def test_who_has_a_room_finds_a_room_asked_for(site_of_content: Built) -> None:
    """From the question, by links alone, to the project of the network that has long been called CoSi."""
    asked = pages(site_of_content)["aider/index.html"]
    rooms = f"{site_of_content.url}/aider/logement/"
    assert rooms in asked.links
    found = pages(site_of_content)["aider/logement/index.html"].links
    assert f"{site_of_content.url}/projets/une-chambre-chez-l-habitant/#chambre" in found


def test_every_word_of_its_lists_has_a_label_in_each_language_of_the_site() -> None:
    vocabulary, _ = load(ROOT / "content/vocabulary", ROOT, SETTINGS["COUNTRIES"], SETTINGS["LANGUAGES"])
    assert vocabulary.unlabelled(SETTINGS["LANGUAGES"]) == []
