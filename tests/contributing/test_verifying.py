"""What a register says of an entry: what agrees, what differs, what it does not say, and when nobody could be asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plugins.contributing.proof import verifying
from plugins.contributing.proof.registers import ADDRESS, ask
from plugins.contributing.proof.visiting import NotProved, Visitor
from plugins.languages.language import Language
from tests.catalogue.examples import ROOT, TODAY

from .repository import OTHER, TOITS, Edit, replacing
from .served import Sites, said

SIREN, RNA = "900000019", "W691234567"
AT, AT_RNA = ADDRESS.format(number=SIREN), ADDRESS.format(number=RNA)
ONLY_RNA = replacing(TOITS, f'  siren: "{SIREN}"\n  siret: "{SIREN}00019"\n', "")


def unit(seat: dict[str, Any] | None = None, rna: str | None = RNA, **more: Any) -> dict[str, Any]:
    """An organisation as the register gives one, with much that is not read."""
    seat = {"siret": f"{SIREN}00019", "code_postal": "69003", "libelle_commune": "LYON", **(seat or {})}
    return {
        "siren": SIREN, "nom_complet": "TOITS PARTAGES (TP)", "nom_raison_sociale": "TOITS PARTAGES", "sigle": "TP",
        "etat_administratif": "A", "nature_juridique": "9220", "dirigeants": [{"nom": "DURAND", "prenoms": "Camille"}],
        "siege": {**seat, "adresse": "1 RUE DES ESSAIS 69003 LYON", "latitude": "45.7"},
        "complements": {"identifiant_association": rna, "est_ess": True}, **more,
    }  # fmt: skip


def answered(*units: Any) -> bytes:
    return said(json.dumps({"results": units, "total_results": len(units), "page": 1, "per_page": 10}))


def visitor(sites: Sites) -> Visitor:
    return Visitor(sites.fetcher(), lambda seconds: None)


class Verified:
    """What `verify` returned and printed."""

    def __init__(
        self, root: Path, sites: Sites, capsys: pytest.CaptureFixture[str], slug: str = "", **more: str
    ) -> None:
        capsys.readouterr()
        self.code = verifying.verify(root, slug or "toits-partages", more.get("code", "en"), visitor(sites))
        self.lines = capsys.readouterr().out.splitlines()


def test_an_entry_that_agrees(clone: Path, sites: Sites, capsys: pytest.CaptureFixture[str]) -> None:
    sites.answers[AT] = [answered(unit())]
    found = Verified(clone, sites, capsys)
    assert found.lines == [
        f"{SIREN}, as the register has it on 20 November 2026:",
        "  name: agrees (Toits partagés / TOITS PARTAGES (TP))",
        f"  SIREN: agrees ({SIREN})",
        f"  SIRET: agrees ({SIREN}00019)",
        f"  RNA: agrees ({RNA})",
        "  town: agrees (Lyon / LYON)",
        "  département: agrees (FR-69)",
        "  state: agrees (active)",
    ]
    assert found.code == 0 and sites.asked == [AT]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (unit(nom_complet="TOITS A PARTAGER", nom_raison_sociale="TOITS A PARTAGER", sigle=None),
         "name: DIFFERS (Toits partagés / TOITS A PARTAGER)"),
        (unit({"siret": f"{SIREN}00027"}), f"SIRET: DIFFERS ({SIREN}00019 / {SIREN}00027)"),
        (unit(rna="W691234568"), f"RNA: DIFFERS ({RNA} / W691234568)"),
        (unit({"libelle_commune": "VILLEURBANNE"}), "town: DIFFERS (Lyon / VILLEURBANNE)"),
        (unit({"code_postal": "42000"}), "département: DIFFERS (FR-69 / FR-42)"),
        (unit(etat_administratif="C"), "state: DIFFERS (active / closed)"),
    ],
)  # fmt: skip
def test_what_differs_is_shown_on_both_sides(
    changed: Any, expected: str, clone: Path, sites: Sites, capsys: pytest.CaptureFixture[str]
) -> None:
    sites.answers[AT] = [answered(changed)]
    found = Verified(clone, sites, capsys)
    assert found.code == 1
    assert [line.strip() for line in found.lines if "DIFFERS" in line] == [expected]


@pytest.mark.parametrize(
    "changed",
    [
        unit(nom_complet="Toits-Partagés", nom_raison_sociale=None, sigle=None),
        unit(nom_complet="ASSOCIATION X (TOITS ET PARTAGES)", nom_raison_sociale=None, sigle=None),
        unit(nom_complet="ASSOCIATION X", nom_raison_sociale="ASSOCIATION X", sigle="TP"),
        unit({"libelle_commune": "LYON 3E ARRONDISSEMENT"}),
        unit({"libelle_commune": "LYON 03"}),
        unit({"siret": None, "libelle_commune": None, "code_postal": None}),
        unit(rna=None),
        unit(etat_administratif=None),
        unit(nom_complet=None, nom_raison_sociale=None, sigle=None),
    ],
)
def test_what_is_written_otherwise_or_not_said_does_not_differ(
    changed: Any, clone: Path, sites: Sites, capsys: pytest.CaptureFixture[str]
) -> None:
    sites.answers[AT] = [answered(changed)]
    assert Verified(clone, sites, capsys).code == 0


@pytest.mark.parametrize(("name", "other"), [("Saint-Étienne", "ST ETIENNE"), ("Sainte-Foy", "STE FOY")])
def test_saints_are_the_same_in_full(name: str, other: str, clone: Path, sites: Sites, capsys: Any) -> None:
    replacing(TOITS, "  city: Lyon\n", f"  city: {name}\n")(clone)
    sites.answers[AT] = [answered(unit({"libelle_commune": other}))]
    assert f"  town: agrees ({name} / {other})" in Verified(clone, sites, capsys).lines


def test_a_number_of_the_rna_is_enough(clone: Path, sites: Sites, capsys: pytest.CaptureFixture[str]) -> None:
    ONLY_RNA(clone)
    other = unit(rna="W751234567") | {"siren": "900000027"}
    sites.answers[AT_RNA] = [answered(other, unit())]
    found = Verified(clone, sites, capsys)
    assert found.code == 0 and f"  SIREN: only one of them says it (– / {SIREN})" in found.lines
    assert found.lines[0].endswith("RNA, https://www.journal-officiel.gouv.fr/pages/associations-recherche/")


@pytest.mark.parametrize(("edit", "address"), [(lambda root: None, AT), (ONLY_RNA, AT_RNA)])
def test_a_number_that_the_register_does_not_know(
    edit: Edit, address: str, clone: Path, sites: Sites, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor does what only looks like it stand for it."""
    edit(clone)
    sites.answers[address] = [answered(unit(rna="W751234567") | {"siren": "900000027"})]
    found = Verified(clone, sites, capsys)
    assert found.code == 1 and found.lines[-1].endswith(": the register does not know it, or does not show it")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (said("", "503 Service Unavailable"), "answers 503, and not 200"),
        (said("{}", "429 Too Many Requests"), "answers 429, and not 200"),
        (said("<html>", type="text/html"), "is of the type text/html"),
        (said("{}"), "does not answer as it did when this was written"),
        (said('{"results": [{"siren": 9}]}'), "does not answer as it did when this was written"),
        (b"", "breaks off"),
    ],
)
def test_a_register_that_is_not_there(
    answer: bytes, expected: str, clone: Path, sites: Sites, capsys: pytest.CaptureFixture[str]
) -> None:
    sites.answers[AT] = [answer]
    found = Verified(clone, sites, capsys)
    assert found.code == 2 and not (clone / ".cache/registers").exists()
    assert found.lines[-1].startswith("No register was asked: ") and expected in found.lines[-1]


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("personne", ["No register was asked: no entry has the slug personne"]),
        ("bibliobus", ["No register was asked: bibliobus is a project or an event, which no register has"]),
        ("epicerie-du-port", ["No register was asked: epicerie-du-port gives neither a SIREN nor an RNA number"]),
        ("lacs-propres", [
            "CHE100000012: to be read by a person in the register UID, https://www.uid.admin.ch/",
            "No register was asked: lacs-propres gives neither a SIREN nor an RNA number",
        ]),
    ],
)  # fmt: skip
def test_what_no_register_can_be_asked(
    slug: str, expected: list[str], clone: Path, sites: Sites, capsys: pytest.CaptureFixture[str]
) -> None:
    found = Verified(clone, sites, capsys, slug)
    assert (found.code, found.lines, sites.asked) == (2, expected, [])


