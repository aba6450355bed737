"""The small site of the bench `build`: what all generators are asked to make, made by us."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench._build_entries import Directory, Plain, edit
from tests.bench._build_ours import build
from tests.bench._build_same import differences, held

ENTRIES = 60
SIZE = 24


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    return Directory(tmp_path_factory.mktemp("directory"), ENTRIES)


@pytest.fixture
def folder(directory: Directory, tmp_path: Path) -> Path:
    directory.copy(tmp_path, translations=False)
    return tmp_path


def lists(directory: Directory) -> Iterator[tuple[str, list[Plain]]]:
    """The page of each list that there must be, and its entries."""
    for kind, slug, _ in directory.used():
        found = [one for one in directory.entries if slug in ([one.area] if kind == "departements" else one.causes)]
        for start in range(0, len(found), SIZE):
            number = f"page/{start // SIZE + 1}/" if start else ""
            yield f"{kind}/{slug}/{number}index.html", found[start : start + SIZE]


def test_the_small_site_holds_every_entry_and_every_list(directory: Directory, folder: Path) -> None:
    build(folder, 1, with_search=False)
    output = folder / "output"
    expected = dict(lists(directory))
    assert any("/page/2/" in path for path in expected), "long lists are cut"
    paths = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    files = {"index.html", "feed.xml", "sitemap.xml", "entries.json"}
    assert paths == files | expected.keys() | {one.path for one in directory.entries}
    for path, entries in expected.items():
        text = (output / path).read_text(encoding="utf-8").replace("&#39;", "'")
        assert text.count("<li>") == len(entries)
        places = [text.index(f'<a href="/{one.path.removesuffix("index.html")}">{one.name}</a>') for one in entries]
        assert places == sorted(places)
    for one in directory.entries:
        text = (output / one.path).read_text(encoding="utf-8").replace("&#39;", "'")
        said = [one.name, one.summary, f"{one.postcode} {one.city}", f'"/departements/{one.area}/"']
        said += [f'"/causes/{cause}/"' for cause in one.causes] + one.body.split("\n\n")
        assert [words for words in said if words not in text] == []


def test_the_search_is_more_files_and_one_page(folder: Path) -> None:
    build(folder, 1, with_search=False)
    without = {path.relative_to(folder) for path in (folder / "output").rglob("*")}
    build(folder, 1, with_search=True)
    more = {path.relative_to(folder) for path in (folder / "output").rglob("*")} - without
    names = [path.as_posix().removeprefix("output/") for path in more]
    assert "recherche/index.html" in names
    assert all(name.split("/")[0] in ("recherche", "index") for name in names)


def test_what_differs_between_two_sites_is_told(directory: Directory, folder: Path) -> None:
    paths = [one.path for one in directory.entries]
    build(folder, 1, with_search=False)
    before = held(folder / "output", paths)
    changed = directory.entries[ENTRIES // 2]
    summary = edit(folder / "content" / changed.file, 1)
    build(folder, 1, with_search=False)
    assert summary in (folder / "output" / changed.path).read_text(encoding="utf-8").replace("&#39;", "'")
    assert differences(before, before) == []
    found = {path for path, said in held(folder / "output", paths).items() if said != before[path]}
    assert found == {changed.path, "JSON", *(path for path, entries in lists(directory) if changed in entries)}
    (folder / "output" / paths[0]).unlink()
    told = differences(before, held(folder / "output", paths))
    assert told[0] == f"1 missing: {paths[0]}…"
    assert told[1].startswith(f"{len(found)} other: JSON, ")
    assert summary not in (directory.folder / "content" / changed.file).read_text(encoding="utf-8")
