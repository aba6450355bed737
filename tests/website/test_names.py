"""Links, tables, pictures, landmarks and parts of pages have names that tell them apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from plugins.languages.extraction import messages
from tests.website.built import ROOT, Built
from tests.website.parsed import Element, Page, pages, parse

CONTEXT = {"li", "p", "tr", "dd"}
"""What a link is read in (WCAG 2.4.4, RGAA 6.1): a paragraph, an item, a row."""

LANDMARKS = {"header", "main", "footer", "nav", "section", "form", "aside"}
PLACES = re.compile(
    r"\b(on|to|at|in) the (left|right|side|top|bottom|corner)\b|\b(red|green|blue|round|square) (button|link|box)",
    re.IGNORECASE,
)
"""Words that only those understand who see the screen (WCAG 1.3.3, RGAA 10.9)."""


def name(one: Element, page: Element) -> str:
    """What an element is called: its label, its texts and those of its pictures."""
    if one.get("aria-labelledby"):
        wanted = one.get("aria-labelledby").split()
        return " ".join(" ".join(said(other)) for id in wanted for other in page if other.get("id") == id)
    return one.get("aria-label") or " ".join(said(one))


def said(one: Element) -> Iterator[str]:
    if one.get("aria-hidden") == "true":
        return
    if one.tag == "img":
        yield one.get("alt")
    for child in one.children:
        yield from child.split() if isinstance(child, str) else said(child)


def linked(page: Element) -> dict[tuple[str, str], set[str]]:
    """Where links lead, by their name and what they are read in, the heading before included."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    heading = ""

    def walk(one: Element, around: str) -> None:
        nonlocal heading
        if re.fullmatch("h[1-6]", one.tag):
            heading = " ".join(said(one))
        if one.tag in CONTEXT:
            around += "/" + " ".join(said(one))
        if one.tag == "a" and "href" in one.attributes:
            found[name(one, page), f"{heading}/{around}"].add(one.get("href"))
        for at, child in enumerate(one.children):
            if isinstance(child, Element):
                walk(child, f"{around}/{at}" if one.tag == "tr" else around)  # the header of its column

    walk(page, "")
    return found


def ambiguous(page: Element) -> list[str]:
    return [f"{called!r} leads to {sorted(to)}" for (called, _), to in linked(page).items() if len(to) > 1]


def test_links_of_one_name_lead_to_one_page_or_are_told_apart_by_what_they_stand_in(site_below_repo: Built) -> None:
    found = {path: ambiguous(page.tree) for path, page in pages(site_below_repo).items()}
    assert not {path: problems for path, problems in found.items() if problems}


def test_every_link_and_button_has_a_name(site_below_repo: Built) -> None:
    for path, page in pages(site_below_repo).items():
        body = page.tree.one("body")
        for one in [*body.all("a"), *body.all("button"), *body.all("summary")]:
            assert name(one, page.tree).strip(), f"{path}: {one}"


def test_links_that_cannot_be_told_apart_are_seen() -> None:
    assert ambiguous(parse('<p><a href="/a">source</a> <a href="/b">source</a></p>'))
    assert not ambiguous(parse('<ul><li>A <a href="/a">source</a></li><li>B <a href="/b">source</a></li></ul>'))
    row = '<tr><th>{0}</th><td><a href="/{0}">source</a></td></tr>'
    assert not ambiguous(parse(f"<table>{row.format('a')}{row.format('b')}</table>"))


def landmarks(page: Element) -> list[tuple[str, str]]:
    """The kind and the name of each landmark; a section without a name is none, nor is a header within something."""
    body = page.one("body")
    top = [child for child in body.children if isinstance(child, Element)]
    found = [(one.tag, name_of_landmark(one, page)) for one in body if one.tag in LANDMARKS - {"header", "footer"}]
    return [(tag, said) for tag, said in found if tag not in ("section", "form") or said] + [
        (one.tag, "") for one in top if one.tag in ("header", "footer")
    ]


def name_of_landmark(one: Element, page: Element) -> str:
    labelled = one.get("aria-labelledby") or one.get("aria-label")
    return name(one, page) if labelled else ("search" if one.get("role") == "search" else "")


def test_every_page_has_its_landmarks_and_those_of_a_kind_have_other_names(site_below_repo: Built) -> None:
    for path, page in pages(site_below_repo).items():
        if page.is_redirect:
            continue
        found = landmarks(page.tree)
        assert len(found) == len(set(found)), f"{path}: {sorted(found)}"
        assert {("header", ""), ("main", ""), ("footer", "")} <= set(found), path
        assert all(said for tag, said in found if tag in ("nav", "section")), path


def test_menus_stand_in_the_same_order_on_every_page(site_below_repo: Built) -> None:
    """RGAA 12.2, WCAG 3.2.3: the menus of the top and of the foot, in each language."""
    seen: dict[tuple[str, str], tuple[str, ...]] = {}
    for path, page in pages(site_below_repo).items():
        if page.is_redirect:
            continue
        for tag in ("header", "footer"):
            part = next(one for one in page.tree.one("body").children if isinstance(one, Element) and one.tag == tag)
            links = tuple(
                one.get("href") for one in part.all("a") if not {"hreflang", "data-twin"} & set(one.attributes)
            )
            assert seen.setdefault((page.language, tag), links) == links, path


