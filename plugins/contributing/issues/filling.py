"""The answers to the form for a new entry, made into the fields of one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ...catalogue import addresses
from ...catalogue.catalogue import Catalogue
from ...catalogue.fields import SLUG, compact, slug_of
from ...catalogue.kinds import KINDS
from ...catalogue.kinds.exchanges import EXCHANGES
from ...catalogue.kinds.parts import Town
from ...catalogue.kinds.platform import Platform
from ...catalogue.trees import Tree
from ...languages.language import Language
from .answers import Answers
from .forms import NEEDED
from .misread import Misread, misread
from .questions import Form

REGISTERS = (
    ("ch", "CHE.*"),
    ("rna", "W.*"),
    ("ca", ".*RR[0-9]{4}"),
    ("be", "(BE)?[01][0-9]{9}"),
    ("siret", "[0-9]{14}"),
    ("siren", ".*"),
)
"""The register that a number is of, by what it looks like; each field then checks its own."""

QUOTES = "'\" "
"""What stands around a number in a file, and need not in a form."""

LIST_MARK = re.compile(r"^\s*[-*•]\s+")
ADDRESS = re.compile(r"https?://\S+")
NOTHING = {"aucun", "aucune", "aucun lien", "rien", "non", "none", "nothing", "no"}
"""How one says that nothing ties one to an organisation; an entry says `none`."""


@dataclass(frozen=True, slots=True)
class Filled:
    """An entry made of answers. `original` is the text of the file that it corrects, None for a new one."""

    kind: str
    slug: str
    data: dict[str, Tree]
    body: str
    original: str | None = None

    @property
    def path(self) -> PurePosixPath:
        """Its file, below content/."""
        return PurePosixPath(f"{self.kind}s", f"{self.slug}.md")


def new_entry(
    answers: Answers, form: Form, catalogue: Catalogue, languages: Sequence[Language]
) -> tuple[Filled, list[Misread]]:
    """The entry that answers describe, and what in them cannot be understood."""
    texts = answers.texts
    wrong: list[Misread] = []
    data: dict[str, Tree] = {
        "lang": "" if texts["lang"] == languages[0].code else texts["lang"],
        "name": texts["name"],
        "summary": texts["summary"],
        "causes": list(answers.choices["causes"]),
        "place": _place(texts),
        "website": texts["website"],
        "ids": _numbers(texts["ids"]),
        "association": slug_in(texts["association"]),
        **{name: texts[name] for name in ("aim", "type", "starts", "recurs")},
        "tax": {name: texts[f"tax.{name}"] for name in ("regime", "receipt", "source")},
        "author": {"name": texts["author.name"], "interest": interest(texts["author.interest"], languages)},
    }
    for name, made in (("give", _ways(texts, catalogue)), ("needs", _needs(texts["needs"], languages))):
        try:
            data[name] = list(made)
        except Misread as one:
            wrong.append(one)
    data["sources"] = list(_sources(texts["sources"], ", ".join(_facts(data))))
    kind = texts["kind"]
    wrong += _lacking(form, texts, kind)
    slug = texts["slug"] or slug_of(texts["name"])[:80].strip("-")
    if not re.fullmatch(SLUG, slug) or len(slug) > 80:
        wrong.append(misread("slug", "slug-wrong", value=slug))
    known = KINDS[f"{kind}s"].model_fields
    return Filled(kind, slug, {name: one for name, one in data.items() if name in known}, texts["body"]), wrong


def interest(text: str, languages: Sequence[Language] = ()) -> str:
    """What ties somebody to an organisation, as an entry says it."""
    nothing = NOTHING | {one.gettext("none").casefold() for one in languages}
    return "none" if text.casefold().rstrip(".") in nothing else text


def _lacking(form: Form, texts: Mapping[str, str], kind: str) -> Iterator[Misread]:
    """Answers about what a kind of entry does not have, but for those that nobody chose."""
    fields = KINDS[f"{kind}s"].model_fields
    every = {name for model in KINDS.values() for name in model.model_fields}
    for question in form.questions:
        nothing = question.options[0].value if question.widget == "dropdown" else ""
        name = question.name.partition(".")[0]
        if name in every and name not in fields and texts[question.name] != nothing:
            yield misread(question.name, "kind-lacks")


def _facts(data: Mapping[str, Tree]) -> Iterator[str]:
    """The fields that somebody has filled."""
    return (name for name, value in data.items() if value and name not in ("lang", "author", "tax"))


def _place(texts: Mapping[str, str]) -> Tree:
    if not texts["place.city"] and not texts["place.postcode"]:
        return ""
    country = texts["place.country"]
    return {
        "city": texts["place.city"],
        "postcode": texts["place.postcode"].strip(QUOTES),
        "country": "" if country == Town.model_fields["country"].default else country,
    }


def _numbers(typed: str) -> Tree:
    text = typed.strip(QUOTES)
    register = next(name for name, pattern in REGISTERS if re.fullmatch(pattern, compact(text)))
    return {register: text} if text else ""


def slug_in(text: str) -> str:
    """The slug in the address of a page or of a file, or the slug itself."""
    return re.split("[?#]", text)[0].rstrip("/").rpartition("/")[2].removesuffix(".md")


def _ways(texts: Mapping[str, str], catalogue: Catalogue) -> Iterator[Tree]:
    """The way to give, when there is one. Raises Misread."""
    way, address = texts["give.way"], texts["give.address"]
    holder = texts["give.holder"] or texts["name"]
    if way and not address:
        raise misread("give.address", "answer-empty")
    match way:
        case "page":
            yield {"page": address}
        case "platform":
            yield {"platform": _platform(address, catalogue), "url": address}
        case "transfer":
            yield {"transfer": {"holder": holder, "iban": address}}
        case "cheque":
            yield {"cheque": {"order": holder, "address": address}}
        case _ if address or texts["give.holder"]:
            raise misread("give.address" if address else "give.holder", "way-unknown")


def _platform(address: str, catalogue: Catalogue) -> str:
    """The slug of the platform whose page this is. Raises Misread."""
    records = {one.slug: one.record for one in catalogue.by_folder.get("platforms", ())}
    platforms = {slug: one for slug, one in records.items() if isinstance(one, Platform)}
    hosts = {host: slug for slug, one in platforms.items() for host in one.hosts}
    try:
        host = addresses.parse(address).host
    except addresses.BadAddress:
        host = ""
    if host not in hosts:
        raise misread("give.address", "platform-unknown", value=address, hosts=", ".join(hosts))
    return hosts[host]


def _needs(text: str, languages: Sequence[Language]) -> Iterator[Tree]:
    """One need a line: its type in any of the languages, a colon, its title. Raises Misread."""
    types = {
        slug_of(word).rstrip("s"): type
        for language in languages
        for word, type in zip(language.gettext(NEEDED).split(","), EXCHANGES, strict=True)
    }
    seen: list[str] = []
    for line in filter(str.strip, text.split("\n")):
        word, _, title = LIST_MARK.sub("", line).partition(":")
        type = types.get(slug_of(word).rstrip("s"))
        if not type or not title.strip():
            example = f"{languages[0].gettext(NEEDED).split(',')[0]}: …"
            raise misread("needs", "need-unknown", value=line.strip(), example=example)
        id = slug_of(title)[:40].strip("-")
        seen.append(id)
        yield {"id": id if seen.count(id) == 1 else f"{id}-{seen.count(id)}", "type": type, "title": title.strip()}


def _sources(text: str, facts: str) -> Iterator[Tree]:
    """One source a line: what was read there (all of it, when nothing is said), a colon, the address."""
    for line in filter(str.strip, text.split("\n")):
        line = LIST_MARK.sub("", line).strip()
        found = ADDRESS.search(line)
        if not found:
            yield {"fact": facts, "note": line}
            continue
        yield {
            "fact": line[: found.start()].rstrip(" \u00a0:") or facts,
            "url": found[0],
            "note": line[found.end() :].strip(" \u00a0-–—"),
        }
