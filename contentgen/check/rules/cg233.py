"""CG233: dry needling where it may not be allowed."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Post
from contentgen.text.tokens import tokens


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield one hit for a post whose topic or title is needling."""
    if rule.phrases("en", "words").starts(tokens(f"{post.article.meta.title} . {post.topic}")):
        yield rule.of_post(post)
