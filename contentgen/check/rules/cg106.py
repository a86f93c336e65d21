"""CG106: the caption is too long."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield one hit for a caption of more characters than Instagram takes."""
    count, limit = len(made.caption.text), limits()["caption"]
    if count > limit:
        yield rule.of_made("caption", count=count, limit=limit)
