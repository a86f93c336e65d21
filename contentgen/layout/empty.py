"""How much of a slide is one empty rectangle."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.layout.picks import outlines_of
from contentgen.layout.under import bounds
from contentgen.model.scene import Box, Fill, Picture, Scene, Shape

CELL = 90  # px; fine enough for half a slide
_EVERY = 4  # points of an outline, which are 12 px apart at most
_PLAIN = 0.9  # of the slide: a box so large is its ground
_RULE = 6.0  # px; a rule parts, but fills nothing


def emptiness(scene: Scene, inks: Sequence[Box]) -> float:
    """Return the share of a slide that its largest rectangle without words or drawings takes.

    One of half the slide or less counts as none.
    """
    middle = Box(scene.width / 2, scene.height / 2, scene.width / 2, scene.height / 2)
    # More than half of a slide cannot lie clear of its middle.
    if inks and _holds(_hull_of(inks), middle) and any(_beside(ink, middle) for ink in inks):
        return 0.0
    columns, rows = -(-scene.width // CELL), -(-scene.height // CELL)
    taken = [[False] * columns for _ in range(rows)]
    for ink in inks:
        _mark(taken, ink)
    for op in scene.ops:
        if isinstance(op, Fill | Picture):
            large = op.box.width * op.box.height > _PLAIN * scene.width * scene.height
            if isinstance(op, Picture) or not (large or op.box.height <= _RULE):
                _mark(taken, op.box)
        elif isinstance(op, Shape):
            _mark_shape(taken, op, scene)
    return _largest(taken) / (columns * rows)


def _hull_of(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _holds(outer: Box, point: Box) -> bool:
    return outer.left <= point.left <= outer.right and outer.top <= point.top <= outer.bottom


def _beside(ink: Box, middle: Box) -> bool:
    """Tell whether a line of words runs through the middle, or close above or below it."""
    across = ink.left <= middle.left <= ink.right
    return across and ink.top - CELL / 2 <= middle.top <= ink.bottom + CELL / 2


def _mark_shape(taken: list[list[bool]], op: Shape, scene: Scene) -> None:
    if op.fill:
        _mark(taken, bounds(op))
        return
    for points, _ in outlines_of(op.d):
        for x, y in points[::_EVERY]:
            if 0 <= x < scene.width and 0 <= y < scene.height:
                taken[int(y) // CELL][int(x) // CELL] = True


def _mark(taken: list[list[bool]], box: Box) -> None:
    rows, columns = len(taken), len(taken[0])
    left, right = max(0, int(box.left // CELL)), min(columns - 1, int(box.right // CELL))
    for row in range(max(0, int(box.top // CELL)), min(rows - 1, int(box.bottom // CELL)) + 1):
        taken[row][left : right + 1] = [True] * max(0, right + 1 - left)


def _largest(taken: Sequence[Sequence[bool]]) -> int:
    """Return the cells of the largest free rectangle: for each row, the best under its skyline."""
    heights = [0] * len(taken[0])
    best = 0
    for row in taken:
        heights = [0 if full else height + 1 for full, height in zip(row, heights, strict=True)]
        stack: list[tuple[int, int]] = []
        for at, height in enumerate((*heights, 0)):
            start = at
            while stack and stack[-1][1] >= height:
                start, tall = stack.pop()
                best = max(best, tall * (at - start))
            stack.append((start, height))
    return best
