"""SVG path data read, moved and written: full grammar in, absolute M L C Z out."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

KAPPA = 0.5522847498  # control point distance of a quarter circle as a cubic

_NUMBER = re.compile(r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_COMMAND = re.compile(r"[\s,]*([A-Za-z])")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_N = r"-?\d+(?:\.\d{1,2})?"
_CANONICAL = re.compile(rf"M{_N} {_N}(?:[ML]{_N} {_N}|C{_N}(?: {_N}){{5}}|Z)*")
_STEP = re.compile("([MLCZ])([^MLCZ]*)")

_TENTHS = tuple(f".{digit}" for digit in range(1, 10))

Segment = tuple[str, tuple[float, ...]]


class Matrix(NamedTuple):
    """An affine map: x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, outer: Matrix) -> Matrix:
        """Return the map that does this one first, then `outer`."""
        return Matrix(
            outer.a * self.a + outer.c * self.b,
            outer.b * self.a + outer.d * self.b,
            outer.a * self.c + outer.c * self.d,
            outer.b * self.c + outer.d * self.d,
            outer.a * self.e + outer.c * self.f + outer.e,
            outer.b * self.e + outer.d * self.f + outer.f,
        )

    @property
    def scale(self) -> float:
        """How much lengths grow (the square root of the area's growth)."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))


IDENTITY = Matrix()


def shift(x: float, y: float) -> Matrix:
    """Return the map that moves by x and y."""
    return Matrix(e=x, f=y)


def rotation(degrees: float, cx: float, cy: float) -> Matrix:
    """Return the map that turns clockwise (y is down) around a point."""
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    return Matrix(cos, sin, -sin, cos, cx - cos * cx + sin * cy, cy - sin * cx - cos * cy)


def number(value: float) -> str:
    """Write a number with at most two decimals and no needless zeros."""
    rounded = round(value, 2)
    whole = int(rounded)
    return str(whole) if whole == rounded else repr(rounded)


@lru_cache(maxsize=1024)
def transform(data: str, matrix: Matrix = IDENTITY) -> str:
    """Return path data under a map, as absolute M L C Z with at most two decimals.

    Raises ValueError saying what is wrong with the data.
    """
    if matrix == IDENTITY and _CANONICAL.fullmatch(data):
        return data
    a, b, c, d, e, f = matrix
    out: list[str] = []
    for command, points in parse(data):
        moved: list[float] = []
        for n in range(0, len(points), 2):
            x, y = points[n], points[n + 1]
            moved += (a * x + c * y + e, b * x + d * y + f)
        out.append(command + " ".join(["%.2f"] * len(moved)) % tuple(moved))
    return _bare("".join(out))


def _bare(text: str) -> str:
    """Return path data, all of it with two decimals, without needless zeros; see `number`."""
    if "n" in text:
        raise ValueError("a number is too large")
    text = text.replace("-0.00", "0").replace(".00", "")
    for ending in _TENTHS:
        text = text.replace(f"{ending}0", ending)
    return text


@lru_cache(maxsize=256)
def parse(data: str) -> tuple[Segment, ...]:
    """Read SVG path data into absolute M, L, C and Z segments.

    Quadratic curves and arcs become cubics. Raises ValueError saying what is wrong.
    """
    if _CANONICAL.fullmatch(data):  # as `transform` writes it: nearly every path that is drawn
        steps = _STEP.findall(data)
        return tuple((letter, tuple(map(float, numbers.split()))) for letter, numbers in steps)
    pen = _Pen()
    position = 0
    while match := _COMMAND.match(data, position):
        letter = match.group(1)
        if letter.upper() not in _ARGUMENTS:
            raise ValueError(f'"{letter}" is not a path command')
        if not pen.out and letter not in "Mm":
            raise ValueError("path data must begin with M")
        position = _command(pen, data, letter, match.end())
    rest = data[position:].strip(" ,\t\r\n")
    if rest:
        raise ValueError(f'cannot read "{rest[:12]}"')
    return tuple(pen.out)


def _command(pen: _Pen, data: str, letter: str, position: int) -> int:
    """Draw one command with all its repetitions; return where its arguments end."""
    count = _ARGUMENTS[letter.upper()]
    if count == 0:
        pen.close()
        return position
    repeats = 0
    while True:
        arguments, end = _arguments(data, position, letter)
        if not arguments and repeats:
            return position
        if len(arguments) < count:
            raise ValueError(f'"{letter}" needs {count} numbers, found {len(arguments)}')
        pen.draw(letter, arguments)
        position, repeats = end, repeats + 1
        if letter in "Mm":
            letter = "L" if letter == "M" else "l"


def _arguments(data: str, position: int, letter: str) -> tuple[list[float], int]:
    """Read up to one command's worth of numbers; an arc's flags may stand without spaces."""
    arc = letter in "Aa"
    found: list[float] = []
    for n in range(_ARGUMENTS[letter.upper()]):
        match = (_FLAG if arc and n in (3, 4) else _NUMBER).match(data, position)
        if match is None:
            break
        found.append(float(match.group(1)))
        position = match.end()
    return found, position


class _Pen:
    """Where a path is being drawn: the current point, the start, and the last control point."""

    def __init__(self) -> None:
        self.out: list[Segment] = []
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.control: tuple[str, float, float] = ("", 0.0, 0.0)

    def close(self) -> None:
        self.out.append(("Z", ()))
        self.x, self.y = self.start_x, self.start_y
        self.control = ("", 0.0, 0.0)

    def draw(self, letter: str, arguments: list[float]) -> None:
        kind = letter.upper()
        p = self._absolute(kind, arguments) if letter.islower() else arguments
        if kind == "M":
            self.out.append(("M", (p[0], p[1])))
            self.start_x, self.start_y = p[0], p[1]
        elif kind in "LHV":
            x = self.x if kind == "V" else p[0]
            y = self.y if kind == "H" else p[-1]
            self.out.append(("L", (x, y)))
            self._move(x, y)
            return
        elif kind == "A":
            self.out.extend(_arc(self.x, self.y, *p))
        else:
            self._curve(kind, p)
            return
        self._move(p[-2], p[-1])

    def _absolute(self, kind: str, p: list[float]) -> list[float]:
        if kind == "H":
            return [p[0] + self.x]
        if kind == "V":
            return [p[0] + self.y]
        if kind == "A":
            return [*p[:5], p[5] + self.x, p[6] + self.y]
        return [v + (self.y if n % 2 else self.x) for n, v in enumerate(p)]

    def _move(self, x: float, y: float, control: tuple[str, float, float] = ("", 0, 0)) -> None:
        self.x, self.y, self.control = x, y, control

    def _mirrored(self, kind: str) -> tuple[float, float]:
        """Return the last control point seen from the other side of the current point."""
        if self.control[0] != kind:
            return self.x, self.y
        return 2 * self.x - self.control[1], 2 * self.y - self.control[2]

    def _curve(self, kind: str, p: list[float]) -> None:
        if kind in "CS":
            x1, y1 = self._mirrored("C") if kind == "S" else (p[0], p[1])
            x2, y2, x, y = p[-4:]
            self.out.append(("C", (x1, y1, x2, y2, x, y)))
            self._move(x, y, ("C", x2, y2))
            return
        qx, qy = self._mirrored("Q") if kind == "T" else (p[0], p[1])
        x, y = p[-2:]
        first = (self.x + 2 / 3 * (qx - self.x), self.y + 2 / 3 * (qy - self.y))
        second = (x + 2 / 3 * (qx - x), y + 2 / 3 * (qy - y))
        self.out.append(("C", (*first, *second, x, y)))
        self._move(x, y, ("Q", qx, qy))


def _arc(
    x0: float,
    y0: float,
    rx: float,
    ry: float,
    degrees: float,
    large: float,
    sweep: float,
    x: float,
    y: float,
) -> list[Segment]:
    """Return an elliptical arc as cubics (SVG 2, appendix B.2: end points to centre)."""
    if (x0, y0) == (x, y):
        return []
    rx, ry = abs(rx), abs(ry)
    if rx == 0 or ry == 0:
        return [("L", (x, y))]
    phi = math.radians(degrees % 360)
    cos, sin = math.cos(phi), math.sin(phi)
    dx, dy = (x0 - x) / 2, (y0 - y) / 2
    px, py = cos * dx + sin * dy, -sin * dx + cos * dy
    stretch = max(1.0, math.sqrt((px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * stretch, ry * stretch
    square = (rx * ry) ** 2 / ((rx * py) ** 2 + (ry * px) ** 2) - 1
    root = math.sqrt(max(0.0, square)) * (-1 if bool(large) == bool(sweep) else 1)
    ux, uy = root * rx * py / ry, -root * ry * px / rx
    cx, cy = cos * ux - sin * uy + (x0 + x) / 2, sin * ux + cos * uy + (y0 + y) / 2
    start = math.atan2((py - uy) / ry, (px - ux) / rx)
    span = math.atan2((-py - uy) / ry, (-px - ux) / rx) - start
    if sweep and span < 0:
        span += 2 * math.pi
    elif not sweep and span > 0:
        span -= 2 * math.pi
    unit = Matrix(cos * rx, sin * rx, -sin * ry, cos * ry, cx, cy)
    return _unit_arc(unit, start, span, (x, y))


def _unit_arc(unit: Matrix, start: float, span: float, end: tuple[float, float]) -> list[Segment]:
    """Cut an arc of the unit circle into cubics of at most a quarter turn, mapped by `unit`."""
    pieces = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))
    step = span / pieces
    reach = 4 / 3 * math.tan(step / 4)
    out: list[Segment] = []
    for n in range(pieces):
        one, two = start + n * step, start + (n + 1) * step
        c1, s1, c2, s2 = math.cos(one), math.sin(one), math.cos(two), math.sin(two)
        points = ((c1 - reach * s1, s1 + reach * c1), (c2 + reach * s2, s2 - reach * c2), (c2, s2))
        mapped = [
            value
            for u, v in points
            for value in (unit.a * u + unit.c * v + unit.e, unit.b * u + unit.d * v + unit.f)
        ]
        out.append(("C", tuple(mapped)))
    out[-1] = ("C", (*out[-1][1][:4], *end))
    return out


def rectangle(x: float, y: float, width: float, height: float, radius: float = 0.0) -> str:
    """Return a rectangle's path, its corners rounded by `radius` (at most half a side)."""
    r = max(0.0, min(radius, width / 2, height / 2))
    right, bottom = x + width, y + height
    if r == 0:
        return f"M{x} {y}L{right} {y}L{right} {bottom}L{x} {bottom}Z"
    k = r * (1 - KAPPA)
    return (
        f"M{x + r} {y}L{right - r} {y}C{right - k} {y} {right} {y + k} {right} {y + r}"
        f"L{right} {bottom - r}C{right} {bottom - k} {right - k} {bottom} {right - r} {bottom}"
        f"L{x + r} {bottom}C{x + k} {bottom} {x} {bottom - k} {x} {bottom - r}"
        f"L{x} {y + r}C{x} {y + k} {x + k} {y} {x + r} {y}Z"
    )


def oval(cx: float, cy: float, rx: float, ry: float) -> str:
    """Return an ellipse's path as four cubics."""
    kx, ky = rx * KAPPA, ry * KAPPA
    return (
        f"M{cx + rx} {cy}C{cx + rx} {cy + ky} {cx + kx} {cy + ry} {cx} {cy + ry}"
        f"C{cx - kx} {cy + ry} {cx - rx} {cy + ky} {cx - rx} {cy}"
        f"C{cx - rx} {cy - ky} {cx - kx} {cy - ry} {cx} {cy - ry}"
        f"C{cx + kx} {cy - ry} {cx + rx} {cy - ky} {cx + rx} {cy}Z"
    )
