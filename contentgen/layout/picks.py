"""Drawings that give way to words: of a ``pick``'s children, what keeps clear of the text is drawn.

A template cannot know how much room the words of a post will leave. So it names several places (or
sizes) for a drawing, the best first, and the first that comes no nearer to any text's ink than
`clear` px is drawn; with ``all="true"`` each child is judged by itself. None may be left.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from contentgen.layout.paths import parse
from contentgen.model.scene import Box, Fill, Op, Picture, Shape, TextLine

CLEAR = 24.0  # px between a drawing and words, unless the template says otherwise
_STEPS = 6  # points that stand for one curve; an art path has dozens of curves
_RULE = 4.0  # px; a flat filled rectangle no higher than this is a rule between words
_REACH = 12.0  # px between two points that stand for a straight line


def is_clear(ops: Sequence[Op], words: Sequence[Box], clear: float) -> bool:
    """Tell whether no operation comes nearer than `clear` px to any box of words."""
    near = [
        Box(box.left - clear, box.top - clear, box.right + clear, box.bottom + clear)
        for box in words
    ]
    return not any(_touches(op, box) for op in ops for box in near)


def _touches(op: Op, box: Box) -> bool:
    if isinstance(op, Shape):
        return shape_touches(op, box)
    if isinstance(op, Fill | Picture):
        return _overlap(op.box, box)
    return False


def _overlap(a: Box, b: Box) -> bool:
    return a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom


@lru_cache(maxsize=2048)  # a ring is tried again with every set of rings that holds it
def shape_touches(shape: Shape, box: Box) -> bool:
    """Tell whether a shape's outline runs through a box, or its fill lies under all of it."""
    reach = shape.stroke_width / 2
    grown = Box(box.left - reach, box.top - reach, box.right + reach, box.bottom + reach)
    for outline, bounds in outlines_of(shape.d):
        if not _overlap(bounds, grown):
            continue
        if any(
            grown.left <= x <= grown.right and grown.top <= y <= grown.bottom for x, y in outline
        ):
            return True
        # No point of the outline is in the box: then the box is all inside it, or all outside.
        if shape.fill and _inside((box.left + box.right) / 2, (box.top + box.bottom) / 2, outline):
            return True
    return False


def shape_holds(shape: Shape, box: Box) -> bool:
    """Tell whether a box lies all inside a shape's fill, clear of its outline."""
    crossed = held = False
    for outline, bounds in outlines_of(shape.d):
        if not _overlap(bounds, box):
            continue
        crossed |= any(
            box.left <= x <= box.right and box.top <= y <= box.bottom for x, y in outline
        )
        held ^= _inside((box.left + box.right) / 2, (box.top + box.bottom) / 2, outline)
    return held and not crossed


Outline = tuple[tuple[float, float], ...]


@lru_cache(maxsize=256)
def outlines_of(d: str) -> tuple[tuple[Outline, Box], ...]:
    """Return each subpath as close-set points, and the box around them."""
    result: list[list[tuple[float, float]]] = []
    for letter, n in parse(d):
        if letter == "M":
            result.append([(n[0], n[1])])
        elif letter == "Z":
            _straight(result[-1], *result[-1][-1], *result[-1][0])
        elif letter == "L":
            _straight(result[-1], *result[-1][-1], n[0], n[1])
        else:
            _curve(result[-1], n)
    return tuple((tuple(points), _around(points)) for points in result)


def _around(points: Sequence[tuple[float, float]]) -> Box:
    across, down = zip(*points, strict=True)
    return Box(min(across), min(down), max(across), max(down))


def _straight(
    points: list[tuple[float, float]], x: float, y: float, right: float, down: float
) -> None:
    wide, high = right - x, down - y
    steps = int(max(abs(wide), abs(high)) / _REACH)
    if steps < 2:
        # Not simply the end: rounding is the same for a line of one step and of many.
        points.append((x + wide, y + high))
        return
    points += [(x + wide * (n / steps), y + high * (n / steps)) for n in range(1, steps + 1)]


# What each of a curve's four points weighs at each step.
_WEIGHTS = tuple(
    ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    for t in (step / _STEPS for step in range(1, _STEPS + 1))
)


def _curve(points: list[tuple[float, float]], n: Sequence[float]) -> None:
    first_x, first_y = x, y = points[-1]
    for a, b, c, d in _WEIGHTS:
        right = a * first_x + b * n[0] + c * n[2] + d * n[4]
        down = a * first_y + b * n[1] + c * n[3] + d * n[5]
        _straight(points, x, y, right, down)
        x, y = right, down


def _inside(x: float, y: float, outline: Outline) -> bool:
    inside = False
    x0, y0 = outline[-1]
    for x1, y1 in outline:
        if (y1 > y) != (y0 > y) and x < (x0 - x1) * (y - y1) / (y0 - y1) + x1:
            inside = not inside
        x0, y0 = x1, y1
    return inside


def words_of(ops: Sequence[Op], inks: Sequence[Box]) -> list[Box]:
    """Return where the slide's own words have ink, and the rules between them.

    A footer, which has no slot, does not count: the sea is drawn over what reaches down there.
    `inks` are the lines' ink boxes from their origins, one for each `TextLine` of `ops` in order.
    """
    lines = [op for op in ops if isinstance(op, TextLine)]
    rules = [op.box for op in ops if isinstance(op, Fill) and op.box.height <= _RULE]
    return rules + [
        Box(line.x + ink.left, line.y + ink.top, line.x + ink.right, line.y + ink.bottom)
        for line, ink in zip(lines, inks, strict=True)
        if line.slot
    ]
