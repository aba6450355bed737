"""What several folders of tests share: a browser, and two real builds of tests/examples/directory made once a run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.languages import invented
from tests.tools import chromium
from tests.website import built
from tests.website.built import Built, once

settings.register_profile("élan", deadline=None)  # a busy machine is slow, and is not wrong
settings.load_profile("élan")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for each process of tests: Playwright cannot be begun twice in one."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site_root(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The directory of examples at https://example.org, from a history of git."""

    def make(folder: Path) -> Built:
        site = built.lay_out(folder, built.DIRECTORY, built.ROOT_URL)
        with_history(folder)
        done = built.pelican(site)
        assert done.returncode == 0, done.stdout[-3000:]
        return site

    return once(tmp_path_factory, "site_root", make)


@pytest.fixture(scope="session")
def site_below_repo(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The directory of examples at https://example.org/repo, without any history."""
    return once(
        tmp_path_factory, "site_below_repo", lambda folder: built.build(folder, built.DIRECTORY, built.BELOW_URL)
    )


@pytest.fixture(scope="session")
def site_in_arabic(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The directory of examples at https://example.org, in Arabic as well: a language made by machine."""

    def make(folder: Path) -> Built:
        theme = invented.theme(folder / "theme", ar=invented.in_arabic_letters)
        return built.build(folder, built.DIRECTORY, built.ROOT_URL, LANGUAGES=["fr", "en", "ar"], THEME=str(theme))

    return once(tmp_path_factory, "site_in_arabic", make)


@pytest.fixture(scope="session")
def second_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of another city: its own name, colours, mark, sentences; English first; no funders."""

    def make(folder: Path) -> Built:
        site = built.lay_out_second(folder)
        done = built.pelican(site)
        assert done.returncode == 0, done.stdout[-3000:]
        return site

    return once(tmp_path_factory, "second_site", make)


@pytest.fixture(scope="session", params=["site_root", "site_below_repo"])
def site(request: pytest.FixtureRequest) -> Built:
    """Each of the two."""
    found: Built = request.getfixturevalue(request.param)
    return found


def with_history(folder: Path) -> None:
    """Commit everything on 1 October 2026, then associations again on 1 November, each one character longer."""
    if not shutil.which("git"):
        return
    built.git(folder, "init", "--quiet")
    built.commit(folder, "2026-10-01")
    for path in sorted((folder / "content" / "associations").glob("*.md")):
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    built.commit(folder, "2026-11-01")
