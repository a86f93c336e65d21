"""What layout thought, drawn over a slide: boxes, baselines, the frame and the safe area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from contentgen.layout.paths import rectangle
from contentgen.model.scene import Box, Op, Scene, Shape, TextLine

Mark = tuple[str, Box]
"""An element's tag and the box it was given."""

SAFE, BASELINE = "#00B894", "#E84393"
_COLORS = {"column": "#0984E3", "row": "#6C5CE7", "stack": "#FDAA48", "text": "#D63031"}


def with_marks(scene: Scene, marks: Sequence[Mark], safe: Box, widths: Sequence[float]) -> Scene:
    """Return a scene with marks over it; `widths` are its text lines' advances in order, px.

    Columns are blue, rows violet, stacks orange, texts red, baselines pink, the safe area green.
    """
    over: list[Op] = [*_boxes(marks), *_baselines(scene, widths), _outline(safe, SAFE, 4)]
    return replace(scene, ops=(*scene.ops, *over))


def _boxes(marks: Sequence[Mark]) -> Iterator[Shape]:
    for tag, box in marks:
        if tag in _COLORS and box.width > 0 and box.height > 0:
            yield _outline(box, _COLORS[tag], 2)


def _baselines(scene: Scene, widths: Sequence[float]) -> Iterator[Shape]:
    lines = (op for op in scene.ops if isinstance(op, TextLine))
    for line, width in zip(lines, widths, strict=True):
        data = f"M{line.x:.1f} {line.y:.1f}L{line.x + width:.1f} {line.y:.1f}"
        yield Shape(data, stroke=BASELINE, stroke_width=2)


def _outline(box: Box, color: str, width: float) -> Shape:
    data = rectangle(box.left, box.top, box.width, box.height)
    return Shape(data, stroke=color, stroke_width=width, opacity=0.9)
