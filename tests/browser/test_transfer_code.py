"""The code of a bank transfer as it stands on a page, and the button that copies the IBAN."""

from __future__ import annotations

import io
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from plugins.catalogue.kinds.giving import BankTransfer
from plugins.giving.transfer import payload
from tests.browser.conftest import Visits
from tests.giving.make_cases import PAGE, page

PATH = f"associations/{PAGE}/index.html"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_code_of_the_page_is_read_by_an_independent_reader(visit: Visits, colours: Any, width: int) -> None:
    here = visit(javascript=False, width=width)
    here.page.emulate_media(color_scheme=colours)
    here.go(PATH)
    assert read(here.page) == payload(transfer())
    here.page.emulate_media(media="print")
    assert read(here.page) == payload(transfer()), "on paper too"


def transfer() -> Any:
    return next(channel.transfer for channel, _ in page() if isinstance(channel, BankTransfer))


def read(page: Page) -> str:
    picture = Image.open(io.BytesIO(page.locator(".transfer__code svg").screenshot()))
    (found,) = zxingcpp.read_barcodes(picture)
    return found.bytes.decode()


def test_the_iban_is_copied(visit: Visits) -> None:
    here = visit()
    here.context.grant_permissions(["clipboard-read", "clipboard-write"])
    here.go(PATH)
    button = here.page.locator(".transfer .copy")
    expect(button).to_be_visible()
    button.click()
    expect(here.page.locator(".transfer .copy + [role=status]")).to_have_text("Copié")
    assert here.page.evaluate("navigator.clipboard.readText()") == transfer().iban
    expect(here.page.locator(".iban")).to_have_text("BE68 5390 0754 7034")
