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
    if passage.slot in _HEADS or rule.parse(passage, lang):
        return True
    return bool(_class("praise", lang).starts(toks) or outcomes(passage.text, lang))


def _class(name: str, lang: str) -> Phrases:
    return class_of(name, lang) or Phrases(())
