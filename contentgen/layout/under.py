"""What lies under a line of text: the colours, as far as flat shapes can tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from contentgen.layout.picks import shape_holds, shape_touches
from contentgen.model.scene import Box, Fill, Op, Picture, Scene, Shape, TextLine

_LETTERS = str.maketrans("MLCZ,", "     ")
EDGE = 1.0  # px that an edge may touch a letter without harm


@dataclass(frozen=True, slots=True)
class Under:
    """The colour under some text, or that it takes the pixels to know."""

    color: str
    unsure: bool = False

    def ratio(self, ink: str) -> float:
        """Return the contrast of a colour on it."""
        return contrast(ink, self.color)


class Grounds:
    """A scene's fills, shapes and pictures with the box that each is in, for looking under text."""

    def __init__(self, scene: Scene, hull: Box) -> None:
        self.ground = scene.ground
        self.placed = [
            (at, op, box)
            for at, op in enumerate(scene.ops)
            if not isinstance(op, TextLine) and _meets(box := bounds(op), hull)
        ]

    def under(self, at: int, ink: Box) -> Under:
        """Return what the operations before the one at `at` leave under its ink."""
        ops = [op for n, op, box in self.placed if n < at and _meets(box, ink)]
        return _under(self.ground, ops, ink) if ops else Under(self.ground)

    def covered(self, at: int, ink: Box) -> bool:
        """Tell whether any operation after the one at `at` is drawn over its ink."""
        ops = [op for n, op, box in self.placed if n > at and _meets(box, ink)]
        return bool(ops) and _covered(ops, ink)


def bounds(op: Fill | Shape | Picture) -> Box:
    """Return a box that holds all that an operation draws."""
    if not isinstance(op, Shape):
        return op.box
    box, reach = _hull(op.d), op.stroke_width / 2
    return Box(box.left - reach, box.top - reach, box.right + reach, box.bottom + reach)


@lru_cache(maxsize=4096)
def _hull(d: str) -> Box:
    """Return the box around the points of absolute path data, those of curves' handles too."""
    numbers = [float(part) for part in d.translate(_LETTERS).split()]
    xs, ys = numbers[0::2], numbers[1::2]
    return Box(min(xs), min(ys), max(xs), max(ys)) if numbers else Box(0, 0, 0, 0)


def _under(ground: str, ops: Iterable[Op], ink: Box) -> Under:
    color, unsure = ground, False
    for op in ops:
        if isinstance(op, Fill):
            if _holds(op.box, ink):
                color, unsure = op.color, False
            elif _meets(op.box, ink):
                unsure = True
        elif isinstance(op, Picture):
            unsure = unsure or _meets(op.box, ink)
        elif isinstance(op, Shape) and shape_touches(op, ink):
            if op.fill and not op.clip and op.opacity == 1 and shape_holds(op, ink):
                color, unsure = op.fill, False
            else:
                unsure = True
    return Under(color, unsure)


def _covered(ops: Sequence[Op], ink: Box) -> bool:
    inner = Box(ink.left + EDGE, ink.top + EDGE, ink.right - EDGE, ink.bottom - EDGE)
    for op in ops:
        if isinstance(op, Fill | Picture) and _meets(op.box, inner):
            return True
        if isinstance(op, Shape) and shape_touches(op, inner):
            return True
    return False


def _holds(outer: Box, inner: Box) -> bool:
    across = outer.left <= inner.left + EDGE and inner.right <= outer.right + EDGE
    return across and outer.top <= inner.top + EDGE and inner.bottom <= outer.bottom + EDGE


def _meets(a: Box, b: Box) -> bool:
    return a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom


@lru_cache(maxsize=2048)
def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#RRGGBB`` colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
