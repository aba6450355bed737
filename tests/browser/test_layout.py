"""Every kind of page fits its window, complains of nothing, and asks nobody else."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visits
from tests.browser.kinds import kinds, longest, shortest
from tests.browser.pages_host import Visit
from tests.website.built import Built
from tests.website.parsed import pages

WIDTHS = (320, 360, 768, 1280)
OVERFLOW = """() => {
  const wide = document.documentElement.scrollWidth, window = document.documentElement.clientWidth;
  if (wide <= window) return [];
  return [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > window + 0.5)
    .slice(0, 5).map(one => `<${one.tagName.toLowerCase()} class="${one.className}"> ${one.textContent.slice(0, 40)}`)
    .concat([`${wide} > ${window}`]);
}"""
STYLED = "getComputedStyle(document.querySelector('main')).maxInlineSize !== 'none' || document.fonts.size > 0"


def too_wide(here: Visit, path: str) -> list[str]:
    """What leaves the window to the right, at each width."""
    here.go(path)
    found = []
    for width in WIDTHS:
        here.page.set_viewport_size({"width": width, "height": 900})
        found += [f"{path} at {width}: {one}" for one in here.page.evaluate(OVERFLOW)]
    return found


def check(visit: Visits, paths: set[str]) -> None:
    here = visit()
    found = [problem for path in sorted(paths) for problem in too_wide(here, path)]
    assert not found, "\n".join(found)
    assert here.page.evaluate(STYLED)
    assert not here.elsewhere and not here.wrong
    here.missing[:] = [url for url in here.missing if not url.endswith("/404.html")]


def test_there_are_all_kinds() -> None:
    assert len(kinds()) > 30
    assert {kind.split()[0] for kind in kinds()} == {"fr", "en"}


@pytest.mark.parametrize("part", range(2))
def test_every_kind_of_page_fits_its_window(visit: Visits, site_below_repo: Built, part: int) -> None:
    """In French, whose words are longer; both languages in the long run."""
    paths = [path for kind, path in sorted(longest(site_below_repo).items()) if kind.startswith("fr")]
    assert len(paths) > 15
    check(visit, set(paths[part::2]))


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr", "en"])
def test_long_and_short_pages_of_every_kind_fit(visit: Visits, site_root: Built, language: str) -> None:
    found = [*longest(site_root).items(), *shortest(site_root).items()]
    here = {path for kind, path in found if kind.startswith(language)}
    for kind, paths in kinds().items():
        here |= set(paths[:3]) if kind.startswith(language) else set()
    check(lambda: visit(site_root), here)


def test_what_is_too_wide_is_seen(visit: Visits) -> None:
    here = visit()
    here.go("index.html")
    here.page.evaluate("document.querySelector('main h2').style.width = '900px'")
    here.page.set_viewport_size({"width": 320, "height": 900})
    assert any("<h2" in one for one in here.page.evaluate(OVERFLOW))


ENTRY = "h1, .lead, .crumbs__list span, .card__title a, .card__summary, .button span, .facts dd, .prose p, .trust li"


@pytest.mark.parametrize("path", ["associations/toits-partages/index.html", "associations/index.html"])
def test_a_word_that_never_ends_is_broken(visit: Visits, path: str) -> None:
    """Wherever the words of an entry stand: a host may have 63 letters, a name 160."""
    here = visit(width=320)
    here.go(path)
    script = "(all, text) => all.forEach(one => { one.textContent = text })"
    here.page.locator(ENTRY).evaluate_all(script, "anticonstitutionnellement" * 6)
    assert here.page.evaluate(OVERFLOW) == []


def test_the_policy_stops_what_is_not_ours(visit: Visits) -> None:
    """And a visit hears of it: that it hears nothing elsewhere means something."""
    here = visit()
    here.go("index.html")
    here.page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
    }""")
    assert here.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in line for line in here.wrong)
    here.wrong.clear()


def test_nothing_is_kept_on_the_visitor_s_computer(visit: Visits, site_below_repo: Built) -> None:
    here = visit()
    for path in ("index.html", "en/index.html", next(path for path in pages(site_below_repo) if "toits" in path)):
        here.go(path)
    assert here.context.cookies() == []
    assert here.page.evaluate("localStorage.length + sessionStorage.length") == 0
