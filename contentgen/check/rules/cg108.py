"""CG108: too many hashtags."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made
from contentgen.check.tags import hashtags


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield one hit for a caption with more hashtags than Instagram takes, the text's included."""
    count, limit = len(hashtags(made.caption.text)), limits()["hashtags"]
    if count > limit:
        yield rule.of_made("caption", count=count, limit=limit)
