"""Areas as links: a name, an address, and how many records are there, in words."""

from collections.abc import Sequence
from typing import Any

from ...catalogue.fields import in_order
from . import Scene


def area_links(scene: Scene, codes: Sequence[str]) -> list[dict[str, Any]]:
    """Areas as links with how many records each has, from A to Z."""
    return sorted((area_link(scene, code) for code in codes), key=lambda one: in_order(str(one["name"])))


def area_link(scene: Scene, code: str) -> dict[str, Any]:
    """One area; `counted` is empty where there is nothing to count."""
    count = len(scene.catalogue.by_area.get(code, []))
    return {
        "code": code,
        "name": area_title(scene, code),
        "url": scene.url(scene.paths.area(code)(scene.code)),
        "count": count,
        "counted": counted(scene, count) if count else "",
    }


def counted(scene: Scene, count: int) -> str:
    """«12 entries»."""
    return scene.language.ngettext("%(num)s entry", "%(num)s entries", count) % {"num": scene.language.number(count)}


def area_title(scene: Scene, code: str) -> str:
    """The name of an area, with its country when another area has that name: «Jura (Suisse)»."""
    areas = scene.catalogue.vocabulary.places
    name, country = areas[code].name(scene.code), areas[code].country
    shared = code != country and sum(one.name(scene.code) == name for one in areas.values()) > 1
    return f"{name} ({areas[country].name(scene.code)})" if shared else name
