"""CG124: too many video tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield one hit for tags that YouTube counts as too long."""
    count, limit = counted(made.upload.tags), limits()["tags"]
    if count > limit:
        yield rule.of_made("tags", count=count, limit=limit)


def counted(tags: Sequence[str]) -> int:
    """Return how many characters YouTube counts: a comma between tags, two quotes around words."""
    return sum(len(tag) + 2 * (" " in tag) for tag in tags) + max(0, len(tags) - 1)
