"""CG214: a credential to verify, where the practice speaks of itself."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.claim import claims
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post

_REACH = 4


def check_passage(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield titles that the practice gives itself.

    In a language with a list of words for oneself they stand right behind one: "nuestra experta".
    """
    if "self" not in rule.words.get(post.lang, {}):
        yield from claims(passage, post, rule)
        return
    toks = passage.tokens
    ends = [end for _, end in rule.find(passage, post.lang, "self")]
    for hit in claims(passage, post, rule) if ends else ():
        place = next(i for i, token in enumerate(toks) if token.start >= hit.start)
        if any(end <= place < end + _REACH for end in ends):
            yield hit
