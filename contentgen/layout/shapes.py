"""Drawn elements into `Fill`s and `Shape`s.

A drawing has a frame: the coordinates that its numbers are in, and the map from there to the
canvas. In a slide or stack the frame's origin is the corner of the content box; in a group it is
the viewbox's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from contentgen.errors import ContentgenError
from contentgen.layout.paths import (
    IDENTITY,
    Matrix,
    oval,
    rectangle,
    rotation,
    shift,
    transform,
)
from contentgen.model.markup import Element
from contentgen.model.scene import Box, Fill, Shape

DRAWN = frozenset({"rect", "ellipse", "line", "path", "group"})

_ALIGN = {"start": 0.0, "center": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Frame:
    """Where and how a drawing goes on the canvas.

    `extent` is the room in the frame's own coordinates: what missing positions and sizes mean.
    """

    extent: Box
    matrix: Matrix
    colors: Mapping[str, str]
    opacity: float = 1.0
    clip: str = ""


def draw(element: Element, frame: Frame) -> Iterator[Fill | Shape]:
    """Draw a rect, ellipse, line, path or group. Raises ContentgenError for bad path data."""
    a = element.attrs
    if element.tag == "rect":
        yield _rect(element, frame)
    elif element.tag == "ellipse":
        yield _shape(element, frame, _oval(element, frame.extent))
    elif element.tag == "line":
        x1, y1, x2, y2 = (float(a.get(name, 0)) for name in ("x1", "y1", "x2", "y2"))
        yield _shape(element, frame, f"M{x1} {y1}L{x2} {y2}")
    elif element.tag == "path":
        yield _shape(element, frame, a["d"])
    else:
        yield from _group(element, frame)


def sides(element: Element, extent: Box) -> Box:
    """Return the box that x, y, width and height give; what is missing is the rest of `extent`."""
    a = element.attrs
    left = float(a["x"]) if "x" in a else extent.left
    top = float(a["y"]) if "y" in a else extent.top
    right = left + float(a["width"]) if "width" in a else extent.right
    bottom = top + float(a["height"]) if "height" in a else extent.bottom
    return Box(left, top, right, bottom)


def viewbox(element: Element) -> Box | None:
    """Return a group's viewbox by its edges, or None if it has none."""
    if "viewbox" not in element.attrs:
        return None
    x, y, width, height = map(float, element.attrs["viewbox"].replace(",", " ").split())
    return Box(x, y, x + width, y + height)


def _rect(element: Element, frame: Frame) -> Fill | Shape:
    a = element.attrs
    own = sides(element, frame.extent)
    turn, radius = float(a.get("rotate", 0)), float(a.get("radius", 0))
    if not (turn or radius or "stroke" in a or frame.matrix.b or frame.matrix.c):
        return _upright(element, frame, own)
    if turn:
        middle = ((own.left + own.right) / 2, (own.top + own.bottom) / 2)
        frame = replace(frame, matrix=rotation(turn, *middle).then(frame.matrix))
    return _shape(element, frame, rectangle(own.left, own.top, own.width, own.height, radius))


def _upright(element: Element, frame: Frame, own: Box) -> Fill | Shape:
    """Put a sharp rectangle on whole pixels, at least one wide and high."""
    m = frame.matrix
    left, right = sorted((round(m.a * own.left + m.e), round(m.a * own.right + m.e)))
    top, bottom = sorted((round(m.d * own.top + m.f), round(m.d * own.bottom + m.f)))
    box = Box(left, top, max(right, left + 1), max(bottom, top + 1))
    opacity = frame.opacity * float(element.attrs.get("opacity", 1))
    if opacity == 1 and not frame.clip and element.attrs.get("fill"):
        return Fill(box, color(frame.colors, element.attrs["fill"]))
    data = rectangle(box.left, box.top, box.width, box.height)
    return _shape(element, replace(frame, matrix=IDENTITY), data)


def _oval(element: Element, extent: Box) -> str:
    a = element.attrs
    rx = float(a.get("rx", a.get("r", 0)))
    ry = float(a.get("ry", a.get("r", 0)))
    cx = float(a["cx"]) if "cx" in a else (extent.left + extent.right) / 2
    cy = float(a["cy"]) if "cy" in a else (extent.top + extent.bottom) / 2
    return oval(cx, cy, rx, ry)


def _group(element: Element, frame: Frame) -> Iterator[Fill | Shape]:
    a = element.attrs
    own = sides(element, frame.extent)
    inner, extent = _fit(element, own)
    if "rotate" in a:
        middle = ((own.left + own.right) / 2, (own.top + own.bottom) / 2)
        inner = inner.then(rotation(float(a["rotate"]), *middle))
    matrix = inner.then(frame.matrix)
    clip = frame.clip
    if a.get("clip"):
        if clip:
            raise ContentgenError("a clipped group cannot hold another one.", element.where)
        clip = _moved(element, a["clip"], matrix)
    opacity = frame.opacity * float(a.get("opacity", 1))
    within = Frame(extent, matrix, frame.colors, opacity, clip)
    for child in element.children:
        yield from draw(child, within)


def _fit(element: Element, own: Box) -> tuple[Matrix, Box]:
    """Return the map from a group's coordinates to its box, and the extent of the former."""
    a = element.attrs
    mirrored = a.get("flip") == "true"
    view = viewbox(element)
    if view is None:
        mirror = Matrix(a=-1, e=own.width) if mirrored else IDENTITY
        return mirror.then(shift(own.left, own.top)), Box(0, 0, own.width, own.height)
    across, down = own.width / view.width, own.height / view.height
    if "width" in a and "height" not in a:
        scale = across
    elif "height" in a and "width" not in a:
        scale = down
    else:
        scale = max(0.0, min(across, down))
    place = _ALIGN[a.get("align", "start")]
    left = own.left + max(0.0, own.width - view.width * scale) * place
    top = own.top + max(0.0, own.height - view.height * scale) * place
    if mirrored:
        return Matrix(-scale, 0, 0, scale, left + view.right * scale, top - view.top * scale), view
    return Matrix(scale, 0, 0, scale, left - view.left * scale, top - view.top * scale), view


def _shape(element: Element, frame: Frame, data: str) -> Shape:
    a = element.attrs
    stroke = color(frame.colors, a.get("stroke", ""))
    width = float(a.get("stroke-width", 1)) * frame.matrix.scale if stroke else 0.0
    return Shape(
        d=_moved(element, data, frame.matrix),
        fill=color(frame.colors, a.get("fill", "")),
        stroke=stroke,
        stroke_width=round(width, 2),
        cap=a.get("cap", "butt"),
        join=a.get("join", "round"),
        opacity=round(frame.opacity * float(a.get("opacity", 1)), 4),
        clip=frame.clip,
    )


def _moved(element: Element, data: str, matrix: Matrix) -> str:
    try:
        return transform(data, matrix)
    except ValueError as error:
        raise ContentgenError(f"cannot draw this path: {error}.", element.where) from error


def color(colors: Mapping[str, str], name: str) -> str:
    """Return a ground colour by its name; a ``#rrggbb`` value stands for itself, "none" is ""."""
    return "" if name == "none" else colors.get(name, name)
