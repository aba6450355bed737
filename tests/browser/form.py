"""The form that adds or corrects an entry, as somebody uses it who has a keyboard alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from plugins.catalogue.checking import Checked
from plugins.languages.language import Language
from tests.browser.pages_host import Visit
from tests.website import entries
from tests.website.built import DIRECTORY, ROOT, TODAY

PATHS = {"fr": "contribuer/", "en": "en/contribute/"}
MOST = 150
"""Presses of the tabulator within which anything of a form is reached."""

NAME = """() => {
  const one = document.activeElement;
  return (one.labels?.[0] ?? one).innerText.replace(/\\s+/g, " ").trim();
}"""


def opened(here: Visit, query: str, language: str = "fr") -> Page:
    """The form at a query of its address, once it is ready, on the day of the examples."""
    here.page.clock.set_fixed_time(f"{TODAY}T12:00:00")
    here.go(f"{PATHS[language]}?{query}")
    here.page.locator("[data-ready]").wait_for()
    return here.page


@dataclass
class Keyboard:
    """Somebody who reads labels and presses keys."""

    page: Page
    language: Language

    @classmethod
    def at(cls, page: Page, code: str) -> Keyboard:
        return cls(page, Language(code, ROOT / "theme" / "translations"))

    def say(self, message: str) -> str:
        return self.language.gettext(message)

    def reach(self, message: str) -> None:
        """Press the tabulator until the focus is on what begins with that name."""
        wanted = " ".join(self.say(message).split())
        for _ in range(MOST):
            self.page.keyboard.press("Tab")
            if str(self.page.evaluate(NAME)).startswith(wanted):
                return
        raise AssertionError(f"{wanted} is never reached")

    def write(self, message: str, text: str) -> None:
        self.reach(message)
        self.page.keyboard.type(text)

    def choose(self, message: str, option: str) -> None:
        self.reach(message)
        self.pick(option)

    def pick(self, option: str) -> None:
        """Type the beginning of an option of the list that has the focus, as far as there are keys for its letters."""
        wanted = self.say(option)
        wanted = wanted[:1].upper() + wanted[1:]
        self.page.keyboard.type("".join(takewhile(str.isascii, wanted)))
        assert self.page.evaluate("document.activeElement.selectedOptions[0].text") == wanted

    def press(self, message: str) -> None:
        self.reach(message)
        self.page.keyboard.press("Enter")

    def tick(self, label: str) -> None:
        self.reach(label)
        self.page.keyboard.press("Space")
        assert self.page.evaluate("document.activeElement.checked")


def proposed(page: Page) -> tuple[str, str]:
    """The name and the text of the file that the link to GitHub proposes, once it does."""
    link = page.locator("[data-way=new] [data-github]")
    expect(link).to_be_visible()
    address = urlsplit(link.get_attribute("href") or "")
    given = parse_qs(address.query)
    assert address.netloc == "github.com" and address.path.startswith("/elan-annuaire/elan/new/main/content/")
    return f"{address.path.split('/')[-1]}/{given['filename'][0]}", given["value"][0]


def checked(folder: Path, name: str, text: str) -> Checked:
    """The directory of examples with one file more, or another text in one, read and checked."""
    content = folder / "content"
    shutil.copytree(DIRECTORY, content, dirs_exist_ok=True)
    (content / name).write_text(text, encoding="utf-8", newline="")
    return entries.checked(content)


Steps = Callable[[Keyboard], None]


def submit(page: Page) -> None:
    page.locator("[data-ask]").click()
