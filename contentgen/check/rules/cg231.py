"""CG231: a picture of a model (California)."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Post
from contentgen.text.tokens import tokens


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield each picture of the post that does not say what it shows is a model."""
    said = rule.phrases("en", "said")
    for section in post.article.sections:
        for block in section.blocks:
            if block.kind == "image" and not said.starts(tokens(block.alt)):
                yield rule.of_post(post, block.line)
