"""`python3 tasks.py links`, day after day, on a web that is made up; and what `publish` makes of what it noted."""

from __future__ import annotations

import json
import runpy
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from plugins.catalogue.checking import check
from plugins.contributing.gifts import guarding, kept_back
from plugins.contributing.gifts.lock import Approval
from plugins.contributing.links import command
from plugins.contributing.links.published import published
from plugins.contributing.links.sightings import Sighting
from plugins.contributing.links.state import Known, read, write
from plugins.languages.language import Language
from tests.catalogue.examples import DIRECTORY, MEMORY, ROOT, checked
from tests.website import built
from tests.website.built import Built

from .repository import EVERY, in_this_process, replacing, writing
from .test_withholding import WITHHELD, approved, page
from .web import Page, Web

START = date(2026, 11, 20)
TOITS = "https://www.toits-partages-exemple.org/"
ELSEWHERE = "https://thief.example/"
FRENCH = Language("fr", ROOT / "theme/translations")


class Days:
    """A clone in which days pass: each has its own web."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        catalogue = checked(DIRECTORY).catalogue
        assert catalogue
        self.root, self.state, self.report = root, root / ".cache/links.json", root / "report.md"
        self.well: dict[str, Page] = dict.fromkeys(published(catalogue), b"ok")
        self._patch = monkeypatch
        self.day = START
        in_this_process(monkeypatch)
        monkeypatch.setattr(command, "check", lambda settings: check(settings, MEMORY))

    def pass_one(self, pages: Mapping[str, Page] | None = None, language: str = "en", anew: bool = False) -> int:
        """Run once, and let the night come."""
        self._patch.setenv("ELAN_TODAY", self.day.isoformat())
        self.web = Web({**self.well, **(pages or {})})
        code = command.links(self.root, self.state, self.report, anew, language, self.web, self.web.pause)
        self.day += timedelta(1)
        return code

    def approve(self, slug: str) -> None:
        assert guarding.approve(self.root, [slug], "people", "en") == 0


@pytest.fixture
def days(clone: Path, monkeypatch: pytest.MonkeyPatch) -> Days:
    return Days(clone, monkeypatch)


BAD: dict[str, Page] = {TOITS: f"302 {ELSEWHERE}", ELSEWHERE: b"ok"}


def test_all_is_well(days: Days, capsys: pytest.CaptureFixture[str]) -> None:
    assert days.pass_one() == 0
    count = len(days.well)
    assert capsys.readouterr().out == (
        f"{count} addresses, {count} answer, 0 have moved, 0 refuse robots and 0 are broken\n"
    )
    assert days.report.read_bytes() == b""
    assert set(read(days.state).addresses) == set(days.well)
    assert days.pass_one() == 0 and days.web.asked == []


def test_a_landing_elsewhere_is_told_on_the_second_day(days: Days, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for _ in range(3):
        days.pass_one(BAD, "fr")
        told.append(
            "- toits-partages\u00a0: https://www.toits-partages-exemple.org/ — mène à thief.example"
            in capsys.readouterr().out
        )
    assert told == [False, True, True]
    assert "`thief.example`" in days.report.read_text(encoding="utf-8")


def test_an_approval_ends_it_while_it_leads_there(days: Days, capsys: pytest.CaptureFixture[str]) -> None:
    days.pass_one(BAD)
    days.pass_one(BAD)
    days.approve("toits-partages")
    days.pass_one(BAD)
    assert days.report.read_bytes() == b""
    other = {TOITS: "302 https://other.example/", "https://other.example/": b"ok"}
    days.pass_one(other)
    assert days.report.read_bytes() == b""
    days.pass_one(other)
    assert "`other.example`" in days.report.read_text(encoding="utf-8")


def test_the_report_is_emptied_when_nothing_is_left(days: Days) -> None:
    for _ in range(3):
        days.pass_one({TOITS: 404})
    assert days.report.stat().st_size
    days.pass_one()
    assert days.report.read_bytes() == b""


def test_without_internet_nothing_is_noted(days: Days, capsys: pytest.CaptureFixture[str]) -> None:
    days.pass_one()
    before = days.state.read_bytes()
    days.day += timedelta(9)
    days.well = {}
    capsys.readouterr()
    assert days.pass_one() == 2
    assert capsys.readouterr().out == "Nothing is noted: no address answers, not even those that did before.\n"
    assert days.state.read_bytes() == before


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("content/destinations.lock", "=======\n", "destinations.lock:1: '======='"),
        ("content/associations/toits-partages.md", "x", "content/associations/toits-partages.md:1"),
        (".cache/links.json", "x", ".cache/links.json:1 cannot be read"),
    ],
)
def test_nothing_is_asked_of_what_cannot_be_read(
    path: str, text: str, said: str, days: Days, capsys: pytest.CaptureFixture[str]
) -> None:
    writing(path, text)(days.root)
    assert days.pass_one() == 2
    printed = capsys.readouterr().out
    assert printed.startswith("Nothing is asked: ") and said in printed
    assert days.web.asked == [] and not days.report.exists()
    assert (days.root / path).read_text() == text


def test_a_damaged_line_is_begun_again_and_told(days: Days, capsys: pytest.CaptureFixture[str]) -> None:
    days.pass_one(BAD)
    days.pass_one(BAD)
    lines = days.state.read_text(encoding="utf-8").splitlines()
    number = next(at for at, line in enumerate(lines) if line.startswith('"https://www.velos-solidaires'))
    days.state.write_text("\n".join([*lines[:number], "garbage", *lines[number + 1 :], ""]), encoding="utf-8")
    capsys.readouterr()
    assert days.pass_one(BAD) == 0
    assert f"begun again: line {number + 1}." in capsys.readouterr().out
    assert f"begun again: line {number + 1}." in days.report.read_text(encoding="utf-8")
    assert "https://www.velos-solidaires-exemple.org/" in days.web.asked
    assert len(json.loads(days.state.read_text(encoding="utf-8"))["addresses"]) == len(days.well)


def test_a_damaged_withdrawal_waits_for_a_person(days: Days, capsys: pytest.CaptureFixture[str]) -> None:
    days.pass_one(BAD)
    days.pass_one(BAD)
    damaged = days.state.read_text(encoding="utf-8").replace("thief.example", '"thief.example')
    days.state.write_text(damaged, encoding="utf-8")
    assert days.pass_one(BAD) == 2
    assert days.state.read_text(encoding="utf-8") == damaged
    assert days.pass_one(BAD, anew=True) == 0
    assert days.state.read_text(encoding="utf-8").startswith('{"version": 1, "withdrawing": 0, ')


def test_a_new_entry_is_asked_at_once(days: Days) -> None:
    days.pass_one()
    replacing(EVERY, "exemple.org/donner", "exemple.org/soutenir")(days.root)
    days.pass_one({"https://www.tous-les-moyens-exemple.org/soutenir": b"ok"})
    assert days.web.by_host() == {"www.tous-les-moyens-exemple.org": ["/robots.txt", "/soutenir"]}


# What `publish` makes of it.


def seen(*places: str) -> Known:
    return Known(START, "answers", seen=tuple(Sighting(START + timedelta(at), one) for at, one in enumerate(places)))


def noted(folder: Path, known: dict[str, Known], size: int | None = None) -> Path:
    """A file of what was noted, cut at a size."""
    path = folder / ".cache/links.json"
    write(path, known)
    path.write_bytes(path.read_bytes()[:size])
    return path


def gone(path: Path, look: int = -1) -> frozenset[str]:
    """The records that are kept back, when all were approved so many days after START."""
    catalogue = checked(DIRECTORY).catalogue
    assert catalogue
    approvals = {slug: Approval("", "people", START + timedelta(look)) for slug in catalogue.records}
    return kept_back.gone(catalogue, path, approvals, FRENCH)[1]


@pytest.mark.parametrize(
    ("known", "look", "is_kept_back"),
    [
        ({}, -1, False),
        ({TOITS: seen("a.example")}, -1, False),
        ({TOITS: seen("a.example", "a.example")}, -1, True),
        ({TOITS: seen("a.example", "a.example")}, 0, False),
        ({TOITS: seen("nowhere", "nowhere")}, -1, False),
        ({TOITS: seen("nowhere", "nowhere", "nowhere", "home")}, -1, True),
    ],
)
def test_until_somebody_looks(known: dict[str, Known], look: int, is_kept_back: bool, tmp_path: Path) -> None:
    assert gone(noted(tmp_path, known), look) == ({"toits-partages"} if is_kept_back else set())


def test_no_file_keeps_nothing_back(tmp_path: Path) -> None:
    assert gone(tmp_path / "links.json") == set()


@pytest.mark.parametrize("size", [0, 10, -40])
def test_a_file_of_no_use_says_so(size: int, tmp_path: Path) -> None:
    path = noted(tmp_path, {TOITS: seen("a.example", "a.example")}, size)
    with pytest.raises(
        ValueError, match=r"links\.json:\d\u00a0: cela ne peut pas être lu, et des moyens de don y sont"
    ):
        gone(path)


def published_site(folder: Path) -> Built:
    """A site to be published, all of it approved the day before START."""
    made = built.lay_out(folder, built.DIRECTORY, built.ROOT_URL, ONLY_APPROVED=True, LINKS=".cache/links.json")
    approved(made, on=START - timedelta(1))
    return made


def test_a_published_site_keeps_it_back(tmp_path: Path) -> None:
    made = published_site(tmp_path)
    lapsed = seen("nowhere", "nowhere", "nowhere")
    noted(tmp_path, {TOITS: seen("a.example", "a.example"), "https://www.tous-les-moyens-exemple.org/": lapsed})
    done = built.pelican(made)
    assert done.returncode == 0, done.stdout[-3000:]
    told = " ".join(done.stdout.split())
    assert "2 fiches ne montrent aucun moyen de don tant que personne n’a regardé" in told
    assert "maintenant : toits-partages, tous-les-moyens" in told
    for slug in ("toits-partages", "tous-les-moyens"):
        shown = page(made, "associations", slug)
        assert WITHHELD in shown and "FR76" not in shown and 'href="https://dons.' not in shown
    assert WITHHELD not in page(made, "associations", "epicerie-du-port")


def test_a_file_of_no_use_ends_the_build(tmp_path: Path) -> None:
    made = published_site(tmp_path)
    noted(tmp_path, {TOITS: seen("a.example", "a.example")}, -40)
    done = built.pelican(made)
    assert done.returncode != 0 and not made.output.exists()
    assert ".cache/links.json:2" in "".join(done.stdout.split())


@pytest.mark.parametrize(("given", "name"), [(None, ".cache/links.json"), ("x.json", "x.json")])
def test_the_settings_of_publish_name_the_file(given: str | None, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITEURL", built.ROOT_URL)
    monkeypatch.delenv("ELAN_LINKS", raising=False)
    if given:
        monkeypatch.setenv("ELAN_LINKS", given)
    assert runpy.run_path(str(built.ROOT / "publishconf.py"))["LINKS"] == name
