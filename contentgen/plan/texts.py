"""Make the texts of slides: typeset, with their references, one phrase accented in headlines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.model.deck import Run, Text
from contentgen.model.outline import Point
from contentgen.text.accent import accent
from contentgen.text.typography import typeset
from contentgen.text.words import words

_MARKED = re.compile(r"\*(.+?)\*")


def plain(text: str, refs: Sequence[str], lang: str) -> Text:
    """Return a text in one style, its words untouched."""
    return Text((Run(typeset(text, lang)),), tuple(refs))


def passage(points: Sequence[Point], lang: str) -> Text:
    """Return whole sentences one after another."""
    return plain(
        " ".join(point.text for point in points), tuple(point.ref for point in points), lang
    )


def headline(text: str, refs: Sequence[str], topic: str, lang: str) -> Text:
    """Return a headline with the one phrase that carries its meaning accented, if there is one."""
    text = typeset(text, lang)
    span = accent(text, topic, lang)
    if span is None:
        return Text((Run(text),), tuple(refs))
    start, end = span
    runs = (Run(text[:start]), Run(text[start:end], "accent"), Run(text[end:]))
    return Text(tuple(run for run in runs if run.text), tuple(refs))


def framed(phrase: str, lang: str) -> Text:
    """Return a phrase of the editor's, with what stands between asterisks accented."""
    runs: list[Run] = []
    end = 0
    for found in _MARKED.finditer(phrase):
        runs += [Run(phrase[end : found.start()]), Run(found[1], "accent")]
        end = found.end()
    runs.append(Run(phrase[end:]))
    kept = tuple(Run(typeset(run.text, lang), run.style) for run in runs if run.text)
    return Text(kept, ("editor",))


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts have the same words, whatever their case and marks."""
    return [w.casefold() for w in words(one)] == [w.casefold() for w in words(other)]


def asks(text: Text | None) -> bool:
    """Tell whether a text is there and ends as a question does."""
    return text is not None and text.plain.endswith("?")
