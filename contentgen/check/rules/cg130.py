"""CG130: too fast to follow, segment by segment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made
from contentgen.model.script import Segment
from contentgen.text.words import count as words_in

_SPOKEN = ("say", "transition")
_LEAST = 12  # words: one short line says nothing about a pace


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield segments whose words come faster than people can follow."""
    limit = limits()
    parts = [("outline", s) for s in made.script.segments]
    parts += [("short", s) for s in made.short.segments]
    for name, segment in parts:
        pace = _pace(segment)
        if pace > limit["pace"]:
            surface = f"{name} {int(segment.start) // 60}:{int(segment.start) % 60:02d}"
            hit = rule.of_made(surface, words=segment.title, count=pace, limit=limit["pace"])
            yield replace(hit, severity="error") if pace > limit["pace_most"] else hit


def _pace(segment: Segment) -> int:
    """Return the words a minute of a segment, its pauses included; 0 for next to no words."""
    spoken = [line for line in segment.lines if line.kind in _SPOKEN]
    words = sum(words_in(line.text) for line in spoken)
    seconds = sum(line.seconds for line in spoken)
    return round(words * 60 / seconds) if words >= _LEAST and seconds else 0
