"""Sentences of a post that say again what another says: one slide shows either, none shows both."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from contentgen.model.outline import Outline, Point
from contentgen.text.language import language
from contentgen.text.locks import keeps
from contentgen.text.tokens import tokens

# Exercise steps repeat on purpose, quotations are somebody else's.
_APART = ("steps", "myth", "quote", "story", "sell")
_STEM = 6
_FEWEST = 5
_RAREST = 3
# Of the words that mean something: this share of the second stands in the first, this share of the
# first in the second, and this much in the same order.
_SAID, _SAYING, _ORDER = 0.85, 0.6, 0.8


@lru_cache(maxsize=8)
def repeats(outline: Outline) -> Mapping[str, tuple[str, ...]]:
    """Return, by reference, the sentences that say all that a sentence says, in reading order.

    All means each limit too (`text.locks.keeps`), so whichever is shown, nothing is lost.
    """
    points = list(_points(outline))
    said = [_stems(point.text, outline.lang) for point in points]
    where: dict[str, list[int]] = defaultdict(list)
    for number, stems in enumerate(said):
        for stem in dict.fromkeys(stems):
            where[stem].append(number)
    spread = Counter({stem: len(found) for stem, found in where.items()})
    twins: dict[str, tuple[str, ...]] = {}
    for number, stems in enumerate(said):
        rare = sorted(set(stems), key=lambda stem: (spread[stem], stem))[:_RAREST]
        near = sorted({other for stem in rare for other in where[stem]} - {number})
        same = [o for o in near if _repeats(said[o], stems)]
        lang = outline.lang
        found = [points[o].ref for o in same if keeps(points[number].text, points[o].text, lang)]
        if found:
            twins[points[number].ref] = tuple(found)
    return twins


def _points(outline: Outline) -> Iterator[Point]:
    for part in outline.parts:
        if part.kind in _APART or part.ordered:
            continue
        yield from part.points
        for entry in part.entries:
            yield from entry.points


def _stems(text: str, lang: str) -> tuple[str, ...]:
    stops = language(lang).stop_words
    return tuple(t.fold[:_STEM] for t in tokens(text) if t.fold not in stops)


def _repeats(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether a sentence of the first words says all that one of the second says."""
    one, other = set(first), set(second)
    both = len(one & other)
    if len(other) < _FEWEST or both < _SAID * len(other) or both < _SAYING * len(one):
        return False
    shorter = min(len(first), len(second))
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _ORDER * shorter
