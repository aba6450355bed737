"""The files of the theme as they are published: styles and scripts in one file each, without comments and spaces.

Modules are linked by a few rules, which `linked` checks: what a small site needs, without a tool of another language.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from rcssmin import cssmin
from rjsmin import jsmin

from ..settings.colours import Colours, dyed
from .mark import THEME, Mark

STYLE = ("tokens.css", "base.css", "layout.css", "components/*.css", "utilities.css")
"""The style sheets of every page, below css/, in the order of their layers."""

IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) )", re.MULTILINE)
DECLARED = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)


def asset_paths(
    theme: Path, chosen: Colours, mark: Mark, added: Mapping[str, str] = MappingProxyType({})
) -> list[tuple[str, str, bytes]]:
    """Each file of the theme, with the colours and the mark of the site: its name, its path, and its bytes.

    All stand in one folder named by the hash of them all, so that they may name each other. `added` is what comes after
    what the theme says in a file of it.
    """
    static = theme / "static"
    found = [path for path in sorted(static.rglob("*")) if path.is_file() and not path.is_symlink()]
    files = {path.relative_to(static).as_posix(): path.read_bytes() for path in found}
    files.pop(THEME, None)
    files[mark.name] = mark.content
    files["css/tokens.css"] = dyed(files["css/tokens.css"].decode(), chosen).encode()
    files |= {name: files[name] + text.encode() for name, text in added.items() if name in files}
    named = [*_published(files)]
    whole = hashlib.sha256(repr([(name, hashlib.sha256(content).digest()) for name, content in named]).encode())
    return [(name, f"theme/{whole.hexdigest()[:10]}/{name}", content) for name, content in named]


def _published(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Files as they are, but for styles and scripts: a folder of modules is the one file that bears its name."""
    style = [name for pattern in STYLE for name in files if PurePosixPath(name).match(f"css/{pattern}")]
    yield "css/style.css", cssmin(b"".join(files[name] for name in style))
    modules: dict[str, dict[str, str]] = {}
    for name, content in files.items():
        path = PurePosixPath(name)
        if path.suffix == ".css" and name not in style:
            yield name, cssmin(content)
        elif path.suffix == ".js" and path.parent.name != "js":
            modules.setdefault(path.parent.as_posix(), {})[path.name] = content.decode()
        elif path.suffix == ".js":
            yield name, jsmin(content)
        elif name not in style:
            yield name, content
    for folder, sources in modules.items():
        entry = PurePosixPath(folder).name + ".js"
        yield f"{folder}/{entry}", jsmin(linked(sources, entry)).encode()


def linked(sources: Mapping[str, str], entry: str) -> str:
    """Modules of one folder as one module that exports what `entry` does.

    They import each other by name, `import { a, b } from "./c.js";`, and declare no name twice. Raises ValueError for
    any other import, for a name declared in two of them, for a module that is not there, and for a circle.
    """
    ordered: list[str] = []
    _visit(sources, entry, ordered, ())
    owners: dict[str, str] = {}
    for name in ordered:
        for declared in DECLARED.findall(sources[name]):
            if owners.setdefault(declared, name) != name:
                raise ValueError(f"{declared} is declared in {owners[declared]} and in {name}")
    bodies = [IMPORT.sub("", sources[name]) for name in ordered]
    for name, body in zip(ordered, bodies, strict=True):
        if re.search(r"^\s*(import|export)\b(?! ?(?:async )?(?:function|class|const)\b)", body, re.MULTILINE):
            raise ValueError(f"{name}: an import or export that cannot be linked")
    return "\n".join([*(EXPORT.sub("", body) for body in bodies[:-1]), bodies[-1]])


def _visit(sources: Mapping[str, str], name: str, ordered: list[str], above: tuple[str, ...]) -> None:
    """Put a module after all that it imports."""
    if name in above or name not in sources:
        raise ValueError(f"{' imports '.join((*above, name))}: {'a circle' if name in above else 'no such module'}")
    if name not in ordered:
        for _, imported in IMPORT.findall(sources[name]):
            _visit(sources, imported, ordered, (*above, name))
        ordered.append(name)
