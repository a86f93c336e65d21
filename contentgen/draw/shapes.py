"""Anti-aliased masks of paths.

Each shape is drawn by aggdraw into a grey mask of its own box: opening aggdraw over a whole slide
costs 8 to 9 ms in copying alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from contentgen.draw.canvas import Cover, cut
from contentgen.model.scene import Box

if TYPE_CHECKING:
    from PIL.Image import Image

Command = tuple[str, tuple[float, ...]]
# Corners sharper than this get a disc where round joins are asked for; others look the same.
_ROUND_JOIN_COSINE = math.cos(math.radians(20))
# A mitred corner may reach this many half widths out (aggdraw's own limit).
_MITER_REACH = 4.0
_LETTER = re.compile("([MLCZ])")
_NUMBERS = {"M": 2, "L": 2, "C": 6, "Z": 0}


class Mask(NamedTuple):
    """A grey picture of coverage, and where its top left corner stands on the canvas in px."""

    left: int
    top: int
    image: Image


@lru_cache(maxsize=128)
def commands(d: str) -> tuple[Command, ...]:
    """Read absolute path data with M, L, C and Z into (letter, numbers) commands."""
    result: list[Command] = []
    parts = _LETTER.split(d.replace(",", " "))
    for letter, text in zip(parts[1::2], parts[2::2], strict=True):
        numbers = tuple(map(float, text.split()))
        step = _NUMBERS[letter]
        if len(numbers) == step:  # nearly always
            result.append((letter, numbers))
            continue
        for at in range(0, len(numbers), step):
            follow = "L" if letter == "M" and at else letter
            result.append((follow, numbers[at : at + step]))
    return tuple(result)


@lru_cache(maxsize=128)
def _bounds(d: str) -> Box:
    numbers = [n for _, values in commands(d) for n in values]
    xs, ys = numbers[0::2], numbers[1::2]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _path(outline: Iterable[Command]) -> Any:
    import aggdraw

    path = aggdraw.Path()
    for letter, n in outline:
        if letter == "M":
            path.moveto(*n)
        elif letter == "L":
            path.lineto(*n)
        elif letter == "C":
            path.curveto(*n)
        else:
            path.close()
    return path


@lru_cache(maxsize=1024)
def fill_cover(
    d: str, width: int, height: int, opacity: float = 1.0, clip: str = ""
) -> Cover | None:
    """Return `fill_mask` in pieces, kept: decks of a theme share most of their drawings."""
    mask = fill_mask(d, width, height, opacity, clip)
    return cut(mask.image, mask.left, mask.top, width) if mask else None


@lru_cache(maxsize=1024)
def stroke_cover(
    d: str,
    stroke_width: float,
    cap: str,
    join: str,
    width: int,
    height: int,
    opacity: float = 1.0,
    clip: str = "",
) -> Cover | None:
    """Return `stroke_mask` in pieces, kept."""
    mask = stroke_mask(d, stroke_width, cap, join, width, height, opacity, clip)
    return cut(mask.image, mask.left, mask.top, width) if mask else None


def _area(box: Box, reach: float, width: int, height: int) -> tuple[int, int, int, int] | None:
    left = max(0, math.floor(box.left - reach) - 1)
    top = max(0, math.floor(box.top - reach) - 1)
    right = min(width, math.ceil(box.right + reach) + 1)
    bottom = min(height, math.ceil(box.bottom + reach) + 1)
    return (left, top, right, bottom) if right > left and bottom > top else None


def _canvas(area: tuple[int, int, int, int]) -> tuple[Image, Any]:
    import aggdraw
    from PIL import Image

    left, top, right, bottom = area
    image = Image.new("L", (right - left, bottom - top), 0)
    pencil = aggdraw.Draw(image)
    pencil.settransform((1, 0, -left, 0, 1, -top))
    return image, pencil


def fill_mask(d: str, width: int, height: int, opacity: float = 1.0, clip: str = "") -> Mask | None:
    """Draw the inside of a path (non-zero winding) on a canvas of width x height px.

    Returns None if nothing of it is on the canvas.
    """
    import aggdraw

    area = _area(_bounds(d), 0.0, width, height)
    if area is None:
        return None
    image, pencil = _canvas(area)
    pencil.path(_path(commands(d)), None, aggdraw.Brush(255, round(255 * opacity)))
    pencil.flush()
    return _clipped(Mask(area[0], area[1], image), clip, width, height)


def stroke_mask(
    d: str,
    stroke_width: float,
    cap: str,
    join: str,
    width: int,
    height: int,
    opacity: float = 1.0,
    clip: str = "",
) -> Mask | None:
    """Draw the outline of a path, `stroke_width` px wide; see `fill_mask`.

    aggdraw has butt caps and mitred joins only. Round ones are discs, and a stroke with round joins
    is cut at its sharp corners, so that no mitre shows under the disc.
    """
    import aggdraw

    area = _area(_bounds(d), stroke_width / 2 * _MITER_REACH, width, height)
    if area is None:
        return None
    image, pencil = _canvas(area)
    outline = commands(d) if join != "round" else _cut_at_corners(d)
    pencil.path(_path(outline), aggdraw.Pen(255, stroke_width), None)
    radius = stroke_width / 2
    brush = aggdraw.Brush(255)
    for x, y in _discs(d, cap, join):
        pencil.ellipse((x - radius, y - radius, x + radius, y + radius), None, brush)
    pencil.flush()
    if opacity < 1:
        image = image.point([round(level * opacity) for level in range(256)])
    return _clipped(Mask(area[0], area[1], image), clip, width, height)


def _clipped(mask: Mask, clip: str, width: int, height: int) -> Mask | None:
    if not clip:
        return mask
    from PIL import Image, ImageChops

    window = _window(clip, width, height)
    if window is None:
        return None
    cut = Image.new("L", mask.image.size, 0)
    cut.paste(window.image, (window.left - mask.left, window.top - mask.top))
    return Mask(mask.left, mask.top, ImageChops.multiply(mask.image, cut))


@lru_cache(maxsize=16)
def _window(clip: str, width: int, height: int) -> Mask | None:
    return fill_mask(clip, width, height)


class Vertex(NamedTuple):
    """A point of a subpath: the command that leads to it, and whether the path turns here.

    It turns if a round join would show.
    """

    command: Command
    x: float
    y: float
    sharp: bool


def _discs(d: str, cap: str, join: str) -> Iterator[tuple[float, float]]:
    for vertices, closed in _subpaths(d):
        if cap == "round" and not closed and len(vertices) > 1:
            yield vertices[0].x, vertices[0].y
            yield vertices[-1].x, vertices[-1].y
        if join == "round":
            yield from ((v.x, v.y) for v in vertices if v.sharp)


def _cut_at_corners(d: str) -> tuple[Command, ...]:
    """Return the same outline with a new subpath begun at each sharp corner."""
    parts: list[Command] = []
    for vertices, closed in _subpaths(d):
        if not any(vertex.sharp for vertex in vertices):
            parts += [vertex.command for vertex in vertices]
            parts += [("Z", ())] if closed else []
            continue
        for at, vertex in enumerate(vertices):
            parts.append(vertex.command)
            if vertex.sharp and 0 < at < len(vertices) - 1:
                parts.append(("M", (vertex.x, vertex.y)))
    return tuple(parts)


@lru_cache(maxsize=64)
def _subpaths(d: str) -> tuple[tuple[tuple[Vertex, ...], bool], ...]:
    """Return each subpath's vertices and whether it is closed (it then ends where it began)."""
    result: list[tuple[tuple[Vertex, ...], bool]] = []
    subpath: list[Command] = []
    for command in (*commands(d), ("M", ())):
        if command[0] == "M" and subpath:
            closed = subpath[-1][0] == "Z"
            result.append((_vertices(subpath[:-1] if closed else subpath, closed), closed))
            subpath = []
        subpath.append(command)
    return tuple(result)


