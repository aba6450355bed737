"""The code of a bank transfer: what it holds, and what an independent reader reads in it."""

from __future__ import annotations

import re

import pytest
import zxingcpp
from hypothesis import given as for_any
from hypothesis import settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from plugins.catalogue.kinds.giving import Transfer
from plugins.giving.transfer import can_be_scanned, drawn, in_sepa, payload

IBAN = "FR7630006000010000000012374"
BELGIAN = "BE68539007547034"
SWISS = "CH9300762011623852957"
BRAZILIAN = "BR1800360305000010009795493C1"
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=160)


def account(holder: str, iban: str = IBAN, bic: str | None = None) -> Transfer:
    return Transfer.model_construct(holder=holder, iban=iban, bic=bic)


def picture(path: str, width: int, scale: int = 4) -> Image.Image:
    """What the path of an SVG draws."""
    image = Image.new("L", (width * scale, width * scale), 255)
    draw = ImageDraw.Draw(image)
    x = y = 0
    steps = re.findall(r"M(\d+) (\d+)\.5|m(\d+) 0|h(\d+)", path)
    assert "".join(f"M{x} {y}.5" if x else f"m{gap} 0" if gap else f"h{run}" for x, y, gap, run in steps) == path
    for start, row, gap, run in steps:
        x, y = (int(start), int(row)) if start else (x, y)
        x += int(gap or 0)
        if run:
            draw.rectangle((x * scale, y * scale, (x + int(run)) * scale - 1, (y + 1) * scale - 1), fill=0)
            x += int(run)
    return image


def read(content: str) -> zxingcpp.Barcode:
    """The only code in the picture of one."""
    width, path = drawn(content)
    (found,) = zxingcpp.read_barcodes(picture(path, width))
    return found


def test_the_lines() -> None:
    found = payload(account("Association Toits partagés", IBAN, "AGRIFRPP"), "Don")
    assert found.split("\n") == [
        *("BCD", "002", "1", "SCT", "AGRIFRPP", "Association Toits partagés", IBAN, "", "", "", "Don"),
    ]


def test_what_is_empty_at_the_end_is_left_out_and_the_amount_is_not_said() -> None:
    assert payload(account("Élan", BELGIAN)) == f"BCD\n002\n1\nSCT\n\nÉlan\n{BELGIAN}"


@pytest.mark.parametrize(
    ("iban", "bic", "is_scanned"),
    [
        (IBAN, None, True),
        (SWISS, None, False),
        (SWISS, "POFICHBEXXX", True),
        (BRAZILIAN, "ITAUBRSPXXX", False),
    ],
)
def test_which_accounts_have_a_code(iban: str, bic: str | None, is_scanned: bool) -> None:
    """Version 2 asks for the BIC outside the European Economic Area, and SEPA ends somewhere."""
    assert can_be_scanned(account("x", iban, bic)) == is_scanned
    assert in_sepa(iban) == (iban != BRAZILIAN)
    if not is_scanned:
        with pytest.raises(ValueError, match="cannot be scanned"):
            payload(account("x", iban, bic))


@for_any(TEXTS, st.just("") | TEXTS, st.sampled_from([None, "AGRIFRPPXXX"]))
def test_any_name_makes_a_payload_of_the_standard(holder: str, remittance: str, bic: str | None) -> None:
    found = payload(account(holder, IBAN, bic), remittance)
    lines = found.split("\n")
    assert len(found.encode()) <= 331 and 7 <= len(lines) <= 11 and not found.endswith("\n")
    assert lines[:5] == ["BCD", "002", "1", "SCT", bic or ""] and lines[6] == IBAN
    assert len(lines[5]) <= 70 and not any(lines[7:10])
    assert len("".join(lines[10:])) <= 140


@settings(max_examples=25)
@for_any(TEXTS, st.just("") | TEXTS)
def test_an_independent_reader_reads_what_was_written(holder: str, remittance: str) -> None:
    content = payload(account(holder), remittance)
    found = read(content)
    assert found.bytes == content.encode()
    assert found.format == zxingcpp.BarcodeFormat.QRCode and found.ec_level == "M"


def test_long_names_are_cut_and_accents_are_in_one_character() -> None:
    assert payload(account("É" * 80)).split("\n")[5] == "É" * 70
    assert payload(account("e\u0301lan  de\u00a0la\tvie")).split("\n")[5] == "élan de la vie"
    lines = payload(account("𝄞" * 70), "r" * 140).split("\n")
    assert len(lines[5]) == 70 and len(lines[10]) < 10, "the name gives way last"


def test_a_code_that_banks_would_refuse_is_not_drawn() -> None:
    assert drawn("x" * 331)[0] == 13 * 4 + 17 + 8
    with pytest.raises(ValueError, match="version 14"):
        drawn("x" * 332)
