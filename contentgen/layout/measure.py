"""What layout asks of whoever knows the fonts."""

from __future__ import annotations

from typing import Protocol

from contentgen.model.markup import Font
from contentgen.model.scene import Glyphs, LineMetrics


class Measure(Protocol):
    """Tell how much room type takes.

    The same question has the same answer, and everything in it grows in proportion to the size.
    """

    def line(self, runs: tuple[Glyphs, ...]) -> LineMetrics:
        """Shape one line; px from its origin on the baseline, y down."""
        ...

    def vertical(self, font: Font, size: float) -> tuple[float, float]:
        """Return the font's ascent and descent at `size`, both positive, in px."""
        ...
