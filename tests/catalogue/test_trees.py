"""YAML as text: nothing is guessed, nothing is lost, and what goes wrong is said in words of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue.trees import Tree, Unreadable, _build, load, quick


def tree(text: str) -> dict[str, Tree]:
    return load("x.yml", text).data


def problem_of(text: str) -> tuple[str, int, int]:
    with pytest.raises(Unreadable) as refused:
        load("x.yml", text)
    return refused.value.problem.id, refused.value.problem.line, refused.value.problem.column


@pytest.mark.parametrize("typed", ["01", "12:30", "NO", "yes", "2026-01-01", "1e3", "0x1F", ".5", "1_000", "true"])
def test_every_value_stays_as_it_was_typed(typed: str) -> None:
    assert tree(f"a: {typed}") == {"a": typed}


@pytest.mark.parametrize("nothing", ["", " ~", " null", " # a remark"])
def test_nothing_is_an_empty_text_at_its_key(nothing: str) -> None:
    loaded = load("x.yml", f"b: 1\na:{nothing}\n")
    assert loaded.data == {"b": "1", "a": ""}
    assert loaded.places[("a",)] == (2, 1)


def test_quoted_words_that_mean_nothing_keep_their_letters() -> None:
    assert tree("a: 'null'\nb: \"~\"") == {"a": "null", "b": "~"}


def test_an_empty_item_of_a_list_is_kept() -> None:
    assert tree("a:\n  - x\n  -\n  - y") == {"a": ["x", "", "y"]}


def test_values_and_keys_have_their_places() -> None:
    loaded = load("x.yml", "a: x\nb:\n  - c: é\n    d: y\n", first_line=2)
    assert loaded.places[("b", 0, "d")] == (5, 8)
    assert loaded.keys[("b", 0, "d")] == (5, 5)
    assert loaded.places[("b", 0)] == (4, 5)
    assert loaded.places[()] == (2, 1)


def test_a_key_given_twice_is_one_problem_and_the_first_stays() -> None:
    loaded = load("x.yml", "a: {b: 1, c: 2}\na: {b: 3, c: 4, b: 5}\nd: 6\n")
    assert loaded.data == {"a": {"b": "1", "c": "2"}, "d": "6"}
    assert [(one.id, one.line, one.field) for one in loaded.problems] == [("duplicate-key", 2, "a")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c", ("yaml-colon", 1, 5)),
        ("a: x\n  b: y", ("yaml-indent", 2, 4)),
        ("a:b\nc: d", ("yaml-space", 1, 1)),
        ("a: {b:c}", ("yaml-space", 1, 8)),
        ("a: 'x' y", ("yaml-after", 1, 8)),
        ("a: x #1", ("yaml-comment", 1, 6)),
        ("\ta: x", ("yaml-tab", 1, 1)),
        ("a: [b\nc: d", ("yaml-bracket", 1, 4)),
        ("a: &b c", ("yaml-anchor", 1, 4)),
        ("a: *b", ("yaml-anchor", 1, 4)),
        ("<<: {a: b}", ("yaml-anchor", 1, 1)),
        ("a: !!python/object:os.system x", ("yaml-tag", 1, 4)),
        ('a: "\\u202e"', ("unseen-character", 1, 4)),
        ('"a\\u200b": b', ("unseen-character", 1, 1)),
        ("\xa0a: b", ("unseen-character", 1, 1)),
        ("[" * 30_000, ("yaml-no-fields", 1, 1)),
        ("a: " + "[" * 30_000, ("yaml-deep", 1, 13)),
        ("a: " + "{a: " * 30_000, ("yaml-deep", 1, 40)),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_named_and_placed(text: str, expected: tuple[str, int, int]) -> None:
    assert problem_of(text) == expected


def test_a_bomb_of_references_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 {x: y}"] + [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 30)]
    assert problem_of("\n".join(lines))[0] == "yaml-anchor"


ORDINARY = "a: x\nb:\n  - c: 'é: y'\n    d: [1, \"2\"]\n  -\ne: |\n  f\n  g\nh:\n"


def test_an_ordinary_text_is_read_the_quick_way() -> None:
    assert quick(ORDINARY) == {"a": "x", "b": [{"c": "é: y", "d": ["1", "2"]}, ""], "e": "f\ng\n", "h": ""}


def test_what_is_too_deep_is_not_read_the_quick_way() -> None:
    assert quick("a: " + "[" * 9 + "]" * 9) is not None
    assert quick("a: " + "[" * 10 + "]" * 10) is None


TYPED = st.sampled_from(
    [*"abc~ \n-:,[]{}&*!?|>'\"#<\\é", "null", "a: ", "- ", "\n  ", "\n- ", "<<", "\\u200b", "\n---\n", "[[[[[[[[[["]
)


@given(st.lists(TYPED, max_size=20).map("".join), st.integers(0, len(ORDINARY)))
def test_the_quick_way_finds_what_the_other_finds_or_nothing(typed: str, at: int) -> None:
    for text in (typed, ORDINARY[:at] + typed + ORDINARY[at:]):
        found = quick(text)
        if found is not None:
            built = _build("x.yml", text, 1)
            assert (found, []) == (built.data, built.problems)


@given(st.text(st.characters(codec="utf-8")) | st.text("ab:-[]{}'\"#&*!|>%@`?, \n\t\\", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        loaded = load("x.yml", text)
    except Unreadable as refused:
        assert refused.problem.line >= 1
    else:
        assert set(loaded.places) >= {(key,) for key in loaded.data}
