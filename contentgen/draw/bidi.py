"""The order in which a line's characters are drawn: Unicode's bidirectional algorithm.

Rules of UAX #9 are named beside the code. Directions that a writer sets with invisible controls
(embeddings, overrides, isolates) are not followed; the marks LRM and RLM are.
"""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import bidirectional

_FIRST_RTL = "\u0590"  # no character below is written from right to left
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # what numbers count as (N1)
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "ES", "ET", "CS"})
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


def is_plain(text: str) -> bool:
    """Tell whether a text is all written from left to right."""
    return text.isascii() or not any(
        c >= _FIRST_RTL and bidirectional(c) in ("R", "AL", "AN") for c in text
    )


def base_level(text: str) -> int:
    """Return 1 if a text's first letter is written from right to left, else 0 (P2, P3)."""
    for character in text:
        kind = bidirectional(character)
        if kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


def levels(text: str) -> list[int]:
    """Return each character's level in a line: odd ones run from right to left."""
    base = base_level(text)
    strong = "R" if base else "L"
    given = [bidirectional(character) or "L" for character in text]
    # What has no direction of its own, and no width, goes with what stands before it (X9).
    shown = [n for n, kind in enumerate(given) if kind not in _IGNORED]
    kinds = _weak([given[n] for n in shown], strong)
    kinds = _brackets([text[n] for n in shown], kinds, strong)
    kinds = _neutral(kinds, strong)
    found = [base] * len(text)
    for n, kind in zip(shown, kinds, strict=True):
        odd = base % 2
        found[n] = base + ((kind != "R") if odd else {"L": 0, "R": 1}.get(kind, 2))
    for n, kind in enumerate(given):
        if kind in _IGNORED and n:
            found[n] = found[n - 1]
    end = len(text)  # white space at the end is the line's own (L1)
    while end and given[end - 1] in ("WS", "S", "B", *_IGNORED):
        end -= 1
        found[end] = base
    return found


_IGNORED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def order(levels_of_parts: Sequence[int]) -> list[int]:
    """Return the parts' indices from left to right (L2)."""
    indices = list(range(len(levels_of_parts)))
    highest = max(levels_of_parts, default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(indices):
            end = start
            while end < len(indices) and levels_of_parts[indices[end]] >= level:
                end += 1
            indices[start:end] = indices[start:end][::-1]
            start = max(end, start + 1)
    return indices


def _weak(given: Sequence[str], sos: str) -> list[str]:
    """Settle marks, numbers and what joins them (W1 to W7)."""
    kinds = list(given)
    before, letter = sos, sos
    for n, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[n] = before
        elif kind in ("L", "R", "AL"):
            letter = kind
        elif kind == "EN" and letter == "AL":
            kinds[n] = "AN"
        before = kinds[n]
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for n in range(1, len(kinds) - 1):
        left, right = kinds[n - 1], kinds[n + 1]
        if left == right and ((kinds[n] == "ES" and left == "EN") or kinds[n] == "CS"):
            kinds[n] = left if left in ("EN", "AN") else kinds[n]
    _join_terminators(kinds)
    letter = sos
    for n, kind in enumerate(kinds):
        if kind in ("L", "R"):
            letter = kind
        elif kind == "EN" and letter == "L":
            kinds[n] = "L"
        elif kind in ("ES", "ET", "CS"):
            kinds[n] = "ON"
    return kinds


def _join_terminators(kinds: list[str]) -> None:
    """Make ``%``, ``°`` or ``$`` beside a number part of it (W5)."""
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > start:
            beside = (kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else "")
            if "EN" in beside:
                kinds[start:end] = ["EN"] * (end - start)
        start = max(end, start + 1)


def _brackets(text: Sequence[str], kinds: list[str], strong: str) -> list[str]:
    """Give both brackets of a pair the direction of what they hold (N0)."""
    open_: list[tuple[int, str]] = []
    pairs: list[tuple[int, int]] = []
    for n, character in enumerate(text):
        if kinds[n] != "ON":
            continue
        if character in _BRACKETS:
            open_.append((n, _BRACKETS[character]))
        for at in range(len(open_) - 1, -1, -1):
            if open_[at][1] == character:
                pairs.append((open_[at][0], n))
                del open_[at:]
                break
    for first, last in sorted(pairs):
        inside = {_STRONG[kind] for kind in kinds[first + 1 : last] if kind in _STRONG}
        found = ""
        if strong in inside:
            found = strong
        elif inside:
            before = (_STRONG[kind] for kind in reversed(kinds[:first]) if kind in _STRONG)
            found = next(before, strong)
        if found:
            kinds[first] = kinds[last] = found
    return kinds


def _neutral(kinds: list[str], strong: str) -> list[str]:
    """Let what has no direction follow what is on both its sides, else the line (N1, N2)."""
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > start:
            left = _STRONG.get(kinds[start - 1], strong) if start else strong
            right = _STRONG.get(kinds[end], strong) if end < len(kinds) else strong
            kinds[start:end] = [left if left == right else strong] * (end - start)
        start = max(end, start + 1)
    return kinds
