"""Openings that can go: "In conclusion,", "Additionally,", and "However," beside its limit."""

from __future__ import annotations

from contentgen.text.rewrite.grammar import capital, comma_after
from contentgen.text.rewrite.wording import Wording
from contentgen.text.tokens import tokens


def drop_summary(sentence: str, words: Wording) -> str | None:
    """Leave out "In conclusion," and its like."""
    return _without(sentence, "openings.summary", words)


def drop_additive(sentence: str, words: Wording) -> str | None:
    """Leave out "Additionally," and its like, which add and limit nothing."""
    return _without(sentence, "openings.additive", words)


def drop_leaning(sentence: str, words: Wording) -> str | None:
    """Leave out "However," and its like; for use only where the sentence before stays beside it."""
    return _without(sentence, "openings.leaning", words)


def _without(sentence: str, name: str, words: Wording) -> str | None:
    toks = tokens(sentence)
    end = words.index(name).at(toks, 0) if toks else 0
    if not end or end == len(toks) or not comma_after(toks[end - 1]):
        return None
    if words.has("openings.held", toks[end].fold):
        return None
    return capital(sentence[toks[end].start :])
