"""The search for line breaks, on plain numbers."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.layout.breaks import WEAK_END, Measured, break_lines


def measured(
    words: str, *, display: bool = False, ends: dict[int, float] | None = None
) -> Measured:
    """Words of 10 px a letter with 10 px between them."""
    parts = words.split()
    costs = [(ends or {}).get(n, 0.0) for n in range(len(parts))]
    return Measured([10.0 * len(p) for p in parts], [10.0] * len(parts), costs, display)


def shown(words: str, ends: tuple[int, ...]) -> list[str]:
    parts = words.split()
    return [" ".join(parts[a:b]) for a, b in zip((0, *ends[:-1]), ends, strict=True)]


def test_a_text_that_fits_stays_on_one_line() -> None:
    assert break_lines(measured("one two"), 200) == (2,)


def test_nothing_has_no_lines() -> None:
    assert break_lines(measured(""), 200) == ()


def test_display_text_is_balanced() -> None:
    words = "aaaa bbbb cccc dddd"
    assert shown(words, break_lines(measured(words, display=True), 150)) == [
        "aaaa bbbb",
        "cccc dddd",
    ]


def test_body_text_fills_its_column() -> None:
    words = "aaaa bbbb cccc dddd eeee ffff gg"
    lines = shown(words, break_lines(measured(words), 250))
    assert lines == ["aaaa bbbb cccc dddd", "eeee ffff gg"]


def test_a_weak_end_is_worth_an_uneven_line() -> None:
    words = "aaaa the bbb ccc"
    plain = break_lines(measured(words, display=True), 150)
    weak = break_lines(measured(words, display=True, ends={1: WEAK_END}), 150)
    assert shown(words, plain) == ["aaaa the", "bbb ccc"]
    assert shown(words, weak) == ["aaaa", "the bbb ccc"]


def test_an_uneven_line_is_worth_more_than_a_good_end() -> None:
    words = "aa bbbb cccc dddd eeee"
    lines = break_lines(measured(words, display=True, ends={0: -0.4}), 190)
    assert shown(words, lines) == ["aa bbbb cccc", "dddd eeee"]


def test_no_short_last_line_if_it_can_be_helped() -> None:
    words = "aaaaaaaaa bbbbbbbbb ccccccccc dd"
    lines = shown(words, break_lines(measured(words), 300))
    assert lines[-1] != "dd"


def test_least_asks_for_more_lines_but_not_more_than_words() -> None:
    words = "one two"
    assert break_lines(measured(words), 500, least=2) == (1, 2)
    assert break_lines(measured(words), 500, least=5) == (1, 2)


def test_an_extra_line_is_for_a_shape_that_is_much_worse() -> None:
    words = "aaaaaaaa b cccc dddd eeee"
    text = measured(words, display=True, ends={1: 9.0, 2: 9.0})
    assert shown(words, break_lines(text, 150)) == ["aaaaaaaa", "b cccc dddd", "eeee"]
    assert len(break_lines(measured(words, display=True), 150)) == 2
    assert len(break_lines(text, 150, most=2)) == 2


def test_a_word_wider_than_the_column_has_a_line_to_itself() -> None:
    words = "aa bbbbbbbbbbbbbbbb cc"
    assert shown(words, break_lines(measured(words), 60)) == ["aa", "bbbbbbbbbbbbbbbb", "cc"]


@settings(max_examples=150, deadline=None)
@given(
    lengths=st.lists(st.integers(1, 12), min_size=1, max_size=40),
    available=st.integers(120, 600),
    display=st.booleans(),
    costs=st.lists(st.sampled_from([0.0, -0.4, 1.0, 2.0]), min_size=40, max_size=40),
    least=st.integers(1, 4),
)
def test_every_word_once_in_order_and_no_line_too_wide(
    lengths: list[int], available: int, display: bool, costs: list[float], least: int
) -> None:
    widths = [10.0 * n for n in lengths]
    text = Measured(widths, [10.0] * len(widths), costs[: len(widths)], display)
    ends = break_lines(text, available, least)
    assert ends[-1] == len(widths)
    assert list(ends) == sorted(set(ends))
    for first, last in zip((0, *ends[:-1]), ends, strict=True):
        assert sum(widths[first:last]) + 10 * (last - first - 1) <= available + 0.02
    assert len(ends) >= min(least, len(widths))
    assert break_lines(text, available, least) == ends
