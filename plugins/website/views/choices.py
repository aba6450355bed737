"""What the form calls the words of closed lists, and the items of lists."""

from collections.abc import Mapping

from ...languages import words
from ...languages.messages import N_

CHOICES: Mapping[str, Mapping[str, str]] = {
    "scope": words.SCOPE,
    "status": {
        "active": N_("yes"),
        "dormant": N_("no activity seen for some time"),
        "paused": N_("paused for the time being"),
        "closed": N_("closed for good"),
    },
    "receipt": {"yes": N_("yes"), "no": N_("no"), "unknown": N_("not known")},
    "type": words.FUNDER_TYPE,
    "stage": words.STAGE,
    "stages": words.STAGE,
    "instruments": words.INSTRUMENT,
    "lends": words.LENT,
    "how": words.CONFIRMED,
    "per": {
        "once": N_("once in all"),
        "week": N_("every week"),
        "month": N_("every month"),
        "year": N_("every year"),
    },
    "condition": words.CONDITION,
    "payer": words.PAYER,
    "taker": words.TAKER,
    "means": words.MEANS,
    "kind": {"fee": N_("a fee"), "tip": N_("a tip that the giver chooses freely")},
    "basis": {"gift": N_("one gift"), "collected": N_("all that was collected")},
    "give": words.WAY,
    "needs": words.HELP,
    "offers": words.HELP,
}
"""The words of closed lists, by field; of a choice between groups, by the field that it fills."""

ITEMS: Mapping[str, tuple[str, str]] = {
    "other_names": (N_("Other name"), N_("Add a name")),
    "area": (N_("Area"), N_("Add an area")),
    "give": (N_("Way to give"), N_("Add a way to give")),
    "needs": (N_("Need"), N_("Add a need")),
    "offers": (N_("Offer"), N_("Add an offer")),
    "sources": (N_("Source"), N_("Add a source")),
    "other": (N_("Register"), N_("Add a register")),
    "member_of": (N_("Network"), N_("Add a network")),
    "labels": (N_("Label"), N_("Add a label")),
    "accounts": (N_("Accounts"), N_("Add a year of accounts")),
    "impact": (N_("Figure"), N_("Add a figure")),
    "funded": (N_("Grant"), N_("Add a grant")),
    "participants": (N_("Participant"), N_("Add who takes part")),
    "programme": (N_("Item of the programme"), N_("Add to the programme")),
    "hosts": (N_("Host name"), N_("Add a host name")),
    "pages": (N_("Address of an account"), N_("Add an address")),
    "fees": (N_("Fee"), N_("Add a fee")),
}
"""What one item of a list is called, and the button that adds one."""
