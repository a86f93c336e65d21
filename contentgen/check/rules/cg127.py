"""CG127: a chapter name that is cut."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield names of chapters that are longer than players show."""
    limit = limits()["chapter_title"]
    for chapter in made.script.chapters:
        if len(chapter.title) > limit:
            count = len(chapter.title)
            yield rule.of_made("chapters", words=chapter.title, count=count, limit=limit)
