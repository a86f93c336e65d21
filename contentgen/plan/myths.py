"""Find myths with their facts, and questions with their answers, in a chunk of a post."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from contentgen.model.article import Block, Item, Section
from contentgen.model.outline import Entry, Part, Point, SectionKind
from contentgen.plan.cut import Chunk
from contentgen.plan.labels import split_label
from contentgen.text.locks import locks

_PointsOf = Callable[[Block | Item], tuple[Point, ...]]
_NUMBER = re.compile(r"#?\d{1,2}\s*[.):]\s+")
_LISTED = re.compile(rf"{_NUMBER.pattern}|[\"“«„]")
_PAIRS = (("myth", "fact"), ("q", "a"))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text behind a label: which label (`name`), its own words, and its points."""

    name: str
    label: str
    ref: str
    line: int
    points: tuple[Point, ...]


def myth_parts(
    chunk: Chunk, kind: SectionKind, lang: str, points_of: _PointsOf, of_myths: bool
) -> list[Part] | None:
    """Return one part for each labelled pair of the chunk, or None if it is not made of pairs.

    A part's first entry is the myth (or the question), the second its fact (or answer). Text
    without such a label that stands before the first pair becomes a part of the chunk's kind. A
    myth that nothing answers is in no part: it would stand there as a fact. In a post or section
    `of_myths`, a numbered or quoted heading is a myth without its label.
    """
    pieces = list(_pieces(chunk, lang, points_of, of_myths or kind == "myth"))
    for opening, closing in _PAIRS:
        pairs = list(_paired(pieces, opening, closing))
        if pairs or any(piece.name == "myth" for piece in pieces):
            return _loose(chunk, kind, pieces, lang) + [_part(*pair) for pair in pairs]
    return None


def _part(opening: _Piece, closing: _Piece) -> Part:
    entries = tuple(Entry(p.label, p.ref, p.line, p.points) for p in (opening, closing))
    return Part("myth", "", opening.ref, opening.line, entries=entries)


def _loose(chunk: Chunk, kind: SectionKind, pieces: list[_Piece], lang: str) -> list[Part]:
    """Return the unlabelled text before the first pair as a part under the chunk's heading."""
    points: tuple[Point, ...] = ()
    for piece in pieces:
        if piece.name:
            break
        points += piece.points
    if not points:
        return []
    heading = "" if split_label(chunk.heading, lang)[0] else chunk.heading
    neutral: SectionKind = "other" if kind == "myth" else kind
    return [Part(neutral, heading, chunk.ref, chunk.line, points)]


def _paired(pieces: list[_Piece], opening: str, closing: str) -> Iterator[tuple[_Piece, _Piece]]:
    """Yield each opening piece with what answers it.

    The answer is the closing piece after it, else the unlabelled text after it, else the opening
    piece's own later sentences. Unlabelled text that follows the answer belongs to it.
    """
    number = 0
    while number < len(pieces):
        here = pieces[number]
        number += 1
        if here.name != opening or not here.points:
            continue
        start, number = number, _next_label(pieces, number, closing)
        first, answer = here.points[0], list(here.points[1:])
        for piece in pieces[start:number]:
            answer += piece.points
        if answer:
            after = next((p for p in pieces[start:number] if p.points), here)
            label = after.label if after.name == closing else ""
            yield (
                _Piece(opening, here.label, here.ref, here.line, (first,)),
                _Piece(closing, label, after.ref, after.line, tuple(answer)),
            )


def _next_label(pieces: list[_Piece], number: int, closing: str) -> int:
    """Return where the next labelled piece stands, past one closing piece if it comes first."""
    seen = False
    while number < len(pieces):
        name = pieces[number].name
        if name and (name != closing or seen):
            break
        seen = seen or name == closing
        number += 1
    return number


def _pieces(chunk: Chunk, lang: str, points_of: _PointsOf, of_myths: bool) -> Iterator[_Piece]:
    """Yield the chunk's text piece by piece: its heading, lead-ins, list items, sub-headings."""
    places: tuple[Chunk | Section, ...] = (chunk, *chunk.children)
    for at in places:
        yield from _headed(at, lang, points_of, of_myths)


def _headed(
    at: Chunk | Section, lang: str, points_of: _PointsOf, of_myths: bool
) -> Iterator[_Piece]:
    """Yield a heading's statement if it is labelled, then its text; a bare label names the text."""
    heading = "" if at.ref.endswith(".lead") else at.heading
    name, label, rest = split_label(heading, lang)
    if not name and of_myths and _LISTED.match(heading) and not heading.endswith("?"):
        name, rest = "myth", _NUMBER.sub("", heading)
    if name and rest:
        yield _Piece(name, label, at.ref, at.line, (_point(rest, at.ref, at.line, lang),))
    bare = label if name and not rest else ""
    for block in at.blocks:
        yield from _of_block(block, bare, lang, points_of)
        bare = ""


def _of_block(block: Block, label: str, lang: str, points_of: _PointsOf) -> Iterator[_Piece]:
    if block.kind in ("bullets", "steps"):
        for item in block.items:
            ref = f"{item.ref}.label"
            yield _with_label(item.label or label, ref, item, points_of(item), lang)
    elif block.kind == "paragraph":
        ref = f"{block.ref}.lead"
        yield _with_label(block.lead or label, ref, block, points_of(block), lang)


def _with_label(
    label: str, ref: str, of: Block | Item, points: tuple[Point, ...], lang: str
) -> _Piece:
    """Return a piece by its label, or by a label that its first sentence opens with."""
    name, word, rest = split_label(label, lang)
    if name and rest:
        return _Piece(name, word, of.ref, of.line, (_point(rest, ref, of.line, lang), *points))
    if name:
        return _Piece(name, word, of.ref, of.line, points)
    if not points:
        return _Piece("", label, of.ref, of.line, points)
    name, word, rest = split_label(points[0].text, lang)
    if not name or not rest:
        return _Piece("", label, of.ref, of.line, points)
    first = _point(rest, points[0].ref, points[0].line, lang)
    return _Piece(name, word, of.ref, of.line, (first, *points[1:]))


def _point(text: str, ref: str, line: int, lang: str) -> Point:
    return Point(text, ref, line, locks(text, lang), first=True)
