"""CG110: too many mentions."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made
from contentgen.check.tags import mentions


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield one hit for a caption with more mentions than Instagram takes."""
    count, limit = len(mentions(made.caption.text)), limits()["mentions"]
    if count > limit:
        yield rule.of_made("caption", count=count, limit=limit)
