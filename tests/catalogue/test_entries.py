"""A file split into fields and body, whatever its bytes."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue.characters import UNSEEN, unseen_in
from plugins.catalogue.entries import LARGEST_FILE, Entry, read
from plugins.catalogue.trees import Unreadable

PATH = "content/associations/x.md"


def refused(raw: bytes) -> tuple[str, int, int]:
    with pytest.raises(Unreadable) as raised:
        read(PATH, raw)
    found = raised.value.problem
    return found.id, found.line, found.column


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_fields_and_body_whatever_ends_a_line(end: str, mark: str) -> None:
    entry = read(PATH, (mark + end.join(["---", "name: Été", "---", "", "Un", "texte"])).encode())
    assert entry.data == {"name": "Été"}
    assert entry.body == "\nUn\ntexte"
    assert entry.body_line == 4
    assert entry.places[("name",)] == (2, 7)


def test_a_line_of_the_body_may_be_dashes() -> None:
    assert read(PATH, b"---\na: b\n---\nx\n---\ny").body == "x\n---\ny"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", ("no-front-matter", 1, 1)),
        (b"\xef\xbb\xbf", ("no-front-matter", 1, 1)),
        (b"name: x\n", ("no-front-matter", 1, 1)),
        (b"---\nname: x\n", ("front-matter-open", 3, 1)),
        (b"---\nname: caf\xe9\n---\n", ("not-utf8", 2, 10)),
        (b"---\nname: \xc0\xaf\n---\n", ("not-utf8", 2, 7)),
        (b"---\nname: \xed\xa0\x80\n---\n", ("not-utf8", 2, 7)),
        ("---\nname: x\n---\n".encode("utf-16"), ("not-utf8", 1, 1)),
        (b"---\nname: a\x00b\n---\n", ("unseen-character", 2, 8)),
        ("---\nname: a\u202eb\n---\n".encode(), ("unseen-character", 2, 8)),
        ("---\nname: a\n---\n\nb\u2066c\n".encode(), ("unseen-character", 5, 2)),
        ("---\nname: a\ufeff\n---\n".encode(), ("unseen-character", 2, 8)),
        (b"---\n---\n" + b"x" * LARGEST_FILE, ("file-too-large", 0, 0)),
    ],
)
def test_what_cannot_be_read_is_named_and_placed(raw: bytes, expected: tuple[str, int, int]) -> None:
    assert refused(raw) == expected


@pytest.mark.parametrize("text", ["👩\u200d👩\u200d👧", "🏳️\u200d🌈", "❤️\u200d🔥"])
def test_pictures_joined_into_one_are_text(text: str) -> None:
    assert read(PATH, f"---\nname: {text}\n---\n".encode()).data == {"name": text}


def test_no_character_that_cannot_be_seen_is_passed_over() -> None:
    for code in range(sys.maxunicode + 1):
        for text in (chr(code), f"a\n{chr(code)}\xa0é"):
            assert bool(unseen_in(text)) is bool(UNSEEN.search(text))


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda raw: b"---\n" + raw + b"\n---\n"))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        assert isinstance(read(PATH, raw), Entry)
    except Unreadable as error:
        assert error.problem.path == PATH


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for typed in (text, f"---\n{text}\n---\n{text}", f"---\nname: {text}\n---\n", f'---\nname: "{text}"\n---\n'):
        try:
            read(PATH, typed.encode("utf-8", "surrogatepass"))
        except Unreadable as error:
            assert error.problem.line >= 0


def test_folder_slug_and_language_are_those_of_the_path() -> None:
    entry = Entry("content/projects/un-projet.en.md")
    assert (entry.folder, entry.slug, entry.translation) == ("projects", "un-projet", "en")
    assert Entry(PATH).translation is None


def test_a_place_that_is_unknown_is_that_of_what_holds_it() -> None:
    entry = read(PATH, b"---\nplace:\n  city: Lyon\n---\n")
    assert entry.place(("place", "postcode")) == (3, 3)
    assert entry.place(("website",)) == (2, 1)


def test_items_named_by_their_id_are_found_by_position() -> None:
    entry = read(PATH, b"---\nneeds:\n  - {id: a}\n  - {id: b, title: T}\n---\n")
    assert entry.by_position(("needs", "b", "title")) == ("needs", 1, "title")
