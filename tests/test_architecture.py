"""Which way the code may depend, and what it never does."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLUGINS = ROOT / "plugins"
TEMPLATES = ROOT / "theme/templates"
FILES = sorted(PLUGINS.rglob("*.py"))

PACKAGES = ("pictures", "catalogue", "languages", "settings", "giving search contributing", "website")
"""Packages in order: each may import those before it. Those on one line know nothing of each other."""

CATALOGUE = (
    "stages problems characters addresses areas guard kept",
    "faults",
    "trees pictures",
    "picturing",
    "entries",
    "fields",
    "identifiers contacts quantities",
    "prose validation",
    "references",
    "terms",
    "vocabulary",
    "kinds",
    "translations settings",
    "catalogue reading schema",
    "remembering rules order nearness withheld withholding showing",
    "staying matching freshness",
    "checking meetings asking upkeep",
)
"""Modules of catalogue in order. Those on one line may not import each other, but for a package its own modules."""

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
CLOCKS = {
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "date.today",
    "time.time",
    "time.localtime",
    "time.gmtime",
}
MAY_ASK_THE_DAY = {"catalogue/settings.py"}


def shown(path: Path) -> str:
    return path.relative_to(PLUGINS).as_posix()


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and absolute name of everything that a file imports, inside functions too."""
    package = ["plugins", *path.relative_to(PLUGINS).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*parts, *([node.module] if node.module else [])])
            if base == "plugins" or (node.level and not node.module):
                yield from ((node.lineno, f"{base}.{name.name}") for name in node.names)
            else:
                yield node.lineno, base


def rank(order: tuple[str, ...], name: str) -> int:
    return next((index for index, line in enumerate(order) if name in line.split()), -1)


def allowed(order: tuple[str, ...], importer: str, imported: str) -> bool:
    return importer == imported or rank(order, imported) < rank(order, importer)


def parts(name: str) -> list[str]:
    return name.split(".")[1:] if name.startswith("plugins.") else []


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_packages_import_only_earlier_ones(path: Path) -> None:
    importer = path.relative_to(PLUGINS).parts[0]
    if importer.endswith(".py"):
        return
    assert rank(PACKAGES, importer) >= 0, f"{importer} has no place in PACKAGES"
    wrong = [
        f"{shown(path)}:{line}: {name}"
        for line, name in imports(path)
        if parts(name) and not allowed(PACKAGES, importer, parts(name)[0])
    ]
    assert not wrong


@pytest.mark.parametrize("path", sorted((PLUGINS / "catalogue").rglob("*.py")), ids=shown)
def test_modules_of_the_catalogue_import_only_earlier_ones(path: Path) -> None:
    importer = path.relative_to(PLUGINS / "catalogue").parts[0].removesuffix(".py")
    if importer == "__init__":
        return
    assert rank(CATALOGUE, importer) >= 0, f"{importer} has no place in CATALOGUE"
    wrong = [
        f"{shown(path)}:{line}: {name}"
        for line, name in imports(path)
        if parts(name)[:1] == ["catalogue"] and not allowed(CATALOGUE, importer, [*parts(name), ""][1])
    ]
    assert not wrong


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_only_the_website_knows_pelican(path: Path) -> None:
    names = {name.split(".")[0] for _, name in imports(path)}
    assert "pelican" not in names or path.is_relative_to(PLUGINS / "website")


def test_what_installs_needs_nothing_installed() -> None:
    names = {name.split(".")[0] for _, name in imports(PLUGINS / "setup.py")}
    assert names <= sys.stdlib_module_names


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_every_module_has_a_name_of_its_own(path: Path) -> None:
    assert path.stem not in FORBIDDEN_NAMES
    assert path.parent.name not in FORBIDDEN_NAMES


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_nothing_reads_the_clock(path: Path) -> None:
    read = {f"{shown(path)}:{line}: {name}" for line, name in attributes(path) if name in CLOCKS}
    assert not read or shown(path) in MAY_ASK_THE_DAY
    assert "time" not in names_from(path, "time")


def names_from(path: Path, module: str) -> set[str]:
    """What is imported by its own name from a module."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {
        one.name for node in nodes if isinstance(node, ast.ImportFrom) and node.module == module for one in node.names
    }


def attributes(path: Path) -> Iterator[tuple[int, str]]:
    """`a.b` for every attribute read, by the last two names: `datetime.datetime.now` is `datetime.now`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            owner = node.value
            name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
            yield node.lineno, f"{name}.{node.attr}"


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_errors_are_caught_by_their_names(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = "" if node.type is None else ast.unparse(node.type)
            assert not re.search(r"^$|\b(Base)?Exception\b", caught), f"{shown(path)}:{node.lineno}"


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_settings_and_state_are_not_global(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not isinstance(node, ast.Global), f"{shown(path)}:{node.lineno}"


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_templates_escape_everything(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape\s+false", text)
