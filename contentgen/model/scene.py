"""A slide with nothing left to decide: a size and a closed list of drawing operations.

All lengths are px on the canvas, x to the right, y down, from the top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from contentgen.model.markup import Font


class Box(NamedTuple):
    """A rectangle by its edges, in px."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """The distance from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The distance from top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A stretch of text in one font, size and colour.

    `tracking` in px is added after each glyph, `pairs` in px between two given letters.
    """

    text: str
    font: Font
    size: float
    color: str
    tracking: float = 0.0
    features: tuple[str, ...] = ("kern", "liga")
    pairs: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text: `x` is its origin, `y` its baseline. `slot` and `where` say what it is."""

    x: float
    y: float
    runs: tuple[Glyphs, ...]
    slot: str = ""
    where: str = ""

    @property
    def text(self) -> str:
        """The line's words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle with sharp edges on whole pixels."""

    box: Box
    color: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A path, filled and/or stroked, anti-aliased.

    `d` is absolute SVG path data with the commands M, L, C and Z only. Empty `fill` or `stroke` is
    none. Caps are ``butt`` or ``round``, joins ``miter`` or ``round``. `clip` is another such path,
    or empty. `opacity` from 0 to 1.
    """

    d: str
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    cap: str = "butt"
    join: str = "round"
    opacity: float = 1.0
    clip: str = ""


class Words(NamedTuple):
    """Words that stand on a picture: their ink box, colour, and the contrast they need."""

    box: Box
    color: str
    ratio: float


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file, drawn to cover or fit its box, with round corners of `radius` px.

    `scrim` is the colour of a veil that is laid over it as deep as `words` need, or empty.
    """

    path: str
    box: Box
    fit: str = "cover"
    radius: float = 0.0
    scrim: str = ""
    words: tuple[Words, ...] = ()


Op = Fill | Shape | TextLine | Picture


@dataclass(frozen=True, slots=True)
class Scene:
    """A slide ready to draw: the ground's colour, then the operations in order."""

    width: int
    height: int
    ground: str
    ops: tuple[Op, ...]


class LineMetrics(NamedTuple):
    """What shaping says of one line, in px from its origin on the baseline.

    `boxes` are the ink boxes of its glyphs (empty ones left out); `ink` is their union (zeros
    if there is none). `missing` are the characters that no font of the chain has.
    """

    width: float
    ink: Box
    boxes: tuple[Box, ...]
    missing: tuple[str, ...]
