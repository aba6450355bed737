"""What every page has: its title, its twin, its place in the site, and nothing that runs or comes from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.website.built import Built
from tests.website.parsed import Element, Page, by_address, indexed, pages

LANGUAGES = ("fr", "en")
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
PROPERTIES = {
    "NGO": "name alternateName description url address foundingDate identifier logo",
    "Organization": "name alternateName description url address foundingDate identifier logo",
    "Project": "name alternateName description url address parentOrganization logo",
    "Event": "name alternateName description url startDate endDate location organizer eventAttendanceMode",
    "Place": "name address",
    "VirtualLocation": "url",
    "PostalAddress": "addressLocality addressCountry postalCode addressRegion",
    "PropertyValue": "propertyID value",
    "BreadcrumbList": "itemListElement",
    "ListItem": "position name item",
    "WebSite": "name url inLanguage publisher",
}
"""Types of schema.org, and those of their properties that may stand here (schema.org, version 29)."""


def test_titles_are_unique_in_a_language(site: Built) -> None:
    counted = Counter((page.language, page.title) for page in indexed(site))
    assert counted and not [title for title, times in counted.items() if times > 1]


def test_pages_are_numerous_and_in_both_languages(site: Built) -> None:
    counted = Counter(page.language for page in indexed(site))
    assert counted["fr"] == counted["en"] > 100


def test_the_folder_tells_the_language(site: Built) -> None:
    for page in pages(site).values():
        assert (page.language == "en") == page.path.startswith("en/"), page.path


def test_each_page_has_one_h1_and_no_level_is_skipped(site: Built) -> None:
    for page in pages(site).values():
        levels = [int(one.tag[1]) for one in page.tree if re.fullmatch("h[1-6]", one.tag)]
        assert page.is_redirect or levels[0] == 1, page.path
        assert levels.count(1) == (0 if page.is_redirect else 1), page.path
        deeper = [(one, two) for one, two in pairwise(levels) if two > one + 1]
        assert not deeper, f"{page.path}: {deeper}"


def test_identifiers_are_unique_and_those_named_exist(site: Built) -> None:
    for page in pages(site).values():
        assert len(page.ids) == len(set(page.ids)), f"{page.path}: {Counter(page.ids).most_common(2)}"
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            named = {id for one in page.tree for id in one.get(name).split()}
            assert named <= set(page.ids), f"{page.path}: {named - set(page.ids)}"


def test_canonical_and_open_graph(site: Built) -> None:
    for page in indexed(site):
        assert page.tree.one("link", rel="canonical").get("href") == page.url
        assert page.meta("og:url") == page.url
        assert page.meta("og:title") and page.meta("og:site_name") == "Élan" and page.meta("og:type") == "website"
        assert re.fullmatch(rf"{page.language}_[A-Z]{{2}}", page.meta("og:locale")), page.meta("og:locale")
        assert page.meta("og:description") == page.meta("description") != ""


def test_hreflang_goes_both_ways(site: Built) -> None:
    known = by_address(site)
    for page in indexed(site):
        twins = page.alternates()
        assert set(twins) == {*LANGUAGES, "x-default"}, page.path
        assert twins[page.language] == page.url
        assert twins["x-default"] == twins["fr"]
        for language in LANGUAGES:
            assert known[twins[language]].language == language
            assert known[twins[language]].alternates() == twins, page.path


def test_the_language_switch_stays_on_the_page(site: Built) -> None:
    for page in indexed(site):
        switch = page.tree.one("nav", class_="site-languages").all("a")
        assert [one.get("hreflang") for one in switch] == [one for one in LANGUAGES if one != page.language]
        for one in switch:
            assert "https://example.org" + one.get("href") == page.alternates()[one.get("hreflang")], page.path
            assert one.get("lang") == one.get("hreflang")


def test_breadcrumbs(site: Built) -> None:
    for page in indexed(site):
        if page.path in ("index.html", "en/index.html"):
            assert not page.tree.all("nav", class_="crumbs")
            continue
        steps = page.tree.one("nav", class_="crumbs").all("li")
        links = [step.all("a") for step in steps]
        home = "/en/" if page.language == "en" else "/"
        assert len(steps) >= 2 and [one.get("href") for one in links[0]] == [site.base[:-1] + home], page.path
        assert all(links[:-1]) and not links[-1] and steps[-1].one("span", aria_current="page").text, page.path


def test_the_menu_says_where_one_is(site: Built) -> None:
    for page in indexed(site):
        menu = page.tree.one("nav", class_="site-menu")
        here = [(one.get("href"), one.get("aria-current")) for one in menu.all("a") if "aria-current" in one.attributes]
        assert len(here) <= 1, page.path
        for address, kind in here:
            path = urlsplit(page.url).path
            assert path.startswith(address) and (kind == "page") == (path == address), page.path


def types_of(data: Any) -> list[str]:
    """Every type in some JSON-LD. Raises AssertionError for a type or a property that does not exist."""
    if isinstance(data, list):
        return [type for one in data for type in types_of(one)]
    if not isinstance(data, dict):
        return []
    kind = data["@type"]
    assert kind in PROPERTIES, kind
    unknown = {name for name in data if not name.startswith("@")} - set(PROPERTIES[kind].split())
    assert not unknown, f"{kind}: {unknown}"
    assert all(value not in (None, "", [], {}) for value in data.values()), data
    return [kind, *(type for value in data.values() for type in types_of(value))]


def test_json_ld_is_of_schema_org(site: Built) -> None:
    seen: Counter[str] = Counter()
    for page in pages(site).values():
        for data in page.structured():
            assert data["@context"] == "https://schema.org"
            seen.update(types_of(data))
    assert {"NGO", "Organization", "Project", "Event", "PostalAddress"} <= seen.keys()


def test_a_type_that_does_not_exist_is_seen() -> None:
    with pytest.raises(AssertionError, match="VolunteerAction"):
        types_of({"@type": "NGO", "name": [{"@type": "VolunteerAction"}]})
    with pytest.raises(AssertionError, match="nonprofitType"):
        types_of({"@type": "NGO", "nonprofitType": "x"})


def active(page: Page) -> list[str]:
    """Everything of a page that could run, look, or come from elsewhere against its policy."""
    found = [f"on*: <{one.tag} {name}>" for one in page.tree for name in one.attributes if name.startswith("on")]
    found += [f"style=: <{one.tag}>" for one in page.tree if "style" in one.attributes]
    found += [f"<{one.tag}>" for one in page.tree if one.tag in ("style", "base", "iframe", "object", "embed")]
    forms = page.tree.all("form")
    found += ["form" for one in forms if not (is_search(one) or "data-form" in one.attributes) or not is_own(one)]
    found += [f"script: {one.text[:40]}" for one in page.tree.all("script") if runs_inline(one)]
    found += [f"javascript: {link}" for link in page.links if not link.startswith(("https:", "http:", "mailto:"))]
    return found + [f"from elsewhere: {link}" for link in loaded(page) if not link.startswith("/")]


def is_search(form: Element) -> bool:
    return form.get("role") == "search"


def is_own(form: Element) -> bool:
    """Whether a form leads to a page of this site."""
    return bool(re.match(r"/(?!/)", form.get("action")))


def runs_inline(script: Element) -> bool:
    return "src" not in script.attributes and script.get("type") not in ("application/ld+json", "application/json")


def loaded(page: Page) -> list[str]:
    """The addresses of what a browser loads to show the page, as they are written."""
    found = [one.get("src") for one in page.tree if "src" in one.attributes]
    found += [part.split()[0] for one in page.tree for part in one.get("srcset").split(",") if part.strip()]
    rels = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch", "apple-touch-icon"}
    return found + [one.get("href") for one in page.tree.all("link") if rels & set(one.get("rel").split())]


def test_the_policy_stands_first_on_every_page(site: Built) -> None:
    for page in pages(site).values():
        metas = page.tree.one("head").all("meta")
        assert metas[0].get("charset") == "utf-8", page.path
        assert metas[1].get("http-equiv") == "Content-Security-Policy", page.path
        assert metas[1].get("content").startswith(POLICY), page.path
        assert "unsafe" not in metas[1].get("content") and "*" not in metas[1].get("content")


def test_nothing_runs_and_nothing_comes_from_elsewhere(site: Built) -> None:
    problems = {page.path: found for page in pages(site).values() if (found := active(page))}
    assert not problems
    assert all(loaded(page) for page in indexed(site)), "nothing was looked at"


def test_every_page_can_be_read_by_ear_and_by_keyboard(site: Built) -> None:
    for page in pages(site).values():
        if page.is_redirect:
            continue
        body = page.tree.one("body")
        first = next(one for one in body if one.tag in ("a", "button", "input", "select", "summary"))
        assert first.get("href") == "#main" and page.tree.one("main").get("id") == "main", page.path
        assert page.tree.one("header", class_="site-header") and page.tree.one("footer", class_="site-footer")
        unnamed = [one.get("href") for one in body.all("a") if not one.text and not one.get("aria-label")]
        assert not unnamed, f"{page.path}: {unnamed}"
        labels = [one.get("aria-label") or one.get("aria-labelledby") for one in body.all("nav")]
        assert all(labels) and len(labels) == len(set(labels)), f"{page.path}: {labels}"
        assert all("alt" in one.attributes for one in body.all("img")), page.path
        assert not [one for one in page.tree if one.get("tabindex", "0") not in ("0", "-1")], page.path


def test_aliases_lead_to_their_records(site: Built) -> None:
    redirects = [page for page in pages(site).values() if page.is_redirect]
    assert redirects and {page.language for page in redirects} == set(LANGUAGES)
    for page in redirects:
        wait, _, target = page.tree.one("meta", http_equiv="refresh").get("content").partition("; url=")
        found = by_address(site)[target]
        assert wait == "0" and found.language == page.language and not found.is_redirect
        assert page.tree.one("link", rel="canonical").get("href") == target
        assert page.tree.one("body").one("a").get("href") == target
        assert page.meta("robots") == "noindex"


def test_the_page_of_errors(site: Built) -> None:
    page = pages(site)["404.html"]
    assert page.meta("robots") == "noindex" and not page.alternates()
    links = {one.get("href") for one in page.tree.one("main").all("a")}
    assert {site.base, f"{site.base}en/"} <= links
    assert page.tree.one("main").all("div", lang="en"), "it speaks the other language too"
    assert set(pages(site)) & {"en/404.html"} == set(), "GitHub Pages knows one only"
