"""Only the site that an entry had when it was approved can say where its gifts go, and only of the entry as it is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from plugins.catalogue.catalogue import Catalogue
from plugins.contributing.gifts import guarding
from plugins.contributing.proof import proving
from plugins.languages.language import Language
from plugins.website.paths import Paths
from tests.catalogue.examples import DIRECTORY, ROOT, checked
from tests.website import built

from .claimed import AT, FORMER, HOST, HTML, claimed, visitor
from .repository import OTHER, TOITS, Edit, commit, deleting, in_this_process, replacing, together
from .served import Sites, said
from .test_harmless import NEW

IBAN = replacing(TOITS, "FR76 3000 6000 0100 0000 0012 374", "FR76 3000 6000 0100 0000 0002 189")


def moved(root: Path) -> None:
    """The whole entry leads to another domain."""
    text = (root / TOITS).read_text(encoding="utf-8")
    text = re.sub(r"(www\.|dons\.)?toits-partages-exemple\.org", "autre-exemple.org", text)
    (root / TOITS).write_text(text, encoding="utf-8")


COMMAND = "python3 tasks.py approve toits-partages --proof"


@pytest.fixture(scope="module")
def approved(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose tag `base` has an entry that is approved, and many that are not."""
    root = shutil.copytree(repository, tmp_path_factory.mktemp("approved") / "clone", symlinks=True)
    with pytest.MonkeyPatch.context() as patch:
        in_this_process(patch)
        guarding.approve(root, ["toits-partages"], "source", "en")
    commit(root)
    built.git(root, "tag", "--force", "base")
    return root


