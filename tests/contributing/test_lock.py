"""content/destinations.lock: what was approved, read and written, and refused line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue.catalogue import Catalogue
from plugins.contributing.gifts import lock
from plugins.contributing.gifts.lock import Approval
from tests.catalogue.examples import DIRECTORY, checked

TODAY = date(2026, 11, 20)
SLUGS = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True)
FINGERPRINTS = st.text("0123456789abcdef", min_size=32, max_size=32)
DAYS = st.dates(date(2000, 1, 1))
APPROVALS = st.dictionaries(SLUGS, st.builds(Approval, FINGERPRINTS, st.sampled_from(lock.PROOFS), DAYS), max_size=5)
GOOD = f"toits-partages {'0123456789abcdef' * 2} people 2026-11-20"


def lying(text: str | bytes) -> dict[str, Approval]:
    """What is read of a lock that holds this."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "destinations.lock").write_bytes(text if isinstance(text, bytes) else text.encode())
        return lock.read(Path(folder))


@pytest.fixture(scope="module")
def catalogue() -> Iterator[Catalogue]:
    found = checked(DIRECTORY).catalogue
    assert found
    yield found


@given(APPROVALS)
def test_what_is_written_is_read(approvals: dict[str, Approval]) -> None:
    assert lying(lock.written(approvals)) == approvals


@given(APPROVALS)
def test_it_is_written_in_one_way(approvals: dict[str, Approval]) -> None:
    text = lock.written(approvals)
    assert text == lock.written(dict(reversed(approvals.items())))
    assert text.startswith("# ") and text.endswith("\n") and "\r" not in text


def test_no_lock_approves_nothing(tmp_path: Path) -> None:
    assert lock.read(tmp_path) == {}


@pytest.mark.parametrize("text", ["", "\n\n", "# toits-partages\n", lock.HEADER, lock.written({})])
def test_an_empty_lock_approves_nothing(text: str) -> None:
    assert lying(text) == {}


def test_a_lock_with_the_ends_of_lines_of_windows_is_read() -> None:
    assert set(lying(f"# a lock\r\n{GOOD}\r\n")) == {"toits-partages"}


@pytest.mark.parametrize(
    "line",
    [
        "toits-partages",
        GOOD.upper(),
        GOOD.replace("toits-partages ", ""),
        GOOD.replace("toits-partages", "Toits"),
        GOOD.replace("toits-partages", "toits/partages"),
        GOOD.replace("toits-partages", "toits partages"),
        GOOD.replace("cdef people", "cde people"),
        GOOD.replace("cdef people", "cdef0 people"),
        GOOD.replace("cdef people", "cdeg people"),
        GOOD.replace("people", "somebody"),
        GOOD.replace("people", ""),
        GOOD.replace("2026-11-20", "20/11/2026"),
        GOOD.replace("2026-11-20", "2026-13-20"),
        GOOD.replace("2026-11-20", "2026-02-30"),
        GOOD.replace("2026-11-20", "\u0662\u0660\u0662\u0666-11-20"),
        GOOD.replace(" ", "  "),
        GOOD.replace(" ", "\t"),
        f" {GOOD}",
        f"{GOOD} ",
        f"{GOOD} # seen",
        f"\ufeff{GOOD}",
        "<<<<<<< HEAD",
        "*",
        "toits-partages: yes",
    ],
)
def test_a_line_that_is_none_is_refused_by_its_number(line: str) -> None:
    with pytest.raises(ValueError, match=rf"destinations\.lock:3: {re.escape(repr(line))}$"):
        lying(f"# a lock\n\n{line}\n{GOOD}\n")


def test_a_record_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match=r"destinations\.lock:2: "):
        lying(f"{GOOD}\n{GOOD}\n")


def test_bytes_that_are_no_text_are_refused_by_their_line() -> None:
    with pytest.raises(ValueError, match=r"destinations\.lock:2: "):
        lying(f"{GOOD}\nd\xe9ja {GOOD}\n".encode("latin-1"))


def test_nothing_is_approved_at_first(catalogue: Catalogue) -> None:
    assert lock.unapproved(catalogue, {}, {}) == frozenset(catalogue.records)


def test_only_what_is_named_is_approved(catalogue: Catalogue) -> None:
    made = lock.approve(catalogue, {}, {}, ["toits-partages"], "source", TODAY)
    assert {slug: (one.proof, one.on) for slug, one in made.items()} == {"toits-partages": ("source", TODAY)}
    assert lock.unapproved(catalogue, {}, made) == frozenset(catalogue.records) - {"toits-partages"}


def test_an_approval_is_of_a_record_as_it_is(catalogue: Catalogue) -> None:
    made = lock.approve(catalogue, {}, {}, ["toits-partages"], "source", TODAY)
    other = {"epicerie-du-port": made["toits-partages"]}
    assert "epicerie-du-port" in lock.unapproved(catalogue, {}, other)
    pictures = {"media/toits-partages.png": b"another picture"}
    assert "toits-partages" in lock.unapproved(catalogue, pictures, made)


def test_those_that_hold_are_those_that_are_not_unapproved(catalogue: Catalogue) -> None:
    made = lock.approve(catalogue, {}, {}, ["toits-partages", "epicerie-du-port"], "source", TODAY)
    made |= {"maison-des-parents": made["toits-partages"], "gone": made["toits-partages"]}
    pictures = {"media/toits-partages.png": b"another picture"}
    unapproved = lock.unapproved(catalogue, pictures, made)
    assert {"toits-partages", "maison-des-parents"} <= unapproved
    holding = lock.Holding(catalogue, pictures, made)
    assert dict(holding) == {slug: one for slug, one in made.items() if slug not in unapproved}
    assert {slug for slug in made if holding.get(slug)} == holding.keys() and len(holding) == 2


def test_records_that_are_gone_leave_the_lock(catalogue: Catalogue) -> None:
    before = lying(f"{GOOD}\n{GOOD.replace('toits-partages', 'gone')}\n")
    assert lock.approve(catalogue, {}, before, [], "people", TODAY) == {"toits-partages": before["toits-partages"]}


def test_a_record_that_nobody_has_cannot_be_approved(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        lock.approve(catalogue, {}, {}, ["nobody"], "people", TODAY)
