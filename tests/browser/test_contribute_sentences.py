"""What is wrong is said in one sentence, wherever it is read: in the form, in the terminal, beside the line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from plugins.catalogue.kinds import kind_of
from plugins.catalogue.problems import Problem
from plugins.contributing.review import report
from plugins.contributing.review.annotations import commands
from plugins.contributing.review.comparing import Compared
from plugins.contributing.review.examining import Examined
from plugins.contributing.writing.entries import written
from plugins.languages.language import Language
from plugins.languages.sentences import sentence
from tests.browser.conftest import Visits
from tests.browser.form import opened, submit
from tests.catalogue.examples import DIRECTORY, EXAMPLES, ROOT
from tests.catalogue.examples import checked as found_in

SIXTY = json.loads((EXAMPLES / "fields/sixty.json").read_text(encoding="utf-8"))
LANGUAGES = {code: Language(code, ROOT / "theme/translations") for code in ("fr", "en")}


def wrong(example: dict[str, Any], folder: Path) -> Problem:
    """What `check` finds wrong with the file of an entry, laid into the directory of examples."""
    path = f"content/{example['kind']}/{example['slug']}.md"
    shutil.copytree(DIRECTORY, folder, dirs_exist_ok=True, symlinks=True)
    (folder / path).write_text(written(kind_of(example["kind"]), example["data"], example["body"]), encoding="utf-8")
    [found] = [one for one in found_in(folder).errors if one.path == path]
    return found


@pytest.mark.long
@pytest.mark.parametrize("example", SIXTY, ids=lambda example: example["name"])
def test_the_form_the_terminal_and_the_annotation_say_the_same(
    example: dict[str, Any], tmp_path: Path, visit: Visits
) -> None:
    problem = wrong(example, tmp_path)
    kind = kind_of(example["kind"])
    draft = json.dumps({name: example[name] for name in ("data", "body", "slug")})
    here = visit(width=360)
    page = opened(here, f"kind={kind}")
    page.evaluate("([kind, draft]) => localStorage.setItem(`contribute:${kind}`, draft)", [kind, draft])
    [annotation] = commands(Examined(Compared((problem,), ()), 1), list(LANGUAGES.values()), "https://x").splitlines()
    for code, language in LANGUAGES.items():
        said = sentence(problem, language)
        assert report.line(problem, language).endswith(f"{problem.field}: {said}")
        assert said.replace("%", "%25") in annotation
        opened(here, f"kind={kind}", code)
        submit(page)
        summary = page.locator("[data-summary]")
        expect(summary).to_be_visible()
        lines = [line.removeprefix(" ") for line in summary.locator("li").all_inner_texts()]
        assert any(line.endswith((said, said[:1].upper() + said[1:])) for line in lines), (said, lines)
