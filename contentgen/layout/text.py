"""Text set in lines: the type of each run, the breaks, the leading, the optical edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from contentgen.layout.breaks import Measured, break_lines
from contentgen.layout.measure import Measure
from contentgen.layout.words import Piece, Word, cut, end_costs, split
from contentgen.model.markup import Element, Font, Look, TypeStyle
from contentgen.model.scene import Box, Glyphs, LineMetrics

CLEARANCE = 4.0  # px between a descender's ink and the ink below it
OPTICAL_LIMIT = 0.12  # em that a line may move to put its ink on the column's edge


class Face(NamedTuple):
    """How one kind of run is set: all that `Glyphs` needs but the text; lengths in px."""

    font: Font
    size: float
    color: str
    tracking: float
    features: tuple[str, ...]
    pairs: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of a text: its type, how wide it is, and how far it moves to look flush left."""

    runs: tuple[Glyphs, ...]
    metrics: LineMetrics
    shift: float

    @property
    def width(self) -> float:
        """Its advance width in px, without tracking after its last glyph."""
        return self.metrics.width


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in lines. `first` is the first baseline below its top, `pitch` the line height.

    `wide` is the width of the widest word that had to be cut, 0 if none had to.
    """

    lines: tuple[SetLine, ...]
    first: float
    pitch: float
    wide: float = 0.0

    @property
    def height(self) -> float:
        """The number of lines times the line height."""
        return len(self.lines) * self.pitch

    @property
    def width(self) -> float:
        """The width of the widest line."""
        return max((line.width for line in self.lines), default=0.0)


class Typesetter:
    """Set texts for one deck: holds the look, the measure, and every width measured so far."""

    def __init__(self, look: Look, measure: Measure) -> None:
        self.look = look
        self.measure = measure
        self._words: dict[tuple[Piece, ...], tuple[Word, ...]] = {}
        self._widths: dict[tuple[str, tuple[Piece, ...]], float] = {}
        self._settings: dict[tuple[object, ...], Setting] = {}

    def words(self, runs: tuple[Piece, ...]) -> tuple[Word, ...]:
        """Return the words of runs."""
        found = self._words.get(runs)
        if found is None:
            found = self._words[runs] = split(runs)
        return found

    def set(
        self, element: Element, available: float, size: float, colors: Mapping[str, str]
    ) -> Setting:
        """Break a ``text`` element for a column `available` px wide and measure its lines."""
        attrs = element.attrs
        color = attrs.get("color", "text")
        ink = colors.get(color, color)
        rules = (attrs.get("weight-ends"), attrs.get("min-lines"), attrs.get("max-lines"))
        accent = colors.get(self.look.styles[attrs["style"]].accent_color, "")
        key = (
            element.text, attrs["style"], size, round(available, 2), ink, accent, *rules,
            attrs.get("optical"), attrs.get("align"),
        )  # fmt: skip
        found = self._settings.get(key)
        if found is None:
            found = self._settings[key] = self._set(element, available, size, ink, accent)
        return found

    def _set(
        self, element: Element, available: float, size: float, ink: str, accent: str
    ) -> Setting:
        attrs = element.attrs
        style = self.look.styles[attrs["style"]]
        pitch = style.leading * size
        faces = _faces(style, size, ink, accent)
        words, wide = self._fitting(self.words(element.text), available, style.name, faces)
        if not words:
            return Setting((), 0.0, pitch)
        optical = attrs.get("optical", "true" if style.display else "false") == "true"
        limit = OPTICAL_LIMIT * size if optical and attrs.get("align", "start") == "start" else 0.0
        lines = tuple(
            SetLine(runs, metrics, -max(-limit, min(limit, _first_ink(metrics))))
            for runs, metrics in self._lines(words, available, style, faces, attrs)
        )
        ascent, descent = self.measure.vertical(style.font, size)
        first = (pitch - (ascent + descent)) / 2 + ascent
        if style.display:
            pitch += collision(lines, pitch)
        return Setting(lines, first, pitch, wide)

    def _width(self, pieces: tuple[Piece, ...], style: str, faces: Mapping[str, Face]) -> float:
        """Return the width of text that stands together, in px, without tracking at its end."""
        size = faces[""].size
        key = (style, pieces)
        # Measured once, in em: width grows with size, and a slide is tried at several.
        found = self._widths.get(key)
        if found is None:
            runs = tuple(Glyphs(text, *faces[kind]) for text, kind in pieces)
            found = self._widths[key] = self.measure.line(runs).width / size
        return found * size

    def _fitting(
        self, words: tuple[Word, ...], available: float, style: str, faces: Mapping[str, Face]
    ) -> tuple[tuple[Word, ...], float]:
        """Cut the words that are wider than the column; return how wide the widest was."""

        def width(pieces: tuple[Piece, ...]) -> float:
            return self._width(pieces, style, faces)

        widths = [width(word.pieces) for word in words]
        widest = max(widths, default=0.0)
        if widest <= available + 0.5:
            return words, 0.0
        fitting: list[Word] = []
        for word, wide in zip(words, widths, strict=True):
            fitting.extend([word] if wide <= available else cut(word, available, width))
        return tuple(fitting), widest

    def _lines(
        self,
        words: tuple[Word, ...],
        available: float,
        style: TypeStyle,
        faces: Mapping[str, Face],
        attrs: Mapping[str, str],
    ) -> list[tuple[tuple[Glyphs, ...], LineMetrics]]:
        """Search the breaks; search again in a narrower column if kerning made a line too wide."""
        weight = 0.0 if attrs.get("weight-ends") == "false" else 1.0
        measured = Measured(
            [self._width(word.pieces, style.name, faces) for word in words],
            [self._space(word, style.name, faces) for word in words],
            end_costs(words, self.look.weak, weight),
            style.display,
        )
        least, most = int(attrs.get("min-lines", 1)), int(attrs.get("max-lines", 0))
        room = available
        lines: list[tuple[tuple[Glyphs, ...], LineMetrics]] = []
        for _ in range(3):
            ends = break_lines(measured, room, least, most)
            starts = (0, *ends[:-1])
            runs = [_runs(words[a:b], faces) for a, b in zip(starts, ends, strict=True)]
            lines = [(line, self.measure.line(line)) for line in runs]
            excess = max(metrics.width for _, metrics in lines) - available
            if excess <= 0.5:
                break
            room -= excess
        return lines

    def _space(self, word: Word, style: str, faces: Mapping[str, Face]) -> float:
        """Return the px between a word and the next on its line."""
        tracking = faces[word.pieces[-1][1]].tracking
        if word.space is None:
            return tracking
        space = self._width(((" ", word.space),), style, faces)
        return tracking + space + faces[word.space].tracking


def _first_ink(metrics: LineMetrics) -> float:
    return metrics.boxes[0].left if metrics.boxes else 0.0


def _faces(style: TypeStyle, size: float, ink: str, accent: str) -> dict[str, Face]:
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


def _runs(words: Sequence[Word], faces: Mapping[str, Face]) -> tuple[Glyphs, ...]:
    """Join words into as few runs as their styles allow."""
    merged: list[Piece] = []
    for n, word in enumerate(words):
        ends_line = n + 1 == len(words)
        space = () if ends_line or word.space is None else ((" ", word.space),)
        for text, kind in (*word.pieces, *space):
            if merged and merged[-1][1] == kind:
                merged[-1] = (merged[-1][0] + text, kind)
            else:
                merged.append((text, kind))
    return tuple(Glyphs(text, *faces[kind]) for text, kind in merged)


def collision(lines: Sequence[SetLine], pitch: float) -> float:
    """Return by how much line height must grow so that ink clears the ink of the line below."""
    grow = 0.0
    for upper, lower in pairwise(lines):
        if pitch + lower.metrics.ink.top - upper.metrics.ink.bottom >= CLEARANCE - grow:
            continue
        for high in upper.metrics.boxes:
            for low in lower.metrics.boxes:
                lack = CLEARANCE - (pitch + low.top - high.bottom)
                if lack > grow and _meet(high, upper.shift, low, lower.shift):
                    grow = lack
    return grow


def _meet(high: Box, high_x: float, low: Box, low_x: float) -> bool:
    """Tell whether two glyphs share any x."""
    return high.left + high_x < low.right + low_x and low.left + low_x < high.right + high_x
