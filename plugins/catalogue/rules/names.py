"""Names that are addresses: slugs, aliases, text pages; each belongs to one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..catalogue import Catalogue, FiledPage
from ..kinds import KINDS
from .finding import Finding, finding

RESERVED = {"a-z", "page", "flux", "feed", "passes", "past", "comparer", "compare", "index", "recherche", "search"}
"""Slugs that are addresses of lists."""


def slugs(catalogue: Catalogue) -> Iterator[Finding]:
    """A slug that is an address of a list; an alias that is another record's address."""
    owners: dict[tuple[str, str], str] = {(one.folder, one.slug): one.path for one in catalogue.records.values()}
    for filed in catalogue.records.values():
        if filed.slug in RESERVED:
            yield finding(filed.path, (), "slug-reserved", slug=filed.slug)
        for index, alias in enumerate(filed.record.aliases):
            owner = owners.setdefault((filed.folder, alias), filed.path)
            if owner != filed.path or alias in {filed.slug, *RESERVED}:
                yield finding(filed.path, ("aliases", index), "alias-taken", value=alias, owner=owner)


def shared_slugs(paths: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """One slug in two folders: records name each other by slug alone."""
    seen: defaultdict[str, list[str]] = defaultdict(list)
    for slug, path in sorted(paths, key=lambda one: one[1]):
        if path.split("/")[-2] in KINDS:
            seen[slug].append(path)
    for slug, owners in seen.items():
        for path in owners[1:]:
            yield finding(path, (), "slug-taken", slug=slug, owner=owners[0])


def page_slugs(catalogue: Catalogue) -> Iterator[Finding]:
    """Two text pages with one address in one language, or one with the address of a list."""
    owners: dict[tuple[str, str], str] = {}
    for page in catalogue.pages.values():
        for language, path, slug in _page_slugs(page):
            owner = owners.setdefault((language, slug), path)
            if slug in {*RESERVED, *KINDS, "media"}:
                yield finding(path, ("slug",), "slug-reserved", slug=slug)
            elif owner != path:
                yield finding(path, ("slug",), "page-slug-taken", slug=slug, owner=owner)


def _page_slugs(page: FiledPage) -> Iterator[tuple[str, str, str]]:
    yield page.language, page.path, page.page.slug
    for language, translation in page.translations.items():
        yield language, translation.path, translation.prose.get(("slug",), page.page.slug)
