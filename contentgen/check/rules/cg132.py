"""CG132: a short that is too long."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield one hit for a short of more seconds than YouTube takes."""
    count, limit = round(made.short.seconds), limits()["short_seconds"]
    if count > limit:
        yield rule.of_made("short", count=count, limit=limit)
