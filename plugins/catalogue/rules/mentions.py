"""What one entry names: other records, text pages, pictures."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from ..catalogue import Catalogue, Filed
from ..kinds.record import Organisation
from ..references import references
from .finding import Finding, finding


def dangling(catalogue: Catalogue) -> Iterator[Finding]:
    """References to nothing, to a former slug, to a record of a kind that cannot be meant, or to itself."""
    former = {alias: filed.slug for filed in catalogue.records.values() for alias in filed.record.aliases}
    for filed in catalogue.records.values():
        for location, reference, slug in references(filed.record):
            found = catalogue.records.get(slug)
            if slug == filed.slug:
                yield finding(filed.path, location, "reference-self", value=slug)
            elif found is None:
                near = [former[slug]] if slug in former else get_close_matches(slug, catalogue.records, n=1, cutoff=0.6)
                yield finding(
                    filed.path, location, "reference-nothing", value=slug, **({"near": near[0]} if near else {})
                )
            elif reference.kinds and found.kind not in reference.kinds:
                yield finding(
                    filed.path,
                    location,
                    "reference-kind",
                    value=slug,
                    kind=found.kind,
                    kinds=", ".join(reference.kinds),
                )


def cycles(catalogue: Catalogue) -> Iterator[Finding]:
    """Networks that are members of each other, in any number of steps: told once a ring, at its first slug."""
    told: set[str] = set()
    for slug, filed in catalogue.records.items():
        if slug in told:
            continue
        above = _above(catalogue, slug)
        if slug in above:
            told |= {one for one in above if slug in _above(catalogue, one)}
            yield finding(filed.path, ("member_of",), "reference-cycle", value=slug)


def _above(catalogue: Catalogue, slug: str) -> set[str]:
    """Every network that a record is a member of, by way of others too."""
    seen: set[str] = set()
    ahead = [slug]
    while ahead:
        found = [
            one for one in _networks(catalogue.records[ahead.pop()]) if one not in seen and one in catalogue.records
        ]
        seen.update(found)
        ahead += found
    return seen


def _networks(filed: Filed) -> list[str]:
    record = filed.record
    return [slug for slug in record.member_of if slug != filed.slug] if isinstance(record, Organisation) else []


def page_links(catalogue: Catalogue) -> Iterator[Finding]:
    """A link `page:name` to a text page that does not exist."""
    for page in catalogue.pages.values():
        texts = {page.path: page.html, **{one.path: one.html for one in page.translations.values()}}
        for path, html in texts.items():
            for name in dict.fromkeys(re.findall('href="page:([^"]*)"', html)):
                if name not in catalogue.pages:
                    yield _nothing(path, ("body",), f"page:{name}", [f"page:{one}" for one in catalogue.pages])


def _nothing(path: str, location: tuple[str | int, ...], value: str, known: list[str]) -> Finding:
    near = get_close_matches(value, known, n=1, cutoff=0.6)
    return finding(path, location, "page-nothing", value=value, **({"near": near[0]} if near else {}))


def pictures(catalogue: Catalogue) -> Iterator[Finding]:
    """A picture that is named but not there."""
    for filed in catalogue.records.values():
        logo = filed.record.logo
        if logo and logo.file not in catalogue.pictures:
            near = get_close_matches(logo.file, catalogue.pictures, n=1, cutoff=0.6)
            yield finding(
                filed.path, ("logo", "file"), "picture-missing", value=logo.file, **({"near": near[0]} if near else {})
            )
