"""CG111: alt text is missing or too long."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield each slide without alt text, or with more than Instagram takes."""
    most = limits()["alt_text"]
    for number, slide in enumerate(made.deck.slides, 1):
        if not slide.alt.strip():
            what = f"slide {number} has no alt text."
            instead = "Write what it shows and says, in the storyboard or before posting."
            yield rule.of_made("alt text", number, what=what, instead=instead)
        elif len(slide.alt) > most:
            what = f"the alt text of slide {number} has {len(slide.alt):,} of {most:,} characters."
            yield rule.of_made("alt text", number, what=what, instead="Shorten it before pasting.")
