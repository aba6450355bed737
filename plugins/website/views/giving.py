"""Ways to give in words: who receives, and on which site."""

from typing import Any

from ...catalogue.addresses import parse
from ...catalogue.catalogue import Filed
from ...catalogue.kinds.giving import BankTransfer, ByCheque, OwnPage, PlatformPage, Tax, Transfer
from ...catalogue.kinds.platform import Fee, Platform
from ...catalogue.kinds.record import Helped
from ...catalogue.terms import Regime
from ...giving.transfer import can_be_scanned, drawn, payload
from ...languages import words
from . import Scene
from .arrivals import arrival, calculator
from .cards import link
from .said import Said, named, plain, said


def giving(scene: Scene, filed: Filed, record: Helped) -> dict[str, Any]:
    """Each way to give, in the order the organisation prefers, with what arrives; and the calculator of them all."""
    open_ways = record.give if record.status == "active" else ()
    ways = [_channel(scene, filed, one) | {"arrival": arrival(scene, one)} for one in open_ways]
    regime = _regime(scene, record) if record.tax and record.tax.receipt == "yes" else None
    withheld = filed.slug in scene.catalogue.withheld
    return {
        "give": ways,
        "withheld": withheld,
        "calculator": calculator(scene, open_ways, ways, regime),
        "tax": tax(scene, record),
    }


def _channel(scene: Scene, filed: Filed, channel: OwnPage | PlatformPage | BankTransfer | ByCheque) -> dict[str, Any]:
    gettext = scene.language.gettext
    match channel:
        case OwnPage():
            return _page(scene, filed, channel, channel.page) | {"platform": None, "fees": []}
        case PlatformPage():
            platform = scene.catalogue.named(channel.platform)
            assert isinstance(platform.record, Platform), "references are checked"
            shown = {"platform": link(scene, platform), "fees": fees(scene, platform, platform.record)}
            return _page(scene, filed, channel, channel.url) | shown
        case BankTransfer():
            return {"type": "transfer", "name": plain(gettext("By bank transfer")), **_account(channel.transfer)}
        case ByCheque():
            cheque = channel.cheque
            name = plain(gettext("By cheque"))
            return {"type": "cheque", "name": name, "order": cheque.order, "address": cheque.address}


def _account(account: Transfer) -> dict[str, Any]:
    """A bank account, its IBAN cut in fours, and its code as a path to draw where banks can scan one."""
    iban = " ".join(account.iban[start : start + 4] for start in range(0, len(account.iban), 4))
    view: dict[str, Any] = {"holder": account.holder, "iban": iban, "copied": account.iban, "bic": account.bic}
    if not can_be_scanned(account):
        return view | {"code": None}
    width, path = drawn(payload(account))
    return view | {"code": {"width": width, "path": path}}


def _page(scene: Scene, filed: Filed, channel: OwnPage | PlatformPage, address: str) -> dict[str, Any]:
    label = said(scene, filed, channel.label, "give", channel.id or "", "label") if channel.label else None
    host = shown_host(address)
    return {"type": "page", "url": address, "host": host, "label": label, "name": label or plain(host)}


def shown_host(address: str) -> str:
    """The host of an address as people say it, without www."""
    return parse(address).host.removeprefix("www.")


def tax(scene: Scene, record: Helped) -> dict[str, Any] | None:
    """What the entry says of tax receipts; None when it says nothing."""
    found: Tax | None = record.tax
    if found is None:
        return None
    regime = _regime(scene, record)
    return {
        "receipt": found.receipt,
        "regime": named(scene, regime) if regime else None,
        "condition": _condition(scene, regime) if regime and regime.condition else None,
        "law": regime.law if regime else None,
        "law_source": regime.source if regime else None,
        "law_read": scene.language.date(regime.read) if regime and regime.read else None,
        "source": found.source,
        "asked": scene.language.date(found.asked) if found.asked else None,
    }


def _regime(scene: Scene, record: Helped) -> Regime | None:
    regime = scene.catalogue.vocabulary.terms("tax").get(record.tax.regime or "") if record.tax else None
    assert regime is None or isinstance(regime, Regime), "the list says so"
    return regime


def _condition(scene: Scene, regime: Regime) -> Said:
    language = scene.code if scene.code in regime.condition else next(iter(regime.condition))
    return {"text": regime.condition[language], "lang": None if language == scene.code else language}


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
        "limits": language.list(limits),
        "detail": said(scene, filed, fee.detail, "fees", fee.id or "", "detail") if fee.detail else None,
        "source": fee.source,
        "said": language.date(fee.said) if fee.said else None,
        "read": language.date(fee.read) if fee.read else None,
    }
