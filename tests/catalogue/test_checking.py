"""The whole check: everything at once, sorted, and one hostile entry fails by itself."""

import shutil
import time
from pathlib import Path

from plugins.catalogue.checking import Checked, check
from plugins.catalogue.problems import Gravity

from .examples import DIRECTORY, checked, lines, settings_of

ENTRY = "---\nname: {}\nsummary: S.\ncauses: [logement]\nauthor: {{name: A, interest: none}}\n---\n\n{}\n"


def laid_out(root: Path) -> Path:
    shutil.copytree(DIRECTORY, root, dirs_exist_ok=True)
    return root / "content"


def test_entries_that_keep_the_parser_busy_fail_by_themselves(directory: Checked, tmp_path: Path) -> None:
    content = laid_out(tmp_path)
    for number in range(2):
        (content / f"associations/lente-{number}.md").write_text(ENTRY.format(f"Lente {number}", "[[" * 9000))
    started = time.monotonic()
    found = check(settings_of(tmp_path, workers=2))
    assert time.monotonic() - started < 20
    new = [line for line in lines(found) if line not in lines(directory)]
    assert new == [
        f"content/associations/lente-{number}.md: this entry keeps the reader busy for more than two seconds — "
        "shorten or simplify its text"
        for number in range(2)
    ]
    assert found.files == directory.files + 2
    assert found.catalogue is None


def test_an_entry_that_stops_its_reader_fails_by_itself(directory: Checked, tmp_path: Path) -> None:
    content = laid_out(tmp_path)
    path = content / "associations/retiree.md"
    path.write_text(ENTRY.format("Retirée", "Un texte."))

    from plugins.catalogue.reading import read_all

    def gone(*given: object) -> object:
        path.unlink()
        return read_all(*given)  # type: ignore[arg-type]  # what check gives

    found = check(settings_of(tmp_path), gone)  # type: ignore[arg-type]
    assert [one.id for one in found.errors] == ["entry-died"]


def test_problems_are_sorted_and_none_is_told_twice(tmp_path: Path) -> None:
    content = laid_out(tmp_path)
    for name in ("b", "a"):
        text = ENTRY.format(name, "<i>x</i>").replace("causes", "founded: x\nwebsit: y\ncauses")
        (content / f"associations/{name}.md").write_text(text)
    found = checked(tmp_path)
    places = [(one.path, one.line, one.column) for one in found.problems]
    assert places == sorted(places)
    assert len(set(found.problems)) == len(found.problems)
    assert [(one.path[-4], one.id) for one in found.errors] == [
        ("a", "year"), ("a", "unknown-key"), ("a", "raw-html"), ("b", "year"), ("b", "unknown-key"), ("b", "raw-html"),
    ]  # fmt: skip
    assert all(one.gravity is Gravity.ERROR for one in found.errors)
    assert all(one.gravity is Gravity.WARNING for one in found.warnings)


def test_there_is_a_catalogue_only_without_errors(directory: Checked, tmp_path: Path) -> None:
    assert directory.catalogue and directory.warnings
    (laid_out(tmp_path) / "associations/x.md").write_text("x")
    assert checked(tmp_path).catalogue is None


def test_an_unread_entry_is_the_only_one_accused(directory: Checked, tmp_path: Path) -> None:
    """Network, platform, association of a project, organiser: all are named by others."""
    for path in ("associations/reseau-des-toits", "platforms/entraide", "associations/toits-partages"):
        content = laid_out(tmp_path / path.replace("/", "-"))
        (content / f"{path}.md").write_text("---\nname: [\n---\n")
        found = checked(tmp_path / path.replace("/", "-"))
        assert [(one.path, one.id) for one in found.errors] == [(f"content/{path}.md", "yaml-bracket")]


def test_a_renamed_file_is_the_only_one_accused(tmp_path: Path) -> None:
    content = laid_out(tmp_path)
    (content / "associations/reseau-des-toits.md").rename(content / "associations/Reseau des toits.md")
    assert [one.id for one in checked(tmp_path).errors] == ["file-name"]


def test_an_empty_project_has_a_problem_for_each_list(tmp_path: Path) -> None:
    found = checked(tmp_path)
    assert {one.id for one in found.problems} == {"vocabulary-missing"}
    assert found.files == 0
