"""What counts as a slip: the distance against brute force, and the words that are nearest."""

from random import Random

import pytest

from tests.search.javascript import call

LETTERS = "abcde"
LIMITS = (0, 1, 2, 3)


def distance(one: str, other: str) -> int:
    """Letters wrong, missing, too many, and neighbours exchanged once (optimal string alignment)."""
    known: dict[tuple[int, int], int] = {}
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if not i or not j:
                known[i, j] = i + j
                continue
            ways = [known[i - 1, j] + 1, known[i, j - 1] + 1, known[i - 1, j - 1] + (one[i - 1] != other[j - 1])]
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                ways.append(known[i - 2, j - 2] + 1)
            known[i, j] = min(ways)
    return known[len(one), len(other)]


def slipped(word: str, chance: Random) -> str:
    """A word with up to four slips."""
    letters = list(word)
    for _ in range(chance.randint(0, 4)):
        at = chance.randint(0, len(letters))
        way = chance.randint(0, 3)
        if way == 0:
            letters.insert(at, chance.choice(LETTERS))
        elif way == 1:
            letters[at : at + 1] = []
        elif way == 2:
            letters[at : at + 1] = chance.choice(LETTERS)
        else:
            letters[at : at + 2] = reversed(letters[at : at + 2])
    return "".join(letters)


def pairs(count: int, seed: int) -> list[tuple[str, str]]:
    """Words, and what they were typed as: some are any two words."""
    chance = Random(seed)
    found = []
    for number in range(count):
        word = "".join(chance.choices(LETTERS, k=chance.randint(0, 12)))
        other = "".join(chance.choices(LETTERS, k=chance.randint(0, 12)))
        found.append((other if number % 4 == 0 else slipped(word, chance), word))
    return found


@pytest.mark.parametrize("is_start", [False, True])
def test_slips_are_counted_as_by_brute_force(is_start: bool) -> None:
    cases = [(typed, word, limit, is_start) for typed, word in pairs(4_000, seed=1) for limit in LIMITS]
    expected = {
        (typed, word): min(distance(typed, word[:length]) for length in range(len(word) + 1))
        if is_start
        else distance(typed, word)
        for typed, word, _, _ in cases
    }
    within = 0
    for (typed, word, limit, _), found in zip(cases, call("slips", "slips", cases), strict=True):
        count = expected[typed, word]
        assert found == count if count <= limit else found > limit, (typed, word, limit, found, count)
        within += count <= limit
    assert len(cases) / 10 < within < len(cases)


@pytest.mark.parametrize(
    ("typed", "word", "count"),
    [("chat", "chat", 0), ("chat", "chas", 1), ("chat", "cha", 1), ("chat", "chats", 1), ("chat", "caht", 1),
     ("chat", "tahc", 3), ("ca", "abc", 3), ("", "ab", 2)],
)  # fmt: skip
def test_the_brute_force_itself(typed: str, word: str, count: int) -> None:
    assert distance(typed, word) == distance(word, typed) == count


def test_how_many_slips_are_forgiven() -> None:
    lengths = range(13)
    found = call("slips", "forgiven", [("a" * length,) for length in lengths])
    assert dict(zip(lengths, found, strict=True)) == {n: 0 if n < 4 else 1 if n < 8 else 2 for n in lengths}


def test_the_nearest_words_are_all_as_near() -> None:
    chance = Random(2)
    words = sorted({"".join(chance.choices(LETTERS, k=chance.randint(3, 6))) for _ in range(300)})
    typed = ["".join(chance.choices(LETTERS, k=chance.randint(4, 6))) for _ in range(100)]
    found = call("slips", "nearest", [(one, words, 2, False) for one in typed])
    for one, answer in zip(typed, found, strict=True):
        counts = {word: distance(one, word) for word in words if 1 <= distance(one, word) <= 2}
        least = min(counts.values(), default=2)
        near = {word for word, count in counts.items() if count == least}
        assert answer["slips"] == least and len(answer["words"]) == min(6, len(near)), one
        assert set(answer["words"]) <= near, one
        assert max(map(len, answer["words"]), default=0) <= min(map(len, near - set(answer["words"])), default=99), one
