"""The tables of fields of the two guides are those of the models."""

from pathlib import Path

import pytest

from plugins.contributing import reference
from plugins.languages.language import Language

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("code", reference.DOCUMENTS)
def test_guides_hold_the_fields_of_the_models(code: str) -> None:
    text = (ROOT / reference.DOCUMENTS[code]).read_text(encoding="utf-8")
    language = Language(code, ROOT / "theme" / "translations")
    assert reference.written(text, reference.reference(language)) == text, "run: python3 tasks.py reference"


def test_every_field_stands_once_and_says_whether_it_is_required() -> None:
    table = reference.reference(Language("en", ROOT / "theme" / "translations"))
    for section in table.split("### ")[1:]:
        names = [line.split("|")[1].strip() for line in section.splitlines() if line.startswith("| `")]
        assert len(names) == len(set(names))
    assert "| `name` | The name, as the organisation writes it (required) |" in table
    assert "`needs.in_return`" in table and "`programme.title`" in table and "`fees.from`" in table


def test_a_guide_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="fields"):
        reference.written("# Guide\n", "")
