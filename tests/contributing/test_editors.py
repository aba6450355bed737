"""What an editor says of an entry: the schemas as the server behind most editors reads them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.catalogue.kinds import FOLDERS, kind_of
from plugins.catalogue.terms import LISTS
from plugins.contributing.review import report
from tests import tools
from tests.catalogue.examples import ENGLISH, EXAMPLES, checked, lay_out
from tests.website.built import Built

ROOT = Path(__file__).resolve().parents[2]
SERVER = tools.MODULES / "yaml-language-server/bin/yaml-language-server"
FRONT = """\
name: Les Amis
summary: Un résumé
causes: [logement]
author: {name: Essai, interest: none}
"""


class Editor:
    """An editor that has opened one file, and speaks the Language Server Protocol (3.17)."""

    def __init__(self, schema: Path, text: str, pattern: str = "/x/*.md", path: str = "/x/essai.md") -> None:
        command = [tools.node(), str(SERVER), "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._settings = {"schemas": {schema.as_uri(): [pattern]}, "schemaStore": {"enable": False}, "hover": True}
        self._uri = f"file://{path}"
        self._told: list[str] | None = None
        hover = {"textDocument": {"hover": {"contentFormat": ["markdown"]}}, "workspace": {"configuration": True}}
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": hover})
        self._send({"method": "initialized", "params": {}})
        document = {"uri": self._uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})

    def told(self) -> list[str]:
        """What it marks as wrong."""
        while self._told is None:
            self._take(self._receive())
        return self._told

    def hover(self, line: int, character: int = 1) -> str:
        """What it explains at a place, both counted from 0."""
        self.told()
        place = {"textDocument": {"uri": self._uri}, "position": {"line": line, "character": character}}
        found = self._ask("textDocument/hover", place)
        return str(found["contents"]["value"])

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self.process.stdout
        size = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(size))
        return message

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._send({"id": method, "method": method, "params": params})
        while (message := self._receive()).get("id") != method:
            self._take(message)
        return message["result"]

    def _take(self, message: dict[str, Any]) -> None:
        if message.get("method") == "workspace/configuration":
            asked = message["params"]["items"]
            settings = [self._settings if one.get("section") == "yaml" else {} for one in asked]
            self._send({"id": message["id"], "result": settings})
        elif "id" in message:
            self._send({"id": message["id"], "result": None})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self._told = [one["message"] for one in message["params"]["diagnostics"]]


@pytest.fixture
def editors() -> Iterator[list[Editor]]:
    opened: list[Editor] = []
    yield opened
    for editor in opened:
        with editor.process:
            editor.process.kill()


def opened(editors: list[Editor], *given: Any) -> Editor:
    editors.append(Editor(*given))
    return editors[-1]


def test_a_right_entry_is_right(site_root: Built, editors: list[Editor]) -> None:
    assert opened(editors, site_root.output / "schemas/association.json", FRONT).told() == []


def test_a_field_that_does_not_exist_is_marked(site_root: Built, editors: list[Editor]) -> None:
    text = f"{FRONT}websit: https://www.example.org/\n"
    assert opened(editors, site_root.output / "schemas/association.json", text).told() == [
        "Property websit is not allowed."
    ]


@pytest.mark.parametrize(
    ("line", "french", "english"), [(0, "Le nom, tel que", "The name, as"), (3, "Qui a", "Who wrote")]
)
def test_fields_are_explained_in_both_languages(
    site_root: Built, editors: list[Editor], line: int, french: str, english: str
) -> None:
    said = opened(editors, site_root.output / "schemas/association.json", FRONT).hover(line)
    assert french in said and english in said


def test_a_line_in_the_file_names_its_schema(site_root: Built, editors: list[Editor]) -> None:
    schemas = site_root.output / "schemas"
    line = f"# yaml-language-server: $schema={(schemas / 'event.json').as_uri()}\n"
    text = f"---\n{line}{FRONT}scope: national\n"
    assert opened(editors, schemas / "association.json", text).told() == ["Property scope is not allowed."]


def test_lists_of_words_are_explained_too(site_root: Built, editors: list[Editor]) -> None:
    schema = site_root.output / "schemas/vocabulary/causes.json"
    text = "logement:\n  label: {fr: Logement, en: Housing}\n  colour: rose\n"
    editor = opened(editors, schema, text, "/x/*.yml", "/x/causes.yml")
    assert len(editor.told()) == 1 and editor.told()[0].startswith("Value is not accepted")
    assert "What people read, by language" in editor.hover(1, 3)


def test_every_folder_and_every_list_has_its_schema() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    site = "https://elan-annuaire.github.io/elan/schemas/"
    expected = {f"{site}{kind_of(folder)}.json": f"content/{folder}/*.md" for folder in FOLDERS}
    expected |= {f"{site}vocabulary/{name}.json": f"content/vocabulary/{name}.yml" for name in LISTS}
    assert settings == expected


def test_what_check_prints_is_found_by_the_editor(tmp_path: Path) -> None:
    lay_out(EXAMPLES / "invalid/choice", tmp_path)
    task = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"][0]
    pattern = re.compile(task["problemMatcher"]["pattern"]["regexp"])
    found = [
        match.groups() for line in report.text(checked(tmp_path), ENGLISH).split("\n") if (match := pattern.match(line))
    ]
    assert found[0][:3] == ("content/associations/essai.md", "6", "8")
    assert found[0][3].startswith("scope: mondial is not possible here")
