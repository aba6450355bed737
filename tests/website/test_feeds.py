"""A feed a language, valid by the rules of RFC 4287, the same for the same content."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from plugins.website.feeds import LATEST, feed
from tests.website import entries
from tests.website.built import Built
from tests.website.parsed import by_address, pages

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FEEDS = {"fr": "feed.xml", "en": "en/feed.xml"}


def only(parent: Element, name: str) -> Element:
    """The one child of that name: RFC 4287 allows no other number."""
    found = parent.findall(ATOM + name)
    assert len(found) == 1, f"{len(found)} {name} in {parent.tag}"
    return found[0]


def moment(element: Element) -> datetime:
    """A date construct (section 3.3): RFC 3339, with its offset."""
    found = datetime.fromisoformat(element.text or "")
    assert found.tzinfo is not None and "T" in (element.text or "")
    return found


def link(parent: Element, rel: str) -> str:
    """The address of the only link of that relation; none may say `alternate` of one type twice (4.1.1)."""
    found = [one.get("href") or "" for one in parent.findall(f"{ATOM}link") if one.get("rel", "alternate") == rel]
    assert len(found) == 1
    return found[0]


def text(element: Element) -> str:
    """A text construct (3.1): text or html here, never with children, and never markup."""
    assert element.get("type", "text") in ("text", "html") and not list(element)
    return (element.text or "").strip()


@pytest.mark.parametrize("language", FEEDS)
def test_the_feed_is_valid(site: Built, language: str) -> None:
    root = ElementTree.parse(site.output / FEEDS[language]).getroot()
    home = f"{site.url}/" if language == "fr" else f"{site.url}/en/"
    assert root.tag == f"{ATOM}feed" and root.get(LANG) == language
    assert only(root, "id").text == home and link(root, "alternate") == home
    assert link(root, "self") == f"{site.url}/{FEEDS[language]}"
    assert text(only(root, "title")) == "Élan"
    assert only(only(root, "author"), "name").text, "each entry then needs no author of its own (4.1.1)"
    found = root.findall(f"{ATOM}entry")
    assert moment(only(root, "updated")) == max(moment(only(one, "updated")) for one in found)
    assert 0 < len(found) <= LATEST


@pytest.mark.parametrize("language", FEEDS)
def test_each_entry_is_valid_and_leads_to_its_page(site: Built, language: str) -> None:
    found = ElementTree.parse(site.output / FEEDS[language]).getroot().findall(f"{ATOM}entry")
    ids = [only(one, "id").text for one in found]
    assert len(set(ids)) == len(ids)
    for one in found:
        page = by_address(site)[link(one, "alternate")]
        assert page.language == language and not page.is_redirect
        assert text(only(one, "title")) == page.tree.one("h1").text
        assert text(only(one, "summary")) == page.meta("description")
        published, updated = moment(only(one, "published")), moment(only(one, "updated"))
        assert published <= updated and updated.date() <= date(2026, 11, 20)


@pytest.mark.skipif(not shutil.which("git"), reason="without git no day is known")
def test_what_was_edited_last_comes_first(site_root: Built) -> None:
    found = ElementTree.parse(site_root.output / "feed.xml").getroot().findall(f"{ATOM}entry")
    days = [moment(only(one, "updated")).date() for one in found]
    assert days == sorted(days, reverse=True)
    for one, day in zip(found, days, strict=True):
        edited_later = "/associations/" in link(one, "alternate")
        assert day == (date(2026, 11, 1) if edited_later else date(2026, 10, 1))
    assert len(set(days)) == 2


def test_every_page_announces_the_feed_of_its_language(site: Built) -> None:
    for page in pages(site).values():
        if not page.is_redirect:
            announced = page.tree.one("link", type="application/atom+xml").get("href")
            assert announced == site.base + FEEDS[page.language]


def test_an_empty_directory_has_a_valid_feed(tmp_path: Path) -> None:
    (document,) = feed(entries.scenes(entries.lay(tmp_path, {}))["fr"])
    root = ElementTree.fromstring(document.content)
    assert not root.findall(f"{ATOM}entry")
    assert moment(only(root, "updated")).date() == date(2026, 11, 20)


def test_the_feed_is_the_same_for_the_same_content(tmp_path: Path) -> None:
    written = {**entries.minimal("Peu"), **entries.full("Beaucoup")}
    content = entries.lay(tmp_path, written)
    days = {f"content/{path}": date(2026, 1, 1) for path in written}
    one, other = (list(feed(entries.scenes(content, dict(order))["en"])) for order in (days, reversed(days.items())))
    assert one == other
    addresses = [link(item, "alternate") for item in ElementTree.fromstring(one[0].content).findall(f"{ATOM}entry")]
    assert addresses == sorted(addresses, key=lambda address: address.split("/")[-2]), "equals by their slug"
