"""A site says what it weighs, and one that is too heavy is not published."""

from __future__ import annotations

import io
import os
import tarfile
from pathlib import Path

import pytest

from plugins.languages.language import Language
from plugins.website.limits import MEGABYTE, MOST, Weight, refuse_heavier, told, weigh
from tests.website import built

TRANSLATIONS = built.ROOT / "theme" / "translations"


def sparse(path: Path, size: int) -> None:
    """A file of a size, of nothing but holes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.truncate(size)


def test_it_weighs_what_the_archive_of_it_does(tmp_path: Path) -> None:
    for name, size in (("a/b/c.html", 0), ("a/b/d.html", 1), ("a/e.html", 512), ("f.txt", 513), (".nojekyll", 0)):
        sparse(tmp_path / name, size)
    os.link(tmp_path / "f.txt", tmp_path / "twice.txt")
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w", dereference=True, format=tarfile.GNU_FORMAT) as tar:
        for path in sorted(tmp_path.rglob("*")):
            tar.inodes.clear()  # type: ignore[attr-defined]  # --hard-dereference, as the action does
            tar.add(path, path.relative_to(tmp_path), recursive=False)
        end = tar.offset
    found = weigh(tmp_path)
    assert found.bytes == end and sum(found.parts.values()) == end
    assert found.parts["a"] == 512 * 2 + 512 + 1024 + 1024


@pytest.mark.parametrize(
    ("size", "minutes"), [(0, 1), (540 * MEGABYTE, 1), (540 * MEGABYTE + 1, 2), (900 * MEGABYTE, 2)]
)
def test_how_long_it_takes_to_go_online(size: int, minutes: int) -> None:
    assert Weight(size).minutes == minutes


def test_a_site_of_900_megabytes_passes_and_one_byte_more_does_not() -> None:
    reader = Language("en", TRANSLATIONS)
    refuse_heavier(Weight(MOST * MEGABYTE), MOST, reader)
    parts = {"a": 10 * MEGABYTE, "search": 400 * MEGABYTE, "media": 300 * MEGABYTE, "en": 190 * MEGABYTE + 1}
    with pytest.raises(SystemExit, match="search 400 MB, media 300 MB, en 191 MB") as stop:
        refuse_heavier(Weight(MOST * MEGABYTE + 1, parts), MOST, reader)
    assert "would weigh 901 MB; 900 are set" in str(stop.value) and "content/media" in str(stop.value)


def test_how_far_it_is_from_the_limits_is_said_in_the_language_of_whoever_types() -> None:
    weight = Weight(123 * MEGABYTE)
    assert told(weight, Language("en", TRANSLATIONS)).startswith(
        "123 MB of the 1,000 that GitHub Pages takes, about 1 min "
    )
    assert told(weight, Language("fr", TRANSLATIONS)).startswith("123\u00a0Mo sur les 1\u202f000 que GitHub Pages ")


def test_a_site_that_is_too_heavy_leaves_the_one_before(tmp_path: Path) -> None:
    site = built.lay_out(tmp_path / "site", built.DIRECTORY, built.ROOT_URL, MEGABYTES=1)
    sparse(site.output / "index.html", 7)
    done = built.pelican(site)
    assert done.returncode == 1 and "MEGABYTES = 2" in done.stdout, done.stdout[-2000:]
    assert [path.name for path in site.output.iterdir()] == ["index.html"]
    assert not list(site.folder.glob(".output.new*"))
