"""The one phrase of a headline that is set in the accent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contentgen.text.language import Language, language
from contentgen.text.marks import read
from contentgen.text.tokens import Token, joins, tokens

_FEWEST_WORDS = 3
_LARGEST_SHARE = 0.6
_LONGEST_RUN = 3

_Words = tuple[int, int]


def accent(text: str, topic: str, lang: str) -> tuple[int, int] | None:
    """Return the characters [start, end) of the phrase to accent, or None in a text of two words.

    A hedge with its verb comes first ("may help"), then a number with what it counts, then the
    part of the topic that stands last, then the longest of the last runs of two or three words
    that mean something, then a single word that matters in any post ("safe"). Better none than a
    dull one. Punctuation that ends the text goes with a phrase that does. Never more than 60 % of
    the words.
    """
    toks = tokens(text)
    if len(toks) < _FEWEST_WORDS or len(text.split()) < _FEWEST_WORDS:
        return None
    data = language(lang)
    for start, end in _candidates(text, toks, topic, data):
        if 0 < end - start <= _LARGEST_SHARE * len(toks):
            return _characters(text, toks, start, end)
    return None


def _candidates(text: str, toks: Sequence[Token], topic: str, data: Language) -> Iterator[_Words]:
    if not text.rstrip().endswith(("?", "？")):
        yield from _modal(toks, data)
    yield from _hedge(text, toks, data)
    yield from _number(text, toks, data)
    yield from _topic(toks, topic, data)
    yield from _runs(toks, data)
    if not data.known:
        yield len(toks) - 1, len(toks)
    for i in reversed(range(len(toks))):
        if data.has("accent.strong", toks[i].fold):
            yield i, i + 1


def _modal(toks: Sequence[Token], data: Language) -> Iterator[_Words]:
    for i, token in enumerate(toks):
        if not data.has("locks.modals", token.fold):
            continue
        end = i + 1
        while end < len(toks) - 1 and data.has("accent.between", toks[end].fold):
            end += 1
        if end < len(toks) and all(joins(t.gap) for t in toks[i:end]):
            yield i, end + 1


def _hedge(text: str, toks: Sequence[Token], data: Language) -> Iterator[_Words]:
    """Yield a hedge that is no modal with the words up to the next meaningful one."""
    for mark in read(text, data).of("hedge"):
        inside = [n for n, t in enumerate(toks) if mark.start <= t.start < mark.end]
        if any(data.has("locks.modals", toks[n].fold) for n in inside):
            continue
        end = inside[-1] + 1
        while end < len(toks) and joins(toks[end - 1].gap):
            end += 1
            if toks[end - 1].fold not in data.stop_words and not _hedges(toks[end - 1], data):
                break
        yield inside[0], end


def _hedges(token: Token, data: Language) -> bool:
    return token.fold in data.hedges


def _number(text: str, toks: Sequence[Token], data: Language) -> Iterator[_Words]:
    for mark in read(text, data).of("number"):
        inside = [n for n, t in enumerate(toks) if mark.start <= t.start < mark.end]
        start, end = inside[0], inside[-1] + 1
        # "1." counts the headings.
        if text[mark.start : mark.end].isdigit() and toks[end - 1].gap.startswith((".", ")")):
            continue
        counted = (
            end < len(toks) and joins(toks[end - 1].gap) and toks[end].fold not in data.stop_words
        )
        measured = data.has("locks.units", toks[end - 1].fold) or "%" in text[mark.start : mark.end]
        yield start, end + 1 if counted and not measured else end


def _topic(toks: Sequence[Token], topic: str, data: Language) -> Iterator[_Words]:
    """Yield the parts of the topic that the text has, the one nearest its end first."""
    words = [token.fold for token in tokens(topic)]
    parts: list[list[str]] = [[]]
    for word in words:
        if word in data.stop_words:
            parts.append([])
        else:
            parts[-1].append(word)
    folds = [token.fold for token in toks]
    found: list[_Words] = []
    pairs = [part[i : i + 2] for part in parts for i in range(len(part) - 1)]
    for part in filter(None, (words, *parts, *pairs)):
        size = len(part)
        found += [
            (i, i + size) for i in range(len(folds) - size + 1) if folds[i : i + size] == part
        ]
    for start, end in sorted(found, key=lambda span: (-span[1], span[0])):
        if start and data.has("accent.before", toks[start - 1].fold):
            yield start - 1, end
        yield start, end


def _runs(toks: Sequence[Token], data: Language) -> Iterator[_Words]:
    """Yield runs of two or three content words, the longest first, then the one nearest the end.

    A light verb at the end of a run is left off.
    """
    found: list[_Words] = []
    end = len(toks)
    while end > 0:
        start = end
        while (
            start > 0
            and toks[start - 1].fold not in data.stop_words
            and (start == end or joins(toks[start - 1].gap))
        ):
            start -= 1
        stop = end
        while stop > start and data.has("accent.light", toks[stop - 1].fold):
            stop -= 1
        found.append((max(start, stop - _LONGEST_RUN), stop))
        end = min(start, end - 1)
    sized = [run for run in found if run[1] - run[0] > 1]
    yield from sorted(sized, key=lambda run: (run[0] - run[1], -run[1]))


def _characters(text: str, toks: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    first, last = toks[start].start, toks[end - 1].end
    marks = re.match(r"[%°]|[ \u00a0][%°]", text[last:])
    last += marks.end() if marks else 0
    return first, len(text.rstrip()) if end == len(toks) else last
