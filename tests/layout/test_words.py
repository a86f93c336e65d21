"""Runs into words, long words into parts, and what ending a line costs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.layout import breaks
from contentgen.layout.words import Piece, Word, cut, end_costs, split

WEAK = frozenset({"the", "of"})


def ten_a_letter(pieces: tuple[Piece, ...]) -> float:
    return 10.0 * sum(len(text) for text, _ in pieces)


def test_a_word_may_change_style_halfway() -> None:
    words = split((("your ", ""), ("calf", "accent"), ("? Yes", "")))
    assert [word.text for word in words] == ["your", "calf?", "Yes"]
    assert words[1].pieces == (("calf", "accent"), ("?", ""))


def test_a_space_belongs_to_the_run_it_stands_in() -> None:
    words = split((("a ", ""), ("b c", "accent"), (" d", "")))
    assert [word.space for word in words] == ["", "accent", "", ""]


@pytest.mark.parametrize("glue", ["\u00a0", "\u202f", "\u2060", "\u2011"])
def test_no_break_characters_hold_a_word_together(glue: str) -> None:
    assert [word.text for word in split(((f"a 10{glue}kg b", ""),))] == ["a", f"10{glue}kg", "b"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("strength/flexibility", ["strength/", "flexibility"]),
        ("someone@example.org", ["someone", "@", "example.", "org"]),
        ("well-established", ["well-", "established"]),
        ("incomprehensibilities", ["incomprehen", "sibilities"]),
    ],
)
def test_a_long_word_is_cut_where_it_hurts_least(text: str, parts: list[str]) -> None:
    assert [w.text for w in cut(Word(((text, ""),)), 110, ten_a_letter)] == parts


def test_a_cut_word_keeps_its_styles_and_its_space() -> None:
    parts = cut(Word((("abc", "accent"), ("def", "")), "accent"), 40, ten_a_letter)
    assert [part.pieces for part in parts] == [(("abc", "accent"), ("d", "")), (("ef", ""),)]
    assert [part.space for part in parts] == [None, "accent"]


def test_combined_characters_are_not_cut_apart() -> None:
    family = "👨\u200d👩\u200d👧"
    text = f"e\u0301{family}e\u0301"
    parts = [w.text for w in cut(Word(((text, ""),)), 20, ten_a_letter)]
    assert parts == ["e\u0301", family, "e\u0301"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=30), st.sampled_from(["", "accent"])), max_size=4
    ),
    st.integers(1, 200),
)
def test_cutting_neither_adds_nor_loses_text(runs: list[Piece], available: int) -> None:
    for word in split(runs):
        parts = cut(word, available, ten_a_letter)
        assert "".join(part.text for part in parts) == word.text


def costs(*runs: Piece) -> list[float]:
    return list(end_costs(split(runs), WEAK))


def test_no_line_should_end_on_a_weak_word_or_a_single_letter() -> None:
    weak, single, plain, last = costs(("The I word of", ""))
    assert weak == breaks.WEAK_END
    assert single == breaks.SUBJECT_END
    assert plain < 0 == last


def test_capitals_and_quotes_do_not_hide_a_weak_word() -> None:
    assert costs(("“The word", ""))[0] == breaks.WEAK_END


def test_a_number_is_not_a_weak_single_letter() -> None:
    assert costs(("5 ways", ""))[0] == costs(("five ways", ""))[0] < breaks.SOFT_END


def test_a_line_may_well_end_at_punctuation() -> None:
    assert costs(("strength, flexibility", ""))[0] == breaks.PUNCTUATION
    assert costs(("“strength,” flexibility", ""))[0] == breaks.PUNCTUATION


def test_an_accent_stays_whole() -> None:
    before, inside, after, _ = costs(("it ", ""), ("may help", "accent"), (" you", ""))
    assert before < inside
    assert inside >= breaks.INSIDE_ACCENT
    assert after <= 0


def test_an_accent_that_begins_inside_a_word_is_whole_too() -> None:
    assert costs(("(", ""), ("may help", "accent"))[0] >= breaks.INSIDE_ACCENT


def test_a_weak_word_before_an_accent_is_half_as_bad() -> None:
    before = costs(("Meet the ", ""), ("point", "accent"))[1]
    assert before == breaks.WEAK_BEFORE_ACCENT + breaks.BEFORE_ACCENT


@pytest.mark.parametrize(
    ("whole", "parted"),
    [
        ("If it hurts, you", "If it hurts, you should"),
        ("Should I rest", "Should I rest it"),
    ],
)
def test_a_pronoun_stays_with_its_verb(whole: str, parted: str) -> None:
    """A subject leads to the verb after it, an object leans on the one before."""
    sentence = {"If": "If it hurts, you should stop", "Should": "Should I rest it or use it"}
    words = split(((sentence[whole.split()[0]], ""),))
    found = end_costs(words, frozenset({"if", "or"}))
    assert found[len(whole.split()) - 1] > found[len(parted.split()) - 1]


def test_a_name_and_a_phrase_are_better_left_whole() -> None:
    name = costs(("back to Raccoon Ridge", ""))
    assert name[2] > name[0]
    phrase = list(end_costs(split((("Some backs need a slow start", ""),)), frozenset({"a"})))
    assert phrase[2] < phrase[1] < phrase[3]  # need / a slow start


def test_weak_ends_can_be_switched_off() -> None:
    assert end_costs(split((("the word", ""),)), WEAK, 0.0)[0] == 0
