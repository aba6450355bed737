"""The answers to the form for a correction, made into the entry as it should be."""

from collections.abc import Iterator, Mapping, MutableMapping
from copy import deepcopy
from difflib import get_close_matches
from pathlib import Path

from ...catalogue import entries
from ...catalogue.catalogue import Catalogue, Filed
from ...catalogue.kinds import KINDS
from ...catalogue.trees import Tree
from .asking import correctable, is_group, is_list
from .filling import ADDRESS, Filled, slug_in
from .misread import misread

STATUS = {"closed_on": "closed", "last_seen": "dormant"}
"""What the status is once such a day is known: one cannot be given without the other."""

Leaf = tuple[MutableMapping[str, Tree] | list[Tree], str | int]
"""A value by what holds it, and its key or its position there."""


def correction(texts: Mapping[str, str], catalogue: Catalogue, root: Path) -> Filled:
    """An entry with one thing changed, and where that was read. Raises Misread."""
    filed = _entry(texts["entry"], catalogue)
    original = (root / filed.path).read_bytes().decode("utf-8-sig")
    entry = entries.read(filed.path, original.encode())
    data, body = deepcopy(entry.data), entry.body
    if texts["field"].partition(".")[0] not in {*KINDS[filed.folder].model_fields, "body"}:
        raise misread("field", "kind-lacks")
    if texts["field"] == "body":
        body = _passage(body, texts)
    else:
        _change(data, texts["field"], texts["now"], texts["should"])
    if (data, body) == (entry.data, entry.body):
        raise misread("should", "should-same")
    sources = data.setdefault("sources", [])
    if isinstance(sources, list):
        sources.append({"fact": texts["field"], _where(texts["source"]): texts["source"]})
    return Filled(filed.kind, filed.slug, data, body, original)


def _where(source: str) -> str:
    return "url" if ADDRESS.fullmatch(source) else "note"


def _entry(typed: str, catalogue: Catalogue) -> Filed:
    slug = slug_in(typed)
    former = {alias: filed.slug for filed in catalogue.records.values() for alias in filed.record.aliases}
    names = {filed.record.name.casefold(): filed.slug for filed in catalogue.records.values()}
    known = catalogue.records.keys() & {slug, former.get(slug), names.get(typed.casefold())}
    if len(known) != 1:
        near = get_close_matches(slug, catalogue.records, n=1, cutoff=0.7)
        raise misread("entry", "entry-unknown", value=typed, **({"near": near[0]} if near else {}))
    return catalogue.records[str(known.pop())]


def _passage(body: str, texts: Mapping[str, str]) -> str:
    """A text with one passage replaced, or with one more at its end. Raises Misread."""
    now, should = texts["now"], texts["should"]
    if not now:
        return f"{body.strip()}\n\n{should}".strip()
    if body.count(now) != 1:
        raise misread("now", "now-several" if now in body else "now-nowhere", value=now)
    return body.replace(now, should)


def _change(data: dict[str, Tree], path: str, now: str, should: str) -> None:
    """Put one value in place of another, or where there was none. Raises Misread."""
    field = correctable()[path]
    group, _, name = path.rpartition(".")
    holder = data.setdefault(group, {}) if group else data
    assert isinstance(holder, dict)
    if is_list(field) or is_group(field):
        _change_part(holder, name, now, should, is_group(field))
        return
    said = holder.get(name, "")
    if now and not said:
        raise misread("now", "now-nothing")
    if said and _plain(now) != _plain(str(said)):
        raise misread("now", "now-other", value=str(said))
    holder[name] = should
    if path in STATUS:
        data["status"] = STATUS[path]


def _change_part(data: dict[str, Tree], name: str, now: str, should: str, is_made_of_parts: bool) -> None:
    """The same for one value of a list, or within groups. Raises Misread."""
    if not now:
        values = data.setdefault(name, [])
        if is_made_of_parts or not isinstance(values, list):
            raise misread("should", "should-parts")
        values.append(should)
        return
    found = [leaf for leaf in _leaves(data, name) if _plain(str(_value(leaf))) == _plain(now)]
    if len(found) != 1:
        raise misread("now", "now-several" if found else "now-nowhere", value=now)
    holder, key = found[0]
    holder[key] = should  # type: ignore[index]  # the key of a group, or the position in a list


def _leaves(holder: MutableMapping[str, Tree] | list[Tree], key: str | int) -> Iterator[Leaf]:
    """Every text below a key."""
    value = _value((holder, key))
    if isinstance(value, dict):
        for name in value:
            yield from _leaves(value, name)
    elif isinstance(value, list):
        for position in range(len(value)):
            yield from _leaves(value, position)
    else:
        yield holder, key


def _value(leaf: Leaf) -> Tree:
    holder, key = leaf
    if isinstance(holder, list):
        return holder[key] if isinstance(key, int) else ""
    return holder.get(str(key), "")


def _plain(text: str) -> str:
    """A text whose spaces and line breaks do not count."""
    return " ".join(text.split())
