"""The pages and files of the small site that all generators make, from our own catalogue."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cached_property
from typing import Any

from feedgenerator import Atom1Feed
from markupsafe import Markup

from plugins.catalogue.catalogue import Filed
from plugins.website.files import Document, Page
from plugins.website.pages import paginated
from plugins.website.pages.search import search
from plugins.website.sitemap import sitemap
from plugins.website.views import Scene
from tests.bench._build_entries import area_slug

LATEST = 30
LANGUAGE = "fr"


@dataclass(frozen=True)
class Term:
    """A cause or a département that has records: where its list is, how it is called."""

    url: str
    name: str
    records: Sequence[Filed]


@dataclass(frozen=True)
class Small:
    """The small site of a catalogue."""

    scene: Scene

    def outputs(self) -> Iterator[Page | Document]:
        """Every page and file but the search."""
        yield self._page("index.html", "home.html", count=len(self._records), lists=self._counted())
        for filed in self._records:
            yield self._record(filed)
        for term in (term for terms in self._lists for term in terms):
            yield from self._list(term)
        yield Document("entries.json", self._json())
        yield Document("feed.xml", self._feed())
        found = [f"/{self._path(filed)}" for filed in self._records]
        found += [f"{term.url}index.html" for terms in self._lists for term in terms]
        addresses = [self.scene.site.absolute(path.lstrip("/")) for path in ("index.html", *found)]
        yield from sitemap(self.scene.site, [{"loc": address} for address in addresses])

    def search(self) -> Iterator[Page | Document]:
        """The files of the index, and a page that holds what names them all."""
        for made in search(self.scene):
            if isinstance(made, Page):
                made = self._page(made.path, "search.html", manifest=made.variables["manifest"])
            yield made

    @property
    def _records(self) -> Sequence[Filed]:
        return tuple(self.scene.catalogue.records.values())

    @cached_property
    def _lists(self) -> tuple[list[Term], list[Term]]:
        catalogue, words = self.scene.catalogue, self.scene.catalogue.vocabulary
        areas: dict[str, list[Filed]] = {}
        for filed in self._records:
            areas.setdefault(_area(filed), []).append(filed)
        return (
            [Term(f"/causes/{slug}/", words.terms("causes")[slug].name(LANGUAGE), found)
             for slug, found in sorted(catalogue.by_cause.items())],
            [Term(f"/departements/{area_slug(code)}/", words.places[code].name(LANGUAGE), found)
             for code, found in sorted(areas.items())],
        )  # fmt: skip

    @cached_property
    def _named(self) -> dict[str, dict[str, str]]:
        """The terms of both lists, by their addresses."""
        return {term.url: {"url": term.url, "name": term.name} for terms in self._lists for term in terms}

    def _counted(self) -> list[list[dict[str, Any]]]:
        return [[self._named[term.url] | {"count": len(term.records)} for term in terms] for terms in self._lists]

    def _path(self, filed: Filed) -> str:
        return self.scene.paths.record(filed)(LANGUAGE)

    def _url(self, filed: Filed) -> str:
        return self.scene.url(self._path(filed))

    def _page(self, path: str, template: str, **variables: Any) -> Page:
        return Page(path, template, LANGUAGE, variables)

    def _record(self, filed: Filed) -> Page:
        record = filed.record
        assert record.place, "every made-up entry has one"
        return self._page(
            self._path(filed),
            "record.html",
            name=record.name,
            summary=record.summary,
            causes=[self._named[f"/causes/{cause}/"] for cause in record.causes],
            city=record.place.city,
            postcode=record.place.postcode,
            area=self._named[f"/departements/{area_slug(_area(filed))}/"],
            body=Markup(filed.html),
        )

    def _list(self, term: Term) -> Iterator[Page]:
        pages = list(paginated(term.records))
        urls = [None, *(term.url if at == 1 else f"{term.url}page/{at}/" for at, _ in pages), None]
        for number, records in pages:
            url = urls[number]
            assert url, "between the two ends"
            yield self._page(
                f"{url[1:]}index.html",
                "list.html",
                name=term.name,
                records=[
                    {"url": self._url(one), "name": one.record.name, "summary": one.record.summary} for one in records
                ],
                number=number,
                count=len(pages),
                previous=urls[number - 1],
                next=urls[number + 1],
            )

    def _json(self) -> bytes:
        found = []
        for filed in self._records:
            record = filed.record
            assert record.place, "every made-up entry has one"
            found.append({
                "name": record.name, "url": self._url(filed), "summary": record.summary, "causes": [*record.causes],
                "city": record.place.city, "postcode": record.place.postcode, "departement": area_slug(_area(filed)),
            })  # fmt: skip
        return json.dumps(found, ensure_ascii=False, indent=0).encode()

    def _feed(self) -> bytes:
        site = self.scene.site
        moment = datetime.combine(site.today, time(), UTC)
        atom = Atom1Feed(site.name, site.absolute("index.html"), "", LANGUAGE, feed_url=site.absolute("feed.xml"))
        for filed in self._records[:LATEST]:
            address = site.absolute(self._path(filed))
            atom.add_item(filed.record.name, address, filed.record.summary, unique_id=address, updateddate=moment)
        return str(atom.writeString("utf-8")).encode()


def _area(filed: Filed) -> str:
    assert filed.record.place, "every made-up entry has one"
    return filed.record.place.area
