"""Typesetting changes marks and spaces, never words."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from contentgen.text.typography import typeset

CASES = [
    ("don't", "don’t"),
    ('She said "rest."', "She said “rest.”"),
    ('("Rest" is key)', "(“Rest” is key)"),
    ("the patients' view", "the patients’ view"),
    ("'Tight' hips in the '90s", "‘Tight’ hips in the ’90s"),
    ("rest -- then move", "rest — then move"),
    ("rest--then move", "rest—then move"),
    ("rest - then move", "rest – then move"),
    ("2-3 weeks", "2–3\u00a0weeks"),
    ("10%-20% less", "10%–20% less"),
    ("2020-2024", "2020–2024"),
    ("10 kg and 5 %", "10\u00a0kg and 5\u00a0%"),
    ("Dr. Smith", "Dr.\u00a0Smith"),
    ("He is 5'10\" tall", "He is 5'10\" tall"),
    ("Call 555-123-4567 or 555-1234", "Call 555-123-4567 or 555-1234"),
    ("on 2024-12-17", "on 2024-12-17"),
    ("see https://a.com/it's-2-3 now", "see https://a.com/it's-2-3 now".replace("it's", "it’s")),
    ("mail dr-j@a-b.com or @the.pt-team, #2-3", "mail dr-j@a-b.com or @the.pt-team, #2-3"),
    ("a-clinic.com/2-3", "a-clinic.com/2-3"),
    ("a well-known 3-step plan", "a well-known 3-step plan"),
    ("Wait... what", "Wait... what"),
    ("It’s “set” already – truly", "It’s “set” already – truly"),
]


@pytest.mark.parametrize(("plain", "expected"), CASES)
def test_typeset(plain: str, expected: str) -> None:
    assert typeset(plain, "en") == expected


def test_spanish_guillemets_stay_as_they_are() -> None:
    assert typeset('«Sí» y "no"', "es") == "«Sí» y “no”"


_MARKS = st.lists(
    st.sampled_from(
        [*"\"'-–—.,/@#%°() a1Z5\u00a0“”‘’", "--", " - ", "Dr. ", " kg", "a.com", "\ue000"]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), _MARKS))
@example('6"" \'5\' "')
def test_twice_is_the_same_as_once(text: str) -> None:
    once = typeset(text, "en")
    assert typeset(once, "en") == once


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), _MARKS))
def test_letters_and_digits_stay(text: str) -> None:
    def bare(words: str) -> str:
        return "".join(char for char in words if char.isalnum())

    assert bare(typeset(text, "en")) == bare(text)
