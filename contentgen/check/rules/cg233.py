"""CG233: dry needling where it may not be allowed.

It is enough that the practice speaks of needling, unless it says that others do it, that it does
not do it itself, or only what the word means.
"""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.asserted import asserted
from contentgen.check.grammar import class_of
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.tokens import Phrases


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield one hit for a post that is that speaks of needling as of something to have."""
    if any(_favours(passage, post, rule) for passage in post.passages):
        yield rule.of_post(post)


def _favours(passage: Passage, post: Post, rule: Rule) -> bool:
    toks, lang = passage.tokens, post.lang
    spans = _class("acts", lang).find(toks) or rule.parse(passage, lang)
    if not spans or rule.parse(passage, lang, "not_grammar"):
        return False
    if not any(asserted(passage, *span, lang) for span in spans):
        return False
    if _class("elsewhere", lang).starts(toks):
        return bool(rule.parse(passage, lang) and _class("own", lang).starts(toks))
    return True


def _class(name: str, lang: str) -> Phrases:
    return class_of(name, lang) or Phrases(())
