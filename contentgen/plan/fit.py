"""Fit whole paragraphs into a platform's limits; none is ever cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from contentgen.model.script import Paragraph

_MENTION = re.compile(r"(?<![\w@])@\w")
_HASHTAG = re.compile(r"(?<![\w&#])#(?=\w*[^\W\d_])\w+")


@dataclass(frozen=True, slots=True)
class Offer:
    """A paragraph that may be published; the lowest `rank` finds its place first."""

    paragraph: Paragraph
    rank: int


def fit(offers: Sequence[Offer], fits: Callable[[str], bool]) -> tuple[Paragraph, ...]:
    """Return the paragraphs that fit together, in the order given, taken by rank.

    `fits` is asked of the whole text, paragraphs a blank line apart.
    """
    kept: set[int] = set()
    for place in sorted(range(len(offers)), key=lambda n: (offers[n].rank, n)):
        if not offers[place].paragraph.text:
            continue
        trial = sorted({*kept, place})
        if fits(joined([offers[n].paragraph for n in trial])):
            kept.add(place)
    return tuple(offers[n].paragraph for n in sorted(kept))


def joined(paragraphs: Sequence[Paragraph]) -> str:
    """Return the paragraphs as one text, a blank line apart."""
    return "\n\n".join(paragraph.text for paragraph in paragraphs)


def characters(text: str) -> int:
    """Return the length that a platform counts, the larger of the two ways: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def mentions(text: str) -> int:
    """Return how many accounts a text mentions."""
    return len(_MENTION.findall(text))


def hashtags(text: str) -> tuple[str, ...]:
    """Return the hashtags of a text; a number sign before a number is none."""
    return tuple(_HASHTAG.findall(text))
