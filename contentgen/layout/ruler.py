"""Widths of words and of the gaps between them, in em: measured once, used at every size."""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakKeyDictionary, proxy

from contentgen.layout.measure import Measure
from contentgen.layout.words import Piece, Word, joined
from contentgen.model.markup import Font, TypeStyle
from contentgen.model.scene import Glyphs

_MOST = 200_000  # widths kept; far more than a language has words in use


class Face(NamedTuple):
    """How one kind of run is set: all that `Glyphs` needs but the text; lengths in px."""

    font: Font
    size: float
    color: str
    tracking: float
    features: tuple[str, ...]
    pairs: tuple[tuple[str, float], ...]


def faces(style: TypeStyle, size: float, ink: str = "", accent: str = "") -> dict[str, Face]:
    """Return how each kind of run of a type style is set at a size; `accent` may be empty."""
    pairs = tuple((pair, em * size) for pair, em in style.pairs)
    plain = Face(style.font, size, ink, style.tracking * size, style.features, pairs)
    tracking = (style.accent_tracking if style.accent else style.tracking) * size
    return {
        "": plain,
        "b": plain._replace(font=style.bold or style.font),
        "i": plain._replace(font=style.italic or style.font),
        "accent": plain._replace(
            font=style.accent or style.font, color=accent or ink, tracking=tracking
        ),
    }


class Ruler:
    """Measure one type style. Widths are in em, without tracking at their end."""

    def __init__(self, measure: Measure, style: TypeStyle) -> None:
        # Not the measure itself: it would be kept alive by what is kept for it.
        self._measure = proxy(measure)
        self._size = style.sizes[0]
        self._faces = faces(style, self._size)
        self._widths: dict[tuple[Piece, ...], float] = {}
        self._gaps: dict[tuple[Piece, str | None, Piece], float] = {}

    def width(self, pieces: tuple[Piece, ...]) -> float:
        """Return the width of text that stands together."""
        found = self._widths.get(pieces)
        if found is None:
            if len(self._widths) > _MOST:
                self._widths.clear()
            runs = tuple(Glyphs(text, *self._faces[kind]) for text, kind in pieces)
            found = self._widths[pieces] = self._measure.line(runs).width / self._size
        return found

    def gap(self, word: Word, following: Word) -> float:
        """Return what lies between two words on a line: tracking, kerning and, if any, a space."""
        text, kind = word.pieces[-1]
        before = (text[-1], kind)
        text, kind = following.pieces[0]
        after = (text[0], kind)
        key = (before, word.space, after)
        found = self._gaps.get(key)
        if found is None:
            # Fonts kern with the space too: up to 0.1 em between an f and the next word.
            space = () if word.space is None else ((" ", word.space),)
            together = self.width(joined((before, *space, after)))
            found = together - self.width((before,)) - self.width((after,))
            self._gaps[key] = found
        return found


_RULERS: WeakKeyDictionary[Measure, dict[TypeStyle, Ruler]] = WeakKeyDictionary()


def ruler(measure: Measure, style: TypeStyle) -> Ruler:
    """Return the ruler of a type style, the same one as long as its measure lives."""
    rulers = _RULERS.setdefault(measure, {})
    if style not in rulers:
        rulers[style] = Ruler(measure, style)
    return rulers[style]
