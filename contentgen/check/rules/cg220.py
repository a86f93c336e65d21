"""CG220: reassured by what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.asserted import asks
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield sentences, or pairs of them, that take a missing sign for safety."""
    before: Passage | None = None
    for passage in post.passages:
        spans = rule.parse(passage, post.lang) if _says(passage, post, rule) else ()
        if spans:
            toks = passage.tokens
            yield rule.at(passage, toks[spans[0][0]].start, toks[spans[-1][1] - 1].end)
        elif before and before.section == passage.section and _says(passage, post, rule):
            follows = rule.parse(passage, post.lang, "following")
            if follows and rule.parse(before, post.lang, "missing"):
                yield rule.at(passage)
        before = None if passage.reported else passage


def _says(passage: Passage, post: Post, rule: Rule) -> bool:
    """Tell whether a passage itself says what it says.

    Its conditions and its noes are what the rule is about, so that they do not take anything back.
    """
    denies = rule.parse(passage, post.lang, "not_grammar")
    return not (passage.reported or denies or asks(passage.text, post.lang))
