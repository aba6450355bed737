"""A feed a language (RFC 4287): the entries edited last."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from html import escape
from typing import Any

from feedgenerator import Atom1Feed

from .files import Document
from .views import Scene
from .views.said import said

LATEST = 30


class _Feed(Atom1Feed):  # type: ignore[misc]  # it has no types
    """An Atom feed that never reads the clock: `updated` says when nothing in it does."""

    def latest_post_date(self) -> datetime:
        """The moment of the latest entry."""
        days: list[datetime] = [item["updateddate"] for item in self.items]
        return max(days, default=self.feed["updated"])

    def item_attributes(self, item: Mapping[str, Any]) -> dict[str, str]:
        """The language of an entry that is not translated (RFC 4287, section 2)."""
        return {"xml:lang": item["lang"]} if item["lang"] else {}


def feed(scene: Scene) -> Iterator[Document]:
    """The records whose files were edited last; without a history, by name, dated by the day of the build."""
    site = scene.site
    home = site.absolute(scene.paths.home()(scene.code))
    path = scene.paths.feed(scene.code)
    atom = _Feed(
        title=site.name,
        link=home,
        feed_url=site.absolute(path),
        description="",
        language=scene.code,
        author_name=site.publisher["name"],
        updated=datetime.combine(site.today, time(), UTC),
    )
    latest = sorted(
        scene.catalogue.records.values(),
        key=lambda one: (-scene.edited.get(one.path, site.today).toordinal(), one.slug),
    )
    for filed in latest[:LATEST]:
        address = site.absolute(scene.paths.record(filed)(scene.code))
        moment = datetime.combine(scene.edited.get(filed.path, site.today), time(), UTC)
        summary = said(scene, filed, filed.record.summary, "summary")
        atom.add_item(
            title=filed.record.name,
            link=address,
            unique_id=address,
            description=escape(str(summary["text"]), quote=False),  # feedgenerator says that it is HTML
            updateddate=moment,
            pubdate=moment,
            lang=summary["lang"],
        )
    yield Document(path, atom.writeString("utf-8").encode())
