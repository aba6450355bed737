"""What stands fixed in a template is worked out when it is compiled, and says the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from plugins.website.templates import Templates, shown


def templates(folder: Path, source: str, **known: Any) -> Templates:
    (folder / "page.html").write_text(source, encoding="utf-8")
    made = Templates(folder)
    made.globals.update(known)
    return made


def counting(asked: list[tuple[str, ...]]) -> Any:
    def say(*words: str, **names: str) -> Markup:
        asked.append(words)
        return Markup("<b>{}</b>").format(" ".join([*words, *names.values()]))

    return say


@pytest.mark.parametrize(
    ("source", "said", "times"),
    [
        ('{{ _("a & b") }}', "<b>a &amp; b</b>", 1),
        ('{{ asset("x.css") }}', "<b>x.css</b>", 1),
        ('{% set one = _("a") %}{{ one }}', "<b>a</b>", 1),
        ('{{ _("a", name=word) }}', "<b>a w&lt;</b>", 2),
        ("{{ _(word) }}", "<b>w&lt;</b>", 2),
        ("{{ _(*[word]) }}", "<b>w&lt;</b>", 2),
        ('{{ other("a") }}', "<b>a</b>", 2),
    ],
)
def test_only_what_is_fixed_is_worked_out_once(tmp_path: Path, source: str, said: str, times: int) -> None:
    asked: list[tuple[str, ...]] = []
    say = counting(asked)
    page = templates(tmp_path, source, _=say, asset=say, other=say).get_template("page.html")
    assert [page.render(word="w<"), page.render(word="w<")] == [said, said]
    assert len(asked) == times


class Tagged:
    def __html__(self) -> str:
        return "<b>"

    def __str__(self) -> str:
        return "<i>"


class Word(str):
    pass


@given(st.text() | st.builds(Markup, st.text()) | st.integers() | st.none() | st.builds(Tagged) | st.builds(Word))
def test_what_is_shown_is_escaped(value: object) -> None:
    assert shown(value) == escape(value)


@pytest.mark.parametrize("value", ["a", "<a href='x' title=\"y\">&", Markup("<b>"), Tagged(), Word("<")])
def test_templates_show_what_is_escaped(tmp_path: Path, value: object) -> None:
    source = "{% macro m(v) %}{{ v }}{% endmacro %}{% set s %}{{ value }}{% endset %}{{ value }}{{ m(value) }}{{ s }}"
    page = templates(tmp_path, source).get_template("page.html")
    assert page.render(value=value) == str(escape(value)) * 3
    assert page.root_render_func.__globals__["escape"] is shown
