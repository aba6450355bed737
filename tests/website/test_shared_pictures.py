"""Pictures drawn by the build: that of each kind and cause where an address is shared, and the one of a link."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, features

from plugins.settings.colours import colours, rgb
from plugins.website.drawings import Drawings
from plugins.website.drawings.lettering import FONT, fitted, readable
from plugins.website.drawings.shared import badge, open_graph
from plugins.website.views.sharing import record_picture, site_picture
from tests.website import entries
from tests.website.built import DIRECTORY, Built

THEME = Path(__file__).resolve().parents[2] / "theme"
COLOURS = colours(THEME)
ARABIC = "السكن للجميع"


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def drawn(text: str, above: str = "", colour: str = "sky") -> bytes:
    return open_graph(THEME, COLOURS, "Élan", above, text, colour)


@pytest.mark.parametrize("colour", ["elan", "leaf", "sun", "sky", "plum", "clay"])
def test_a_picture_is_small_and_in_the_colours_of_the_theme(colour: str) -> None:
    content = drawn("Logiciel libre et libertés numériques", "Association", colour)
    picture = opened(content)
    assert picture.size == (1200, 630)
    assert len(content) < 40_000
    light = COLOURS["light"]
    found = {one for _, one in picture.getcolors(100_000) or ()}
    wanted = [light["paper"], light["ink"], light["soft"], light.get(f"{colour}-fill", light[colour])]
    assert {rgb(one) for one in wanted} <= found
    assert Image.open(io.BytesIO(content)).info.keys() <= {"transparency"}


def test_the_same_words_give_the_same_bytes() -> None:
    assert drawn("Logement") == drawn("Logement") != drawn("Logements")


def test_colours_that_a_site_chooses_are_those_of_its_pictures() -> None:
    chosen = {"light": {**COLOURS["light"], "sky": "#010203"}, "dark": COLOURS["dark"]}
    assert (1, 2, 3) in {
        one for _, one in opened(open_graph(THEME, chosen, "x", "", "y", "sky")).getcolors(99_999) or ()
    }


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200))
@settings(max_examples=30)
def test_any_words_give_a_picture_of_the_same_size(text: str) -> None:
    content = drawn(text, text)
    assert opened(content).size == (1200, 630)
    assert len(content) < 40_000


def test_letters_that_the_font_lacks_give_no_words_rather_than_boxes() -> None:
    assert readable("Élan, cœur, œuvre, l’été…", THEME)
    assert not readable(ARABIC, THEME)
    assert drawn(ARABIC) == drawn("")
    assert drawn("Logement 🏠") == drawn("")


def test_a_font_that_cannot_be_read_gives_no_words(tmp_path: Path) -> None:
    (tmp_path / FONT).parent.mkdir(parents=True)
    (tmp_path / FONT).write_bytes(b"no font")
    assert not readable("Logement", tmp_path)
    assert opened(open_graph(tmp_path, COLOURS, "Élan", "", "Logement", "sky")).size == (1200, 630)


def test_what_is_long_is_set_smaller_then_cut() -> None:
    sizes = (100, 50, 25)
    assert fitted("Logement", THEME, 700, 250, sizes)[0].size == 100
    assert fitted("Économie sociale et financement des territoires", THEME, 700, 250, sizes)[0].size == 50
    font, lines = fitted("mot " * 300, THEME, 700, 250, sizes)
    assert font.size == 25 and lines[-1].endswith("…")
    assert all(font.getlength(line) <= 700 for line in lines) and len(lines) <= 250 / 27
    font, lines = fitted("long" * 100, THEME, 700, 250, sizes)
    assert lines[0].endswith("…") and font.getlength(lines[0]) <= 700


@pytest.mark.parametrize("text", ["Logiciel libre et libertés numériques", "Aide alimentaire " * 30, "W" * 90])
def test_words_keep_off_the_line(text: str) -> None:
    """The line is as it is without words: none of it is covered."""
    line = rgb(COLOURS["light"]["sky"])
    for words, none in (
        (drawn(text, text), drawn("")),
        (badge(THEME, COLOURS, "Élan", text, "sky"), badge(THEME, COLOURS, "Élan", "", "sky")),
    ):
        counts = [Counter(opened(one).get_flattened_data())[line] for one in (words, none)]
        assert counts[0] == counts[1]


def test_a_badge_is_twice_as_fine_as_it_is_shown() -> None:
    content = badge(THEME, COLOURS, "Élan", "Logement", "sky")
    assert opened(content).size == (640, 160)
    assert len(content) < 8_000


def test_every_cause_has_a_badge_at_an_address_that_stays(site: Built) -> None:
    """Whether or not a record has it today: what was copied is on other sites for years."""
    causes = re.findall(r"(?m)^([a-z-]+):", (DIRECTORY / "vocabulary" / "causes.yml").read_text(encoding="utf-8"))
    found = {path.name for path in (site.output / "media").glob("badge-*")}
    assert len(causes) > 5 and found == {f"badge-{cause}-{code}.png" for cause in causes for code in ("fr", "en")}


def test_one_is_drawn_for_each_kind_and_cause_and_no_more(tmp_path: Path) -> None:
    written = {**entries.minimal("Peu"), **entries.full("Beaucoup")}
    drawings = Drawings()
    scenes = entries.scenes(entries.lay(tmp_path, written))
    for scene in (replace(one, drawings=drawings) for one in scenes.values()):
        records = scene.catalogue.records.values()
        pictures = {record_picture(scene, filed)["url"] for filed in records}
        assert len(pictures) <= len({(filed.kind, filed.record.causes[0]) for filed in records})
        assert site_picture(scene)["url"] not in pictures


def test_every_page_names_a_picture_that_is_there(site: Built) -> None:
    named = set()
    for path in site.output.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in html:
            continue
        found = dict(re.findall(r'<meta (?:property|name)="((?:og:image|twitter)[^"]*)" content="([^"]*)">', html))
        assert found.keys() == {"og:image", "og:image:width", "og:image:height", "og:image:alt", "twitter:card"}
        assert found["og:image"].startswith(site.url), path
        name = found["og:image"].removeprefix(site.url).lstrip("/")
        content = (site.output / name).read_bytes()
        assert len(content) < 40_000
        size = (int(found["og:image:width"]), int(found["og:image:height"]))
        assert Image.open(io.BytesIO(content)).size == size
        named.add(name)
    drawn_here = (path.relative_to(site.output).as_posix() for path in (site.output / "media").iterdir())
    assert {one for one in drawn_here if re.search(r"^media/(?!badge-).*-(fr|en)-[0-9a-f]{10}\.png$", one)} == named


def test_this_machine_sets_letters_as_others_do() -> None:
    """Were it not so, the tests above would pass with no word drawn."""
    assert features.check("freetype2")
    assert readable("Logement", THEME)
