"""Sentences of a post that say again what another says: one slide shows either, none shows both."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from contentgen.model.outline import Outline, Point
from contentgen.plan.once import once
from contentgen.text.language import language
from contentgen.text.locks import keeps
from contentgen.text.marks import read
from contentgen.text.numbers import canonical
from contentgen.text.tokens import tokens

# Exercise steps repeat on purpose, quotations are somebody else's.
_APART = ("steps", "myth", "quote", "story", "sell")
_STEM = 6
_FEWEST = 5
_RAREST = 3
# Of the words that mean something: this share of the second stands in the first, this share of the
# first in the second, and this much in the same order.
_SAID, _SAYING, _ORDER = 0.85, 0.6, 0.8

_Figures = frozenset[tuple[str, int]]


class _Said(NamedTuple):
    """The stems of a sentence that mean something, in order, and its figures."""

    stems: tuple[str, ...]
    figures: _Figures


@once
@lru_cache(maxsize=8)
def repeats(outline: Outline) -> Mapping[str, tuple[str, ...]]:
    """Return, by reference, the sentences that say all that a sentence says, in reading order.

    All means each limit too (`text.locks.keeps`), so whichever is shown, nothing is lost. Sentences
    of other figures, which cannot, are not compared, and those of the same words only once.
    """
    points = list(_points(outline))
    numbers: dict[_Said, list[int]] = defaultdict(list)
    spread: Counter[str] = Counter()
    for number, point in enumerate(points):
        stems = _stems(point.text, outline.lang)
        spread.update(set(stems))
        numbers[_Said(stems, _figures(point.text, outline.lang))].append(number)
    twins: dict[int, tuple[str, ...]] = {}
    for one, others in _alike([*numbers], spread):
        near = sorted(number for other in others for number in numbers[other])
        for number in numbers[one]:
            text, lang = points[number].text, outline.lang
            same = [o for o in near if o != number and keeps(text, points[o].text, lang)]
            if same:
                twins[number] = tuple(points[o].ref for o in same)
    return {points[number].ref: twins[number] for number in sorted(twins)}


def _alike(said: Sequence[_Said], spread: Mapping[str, int]) -> Iterator[tuple[_Said, list[_Said]]]:
    """Yield each sentence with those that say all its words, itself among them; none if too short.

    They share one of its rarest words: more of those than it may lack are looked up.
    """
    sets = [frozenset(one.stems) for one in said]
    where: dict[tuple[str, _Figures], list[int]] = defaultdict(list)
    for number, stems in enumerate(sets):
        for stem in stems:
            where[stem, said[number].figures].append(number)
    for number, stems in enumerate(sets):
        if len(stems) < _FEWEST:
            continue
        least = _SAID * len(stems)
        lacking = sum(len(stems) - n >= least for n in range(1, _RAREST))
        rare = sorted(stems, key=lambda stem: (spread[stem], stem))[: lacking + 1]
        near = {other for stem in rare for other in where[stem, said[number].figures]}
        shared = ((other, len(sets[other] & stems)) for other in near)
        same = [o for o, both in shared if both >= least and both >= _SAYING * len(sets[o])]
        yield said[number], _in_order([said[o] for o in same], said[number])


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


def _figures(text: str, lang: str) -> _Figures:
    """Return the numbers of a sentence, each with how often it is there."""
    data = language(lang)
    spans = read(text, data).of("number")
    return frozenset(Counter(canonical(text[m.start : m.end], data) for m in spans).items())


def _in_order(others: Sequence[_Said], one: _Said) -> list[_Said]:
    """Return the sentences that have most of the words of one in the order that it has them in."""
    matcher = SequenceMatcher(None, (), one.stems, autojunk=False)
    return [other for other in others if other == one or _orders(matcher, other, one)]


def _orders(matcher: SequenceMatcher[str], other: _Said, one: _Said) -> bool:
    matcher.set_seq1(other.stems)
    shorter = min(len(other.stems), len(one.stems))
    return sum(block.size for block in matcher.get_matching_blocks()) >= _ORDER * shorter
