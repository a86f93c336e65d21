"""Runs into words: what may stand on a line's end, and what a long word may be cut into."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from contentgen.layout import breaks
from contentgen.layout.scripts import has_solid, seam_cost, solid_parts

# Not `\s`: a no-break space must not break.
_SPACE = re.compile(r"([ \t\r\n\f\v]+)")
_SEAM = re.compile(r"(?<=[/.\-–—])(?=\w)|(?=@)(?<=\w)|(?<=@)(?=\w)")
_PUNCTUATION = (",", ";", ":", ".", "?", "!", "—", "–")
_CLOSING = '”’")]»'
_JOINER = "\u200d"

Piece = tuple[str, str]


class Word(NamedTuple):
    """Pieces of text in one style each that stand together, and the style of the space after.

    `space` is None where nothing stands between this word and the next: both are parts of a word
    too long for its column.
    """

    pieces: tuple[Piece, ...]
    space: str | None = ""

    @property
    def text(self) -> str:
        """The word's letters."""
        return "".join(text for text, _ in self.pieces)


def split(runs: Sequence[Piece]) -> tuple[Word, ...]:
    """Cut runs of (text, style) into words at breakable white space."""
    words: list[Word] = []
    pieces: list[Piece] = []
    for text, style in runs:
        for part in _SPACE.split(text):
            if not part:
                continue
            if not _SPACE.fullmatch(part):
                pieces.append((part, style))
            elif pieces:
                words.append(Word(tuple(pieces), style))
                pieces = []
    if pieces:
        words.append(Word(tuple(pieces)))
    if any(has_solid(text) for text, _ in runs):
        words = [part for word in words for part in _parted(word)]
    return tuple(words)


def _parted(word: Word) -> list[Word]:
    """Cut a word where a script without spaces lets lines end."""
    parts = [Word(part, None) for part in solid_parts(word.pieces)]
    parts[-1] = parts[-1]._replace(space=word.space)
    return parts


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return pieces with neighbours of one style made one."""
    merged: list[Piece] = []
    for text, style in pieces:
        if merged and merged[-1][1] == style:
            merged[-1] = (merged[-1][0] + text, style)
        else:
            merged.append((text, style))
    return tuple(merged)


def line_of(words: Sequence[Word]) -> tuple[Piece, ...]:
    """Return words as one line's pieces, with the spaces between them."""
    pieces: list[Piece] = []
    for word in words:
        pieces.extend(word.pieces)
        if word.space is not None:
            pieces.append((" ", word.space))
    if words and words[-1].space is not None:
        pieces.pop()
    return joined(pieces)


def cut(word: Word, available: float, width: Callable[[tuple[Piece, ...]], float]) -> list[Word]:
    """Cut a word that is wider than its column into parts that are not.

    First at ``/ - @ .``, then between characters (never inside a combination of characters). No
    text is added or lost. A single character wider than the column stays as it is.
    """
    parts: list[Word] = []
    for segment in _segments(word):
        if width(segment) <= available:
            parts.append(Word(segment, None))
        else:
            parts.extend(Word(piece, None) for piece in _characters(segment, available, width))
    parts[-1] = parts[-1]._replace(space=word.space)
    return parts


def _segments(word: Word) -> list[tuple[Piece, ...]]:
    segments: list[tuple[Piece, ...]] = []
    current: list[Piece] = []
    for text, style in word.pieces:
        first, *rest = _SEAM.split(text)
        current.append((first, style))
        for part in rest:
            segments.append(tuple(current))
            current = [(part, style)]
    segments.append(tuple(current))
    return segments


def _characters(
    pieces: tuple[Piece, ...], available: float, width: Callable[[tuple[Piece, ...]], float]
) -> list[tuple[Piece, ...]]:
    """Fill each part with as many characters as fit."""
    parts: list[tuple[Piece, ...]] = []
    current: tuple[Piece, ...] = ()
    for text, style in pieces:
        for character in _clusters(text):
            longer = joined((*current, (character, style)))
            if current and width(longer) > available:
                parts.append(current)
                longer = ((character, style),)
            current = longer
    return [*parts, current]


def _clusters(text: str) -> list[str]:
    """Cut text into characters with their combining marks, joiners and modifiers."""
    clusters: list[str] = []
    for character in text:
        joins = clusters and (
            unicodedata.category(character) in ("Mn", "Me", "Mc", "Sk", "Cf")
            or clusters[-1].endswith(_JOINER)
        )
        if joins:
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


@cache
def kinds() -> Mapping[str, frozenset[str]]:
    """Return words by what they do to a line's end; see ``breaks.toml``."""
    table = tomllib.loads((Path(__file__).parent / "breaks.toml").read_text(encoding="utf-8"))
    return {kind: frozenset(found) for kind, found in table.items()}


def end_costs(
    words: Sequence[Word], weak: frozenset[str], weight: float = 1.0
) -> tuple[float, ...]:
    """Say for each word what ending a line after it costs (below zero: a good place)."""
    bare = [word.text.strip('“‘"([«¿¡' + _CLOSING).lower() for word in words]
    costs: list[float] = []
    for n, word in enumerate(words[:-1]):
        opens = words[n + 1].pieces[0][1] == "accent"
        inside = opens and "accent" in (word.space, word.pieces[-1][1])
        cost = 0.0
        if word.space is None:
            cost += seam_cost(word.text, words[n + 1].text)
        elif word.text.rstrip(_CLOSING).endswith(_PUNCTUATION):
            cost += breaks.PUNCTUATION
        else:
            rest = bare[n + 1 : n + 3]
            across = word.space != word.pieces[-1][1] or opens != inside
            cost += _after(bare[n], rest, weak, opens and not inside, across) * weight
            if _is_name(word.text, n) and _is_name(words[n + 1].text, n + 1):
                cost += breaks.NAME * weight
        if opens:
            cost += breaks.INSIDE_ACCENT if inside else breaks.BEFORE_ACCENT
        costs.append(cost)
    return (*costs, 0.0)


def _after(
    word: str, rest: Sequence[str], weak: frozenset[str], to_accent: bool, across: bool
) -> float:
    """Say what a break costs between two words, neither of which is the other's punctuation.

    `rest` are the next words; `across` tells that the style changes here.
    """
    of, following = kinds(), rest[0].rstrip(".,;:?!…")
    if word in of["subjects"] or (word in of["objects"] and following in of["soft"]):
        return breaks.SUBJECT_END
    if word in of["soft"]:
        return breaks.SOFT_END
    if word in weak or (len(word) == 1 and word.isalpha()):
        return breaks.WEAK_BEFORE_ACCENT if to_accent else breaks.WEAK_END
    if following in of["objects"] and not (len(rest) > 1 and rest[1] in of["soft"]):
        return breaks.BEFORE_OBJECT
    if following in weak or following in of["openers"]:
        return breaks.BEFORE_WEAK
    return 0.0 if across else breaks.WITHIN


def _is_name(word: str, place: int) -> bool:
    """Tell whether a word is written like a part of a name; a sentence's first word may not be."""
    return place > 0 and word[:1].isupper() and not word.isupper()
