"""CG305: a spoken sentence of more than twenty words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made
from contentgen.text.sentences import split
from contentgen.text.words import count as words_in

_MOST = 20
_SPOKEN = ("say", "transition")
_SHOWN = 6


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield each sentence of the post that is said and is too long for one breath, once.

    A template's line is the editor's to shorten, and not the author's.
    """
    places: dict[str, tuple[int, dict[str, None]]] = {}
    parts = [("outline", s) for s in made.script.segments]
    parts += [("short", s) for s in made.short.segments]
    for name, segment in parts:
        surface = f"{name} {round(segment.start) // 60}:{round(segment.start) % 60:02d}"
        for line in segment.lines:
            if line.kind not in _SPOKEN or "editor" in line.refs:
                continue
            at = next((made.lines[ref] for ref in line.refs if ref in made.lines), 0)
            for sentence in split(line.text, made.lang):
                if words_in(sentence) > _MOST:
                    places.setdefault(sentence, (at, {}))[1][surface] = None
    for sentence, (at, surfaces) in places.items():
        opening = " ".join(sentence.split()[:_SHOWN])
        hit = rule.of_made(", ".join(surfaces), words=opening, count=words_in(sentence))
        yield replace(hit, line=at)
