"""Words with their places, and lists of phrases that are looked up among them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.text.language import language, stop_words
from contentgen.text.tokens import Phrases, fold, tokens, words_of


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_tokens_are_the_texts_own_characters_in_order(text: str) -> None:
    place = 0
    for token in tokens(text):
        assert place <= token.start < token.end <= len(text)
        assert token.fold == fold(text[token.start : token.end])
        place = token.end


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=30), st.from_regex(r"[A-Za-z' -]{0,20}", fullmatch=True)))
def test_the_words_of_a_phrase_are_its_tokens(phrase: str) -> None:
    assert words_of(phrase) == tuple(token.fold for token in tokens(phrase))


def test_letters_that_fold_to_two_keep_their_places() -> None:
    assert [(t.start, t.end, t.fold) for t in tokens("Straße am Fuß")] == [
        (0, 6, "strasse"), (7, 9, "am"), (10, 13, "fuss"),
    ]  # fmt: skip


def test_the_longest_phrase_wins() -> None:
    index = Phrases(("side", "side effect", "side effects of"))
    assert index.find(tokens("A side effect, one side")) == ((1, 3), (4, 5))
    assert index.find(tokens("side effects of rest")) == ((0, 3),)
    assert "side" in index
    assert "effect" not in index


@pytest.mark.parametrize("code", ["en", "es", "de", "../en", "rewrite.en", ""])
def test_small_words_are_those_of_the_language(code: str) -> None:
    assert stop_words(code) == language(code).stop_words
