"""Chromium checks what is typed as `check` does: a share of what is asked of node, and more addresses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.pages_host import TYPES
from tests.contributing.browser_checks import SCRIPTS, Case, Found, case, examples, question
from tests.contributing.compared_checks import differences

HERE = "https://checks.example.org/"
ASK = """async ({ schemas, cases, english }) => {
  const { check } = await import("/checks.js");
  const { load } = await import("/knowledge.js");
  const { sentence } = await import("/problems.js");
  const knowledge = await load("/known/", "fr");
  for (const { data } of cases) await knowledge.readyFor(data);
  return cases.map(({ schema, data, body, slug }) => {
    knowledge.slug = slug;
    return check(schemas[schema], data, knowledge, body).map((problem) => ({
      ...problem,
      said: { fr: sentence(problem, knowledge.sentences), en: sentence(problem, english) },
    }));
  });
}"""
HOSTS = """xn--bcher-kva.example xn--pokxncvks.org xn--a.org bücher.example BÜCHER.example faß.de ß.org 例え.jp
    пример.рф münchen.de.. a..org -a.org a-.org a_b.org 1.2.3.4 1.2.3 0x7f.1 256.1.1.1 [::1]
    exa%6dple.org exa%20mple.org e%00.org ☃.net 。org a。b.org ０.org \xa8.org ı.org K.org xn--.org
    xn--a-.org co.uk www.co.uk blogspot.com localhost a.b.ck www.ck city.kawasaki.jp a.kawasaki.jp
    github.io a.github.io ex.notatld""".split()


@pytest.fixture
def page(browser: Browser) -> Page:
    page = browser.new_page()
    known = question([])["files"]

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(HERE)
        if name.startswith("known/"):
            route.fulfill(body=json.dumps(known[name.removeprefix("known/")]), content_type=TYPES[".json"])
        elif name:
            route.fulfill(body=(SCRIPTS / name).read_text(encoding="utf-8"), content_type=TYPES[".js"])
        else:
            route.fulfill(body="<!doctype html><title>checks</title>", content_type=TYPES[".html"])

    page.route(f"{HERE}**", answer)
    page.goto(HERE)
    return page


def in_chromium(page: Page, cases: list[Case]) -> Found:
    """The problems of each case, as Chromium finds them."""
    asked = question(cases)
    given: dict[str, Any] = {"schemas": asked["schemas"], "cases": asked["cases"]}
    found: Found = page.evaluate(ASK, {**given, "english": asked["files"]["sentences-en.json"]})
    return found


def test_examples(page: Page) -> None:
    cases = [case(one) for name in ("sixty", "rules") for one in examples(name)]
    assert not differences(cases, lambda several: in_chromium(page, several))


def test_addresses(page: Page) -> None:
    """Names of hosts of every sort, which browsers read by the same rules as `check`."""
    typed = [address.format(host) for host in HOSTS for address in ("https://{}/", "https://www.{}/a?b#c", "http://{}")]
    cases = [Case(rule, {"value": one}) for one in typed for rule in ("web", "site")]
    assert not differences(cases, lambda several: in_chromium(page, several))
