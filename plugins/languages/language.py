"""One language: its translations, and how it writes dates, numbers, money and lists."""

import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from unicodedata import bidirectional

from babel import Locale
from babel.core import UnknownLocaleError, get_global
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal, format_percent

from .usage import usage_of

SOURCE = "en"
"""The language that the messages in code and templates are written in: it needs no translation."""


Files = tuple[tuple[Path, int, int, int], ...]


@lru_cache(64)
def _catalogues(files: Files, code: str) -> list[Catalog]:
    """Messages of files, read once in a process: to parse them takes longer than to translate a hundred pages."""
    found = []
    for path, *_ in files:
        with path.open("rb") as file:
            found.append(read_po(file, locale=code, abort_invalid=True))
    return found


@lru_cache(64)
def _translations(files: Files, code: str) -> NullTranslations:
    found: NullTranslations = NullTranslations()
    for catalogue in _catalogues(files, code):
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        translations = GNUTranslations(compiled)
        translations.add_fallback(found)
        found = translations
    return found


class Language:
    """A language of the site. Passed around; there is no current language."""

    def __init__(self, code: str, folder: Path) -> None:
        """`folder` holds `<code>/LC_MESSAGES/*.po`.

        Raises ValueError for a code that Unicode does not know, or a language.toml that says what nobody asks.
        """
        self.code = code
        self._folder = folder / code
        self._usage = usage_of(self._folder / "language.toml")
        try:
            self.locale = Locale.parse(self._usage.locale or code)
        except (UnknownLocaleError, ValueError):
            raise ValueError(f"LANGUAGES: {code!r} is no language of the Unicode CLDR") from None
        self._forms: dict[tuple[str, str], Mapping[str, str]] = {}
        # The same few days, numbers and amounts stand on thousands of pages.
        self.date = lru_cache(4096)(self._date)
        self.number = lru_cache(4096)(self._number)
        self.money = lru_cache(4096)(self._money)

    def other(self, code: str) -> "Language":
        """Another language of the same theme."""
        return Language(code, self._folder.parent)

    @cached_property
    def _files(self) -> Files:
        """Its files, and what changes when one of them does."""
        paths = sorted((self._folder / "LC_MESSAGES").glob("*.po"))
        return tuple((path, (found := path.stat()).st_mtime_ns, found.st_size, found.st_ino) for path in paths)

    @cached_property
    def translations(self) -> NullTranslations:
        """Every message of the language; those of the source language, and those that it lacks, stand as they are."""
        return _translations(self._files, self.code)

    @cached_property
    def untranslated(self) -> list[str]:
        """The messages that have no translation, or only a guess."""
        return [
            message.id if isinstance(message.id, str) else message.id[0]
            for catalogue in _catalogues(self._files, self.code)
            for message in catalogue
            if message.id and (message.fuzzy or not all(_texts(message)))
            if message.context != "address"
        ]

    def gettext(self, message: str) -> str:
        """A message in this language."""
        return self.translations.gettext(message)

    def pgettext(self, context: str, message: str) -> str:
        """A message that means several things, in one of them."""
        return self.translations.pgettext(context, message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """A message that depends on a number."""
        return self.translations.ngettext(one, many, count)

    def forms(self, one: str, many: str) -> dict[str, str]:
        """A message for each form that numbers ask for, by its name in the CLDR, as browsers tell them apart.

        There is always one for `other`, which some languages keep for what is no whole number.
        """
        return {"other": self.ngettext(one, many, 199)} | {
            form: self.ngettext(one, many, count) for form, count in self._counts.items()
        }

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        """The smallest number of each form, the last form first."""
        return {self.locale.plural_form(count): count for count in reversed(range(200))}

    def plural(self, one: str, many: str, number: Decimal) -> str:
        """A message that depends on a number which need not be whole: 1.5 is singular in French."""
        if (one, many) not in self._forms:
            self._forms[one, many] = self.forms(one, many)
        known = self._forms[one, many]
        form = self.locale.plural_form(int(number) if number == number.to_integral_value() else number.normalize())
        return known.get(form, known["other"])

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """Small words that say little of a text: those of `<code>/stop-words.txt`."""
        path = self._folder / "stop-words.txt"
        return frozenset(path.read_text(encoding="utf-8").split() if path.is_file() else ())

    @cached_property
    def direction(self) -> str:
        """`ltr` or `rtl`, as HTML has it."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    def direction_of(self, code: str) -> str:
        """The direction of another language: empty where it is the same, `auto` where Unicode does not tell."""
        try:
            found = "rtl" if Locale.parse(code).text_direction == "rtl" else "ltr"
        except (UnknownLocaleError, ValueError):
            return "auto"
        return "" if found == self.direction else found

    def isolated(self, text: str) -> str:
        """A text that stands within a sentence, kept apart where it runs the other way (UAX 9, FSI and PDI)."""
        against = ("L",) if self.direction == "rtl" else ("R", "AL")
        if self.direction == "ltr" and text.isascii():
            return text
        return f"\u2068{text}\u2069" if any(bidirectional(one) in against for one in text) else text

    @cached_property
    def tag(self) -> str:
        """What browsers are told, so that they write numbers and dates as this class does: en-GB."""
        tag = str(self.locale).replace("_", "-")
        return tag if self.locale.default_numbering_system == "latn" else f"{tag}-u-nu-latn"

    @property
    def with_territory(self) -> str:
        """The language with a territory, as Open Graph wants it (ogp.me): its own, else where most speak it."""
        likely: str = get_global("likely_subtags").get(self.code, self.code)  # fr_Latn_FR
        return f"{self.code}_{self.locale.territory or likely.split('_')[-1]}"

    @property
    def endonym(self) -> str:
        """Its own name: Français, English."""
        name: str = self.locale.get_language_name(self.code) or self.code
        return name[:1].upper() + name[1:]

    def _date(self, day: date | int) -> str:
        """A day in words, or a year."""
        if isinstance(day, int):
            return str(day)
        text: str = format_date(day, "long", locale=self.locale)
        if day.day == 1 and self._usage.first_of_month:
            text = text.replace("1", self._usage.first_of_month, 1)
        if not isinstance(day, datetime):
            return text
        pattern = str(self.locale.datetime_formats["long"]).replace("'", "")
        return pattern.format(self.time(day), text)

    def time(self, moment: datetime) -> str:
        """An hour of a day."""
        return format_time(moment.time(), "short", locale=self.locale)

    def _number(self, number: int | float | Decimal) -> str:
        """A number with its separators."""
        return format_decimal(number, locale=self.locale)

    def percent(self, number: Decimal) -> str:
        """A share given in percent: Decimal("1.5") is 1,5 %."""
        pattern = str(self.locale.percent_formats[None].pattern).replace("#,##0", "#,##0.###")
        return format_percent(number / 100, pattern, locale=self.locale)

    def _money(self, amount: Decimal, currency: str) -> str:
        """An amount with its currency, without cents when there are none."""
        pattern = str(self.locale.currency_formats["standard"].pattern)
        whole = amount == amount.to_integral_value()
        shown = pattern.replace(".00", "") if whole else pattern
        return format_currency(amount, currency, shown, locale=self.locale, currency_digits=False)

    def list(self, items: Iterable[str]) -> str:
        """«a, b et c»."""
        return format_list(list(items), locale=self.locale)

    def within_a_sentence(self, label: str) -> str:
        """A label with a small first letter, unless it begins with an acronym or the language keeps its capitals."""
        if self._usage.keeps_capitals or label[1:2].isupper():
            return label
        return label[:1].lower() + label[1:]

    def territory(self, code: str) -> str:
        """The name of a country (ISO 3166-1)."""
        territories: Mapping[str, str] = self.locale.territories
        return territories.get(code, code)


def _texts(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
