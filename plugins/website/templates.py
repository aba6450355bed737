"""The templates of a site: what a page has no part in is worked out once, when a template is compiled."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from ..catalogue.kept import digest

TEXTS = {".html", ".po", ".toml", ".txt"}
"""What a theme is made of beside its static files, which are named by their bytes."""

FIXED = frozenset(("_", "asset", "marked"))
"""Globals that always give the same for the same arguments."""


def texts(theme: Path) -> list[tuple[str, bytes]]:
    """The name of every text of a theme, and what its bytes come to."""
    paths = sorted(path for path in theme.rglob("*") if path.suffix in TEXTS)
    return [(path.relative_to(theme).as_posix(), digest(path.read_bytes())) for path in paths]


SPECIAL = re.compile("[&<>'\"]")
"""What HTML means something by."""


def shown(value: object) -> str:
    """What a page shows of a value: as `escape`, without making Markup of each of a thousand strings put together."""
    if type(value) is Markup or (type(value) is str and not SPECIAL.search(value)):
        return value
    return escape(value)


class _Template(Template):
    @classmethod
    def from_code(cls, *given: Any, **more: Any) -> Template:
        """Where Jinja gives compiled code the names that it uses."""
        made = super().from_code(*given, **more)
        made.root_render_func.__globals__["escape"] = shown
        return made


class Templates(Environment):
    """The templates of a folder. Calls of fixed globals with constant arguments become what they give."""

    template_class = _Template

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
