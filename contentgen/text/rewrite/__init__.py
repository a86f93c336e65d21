"""Sentences made shorter, plainer or speakable by rule, with every lock in place.

Each rule is a pure function in a module of its family; what it makes passes one gate (`gate`) or
is thrown away. The words are data (`data/rewrite.<lang>.toml`); without it nothing is rewritten.
"""

from __future__ import annotations

from contentgen.text.rewrite.compose import (
    Rewrite,
    advice,
    aim,
    definition,
    questions,
    shorter,
    spoken,
    steps,
    suitability,
)
from contentgen.text.rewrite.labels import safe_label
from contentgen.text.rewrite.wording import wording


def hedged_label(label: str, text: str, lang: str, most: int = 7) -> str:
    """Return a label that claims no more than its text: hedged, a bare noun, or "".

    "Faster Recovery" over "It may expedite the healing process." is "May speed up healing".
    A hedged one has `most` words at most. Without data for the language the label stays as it is.
    """
    return safe_label(label, text, wording(lang), most)


__all__ = [
    "Rewrite",
    "advice",
    "aim",
    "definition",
    "hedged_label",
    "questions",
    "shorter",
    "spoken",
    "steps",
    "suitability",
]
