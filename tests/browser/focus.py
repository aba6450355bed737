"""Going through a page by the keyboard: each stop, what it is called, where it leads, and whether one sees it."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

MOST = 600
"""Presses of the tabulator within which any page of the examples has been gone through."""

STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const box = [...one.getClientRects()].find(({ width, height }) => width > 1 && height > 1);
  window.stops ??= [];
  let id = window.stops.indexOf(one);
  if (id < 0) id = window.stops.push(one) - 1;
  const at = box && document.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + box.height / 2);
  return {
    id, tag: one.localName, name: (one.innerText || one.labels?.[0]?.innerText || one.ariaLabel || "").trim(),
    href: one.href ?? "",
    seen: box?.height > innerHeight || Boolean(box && box.top >= -1 && box.bottom <= innerHeight + 1
      && box.left >= -1 && box.right <= innerWidth + 1 && at && (one.contains(at) || at.contains(one))),
  };
}"""
TABBABLE = """() => {
  const named = "a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";
  const shown = (one) => one.checkVisibility({ visibilityProperty: true });
  const stops = [...document.querySelectorAll(named)]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && shown(one))
    .filter((one) => one.type !== "radio" || one.checked
      || ![...document.getElementsByName(one.name)].some((other) => other.checked));
  // A browser stops at what scrolls in itself, too, when nothing in it takes the focus.
  const scrolls = (one) => one.scrollWidth > one.clientWidth && /auto|scroll/.test(getComputedStyle(one).overflowX);
  const scrollers = [...document.querySelectorAll("body *")]
    .filter((one) => shown(one) && scrolls(one) && !stops.some((stop) => one.contains(stop)));
  return stops.length + scrollers.length;
}"""


@dataclass(frozen=True)
class Stop:
    """Where the focus stands: the element's number on this page, what it is, where it leads, whether it is in sight."""

    id: int
    tag: str
    name: str
    href: str
    seen: bool


def press(page: Page, key: str = "Tab") -> Stop | None:
    """Press a key, and say where the focus is then; None when it has left the page."""
    page.keyboard.press(key)
    told = page.evaluate(STOP)
    return Stop(**told) if told else None


def stops(page: Page, key: str = "Tab") -> list[Stop]:
    """Every stop until the focus leaves the page. Raises AssertionError where it never does: a trap."""
    found: list[Stop] = []
    for _ in range(MOST):
        stop = press(page, key)
        if stop is None or (found and stop.id == found[0].id):  # a browser without a frame goes round
            return found
        found.append(stop)
    raise AssertionError(f"the focus never leaves {page.url}: it ends at {found[-1]}")


def tabbable(page: Page) -> int:
    """How many stops a page should have, by its elements."""
    count: int = page.evaluate(TABBABLE)
    return count
