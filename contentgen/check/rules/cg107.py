"""CG107: the caption's hook is folded."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield one hit for a first paragraph that is longer than what readers see."""
    paragraphs, limit = made.caption.paragraphs, limits()["caption_fold"]
    if paragraphs and len(paragraphs[0].text) > limit:
        yield rule.of_made("caption", count=len(paragraphs[0].text), limit=limit)
