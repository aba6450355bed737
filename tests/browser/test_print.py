"""A page on paper: what matters is there, black on white and whole; what is pressed or followed on a screen is not."""

from __future__ import annotations

import re
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from plugins.giving.transfer import payload
from tests.browser.conftest import Visits
from tests.browser.kinds import kinds, longest
from tests.browser.pages_host import Visit
from tests.browser.test_transfer_code import PATH, transfer
from tests.website.built import Built

A4 = (595, 842)
"""Width and height in points."""

SHADES = """() => [...document.querySelectorAll("body, main *")].filter(one => one.checkVisibility()).flatMap(one => {
  const { color, backgroundColor } = getComputedStyle(one);
  const dark = color.match(/\\d+/g).slice(0, 3).every(part => part < 128);
  const white = ["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(backgroundColor);
  return dark && white ? [] : [`${one.tagName}.${one.className}: ${color} on ${backgroundColor}`];
})"""
UNSAID = """() => [...document.querySelectorAll("main a[href^=http]")].filter(one =>
  one.checkVisibility() && getComputedStyle(one, "::after").content !== `" (${one.getAttribute("href")})"`
).map(one => one.href)"""
PRESSED = "header nav, footer, form, .crumbs, .pagination, .copy, .share, .calculator, input, select"


def sheets(here: Visit, path: str) -> pypdfium2.PdfDocument:
    """A page as it would come out of a printer that has A4 paper."""
    here.go(path)
    found = pypdfium2.PdfDocument(here.page.pdf(format="A4", prefer_css_page_size=True))
    assert {tuple(map(round, sheet.get_size())) for sheet in found} == {A4}
    return found


def text(found: pypdfium2.PdfDocument) -> str:
    """All that is printed, with one space for each stretch of spaces and ends of lines."""
    return re.sub(r"\s+", " ", " ".join(sheet.get_textpage().get_text_bounded() for sheet in found))


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_record_on_paper_says_what_matters(visit: Visits, site_below_repo: Built, colours: Any) -> None:
    here = visit(javascript=False)
    here.page.emulate_media(color_scheme=colours)
    here.go(PATH)
    shown = [here.page.locator(one).first.inner_text() for one in ("h1", ".lead", ".trust li", ".iban", ".give h2")]
    said = text(sheets(here, PATH))
    whole = said.replace(" ", "")
    for one in [*shown, f"{site_below_repo.url}/{PATH.removesuffix('index.html')}", "20 novembre 2026"]:
        assert re.sub(r"\s", "", one) in whole, one
    for one in ("Aller au contenu", "Copier le numéro de compte", "Partager cette page", "Corriger cette fiche"):
        assert one not in said


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_transfer_code_is_read_from_the_paper(visit: Visits, colours: Any) -> None:
    """Whole, on one sheet, at the resolution of an ordinary printer."""
    here = visit(javascript=False)
    here.page.emulate_media(color_scheme=colours)
    read = [
        code.bytes.decode()
        for sheet in sheets(here, PATH)
        for code in zxingcpp.read_barcodes(sheet.render(scale=150 / 72).to_pil())
    ]
    assert read == [payload(transfer())]


def test_what_is_folded_away_is_printed(visit: Visits) -> None:
    """The sources, above all. This browser knows ::details-content; others print what was opened."""
    here = visit(javascript=False)
    here.go("associations/toits-partages/index.html")
    here.page.emulate_media(media="print")
    assert here.page.locator("details .fee, .who details li").first.is_visible()


def test_every_kind_of_page_is_ink_on_white_with_its_addresses(visit: Visits, site_below_repo: Built) -> None:
    """Whoever prefers a dark screen has white paper."""
    here = visit()
    here.page.emulate_media(media="print", color_scheme="dark")
    wrong = []
    for path in sorted(longest(site_below_repo).values()):
        here.go(path)
        wrong += [f"{path}: {one}" for one in here.page.evaluate(SHADES) + here.page.evaluate(UNSAID)]
        wrong += [f"{path}: {one}" for one in here.page.locator(PRESSED).locator("visible=true").all_inner_texts()]
    assert not wrong, "\n".join(wrong[:20])
    here.missing[:] = [url for url in here.missing if not url.endswith("/404.html")]


def test_a_list_prints_as_a_list(visit: Visits) -> None:
    """One below the other, none cut in two."""
    here = visit(javascript=False)
    path = kinds()["fr kind list.html"][0]
    here.go(path)
    here.page.emulate_media(media="print")
    lefts = "all => all.map(one => [one.getBoundingClientRect().left, getComputedStyle(one).breakInside])"
    found = here.page.locator(".card").evaluate_all(lefts)
    assert len(found) > 10
    assert len({left for left, _ in found}) == 1
    assert {rule for _, rule in found} == {"avoid"}
