"""All that the form says while one fills it in."""

from collections.abc import Mapping
from typing import Any

from ...languages.language import Language
from ...languages.messages import N_
from .choices import CHOICES, ITEMS
from .hints import HINTS
from .labels import LABELS

SAID: Mapping[str, str] = {
    "needed": N_("needed"),
    "lacking": N_("This is needed."),
    "none": N_("none"),
    "example": N_("For example: {example}"),
    "choose": N_("— choose —"),
    "nothing": N_("— not said —"),
    "kindOf": N_("Which kind?"),
    "sourceOf": N_("Where did you read this? The address of a page"),
    "sourceHint": N_("Whoever reads your entry again will look there. Leave it empty if you know it first-hand."),
    "more": N_("More"),
    "further": N_("To say more, if you know more"),
    "remove": N_("Remove"),
    "up": N_("Move up"),
    "down": N_("Move down"),
    "added": N_("{name} added"),
    "removed": N_("{name} removed"),
    "moved": N_("{name} moved"),
    "copied": N_("Copied"),
    "uncopied": N_("Could not be copied: select it instead"),
    "adding": N_("Add: {kind}"),
    "correcting": N_("Correct: {name}"),
    "kept": N_("Your draft is kept in this browser alone. Nothing is sent."),
    "unkept": N_("This browser keeps no draft: finish before you close the page."),
    "summary": N_("Your sentence will stand here."),
}
"""Sentences by what they are for; the names in braces are filled in by the page."""


def spoken(language: Language) -> dict[str, Any]:
    """All that the form may say in one language."""
    gettext = language.gettext

    def each(messages: Mapping[str, str]) -> dict[str, str]:
        return {name: gettext(text) if text else "" for name, text in messages.items()}

    choices = {name: {value: _capital(gettext(text)) for value, text in one.items()} for name, one in CHOICES.items()}
    return {
        **each(SAID),
        "left": language.forms("{count} character left", "{count} characters left"),
        "over": language.forms("{count} character too many", "{count} characters too many"),
        "chosen": language.forms("{count} chosen, of {most} at most", "{count} chosen, of {most} at most"),
        "wrong": language.forms("{count} thing to look at again", "{count} things to look at again"),
        "labels": each(LABELS),
        "hints": each(HINTS),
        "choices": choices,
        "items": {name: [gettext(one) for one in both] for name, both in ITEMS.items()},
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
