"""Ways to give in words: who receives, and on which site."""

from typing import Any

from ...catalogue.addresses import parse
from ...catalogue.catalogue import Filed
from ...catalogue.kinds.giving import BankTransfer, ByCheque, OwnPage, PlatformPage, Tax
from ...catalogue.kinds.platform import Fee, Platform
from ...catalogue.kinds.record import Helped
from . import Scene, words
from .cards import link
from .said import said


def channels(scene: Scene, filed: Filed, record: Helped) -> list[dict[str, Any]]:
    """Each way to give, in the order the organisation prefers."""
    return [_channel(scene, filed, channel) for channel in record.give]


def _channel(scene: Scene, filed: Filed, channel: OwnPage | PlatformPage | BankTransfer | ByCheque) -> dict[str, Any]:
    match channel:
        case OwnPage():
            return _page(scene, filed, channel, channel.page) | {"platform": None}
        case PlatformPage():
            platform = scene.catalogue.records[channel.platform]
            return _page(scene, filed, channel, channel.url) | {"platform": link(scene, platform)}
        case BankTransfer():
            account = channel.transfer
            iban = " ".join(account.iban[start : start + 4] for start in range(0, len(account.iban), 4))
            return {"type": "transfer", "holder": account.holder, "iban": iban, "bic": account.bic}
        case ByCheque():
            return {"type": "cheque", "order": channel.cheque.order, "address": channel.cheque.address}


def _page(scene: Scene, filed: Filed, channel: OwnPage | PlatformPage, address: str) -> dict[str, Any]:
    label = said(scene, filed, channel.label, "give", channel.id or "", "label") if channel.label else None
    return {"type": "page", "url": address, "host": shown_host(address), "label": label}


def shown_host(address: str) -> str:
    """The host of an address as people say it, without www."""
    return parse(address).host.removeprefix("www.")


def tax(scene: Scene, record: Helped) -> dict[str, Any] | None:
    """What the entry says of tax receipts; None when it says nothing."""
    found: Tax | None = record.tax
    if found is None:
        return None
    regime = scene.catalogue.vocabulary.terms("tax").get(found.regime or "")
    return {
        "receipt": found.receipt,
        "regime": regime.name(scene.code) if regime else None,
        "source": found.source,
        "asked": scene.language.date(found.asked) if found.asked else None,
    }


def fees(scene: Scene, filed: Filed, platform: Platform) -> list[dict[str, Any]]:
    """What a platform costs, fee by fee, with its source and its dates."""
    return [_fee(scene, filed, fee) for fee in platform.fees]


def _fee(scene: Scene, filed: Filed, fee: Fee) -> dict[str, Any]:
    language = scene.language
    parts = [language.percent(fee.percent)] if fee.percent is not None else []
    parts += [language.money(*fee.fixed)] if fee.fixed else []
    limits = []
    if fee.above:
        limits.append(language.gettext("above {amount}").format(amount=language.money(*fee.above)))
    if fee.up_to:
        limits.append(language.gettext("up to {amount}").format(amount=language.money(*fee.up_to)))
    if fee.from_:
        limits.append(language.gettext("since {date}").format(date=language.date(fee.from_)))
    if fee.until:
        limits.append(language.gettext("until {date}").format(date=language.date(fee.until)))
    return {
        "tip": fee.kind == "tip",
        "payer": language.gettext(words.PAYER[fee.payer]),
        "taker": language.gettext(words.TAKER[fee.taker]),
        "value": " + ".join(parts) or None,
        "means": language.gettext(words.MEANS[fee.means]),
        "limits": ", ".join(limits),
        "detail": said(scene, filed, fee.detail, "fees", fee.id or "", "detail") if fee.detail else None,
        "source": fee.source,
        "said": language.date(fee.said) if fee.said else None,
        "read": language.date(fee.read) if fee.read else None,
    }
