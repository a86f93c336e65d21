"""CG204: a promise of speed. A passage with its source keeps it."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.claim import claims, sourced
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post


def check_passage(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield promises of speed without a source."""
    found = claims(passage, post, rule)
    if (hit := next(found, None)) and not sourced(passage):
        yield hit
        yield from found
