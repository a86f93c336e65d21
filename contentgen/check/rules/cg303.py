"""CG303: a term without its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Post
from contentgen.text.glossary import hard_words, terms_in
from contentgen.text.tokens import fold


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield each known term that the post explains nowhere, at its first use."""
    own = post.brand.glossary
    by_ref = {passage.ref: passage for passage in post.body() if passage.slot != "heading"}
    for hard in hard_words(post.article.sentences(), post.lang, own):
        passage = by_ref.get(hard.ref)
        if passage is None or _known(hard.term, post, rule):
            continue
        spans = [g.span for g in terms_in(passage.text, post.lang, own) if g.term == hard.term]
        start, end = spans[0] if spans else (0, 0)
        yield rule.at(passage, start, end, gloss=hard.gloss)


def _known(term: str, post: Post, rule: Rule) -> bool:
    """Tell whether readers know a term, the post is about it, or the post tells in its own way."""
    name = fold(term)
    lists = rule.words.get(post.lang, {})
    if name in lists.get("known", ()) or name in fold(f"{post.article.meta.title} {post.topic}"):
        return True
    word = rf"{re.escape(name)}(?:es|s)?"
    tells = [pattern.format(term=word) for pattern in lists.get("tells", ())]
    told = re.compile("|".join(tells)) if tells else None
    return bool(told and any(told.search(fold(p.text)) for p in post.body()))
