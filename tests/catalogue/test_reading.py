"""Which files are read, and that none is passed over in silence."""

import os
from pathlib import Path

import pytest

from plugins.catalogue.catalogue import Catalogue
from plugins.catalogue.kinds.association import Association
from plugins.catalogue.problems import Problem
from plugins.catalogue.reading import Found, Reader, find, read_all, read_here
from tests.pictures.made import png

from .examples import DIRECTORY

PNG = png(64, 64)
ENTRY = b"---\nname: Essai\nsummary: S.\ncauses: [logement]\nauthor: {name: A, interest: none}\n---\n\nUn texte.\n"


def found(root: Path, **files: bytes) -> Found:
    for path, raw in files.items():
        (root / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / path).write_bytes(raw)
    return find(root, root / "content", ("fr", "en"))


def ids(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(one.path.removeprefix("content/"), one.id) for one in problems]


def test_every_file_is_an_entry_a_picture_or_a_problem(tmp_path: Path) -> None:
    files = {
        "associations/a.md": b"", "associations/a.en.md": b"", "pages/about.md": b"", "media/a.png": PNG,
        "vocabulary/causes.yml": b"", "README.md": b"", "associations/.gitkeep": b"", "media/.DS_Store": b"",
        "associations/A.md": b"", "associations/a.md~": b"", "associations/.a.md.swp": b"", "associations/a.de.md": b"",
        "associations/a.b.c.md": b"", "associations/b.yml": b"", "b.md": b"", "associations/b/c.md": b"",
        "new/c.md": b"",
        "media/b.png": b"GIF89a", "media/c.gif": b"GIF89a", "media/d/e.png": PNG, "vocabulary/x.yml": b"",
        "vocabulary/causes.yaml": b"",
    }  # fmt: skip
    result = found(tmp_path, **files)
    assert result.entries == ("content/associations/a.en.md", "content/associations/a.md", "content/pages/about.md")
    unread = {"vocabulary/causes.yml", "README.md", "associations/.gitkeep", "media/.DS_Store"}
    told = {path for path, _ in ids(result.problems)}
    assert "media/a.png" not in told
    assert told | unread | {"media/a.png"} | {path.removeprefix("content/") for path in result.entries} == set(files)
    assert dict(ids(result.problems))["associations/a.de.md"] == "file-language"
    assert dict(ids(result.problems))["media/d/e.png"] == "file-folder"
    assert dict(ids(result.problems))["media/b.png"] == "media-type"
    assert dict(ids(result.problems))["associations/a.md~"] == "file-name"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_nothing_is_followed_out_of_the_directory(tmp_path: Path) -> None:
    found(tmp_path, **{"associations/a.md": b""})
    (tmp_path / "content/associations/secret.md").symlink_to("/etc/passwd")
    (tmp_path / "content/media").symlink_to("/etc")
    (tmp_path / "content/associations/loop").symlink_to("..")
    os.mkfifo(tmp_path / "content/associations/pipe.md")
    result = find(tmp_path, tmp_path / "content", ("fr",))
    assert result.entries == ("content/associations/a.md",)
    assert {id for _, id in ids(result.problems)} == {"symbolic-link"}
    assert len(result.problems) == 4


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be there")
def test_a_path_of_a_stranger_stays_on_one_line(tmp_path: Path) -> None:
    result = found(tmp_path, **{"associations/a\n::error::x\u202e.md": b""})
    assert [one.path for one in result.problems] == ["content/associations/a?::error::x?.md"]


def test_no_directory_at_all_has_no_files(tmp_path: Path) -> None:
    assert find(tmp_path, tmp_path / "content", ("fr",)) == Found((), (), ())


@pytest.fixture(scope="module")
def reader(catalogue: Catalogue) -> Reader:
    return Reader(DIRECTORY, catalogue.vocabulary)


def test_an_entry_becomes_a_record_and_html(reader: Reader) -> None:
    reading = reader.read("content/associations/x.md", ENTRY)
    assert isinstance(reading.part, Association)
    assert (reading.folder, reading.slug, reading.translation) == ("associations", "x", None)
    assert reading.html == "<p>Un texte.</p>"
    assert reading.prose is None


def test_a_translation_becomes_prose(reader: Reader) -> None:
    reading = reader.read("content/associations/x.en.md", b"---\nsummary: A test.\n---\nA text.")
    assert (reading.part, reading.translation) == (None, "en")
    assert reading.prose == {("summary",): "A test."}
    assert reading.html == "<p>A text.</p>"


def test_fields_and_text_are_told_together(reader: Reader) -> None:
    raw = ENTRY.replace(b"name: Essai", b"name: Essai\nname: Encore\nfounded: x") + b"\n<b>x</b>\n"
    reading = reader.read("content/associations/x.md", raw)
    assert [one.id for one in reading.problems] == ["duplicate-key", "year", "raw-html"]
    assert reading.part is None


def test_only_text_pages_may_name_pages(reader: Reader) -> None:
    link = b"\n[x](page:charter)\n"
    page = b"---\ntitle: T\nslug: t\nsummary: S.\n---\n" + link
    assert reader.read("content/pages/x.md", page).problems == ()
    assert [one.id for one in reader.read("content/associations/x.md", ENTRY + link).problems] == ["body-link"]


def test_other_processes_read_the_same(catalogue: Catalogue) -> None:
    paths = find(DIRECTORY, DIRECTORY / "content", ("fr", "en")).entries
    assert read_all(DIRECTORY, paths, catalogue.vocabulary, 2) == read_here(DIRECTORY, paths, catalogue.vocabulary, 1)
