"""CG310: loose dashes and spaces."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.slips import slips
from contentgen.check.subject import Post


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield the slips of a post's body, one a line."""
    seen: set[int] = set()
    for slip in slips(post.article.source):
        if slip.line not in seen:
            seen.add(slip.line)
            yield rule.of_post(post, slip.line, slip.column, words=slip.name)
