"""CG122: a video title that is cut in lists."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield titles that are longer than lists show, and not too long for YouTube."""
    shown, most = limits()["title_cut"], limits()["title"]
    for number, title in enumerate(made.upload.titles, 1):
        if shown < len(title.text) <= most:
            count = len(title.text)
            yield rule.of_made(f"title {number}", number=number, count=count, limit=shown)
