"""What each way to give costs, as far as it is known."""

from datetime import date
from typing import Any

from ..catalogue.catalogue import Catalogue
from ..catalogue.kinds.giving import BankTransfer, Channel, PlatformPage
from ..catalogue.kinds.platform import Fee, Platform
from ..catalogue.quantities import Money
from ..catalogue.terms import Regime
from .outcome import Costs, currencies, currency_of, steps_of
from .transfer import in_sepa

AMOUNTS = (10, 50, 100, 500)
"""Gifts that a page works out by itself, without a script."""


def costs_of(channel: Channel, catalogue: Catalogue) -> Costs:
    """The fees of the platform; none for a transfer in euros within SEPA, which costs nobody anything.

    What an organisation's own page, a cheque or a transfer to elsewhere costs it is not known.
    """
    if isinstance(channel, BankTransfer):
        return Costs(means="transfer", known=in_sepa(channel.transfer.iban))
    if isinstance(channel, PlatformPage):
        platform = catalogue.named(channel.platform).record
        assert isinstance(platform, Platform), "references are checked"
        return of_platform(platform)
    return Costs(known=False)


def of_platform(platform: Platform) -> Costs:
    """What a gift by card costs on a platform."""
    return Costs(platform.fees, known=bool(platform.fees))


def published(costs: Costs) -> dict[str, Any]:
    """Costs as numbers for the calculator in the browser: cents, and thousandths of a percent."""
    fees = [_fee(fee) for fee in costs.fees if fee.kind != "tip"]
    return {"means": costs.means, "known": costs.known and bool(fees or not costs.fees), "fees": fees}


def _fee(fee: Fee) -> dict[str, Any]:
    return {
        "payer": fee.payer,
        "taker": fee.taker,
        "kind": fee.kind,
        "means": fee.means,
        "basis": fee.basis,
        "percent": None if fee.percent is None else int(fee.percent * 1000),
        "fixed": _cents(fee.fixed),
        "currencies": sorted(currencies(fee)),
        "above": _cents(fee.above),
        "up_to": _cents(fee.up_to),
        "from": fee.from_.isoformat() if fee.from_ else None,
        "until": fee.until.isoformat() if fee.until else None,
    }


def published_regime(regime: Regime, on: date) -> dict[str, Any]:
    """A tax rule as it stands on a day, as numbers for the calculator in the browser."""
    steps = [{"rate": int(step.rate * 1000), "up_to": _cents(step.up_to)} for step in steps_of(regime, on)]
    least, most = _cents(regime.least), _cents(regime.most)
    return {"currency": currency_of(regime), "least": least, "most": most, "steps": steps}


def _cents(money: Money | None) -> int | None:
    return None if money is None else int(money.amount * 100)
