"""The statement says what was tested, says what was not, and agrees with the code that it is about."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from plugins.website.audit import FILE, FULLY, NOT, PARTLY, THEMES, Audit, ByHand, audit, mention
from plugins.website.pages.accessibility import KINDS, NAMES
from tests import rgaa
from tests.audit import Run, faults, files, results
from tests.browser.engines import versions
from tests.browser.kinds import kinds
from tests.tools import HERE
from tests.website import built
from tests.website.built import DIRECTORY, ROOT, Built
from tests.website.parsed import pages, parse

PATHS = {"fr": "accessibilite/index.html", "en": "en/accessibility/index.html"}
DAY = date(2026, 11, 20)


def found() -> Audit:
    known = audit(ROOT / "theme")
    assert known, "python3 tasks.py audit writes it"
    return known


def test_the_results_are_of_the_engines_and_the_pages_that_there_are() -> None:
    """Else `python3 tasks.py audit` has to be run again."""
    known = found()
    assert {name: known.tools[name] for name in versions()} == versions()
    assert set(known.kinds) == {kind.split()[2] for kind in kinds()}
    assert known.pages == len(kinds())
    assert set(known.criteria) == set(rgaa.LOOKED)
    assert set(known.absent) <= {one for ids in rgaa.ABSENT.values() for one in ids}


def test_every_kind_of_page_and_every_theme_has_a_name() -> None:
    assert set(KINDS) == {kind.split()[2] for kind in kinds()}
    assert set(NAMES) == set(THEMES) and sum(THEMES.values()) == 106


def test_the_table_names_criteria_tests_and_rules_that_exist() -> None:
    numbers = {f"{theme}.{at}" for theme, count in THEMES.items() for at in range(1, count + 1)}
    absent = [one for ids in rgaa.ABSENT.values() for one in ids]
    assert set(rgaa.LOOKED) <= numbers and set(absent) <= numbers and not set(rgaa.LOOKED) & set(absent)
    checks = {check for checks in rgaa.LOOKED.values() for check in checks} | set(rgaa.ABSENT)
    axe = (HERE / "node_modules" / "axe-core" / "axe.js").read_text(encoding="utf-8")
    ibm = (HERE / "node_modules" / "accessibility-checker-engine" / "ace-debug.js").read_text(encoding="utf-8")
    for check in checks:
        file, _, test = check.partition("::")
        if file.endswith(".py"):
            assert f"def {test}" in (HERE / file).read_text(encoding="utf-8"), check
        else:
            assert re.search(rf"""id: ?["']{check}["']""", ibm if "_" in check else axe), check


def counted(part: str) -> int:
    """How many criteria a part of a cell names: one, or those from one to another."""
    numbers = [int(one.split(".")[1]) for one in part.split("–")]
    return numbers[-1] - numbers[0] + 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_statement_says_what_was_tested_and_what_was_not(site_below_repo: Built, language: str) -> None:
    main = pages(site_below_repo)[PATHS[language]].tree.one("main")
    text, known = main.text, found()
    assert all(f"{name} {release}" in text for name, release in known.tools.items())
    assert ("lecteur d’écran" if language == "fr" else "screen reader") in text
    rows = main.one("table").one("tbody").all("tr")
    assert [len(row.all("td")) for row in rows] == [4] * 13
    told = [part for row in rows for cell in row.all("td")[:3] if cell.text != "–" for part in cell.text.split(", ")]
    assert sum(counted(part) for part in told) == 106
    assert main.one("h1").text == {"fr": "Accessibilité : non conforme", "en": "Accessibility: not compliant"}[language]


def test_every_page_leads_to_the_statement_by_the_mention_of_the_law(site_below_repo: Built) -> None:
    for path, page in pages(site_below_repo).items():
        if not page.is_redirect:
            links = page.tree.one("footer", class_="site-footer").all("a")
            where = site_below_repo.base + PATHS[page.language].removesuffix("index.html")
            assert [one.text for one in links if one.get("href") == where] in (
                ["Accessibilité : non conforme"], ["Accessibility: not compliant"],
            ), path  # fmt: skip


def with_people(met: int, applied: int, day: date = DAY) -> Audit:
    return Audit(DAY, {}, (), 0, {}, (), 0, ByHand("Somebody", day, met, applied))


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        (None, NOT),
        (Audit(DAY, {}, (), 0, {"1.1": 0}, (), 0, None), NOT),
        (with_people(24, 50), NOT),
        (with_people(25, 50), PARTLY),
        (with_people(50, 50), FULLY),
        (with_people(50, 50, date(2023, 11, 20)), NOT),
        (with_people(50, 50, date(2023, 11, 21)), FULLY),
        (with_people(50, 50, date(2026, 11, 21)), NOT),
    ],
)
def test_only_people_make_a_site_compliant(known: Audit | None, wanted: str) -> None:
    assert mention(known, DAY) == wanted


def test_a_theme_that_nobody_looked_at_says_so(tmp_path: Path) -> None:
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (theme / FILE).unlink()
    (tmp_path / "site").mkdir()
    site = built.build(tmp_path / "site" / "x", DIRECTORY, built.BELOW_URL, THEME=str(theme))
    text = parse((site.output / PATHS["fr"]).read_text(encoding="utf-8")).one("main").text
    assert "Rien n’a été mesuré" in text and "axe-core" not in text


def test_what_people_found_is_said(tmp_path: Path) -> None:
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    told = json.loads((theme / FILE).read_text(encoding="utf-8"))
    told |= {"by_hand": {"by": "Une experte", "day": "2026-11-02", "met": 40, "applied": 60}, "others": 3}
    (theme / FILE).write_text(json.dumps(told), encoding="utf-8")
    site = built.build(tmp_path / "site", DIRECTORY, built.BELOW_URL, THEME=str(theme))
    text = parse((site.output / PATHS["fr"]).read_text(encoding="utf-8")).one("main").text
    assert "Accessibilité : partiellement conforme" in text and "3 défauts" in text
    assert "selon Une experte, 40 des 60 critères" in text


def test_faults_are_counted_by_their_criteria() -> None:
    runs = [
        Run("website/test_names.py::test_our_words_point_to_no_place_on_the_screen", "assert not"),
        Run("browser/test_engines.py::test_every_kind_of_page_in_french[0]", "rule='image-alt' rule='target-size'"),
        Run("browser/test_journeys.py::test_by_words[fr-360]", ""),
    ]
    counted, others = faults(runs)
    assert {one: count for one, count in counted.items() if count} == {"10.9": 1, "1.1": 1}
    assert others == 1, "target-size is of WCAG 2.2, not of RGAA 4.1"
    told = results([Run("website/test_names.py::test_nothing_plays_frames_or_blinks", "x")], "1", "2026-11-20", None)
    assert told["absent"] == ["5.3", "5.8"]
    assert {"browser/test_engines.py", "website/test_names.py"} < set(files())
