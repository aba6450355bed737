"""What a web site says of an entry, in a file or by a link: that it leads where the organisation wants."""

import json
from collections.abc import Collection
from html.parser import HTMLParser

from ...languages.messages import N_
from .visiting import NotProved

HIDDEN = frozenset("iframe noembed noframes noscript plaintext template textarea title xmp".split())
"""Elements whose content browsers do not show as a part of the page."""

FORM = {"elan": int, "entry": str, "fingerprint": str}


def claim(slug: str, fingerprint: str) -> str:
    """What a site serves to say that an entry leads where it should."""
    return json.dumps({"elan": 1, "entry": slug, "fingerprint": fingerprint})


def check_file(address: str, body: bytes, slug: str, fingerprint: str) -> None:
    """Raises NotProved unless a file names an entry as it is: an object as `claim` gives it, or a list of them."""
    known = dict(_claims(address, body))
    if slug not in known:
        raise NotProved(N_("{address} does not name the entry {slug}"), address=address, slug=slug)
    if known[slug] != fingerprint:
        message = N_("{address} names {slug} with the fingerprint {found}, which is not that of the entry as it is")
        raise NotProved(message, address=address, slug=slug, found=known[slug])


def _claims(address: str, body: bytes) -> list[tuple[str, str]]:
    """The entries that a file names, each with its fingerprint."""
    try:
        found = json.loads(body.decode("utf-8-sig"), object_pairs_hook=_object)
    except (ValueError, RecursionError):
        raise NotProved(N_("{address} is no JSON, or has a key twice"), address=address) from None
    claims: list[tuple[str, str]] = []
    for one in found if isinstance(found, list) else [found]:
        if not isinstance(one, dict) or {name: type(value) for name, value in one.items()} != FORM or one["elan"] != 1:
            raise NotProved(
                N_('{address} is not of the form {{"elan": 1, "entry": …, "fingerprint": …}}'), address=address
            )
        claims.append((one["entry"], one["fingerprint"]))
    if len(dict(claims)) < len(claims):
        raise NotProved(N_("{address} names an entry twice"), address=address)
    return claims


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def link(page: str, fingerprint: str) -> str:
    """The address that a site links to: the entry's page, and its fingerprint, so that an old link proves nothing."""
    return f"{page}#{fingerprint}"


def check_page(address: str, body: bytes, pages: Collection[str], fingerprint: str) -> None:
    """Raises NotProved unless a page has a link rel=me to one of the entry's pages with its fingerprint."""
    parser = _Links()
    parser.feed(body.decode("utf-8", "replace"))
    parser.close()
    if any(link(page, fingerprint) in parser.found for page in pages):
        return
    if any(one.partition("#")[0] in pages for one in parser.found):
        message = N_("{address} links to the entry without its fingerprint, or with that of the entry as it was")
        raise NotProved(message, address=address)
    raise NotProved(N_('{address} has no link rel="me" to the page of the entry'), address=address)


class _Links(HTMLParser):
    """Where the links with rel=me of a page lead, of those that stand in it and not in a comment or a script."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._hidden: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden is None and tag in HIDDEN:
            self._hidden = tag
        first = dict(reversed(attrs))
        if self._hidden is None and tag in ("a", "link") and "me" in (first.get("rel") or "").lower().split():
            self.found.add(first.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = None