def test_there_are_several_ways_to_each_page(site_below_repo: Built) -> None:
    """RGAA 12.1, WCAG 2.4.5: menus and a search on every page, and all lists on the page of the search."""
    for path, page in pages(site_below_repo).items():
        if not page.is_redirect:
            menus = [one for one in page.tree.all("nav") if one.get("aria-label")]
            assert len(menus) >= 2 and page.tree.all("a", class_="site-search"), path
    for code in ("fr", "en"):
        search = next(page for page in pages(site_below_repo).values() if page.tree.all("form", class_="search"))
        assert search.tree.all("section", aria_labelledby="browse"), code


def test_tables_have_names_and_headers(site_below_repo: Built) -> None:
    """RGAA 5.4, 5.6, 5.7: a caption or a heading that is named; a header for each column and each row."""
    count = 0
    for path, page in pages(site_below_repo).items():
        prose = [table for text in page.tree.all("div", class_="prose") for table in text.all("table")]
        assert all(table.all("th") for table in prose), path
        for table in page.tree.all("table"):
            count += 1
            if table in prose:
                continue  # somebody's own text, whose tables have headers, and titles if they give them any
            assert table.all("caption") or table.get("aria-labelledby") or table.get("aria-label"), path
            heads = [one for one in table.all("thead") for one in one.all("th")]
            assert heads and all(one.get("scope") == "col" for one in heads), path
            for row in (row for body in table.all("tbody") for row in body.all("tr")):
                cells = [one for one in row.children if isinstance(one, Element)]
                assert len(cells) == len(heads) and cells[0].tag == "th" and cells[0].get("scope") == "row", path
    assert count > 10


def test_pictures_say_what_they_are_or_that_they_adorn(site_below_repo: Built) -> None:
    """RGAA 1.1, 1.2, 1.3: an alternative that is a text and no name of a file, or none, and then out of sight."""
    for path, page in pages(site_below_repo).items():
        for one in page.tree.all("img"):
            assert "alt" in one.attributes and not re.search(r"\.\w{3,4}$", one.get("alt")), f"{path}: {one.attributes}"
        for one in page.tree.one("body").all("svg"):
            named = one.get("role") == "img" and (one.get("aria-label") or one.get("aria-labelledby"))
            assert named or one.get("aria-hidden") == "true" or _is_hidden(page, one), f"{path}: {one.attributes}"


def _is_hidden(page: Page, one: Element) -> bool:
    return any(other.get("aria-hidden") == "true" and one in list(other) for other in page.tree)


def test_lists_hold_items_and_definitions_stand_in_pairs(site_below_repo: Built) -> None:
    """RGAA 9.3."""
    for path, page in pages(site_below_repo).items():
        for one in page.tree:
            inner = {child.tag for child in one.children if isinstance(child, Element)}
            if one.tag in ("ul", "ol"):
                assert inner <= {"li", "template"}, f"{path}: {inner}"
            if one.tag == "dl":
                assert inner <= {"div", "dt", "dd"}, f"{path}: {inner}"


ABSENT = {
    "video": "4.1", "audio": "4.1", "iframe": "2.1", "object": "1.1", "embed": "1.1", "canvas": "1.1", "area": "1.1",
    "marquee": "13.8", "blink": "13.8", "frame": "2.1",
}  # fmt: skip
"""Elements that no page has, and a criterion of RGAA 4.1 that so has nothing to be applied to."""


def test_nothing_plays_frames_or_blinks(site_below_repo: Built) -> None:
    for path, page in pages(site_below_repo).items():
        assert not {one.tag for one in page.tree} & set(ABSENT), path


def test_nothing_is_refreshed_and_nothing_opens_by_itself(site_below_repo: Built) -> None:
    """RGAA 13.1, 13.2. What opens a window says so: only the links to GitHub of the form do."""
    for path, page in pages(site_below_repo).items():
        assert page.is_redirect or not page.tree.all("meta", http_equiv="refresh"), path
        for one in page.tree.all("a"):
            assert not one.get("target") or "data-github" in one.attributes, path


@pytest.mark.parametrize(
    "attribute", ["align", "bgcolor", "border", "color", "style", "onclick", "onfocus", "tabindex"]
)
def test_looks_are_in_style_sheets(site_below_repo: Built, attribute: str) -> None:
    """RGAA 10.1, 7.1; nothing is put before its turn (RGAA 12.8): `tabindex` is -1 alone."""
    for path, page in pages(site_below_repo).items():
        for one in page.tree.one("body"):
            assert attribute not in one.attributes or one.get(attribute) == "-1", f"{path}: {one.tag} {one.attributes}"


def test_our_words_point_to_no_place_on_the_screen() -> None:
    """WCAG 1.3.3, RGAA 10.9: not «the button on the right»."""
    assert PLACES.search("Press the button on the right") and PLACES.search("the green button")
    assert len(english()) > 300 and not [text for text in english() if PLACES.search(text)]


def english() -> set[str]:
    """Every message of the site's pages, in each of its forms."""
    ids = [message.id for message in messages(ROOT)["website"] if message.id]
    return {text for one in ids for text in ([one] if isinstance(one, str) else one)}
