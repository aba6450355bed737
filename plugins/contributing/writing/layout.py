"""The lines of an entry, as the rules of writing.py have them."""

from collections.abc import Mapping

from ...catalogue.trees import Tree
from .orders import Orders
from .scalars import block, name, scalar

WIDEST = 100
MOST_IN_BRACES = 4
QUOTED = {"postcode", "siren", "siret", "be"}
"""Numbers that begin with a zero now and then: quotes keep it, whatever reads them."""


def tail(body: str) -> str:
    """What follows the fields: an empty line and the body, or nothing."""
    text = body.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return f"\n{text}\n" if text else ""


def filled(tree: Tree) -> Tree:
    """A tree without what is empty."""
    if isinstance(tree, list):
        return [found for item in tree if (found := filled(item))]
    if isinstance(tree, dict):
        return {key: found for key, value in tree.items() if (found := filled(value))}
    return tree


def fields(data: Mapping[str, Tree], order: Orders) -> list[str]:
    """The lines of the fields of an entry."""
    return _group({key: found for key, value in data.items() if (found := filled(value))}, "", order, "")


def sorted_keys(keys: Mapping[str, Tree], known: tuple[str, ...]) -> list[str]:
    """Known keys in their order, then the others as they come."""
    return [*(key for key in known if key in keys), *(key for key in keys if key not in known)]


def _group(group: Mapping[str, Tree], path: str, order: Orders, indent: str) -> list[str]:
    lines: list[str] = []
    for key in sorted_keys(group, order.get(path, ())):
        below = f"{path}.{key}" if path else key
        lines += _after(f"{indent}{name(key)}:", group[key], below, order, indent)
    return lines


def _after(head: str, value: Tree, path: str, order: Orders, indent: str) -> list[str]:
    """The lines of a value, which begins behind its key or its hyphen."""
    further = f"{indent}  "
    if isinstance(value, str):
        if found := block(value):
            return [f"{head} {found[0]}", *(further + line if line else "" for line in found[1:])]
        return [f"{head} {_scalar(value, path)}"]
    line = _in_line(value, path, order)
    if line and len(head) + 1 + len(line) <= WIDEST:
        return [f"{head} {line}"]
    if isinstance(value, dict):
        lines = _group(value, path, order, further)
    else:
        lines = [line for item in value for line in _after(f"{further}-", item, path, order, further)]
    return [f"{head} {lines[0].lstrip(' ')}", *lines[1:]] if head.endswith("-") else [head, *lines]


def _in_line(value: list[Tree] | dict[str, Tree], path: str, order: Orders) -> str | None:
    """A list in brackets or a group in braces, None when it is too rich for a line."""
    parts = value if isinstance(value, list) else value.values()
    if any(not isinstance(one, str) or "\n" in one for one in parts):
        return None
    if isinstance(value, list):
        return f"[{', '.join(_scalar(str(one), path, in_flow=True) for one in value)}]"
    if len(value) > MOST_IN_BRACES:
        return None
    keys = sorted_keys(value, order.get(path, ()))
    texts = (f"{name(key)}: {_scalar(str(value[key]), f'{path}.{key}', in_flow=True)}" for key in keys)
    return f"{{{', '.join(texts)}}}"


def _scalar(text: str, path: str, in_flow: bool = False) -> str:
    return scalar(text, in_flow, is_quoted=path.rpartition(".")[2] in QUOTED)
