"""Pages of a built site, taken apart: elements, texts, links, identifiers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tests.website.built import Built

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "cite", "background", "ping", "manifest"}


@dataclass(eq=False)
class Element:
    """One element, its attributes, and what it holds in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """Itself and every element below it, in document order."""
        return iter(self._below)

    @cached_property
    def _below(self) -> list[Element]:
        found: list[Element] = []
        ahead: list[Element] = [self]
        while ahead:
            found.append(ahead.pop())
            ahead += [child for child in reversed(found[-1].children) if isinstance(child, Element)]
        return found

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every element below with that tag and those attributes; `class_` is one class of several."""
        wanted = attributes.pop("class_", None)
        return [
            one
            for one in self
            if one.tag == tag
            and all(one.get(name.replace("_", "-")) == value for name, value in attributes.items())
            and (wanted is None or wanted in one.get("class", "").split())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only element with that tag and those attributes."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} <{tag}> with {attributes}"
        return found[0]

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    @property
    def text(self) -> str:
        """All of its text, spaces made one."""
        return " ".join(self._text().split())

    def _text(self) -> str:
        return "".join(child if isinstance(child, str) else child._text() for child in self.children)


class _Builder(HTMLParser):
    """Elements in each other. What is not well nested is an error: the pages of this site leave nothing to guess."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = Element("")
        self.open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> ends <{self.open[-1].tag}> at {self.getpos()}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Element:
    """The document as a tree. Raises AssertionError when it is not well nested."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.open == [builder.top], f"<{builder.open[-1].tag}> has no end"
    return builder.top


@dataclass(eq=False)
class Page:
    """One HTML file of a site."""

    site: Built
    path: str

    @cached_property
    def tree(self) -> Element:
        return parse((self.site.output / self.path).read_text(encoding="utf-8"))

    @property
    def url(self) -> str:
        """The address where it is found."""
        return f"{self.site.url}/{self.path.removesuffix('index.html')}"

    @property
    def language(self) -> str:
        return self.tree.one("html").get("lang")

    @cached_property
    def is_redirect(self) -> bool:
        return bool(self.tree.all("meta", http_equiv="refresh"))

    @cached_property
    def is_indexed(self) -> bool:
        """Whether it is for search engines: neither the 404 nor a redirect."""
        return not self.tree.all("meta", name="robots")

    @property
    def title(self) -> str:
        return self.tree.one("head").one("title").text

    @cached_property
    def ids(self) -> list[str]:
        return [one.get("id") for one in self.tree if "id" in one.attributes]

    @cached_property
    def links(self) -> list[str]:
        """The whole address of everything that it leads to or loads."""
        return [urljoin(self.url, value) for value in self._addresses()]

    def _addresses(self) -> Iterator[str]:
        for one in self.tree:
            yield from (value for name, value in one.attributes.items() if name in ADDRESSES)
            yield from (part.split()[0] for part in one.get("srcset").split(",") if part.strip())
            if one.tag == "meta" and one.get("http-equiv") == "refresh":
                yield one.get("content").partition("url=")[2]

    def meta(self, name: str) -> str:
        """The content of a meta element by its name, or of an Open Graph one by its property."""
        kind = "property" if name.startswith("og:") else "name"
        return self.tree.one("meta", **{kind: name}).get("content")

    def alternates(self) -> Mapping[str, str]:
        """The address of this page in each language."""
        found = self.tree.all("link", rel="alternate")
        return {one.get("hreflang"): one.get("href") for one in found if "hreflang" in one.attributes}

    def structured(self) -> list[Any]:
        """What it says in JSON-LD."""
        return [json.loads(one.text) for one in self.tree.all("script", type="application/ld+json")]


@cache
def pages(site: Built) -> dict[str, Page]:
    """Every HTML file of a site by its path, parsed once a process, when it is asked for."""
    found = sorted(site.output.rglob("*.html"))
    paths = [path.relative_to(site.output).as_posix() for path in found]
    return {path: Page(site, path) for path in paths}


def indexed(site: Built) -> list[Page]:
    """Every page that is for search engines."""
    return [page for page in pages(site).values() if page.is_indexed]


@cache
def by_address(site: Built) -> dict[str, Page]:
    """Every HTML file of a site by its address."""
    return {page.url: page for page in pages(site).values()}


def file_of(site: Built, address: str) -> str | None:
    """The path of the file that answers an address of the site, below its output; None when nothing does."""
    path = unquote(urlsplit(urldefrag(address)[0]).path)
    if not path.startswith(site.base):
        return None
    name = path.removeprefix(site.base)
    name += "index.html" if not name or name.endswith("/") else ""
    return name if (site.output / name).is_file() else None
