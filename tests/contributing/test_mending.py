"""Entries mended by machine: what is certain, nothing else, and never a letter that nobody asked about."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.catalogue import vocabulary
from plugins.catalogue.reading import Reader
from plugins.contributing.mending import fixing, remedies
from plugins.contributing.mending.fixing import fix
from plugins.contributing.mending.mender import Mender
from tests.catalogue.examples import DIRECTORY, EXAMPLES, ROOT, cases, settings_of

CASES = cases("mending")
COUNTRIES = settings_of(DIRECTORY).countries
WORDS, _ = vocabulary.load(DIRECTORY / "content/vocabulary", DIRECTORY, COUNTRIES, ("fr", "en"))
READER = Reader(DIRECTORY, WORDS)
MENDER = Mender(READER)
INVALID = [path for path in sorted((EXAMPLES / "invalid").glob("*/entry.md")) if path.is_file()]


def path_of(case: Path) -> str:
    named = case / "folder.txt"
    return f"content/{named.read_text().strip() if named.exists() else 'associations'}/essai.md"


def after(case: Path) -> bytes:
    """What a case becomes; the same when it is to be left alone."""
    mended = case / "after.md"
    return (mended if mended.exists() else case / "before.md").read_bytes()


def mended(path: str, raw: bytes) -> bytes:
    found = MENDER.mend(path, raw)
    return found.after if found else raw


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_example_becomes_what_it_should(case: Path) -> None:
    assert mended(path_of(case), (case / "before.md").read_bytes()) == after(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("change", [lambda raw: raw.replace(b"\n", b"\r\n"), lambda raw: b"\xef\xbb\xbf" + raw])
def test_the_ends_of_lines_and_the_first_bytes_stay(case: Path, change: Callable[[bytes], bytes]) -> None:
    assert mended(path_of(case), change((case / "before.md").read_bytes())) == change(after(case))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mending_twice_is_mending_once(case: Path) -> None:
    assert MENDER.mend(path_of(case), after(case)) is None


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.parent.name)
def test_no_mistake_of_the_examples_becomes_worse(path: Path) -> None:
    raw = path.read_bytes()
    found = mended("content/associations/essai.md", raw)
    before, left = (READER.read("content/associations/essai.md", one).problems for one in (raw, found))
    assert mended("content/associations/essai.md", found) == found
    assert len(left) <= len(before)


def test_what_is_fine_stays_to_the_byte() -> None:
    assert not [one.path for one in fixing.mendable(settings_of(DIRECTORY))]
    for path in (EXAMPLES / "valid").glob("*/**/*.md"):
        assert path.is_symlink() or mended("content/associations/essai.md", path.read_bytes()) == path.read_bytes()


def test_comments_stay_and_only_the_lines_that_are_wrong_change() -> None:
    raw = "---\n# un\nname: Essai : un # deux ?\nplace: {city: Lyon} # trois\n# quatre\n---\n"
    assert mended("content/associations/x.md", raw.encode()) == raw.encode()  # the remark might be part of the name
    raw = raw.replace(" # deux ?", "")
    assert mended("content/associations/x.md", raw.encode()).decode() == raw.replace("Essai : un", '"Essai : un"')


MARKS = [
    *"\t\u00a0 :#\"'“”[]{}&*!|>%@`,-",
    ": ",
    "\n",
    "name:",
    "  - ",
    "20/11/2026",
    "1 200,50 €",
    "é",
    "x",
    "http://",
]


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(MARKS), max_size=12).map("".join), st.sampled_from(["name", "website", "place", "give"])
)
def test_whatever_is_typed_what_can_be_read_still_says_the_same_or_is_mended_once(typed: str, key: str) -> None:
    raw = f"---\nsummary: x\n{key}: {typed}\ncauses: [logement]\n---\n\nTexte.\n".encode()
    found = mended("content/associations/x.md", raw)
    assert mended("content/associations/x.md", found) == found
    lines = {*found.decode().split("\n")} ^ {*raw.decode().split("\n")}
    assert "causes: [logement]" not in lines
    assert "Texte." not in lines


@pytest.mark.parametrize(
    ("remedy", "value", "instead"),
    [
        (remedies.day, "1/2/2026", "2026-02-01"),
        (remedies.day, "20-11-2026", "2026-11-20"),
        (remedies.day, "20/11.2026", None),
        (remedies.day, "20/13/2026", None),
        (remedies.day, "20/11/26", None),
        (remedies.day, "20/11/2026 18:30", "2026-11-20 18:30"),
        (remedies.money, "1 200", "1200"),
        (remedies.money, "1200,5", "1200.5"),
        (remedies.money, "12 00", None),
        (remedies.money, "1.200", None),
        (remedies.money, "1,200", None),
        (remedies.money, "1 200 $", None),
        (remedies.money, "200 CHF", "200 CHF"),
        (remedies.percent, "1,5%", "1.5"),
        (remedies.percent, "1,500", None),
        (remedies.count, "12 000", "12000"),
        (remedies.count, "12 00", None),
        (remedies.unwrapped, "“69003”", "69003"),
        (remedies.unwrapped, "“a” et “b”", None),
        (remedies.unwrapped, "l’été", None),
        (remedies.spoken, "LES AMIS DU LAVOIR", "Les Amis du Lavoir"),
        (remedies.spoken, "SECOURS ET AIDE À L’ENFANCE", "Secours et Aide à l’Enfance"),
        (remedies.spoken, "MAISON DES JEUNES ET DE LA CULTURE (MJC)", "Maison des Jeunes et de la Culture (MJC)"),
        (remedies.spoken, "UNICEF", None),
        (remedies.spoken, "SOS MEDITERRANEE", None),
        (remedies.spoken, "Les Amis DU LAVOIR", None),
        (remedies.without_tracking, "https://x.org/?utm_source=a", "https://x.org/"),
        (remedies.without_tracking, "https://x.org/a?b=1&fbclid=2#c?utm_x=3", "https://x.org/a?b=1#c?utm_x=3"),
    ],
)
def test_remedies_know_when_they_are_certain(
    remedy: Callable[[str], str | None], value: str, instead: str | None
) -> None:
    assert remedy(value) == instead


# What a person sees.


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the small directory and two entries that can be mended."""
    shutil.copytree(DIRECTORY, tmp_path, dirs_exist_ok=True)
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    for name, case in (("essai", "tracking-of-a-gift"), ("autre", "colon"), ("perdu", "quote-open")):
        shutil.copy(EXAMPLES / "mending" / case / "before.md", tmp_path / f"content/associations/{name}.md")
    return tmp_path


