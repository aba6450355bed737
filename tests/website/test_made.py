"""Pages of an earlier build are taken only as they were made, and only for what they were made of."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from plugins.website.files import Document, Later, Page
from plugins.website.made import TICK, Made
from plugins.website.output import aside
from plugins.website.rendering import write

BASES = {"fr": b"1", "en": b"2"}


def page(path: str = "a/index.html", language: str = "fr", **variables: object) -> Page:
    return Page(path, "x.html", language, variables)


class Site:
    """Builds some pages, and says which were rendered."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.number = 0

    def rendered(self, pages: Iterable[Page], bases: dict[str, bytes] = BASES, ends: bool = True) -> list[str]:
        self.number += 1
        output = self.root / str(self.number)
        made = Made(self.root / ".cache", bases, output)
        found = list(made.without(pages))
        for one in found:
            made.note([write(output, one.path, repr(one.made().variables).encode())])
        if ends:
            made.keep()
        for one in pages:
            assert (output / one.path).read_text(encoding="utf-8") == repr(one.made().variables)
        return [one.path for one in found]


def names(site: Site) -> list[Path]:
    """What is kept."""
    return [path for path in (site.root / ".cache/pages").rglob("*") if path.is_file()]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_a_page_is_taken_as_long_as_nothing_of_it_has_changed(site: Site) -> None:
    pages = [page(title="A"), page("b/index.html", title="B")]
    assert site.rendered(pages) == ["a/index.html", "b/index.html"]
    assert site.rendered(pages) == []
    assert site.rendered([page(title="A!"), pages[1]]) == ["a/index.html"]
    assert site.rendered(pages) == ["a/index.html"]


@pytest.mark.parametrize(
    "other",
    [
        page("b/index.html", title="A"),
        page(language="en", title="A"),
        Page("a/index.html", "y.html", "fr", {"title": "A"}),
        Page("a/index.html", "x.html", "fr", {"title": "A"}, {"en": "https://example.org/"}),
    ],
)
def test_another_page_is_rendered(site: Site, other: Page) -> None:
    site.rendered([page(title="A")])
    assert site.rendered([other]) == [other.path]


def test_what_every_page_is_made_of_counts(site: Site) -> None:
    pages = [page(title="A"), page("b/index.html", "en", title="B")]
    site.rendered(pages)
    assert site.rendered(pages, {**BASES, "fr": b"3"}) == ["a/index.html"]


def test_a_view_left_for_later_is_not_made_for_a_page_that_is_taken(site: Site) -> None:
    asked: list[int] = []

    def view() -> str:
        asked.append(1)
        return "view"

    later = [page(one=Later(view, "state"))]
    site.rendered(later)
    before = len(asked)
    output = site.root / "last"
    assert list(Made(site.root / ".cache", BASES, output).without(later)) == []
    assert len(asked) == before and (output / "a/index.html").exists()
    assert site.rendered([page(one=Later(view, "another state"))]) == ["a/index.html"]


@pytest.mark.parametrize("wrong", [b"", b"x", None])
def test_a_page_that_is_no_longer_what_was_made_is_rendered(site: Site, wrong: bytes | None) -> None:
    pages = [page(title="A")]
    site.rendered(pages)
    (kept,) = names(site)
    kept.unlink()
    if wrong is not None:
        kept.write_bytes(wrong)
    assert site.rendered(pages) == ["a/index.html"]
    assert site.rendered(pages) == []


