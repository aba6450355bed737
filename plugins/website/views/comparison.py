"""Platforms side by side, for one amount: what arrives, what it costs, who is behind it, each with its source."""

from decimal import Decimal
from typing import Any

from ...catalogue.catalogue import Filed
from ...catalogue.kinds.platform import Platform, Told
from ...catalogue.quantities import Money
from ...giving.costs import of_platform
from ...giving.outcome import outcome
from . import Scene
from .cards import link
from .giving import fees
from .said import said

View = dict[str, Any]


def comparison(scene: Scene, amount: int) -> list[View]:
    """Every platform, what arrives most first; those of which it is not known last, from A to Z."""
    rows = [_row(scene, filed, amount) for filed in scene.catalogue.by_folder.get("platforms", [])]
    return sorted(rows, key=lambda row: (-row["order"], str(row["platform"]["name"]).casefold()))


def _row(scene: Scene, filed: Filed, amount: int) -> View:
    record = filed.record
    assert isinstance(record, Platform), "the folder says so"
    gift = Money(Decimal(amount), "EUR")
    found = outcome(gift, of_platform(record), None, scene.catalogue.today)
    shown = fees(scene, filed, record)
    return {
        "platform": link(scene, filed),
        "order": Decimal(-1) if found.arrives is None else found.arrives,
        "arrives": _money(scene, found.arrives),
        "paid": _money(scene, found.paid),
        "collected": any(fee.basis == "collected" for fee in record.fees),
        "fees": [fee for fee in shown if not fee["tip"]],
        "tips": [fee for fee in shown if fee["tip"]],
        "receipts": _told(scene, filed, record.receipts, "receipts"),
        "country": scene.language.territory(record.place.country) if record.place else None,
        "country_source": next((one.url for one in record.sources if one.fact == "place" and one.url), None),
        "owner": _told(scene, filed, record.owner, "owner"),
        "data": _told(scene, filed, record.data, "data"),
    }


def _money(scene: Scene, amount: Decimal | None) -> str | None:
    return None if amount is None else scene.language.money(amount, "EUR")


def _told(scene: Scene, filed: Filed, told: Told | None, name: str) -> View | None:
    return {"text": said(scene, filed, told.text, name, "text"), "source": told.source} if told else None
