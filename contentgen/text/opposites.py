"""Words that must not turn into each other: safe and unsafe, before and after, left and right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from contentgen.text.language import Language
from contentgen.text.tokens import Token, phrases


def turned(source: Sequence[Token], line: Sequence[Token], data: Language) -> bool:
    """Tell whether a line says the opposite of a word of its source, or another side of the body.

    A word that the source has as well is no opposite; sides stay in their order, none is lost.
    """
    said, own = {token.fold for token in line}, {token.fold for token in source}
    for word in said - own:
        if _opposites(data).get(word, _NONE) & (own - said):
            return True
    return bool(_sides(data)) and _named(source, data) != _named(line, data)


_NONE: frozenset[str] = frozenset()


@cache
def _opposites(data: Language) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for pair in data.words("keeps.opposites"):
        one, other = pair.split()
        found[one] = found.get(one, _NONE) | {other}
        found[other] = found.get(other, _NONE) | {one}
    return found


@cache
def _sides(data: Language) -> frozenset[str]:
    return frozenset(data.words("keeps.sides"))


def _named(toks: Sequence[Token], data: Language) -> list[str]:
    """Return the sides that are named, in order: "left", "right"; not "right away"."""
    sides = _sides(data)
    if sides.isdisjoint(token.fold for token in toks):
        return []
    spans = phrases(data, "keeps.not_sides").find(toks)
    masked = {i for span in spans for i in range(*span)}
    return [t.fold for i, t in enumerate(toks) if t.fold in sides and i not in masked]
