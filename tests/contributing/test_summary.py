"""The summary of a change, read as Markdown is: what it says, and that nothing of a stranger's is alive in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from plugins.catalogue.problems import problem
from plugins.contributing.inert import LONGEST, code, plain
from plugins.contributing.review import summary as module
from plugins.contributing.review.attention import Attention
from plugins.contributing.review.comparing import Compared
from plugins.contributing.review.edits import Edit
from plugins.contributing.review.examining import Examined
from plugins.contributing.review.summary import summary
from plugins.languages.language import Language
from plugins.languages.sentences import SENTENCES
from tests.pictures.made import drawing, saved

from .changed import ENTRY, examined, nothing
from .repository import OTHER, TOITS, deleting, moving, replacing, together, writing

TRANSLATIONS = Path(__file__).resolve().parents[2] / "theme/translations"
FRENCH, ENGLISH = (Language(one, TRANSLATIONS) for one in ("fr", "en"))
REPOSITORY = "https://github.com/elan-annuaire/elan/blob/main"
PATH = "content/associations/x.md"
FEAST = "content/events/fete-des-voisins.en.md"
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NOTHING = Attention("none", (), (), (), ())

SIGNS = [*"`|*_[]()<>!\\#~&@:/-=\n\r\t aé", "@bob", "https://e.org", "<img src=x>", "](http://e.org)", "``", "```"]
TEXTS = st.one_of(st.lists(st.sampled_from(SIGNS), max_size=14).map("".join), st.text(max_size=20))


def tokens(text: str) -> list[Token]:
    """Everything that Markdown makes of a text."""
    return [one for block in MARKDOWN.parse(text) for one in (block, *(block.children or ()))]


def english(found: Examined) -> str:
    return summary(found, [ENGLISH], REPOSITORY)


@given(TEXTS)
def test_a_strangers_text_stands_in_code_and_is_all_there(text: str) -> None:
    made = tokens(f"- {code(text)} and {code(text)}")
    assert [one.type for one in made if one.type == "code_inline"] == ["code_inline"] * 2
    others = "".join(one.content for one in made if one.type == "text")
    assert others == " and "
    assert not [one for one in made if one.type in ("html_inline", "html_block", "link_open", "image", "table_open")]


def test_a_strangers_text_is_cut_and_shows_what_it_hides() -> None:
    assert code("a\u202eb") == "`a?b`"
    assert len(code("x" * 5000)) == LONGEST + 2
    assert code("") == "` – `"


def test_nothing_in_a_sentence_of_ours_is_markup() -> None:
    said = "*a* <b> [c](https://d.org) `e` &amp; ~~f~~ # |"
    assert "".join(one.content for one in tokens("- " + plain(said)) if one.type.startswith("text")) == said
    assert plain("{value} is _no_ {near}") == "{value} is \\_no\\_ {near}"


@pytest.mark.parametrize("id", SENTENCES)
def test_our_own_sentences_are_read_as_they_are(id: str) -> None:
    for language in (FRENCH, ENGLISH):
        said = language.gettext(SENTENCES[id])
        made = [one for one in tokens("- " + plain(said)) if one.type not in ("inline", "text_special")]
        assert {one.type for one in made if one.type.endswith("inline") or one.type.startswith("html")} == set()
        assert not [one for one in made if one.type in ("em_open", "strong_open", "s_open", "image")]


@given(TEXTS, TEXTS, TEXTS)
def test_no_part_of_a_summary_is_a_strangers(path: str, name: str, value: str) -> None:
    edit = Edit("renamed", path, value, "association", name, "en", (value, "body"), (name, value), False)
    wrong = problem("unknown-key", path, (value,), (1, 1), key=value, near=name)
    look = Attention("changed", (edit,), (edit,), (value,), (path,))
    text = english(Examined(Compared((wrong,), (wrong,), (wrong,), (wrong,)), 1, (edit,), look))
    made = tokens(text)
    links = [str(one.attrs["href"]) for one in made if one.type == "link_open"]
    assert links == [f"{REPOSITORY}/CONTRIBUTING.md#fields"] * 3
    assert not [one for one in made if one.type in ("html_inline", "html_block", "image", "table_open", "fence")]
    assert len([one for one in made if one.type == "list_item_open"]) == 1 + 3 + 5
    mentioned = "".join(one.content for one in made if one.type in ("text", "text_special"))
    assert "@" not in mentioned and "http" not in mentioned


@given(TEXTS)
def test_the_language_of_a_file_name_is_a_strangers_too(language: str) -> None:
    edit = Edit("new", PATH, PATH, "association", "x", language)
    made = tokens(english(Examined(Compared((), ()), 1, (edit,), NOTHING)))
    assert not [one for one in made if one.type in ("html_inline", "html_block", "image", "link_open", "fence")]
    assert len([one for one in made if one.type in ("heading_open", "list_item_open")]) == 3 + 2


def test_it_says_what_changes_what_is_wrong_and_what_to_look_at(clone: Path) -> None:
    lonely = ENTRY.format(name="Seule", siren="900001009")
    edits = together(
        writing("content/associations/seule.md", lonely),
        replacing(
            TOITS, "https://dons.toits-partages-exemple.org/regulier", "https://dons.toits-partages-exemple.org/x"
        ),
        moving(OTHER, "content/associations/epicerie.md"),
        deleting(FEAST),
        writing(".github/CODEOWNERS", "x"),
        writing("content/media/autre.png", saved(drawing())),
    )
    text = english(examined(clone, nothing, edits))
    assert text.startswith("## English\n\n**No new error: nothing stands in the way.**\n\n### What changes\n\n")
    for line in (
        "- New: `Seule` (association, `content/associations/seule.md`)",
        "- New: `content/media/autre.png` (picture)",
        f"- Changed: `Toits partagés` (association, `{TOITS}`) – `give`",
        f"- Renamed: `Épicerie du port` (association, `content/associations/epicerie.md`), formerly `{OTHER}`",
        f"- Removed: `Fête des voisins d'exemple` (event, translation: English, `{FEAST}`)",
        "- Where gifts go — Changed: this needs proof, or two people. The job Where gifts go has the details.",
        "- `Seule`: the author, `A`, says of their interest: `none`",
        "- `Seule`: a new organisation without any source",
        "- Files that an entry has no reason to touch: `.github/CODEOWNERS`",
    ):
        assert line in text.splitlines(), text
    assert (
        "- Not approved, so shown without ways to give: `epicerie`, `fete-des-voisins`, `seule`, `toits-partages`"
        in text
    )
    assert text.endswith("download `pages`, below, unzip it, open `index.html`.\n\n")


def test_errors_are_told_with_their_place_and_their_recipe(clone: Path) -> None:
    text = english(examined(clone, replacing(OTHER, "2005", "20x5"), replacing(TOITS, "2011", "x|1")))
    recipe = f"→ [Write a date]({REPOSITORY}/CONTRIBUTING.md#dates)"
    assert "**1 new error: mend it before this is merged.**" in text
    assert f"### To mend\n\n- `{TOITS}`, line 78, `founded`: `x|1` is no year — write four digits {recipe}\n" in text
    assert f"### There before, and not in the way\n\n- `{OTHER}`, line " in text
    assert "11 warnings were there before." in text
    assert "Where gifts go — nothing can be said while there are errors." in text


def test_every_language_has_its_part_french_first() -> None:
    text = summary(Examined(Compared((), ()), 1, (), NOTHING), [FRENCH, ENGLISH], REPOSITORY)
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## Français", "## English"]
    assert "Aucune nouvelle erreur" in text and "No new error" in text


@pytest.mark.parametrize("most", range(4000, 4200, 7))
def test_a_summary_that_is_too_long_is_cut_and_says_so(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", most)
    wrong = tuple(problem("rna", PATH, ("é" * 20,), (line, 1), value="x") for line in range(1, 200))
    text = summary(Examined(Compared(wrong, ()), 1), [FRENCH, ENGLISH], REPOSITORY)
    assert 3000 < len(text.encode()) <= most
    french, english = text.split("## English")
    assert "La suite est trop longue pour cette page" in french.splitlines()[-2]
    assert "The rest is too long for this page" in english.splitlines()[-2]
    assert all(line.endswith(")") for line in text.splitlines() if line.startswith("- "))
