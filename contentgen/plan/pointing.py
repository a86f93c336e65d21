"""Words that point at a place on the page, which a slide does not have."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from contentgen.model.outline import Entry, Outline, Part, Point
from contentgen.plan.frames import frames
from contentgen.plan.limits import says
from contentgen.text.locks import locks
from contentgen.text.tokens import fold

_END = r"(?=\s*(?:[.,;:!?)…]|$))"


@lru_cache(maxsize=8192)
def points_at_page(text: str, lang: str, *, table: bool = False) -> bool:
    """Tell whether a sentence points at another place of the page ("the list below", "here is").

    Beside a `table`, "this table" does not.
    """
    if says("elsewhere.phrases", text, lang) or says("pointing.page", text, lang):
        return True
    if says("pointing.table", text, lang) and not table:
        return True
    if says("pointing.here", text, lang) and not says("pointing.not_here", text, lang):
        return True
    pattern = _adverb(lang)
    return pattern is not None and pattern.search(text) is not None


@lru_cache(maxsize=8192)
def without_place(text: str, lang: str) -> str:
    """Return a sentence without "above" or "below" where a named thing stays clear without it.

    "None of the signs above apply" is "None of the signs apply". Any other stays as it is.
    """
    pattern = _named(lang)
    if pattern is None or says("elsewhere.phrases", text, lang):
        return text
    said = pattern.sub(r"\1", text)
    return said if _limits(text, lang) == _limits(said, lang) else text


def _limits(text: str, lang: str) -> list[tuple[str, str]]:
    """Return what limits a sentence, without the words of place in it."""
    place = frames(lang).list("pointing.adverbs")
    return [
        (lock.kind, " ".join(word for word in lock.text.split() if fold(word) not in place))
        for lock in locks(text, lang)
    ]


def placeless(outline: Outline) -> Outline:
    """Return the outline with each sentence as a slide can say it, where the page is no longer."""
    return replace(outline, parts=tuple(_part(part, outline.lang) for part in outline.parts))


def _part(part: Part, lang: str) -> Part:
    if part.kind == "quote":
        return part
    points, entries = _points(part.points, lang), tuple(_entry(e, lang) for e in part.entries)
    same = points == part.points and entries == part.entries
    return part if same else replace(part, points=points, entries=entries)


def _entry(entry: Entry, lang: str) -> Entry:
    points = _points(entry.points, lang)
    return entry if points == entry.points else replace(entry, points=points)


def _points(points: tuple[Point, ...], lang: str) -> tuple[Point, ...]:
    return tuple(_said(point, lang) for point in points)


def _said(point: Point, lang: str) -> Point:
    said = without_place(point.text, lang)
    return point if said == point.text else replace(point, text=said, locks=locks(said, lang))


@cache
def _adverb(lang: str) -> re.Pattern[str] | None:
    """Return a pattern for an adverb of place that no noun follows."""
    words = frames(lang).list("pointing.adverbs")
    if not words:
        return None
    after = "|".join(map(re.escape, frames(lang).list("pointing.before")))
    tail = rf"(?:{_END}|(?=\s+(?:{after})\b))" if after else r"(?!\w)"
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))}){tail}", re.IGNORECASE)


@cache
def _named(lang: str) -> re.Pattern[str] | None:
    """Return a pattern for "the … signs above", with what stays in its group."""
    found, named = _adverb(lang), frames(lang).list("pointing.named")
    if found is None or not named:
        return None
    opening = "|".join(map(re.escape, named))
    thing = rf"((?<!\w)(?:{opening})(?:\s+[\w-]+){{1,3}}?)"
    return re.compile(rf"{thing}\s+{found.pattern}", re.IGNORECASE)