def fixed(project: Path, answer: str | None, **options: bool) -> tuple[int, list[str]]:
    said: list[str] = []

    def ask(_: str) -> str:
        if answer is None:
            raise EOFError
        return answer

    return fix(project, "en", ask=ask, say=said.append, **options), said


def state(project: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in project.rglob("*") if path.is_file()}


def test_the_changes_are_shown_and_then_written(project: Path) -> None:
    before = state(project)
    count, said = fixed(project, "o")
    assert (count, said[-1]) == (2, "2 files can be mended.")
    assert '-name: Essai : le premier\n+name: "Essai : le premier"' in said[0]
    page = "https://www.essai-exemple.org/donner"
    assert said[1].endswith(f"\nLook at this address: {page}?utm_source=a becomes {page}")
    written = state(project)
    changed = {Path(path).name for path in written if written[path] != before[path]}
    assert written.keys() == before.keys() and changed == {"essai.md", "autre.md"}
    assert fixed(project, None) == (0, ["Nothing can be mended by itself."])


@pytest.mark.parametrize("answer", ["", "n", "non", "perhaps", None])
def test_nothing_is_written_without_a_yes(answer: str | None, project: Path) -> None:
    before = state(project)
    count, said = fixed(project, answer)
    assert (count, said[-1]) == (0, "Nothing is written.")
    assert state(project) == before


def test_nobody_is_asked_when_it_is_sure(project: Path) -> None:
    assert fixed(project, None, is_sure=True)[0] == 2


def test_a_file_that_changed_while_somebody_read_the_changes_is_kept(project: Path) -> None:
    path = project / "content/associations/autre.md"
    said: list[str] = []

    def ask(_: str) -> str:
        path.write_text("autre", encoding="utf-8")
        return "yes"

    assert fix(project, "en", ask=ask, say=said.append) == 1
    assert path.read_text(encoding="utf-8") == "autre"
    assert said[-1] == "content/associations/autre.md has changed meanwhile, and is left as it is"


def test_what_nobody_sees_is_shown(project: Path) -> None:
    path = project / "content/associations/autre.md"
    path.write_text("---\nname:\u00a0Essai  \nplace:\n\tcity: Lyon\n---\n", encoding="utf-8")
    shown = fixed(project, "")[1][0]
    assert "-name:⍽Essai··\n" in shown
    assert "-→city: Lyon\n" in shown
