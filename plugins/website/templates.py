"""The templates of a site: what a page has no part in is worked out once, when a template is compiled."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer

from ..catalogue.kept import digest

TEXTS = {".html", ".po", ".toml", ".txt"}
"""What a theme is made of beside its static files, which are named by their bytes."""

FIXED = frozenset(("_", "asset", "marked"))
"""Globals that always give the same for the same arguments."""


def texts(theme: Path) -> list[tuple[str, bytes]]:
    """The name of every text of a theme, and what its bytes come to."""
    paths = sorted(path for path in theme.rglob("*") if path.suffix in TEXTS)
    return [(path.relative_to(theme).as_posix(), digest(path.read_bytes())) for path in paths]


class Templates(Environment):
    """The templates of a folder. Calls of fixed globals with constant arguments become what they give."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Where Jinja lets a tree be changed before it is compiled."""
        found: nodes.Template = _Worked(self).visit(super()._parse(source, name, filename))
        return found


class _Worked(NodeTransformer):
    def __init__(self, environment: Environment) -> None:
        self._globals: dict[str, Any] = dict(environment.globals)

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:
        """`_("Search")` as what it says."""
        self.generic_visit(node)
        if not isinstance(node.node, nodes.Name) or node.node.name not in FIXED:
            return node
        given = [one.value for one in node.args if isinstance(one, nodes.Const)]
        if len(given) < len(node.args) or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        found: Callable[..., Any] = self._globals[node.node.name]
        return nodes.Const(found(*given), lineno=node.lineno)
