"""Masks of single glyphs, rasterised by HarfBuzz and kept."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from contentgen.draw.fonts import instance, units_per_em
from contentgen.model.markup import Font

# Glyphs are drawn at quarter-pixel positions: finer is not visible, coarser uneven.
STEPS = 4


class GlyphMask(NamedTuple):
    """A glyph's coverage, and its top left corner from the glyph's origin in px (y down)."""

    left: int
    top: int
    width: int
    height: int
    pixels: Any


@lru_cache(maxsize=1)
def _rasteriser() -> Any:
    import uharfbuzz

    return uharfbuzz.RasterDraw()


class Case:
    """The glyphs of one font at one size, each drawn when it is first asked for."""

    def __init__(self, font: Font, size: float) -> None:
        self._font = font
        self._size = size
        self._masks: dict[int, GlyphMask | None] = {}

    def mask(self, glyph: int, step: int) -> GlyphMask | None:
        """Return a glyph's mask `step` quarter pixels to the right; None without ink."""
        key = glyph * STEPS + step
        try:
            return self._masks[key]
        except KeyError:
            found = self._masks[key] = _rasterised(self._font, glyph, self._size, step)
            return found


@lru_cache(maxsize=128)
def case(font: Font, size: float) -> Case:
    """Return the glyphs of a font at `size` px."""
    return Case(font, size)


def _rasterised(font: Font, glyph: int, size: float, step: int) -> GlyphMask | None:
    from PIL import Image

    scale = size / units_per_em(font)
    raster = _rasteriser()
    raster.transform = (scale, 0, 0, scale, step / STEPS, 0)
    raster.draw_glyph(instance(font), glyph)
    drawn = raster.render()
    extents = drawn.extents
    if not extents.width or not extents.height:
        return None
    image = Image.frombytes(
        "L", (extents.width, extents.height), drawn.buffer, "raw", "L", extents.stride, -1
    )
    top = -extents.y_origin - extents.height
    return GlyphMask(extents.x_origin, top, extents.width, extents.height, image.im)
