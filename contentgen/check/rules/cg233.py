"""CG233: dry needling where it may not be allowed.

It is enough that the practice says that it offers, does or teaches needling, or speaks well of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.asserted import asserted
from contentgen.check.grammar import class_of
from contentgen.check.outcomes import outcomes
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.tokens import Phrases

_HEADS = frozenset({"title", "tags", "hook", "cta"})


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield one hit for a post that is about needling, offers it or speaks well of it."""
    if any(_favours(passage, post) for passage in post.passages):
        yield rule.of_post(post)


def _favours(passage: Passage, post: Post) -> bool:
    toks, lang = passage.tokens, post.lang
    spans = _class("acts", lang).find(toks)
    if not spans or _class("elsewhere", lang).starts(toks):
        return False
    if not any(asserted(passage, *span, lang) for span in spans):
        return False
    if passage.slot in _HEADS:
        return True
    good = _class("offers", lang).starts(toks) or _class("praise", lang).starts(toks)
    return bool(good or outcomes(passage.text, lang))


def _class(name: str, lang: str) -> Phrases:
    return class_of(name, lang) or Phrases(())
