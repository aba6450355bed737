"""What the sites of several generators hold, so that one that leaves something out is found."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

Held = Mapping[str, bytes]
"""A digest of what a page or a file says, by its path."""

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
ATOM = "{http://www.w3.org/2005/Atom}"


def held(output: Path, paths: Iterable[str]) -> Held:
    """What the records at some paths, all lists, the home page, the feed, the sitemap and the JSON say."""
    lists = [path for kind in ("causes", "departements") for path in (output / kind).rglob("index.html")]
    found = [output / "index.html", *lists, *(output / path for path in paths)]
    said = {path.relative_to(output).as_posix(): _page(path) for path in found if path.is_file()}
    files = {"feed": sorted(_feed(output)), "sitemap": sorted(_sitemap(output)), "JSON": _json(output)}
    return {path: _digest(one) for path, one in (said | files).items()}


def differences(one: Held, other: Held) -> list[str]:
    """Sentences about what two sites do not both hold; none when they are equal."""
    changed = sorted(path for path in one.keys() & other.keys() if one[path] != other[path])
    found = {"missing": sorted(one.keys() - other.keys()), "more": sorted(other.keys() - one.keys()), "other": changed}
    return [f"{len(paths):,} {name}: {', '.join(paths[:3])}…" for name, paths in found.items() if paths]


def _digest(value: object) -> bytes:
    return blake2b(repr(value).encode(), digest_size=16).digest()


def _page(path: Path) -> tuple[str, list[str]]:
    """The words of the middle of a page, and where its links lead."""
    text = path.read_text(encoding="utf-8")
    middle = text.partition("<main>")[2].partition("</main>")[0]
    words = " ".join(unescape(re.sub("<[^>]*>", " ", middle)).split())
    return words, re.findall('href="?([^" >]*)', middle)


def _feed(output: Path) -> Iterator[tuple[str, ...]]:
    for entry in ElementTree.parse(output / "feed.xml").iter(f"{ATOM}entry"):
        link = entry.find(f"{ATOM}link")
        assert link is not None, "RFC 4287 wants one"
        yield entry.findtext(f"{ATOM}title", ""), urlsplit(link.get("href", "")).path


def _sitemap(output: Path) -> Iterator[str]:
    """The paths of pages in the sitemap, or in its parts."""
    for path in output.glob("sitemap*.xml"):
        found = (urlsplit(one.text or "").path for one in ElementTree.parse(path).iter(LOC))
        yield from (one for one in found if one.endswith("/"))


def _json(output: Path) -> list[list[tuple[str, object]]]:
    entries = json.loads((output / "entries.json").read_text(encoding="utf-8"))
    return sorted(sorted(entry.items()) for entry in entries)
