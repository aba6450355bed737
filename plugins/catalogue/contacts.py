"""Web and e-mail addresses as fields."""

import re
from typing import Annotated

from . import addresses
from .fields import Typed, matching, reading, wrong

Hostname = Annotated[str, matching(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", "hostname", str.lower)]
PagePattern = Annotated[str, matching(r"https://[^\s{}]+(\{account\}[^\s{}]*)?", "page-pattern")]


def _web(*schemes: str) -> Typed:
    def parse(text: str) -> str:
        try:
            return addresses.checked(text, schemes)
        except addresses.BadAddress as error:
            raise wrong(error.rule, **error.arguments) from None

    return reading(parse, "web", schemes=schemes)


HttpsUrl = Annotated[str, _web("https")]
SiteUrl = Annotated[str, _web("https", "http")]
"""A web site: http is read, and warned about."""

OFFICES = frozenset(
    """contact info infos accueil bonjour hello bureau secretariat association asso dons don donateurs benevoles
    benevolat presse communication com equipe direction president presidence tresorerie tresorier support aide
    service services relations publiques coordination national siege antenne local pole adherents adhesion
    partenaires donor press office admin mail web webmaster team volunteers""".split()
)
"""Words that begin the address of an office."""


def _email(text: str) -> str:
    """An address of an office, not of a person (the directory publishes no personal address)."""
    address = text.lower()
    if not re.fullmatch(r"[a-z0-9][a-z0-9._+-]*@([a-z0-9-]+\.)+[a-z]{2,}", address):
        raise wrong("email", value=text)
    local = re.split(r"[._-]", address.split("@")[0])
    if len(local) == 2 and all(part.isalpha() for part in local) and not OFFICES & set(local):
        raise wrong("email-personal", value=text, domain=address.split("@")[1])
    return address


Email = Annotated[str, reading(_email, "email")]
