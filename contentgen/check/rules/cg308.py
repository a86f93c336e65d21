"""CG308: a link called "here"."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.model.article import Link
from contentgen.text.tokens import fold


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield links with an address whose words say nothing."""
    empty = set(rule.words.get(post.lang, {}).get("words", ()))
    for link in post.article.links:
        if link.url and fold(link.text).strip(" .!>»→") in empty:
            passage = _passage(link, post)
            if passage is None:
                yield rule.of_post(post, link.line, words=link.text)
                continue
            start = passage.text.rfind(link.text)
            yield rule.at(passage, start, start + len(link.text))


def _passage(link: Link, post: Post) -> Passage | None:
    """Return the passage that a link stands in: the last one that begins at or above its line."""
    found = [p for p in post.body() if p.line <= link.line and link.text in p.text]
    return found[-1] if found else None
