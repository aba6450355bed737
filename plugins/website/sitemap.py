"""The sitemap (sitemaps.org) with the twins of each page, cut at 50,000 addresses, and robots.txt."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from .files import Document, Page
from .site import Site

MOST = 50_000
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(site: Site, pages: Sequence[Mapping[str, str]], most: int = MOST) -> Iterator[Document]:
    """One sitemap, or several and their index.

    `pages` gives for each page its address by language and, as `lastmod`, the day it was edited where that is known.
    """
    parts = [pages[start : start + most] for start in range(0, len(pages), most)] or [[]]
    if len(parts) == 1:
        yield Document("sitemap.xml", _urls(site, parts[0]))
        return
    root = Element(f"{{{SITEMAP}}}sitemapindex")
    for number, part in enumerate(parts, start=1):
        name = f"sitemap-{number}.xml"
        yield Document(name, _urls(site, part))
        SubElement(SubElement(root, f"{{{SITEMAP}}}sitemap"), f"{{{SITEMAP}}}loc").text = site.absolute(name)
    yield Document("sitemap.xml", _bytes(root))


def _urls(site: Site, pages: Sequence[Mapping[str, str]]) -> bytes:
    root = Element(f"{{{SITEMAP}}}urlset")
    for page in pages:
        url = SubElement(root, f"{{{SITEMAP}}}url")
        SubElement(url, f"{{{SITEMAP}}}loc").text = page["loc"]
        if "lastmod" in page:
            SubElement(url, f"{{{SITEMAP}}}lastmod").text = page["lastmod"]
        for language in site.languages:
            if language in page:
                SubElement(url, f"{{{XHTML}}}link", {"rel": "alternate", "hreflang": language, "href": page[language]})
    return _bytes(root)


def _bytes(root: Element) -> bytes:
    register_namespace("", SITEMAP)
    register_namespace("xhtml", XHTML)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def listed(page: Page, edited: date | None) -> dict[str, str]:
    """What the sitemap says of a page."""
    said = {**page.addresses, "loc": page.addresses[page.language]}
    return said | ({"lastmod": edited.isoformat()} if edited else {})


def robots(site: Site) -> Document:
    """Everybody may read everything; the sitemap is there."""
    return Document("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.absolute('sitemap.xml')}\n".encode())
