"""Locks with their places in a text: what `locks` reports and `keeping` compares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from contentgen.model.outline import LockKind
from contentgen.text.attributions import attributions
from contentgen.text.clauses import conditions, populations
from contentgen.text.language import Language
from contentgen.text.numbers import numbers
from contentgen.text.tokens import Span, Token, phrases, tokens

_ORDER: tuple[LockKind, ...] = (
    "hedge", "negation", "condition", "population", "attribution", "number", "purpose",
)  # fmt: skip


class Mark(NamedTuple):
    """One lock: its kind, and its characters [start, end) in the text."""

    kind: LockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its words and its locks in order of place; locks of one kind do not overlap."""

    text: str
    tokens: tuple[Token, ...]
    marks: tuple[Mark, ...]

    def of(self, kind: LockKind) -> tuple[Mark, ...]:
        """Return the locks of one kind in order."""
        return tuple(mark for mark in self.marks if mark.kind == kind)

    def within(self, mark: Mark) -> tuple[Token, ...]:
        """Return the words inside a lock."""
        return tuple(t for t in self.tokens if mark.start <= t.start < mark.end)

    def following(self, mark: Mark) -> tuple[Token, ...]:
        """Return the words after a lock."""
        return tuple(t for t in self.tokens if t.start >= mark.end)


@lru_cache(maxsize=4096)
def read(text: str, data: Language) -> Reading:
    """Find all locks of a text; a language without data has none."""
    toks = tokens(text)
    if not data.known or not toks:
        return Reading(text, toks, ())
    by_kind: dict[LockKind, Iterable[Span]] = {
        "hedge": _characters(toks, _hedges(text, toks, data)),
        "negation": _characters(toks, _negations(toks, data)),
        "condition": _characters(toks, conditions(toks, data)),
        "population": _characters(toks, populations(toks, data)),
        "attribution": attributions(text, toks, data),
        "number": numbers(text, toks, data),
        "purpose": _characters(toks, _found(toks, data, "purposes", "not_purposes")),
    }
    found = [Mark(kind, *span) for kind, spans in by_kind.items() for span in spans]
    found.sort(key=lambda mark: (mark.start, _ORDER.index(mark.kind)))
    return Reading(text, toks, tuple(found))


def _characters(toks: Sequence[Token], spans: Iterable[Span]) -> list[Span]:
    return [(toks[i].start, toks[j - 1].end) for i, j in spans]


def _found(toks: Sequence[Token], data: Language, name: str, exceptions: str) -> list[Span]:
    """Return the phrases of a list that do not stand inside one of its exceptions."""
    masked = {i for span in phrases(data, f"locks.{exceptions}").find(toks) for i in range(*span)}
    spans = phrases(data, f"locks.{name}").find(toks)
    return [span for span in spans if span[0] not in masked]


def _hedges(text: str, toks: Sequence[Token], data: Language) -> list[Span]:
    approximate = phrases(data, "locks.approximate").starts(toks)
    found = _found(toks, data, "hedges", "not_hedges")
    taken = {i for span in found for i in range(*span)}
    for i, token in enumerate(toks):
        if i in taken:
            continue
        if data.has("locks.modals", token.fold) and not _is_month(text, toks, i, data):
            found.append((i, i + 1))
            continue
        end = approximate.get(i)
        if end and end < len(toks) and _is_number(toks[end], data):
            found.append((i, end))
    return sorted(found)


def _is_number(token: Token, data: Language) -> bool:
    return token.fold[0].isdigit() or data.has("locks.number_words", token.fold)


def _is_month(text: str, toks: Sequence[Token], i: int, data: Language) -> bool:
    """Tell whether a modal is a month here: "in May", "May 2024"."""
    if not text[toks[i].start].isupper():
        return False
    after_date_word = i > 0 and data.has("locks.month_after", toks[i - 1].fold)
    return after_date_word or (i + 1 < len(toks) and toks[i + 1].fold[0].isdigit())


def _negations(toks: Sequence[Token], data: Language) -> list[Span]:
    suffixes = data.words("locks.negation_suffixes")
    found = _found(toks, data, "negations", "not_negations")
    taken = {i for span in found for i in range(*span)}
    masked = {i for span in phrases(data, "locks.not_negations").find(toks) for i in range(*span)}
    for i, token in enumerate(toks):
        if suffixes and i not in taken and i not in masked and token.fold.endswith(suffixes):
            found.append((i, i + 1))
    # "No. 5" is a number's name.
    return sorted(
        span
        for span in found
        if not (toks[span[0]].fold == "no" and toks[span[0]].gap.startswith(". ")
                and span[1] < len(toks) and toks[span[1]].fold[0].isdigit())
    )  # fmt: skip
