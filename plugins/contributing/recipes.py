"""Which recipe of the guides says how to mend each problem."""

from collections.abc import Iterable, Mapping

from ..catalogue.problems import Problem
from ..languages.messages import N_
from .reference import DOCUMENTS

TITLES: Mapping[str, str] = {
    "files": N_("Name a file and put it in its place"),
    "fields": N_("Write the fields"),
    "quotes": N_("Put a text in quotes"),
    "lists": N_("Write a list or a group"),
    "words": N_("Choose a word of a list"),
    "texts": N_("Write the text"),
    "dates": N_("Write a date"),
    "amounts": N_("Write a number or an amount"),
    "numbers": N_("Give a number of a register"),
    "places": N_("Say where"),
    "addresses": N_("Give a web site or an e-mail address"),
    "giving": N_("Give a way to give"),
    "sources": N_("Give a source"),
    "pictures": N_("Add a logo"),
    "entries": N_("Name another entry"),
    "twins": N_("Find that an entry exists already"),
    "translations": N_("Translate an entry"),
}
"""The heading of each recipe, by its anchor, which is the same in every guide and never changes."""

PROBLEMS: Mapping[str, str] = {
    "files": """withheld-line file-too-large not-utf8 symbolic-link file-folder file-vocabulary file-name file-language
        vocabulary-missing kind-not-shown slug slug-reserved slug-taken page-slug-taken alias-taken""",
    "fields": """no-front-matter front-matter-open yaml-no-colon yaml-syntax yaml-documents yaml-anchor yaml-space
        yaml-no-fields yaml-key yaml-block duplicate-key unknown-key missing empty expected-text""",
    "quotes": "yaml-colon yaml-quote yaml-backslash yaml-character yaml-after yaml-comment yaml-tag",
    "lists": """yaml-tab yaml-bracket yaml-dash yaml-indent yaml-deep expected-list expected-group list-too-short
        list-too-long repeated empty-item""",
    "words": "unknown-choice unknown-term need-type language flag",
    "texts": """unseen-character entry-slow entry-died too-long body-too-long raw-html body-link body-deep body-unsafe
        page-nothing""",
    "dates": """year day day-impossible time-zone dates-reversed status-date event-when event-start date-future
        need-past label-past project-past event-past""",
    "amounts": "count money percent goal-date goal-currency ticket-reversed",
    "numbers": "rna siren siret siret-siren belgian-number swiss-number canadian-number",
    "places": "unknown-area town postcode country place-contradicts place-country coordinates",
    "addresses": """hostname email email-personal address address-scheme address-https address-login address-host
        address-shortener address-tracking website-http email-webmail""",
    "giving": """channel iban bic bic-iban page-pattern tax-source give-host give-page give-domain
        give-no-website""",
    "sources": "source-to-find fee-unread fee-never-read regime-unread",
    "pictures": """media-name media-type media picture-missing picture-damaged picture-large picture-small
        picture-narrow picture-heavy svg-syntax svg-element svg-attribute svg-complex svg-size body-image""",
    "entries": "withheld-nothing grant-receiver reference-nothing reference-self reference-kind reference-cycle",
    "twins": "identifier-taken website-taken name-taken",
    "translations": "translation-alone translation-same translation-nothing translation-item",
}
"""The problems that each recipe mends."""

ANCHORS: Mapping[str, str] = {id: anchor for anchor, ids in PROBLEMS.items() for id in ids.split()}
"""The anchor of the recipe of each problem."""


def anchors(problems: Iterable[Problem]) -> list[str]:
    """The recipes that some problems need, each once, in order."""
    return list(dict.fromkeys(ANCHORS[one.id] for one in problems))


def guide(code: str) -> str:
    """The guide that speaks a language, or the English one."""
    return DOCUMENTS.get(code, DOCUMENTS["en"])


def address(problem: Problem, code: str, repository: str) -> str:
    """Where to read, in a language, the recipe of a problem; `repository` is the address of a branch: `…/blob/main`."""
    return f"{repository}/{guide(code)}#{ANCHORS[problem.id]}"
