"""Pages of a change, to be opened from a folder: the entries that it touches, in every language, and nothing alive."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from plugins.website.previewing import FROM_DISK, from_disk, preview
from tests.contributing.repository import OTHER, TOITS, begin, commit, deleting, moving, replacing, together, writing
from tests.website import built

PAGE = """<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<link rel="preload" href="/theme/1/a.woff2" as="font">
<link rel="stylesheet" href="/theme/1/a.css">
<script type="module" src="/theme/1/a.js"></script>
<a href="/">Home</a> <a title="a > b" href="/en/associations/x/#top">x</a> <a href="#main">Skip</a>
<a href="https://www.example.org/">site</a> <form action="/recherche/"><p>href="/en/associations/x/"</p>
<picture><source type="image/webp" srcset="/media/a.webp 96w"><img src="/media/a.png" alt=""></picture>
"""


def test_links_lead_to_what_is_kept_or_nowhere() -> None:
    kept = {"en/associations/x/index.html", "theme/1/a.css", "theme/1/a.woff2", "media/a.png"}
    text, used = from_disk(PAGE, "associations/x/index.html", kept)
    assert used == {"en/associations/x/index.html", "theme/1/a.css", "media/a.png"}
    assert text == (
        f'<meta http-equiv="Content-Security-Policy" content="{FROM_DISK}">\n'
        '<link rel="stylesheet" href="../../theme/1/a.css">\n'
        '<a>Home</a> <a title="a > b" href="../../en/associations/x/index.html#top">x</a> <a href="#main">Skip</a>\n'
        '<a href="https://www.example.org/">site</a> <form><p>href="/en/associations/x/"</p>\n'
        '<picture><img src="../../media/a.png" alt=""></picture>\n'
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small directory with this site's theme, in a repository."""
    root = begin(tmp_path_factory.mktemp("previewed"))
    shutil.rmtree(root / "theme")
    for name in ("theme", "plugins"):
        (root / name).symlink_to(built.ROOT / name)
    return root


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELAN_TODAY", built.TODAY)


def test_the_pages_of_entries_that_change_can_be_opened(project: Path, tmp_path: Path) -> None:
    together(
        replacing(TOITS, "founded: 2011", "founded: 2012"),
        moving(OTHER, "content/associations/epicerie.md"),
        deleting("content/events/fete-des-voisins.en.md"),
        deleting("content/events/fete-des-voisins.md"),
    )(project)
    commit(project)
    to = tmp_path / "preview"
    assert preview(project, "base", "HEAD", to, "en") == 0
    names = ("associations/epicerie", "associations/toits-partages")
    pages = {f"{folder}{name}/index.html" for name in names for folder in ("", "en/")}
    found = {path.relative_to(to).as_posix() for path in to.rglob("*") if path.is_file()}
    assert {path for path in found if path.endswith(".html")} == {"index.html", *pages}
    assert [path for path in found if path.startswith("media/toits-partages-")] and not [
        path for path in found if path.endswith(".js")
    ]
    for page in ("index.html", *pages):
        text = (to / page).read_text(encoding="utf-8")
        assert "<script" not in text
        for link in re.findall(r'(?:href|src)="(?!https?:|mailto:|#)([^"#]+)', text):
            assert ((to / page).parent / link).is_file(), link
    assert "2012" in (to / "associations/toits-partages/index.html").read_text(encoding="utf-8")


def test_a_directory_with_errors_has_no_pages(project: Path, tmp_path: Path) -> None:
    built.git(project, "tag", "--force", "good")
    replacing(TOITS, "summary:", "sumary:")(project)
    commit(project)
    assert preview(project, "good", "HEAD", tmp_path / "preview", "en") == 1
    assert not (tmp_path / "preview").exists()
    built.git(project, "reset", "--quiet", "--hard", "good")


def test_what_cannot_be_shown_is_said(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    together(
        deleting("content/projects/bibliobus.md"),
        replacing("content/vocabulary/goods.yml", "label:", "# relu\n  label:"),
        writing("content/media/autre.png", b"\x89PNG\r\n\x1a\n"),
    )(project)
    commit(project)
    assert preview(project, "HEAD^", "HEAD", tmp_path / "preview", "en") == 0
    assert preview(project, "nowhere", "HEAD", tmp_path / "preview", "en") == 2
    assert preview(project, "base", "HEAD", tmp_path, "en") == 2
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "No entry changes: there is nothing to show."
    assert said[1].startswith("Nothing can be shown: ") and said[2].endswith(" is there already")
