"""Whether a text holds one of some phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

# It folds to itself, and is an "i" to a pattern that ignores case.
_DOTLESS = "ı"


def holds(phrases: tuple[str, ...], text: str) -> bool:
    """Tell whether a text holds one of the phrases as whole words, in capitals or not."""
    folded = text.casefold()
    # A pattern that has to ignore case is slower; where letters fold to two, it has to.
    if len(folded) == len(text) and _DOTLESS not in text:
        return _folded(phrases).search(folded) is not None
    return _any_case(phrases).search(text) is not None


@cache
def _any_case(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_whole(phrases), re.IGNORECASE) if phrases else re.compile(r"(?!)")


@cache
def _folded(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_whole(p.casefold() for p in phrases)) if phrases else re.compile(r"(?!)")


def _whole(phrases: Iterable[str]) -> str:
    """Return a pattern of phrases with no letter or digit beside them."""
    named = sorted({*phrases}, key=lambda phrase: (-len(phrase), phrase))
    inside = [re.escape(p) for p in named if re.match(r"\w", p)]
    others = [re.escape(p) for p in named if not re.match(r"\w", p)]
    # Before a letter a word's edge is the same as no letter, and found sooner.
    whole = [rf"\b(?:{'|'.join(inside)})(?!\w)"] if inside else []
    whole += [rf"(?<!\w)(?:{'|'.join(others)})(?!\w)"] if others else []
    return "|".join(whole)
