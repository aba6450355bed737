"""What is looked for stands in the address bar, and is read from there."""

from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.javascript import call

TEXTS = ("q", "near", "area", "date", "sort")
LISTS = ("kind", "cause", "help", "skill", "remote", "receipt")
NOTHING: dict[str, Any] = {**dict.fromkeys(TEXTS, ""), **{name: [] for name in LISTS}}
VALUES = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(["a&b=c", "+", "%20", "é #?"])
ASKED = st.fixed_dictionaries(
    {
        **{name: VALUES.map(lambda text: text and text + "x") for name in TEXTS},
        **{name: st.lists(VALUES, max_size=3) for name in LISTS},
    }
)


@settings(deadline=None, max_examples=20)
@given(st.lists(ASKED, max_size=30))
def test_what_is_written_is_read_again(several: list[dict[str, Any]]) -> None:
    """Several at a time: each time is a process. A text is not blank."""
    written = call("address", "written", [(one,) for one in several])
    assert call("address", "read", [(query,) for query in written]) == several
    for one, query in zip(several, written, strict=True):
        assert query == "" or query[0] == "?"
        expected = {(name, value) for name in TEXTS if (value := one[name])}
        expected |= {(name, value) for name in LISTS for value in one[name]}
        assert set(parse_qsl(query[1:], keep_blank_values=True)) == expected


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("", {}),
        ("?", {}),
        ("?q=l%27%C3%A9cole", {"q": "l'école"}),
        ("?q=a+b", {"q": "a b"}),
        ("?q=one&q=two", {"q": "one"}),
        ("?cause=logement&cause=sante&kind=events", {"cause": ["logement", "sante"], "kind": ["events"]}),
        ("?point=45,4&utm_source=x&__proto__=y", {}),
        ("?q=%E9", {"q": "\ufffd"}),
        ("?q=" + "a" * 300, {"q": "a" * 200}),
    ],
)
def test_an_address_is_read(query: str, asked: dict[str, Any]) -> None:
    assert call("address", "read", [(query,)]) == [{**NOTHING, **asked}]


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        ({}, ""),
        ({"q": "  "}, ""),
        ({"q": "l'école"}, "?q=l%27%C3%A9cole"),
        ({"q": "a b", "area": "FR-69", "cause": ["logement", "sante"]}, "?q=a+b&area=FR-69&cause=logement&cause=sante"),
        ({"q": "a", "point": [45.75, 4.85]}, "?q=a"),
    ],
)
def test_an_address_is_written(asked: dict[str, Any], query: str) -> None:
    """A position never stands there."""
    assert call("address", "written", [({**NOTHING, **asked},)]) == [query]


@pytest.mark.parametrize(
    ("asked", "is_asked"),
    [({}, False), ({"sort": "name"}, False), ({"q": " "}, False), ({"q": "a"}, True), ({"remote": ["yes"]}, True),
     ({"point": [0, 0]}, True)],
)  # fmt: skip
def test_whether_anything_is_looked_for(asked: dict[str, Any], is_asked: bool) -> None:
    assert call("address", "isAsked", [({**NOTHING, **asked},)]) == [is_asked]
