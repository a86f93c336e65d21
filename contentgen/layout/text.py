"""Text set in lines: the type of each run, the breaks, the leading, the optical edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from contentgen.layout.breaks import Measured, break_lines
from contentgen.layout.measure import Measure
from contentgen.layout.ruler import Face, Ruler, faces, ruler
from contentgen.layout.scripts import directed, is_rtl
from contentgen.layout.words import Word, cut, end_costs, line_of, split
from contentgen.model.markup import Element, Look, TypeStyle
from contentgen.model.scene import Box, Glyphs, LineMetrics

CLEARANCE = 4.0  # px between a descender's ink and the ink below it
OPTICAL_LIMIT = 0.12  # em that a line may move to put its ink on the column's edge
WEAK = 0.9  # a line's end that costs so much is worth smaller type
TAIL = 0.1  # em below the baseline: ink that reaches further is a descender's


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of a text: its type, its advance width, how far it moves to look flush left (px).

    `metrics` are there if the line's ink matters: in display type, and at an optical edge.
    """

    runs: tuple[Glyphs, ...]
    width: float
    shift: float = 0.0
    metrics: LineMetrics | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in lines. `first` is the first baseline below its top, `pitch` the line height.

    `wide` is the width of the widest word that had to be cut, 0 if none had to; `weak` counts the
    lines that end where they should not.
    """

    lines: tuple[SetLine, ...]
    first: float
    pitch: float
    wide: float = 0.0
    weak: int = 0

    @property
    def height(self) -> float:
        """The number of lines times the line height."""
        return len(self.lines) * self.pitch

    @property
    def width(self) -> float:
        """The width of the widest line."""
        return max((line.width for line in self.lines), default=0.0)


@dataclass(frozen=True, slots=True)
class _Copy:
    """A text's words and what breaking them asks for, in em: the same at every size."""

    words: tuple[Word, ...]
    measured: Measured
    widest: float


