"""CG221: a clinician's act handed to the reader. What a clinician is said to do is not."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.claim import claims
from contentgen.check.grammar import class_of
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post


def check_passage(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield what the reader is told to do, unless a clinician is named as the one who does it."""
    actors = class_of("actors", post.lang)
    toks = passage.tokens
    for hit in claims(passage, post, rule):
        before = [token for token in toks if token.end <= hit.start]
        if not (actors and actors.starts(before)):
            yield hit
