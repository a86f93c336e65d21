"""What stays together on slides about safety, and how it fills as few of them as it fits on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from contentgen.model.deck import Text
from contentgen.plan.budget import budget
from contentgen.plan.urgency import Urgency
from contentgen.text.words import count

# More than three slides can hold; trying all splits of many would take long.
_MOST_PIECES = 18


@dataclass(frozen=True, slots=True)
class Piece:
    """What stays together on a slide: sentences, or a list's entry (`listed`).

    Who should not, or should ask first, is never left out (`kept`).
    """

    texts: tuple[Text, ...]
    level: Urgency
    warns: bool
    listed: bool = False
    kept: bool = False

    @property
    def words(self) -> int:
        """The words of its texts."""
        return sum(count(text.plain) for text in self.texts)


def grouped(pieces: list[Piece], most: int, *, beside_list: bool) -> list[list[Piece]]:
    """Fill slides, the most urgent first; where one is too small, only warnings go on."""
    ordered = _packed(pieces, most)
    if len(filled(ordered, most)) > 1:
        ordered = [p for p in ordered if p is ordered[0] or p.warns or p.kept]
    room = budget("count")["safety_slides"]
    while len(filled(ordered, most)) > room:
        spare = [p for p in ordered if p.level > Urgency.SAME_DAY and not p.kept]
        if not spare:
            break
        ordered.remove(spare[-1])
    groups = filled(ordered, most)[: budget("count")["all_safety_slides"]]
    if groups and (len(groups) > 1 or beside_list) and _is_tiny(groups[-1]):
        groups.pop()
    return groups


def _is_tiny(group: Sequence[Piece]) -> bool:
    words = sum(piece.words for piece in group)
    later = all(piece.level > Urgency.SAME_DAY and not piece.kept for piece in group)
    return later and words <= budget("words")["tiny"]


def _ranked(pieces: Sequence[Piece]) -> list[Piece]:
    """Sort by urgency, but leave what opens the section where it only leads in."""
    if not pieces:
        return []
    first, rest = list(pieces[:1]), pieces[1:]
    if first[0].listed or first[0].level != Urgency.LATER:
        first, rest = [], pieces
    return (first + sorted(rest, key=lambda piece: piece.level))[:_MOST_PIECES]


def _packed(pieces: Sequence[Piece], most: int) -> list[Piece]:
    """Rank pieces; among equals the shorter come first if that saves a slide."""
    ranked = _ranked(pieces)
    opening, rest = ranked[:1], ranked[1:]
    shorter = opening + sorted(rest, key=lambda piece: (piece.level, piece.words))
    if len(filled(shorter, most)) < len(filled(ranked, most)):
        return shorter
    return ranked


def filled(pieces: Sequence[Piece], most: int) -> list[list[Piece]]:
    """Return the pieces on as few slides as they fit on, as evenly as possible."""
    for number in range(1, len(pieces) + 1):
        cuts = combinations(range(1, len(pieces)), number - 1)
        splits = [[list(pieces[a:b]) for a, b in pairwise((0, *at, len(pieces)))] for at in cuts]
        fitting = [groups for groups in splits if all(_fits(group, most) for group in groups)]
        if fitting:
            return min(fitting, key=lambda groups: max(_words(group) for group in groups))
        if number >= budget("count")["all_safety_slides"] + 1:
            break
    return [[piece] for piece in pieces]


def _words(group: Sequence[Piece]) -> int:
    return sum(piece.words for piece in group)


def _fits(group: Sequence[Piece], most: int) -> bool:
    texts = sum(len(piece.texts) for piece in group)
    return len(group) == 1 or (texts <= budget("count")["safety_texts"] and _words(group) <= most)
