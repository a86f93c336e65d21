"""CG407: words over a photo."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield slides that carry a photo and words, for a person to look at."""
    for number, slide in enumerate(made.deck.slides, 1):
        if slide.image and any(text.plain.strip() for _, text in slide.texts()):
            yield rule.of_made(slide=number, number=number)
