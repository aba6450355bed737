"""What the issue forms ask, in messages still to be translated: for a new entry, for a correction, for a report.

A question that bears the name of a field is explained, and has an example, as the models have it; a hint stands in
place of their explanation where that speaks of files. `asking` puts it all into languages.
"""

from collections.abc import Mapping

from ...languages import words
from ...languages.messages import N_
from .questions import Asked, Sheet

FUNDER_TYPES: Mapping[str, str] = {"": N_("This is no funder"), **words.FUNDER_TYPE}
WAYS: Mapping[str, str] = {"": N_("I know of no way to give"), **words.WAY}
RECEIPTS: Mapping[str, str] = {
    "unknown": N_("I do not know"),
    "yes": N_("It says that it issues receipts"),
    "no": N_("It says that it issues none"),
}
REASONS: Mapping[str, str] = {
    "destination": N_("A way to give that is not the organisation's own"),
    "hijack": N_("A link that leads to somebody else"),
    "closed": N_("An organisation that has closed"),
    "personal": N_("Something about a person, which should not be public"),
    "other": N_("Something else"),
}
NEEDED = N_("money, time, skills, goods, housing")
"""How one begins a need, in the order of the types of needs."""

AUTHOR = (
    Asked("author.name", "input", N_("Who writes"), N_("A name or a role. It will be public."), required=True),
    Asked("author.interest", "input", N_("What ties you to the organisation"), required=True),
)
AGREEMENT = Asked(
    "licence",
    "checkboxes",
    N_("Licence"),
    N_("What I write may be published, and used again by anybody, under the licence {licence}."),
    required=True,
)

NEW_ENTRY = Sheet(
    "new-entry",
    N_("A new entry"),
    N_("An association, or whoever helps some, that is not here yet"),
    N_(
        "Leave empty what you do not know. What you write is public, and a person reads it before it is published here."
    ),
    (
        Asked("kind", "dropdown", N_("Kind of entry"), options="kinds", required=True, title=N_("What it is")),
        Asked("name", "input", N_("Name"), required=True),
        Asked("summary", "input", N_("In one sentence"), required=True),
        Asked("causes", "choices", N_("Causes"), N_("What it works for: one to five causes."), "", "causes", True),
        Asked("lang", "dropdown", N_("Language"), N_("The language in which you write."), "", "languages"),
        Asked("place.city", "input", N_("Town"), title=N_("Where it is")),
        Asked("place.postcode", "input", N_("Postcode"), N_("With the town, it gives the département."), "69003"),
        Asked("place.country", "dropdown", N_("Country"), N_("The country of that town."), "", "countries"),
        Asked("website", "input", N_("Web site")),
        Asked(
            "ids", "input", N_("Number in a register"), N_("RNA, SIREN or SIRET, or that of its country."), "W751234567"
        ),
        Asked(
            "association",
            "input",
            N_("Project: of whom"),
            N_("The association or network whose project it is: the address of its page in this directory."),
            kind="projects",
            title=N_("For a project only"),
        ),
        Asked("aim", "textarea", N_("Project: its aim"), kind="projects"),
        Asked(
            "type",
            "dropdown",
            N_("Funder: its type"),
            N_("What kind of funder it is."),
            options=FUNDER_TYPES,
            kind="funders",
            title=N_("For a funder only"),
        ),
        Asked("starts", "input", N_("Event: its first day"), kind="events", title=N_("For an event only")),
        Asked("recurs", "input", N_("Event: how it comes back"), kind="events"),
        Asked(
            "give.way",
            "dropdown",
            N_("A way to give"),
            N_("Only one that the organisation publishes itself."),
            options=WAYS,
            title=N_("How to give"),
        ),
        Asked(
            "give.address",
            "input",
            N_("A way to give: where"),
            N_("The address of the page, the IBAN, or where to send the cheque."),
            "https://www.example.org/donner",
            places=("give.url", "give.page", "give.platform", "give.transfer.iban", "give.cheque.address"),
        ),
        Asked(
            "give.holder",
            "input",
            N_("A way to give: to whom"),
            N_("For a transfer or a cheque: the exact name of the holder, when it is not the name above."),
            places=("give.transfer.holder", "give.cheque.order"),
        ),
        Asked("tax.receipt", "dropdown", N_("Tax receipt"), N_("Whether it says that it issues some."), "", RECEIPTS),
        Asked("tax.regime", "dropdown", N_("Tax rule"), N_("If it issues receipts: by what right."), "", "tax"),
        Asked("tax.source", "input", N_("Tax receipt: where it says so")),
        Asked(
            "needs",
            "textarea",
            N_("What it needs"),
            N_("One a line: money, time, skills, goods or housing, a colon, and what it is in a few words."),
            title=N_("How to help otherwise"),
        ),
        Asked("body", "textarea", N_("The text"), N_("What it does, in a few paragraphs."), title=N_("To read")),
        *AUTHOR,
        Asked(
            "sources",
            "textarea",
            N_("Where you read it"),
            N_("One a line: what you read, a colon, and the address."),
            "summary: https://www.example.org/qui-sommes-nous",
        ),
        Asked(
            "slug",
            "input",
            N_("Short name in the address"),
            N_("Only if its name is taken: small letters without accents, digits and hyphens."),
            "jardins-de-belle-rive",
        ),
        AGREEMENT,
    ),
)

CORRECTION = Sheet(
    "correction",
    N_("A correction"),
    N_("Something in an entry that is wrong, or missing"),
    N_("One thing at a time. What you write is public, and a person reads it before the entry changes."),
    (
        Asked(
            "entry", "input", N_("Entry to correct"), N_("The address of its page."), "toits-partages", required=True
        ),
        Asked("field", "dropdown", N_("What is wrong in it"), options="fields", required=True),
        Asked(
            "now",
            "textarea",
            N_("What it says now"),
            N_("Copied as it is, whole; of a text, the passage is enough. Nothing when it is missing."),
        ),
        Asked("should", "textarea", N_("What it should say"), required=True),
        Asked("source", "input", N_("Where this was read"), N_("An address, or in words."), required=True),
        *AUTHOR,
        AGREEMENT,
    ),
)

REPORT = Sheet(
    "report",
    N_("A report"),
    N_("A doubtful way to give, a hijacked link, an organisation that has closed"),
    N_("What you write is public: do not copy here what should not be. A person reads it and answers."),
    (
        Asked("reason", "dropdown", N_("What is wrong"), options=REASONS, required=True),
        Asked("where", "input", N_("On which page"), N_("Its address."), required=True),
        Asked("what", "textarea", N_("What you have seen"), required=True),
        Asked("proof", "textarea", N_("Where one can see it"), N_("Addresses, if there are any.")),
        Asked("interest", "input", N_("What ties you to it"), N_("Nothing, or your role in the organisation.")),
    ),
)
