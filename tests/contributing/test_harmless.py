"""A thousand changes of entries that send nobody elsewhere: none is called a change of destinations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest

from plugins.catalogue.catalogue import Catalogue, Filed, Translation
from plugins.catalogue.kinds.record import Organisation, Record
from plugins.catalogue.reading import Reader
from plugins.contributing.gifts import guarding
from plugins.contributing.gifts.destinations import destinations
from tests.catalogue.examples import DIRECTORY, checked

from .repository import OTHER, commit, ending, replacing, together, writing

TIMES = 72
"""How often each kind of edit is made."""

SENTENCES = """\
C’est la fin.Il est tard.
La réunion du 12.11.2026, à 18h30, coûte 12,50 €.
En 2019, 2020, 2021 et 2022, elle a réuni 1 250 000,00 € et 1.200 repas.
Son numéro SIREN est 900 000 019, son SIRET 900 000 019 00019, son RNA W691234567.
Elle agit dans le 01000, le 69003 et le 97400.
Le fichier bilan.pdf, la version 1.2.3 et l’affiche affiche-2026.png.
M.Dupont et Mme.Martin, J.-C. Durand, n° 12/2026, p. 3-4, art. 200.La loi dit 66 %.
Anticonstitutionnellement, hexakosioihexekontahexaphobie, intergouvernementalisations.
Du 01/02/2026 au 03/04/2026, de 9 h 30 à 12 h 00 ; 24h/24, 7j/7.
Des gens de tous âges, l’hiver… et l’été ; etc.Enfin, merci !
Un score de 3-0, un ratio de 1:2, 10^3 mètres, 45.7597, 4.8422.
| 2024 | 2025 | 2026 | 01000 | 02000 |""".splitlines()
WORDS = "maison voisine écoute jardin été œuvre aînés rue partage lundi nuit coopérer ensemble vingt 2026 66".split()
COMMENTS = ("# relu le 12/11/2026", "# voir https://www.journal-exemple.org/", "# contact : 06 12 34 56 78")
CAUSES = ("logement", "sante", "culture", "education", "environnement", "aide-alimentaire")

Edit = Callable[[Random, str, Record], str]


@cache
def catalogue() -> Catalogue:
    found = checked(DIRECTORY).catalogue
    assert found
    return found


@cache
def reader() -> Reader:
    return Reader(DIRECTORY, catalogue().vocabulary)


def cut(text: str) -> tuple[list[str], str]:
    """The fields of an entry, each with the lines that belong to it, and its body."""
    _, head, body = text.split("---\n", 2)
    fields: list[str] = []
    for line in head.splitlines(keepends=True):
        if line[0] in " -#" and fields:
            fields[-1] += line
        else:
            fields.append(line)
    return fields, body


def whole(fields: list[str], body: str) -> str:
    return "---\n" + "".join(fields) + "---\n" + body


def with_field(text: str, name: str, value: str) -> str:
    """An entry with another value of one field, or with that field."""
    fields, body = cut(text)
    return whole([one for one in fields if not one.startswith(f"{name}:")] + [f"{name}: {value}\n"], body)


def with_item(text: str, name: str, item: str) -> str:
    """An entry with one more item of a list."""
    fields, body = cut(text)
    former = next((one for one in fields if one.startswith(f"{name}:\n")), f"{name}:\n")
    return whole([one for one in fields if one != former] + [f"{former}  - {item}\n"], body)


def a_word(random: Random, text: str, record: Record) -> str:
    fields, body = cut(text)
    words = body.split(" ")
    words.insert(random.randrange(len(words) + 1), random.choice(WORDS))
    return whole(fields, " ".join(words))


def a_sentence(random: Random, text: str, record: Record) -> str:
    return f"{text}\n{random.choice(SENTENCES)}\n"


def a_typing_error(random: Random, text: str, record: Record) -> str:
    fields, body = cut(text)
    places = [at for at, sign in enumerate(body) if sign in "aeiou" and "](" not in body]
    at = random.choice(places or [0])
    return whole(fields, body[:at] + body[at : at + 1] * 2 + body[at + 1 :])


def order(random: Random, text: str, record: Record) -> str:
    fields, body = cut(text)
    return whole(random.sample(fields, len(fields)), body)


def spaces(random: Random, text: str, record: Record) -> str:
    fields, body = cut(text)
    at = random.randrange(len(fields))
    fields[at] = fields[at].replace(": ", ":" + " " * random.randint(2, 5), 1).rstrip("\n") + "  \n"
    return whole(fields, "\n" * random.randint(0, 3) + body + "\n\n")


def quotes(random: Random, text: str, record: Record) -> str:
    sign = random.choice("'\"")
    return with_field(text, "name", sign + record.name.replace("'", "’") + sign)


def a_comment(random: Random, text: str, record: Record) -> str:
    fields, body = cut(text)
    fields.insert(random.randrange(len(fields) + 1), random.choice(COMMENTS) + "\n")
    return whole(fields, body)


def a_source(random: Random, text: str, record: Record) -> str:
    number = random.randrange(1000)
    url = f'url: "https://www.journal-exemple.org/{number}", ' if number % 2 else ""
    return with_item(text, "sources", f"{{fact: name, {url}note: Page {number} du journal, read: 2026-11-02}}")


def a_cause(random: Random, text: str, record: Record) -> str:
    return with_field(text, "causes", f"[{', '.join(random.sample(CAUSES, random.randint(1, 5)))}]")


def a_date(random: Random, text: str, record: Record) -> str:
    return with_field(
        text, "confirmed", f"{{on: 2026-{random.randint(1, 10):02}-{random.randint(1, 28):02}, how: site}}"
    )


def a_summary(random: Random, text: str, record: Record) -> str:
    return with_field(text, "summary", f'"{" ".join(random.sample(WORDS, 9)).capitalize()}.Il est tard, en 2026."')


def another_name(random: Random, text: str, record: Record) -> str:
    return with_field(text, "other_names", f"[{random.choice(WORDS)} n° {random.randrange(9999)}, A.B.C., Ex-Nom 2000]")


def the_accounts(random: Random, text: str, record: Record) -> str:
    if not isinstance(record, Organisation):
        return a_date(random, text, record)
    year, sum = random.randint(2001, 2024), random.randrange(10**9)
    return with_item(text, "accounts", f'{{year: {year}, income: {sum}, source: "https://www.journal-exemple.org/c"}}')


def the_year(random: Random, text: str, record: Record) -> str:
    if not isinstance(record, Organisation):
        return a_cause(random, text, record)
    return with_field(text, "founded", str(random.randint(1901, 2026)))


def ends_of_lines(random: Random, text: str, record: Record) -> str:
    ending = random.choice(["\r\n", "\r", "\n"])
    return random.choice(["\ufeff", ""]) + text.rstrip("\n").replace("\n", ending)


EDITS: tuple[Edit, ...] = (
    a_word, a_sentence, a_typing_error, order, spaces, quotes, a_comment, a_source, a_cause, a_date, a_summary,
    another_name, the_accounts, the_year, ends_of_lines,
)  # fmt: skip
assert TIMES * len(EDITS) >= 1000


@pytest.mark.parametrize("edit", EDITS)
def test_a_harmless_edit_changes_no_destination(edit: Edit) -> None:
    random = Random(edit.__name__)
    records = list(catalogue().records.values())
    for _ in range(TIMES):
        filed = random.choice(records)
        before = (DIRECTORY / filed.path).read_text(encoding="utf-8")
        after = edit(random, before, filed.record)
        assert after != before or edit is ends_of_lines or edit is the_year or edit is a_cause
        assert destinations(edited(filed, after), {}) == destinations(filed, {}), after


def edited(filed: Filed, text: str) -> Filed:
    """A record as it is when its file holds a text, which must be right."""
    reading = reader().read(filed.path, text.encode())
    assert not reading.problems and isinstance(reading.part, Record), (reading.problems, text)
    return replace(filed, record=reading.part, html=reading.html)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_translation_without_links_changes_no_destination(sentence: str) -> None:
    for filed in catalogue().records.values():
        reading = reader().read(
            filed.path.replace(".md", ".en.md"), f"---\nsummary: A text.\n---\n\n{sentence}\n".encode()
        )
        assert reading.prose and not reading.problems
        added = {**filed.translations, "nl": Translation(reading.path, reading.prose, reading.html)}
        assert destinations(replace(filed, translations=added), {}) == destinations(filed, {})


ENTRY = """---
name: Nouvelle
summary: Une association de plus.
causes: [culture]
website: https://nouvelle-exemple.org/
give: [{page: "https://dons.nouvelle-exemple.org/"}]
author: {name: A, interest: none}
---
"""
NEW = writing("content/associations/nouvelle.md", ENTRY)


def test_a_new_entry_alone_is_new(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    NEW(clone)
    commit(clone)
    assert guarding.compare(clone, "base", "HEAD", "en") == 0
    assert capsys.readouterr().out == (
        "New entry: compare each destination with what the organisation publishes.\n\nnouvelle: new\n"
        "  + name  nouvelle\n  + page  https://dons.nouvelle-exemple.org/\n  + website  https://nouvelle-exemple.org/\n"
    )


def test_words_alone_are_none(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    together(replacing(OTHER, "founded: 2005", "founded: 2006"), ending(OTHER, "\nEn 2026, elle ouvre à 18h30.\n"))(
        clone
    )
    commit(clone)
    assert guarding.compare(clone, "base", "HEAD", "en") == 0
    assert capsys.readouterr().out == "No destination changes.\n"


def test_another_name_of_the_file_is_none(clone: Path) -> None:
    (clone / OTHER).rename(clone / "content/associations/epicerie-solidaire.md")
    commit(clone)
    assert guarding.compare(clone, "base", "HEAD", "en") == 0
