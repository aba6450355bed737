"""What arrives of a gift, in words, in a table, and as numbers for the calculator in the browser."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ...catalogue.kinds.giving import BankTransfer, Channel
from ...catalogue.quantities import Money
from ...catalogue.terms import Regime
from ...giving.costs import AMOUNTS, costs_of, published, published_regime
from ...giving.outcome import Costs, Outcome, currency_of, in_force, outcome, steps_of
from ...languages.language import Language
from . import Scene

View = dict[str, Any]
CURRENCY = "EUR"
USUAL = Money(Decimal(100), CURRENCY)
"""The gift that is spoken of beside each way to give."""


def arrival(scene: Scene, channel: Channel) -> View:
    """What arrives of 100 euros given in one way: a sentence, a share in percent, and what else there is to know."""
    costs = costs_of(channel, scene.catalogue)
    found = outcome(USUAL, costs, None, scene.catalogue.today)
    notes = list(_notes(scene.language, costs, found, scene.catalogue.today))
    if isinstance(channel, BankTransfer) and costs.known:
        notes.append(scene.language.gettext("no fee, no intermediary"))
    share = None if found.arrives is None else f"{100 * found.arrives / found.gift:.2f}"
    return {"known": share is not None, "share": share, "sentence": sentence(scene.language, found), "notes": notes}


def sentence(language: Language, found: Outcome) -> str:
    """«Sur 100 €, 98,25 € arrivent», or that it is not known."""
    gift = _money(language, found.gift)
    if found.arrives is None:
        return language.gettext("Out of {gift}, what arrives is not known").format(gift=gift)
    text = language.plural("Out of {gift}, {arrives} arrives", "Out of {gift}, {arrives} arrives", found.arrives)
    return text.format(gift=gift, arrives=_money(language, found.arrives))


def _notes(language: Language, costs: Costs, found: Outcome, on: date) -> Sequence[str]:
    fees = in_force(costs, USUAL, on) or ()
    notes = []
    if found.paid is not None and found.paid != found.gift:
        notes.append(language.gettext("you pay {paid}").format(paid=_money(language, found.paid)))
    if any(fee.means == "card" for fee in fees):
        notes.append(language.gettext("by card"))
    if any(fee.basis == "collected" for fee in fees):
        notes.append(
            language.gettext("its fees depend on all that is collected: the dearest that is known is counted here")
        )
    if any(fee.kind == "tip" and not (fee.until and on > fee.until) for fee in costs.fees):
        notes.append(language.gettext("the platform also suggests that you leave it a tip"))
    if found.arrives is None and costs.fees:
        notes.append(language.gettext("that does not mean that it is free"))
    return notes


def calculator(scene: Scene, channels: Sequence[Channel], views: Sequence[View], regime: Regime | None) -> View | None:
    """The calculator of a page, with tables for those who have no script; None when there is nothing to work out.

    `views` are the ways to give as the page shows them; `regime` is the tax rule of its receipts.
    """
    on = scene.catalogue.today
    costs = [costs_of(channel, scene.catalogue) for channel in channels]
    regime = regime if regime and currency_of(regime) == CURRENCY and steps_of(regime, on) else None
    if not costs or not (regime or any(view["arrival"]["known"] for view in views)):
        return None
    tables = [
        {"name": view["name"], **table(scene.language, one, regime, on)} for view, one in zip(views, costs, strict=True)
    ]
    rules = {
        "currency": CURRENCY,
        "on": on.isoformat(),
        "channels": [published(one) for one in costs],
        "regime": published_regime(regime, on) if regime else None,
    }
    return {
        "rules": json.dumps(rules, separators=(",", ":")),
        "tables": tables,
        "taxed": regime is not None,
        "arrives": scene.language.forms("Out of {gift}, {arrives} arrives", "Out of {gift}, {arrives} arrives"),
        "on": scene.language.date(on),
    }


def table(language: Language, costs: Costs, regime: Regime | None, on: date) -> View:
    """A row for each of the usual gifts; whether anything is known of one, and whether one costs more than itself."""
    rows = [row(language, costs, regime, on, amount) for amount in AMOUNTS]
    known = [one for one in rows if one["arrives"]]
    return {"rows": rows, "known": bool(known), "pays": any(one["paid"] != one["gift"] for one in known)}


def row(language: Language, costs: Costs, regime: Regime | None, on: date, amount: int | Decimal) -> View:
    """What becomes of a gift, as amounts in words; None for what is not known."""
    found = outcome(Money(Decimal(amount), CURRENCY), costs, regime, on)
    amounts = {"gift": found.gift, "paid": found.paid, "arrives": found.arrives, "returned": found.returned}
    return {name: None if one is None else _money(language, one) for name, one in amounts.items()}


def _money(language: Language, amount: Decimal) -> str:
    return language.money(amount, CURRENCY)
