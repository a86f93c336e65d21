"""CG302: a long sentence."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.words import count as words_in

_MOST = 30
_SLOTS = ("sentence", "quote")


def check_passage(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:  # noqa: ARG001  rules share one shape
    """Yield a sentence of more than thirty words."""
    if passage.slot in _SLOTS and len(passage.text) > 3 * _MOST:
        count = words_in(passage.text)
        if count > _MOST:
            yield rule.at(passage, count=count)
