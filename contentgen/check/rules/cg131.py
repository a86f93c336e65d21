"""CG131: an end screen that does not fit."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield an end screen of another length than YouTube takes. A video without one is fine."""
    limit = limits()
    seconds = sum(s.seconds for s in made.script.segments if s.kind == "end")
    if not seconds:
        return
    if not limit["end_screen_least"] <= seconds <= limit["end_screen_most"]:
        yield rule.of_made("outline", what=f"the end screen lasts {seconds:.0f} seconds")
    if made.script.seconds < limit["end_screen_video"]:
        what = f"a video of {made.script.seconds:.0f} seconds takes no end screen"
        yield rule.of_made("outline", what=what)
