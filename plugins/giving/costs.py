"""What each way to give costs, as far as it is known."""

from collections.abc import Mapping
from typing import Any

from ..catalogue.catalogue import Catalogue
from ..catalogue.kinds.giving import BankTransfer, Channel, PlatformPage
from ..catalogue.kinds.platform import Fee, Platform
from ..catalogue.vocabulary import Regime
from .outcome import Costs, currency_of

AMOUNTS = (10, 50, 100, 500)
"""Gifts that a page works out by itself, without a script."""


def costs_of(channel: Channel, catalogue: Catalogue) -> Costs:
    """The fees of the platform; none for a transfer in euros within SEPA, which costs nobody anything.

    What an organisation's own page or a cheque costs it is not known.
    """
    if isinstance(channel, BankTransfer):
        return Costs(means="transfer")
    if isinstance(channel, PlatformPage):
        platform = catalogue.records[channel.platform].record
        assert isinstance(platform, Platform), "references are checked"
        return Costs(platform.fees, known=bool(platform.fees))
    return Costs(known=False)


def published(costs: Costs) -> dict[str, Any]:
    """Costs as numbers for the calculator in the browser: cents, and thousandths of a percent."""
    return {"means": costs.means, "known": costs.known, "fees": [_fee(fee) for fee in costs.fees if fee.kind != "tip"]}


def _fee(fee: Fee) -> dict[str, Any]:
    return {
        "payer": fee.payer,
        "taker": fee.taker,
        "kind": fee.kind,
        "means": fee.means,
        "basis": fee.basis,
        "percent": None if fee.percent is None else int(fee.percent * 1000),
        "fixed": None if fee.fixed is None else int(fee.fixed.amount * 100),
        "currency": fee.fixed.currency if fee.fixed else None,
        "above": None if fee.above is None else int(fee.above.amount * 100),
        "up_to": None if fee.up_to is None else int(fee.up_to.amount * 100),
        "from": fee.from_.isoformat() if fee.from_ else None,
        "until": fee.until.isoformat() if fee.until else None,
    }


def published_regime(regime: Regime) -> Mapping[str, Any]:
    """A tax rule as numbers for the calculator in the browser."""
    return {
        "currency": currency_of(regime),
        "least": None if regime.least is None else int(regime.least.amount * 100),
        "most": None if regime.most is None else int(regime.most.amount * 100),
        "steps": [
            {
                "rate": int(step.rate * 1000),
                "up_to": None if step.up_to is None else int(step.up_to.amount * 100),
                "from": step.from_.isoformat() if step.from_ else None,
                "until": step.until.isoformat() if step.until else None,
            }
            for step in regime.steps
        ],
    }