def _vertices(subpath: list[Command], closed: bool) -> tuple[Vertex, ...]:
    start = subpath[0][1]
    if closed and subpath[-1][1][-2:] != start:
        subpath = [*subpath, ("L", start)]
    ends = [command[1][-2:] for command in subpath]
    into: list[tuple[float, float]] = [(0.0, 0.0)]
    leaving: list[tuple[float, float]] = []
    for (letter, n), (px, py) in zip(subpath[1:], ends, strict=False):
        leaving.append(_unit(n[0] - px, n[1] - py))
        into.append(_unit(n[4] - n[2], n[5] - n[3]) if letter == "C" else leaving[-1])
    leaving.append(leaving[0] if closed and leaving else (0.0, 0.0))
    if closed:
        into[0] = into[-1]
    return tuple(
        Vertex(command, end[0], end[1], _turns(came, goes))
        for command, end, came, goes in zip(subpath, ends, into, leaving, strict=True)
    )


def _turns(into: tuple[float, float], out: tuple[float, float]) -> bool:
    turn = into[0] * out[0] + into[1] * out[1]
    return turn < _ROUND_JOIN_COSINE and into != (0.0, 0.0) and out != (0.0, 0.0)


def _unit(x: float, y: float) -> tuple[float, float]:
    length = math.hypot(x, y)
    return (x / length, y / length) if length else (0.0, 0.0)
