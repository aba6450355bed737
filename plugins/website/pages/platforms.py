"""The page that compares donation platforms, for a few amounts."""

from collections.abc import Iterator
from decimal import Decimal

from ...giving.costs import AMOUNTS
from ...languages import words
from ..files import Page
from ..views import Scene
from ..views.comparison import comparison
from . import Crumb, compose

USUAL = 100
"""Euros that are compared first."""


def compare(scene: Scene) -> Iterator[Page]:
    """Platforms side by side, one page an amount."""
    if "platforms" not in scene.kinds:
        return
    gettext = scene.language.gettext
    crumbs: list[Crumb] = [Crumb(gettext(words.KINDS["platforms"]), scene.paths.kind("platforms")(scene.code))]
    for amount in AMOUNTS:
        gift = scene.language.money(Decimal(amount), "EUR")
        yield compose(
            scene,
            scene.paths.comparison(amount if amount != USUAL else None),
            "compare.html",
            gettext("What arrives of {gift}, platform by platform").format(gift=gift),
            gettext(
                "Donation platforms are sites that collect gifts for others. "
                "Here are their fees, tips and owners, each with its source and its date."
            ),
            crumbs,
            rows=comparison(scene, amount),
            amounts=[
                {
                    "text": scene.language.money(Decimal(one), "EUR"),
                    "url": scene.url(scene.paths.comparison(one if one != USUAL else None)(scene.code)),
                    "current": one == amount,
                }
                for one in AMOUNTS
            ],
        )
