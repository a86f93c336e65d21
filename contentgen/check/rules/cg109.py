"""CG109: a hashtag that helps nobody find the post."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield the caption's hashtags that are too general, in any language."""
    general = set(rule.words["en"]["words"])
    for tag in made.caption.hashtags:
        if tag.casefold() in general:
            yield rule.of_made("caption", words=tag)
