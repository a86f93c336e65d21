"""CG306: a list of more than seven."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Post

_MOST = 7
_LISTS = ("bullets", "steps")


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield lists with more entries than can be taken in."""
    for section in post.article.sections:
        for block in section.blocks:
            if block.kind in _LISTS and len(block.items) > _MOST:
                yield rule.of_post(post, block.line, count=len(block.items))
