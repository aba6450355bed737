"""The file of what is known: read as it was written, or told; and nothing that withdraws is ever lost in silence."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.contributing.links.sightings import HOME, NOWHERE, Sighting, grave
from plugins.contributing.links.state import Known, Lost, State, read, write

DAY = date(2026, 11, 20)
DAYS = st.dates(date(2026, 1, 1), date(2027, 1, 1))
PLACES = st.sampled_from((HOME, NOWHERE, "a.example", "b.example"))
KNOWN = st.builds(
    Known,
    asked=DAYS,
    outcome=st.sampled_from(("answers", "moved", "refuses", "broken")),
    reason=st.sampled_from(("", "404", "name", "robots 503")),
    to=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    failed=st.lists(DAYS, max_size=3).map(tuple),
    seen=st.lists(st.builds(Sighting, DAYS, PLACES), max_size=4).map(tuple),
)
ADDRESSES = st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), KNOWN, max_size=5)
WELL = Known(DAY, "answers")
AWAY = Known(DAY, "answers", seen=(Sighting(DAY - timedelta(1), "thief.example"), Sighting(DAY, "thief.example")))
BOTH = {"https://a.example/": WELL, "https://b.example/": AWAY, "https://c.example/": WELL}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("state")


def lying(folder: Path, content: str | bytes, anew: bool = False) -> State:
    """What is read of a file that holds this."""
    (folder / "links.json").write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(folder / "links.json", anew)


def written(folder: Path, addresses: dict[str, Known]) -> str:
    write(folder / "links.json", addresses)
    return (folder / "links.json").read_bytes().decode()


@given(ADDRESSES)
def test_what_is_written_is_read(folder: Path, addresses: dict[str, Known]) -> None:
    text = written(folder, addresses)
    assert read(folder / "links.json") == State(addresses)
    assert text == written(folder, dict(reversed(addresses.items())))


@given(ADDRESSES)
def test_it_is_json_with_one_address_a_line(folder: Path, addresses: dict[str, Known]) -> None:
    text = written(folder, addresses)
    assert set(json.loads(text)["addresses"]) == set(addresses)
    assert text.count("\n") == len(addresses) + 2 and text.endswith("\n")


def test_an_address_that_is_well_is_a_short_line(folder: Path) -> None:
    assert written(folder, BOTH).splitlines() == [
        '{"version": 1, "withdrawing": 1, "addresses": {',
        '"https://a.example/":{"asked":"2026-11-20","outcome":"answers"},',
        '"https://b.example/":{"asked":"2026-11-20","outcome":"answers",'
        '"seen":[["2026-11-19","thief.example"],["2026-11-20","thief.example"]]},',
        '"https://c.example/":{"asked":"2026-11-20","outcome":"answers"}',
        "}}",
    ]


def test_no_file_is_nothing_known(tmp_path: Path) -> None:
    assert read(tmp_path / "links.json") == State({})


def test_a_change_of_one_address_is_a_change_of_one_line(folder: Path) -> None:
    before = written(folder, BOTH).splitlines()
    after = written(folder, BOTH | {"https://c.example/": Known(DAY, "broken", "404", failed=(DAY,))}).splitlines()
    assert [index for index, line in enumerate(before) if line != after[index]] == [3]


BAD = [
    "",
    "x",
    "{",
    "[" * 100_000,
    '"https://c.example/":{"asked":"2026-11-20","outcome":"well"}',
    '"https://c.example/":{"asked":"2026-11-31","outcome":"answers"}',
    '"https://c.example/":{"asked":20261120,"outcome":"answers"}',
    '"https://c.example/":{"asked":"2026-11-20"}',
    '"https://c.example/":{"asked":"2026-11-20","outcome":"answers","seen":[["2026-11-20"]]}',
    '"https://c.example/":{"asked":"2026-11-20","outcome":"answers","seen":"2026-11-20"}',
    '"https://c.example/":{"asked":"2026-11-20","outcome":"answers","failed":[true]}',
    '"https://c.example/":{"asked":"2026-11-20","outcome":"answers","to":{"a":[]}}',
    '"https://c.example/":{"asked":"2026-11-20","outcome":"answers","more":1}',
    '"https://a.example/":{"asked":"2026-11-20","outcome":"broken"}',
    '"https://c.example/":' + "9" * 9_000,
    "<<<<<<< HEAD",
    "\0",
]


@pytest.mark.parametrize("line", BAD, ids=range(len(BAD)))
def test_a_line_that_cannot_be_read_is_told_and_begun_again(folder: Path, line: str) -> None:
    lines = written(folder, BOTH).split("\n")
    found = lying(folder, "\n".join([*lines[:3], line, *lines[4:]]))
    assert set(found.addresses) == {"https://a.example/", "https://b.example/"}
    assert found.addresses["https://a.example/"] == WELL
    assert found.unread == (4,)


@pytest.mark.parametrize("line", BAD, ids=range(len(BAD)))
def test_a_line_that_may_withdraw_is_not_begun_again(folder: Path, line: str) -> None:
    lines = written(folder, BOTH).split("\n")
    with pytest.raises(Lost, match=r"links\.json:3$"):
        lying(folder, "\n".join([*lines[:2], line, *lines[3:]]))


def test_a_file_cut_short_anywhere_loses_nothing_that_withdraws(folder: Path) -> None:
    whole = written(folder, BOTH).encode()
    for size in range(len(whole) - 1):
        try:
            found = lying(folder, whole[:size])
        except Lost:
            continue
        assert found.unread, size
        assert grave(found.addresses["https://b.example/"].seen), size


def test_bytes_that_are_no_text_are_told(folder: Path) -> None:
    lines = written(folder, BOTH).encode().split(b"\n")
    assert lying(folder, b"\n".join([*lines[:3], b"\xff\xfe", *lines[4:]])).unread == (4,)


HEADS = [
    "",
    "{",
    "x" * 100_000,
    "[" * 100_000,
    "[1]",
    '{"version": 1, "addresses": {',
    '{"version": 1, "withdrawing": true, "addresses": {',
    '{"version": 1, "withdrawing": "1", "addresses": {',
    '{"version": 1, "withdrawing": 2, "addresses": {',
    '{"version": 1, "withdrawing": 0, "addresses": {',
    '{"version": 2, "withdrawing": 1, "addresses": {',
    '{"version": null, "withdrawing": 1, "addresses": {',
]


@pytest.mark.parametrize("head", HEADS, ids=range(len(HEADS)))
def test_a_file_that_does_not_say_what_it_withdraws_is_not_begun_again(folder: Path, head: str) -> None:
    lines = written(folder, BOTH).split("\n")
    with pytest.raises(Lost, match=r"links\.json:1$"):
        lying(folder, "\n".join([head, *lines[1:]]))
    kept = lying(folder, "\n".join([head, *lines[1:]]), anew=True)
    assert kept.addresses == BOTH


def test_another_version_that_withdraws_nothing_is_begun_again(folder: Path) -> None:
    text = written(folder, {"https://a.example/": WELL}).replace('"version": 1', '"version": 2')
    assert lying(folder, text) == State({}, (1,))


def test_begun_anew_keeps_what_can_be_read(folder: Path) -> None:
    lines = written(folder, BOTH).split("\n")
    found = lying(folder, "\n".join([*lines[:2], "x", *lines[3:]]), anew=True)
    assert set(found.addresses) == {"https://a.example/", "https://c.example/"}
    assert found.unread == (3,)


def test_a_write_that_ends_early_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = written(tmp_path, BOTH)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "links.json", {})
    assert (tmp_path / "links.json").read_text(encoding="utf-8") == before


def test_half_a_character_is_no_text(tmp_path: Path) -> None:
    text = written(tmp_path, BOTH).replace("thief.example", "thief.example\\ud800")
    with pytest.raises(Lost):
        lying(tmp_path, text)
