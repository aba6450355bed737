"""One language: its translations, and how it writes dates, numbers, money and lists."""

import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal, format_percent

SOURCE = "en"
"""The language that the messages in code and templates are written in: it needs no translation."""


REGIONS = {"en": "en_GB"}
"""The region whose dates and numbers a language has here: 1 December 2026, as its neighbours read it."""


class Language:
    """A language of the site. Passed around; there is no current language."""

    def __init__(self, code: str, folder: Path) -> None:
        """`folder` holds `<code>/LC_MESSAGES/*.po`. Raises ValueError for a code that Unicode does not know."""
        try:
            self.locale = Locale.parse(REGIONS.get(code, code))
        except (UnknownLocaleError, ValueError):
            raise ValueError(f"LANGUAGES: {code!r} is no language of the Unicode CLDR") from None
        self.code = code
        self._folder = folder

    @cached_property
    def translations(self) -> NullTranslations:
        """Every message of the language; those of the source language stand as they are."""
        found: NullTranslations = NullTranslations()
        for path in sorted((self._folder / self.code / "LC_MESSAGES").glob("*.po")):
            with path.open("rb") as file:
                catalogue = read_po(file, locale=self.code, abort_invalid=True)
            compiled = io.BytesIO()
            write_mo(compiled, catalogue)
            compiled.seek(0)
            translations = GNUTranslations(compiled)
            translations.add_fallback(found)
            found = translations
        return found

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
        """A message for each form that numbers ask for, by its name in the CLDR, as browsers tell them apart."""
        return {self.locale.plural_form(count): self.ngettext(one, many, count) for count in reversed(range(200))}

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """Small words that say little of a text: those of `<code>/stop-words.txt`."""
        path = self._folder / self.code / "stop-words.txt"
        return frozenset(path.read_text(encoding="utf-8").split() if path.is_file() else ())

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, as HTML has it."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    @property
    def endonym(self) -> str:
        """Its own name: Français, English."""
        name: str = self.locale.get_language_name(self.code) or self.code
        return name[:1].upper() + name[1:]

    def date(self, day: date | int) -> str:
        """A day in words, or a year."""
        if isinstance(day, int):
            return str(day)
        text: str = format_date(day, "long", locale=self.locale)
        if self.code == "fr" and day.day == 1:
            text = text.replace("1", "1er", 1)
        return f"{text}, {day:%H:%M}" if isinstance(day, datetime) else text

    def number(self, number: int | float | Decimal) -> str:
        """A number with its separators."""
        return format_decimal(number, locale=self.locale)

    def percent(self, number: Decimal) -> str:
        """A share given in percent: Decimal("1.5") is 1,5 %."""
        pattern = str(self.locale.percent_formats[None].pattern).replace("#,##0", "#,##0.###")
        return format_percent(number / 100, pattern, locale=self.locale)

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount with its currency, without cents when there are none."""
        pattern = str(self.locale.currency_formats["standard"].pattern)
        whole = amount == amount.to_integral_value()
        shown = pattern.replace(".00", "") if whole else pattern
        return format_currency(amount, currency, shown, locale=self.locale, currency_digits=False)

    def list(self, items: Iterable[str]) -> str:
        """«a, b et c»."""
        return format_list(list(items), locale=self.locale)

    def territory(self, code: str) -> str:
        """The name of a country (ISO 3166-1)."""
        territories: Mapping[str, str] = self.locale.territories
        return territories.get(code, code)
