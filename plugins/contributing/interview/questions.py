"""Asks what makes an entry: explained by the models, and checked by them as soon as it is answered."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from ...catalogue.characters import UNSEEN
from ...catalogue.entries import Entry
from ...catalogue.fields import slug_of
from ...catalogue.kinds import KINDS
from ...catalogue.problems import Problem, problem
from ...catalogue.terms import Term
from ...catalogue.trees import Loaded, Tree
from ...catalogue.validation import models_in, problems_of
from ...catalogue.vocabulary import Vocabulary
from ...languages.language import Language
from ...languages.sentences import sentence
from ..issues.filling import interest
from ..mending.remedies import BY_PROBLEM
from .essentials import STAND_INS, Question, questions


@dataclass
class Interview:
    """Asks with `ask`, which shows a text and gives a line, and explains with `say`.

    `hosts` names the platform of each host name, `records` the slugs that a project may belong to, `day` is today.
    """

    kind: str
    vocabulary: Vocabulary
    language: Language
    hosts: Mapping[str, str]
    records: tuple[str, ...]
    day: str
    ask: Callable[[str], str]
    say: Callable[[str], object]
    data: dict[str, Tree] = field(default_factory=dict)

    def begin(self, name: str) -> None:
        """The name first: as it is given, if it is right, else asked for. Raises what `ask` raises."""
        question = Question("name", True)
        if not name.strip() or not self._accepts(question, name):
            self._put(question)

    def run(self) -> dict[str, Tree]:
        """The answers, as the data of an entry. Raises what `ask` raises."""
        for one in questions(self.kind):
            if (not one.after or self._get(one.after)) and not (one.unless and self._get(one.unless)):
                self._put(one)
        return self.data

    def problems(self, data: Mapping[str, Tree]) -> list[Problem]:
        """What is wrong with some answers, whatever the others will be."""
        model = KINDS[f"{self.kind}s"]
        stand_ins = {key: value for key, value in STAND_INS.items() if key in model.model_fields}
        first: list[Tree] = [next(iter(self._causes), "x")]
        whole: dict[str, Tree] = {**stand_ins, "causes": first, **data}
        whole["author"] = {"name": "x", "interest": "x"} | _group(data.get("author"))
        try:
            model.model_validate(whole, context=self.vocabulary)
        except ValidationError as error:
            return [*problems_of(error, Entry("", Loaded("", "", 1, whole)), model)]
        return self._unknown_record(data)

    def _put(self, question: Question) -> None:
        """Ask until the answer is right, or empty where it may be."""
        self._explain(question)
        while True:
            typed = self.ask("> ").strip()
            if not typed and question.is_needed:
                self.say(self.language.gettext("This is needed: write something, or stop with Ctrl-C."))
            elif (not typed and question.field != "author.interest") or self._accepts(question, typed):
                return

    def _accepts(self, question: Question, typed: str) -> bool:
        """Keep an answer if it is right or only means something that is, else say what is wrong with it."""
        key, _, below = question.field.partition(".")
        typed = unicodedata.normalize("NFC", " ".join(typed.split()))
        value = self._value(question.field, typed)
        if below:
            value = _group(self.data.get(key)) | {below: value}
        found = _unseen(typed) or self.problems({**self.data, key: value})
        if not found:
            self.data[key] = value
            return True
        remedy = BY_PROBLEM.get(found[0].id)
        meant = remedy(typed) if remedy else None
        if meant and meant != typed:
            self._say_understood(typed, meant)
            return self._accepts(question, meant)
        for one in found:
            self.say("  " + sentence(one, self.language))
        return False

    def _say_understood(self, typed: str, meant: str) -> None:
        self.say(self.language.gettext("{typed} is understood as {meant}").format(typed=typed, meant=meant))

    def _explain(self, question: Question) -> None:
        info = field_of(KINDS[f"{self.kind}s"], question.field)
        text = self.language.gettext(question.text or info.description or "")
        marks = "" if question.is_needed else self.language.gettext(" (nothing: press Enter)")
        self.say(f"\n{text}{marks}")
        if question.field == "causes":
            for slug, term in self._causes.items():
                self.say(f"  {slug} — {term.name(self.language.code)}")
        elif info.examples and question.field != "author.interest":
            example = info.examples[0]
            shown = ", ".join(example) if isinstance(example, list) else str(example).strip('"')
            self.say(self.language.gettext("  for example: {example}").format(example=shown))

    def _value(self, name: str, typed: str) -> Tree:
        """What an answer becomes in the entry."""
        match name:
            case "causes":
                return [self._cause(word.strip()) for word in typed.split(",") if word.strip()]
            case "lends" | "hosts":
                return [word.strip() for word in typed.split(",") if word.strip()]
            case "give":
                host = typed.partition("://")[2].partition("/")[0].lower()
                return [{"platform": self.hosts[host], "url": typed} if host in self.hosts else {"page": typed}]
            case "sources":
                return [{"fact": "summary", "url": typed, "read": self.day}]
            case "author.interest":
                return interest(typed) if typed else "none"
            case _:
                return typed

    @property
    def _causes(self) -> Mapping[str, Term]:
        return self.vocabulary.lists.get("causes", {})

    def _cause(self, word: str) -> str:
        """The cause that somebody means: by its slug, its name in any language, or nearly."""
        known = {slug: slug for slug in self._causes}
        for slug, term in self._causes.items():
            known |= {slug_of(label): slug for label in term.label.values()}
        near = get_close_matches(slug_of(word), known, n=1, cutoff=0.75)
        if near and known[near[0]] != word:
            self._say_understood(word, known[near[0]])
        return known[near[0]] if near else word

    def _unknown_record(self, data: Mapping[str, Tree]) -> list[Problem]:
        value = data.get("association")
        if not isinstance(value, str) or value in self.records:
            return []
        near = get_close_matches(slug_of(value), self.records, n=1, cutoff=0.6)
        found = problem("reference-nothing", "", value=value)
        return [problem("reference-nothing", "", value=value, near=near[0]) if near else found]

    def _get(self, name: str) -> Tree | None:
        key, _, below = name.partition(".")
        return _group(self.data.get(key)).get(below) if below else self.data.get(key)


def field_of(model: type[BaseModel], name: str) -> FieldInfo:
    """A field by its dotted name. Raises KeyError."""
    key, _, below = name.partition(".")
    info = model.model_fields[key]
    return field_of(next(iter(models_in(info.annotation))), below) if below else info


def _group(tree: Tree | None) -> dict[str, Tree]:
    return tree if isinstance(tree, dict) else {}


def _unseen(typed: str) -> list[Problem]:
    found = UNSEEN.search(typed)
    return [problem("unseen-character", "", character=f"U+{ord(found[0]):04X}")] if found else []
