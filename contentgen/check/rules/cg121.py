"""CG121: a video title that YouTube refuses."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield titles that are too long, or have an angle bracket."""
    most = limits()["title"]
    for number, title in enumerate(made.upload.titles, 1):
        surface = f"title {number}"
        if len(title.text) > most:
            what = f"has {len(title.text)} characters; YouTube takes {most}"
            yield rule.of_made(surface, number=number, what=what)
        if "<" in title.text or ">" in title.text:
            yield rule.of_made(surface, number=number, what="has < or >, which YouTube refuses")
