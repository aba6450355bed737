"""What machines read: schema.org in JSON-LD, with types that exist there."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from ...catalogue.catalogue import Filed
from ...catalogue.kinds.event import Event
from ...catalogue.kinds.project import Project
from ...catalogue.kinds.record import Organisation
from . import Scene
from .said import said

TYPES: Mapping[str, str] = {
    "association": "NGO",
    "project": "Project",
    "funder": "Organization",
    "partner": "Organization",
    "event": "Event",
    "platform": "Organization",
}


def structured(scene: Scene, filed: Filed) -> Markup:
    """A record as JSON-LD that cannot end its own script element."""
    record = filed.record
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": TYPES[filed.kind],
        "name": record.name,
        "alternateName": list(record.other_names),
        "description": said(scene, filed, record.summary, "summary")["text"],
        "url": record.website or scene.site.absolute(scene.paths.record(filed)(scene.code)),
    }
    if record.place and not isinstance(record, Event):
        data["address"] = _address(record.place.city, record.place.postcode, record.place.country)
    if isinstance(record, Organisation):
        data["foundingDate"] = str(record.founded) if record.founded else None
        data["identifier"] = _identifiers(record)
    elif isinstance(record, Project):
        owner = scene.catalogue.named(record.association)
        shown = owner.slug in scene.catalogue.records
        url = scene.site.absolute(scene.paths.record(owner)(scene.code)) if shown else owner.record.website
        data["parentOrganization"] = {"@type": "Organization", "name": owner.record.name} | (
            {"url": url} if url else {}
        )
    elif isinstance(record, Event):
        data |= _event(record)
    return script(data)


def script(data: Mapping[str, Any]) -> Markup:
    """JSON for a script element, without what is empty."""
    return block({name: value for name, value in data.items() if value not in (None, [], "")})


def block(value: Any) -> Markup:
    """JSON that cannot end the script element it stands in: `<`, `>` and `&` are escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def _address(city: str, postcode: str | None, country: str) -> dict[str, str]:
    address = {"@type": "PostalAddress", "addressLocality": city, "addressCountry": country}
    return address | ({"postalCode": postcode} if postcode else {})


def _identifiers(record: Organisation) -> list[dict[str, str]]:
    if record.ids is None:
        return []
    known = [(scheme, getattr(record.ids, scheme)) for scheme in ("rna", "siren", "siret", "be", "ch", "ca")]
    return [{"@type": "PropertyValue", "propertyID": scheme, "value": value} for scheme, value in known if value]


def _event(event: Event) -> dict[str, Any]:
    zone = ZoneInfo(event.timezone)

    def text(moment: Any) -> str | None:
        return (
            moment.replace(tzinfo=zone).isoformat() if isinstance(moment, datetime) else str(moment) if moment else None
        )

    place: dict[str, Any] | None = None
    if event.online:
        place = {"@type": "VirtualLocation", "url": event.online}
    elif event.place:
        address = _address(event.place.city, event.place.postcode, event.place.country)
        place = {"@type": "Place", "name": event.place.city, "address": address}
    return {"startDate": text(event.starts), "endDate": text(event.ends), "location": place}
