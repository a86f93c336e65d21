"""Path data by formula, for templates. Everything is rounded to 0.1 px, so bytes never differ.

Source of the formulas: the design notes' section "Drawing, in formulas".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from types import MappingProxyType

Point = tuple[float, float]


def polyline(points: Iterable[Sequence[float]], close: bool = False) -> str:
    """Return straight lines through points; closed with Z if asked."""
    numbers = [number for x, y in points for number in (x, y)]
    if not numbers:
        return ""
    # All numbers at once, since a surface has hundreds of points; then without needless zeros.
    text = "M" + "L".join(["%.1f %.1f"] * (len(numbers) // 2)) % tuple(numbers)
    return text.replace("-0.0", "0").replace(".0", "") + ("Z" if close else "")


def zigzag(points: Iterable[Sequence[float]]) -> str:
    """Return an open line with sharp corners through points."""
    return polyline(points)


def _steps(start: float, end: float, step: float) -> list[float]:
    count = max(1, math.ceil((end - start) / step - 1e-9))
    return [start + (end - start) * n / count for n in range(count + 1)]


def tide_y(x: float, total: float, base: float = 1224, swell: float = 1.0) -> float:
    """Return the height of the sea at x of a deck `total` px wide: choppy at 0, flat at the end.

    `swell` scales the waves.
    """
    calm = max(0.0, 1 - 1.06 * x / total) * swell
    waves = 17 * math.sin(x / 118) + 9 * math.sin(x / 61 + 1) + 4 * math.sin(x / 29)
    return round(base - calm * waves, 1)


@lru_cache(maxsize=256)
def tide_path(
    offset: float,
    width: float,
    total: float,
    base: float = 1224,
    swell: float = 1.0,
    close_to: float | None = None,
    margin: float = 8,
) -> str:
    """Return the sea's surface over one slide, from left to right, `margin` px over either edge.

    `offset` is where the slide begins in the deck. With `close_to` (a y), the area below is closed.
    """
    xs = _steps(-margin, width + margin, 4)
    points = [(x, tide_y(offset + x, total, base, swell)) for x in xs]
    if close_to is None:
        return polyline(points)
    return polyline([*points, (xs[-1], close_to), (xs[0], close_to)], close=True)


@lru_cache(maxsize=512)
def wave(
    x0: float,
    x1: float,
    y: float,
    height: float,
    length: float,
    phase: float = 0.0,
    step: float = 6,
    fade: float = 0.0,
) -> str:
    """Return a sine wave along y, `height` px to either side, one period in `length` px.

    `fade` from 0 to 1 is how much of the height is gone at x1.
    """
    swings = _swings(x0, x1, height, length, phase, step, fade)
    return polyline((x, y + off) for x, off in swings)


@lru_cache(maxsize=128)
def wave_down(
    y0: float,
    y1: float,
    x: float,
    height: float,
    length: float,
    phase: float = 0.0,
    step: float = 6,
    fade: float = 0.0,
) -> str:
    """Return `wave` turned: it runs down from y0 to y1 along x."""
    swings = _swings(y0, y1, height, length, phase, step, fade)
    return polyline((x + off, y) for y, off in swings)


def _swings(
    start: float, end: float, height: float, length: float, phase: float, step: float, fade: float
) -> list[Point]:
    """Return points along a fading sine wave: how far along, and how far off its axis."""
    points = []
    for along in _steps(start, end, step):
        rest = 1 - fade * (along - start) / (end - start)
        turn = 2 * math.pi * (along - start) / length + phase
        points.append((along, height * rest * math.sin(turn)))
    return points


@lru_cache(maxsize=128)
def pinched_lines(
    cx: float,
    cy: float,
    x0: float = -10,
    x1: float = 1090,
    top: float = -20,
    bottom: float = 640,
    pitch: float = 26,
    k: float = 0.86,
    sx: float = 150,
    sy: float = 0,
    ripple: float = 5,
    step: float = 10,
) -> str:
    """Return level lines, `pitch` px apart from top to bottom, that draw together at cx, cy.

    `k` is how far they are drawn to the middle (0 to 1), `sx` and `sy` how far around it (px; an
    `sy` of 0 draws all alike), `ripple` a slow wave that keeps them from looking ruled.
    """
    xs = _steps(x0, x1, step)
    near = [math.exp(-((x - cx) ** 2) / (2 * sx * sx)) for x in xs]
    lines = []
    for n in range(math.floor((bottom - top) / pitch + 1e-9) + 1):
        y0 = top + n * pitch
        far = math.exp(-((y0 - cy) ** 2) / (2 * sy * sy)) if sy else 1.0
        pull = (cy - y0) * k * far
        lines.append(
            polyline(
                (x, y0 + pull * g + ripple * math.sin(x / 90 + y0 / 70))
                for x, g in zip(xs, near, strict=True)
            )
        )
    return "".join(lines)


@lru_cache(maxsize=1024)
def fibre(
    y: float,
    offset: float,
    width: float = 1080,
    swell: float = 12,
    phase: float = 0.0,
    pinch: float = 0.0,
    cx: float = 540,
    cy: float = 0.0,
    sx: float = 190,
    twitch: float = 0.0,
    step: float = 6,
    margin: float = 12,
) -> str:
    """Return a level line along y over one slide, `margin` px over either edge.

    A slow wave `swell` px high runs through the whole deck, in which the slide begins at `offset`.
    Around cx, `sx` px to either side, the line is drawn to cy by a share `pinch` (0 to 1) and
    shaken by `twitch` px; both are gone at the slide's edges, so lines meet at every seam.
    """
    points = []
    for x in _steps(-margin, width + margin, step):
        away = min(1.0, abs(x - cx) / max(1.0, cx if x < cx else width - cx))
        bump = math.exp(-((x - cx) ** 2) / (2 * sx * sx)) * (1 - away**4) ** 2
        calm = swell * math.sin((offset + x) / 150 + phase) * (1 - bump)
        shake = twitch * triangle((offset + x) / 120 + 0.25)
        points.append((x, y + calm + bump * (pinch * (cy - y) + shake)))
    return polyline(points)


def muscle_lines(
    front: tuple[Point, ...] | Sequence[Point],
    back: tuple[Point, ...] | Sequence[Point],
    count: int = 9,
    cx: float = 0.0,
    cy: float = 0.0,
    pull: float = 0.62,
    sx: float = 120,
    sy: float = 62,
) -> str:
    """Return `count` lines between two outlines (as many points each), bent towards cx, cy."""
    lines = []
    for n in range(1, count + 1):
        t = n / (count + 1)
        points = []
        for (fx, fy), (bx, by) in zip(front, back, strict=True):
            x, y = fx + (bx - fx) * t, fy + (by - fy) * t
            dx, dy = x - cx, y - cy
            bend = math.exp(-(dy**2) / (2 * sy**2)) * math.exp(-(dx**2) / (2 * sx**2))
            points.append((x - dx * pull * bend, y))
        lines.append(polyline(points))
    return "".join(lines)


def triangle(turns: float) -> float:
    """Return a triangle wave from -1 to 1 with a period of 1: 0 at 0, 1 at 0.25."""
    return round(1 - 4 * abs((turns + 0.25) % 1 - 0.5), 6)


FUNCTIONS: MappingProxyType[str, Callable[..., object] | float] = MappingProxyType(
    {
        "sin": math.sin,
        "cos": math.cos,
        "exp": math.exp,
        "pi": math.pi,
        "triangle": triangle,
        "wave": wave,
        "wave_down": wave_down,
        "polyline": polyline,
        "zigzag": zigzag,
        "tide_y": tide_y,
        "tide_path": tide_path,
        "pinched_lines": pinched_lines,
        "fibre": fibre,
        "muscle_lines": muscle_lines,
    }
)
"""What every slide template can call."""
