"""CG408: a wordy slide."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made
from contentgen.text.words import count as words_in

_MOST = 50
_MOST_IN_LISTS = 90  # entries are looked up, and not read through


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield slides of more words than can be read at a glance."""
    for number, slide in enumerate(made.deck.slides, 1):
        count = sum(words_in(text.plain) for _, text in slide.texts())
        if count > (_MOST_IN_LISTS if len(slide.items) > 1 else _MOST):
            yield rule.of_made(slide=number, number=number, count=count)
