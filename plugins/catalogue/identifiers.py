"""Numbers in public registers and of bank accounts, each checked as its register says."""

import re
import warnings
from typing import Annotated

from .fields import Typed, compact, matching, reading, wrong

Rna = Annotated[str, matching(r"W[0-9][A-Z0-9][0-9]{7}", "rna", compact)]
"""Number in the Répertoire national des associations: Corsica and overseas have a letter in third place."""
Bic = Annotated[str, matching(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?", "bic", compact)]


def _checked(name: str, id: str) -> Typed:
    """A number that python-stdnum checks; `name` is its module."""

    def parse(text: str) -> str:
        from importlib import import_module

        from stdnum.exceptions import ValidationError

        number = compact(text)
        try:
            if re.fullmatch("[0-9A-Z/()]*", number):
                return str(import_module(f"stdnum.{name}").validate(number))
        except ValidationError:
            pass
        raise wrong(id, value=text)

    return reading(parse, id)


Siren = Annotated[str, _checked("fr.siren", "siren")]
Siret = Annotated[str, _checked("fr.siret", "siret")]
BelgianNumber = Annotated[str, _checked("be.vat", "belgian-number")]
SwissNumber = Annotated[str, _checked("ch.uid", "swiss-number")]


def _canadian(text: str) -> str:
    """A charity's registration number: a business number, RR, four digits (Canada Revenue Agency)."""
    from stdnum.ca import bn

    number = compact(text)
    if not re.fullmatch(r"[0-9]{9}RR[0-9]{4}", number) or not bn.is_valid(number[:9]):
        raise wrong("canadian-number", value=text)
    return number


CanadianNumber = Annotated[str, reading(_canadian, "canadian-number")]


def _iban(text: str) -> str:
    """An IBAN whose check digits are right (ISO 13616), and those of its country too, such as the French RIB key.

    In Germany each bank has its own rule for the latter, or none: it is not asked for.
    """
    from schwifty import IBAN
    from schwifty.exceptions import SchwiftyException

    try:
        with warnings.catch_warnings(action="ignore"):  # it warns of countries that have no national check digits
            number = compact(text)
            return str(IBAN(number, validate_bban=not number.startswith("DE")))
    except SchwiftyException:
        raise wrong("iban", value=text) from None


Iban = Annotated[str, reading(_iban, "iban")]
