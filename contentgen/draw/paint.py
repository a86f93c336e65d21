"""Scene → pixels. Decides nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from contentgen.draw.canvas import Canvas, Edges, Ink, blended
from contentgen.draw.glyphs import STEPS, case
from contentgen.draw.pictures import picture
from contentgen.draw.shape import shape, visual
from contentgen.draw.shapes import fill_cover, stroke_cover
from contentgen.model.scene import Fill, Picture, Scene, Shape, TextLine

if TYPE_CHECKING:
    from PIL.Image import Image


@lru_cache(maxsize=1024)
def rgb(color: str) -> tuple[int, int, int]:
    """Read ``#rrggbb`` into three numbers from 0 to 255."""
    return (int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16))


def paint(scene: Scene) -> Image:
    """Draw a scene into an RGB image of its size."""
    canvas = Canvas(scene.width, scene.height, rgb(scene.ground))
    for op in scene.ops:
        match op:
            case Fill():
                left, top, right, bottom = (round(edge) for edge in op.box)
                canvas.fill((left, top, right, bottom), rgb(op.color))
            case Shape():
                _shape(canvas, op)
            case TextLine():
                _text(canvas, op)
            case Picture():
                drawn = picture(op)
                if drawn is not None:
                    canvas.place(drawn.image, drawn.left, drawn.top, drawn.mask)
    return canvas.image


def _shape(canvas: Canvas, op: Shape) -> None:
    width, height = canvas.width, canvas.height
    if op.fill:
        cover = fill_cover(op.d, width, height, op.opacity, op.clip)
        if cover is not None:
            canvas.blend(cover, rgb(op.fill))
    if op.stroke and op.stroke_width > 0:
        cover = stroke_cover(
            op.d, op.stroke_width, op.cap, op.join, width, height, op.opacity, op.clip
        )
        if cover is not None:
            canvas.blend(cover, rgb(op.stroke))


def _text(canvas: Canvas, op: TextLine) -> None:
    glyphs = tuple(_glyphs(op))
    if not glyphs:
        return
    under = canvas.ground_of_words(
        (
            min(box[0] for box, _, _ in glyphs),
            min(box[1] for box, _, _ in glyphs),
            max(box[2] for box, _, _ in glyphs),
            max(box[3] for box, _, _ in glyphs),
        )
    )
    # Straight to Pillow's pixels: `Image.paste` checks its arguments for longer than a glyph takes.
    pixels = canvas.pixels
    drawn_to = -math.inf
    for box, ink, mask in glyphs:
        if under is None or box[0] < drawn_to:
            pixels.paste(ink, box, mask)
        else:
            pixels.paste(blended(mask, under, ink), box)
        drawn_to = max(drawn_to, box[2])


def _glyphs(op: TextLine) -> Iterator[tuple[Edges, Ink, Any]]:
    """Yield the box, colour and mask of each glyph with ink."""
    x, baseline = op.x, round(op.y)
    for run, rtl in visual(op.runs):
        ink = rgb(run.color)
        shaped = shape(run, rtl)
        font = None
        for placed in shaped.glyphs:
            if placed.font is not font:
                font = placed.font
                masks = case(font, run.size)
            at = round((x + placed.x) * STEPS)
            mask = masks.mask(placed.glyph, at % STEPS)
            if mask is not None:
                left = at // STEPS + mask.left
                top = baseline + round(placed.y) + mask.top
                yield (left, top, left + mask.width, top + mask.height), ink, mask.pixels
        x += shaped.width
