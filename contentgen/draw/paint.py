"""Scene → pixels. Decides nothing."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from contentgen.draw.glyphs import STEPS, glyph_mask
from contentgen.draw.pictures import picture
from contentgen.draw.shape import shape
from contentgen.draw.shapes import Mask, fill_mask, pieces, stroke_mask
from contentgen.model.scene import Fill, Picture, Scene, Shape, TextLine

if TYPE_CHECKING:
    from PIL.Image import Image


@lru_cache(maxsize=1024)
def rgb(color: str) -> tuple[int, int, int]:
    """Read ``#rrggbb`` into three numbers from 0 to 255."""
    return (int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16))


def paint(scene: Scene) -> Image:
    """Draw a scene into an RGB image of its size."""
    from PIL import Image

    image = Image.new("RGB", (scene.width, scene.height), rgb(scene.ground))
    for op in scene.ops:
        match op:
            case Fill():
                _fill(image, op)
            case Shape():
                _shape(image, op)
            case TextLine():
                _text(image, op)
            case Picture():
                drawn = picture(op)
                if drawn is not None:
                    image.paste(drawn.image, (drawn.left, drawn.top), drawn.mask)
    return image


def _fill(image: Image, op: Fill) -> None:
    left, top, right, bottom = (round(edge) for edge in op.box)
    if right > left and bottom > top:
        image.paste(rgb(op.color), (left, top, right, bottom))


def _shape(image: Image, op: Shape) -> None:
    width, height = image.size
    if op.fill:
        _through(image, fill_mask(op.d, width, height, op.opacity, op.clip), op.fill)
    if op.stroke and op.stroke_width > 0:
        mask = stroke_mask(
            op.d, op.stroke_width, op.cap, op.join, width, height, op.opacity, op.clip
        )
        _through(image, mask, op.stroke)


def _through(image: Image, mask: Mask | None, color: str) -> None:
    if mask is None:
        return
    ink, pixels = rgb(color), image.im
    for box, cover in pieces(mask):
        if cover is None:
            pixels.paste(ink, box)
        else:
            pixels.paste(ink, box, cover.im)


def _text(image: Image, op: TextLine) -> None:
    # Straight to Pillow's pixels: `Image.paste` checks its arguments for longer than a glyph takes.
    pixels = image.im
    x, baseline = op.x, round(op.y)
    for run in op.runs:
        color = rgb(run.color)
        shaped = shape(run)
        for placed in shaped.glyphs:
            at = round((x + placed.x) * STEPS)
            mask = glyph_mask(placed.font, placed.glyph, run.size, at % STEPS)
            if mask is not None:
                left = math.floor(at / STEPS) + mask.left
                top = baseline + round(placed.y) + mask.top
                width, height = mask.image.size
                pixels.paste(color, (left, top, left + width, top + height), mask.image.im)
        x += shaped.width
