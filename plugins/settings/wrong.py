"""What is wrong with a setting, and what to write instead, in the language of whoever reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..languages.language import Language
from ..languages.messages import N_

ABSENT = object()
"""Stands for the value of a setting that is missing."""

TOLD = object()
"""Stands for a value that the sentence has said already."""


@dataclass(frozen=True)
class Wrong:
    """Where something stands as one writes it, `COLOURS["dark"]["elan"]`, its value, what to write instead."""

    place: str
    value: object
    instead: str
    arguments: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, language: Language) -> str:
        """«KINDS: 'funder' — write 'funders'»."""
        instead = language.gettext(self.instead).format(**self.arguments)
        if self.value is TOLD:
            return language.gettext("{setting}: {instead}").format(setting=self.place, instead=instead)
        value = language.gettext(N_("missing")) if self.value is ABSENT else repr(self.value)
        text = language.gettext("{setting}: {value} — {instead}")
        return text.format(setting=self.place, value=value, instead=instead)
