"""How long words take to say, and segments in whole seconds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from contentgen.model.script import Chapter, Line, Segment
from contentgen.plan.voice import number
from contentgen.text.words import words

_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=4096)
def spoken(text: str) -> int:
    """Return how many words are heard: ``2018`` is two, ``10%`` two, ``5-10`` two."""
    heard = 0
    for word in words(text):
        groups = _DIGITS.findall(word)
        heard += sum((len(group) + 1) // 2 for group in groups) if groups else 1
    return heard + sum(text.count(sign) for sign in "%°&+=")


def seconds(text: str, wpm: int) -> float:
    """Return the time to say a line at a pace in words a minute, with the breath after it.

    Each line break in it is a breath more (see `plan.pauses`).
    Source of the pace: platforms' notes, 130 to 160 words a minute; the breath is a named pause.
    """
    breaths = 1 + text.count("\n")
    return spoken(text) * 60 / wpm + number("pace.breath") * breaths if text else 0.0


def whole(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines in whole seconds whose sum is the rounded sum of theirs."""
    exact, given = 0.0, 0
    timed: list[Line] = []
    for line in lines:
        exact += line.seconds
        share = int(exact + 0.5) - given
        given += share
        if line.seconds != share:
            line = Line(line.kind, line.text, line.refs, float(share))
        timed.append(line)
    return tuple(timed)


def in_order(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Return the segments, each in whole seconds and starting where the one before it ends."""
    start = 0.0
    placed: list[Segment] = []
    for segment in segments:
        lines = whole(segment.lines)
        length = sum(line.seconds for line in lines)
        kind, title, purpose = segment.kind, segment.title, segment.purpose
        placed.append(Segment(kind, title, purpose, start, length, lines, segment.part))
        start += length
    return tuple(placed)


def chapters(named: Sequence[tuple[float, str]], end: float) -> tuple[Chapter, ...]:
    """Return YouTube's chapter list from (start in seconds, title); empty if it cannot be valid.

    The first stands at 0:00, each is at least 10 s long, and there are three or more.
    Source: support.google.com/youtube/answer/9884579.
    """
    shortest = number("chapters.shortest")
    kept: list[Chapter] = []
    for place, (start, title) in enumerate(named):
        far = not kept or start - kept[-1].seconds >= shortest
        after = named[place + 1][0] if place + 1 < len(named) else end
        brief = 0 < place < len(named) - 1 and after - start < shortest  # what follows is named
        if title and far and not brief:
            kept.append(Chapter(int(start), title))
    while len(kept) > 1 and end - kept[-1].seconds < shortest:
        kept.pop()
    valid = len(kept) >= number("chapters.fewest") and kept[0].seconds == 0
    return tuple(kept) if valid else ()
