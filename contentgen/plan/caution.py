"""Sentences of a post that must not be repeated: words that clash, conclusions that outrun it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from contentgen.model.outline import Outline, Part, Point
from contentgen.plan.once import once
from contentgen.text import kinds
from contentgen.text.clash import clash
from contentgen.text.language import language
from contentgen.text.tokens import tokens

_LIMITS = ("hedge", "negation", "condition", "attribution", "purpose")
_STEM = 6
SURER = "says more surely what the post says with care elsewhere"
LEANS = "leans on a sentence that is left out"


@once
@lru_cache(maxsize=8)
def held_back(outline: Outline) -> Mapping[str, str]:
    """Return why a sentence is not to be used, by its reference, for all such sentences.

    A sentence that clashes with the topic (see `text.clash`) goes with all of its list entry; a
    conclusion without any limit goes if the post says the same with one. What leans on either
    goes too, unless it is the post's only advice: then the pair stays.
    """
    held: dict[str, str] = {}
    for part in outline.parts:
        held |= _clashing(part, outline)
        if part.kind == "close":
            held |= _overclaiming(part, outline)
    return held


def _clashing(part: Part, outline: Outline) -> dict[str, str]:
    held: dict[str, str] = {}
    for group in _groups(part.points):
        why = _clash((point.text for point in group), outline)
        if why:
            held |= _told(group, why)
    for entry in part.entries if not part.ordered else ():
        why = _clash([entry.label, *(point.text for point in entry.points)], outline)
        if why:
            held |= {point.ref: why for point in entry.points}
    return held


def _clash(texts: Iterable[str], outline: Outline) -> str:
    reasons = (clash(text, outline.topic, outline.lang) for text in texts)
    return next(filter(None, reasons), "")


def _overclaiming(part: Part, outline: Outline) -> dict[str, str]:
    """Return a conclusion's groups that drop the limits which the same claim has elsewhere."""
    groups = list(_groups(part.points))
    others = [other for other in outline.parts if other is not part]
    careful = {stem for other in others for stem in _careful(other, outline.lang)}
    careful -= _stems(outline.topic, outline.lang)
    if not any(_limited(group[0]) for group in groups):
        return {}
    held: dict[str, str] = {}
    for group in groups:
        same = careful & _stems(group[0].text, outline.lang)
        if same and not _limited(group[0]) and not _only_advice(group, outline):
            held |= _told(group, SURER)
    return held


def _limited(point: Point) -> bool:
    return any(lock.kind in _LIMITS for lock in point.locks)


def _careful(part: Part, lang: str) -> Iterator[str]:
    """Yield the stems of every sentence of a part that hedges."""
    points = (*part.points, *(p for entry in part.entries for p in entry.points))
    for point in points:
        if any(lock.kind in ("hedge", "purpose") for lock in point.locks):
            yield from _stems(point.text, lang)


def _stems(text: str, lang: str) -> set[str]:
    stops = language(lang).stop_words
    words = (token.fold for token in tokens(text))
    return {word[:_STEM] for word in words if len(word) >= _STEM and word not in stops}


def _only_advice(group: tuple[Point, ...], outline: Outline) -> bool:
    """Tell whether the group advises and nothing else in the post does."""
    if not any(kinds.advice(point.text, outline.lang) for point in group):
        return False
    refs = {point.ref for point in group}
    rest = (p for part in outline.parts for p in part.points if p.ref not in refs)
    return not any(kinds.advice(point.text, outline.lang) for point in rest)


def _groups(points: tuple[Point, ...]) -> Iterator[tuple[Point, ...]]:
    """Yield sentences with those that lean on them."""
    group: list[Point] = []
    for point in points:
        if group and not point.tied:
            yield tuple(group)
            group = []
        group.append(point)
    if group:
        yield tuple(group)


def _told(group: tuple[Point, ...], why: str) -> dict[str, str]:
    return {point.ref: why if n == 0 else LEANS for n, point in enumerate(group)}
