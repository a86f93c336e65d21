"""Phrases are found in any case, in the letters that fold in odd ways as in any others."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from contentgen.text.holding import holds

# A long s, a Kelvin sign, an i with and one without a dot, a sharp s: each folds in its own way.
LETTERS = "aikS ſKİıßÉé’-.("
PHRASES = ("as", "is it", "k", "É", "(a", "i’s", "sas-")


@given(st.text(LETTERS, max_size=12))
@example("ASK IS IT")
@example("ıs it")
@example("aß K")
@settings(max_examples=300)
def test_phrases_are_found_as_whole_words_in_any_case(text: str) -> None:
    one = "|".join(re.escape(phrase) for phrase in PHRASES)
    expected = re.search(rf"(?<!\w)(?:{one})(?!\w)", text, re.IGNORECASE)
    assert holds(PHRASES, text) == (expected is not None)


def test_no_phrases_are_in_no_text() -> None:
    assert not holds((), "")
    assert not holds((), "a")
