"""Many slides in one picture, to be looked at side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

GAP = 12  # px
PAPER = (236, 236, 236)


def contact_sheet(rows: Sequence[Sequence[Image]], width: int) -> Image:
    """Return pictures in rows, each `width` px wide, on light grey paper."""
    from PIL import Image as pillow

    small = [[_scaled(image, width) for image in row] for row in rows]
    across = max(len(row) for row in small) * (width + GAP) + GAP
    heights = [max(image.height for image in row) for row in small]
    sheet = pillow.new("RGB", (across, sum(heights) + GAP * (len(small) + 1)), PAPER)
    top = GAP
    for row, height in zip(small, heights, strict=True):
        for n, image in enumerate(row):
            sheet.paste(image, (GAP + n * (width + GAP), top))
        top += height + GAP
    return sheet


def _scaled(image: Image, width: int) -> Image:
    from PIL.Image import Resampling

    size = (width, round(image.height * width / image.width))
    return image.resize(size, Resampling.LANCZOS, reducing_gap=2.0)
