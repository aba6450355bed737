"""What a form asks: in messages, and then in every language of the site at once, since GitHub shows one form to all."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...languages.language import Language


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in messages still to be translated; the fields are those of Question.

    `options` are messages by value, or the name of a list that the site makes: see asking. `kind` is the folder whose
    model explains the field, when another kind has one of the same name.
    """

    name: str
    widget: str
    label: str
    hint: str = ""
    example: str = ""
    options: Mapping[str, str] | str = field(default_factory=dict)
    required: bool = False
    places: tuple[str, ...] = ()
    title: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form in messages still to be translated."""

    id: str
    name: str
    about: str
    introduction: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that is offered: what is read, and the value that it stands for."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `name` is dotted, and is that of the field that the answer fills where there is one.

    `widget` is input (one line), textarea, dropdown, choices (a dropdown of which several can be chosen), or checkboxes
    (all to be ticked). The first option of a dropdown is what stands there when nobody chooses. `places` are further
    fields that the answer fills, in which a problem may be found.
    """

    name: str
    widget: str
    label: str
    explanation: str = ""
    example: str = ""
    options: tuple[Option, ...] = ()
    required: bool = False
    places: tuple[str, ...] = ()
    title: str = ""

    @property
    def id(self) -> str:
        """Its name as GitHub takes it: letters, digits, `-` and `_`."""
        return self.name.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Form:
    """One form, by the name of its file without `.yml`. The label of its first question tells it from the others."""

    id: str
    name: str
    about: str
    introduction: str
    questions: tuple[Question, ...]

    def label(self, name: str) -> str:
        """What stands above a question."""
        return next(one.label for one in self.questions if one.name == name)

    def filling(self, places: Mapping[str, tuple[str, ...]]) -> "Form":
        """The same form, where the answers to some questions fill these fields."""
        known = (replace(one, places=(*one.places, *places.get(one.name, ()))) for one in self.questions)
        return replace(self, questions=tuple(known))

    def of_field(self, field: str) -> Question | None:
        """The question whose answer fills a field such as `needs[2].title`, or part of it; None when there is none."""
        name = re.sub(r"\[[0-9]+\]", "", field)
        exact = [one for one in self.questions if name in (one.name, *one.places)]
        within = [one for one in self.questions for place in (one.name, *one.places) if name.startswith(f"{place}.")]
        around = [one for one in self.questions if one.name.startswith(f"{name}.")]
        return next(iter([*exact, *within, *around]), None)


def said(languages: Sequence[Language], *messages: str) -> str:
    """Messages one after the other, in each language: «Le nom / The name»."""
    return joined(" ".join(language.gettext(one) for one in messages if one) for language in languages)


def joined(texts: Iterable[str]) -> str:
    """What the languages say, the first one first, once where they say the same."""
    return " / ".join(dict.fromkeys(filter(None, texts)))
