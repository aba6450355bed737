"""What a browser needs to know to check an entry as `check` does: plain values, by the file that holds them.

The codes are small and asked for at once; public suffixes and banks only when an address or an account is typed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zoneinfo import available_timezones

import pycountry
from publicsuffixlist import PublicSuffixList
from schwifty import registry
from schwifty.domain import Component, IBANSpec
from schwifty.exceptions import InvalidCountryCode

from ..catalogue import addresses, contacts
from ..catalogue.areas import subdivision_of
from ..catalogue.catalogue import Catalogue, Filed
from ..catalogue.kinds.parts import POSTCODES
from ..catalogue.kinds.platform import Platform
from ..catalogue.vocabulary import Vocabulary
from ..languages.language import Language
from ..languages.sentences import SENTENCES

BANKS = ("FR", "MC", "BE", "CH", "LU", "DE", "ES", "IT", "PT", "NL", "GB")
"""Countries whose banks the browser knows; of others only `check` knows whether a BIC is that of an IBAN."""

PARTS: Mapping[str, Component] = {
    "bank": Component.BANK_CODE,
    "branch": Component.BRANCH_CODE,
    "account": Component.ACCOUNT_CODE,
    "check": Component.NATIONAL_CHECKSUM_DIGITS,
    "holder": Component.ACCOUNT_HOLDER_ID,
}


def files(catalogue: Catalogue, languages: Sequence[Language]) -> Iterator[tuple[str, Any]]:
    """Each file by its name, and the value that JSON writes into it."""
    for language in languages:
        said = {id: language.gettext(sentence) for id, sentence in SENTENCES.items()}
        yield f"sentences-{language.code}.json", said
    yield "records.json", records(catalogue)
    yield "codes.json", codes(catalogue.vocabulary)
    yield "suffixes.json", suffixes()
    yield "banks.json", {"structures": structures(), "institutions": institutions()}


def records(catalogue: Catalogue) -> dict[str, Any]:
    """The records by slug, their former slugs, and what addresses of accounts look like on each platform."""
    every = [*catalogue.records.values(), *catalogue.hidden.values()]  # those that are not shown are named as well
    platforms = {one.slug: one.record for one in every if isinstance(one.record, Platform)}
    return {
        "records": {one.slug: _record(one) for one in every},
        "former": {alias: one.slug for one in every for alias in one.record.aliases},
        "platforms": {slug: {"hosts": one.hosts, "pages": one.pages} for slug, one in platforms.items()},
    }


def _record(filed: Filed) -> dict[str, str]:
    website = filed.record.website
    domain = {"domain": addresses.parse(website).domain} if website else {}
    return {"kind": filed.kind, "name": filed.record.name, **domain}


def codes(vocabulary: Vocabulary) -> dict[str, Any]:
    """Short lists: languages and time zones, postcodes, the names of areas in their standard, words of addresses.

    `languages` gives the third letters of their codes by the first two, a space for a code of two letters.
    `departments` gives the département of French postcodes by their first three digits.
    """
    prefixes = [f"{number:03}" for number in range(1000)]
    found = {prefix: subdivision_of("FR", f"{prefix}00") for prefix in prefixes}
    return {
        "languages": _languages(),
        "zones": sorted(available_timezones()),
        "postcodes": POSTCODES,
        "departments": {prefix: code for prefix, code in found.items() if code},
        "areas": {code: area.names[""] for code, area in vocabulary.places.items() if not _is_said(area.names)},
        "offices": sorted(contacts.OFFICES),
        "shorteners": sorted(addresses.SHORTENERS),
    }


def _is_said(names: Mapping[str, str]) -> bool:
    """Whether the name that the standard gives an area is one of its names in a language too."""
    return names[""] in [name for language, name in names.items() if language]


def _languages() -> dict[str, str]:
    letters: defaultdict[str, str] = defaultdict(str)
    for one in pycountry.languages:
        letters[one.alpha_3[:2]] += one.alpha_3[2]
        if code := getattr(one, "alpha_2", ""):
            letters[code] += " "
    return dict(sorted(letters.items()))


def suffixes() -> dict[str, str]:
    """The public suffixes, in ASCII, by their last part: what stands before it, "" for itself (publicsuffix.org)."""
    rules: defaultdict[str, list[str]] = defaultdict(list)
    for rule in sorted(PublicSuffixList(only_icann=False)._publicsuffix):
        if rule.isascii():
            before, _, top = rule.rpartition(".")
            rules[top].append(before)
    return {top: " ".join(names) for top, names in rules.items()}


def structures() -> dict[str, dict[str, Any]]:
    """By country, what follows the check digits of an IBAN: a pattern, and where its parts begin and end."""
    found = {}
    for country in [*(one.alpha_2 for one in pycountry.countries), "XK"]:
        try:
            found[country] = _structure(registry.get_iban_spec(country))
        except InvalidCountryCode:
            continue
    return found


def _structure(spec: IBANSpec) -> dict[str, Any]:
    places = {name: spec.positions[component] for name, component in PARTS.items()}
    parts = {name: (place.start, place.end) for name, place in places.items() if not place.is_empty}
    return {"pattern": spec.regex.pattern, **parts}


def institutions() -> dict[str, dict[str, str]]:
    """By country, the codes of banks by what their BIC may begin with, several names with a space between them.

    A code is how much it is above the one before it, to the base of 36; with "" for a name, codes that are names.
    """
    return {country: _institutions(country) for country in BANKS}


def _institutions(country: str) -> dict[str, str]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for bank in registry.get_banks_by_country(country):
        if bank.bank_code and bank.bic:
            names[bank.bank_code].add(bank.bic[:4])
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for code, known in sorted(names.items()):
        codes["" if known == {code} else " ".join(sorted(known))].append(code)
    return {name: " ".join(_steps(found) if name else found) for name, found in sorted(codes.items())}


def _steps(codes: Sequence[str]) -> Iterator[str]:
    for before, code in zip(("0", *codes), codes, strict=False):
        yield _base36(int(code) - int(before))


def _base36(number: int) -> str:
    rest, digit = divmod(number, 36)
    return (_base36(rest) if rest else "") + "0123456789abcdefghijklmnopqrstuvwxyz"[digit]