def test_a_court_keeps_the_register_of_alsace_moselle(
    clone: Path, sites: Sites, capsys: pytest.CaptureFixture[str]
) -> None:
    replacing(OTHER, "founded: 2005\n", 'ids: {tribunal: {court: Colmar, volume: "12", folio: "34"}}\n')(clone)
    found = Verified(clone, sites, capsys, "epicerie-du-port")
    assert found.lines[0] == "the court of Colmar keeps the register: volume 12, folio 34; ask its clerk"
    french = Verified(clone, sites, capsys, "epicerie-du-port", code="fr").lines
    assert french[0] == "le tribunal de Colmar tient le registre\u00a0: volume 12, folio 34\u00a0; demandez au greffe"


def test_a_directory_with_errors_is_not_compared(clone: Path, sites: Sites, capsys: pytest.CaptureFixture[str]) -> None:
    (clone / OTHER).write_text("x", encoding="utf-8")
    found = Verified(clone, sites, capsys)
    assert (found.code, found.lines) == (2, [f"No register was asked: {OTHER}:1"])


@pytest.mark.parametrize(("day", "times"), [("2026-11-20", 1), ("2026-12-20", 1), ("2026-12-21", 2), ("2026-11-19", 2)])
def test_a_register_is_asked_once_a_month(
    day: str, times: int, clone: Path, sites: Sites, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    sites.answers[AT] = [answered(unit())]
    Verified(clone, sites, capsys)
    monkeypatch.setenv("ELAN_TODAY", day)
    found = Verified(clone, sites, capsys)
    assert found.code == 0 and len(sites.asked) == times
    asked = (
        "20 November 2026"
        if times == 1
        else Language("en", ROOT / "theme" / "translations").date(type(TODAY).fromisoformat(day))
    )
    assert asked in found.lines[0]


def test_nothing_of_people_is_kept(clone: Path, sites: Sites, capsys: pytest.CaptureFixture[str]) -> None:
    sites.answers[AT] = [answered(unit())]
    Verified(clone, sites, capsys)
    kept = (clone / f".cache/registers/{SIREN}.json").read_text(encoding="utf-8")
    assert "TOITS PARTAGES" in kept and "DURAND" not in kept and "RUE" not in kept


@pytest.mark.parametrize("kept", [b"", b"{", b'{"results": [], "asked": "hier"}', b"[]", b"\xff"])
def test_what_is_kept_and_cannot_be_read_is_asked_again(kept: bytes, tmp_path: Path, sites: Sites) -> None:
    (tmp_path / f"{SIREN}.json").write_bytes(kept)
    sites.answers[AT] = [answered(unit())]
    assert ask(visitor(sites), tmp_path, SIREN, TODAY).holding(SIREN)


def test_only_the_register_answers_for_itself(tmp_path: Path, sites: Sites) -> None:
    sites.answers[AT] = [said("", "302 Found", Location="https://autre-exemple.org/")]
    with pytest.raises(NotProved):
        ask(visitor(sites), tmp_path, SIREN, TODAY)
    assert sites.asked == [AT]
