"""Ways to give, and what the tax office does for givers."""

from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Tag, model_validator

from ..contacts import HttpsUrl
from ..fields import Line, ProseLine, Reference, Slug, field, optional, wrong
from ..identifiers import Bic, Iban
from ..quantities import Day
from ..validation import TAG
from ..vocabulary import term_of
from .parts import Part

RegimeTerm = Annotated[str, term_of("tax")]


class Way(Part):
    """What every way to give has."""

    id: Slug | None = optional("A short name, needed only to translate its label", example="regulier")


class OwnPage(Way):
    """A giving page of the organisation's own."""

    page: HttpsUrl = field("Its own giving page", example="https://www.example.org/donner")
    label: ProseLine | None = optional("What this page is for, when there are several")


class PlatformPage(Way):
    """A page of a donation platform."""

    platform: Annotated[Slug, Reference(("platform",))] = field("The platform, by its slug", example="helloasso")
    url: HttpsUrl = field("The page that receives the gift", example="https://www.helloasso.com/associations/exemple")
    label: ProseLine | None = optional("What this page is for, when there are several")


class Transfer(Part):
    """A bank account of the organisation."""

    holder: Line = field("The exact name of the account's holder", example="Association Exemple")
    iban: Iban = field("The IBAN", example="FR76 3000 6000 0112 3456 7890 189")
    bic: Bic | None = optional("The BIC", example="AGRIFRPP")

    @model_validator(mode="after")
    def _bic_of_iban(self) -> Self:
        if self.bic and not bic_agrees(self.iban, self.bic):
            raise wrong("bic-iban", at="bic", bic=self.bic, iban=self.iban)
        return self


def bic_agrees(iban: str, bic: str) -> bool:
    """Whether a BIC can belong to an IBAN: the same country and, where the bank is known, the same institution."""
    from schwifty import IBAN, registry

    if bic[4:6] != iban[:2] and not {bic[4:6], iban[:2]} <= {"FR", "MC"}:
        return False
    banks = registry.get_banks_by_code(iban[:2], IBAN(iban).bank_code)
    known = {one.bic[:4] for one in banks if one.bic}
    return not known or bic[:4] in known


class BankTransfer(Way):
    """A transfer from account to account."""

    transfer: Transfer = field("The account")


class Cheque(Part):
    """What to write on a cheque, and where to send it."""

    order: Line = field("To the order of", example="Association Exemple")
    address: Line = field("Where to send it: the organisation's public address", example="BP 12, 69003 Lyon")


class ByCheque(Way):
    """A cheque by post."""

    cheque: Cheque = field("The cheque")


def tagged(*tags: str, missing: str) -> Discriminator:
    """Choose a member of a union by the first of `tags` that the group has as a key."""

    def choose(value: Any) -> str | None:
        if not isinstance(value, dict):
            return TAG + tags[0]
        return next((TAG + tag for tag in tags if tag in value), None)

    return Discriminator(choose, custom_error_type=missing, custom_error_message=missing)


Channel = Annotated[
    Annotated[PlatformPage, Tag(TAG + "platform")]
    | Annotated[OwnPage, Tag(TAG + "page")]
    | Annotated[BankTransfer, Tag(TAG + "transfer")]
    | Annotated[ByCheque, Tag(TAG + "cheque")],
    tagged("platform", "page", "transfer", "cheque", missing="channel"),
]
"""One way to give to one record."""


class Tax(Part):
    """Whether a receipt is issued for gifts, and by what right."""

    regime: RegimeTerm | None = optional("The tax rule, from content/vocabulary/tax.yml", example="fr-66")
    receipt: Literal["yes", "no", "unknown"] = field(
        "Whether a tax receipt is issued: yes, no or unknown", example="yes"
    )
    source: HttpsUrl | None = optional("Where the organisation says so", example="https://www.example.org/fiscalite")
    asked: Day | None = optional("When it was asked or read", example="2026-11-20")

    @model_validator(mode="after")
    def _receipt_has_a_source(self) -> Self:
        if self.receipt == "yes" and not (self.source and self.regime):
            raise wrong("tax-source", at="receipt")
        return self
