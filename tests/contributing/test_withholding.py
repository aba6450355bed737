"""A published site shows the ways to give that somebody approved, and nothing that leads where nobody has looked."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from plugins.contributing.gifts import lock
from tests.catalogue.examples import checked
from tests.website import built
from tests.website.built import Built, once

ADDED = Path(__file__).with_name("withheld") / "content"
"""Four entries that nobody has approved; all that they lead to holds one of MARKS."""
SLUGS = ("caisse-nouvelle", "nouvelle", "projet-nouveau", "soiree-nouvelle")

MARKS = {
    "a domain": r"nouvelle-(<strong>)?exemple",
    "an account": r"FR76\W*(<strong>)?3000\W*(</strong>)?6000\W*0100\W*0000\W*0002\W*189",
    "a holder": "Titulaire de Nouvelle",
    "an order": "Ordre de Nouvelle",
    "a box": "BP 77",
    "a telephone number": r"06[ .]12[ .]34[ .]56[ .]78",
    "a picture": r"media/nouvelle[-.]",
    "a platform": "caisse\\.nouvelle",
}
WITHHELD = "Les moyens de don de cette fiche ne sont pas encore montrés"


def approved(site: Built, slugs: set[str] | None = None, on: date = date(2026, 11, 20)) -> None:
    """Write the lock of a site, as `approve` does on a day: of some records, or of all."""
    content = site.folder / "content"
    catalogue = checked(site.folder).catalogue
    assert catalogue
    chosen = set(catalogue.records) if slugs is None else slugs
    pictures = lock.pictures_of(content, catalogue)
    made = lock.approve(catalogue, pictures, {}, sorted(chosen), "people", on)
    (content / "destinations.lock").write_text(lock.written(made), encoding="utf-8")


def begun(folder: Path) -> Built:
    """The small directory, all approved, and then four entries more."""
    site = built.lay_out(folder, built.DIRECTORY, built.ROOT_URL, ONLY_APPROVED=True)
    approved(site)
    shutil.copytree(ADDED, folder / "content", dirs_exist_ok=True)
    shutil.copy(folder / "content/media/toits-partages.png", folder / "content/media/nouvelle.png")
    return site


def built_well(site: Built) -> Built:
    done = built.pelican(site)
    assert done.returncode == 0, done.stdout[-3000:]
    (site.folder / "said.txt").write_text(done.stdout, encoding="utf-8")
    return site


def and_approved(folder: Path) -> Built:
    site = begun(folder)
    approved(site)
    return built_well(site)


@pytest.fixture(scope="session")
def before(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site before anybody approved those entries."""
    return once(tmp_path_factory, "withheld", lambda folder: built_well(begun(folder)))


@pytest.fixture(scope="session")
def after(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site once they are approved."""
    return once(tmp_path_factory, "approved", and_approved)


def holding(site: Built, mark: str) -> list[str]:
    """The files of a site that hold something, by their paths; a path may hold it too."""
    found = []
    for path in sorted(path for path in site.output.rglob("*") if path.is_file()):
        name = path.relative_to(site.output).as_posix()
        unfolded = path.read_bytes().decode(errors="replace").replace("\r\n ", "")
        if re.search(mark, name + "\n" + unfolded, re.IGNORECASE):
            found.append(name)
    return found


def page(site: Built, folder: str, slug: str) -> str:
    return (site.output / folder / slug / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("mark", MARKS)
def test_nothing_that_nobody_approved_stands_anywhere(mark: str, before: Built) -> None:
    assert holding(before, MARKS[mark]) == []


@pytest.mark.parametrize("mark", MARKS)
def test_it_stands_there_once_it_is_approved(mark: str, after: Built) -> None:
    assert holding(after, MARKS[mark])


def test_a_page_says_that_its_ways_to_give_are_being_verified(before: Built, after: Built) -> None:
    assert WITHHELD in page(before, "associations", "nouvelle")
    assert "The ways to give of this entry are not shown yet" in page(before, "en/associations", "nouvelle")
    assert holding(after, WITHHELD) == holding(after, "The ways to give of this entry are not shown yet") == []


def test_what_an_entry_says_stays(before: Built) -> None:
    shown = page(before, "associations", "nouvelle")
    assert all(words in shown for words in ("Nouvelle", "Une association de plus, à joindre au …", "Une chambre, …"))
    assert "On vient avec un lien." in page(before, "evenements", "soiree-nouvelle")


def test_an_approved_record_shows_its_ways_to_give(before: Built) -> None:
    shown = page(before, "associations", "toits-partages")
    assert "FR76 3000 6000 0100 0000 0012 374" in shown and WITHHELD not in shown
    assert 'href="https://dons.toits-partages-exemple.org/regulier"' in shown
    assert "media/toits-partages-" in shown


def test_the_build_names_what_it_keeps_back(before: Built, after: Built) -> None:
    told = " ".join((before.folder / "said.txt").read_text(encoding="utf-8").split())
    assert f"4 fiches ne montrent aucun moyen de don tant qu’elles ne sont pas approuvées : {', '.join(SLUGS)}" in told
    assert "approuvée" not in (after.folder / "said.txt").read_text(encoding="utf-8")


def test_a_lock_that_cannot_be_read_ends_the_build(tmp_path: Path) -> None:
    site = built.lay_out(tmp_path, built.DIRECTORY, built.ROOT_URL, ONLY_APPROVED=True)
    (tmp_path / "content/destinations.lock").write_text("# a lock\n<<<<<<< HEAD\n", encoding="utf-8")
    done = built.pelican(site)
    assert done.returncode != 0 and not site.output.exists()
    assert "destinations.lock:2: '<<<<<<< HEAD'" in "".join(done.stdout.split("\n"))
