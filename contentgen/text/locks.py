"""The words that limit a claim, and whether a line still has them.

A lock is a hedge, negation, condition, population, attribution, number or purpose word. The lists
are in the language's data; where a list and the law pull apart, the law wins: a lock too many costs
a longer line, a lock too few changes what a claim says.
"""

from __future__ import annotations

from functools import lru_cache

from contentgen.model.outline import Lock
from contentgen.text.keeping import broken, kept
from contentgen.text.language import language
from contentgen.text.marks import read
from contentgen.text.tokens import fold


@lru_cache(maxsize=8192)
def locks(text: str, lang: str) -> tuple[Lock, ...]:
    """Return the locks in order of place, each with its exact text.

    Locks of one kind do not overlap; those of different kinds may ("up to 80 %" is a hedge and a
    number). A language without data has none.
    """
    reading = read(text, language(lang))
    return tuple(Lock(mark.kind, text[mark.start : mark.end]) for mark in reading.marks)


@lru_cache(maxsize=16384)
def keeps(source: str, line: str, lang: str) -> bool:
    """Tell whether a line holds every lock of its source, the same or softer.

    Case, white space, quote marks and plain synonyms of the language's data ("individuals",
    "people") make no difference. Negations and numbers must be the same, no more and no fewer, and
    stay with the words that they limit. Without data for the language only the whole source does.
    """
    return kept(source, line, language(lang))


def lost(source: str, line: str, lang: str) -> tuple[Lock, ...]:
    """Return the locks of the source that the line does not keep; none if it keeps all.

    Where no word of a lock is missing but one limits something else in the line, those of its kind
    are returned. None also where the line only says more: "no", where its source says no such.
    """
    kinds = broken(source, line, language(lang))
    there = f" {fold(line)} "
    found = [lock for lock in locks(source, lang) if lock.kind in kinds]
    gone = [lock for lock in found if fold(lock.text) not in there]
    return tuple(gone or found)


@lru_cache(maxsize=8192)
def hedged(text: str, lang: str) -> bool:
    """Tell whether the text hedges its claim."""
    return any(mark.kind == "hedge" for mark in read(text, language(lang)).marks)
