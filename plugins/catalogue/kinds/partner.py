"""A partner: who lends skills, tools, goods or places."""

from typing import Annotated, Literal

from pydantic import AfterValidator

from ..fields import several
from .parts import no_repeat
from .record import Organisation

Lent = Literal["skills", "tools", "goods", "places"]


class Partner(Organisation):
    """Who lends skills, tools, goods or places."""

    lends: Annotated[tuple[Lent, ...], AfterValidator(no_repeat)] = several(
        "What it lends: skills, tools, goods, places", example=["skills"]
    )
