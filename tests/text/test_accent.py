"""One phrase of a headline is accented: the hedge first, never the whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.text.accent import accent

TOPIC = "cupping for neck pain"

# The accented phrase stands between stars.
CASES = [
    "How does cupping work *for neck pain?*",
    "What is *cupping?*",
    "Is it *safe?*",
    "What does the *research* say?",
    "What are the *possible benefits?*",
    "What are the *risks?*",
    "Cupping *may help* neck pain",
    "It *may not help* everyone",
    "Calf strength *can improve* in weeks",
    "It is *generally considered safe* for most healthy adults",
    "*5 myths* about low back pain",
    "Rest for *2–3 weeks*",
    "Pain fell by *up to 80 %* there",
    "When should you see a *doctor?*",
    "1. *Couch stretch* and more",
    "Cupping for *neck pain*",
    "*Race day* was cold.",
    "The *first week* was dull.",
    "Is your *neck stiff* before breakfast?",
]


@pytest.mark.parametrize("starred", CASES)
def test_accent(starred: str) -> None:
    text = starred.replace("*", "")
    span = accent(text, TOPIC, "en")
    assert span is not None
    assert f"{text[: span[0]]}*{text[span[0] : span[1]]}*{text[span[1] :]}" == starred


@pytest.mark.parametrize("text", ["", "Pain", "Neck pain", "Is it?"])
def test_no_accent_in_one_or_two_words(text: str) -> None:
    assert accent(text, TOPIC, "en") is None


@pytest.mark.parametrize("text", ["I rolled it on a curb.", "Before you come", "What could it be?"])
def test_none_is_better_than_a_dull_one(text: str) -> None:
    assert accent(text, TOPIC, "en") is None


def test_other_languages_get_one_too() -> None:
    text = "Was hilft bei Schmerzen?"
    assert accent(text, "", "de") is not None


# ruff: noqa: SIM905
_WORDS = st.sampled_from(
    "may not help 5 weeks % neck pain for cupping is it the , . ? ( ) – up to rare".split()
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=12).map(" ".join)))
def test_never_empty_never_most_of_the_text(text: str) -> None:
    span = accent(text, TOPIC, "en")
    if span is None:
        return
    start, end = span
    assert 0 <= start < end <= len(text)
    assert text[start:end].strip()
    assert (start, end) != (0, len(text.rstrip()))
