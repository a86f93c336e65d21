"""CG126: chapters that YouTube does not take."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield what makes YouTube drop a list of chapters. A video without chapters is fine."""
    chapters, limit = made.script.chapters, limits()
    if not chapters:
        return
    if chapters[0].seconds:
        yield rule.of_made("chapters", what="the first one does not begin at 0:00")
    if len(chapters) < limit["chapters_least"]:
        yield rule.of_made("chapters", what=f"{len(chapters)}; YouTube wants three at least")
    ends = [*(chapter.seconds for chapter in chapters), int(made.script.seconds)]
    for chapter, (start, end) in zip(chapters, pairwise(ends), strict=True):
        if end <= start:
            yield rule.of_made("chapters", what=f"“{chapter.title}” does not go up")
        elif end - start < limit["chapter_seconds"]:
            what = f"“{chapter.title}” lasts {end - start} seconds; ten are the least"
            yield rule.of_made("chapters", what=what)
