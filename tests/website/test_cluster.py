"""Pages rendered by any executor: threads, and workers of a real Dask scheduler of which one is killed."""

from __future__ import annotations

import os
import pickle
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import tasks
from plugins.website import OUTPUTS, elsewhere, rendering, spreading
from plugins.website.assets import asset_paths
from plugins.website.files import Page
from plugins.website.pages import menu
from plugins.website.rendering import Recipe, Unrendered
from plugins.website.spreading import render_all
from tests.website import built, entries
from tests.website.test_output import manifest


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [
        page.made()
        for scene in entries.scenes(built.DIRECTORY).values()
        for output in OUTPUTS
        for page in output(scene)
        if isinstance(page, Page)
    ]


@pytest.fixture(scope="module")
def recipe() -> Recipe:
    scenes = entries.scenes(built.DIRECTORY)
    site = next(iter(scenes.values())).site
    assets = {name: path for name, path, _ in asset_paths(site.theme, site.colours, site.mark)}
    return site, assets, {code: menu(one) for code, one in scenes.items()}


@pytest.fixture(scope="module")
def here(recipe: Recipe, pages: list[Page], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What this process makes of the pages."""
    folder = tmp_path_factory.mktemp("here")
    assert render_all(recipe, pages, folder, 1) == len(pages) > 4 * spreading.BATCH
    return folder


@contextmanager
def dask(folder: Path, workers: int = 2) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """The address of a scheduler on this computer, and its workers, which see nothing of the output."""
    python = [sys.executable, "-m", "distributed.cli"]
    env = {**os.environ, "PYTHONPATH": str(built.ROOT), "PYTHONWARNINGS": "ignore"}
    with ExitStack() as stack:

        def start(*words: str, says: str) -> tuple[subprocess.Popen[str], str]:
            command = [*words, "--host", "127.0.0.1", "--no-dashboard"]
            process = subprocess.Popen(command, cwd=folder, env=env, stderr=subprocess.PIPE, encoding="utf-8")
            stack.callback(process.wait)
            stack.callback(process.kill)
            assert process.stderr
            stack.callback(process.stderr.close)
            for line in process.stderr:
                if found := re.search(says, line):
                    return process, found[1]
            raise AssertionError("it has ended")

        scheduler = [f"{python[2]}.dask_scheduler", "--port", "0"]
        _, address = start(*python[:2], *scheduler, says=r"Scheduler at: +(tcp://\S+)")
        worker = [f"{python[2]}.dask_worker", address, "--no-nanny", "--nthreads", "1"]
        yield address, [start(*python[:2], *worker, says=r"(Registered to)")[0] for _ in range(workers)]


def test_the_verb_says_which_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(tasks, "run", ran.append)
    tasks.build.body(None, scheduler="tcp://10.0.0.1:8786")
    assert ran[0][-2:] == ["-e", 'SCHEDULER="tcp://10.0.0.1:8786"']


def test_threads_make_the_same_bytes(recipe: Recipe, pages: list[Page], here: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as executor:
        assert render_all(recipe, iter(pages), tmp_path, 2, executor=executor) == len(pages)
    assert manifest(tmp_path) == manifest(here)


@pytest.mark.long
def test_a_worker_killed_in_mid_build_changes_nothing(
    recipe: Recipe, pages: list[Page], here: Path, tmp_path: Path
) -> None:
    told: list[int] = []
    (tmp_path / "out").mkdir()
    with dask(tmp_path) as (address, workers), elsewhere.cluster(address) as (executor, count):
        assert count == 2

        def tell(done: int) -> None:
            told.append(done)
            if len(told) == 1:
                workers[0].send_signal(signal.SIGKILL)

        assert render_all(recipe, iter(pages), tmp_path / "out", count, tell, executor) == len(pages)
        assert workers[0].wait() == -signal.SIGKILL and workers[1].poll() is None
    assert told[0] < len(pages) / 2
    assert manifest(tmp_path / "out") == manifest(here)


@pytest.mark.long
def test_a_build_on_a_cluster_is_the_build_of_one_computer(site_below_repo: built.Built, tmp_path: Path) -> None:
    with dask(tmp_path) as (address, _):
        site = built.build(tmp_path / "site", built.DIRECTORY, built.BELOW_URL, SCHEDULER=address)
    assert manifest(site.output) == manifest(site_below_repo.output)


def test_a_worker_with_another_theme_renders_nothing(
    recipe: Recipe, pages: list[Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = rendering.packed((replace(recipe[0], name="x"), *recipe[1:]))
    monkeypatch.setattr(rendering, "texts", lambda theme: [])
    with pytest.raises(Unrendered, match="another version"):
        rendering.rendered(sent, pages[:2])


def test_a_theme_of_the_project_is_found_wherever_the_project_is(recipe: Recipe) -> None:
    _, site, *_ = pickle.loads(rendering.packed(recipe))
    assert site.theme == Path("theme")


def theme(folder: Path, body: str) -> Path:
    (folder / "templates").mkdir(parents=True)
    (folder / "templates" / "x.html").write_text("x" + body, encoding="utf-8")
    (folder / "translations").symlink_to(built.ROOT / "theme" / "translations")
    return folder


class Killer:
    """Ends the process that shows it."""

    def __str__(self) -> str:
        os._exit(1)


class Sleeper:
    """Keeps the process that shows it for ever."""

    def __str__(self) -> str:
        while True:
            pass


def rows(bad: Any) -> list[Page]:
    return [Page(f"{at}/index.html", "x.html", "fr", {"value": bad if at == 70 else at}) for at in range(150)]


@pytest.mark.parametrize("forks", [False, True] if sys.platform == "linux" else [False])
@pytest.mark.parametrize(("bad", "why"), [(Killer(), "died"), (Sleeper(), "too long")])
def test_a_page_that_takes_its_worker_with_it_is_named(
    recipe: Recipe, tmp_path: Path, bad: object, why: str, forks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "may_fork", lambda: forks)
    monkeypatch.setattr(spreading, "PATIENCE", 2.0)
    chosen = (replace(recipe[0], theme=theme(tmp_path / "theme", "{{ value }}")), *recipe[1:])
    with pytest.raises(Unrendered, match=why) as failed:
        render_all(chosen, rows(bad), tmp_path / "out", 2)
    assert failed.value.paths == ["70/index.html"]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_page_that_raises_is_named(recipe: Recipe, tmp_path: Path, workers: int) -> None:
    chosen = (replace(recipe[0], theme=theme(tmp_path / "theme", "{{ 1 / (value - 3) }}")), *recipe[1:])
    every: list[Callable[[], int]] = [lambda: render_all(chosen, rows(1), tmp_path / "out", workers)]
    if workers == 2:
        executor = ThreadPoolExecutor(2)
        every.append(lambda: render_all(chosen, rows(1), tmp_path / "out", workers, executor=executor))
    for attempt in every:
        with pytest.raises(Unrendered, match="ZeroDivisionError") as failed:
            attempt()
        assert failed.value.paths == ["3/index.html"]


def test_an_executor_that_gives_nothing_back_ends_the_build(
    recipe: Recipe, pages: list[Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "PATIENCE_AFAR", 0.1)

    class Mute(Executor):
        def submit(self, *_: Any, **__: Any) -> Future[Any]:
            return Future()

    with pytest.raises(Unrendered, match="too long") as failed:
        render_all(recipe, pages[:3], tmp_path, 1, executor=Mute())
    assert failed.value.paths == [page.path for page in pages[:3]]


def test_what_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(elsewhere.NoCluster, match="pip install"), elsewhere.cluster("tcp://127.0.0.1:1"):
        pass
