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
    image: Any


@lru_cache(maxsize=1)
def _rasteriser() -> Any:
    import uharfbuzz

    return uharfbuzz.RasterDraw()


@lru_cache(maxsize=32768)
def glyph_mask(font: Font, glyph: int, size: float, step: int) -> GlyphMask | None:
    """Rasterise a glyph at `size` px, `step` quarter pixels to the right; None without ink."""
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
    return GlyphMask(extents.x_origin, -extents.y_origin - extents.height, image)
