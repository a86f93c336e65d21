"""CG309: an invitation without an address."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.claim import sourced
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.kinds import sales


def check_passage(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield a pointing word in a sentence that invites, where no link stands."""
    if passage.slot not in ("sentence", "cell", "quote") or sourced(passage):
        return
    spans = rule.find(passage, post.lang, "words")
    if spans and sales(passage.text, post.lang):
        (start, end), toks = spans[0], passage.tokens
        yield rule.at(passage, toks[start].start, toks[end - 1].end)