@pytest.fixture
def project(
    approved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    in_this_process(monkeypatch)
    monkeypatch.setenv("SITEURL", "https://annuaire.exemple.org")
    capsys.readouterr()
    return shutil.copytree(approved, tmp_path / "clone", symlinks=True)


class Proved:
    """What `prove` returned and printed."""

    def __init__(
        self, root: Path, sites: Sites, capsys: pytest.CaptureFixture[str], slug: str = "", **more: str
    ) -> None:
        options = {"base": "base", "code": "en", **more}
        self.code = proving.prove(root, slug or "toits-partages", visitor=visitor(sites), **options)
        self.lines = capsys.readouterr().out.splitlines()

    @property
    def claim(self) -> str:
        """What it says to put in the file."""
        return next(line.strip() for line in self.lines if line.startswith("  {"))

    @property
    def link(self) -> str:
        """What it says to put in the page."""
        return next(line.strip() for line in self.lines if line.startswith("  <"))


def test_what_it_asks_for_is_what_proves(project: Path, sites: Sites, capsys: pytest.CaptureFixture[str]) -> None:
    IBAN(project)
    before = Proved(project, sites, capsys)
    assert before.code == 1 and COMMAND not in "".join(before.lines)
    assert before.lines[-2] == f"site: {AT} answers 404, and not 200"
    sites.answers[AT] = [said(before.claim)]
    by_file = Proved(project, sites, capsys)
    assert (by_file.code, by_file.lines[-1]) == (0, f"site: the site says it. Now: {COMMAND} site")
    assert Proved(project, sites, capsys, proof="link").code == 1
    del sites.answers[AT]
    sites.answers[f"{HOST}/"] = [said(before.link, type=HTML)]
    by_link = Proved(project, sites, capsys)
    assert (by_link.code, by_link.lines[-1]) == (0, f"link: the site says it. Now: {COMMAND} link")
    assert Proved(project, sites, capsys, proof="site").code == 1


def test_what_proves_one_change_does_not_prove_the_next(
    project: Path, sites: Sites, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Proved(project, sites, capsys)
    sites.answers |= {AT: [said(before.claim)], f"{HOST}/": [said(before.link, type=HTML)]}
    assert Proved(project, sites, capsys).code == 0
    IBAN(project)
    after = Proved(project, sites, capsys)
    assert after.code == 1
    assert (
        "which is not that of the entry as it is" in after.lines[-2]
        and "without its fingerprint, or with that of" in after.lines[-1]
    )


def test_the_lock_is_never_written(project: Path, sites: Sites, capsys: pytest.CaptureFixture[str]) -> None:
    before = (project / "content/destinations.lock").read_bytes()
    sites.answers[AT] = [said(Proved(project, sites, capsys).claim)]
    assert Proved(project, sites, capsys).code == 0
    assert (project / "content/destinations.lock").read_bytes() == before


@pytest.mark.parametrize("merged", [False, True])
def test_a_new_site_cannot_speak_for_the_former_one(
    merged: bool, project: Path, sites: Sites, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor when somebody has merged it without anybody approving it."""
    together(IBAN, moved)(project)
    if merged:
        commit(project)
        built.git(project, "tag", "--force", "base")
    asked = Proved(project, sites, capsys)
    sites.answers["https://autre-exemple.org/.well-known/elan.json"] = [said(asked.claim)]
    sites.answers["https://autre-exemple.org/"] = [said(asked.link, type=HTML)]
    assert Proved(project, sites, capsys).code == 1
    assert not any("autre-exemple" in address for address in sites.asked)
    sites.answers[AT] = [said(asked.claim)]
    assert Proved(project, sites, capsys).code == 0


def test_a_revision_is_proved_as_it_is_there(project: Path, sites: Sites, capsys: pytest.CaptureFixture[str]) -> None:
    IBAN(project)
    commit(project)
    claim = Proved(project, sites, capsys).claim
    replacing(TOITS, "BP 12", "BP 13")(project)
    sites.answers[AT] = [said(claim)]
    assert Proved(project, sites, capsys).code == 1
    assert Proved(project, sites, capsys, head="HEAD").code == 0


def test_a_site_that_was_approved_and_is_gone_says_nothing(
    project: Path, sites: Sites, capsys: pytest.CaptureFixture[str]
) -> None:
    replacing(OTHER, "website: https://www.epicerie-du-port-exemple.org/\n", "")(project)
    guarding.approve(project, ["epicerie-du-port"], "people", "en")
    commit(project)
    found = Proved(project, sites, capsys, "epicerie-du-port", base="HEAD")
    assert found.code == 1
    assert found.lines[-1].endswith("epicerie-du-port had no web site when it was last approved on HEAD")


@pytest.mark.parametrize(
    ("edit", "slug", "more", "expected"),
    [
        (NEW, "nouvelle", {}, "nobody has approved nouvelle on base yet"),
        (NEW, "epicerie-du-port", {}, "nobody has approved epicerie-du-port on base yet"),
        (NEW, "personne", {}, "no entry has the slug personne"),
        (deleting(OTHER), "epicerie-du-port", {}, "no entry has the slug epicerie-du-port"),
        (NEW, "toits-partages", {"base": "nulle-part"}, "there is no revision nulle-part"),
        (NEW, "toits-partages", {"base": "--all"}, "there is no revision --all"),
        (NEW, "toits-partages", {"head": "nulle-part"}, "there is no revision nulle-part"),
        (NEW, "toits-partages", {"proof": "people"}, "people: site, link"),
        (lambda root: (root / OTHER).write_text("x"), "toits-partages", {}, f"{OTHER}:1"),
    ],
)
def test_nothing_is_asked_of_anybody_when_nothing_can_be_proved(
    edit: Edit,
    slug: str,
    more: dict[str, str],
    expected: str,
    project: Path,
    sites: Sites,
    capsys: pytest.CaptureFixture[str],
) -> None:
    edit(project)
    found = Proved(project, sites, capsys, slug, **more)
    assert found.code == 1 and sites.asked == []
    assert "Nothing can be proved: " in found.lines[0] and expected in "".join(found.lines)


def test_no_link_to_this_machine_is_asked_for(
    project: Path, sites: Sites, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITEURL")
    found = Proved(project, sites, capsys)
    assert "localhost" not in "".join(found.lines) and "SITEURL=https://…" in found.lines[-1]


def test_it_speaks_french(project: Path, sites: Sites, capsys: pytest.CaptureFixture[str]) -> None:
    sites.answers[AT] = [said(claimed("toits-partages", FORMER))]
    lines = Proved(project, sites, capsys, code="fr").lines
    assert lines[0] == "Pour dire où vont ses dons, Toits partagés fait une de ces deux choses sur son site."
    assert lines[-2].startswith(f"site\u00a0: {AT} nomme toits-partages avec l’empreinte {FORMER}, qui n’est pas celle")


def test_the_pages_are_those_of_the_site(small: Catalogue) -> None:
    spoken = {code: Language(code, ROOT / "theme/translations") for code in ("fr", "en")}
    paths = Paths(spoken, small.vocabulary)
    for filed in small.records.values():
        found = proving.pages("https://x.org/repo/", list(spoken.values()), filed)
        path = paths.record(filed)
        assert found == tuple(f"https://x.org/repo/{path(code).removesuffix('index.html')}" for code in spoken)


@pytest.fixture(scope="module")
def small() -> Catalogue:
    found = checked(DIRECTORY).catalogue
    assert found
    return found
