"""What templates say: messages with what is filled in, and the marks of texts in another language."""

from functools import cache

from markupsafe import Markup, escape

from ..languages.language import Language


class Speaker:
    """The messages of one language. What is filled in is escaped, and isolated where it runs the other way."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self.marked = cache(self._marked)
        self._plain = cache(lambda message: self._filled(language.gettext(message), {}))

    def gettext(self, message: str, /, **names: object) -> Markup:
        """A message with its `%(names)s` filled in."""
        return self._filled(self._language.gettext(message), names) if names else self._plain(message)

    def ngettext(self, one: str, many: str, count: int, /, **names: object) -> Markup:
        """A message that depends on a number, which is `%(num)s` in it."""
        return self._filled(self._language.ngettext(one, many, count), {"num": self._language.number(count), **names})

    def _filled(self, text: str, names: dict[str, object]) -> Markup:
        return Markup(text) % {name: self._isolated(value) for name, value in names.items()}

    def _isolated(self, value: object) -> object:
        """Markup, such as a link, keeps to itself already."""
        return self._language.isolated(value) if type(value) is str else value

    def _marked(self, code: str | None) -> Markup:
        """The attributes of an element whose text is in another language; nothing for None, the page's own."""
        if code is None:
            return Markup()
        direction = self._language.direction_of(code)
        return Markup(f' lang="{escape(code)}"') + (Markup(f' dir="{direction}"') if direction else Markup())