class Typesetter:
    """Set texts for one deck: holds the look, the measure, and what has been set so far."""

    def __init__(self, look: Look, measure: Measure) -> None:
        self.look = look
        self.measure = measure
        self._copies: dict[tuple[object, ...], _Copy] = {}
        self._settings: dict[tuple[object, ...], Setting] = {}
        self._rulers: dict[str, Ruler] = {}
        self._cases: dict[tuple[str, float, tuple[str, str]], dict[str, Face]] = {}

    def set(
        self, element: Element, available: float, size: float, colors: Mapping[str, str]
    ) -> Setting:
        """Break a ``text`` element for a column `available` px wide and measure its lines."""
        attrs = element.attrs
        color = attrs.get("color", "text")
        ink = colors.get(color, color)
        accent = colors.get(self.look.styles[attrs["style"]].accent_color, "")
        key = (
            element.text, attrs["style"], size, round(available, 2), ink, accent,
            attrs.get("weight-ends"), attrs.get("min-lines"), attrs.get("max-lines"),
            attrs.get("optical"), attrs.get("align"),
        )  # fmt: skip
        found = self._settings.get(key)
        if found is None:
            found = self._settings[key] = self._set(element, available, size, (ink, accent))
        return found

    def _set(
        self, element: Element, available: float, size: float, inks: tuple[str, str]
    ) -> Setting:
        attrs = element.attrs
        style = self.look.styles[attrs["style"]]
        copy = self._copy(element, style)
        pitch = style.leading * size
        if not copy.words:
            return Setting((), 0.0, pitch)
        wide = copy.widest * size if copy.widest * size > available * 1.0001 else 0.0
        if wide:
            copy = self._cut(copy, available / size, style, _weight(attrs))
        ends = _breaks(copy, available / size, attrs)
        lines = self._lines(copy, ends, style, size, attrs, inks)
        ascent, descent = self.measure.vertical(style.font, size)
        first = (pitch - (ascent + descent)) / 2 + ascent
        if style.display:
            pitch += collision(lines, pitch)
        weak = sum(copy.measured.ends[end - 1] >= WEAK for end in ends[:-1])
        return Setting(lines, first, pitch, wide, weak)

    def _ruler(self, style: TypeStyle) -> Ruler:
        found = self._rulers.get(style.name)
        if found is None:
            found = self._rulers[style.name] = ruler(self.measure, style)
        return found

    def _faces(self, style: TypeStyle, size: float, inks: tuple[str, str]) -> dict[str, Face]:
        key = (style.name, size, inks)
        found = self._cases.get(key)
        if found is None:
            found = self._cases[key] = faces(style, size, *inks)
        return found

    def _copy(self, element: Element, style: TypeStyle) -> _Copy:
        """Return a text's words, measured; the same for every size."""
        weight = _weight(element.attrs)
        key = (element.text, style.name, weight)
        found = self._copies.get(key)
        if found is None:
            found = self._copies[key] = self._measured(split(element.text), style, weight)
        return found

    def _measured(self, words: tuple[Word, ...], style: TypeStyle, weight: float) -> _Copy:
        measure = self._ruler(style)
        widths = [measure.width(word.pieces) for word in words]
        gaps = [measure.gap(word, after) for word, after in pairwise(words)]
        costs = end_costs(words, self.look.weak, weight) if words else ()
        measured = Measured(widths, [*gaps, 0.0], costs, style.display)
        return _Copy(words, measured, max(widths, default=0.0))

    def _cut(self, copy: _Copy, available: float, style: TypeStyle, weight: float) -> _Copy:
        """Cut the words that are wider than a column of `available` em."""
        width = self._ruler(style).width
        words: list[Word] = []
        for word, wide in zip(copy.words, copy.measured.widths, strict=True):
            words.extend([word] if wide <= available else cut(word, available, width))
        return self._measured(tuple(words), style, weight)

    def _lines(
        self,
        copy: _Copy,
        ends: Sequence[int],
        style: TypeStyle,
        size: float,
        attrs: Mapping[str, str],
        inks: tuple[str, str],
    ) -> tuple[SetLine, ...]:
        """Set each line; measure its ink only where that is needed."""
        set_in = self._faces(style, size, inks)
        optical = attrs.get("optical", "true" if style.display else "false") == "true"
        whole = "".join(word.text for word in copy.words)
        rtl, mixed = is_rtl(whole), not whole.isascii()
        optical = optical and attrs.get("align", "start") == "start" and not rtl
        lines = []
        for first, last in zip((0, *ends[:-1]), ends, strict=True):
            pieces = line_of(copy.words[first:last])
            if mixed:
                pieces = directed(pieces, rtl)
            runs = tuple(Glyphs(text, *set_in[kind]) for text, kind in pieces)
            width = size * copy.measured.width(first, last)
            if not (optical or style.display):
                lines.append(SetLine(runs, width))
                continue
            metrics = self.measure.line(runs)
            shift = _to_edge(metrics, size) if optical else 0.0
            # The wider of the two, so that a box as wide as its line never breaks it.
            lines.append(SetLine(runs, max(width, metrics.width), shift, metrics))
        return tuple(lines)


def _breaks(copy: _Copy, available: float, attrs: Mapping[str, str]) -> tuple[int, ...]:
    least, most = int(attrs.get("min-lines", 1)), int(attrs.get("max-lines", 0))
    return break_lines(copy.measured, available, least, most)


def _weight(attrs: Mapping[str, str]) -> float:
    return 0.0 if attrs.get("weight-ends") == "false" else 1.0


def _to_edge(metrics: LineMetrics, size: float) -> float:
    """Return how far a line moves so that its first ink stands on the column's edge.

    A tail that swings out below the baseline (an italic f or y) hangs over the edge: what the eye
    lines up is the letter's body.
    """
    if not metrics.boxes:
        return 0.0
    left = metrics.boxes[0].left
    if left < 0 and metrics.boxes[0].bottom > TAIL * size:
        return 0.0
    return -max(-OPTICAL_LIMIT * size, min(OPTICAL_LIMIT * size, left))


def collision(lines: Sequence[SetLine], pitch: float) -> float:
    """Return by how much line height must grow so that ink clears the ink of the line below."""
    grow = 0.0
    for upper, lower in pairwise(lines):
        if upper.metrics is None or lower.metrics is None:
            continue
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
