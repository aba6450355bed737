"""README.md says what each setting of pelicanconf.py is, in each of its languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from plugins.settings.declared import SETTINGS
from plugins.settings.documented import DOCUMENT, written
from plugins.settings.reading import PELICAN

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / DOCUMENT).read_text(encoding="utf-8")
TABLES = dict(re.findall(r"<!-- settings (\w+) -->\n(.*?)<!-- /settings -->", README, re.DOTALL))


def test_the_tables_are_those_of_the_code() -> None:
    assert written(README, ROOT / "theme") == README, "run: python3 tasks.py reference"
    assert TABLES.keys() == {"fr", "en"}


@pytest.mark.parametrize("code", TABLES)
def test_a_table_has_every_setting_of_ours_and_no_other(code: str) -> None:
    files = [(ROOT / name).read_text(encoding="utf-8") for name in ("pelicanconf.py", "publishconf.py")]
    ours = {name for text in files for name in re.findall(r"^([A-Z_]+)(?::.*)? = ", text, re.MULTILINE)}
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", TABLES[code], re.MULTILINE))
    assert told == set(SETTINGS)
    assert ours - PELICAN <= told and told - ours == {"WORKERS", "PROFILE", "SCHEDULER"}


def test_a_document_without_a_place_for_a_table_is_refused() -> None:
    with pytest.raises(ValueError, match="settings"):
        written("# Élan\n", ROOT / "theme")


def test_the_picture_of_the_site_is_there_and_light() -> None:
    shown = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert shown == ["docs/site.webp"]
    path = ROOT / shown[0]
    assert path.stat().st_size < 100_000
    with Image.open(path) as picture:
        assert picture.format == "WEBP" and picture.width > 1000
