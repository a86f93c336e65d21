"""CG113: a short or long carousel."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield one hit for fewer slides than usual; more than ten are CG101's."""
    limit, count = limits(), len(made.deck.slides)
    if limit["slides_least"] <= count < limit["slides_few"]:
        yield rule.of_made(count=count)