def test_a_change_at_the_time_of_the_build_is_seen(site: Site) -> None:
    """It may bear the same stamp."""
    pages = [page(title="A")]
    site.rendered(pages)
    (kept,) = names(site)
    before = kept.stat()
    with kept.open("r+b") as file:
        file.write(b"x")
    os.utime(kept, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert site.rendered(pages) == ["a/index.html"]


def test_a_page_that_bears_its_stamp_is_not_read(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [page(title="A")]
    site.rendered(pages)
    (kept,) = names(site)
    known = site.root / ".cache/pages.list"
    os.utime(known, ns=(0, known.stat().st_mtime_ns + 2 * TICK))
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: b"" if path == kept else read(path))
    assert site.rendered(pages) == []


def test_a_cache_that_was_copied_is_read_once(site: Site) -> None:
    pages = [page(title="A")]
    site.rendered(pages)
    cache = site.root / ".cache"
    shutil.copytree(cache, site.root / "copy")
    shutil.rmtree(cache)
    (site.root / "copy").rename(cache)
    before = (cache / "pages.list").read_bytes()
    assert site.rendered(pages) == []
    after = (cache / "pages.list").read_bytes()
    assert [site.rendered(pages), before == after] == [[], False]
    assert (cache / "pages.list").read_bytes() == after


def swapped(site: Site, pages: list[Page]) -> list[str]:
    """Build in the place of the site of before, as a whole build does, and say which pages were rendered."""
    with aside(site.root / "output", site.root / "spare") as folder:
        made = Made(site.root / ".cache", BASES, folder)
        found = list(made.without(pages))
        for one in found:
            made.note([write(folder, one.path, repr(one.made().variables).encode())])
        made.put(Document("feed.xml", repr(pages).encode()))
        made.keep()
    known = site.root / ".cache/pages.list"
    os.utime(known, ns=(0, known.stat().st_mtime_ns + 2 * TICK))
    wanted = {one.path: repr(one.made().variables) for one in pages} | {"feed.xml": repr(pages)}
    assert files(site.root / "output") == wanted
    return [one.path for one in found]


def files(folder: Path) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*") if not path.is_dir() or not any(path.iterdir()))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def sites(site: Site) -> list[list[Page]]:
    """Four sites of which each takes the place of the one before."""
    first = [page(title="A"), page("b/index.html", title="B"), page("b/c/index.html", title="C")]
    return [first, [first[0]], [*first[:2], page("d/index.html", title="D")], [page("a/index.html", title="A!")]]


def test_each_site_is_made_in_the_one_before_the_last(site: Site) -> None:
    every = sites(site)
    counts = [len(swapped(site, pages)) for pages in [*every, *every, *every]]
    assert counts == [3, 0, 2, 1, 3, 0, 2, 1, 3, 0, 2, 1]
    assert swapped(site, every[-1]) == []


def test_files_and_folders_that_stay_are_not_made_again(site: Site) -> None:
    pages = sites(site)[0]
    numbers = []
    for _ in range(5):
        swapped(site, pages)
        numbers.append([(site.root / "output" / name).stat().st_ino for name in ("a", "b/c", "a/index.html")])
    assert numbers[1:3] == numbers[3:]


def linked(spare: Path) -> None:
    (spare / "a/index.html").unlink()
    (spare / "a/index.html").symlink_to(spare / "b/index.html")


def again(old: str, new: str) -> None:
    """Another file of the same name and content."""
    raw = Path(old).read_bytes()
    os.unlink(new)
    Path(new).write_bytes(raw)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda spare: (spare / "a/index.html").write_text("Z", encoding="utf-8"),
        lambda spare: (spare / "a/index.html").unlink(),
        linked,
        lambda spare: (spare / "b/index.html").replace(spare / "a/index.html"),
        lambda spare: (spare / "b/index.html").rename(spare / "x.html"),
        lambda spare: (spare / "x.html").write_text("Z", encoding="utf-8"),
        lambda spare: (spare / "x").mkdir(),
        lambda spare: (spare / "x").symlink_to(spare / "b", target_is_directory=True),
        lambda spare: shutil.copytree(spare, spare, copy_function=again, dirs_exist_ok=True),
        lambda spare: (spare.parent / ".cache/pages.list").unlink(),
    ],
)
def test_whatever_becomes_of_the_one_before_the_last(site: Site, spoil: Callable[[Path], object]) -> None:
    every = sites(site)
    swapped(site, every[0])
    swapped(site, [*every[0], page("e/index.html")])
    spoil(site.root / "spare")
    for pages in every:
        swapped(site, pages)


def test_what_is_written_has_no_part_in_what_was(tmp_path: Path) -> None:
    write(tmp_path, "a/x", b"old")
    os.link(tmp_path / "a/x", tmp_path / "other")
    write(tmp_path, "a/x", b"new")
    assert ((tmp_path / "a/x").read_bytes(), (tmp_path / "other").read_bytes()) == (b"new", b"old")


def test_a_build_that_fails_leaves_what_was_kept(site: Site) -> None:
    pages = [page(title="A")]
    site.rendered(pages)
    site.rendered([page(title="B")], ends=False)
    assert site.rendered(pages) == []


def test_pages_that_are_gone_are_not_kept(site: Site) -> None:
    site.rendered([page(title="A"), page("b/index.html", title="B")])
    site.rendered([page(title="A")])
    assert len(names(site)) == 1


def test_it_does_without_second_names(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(old: Path, new: Path) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    pages = [page(title="A")]
    assert [site.rendered(pages), site.rendered(pages)] == [["a/index.html"], []]
