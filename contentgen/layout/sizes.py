"""How wide and high elements want to be: the box model's questions, asked before placing."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.layout.page import Page
from contentgen.layout.shapes import DRAWN, viewbox
from contentgen.model.markup import Element
from contentgen.model.scene import Box

ENDLESS = 1e6  # px; a column in which every text stays on one line


def number(element: Element, name: str, default: float = 0.0) -> float:
    """Return a numeric attribute."""
    value = element.attrs.get(name)
    return default if value is None else float(value)


def padding(element: Element) -> tuple[float, float, float, float]:
    """Return the padding at top, right, bottom and left, from 1, 2 or 4 numbers as in CSS."""
    value = element.attrs.get("padding")
    if value is None:
        return (0.0, 0.0, 0.0, 0.0)
    parts = [float(part) for part in value.split()]
    if len(parts) == 1:
        parts *= 4
    elif len(parts) == 2:
        parts *= 2
    return (parts[0], parts[1], parts[2], parts[3])


def content_box(element: Element, box: Box) -> Box:
    """Return what padding leaves of a box."""
    top, right, bottom, left = padding(element)
    return Box(box.left + left, box.top + top, box.right - right, box.bottom - bottom)


def flows(element: Element) -> bool:
    """Tell whether an element takes part in its column's or row's flow."""
    a = element.attrs
    if element.tag in ("line", "path", "pick"):
        return False
    if element.tag == "ellipse":
        return "cx" not in a and "cy" not in a
    return not ("x" in a and "y" in a)


def is_void(element: Element) -> bool:
    """Tell whether an element takes no room, nor a gap: a text without words, a box of such."""
    if element.tag == "text":
        return not element.text
    if element.tag not in ("column", "row"):
        return False
    a = element.attrs
    if "height" in a or "width" in a or "grow" in a:
        return False
    return all(is_void(child) for child in element.children)


def flow(element: Element) -> list[Element]:
    """Return the children that take room in a column or row."""
    return [child for child in element.children if flows(child) and not is_void(child)]


def width_of(element: Element, available: float, page: Page) -> float:
    """Return the px an element would like to be wide, at most `available` if it can bend."""
    a = element.attrs
    if "width" in a:
        return float(a["width"])
    if element.tag == "text":
        return min(page.set(element, ENDLESS).width, available)
    if element.tag == "spacer":
        return number(element, "size")
    if element.tag == "ellipse":
        return 2 * number(element, "rx", number(element, "r"))
    if element.tag == "group":
        view = viewbox(element)
        return view.width / view.height * float(a["height"]) if view and "height" in a else 0.0
    if element.tag in ("column", "row", "stack"):
        return _container_width(element, available, page)
    return 0.0


def _container_width(element: Element, available: float, page: Page) -> float:
    _, right, _, left = padding(element)
    room = available - left - right
    if element.tag == "stack":
        widths = [
            number(child, "x") + width_of(child, room - number(child, "x"), page)
            for child in element.children
            if _counts(child)
        ]
        return max(widths, default=0.0) + left + right
    widths = [width_of(child, room, page) for child in flow(element)]
    if element.tag == "column":
        return max(widths, default=0.0) + left + right
    gaps = number(element, "gap") * max(0, len(widths) - 1)
    return min(sum(widths) + gaps + left + right, available)


def _counts(element: Element) -> bool:
    """Tell whether a stack's child makes the stack bigger: texts, boxes, and sized drawings."""
    if element.tag == "pick":
        return False
    if element.tag in DRAWN:
        return flows(element) and ("height" in element.attrs or element.tag == "ellipse")
    return not is_void(element)


def height_of(element: Element, width: float, page: Page) -> float:
    """Return the px an element is high when it is `width` px wide."""
    if "height" in element.attrs:
        return float(element.attrs["height"])
    key = (id(element), round(width, 2))
    found = page.heights.get(key)
    if found is None:
        found = page.heights[key] = _height(element, width, page)
    return found


def _height(element: Element, width: float, page: Page) -> float:
    if element.tag == "text":
        return page.set(element, width).height
    if element.tag == "spacer":
        return number(element, "size")
    if element.tag == "ellipse":
        return 2 * number(element, "ry", number(element, "r"))
    if element.tag == "group":
        view = viewbox(element)
        return view.height / view.width * number(element, "width", width) if view else 0.0
    if element.tag not in ("column", "row", "stack"):
        return 0.0
    top, right, bottom, left = padding(element)
    room = width - left - right
    if element.tag == "column":
        inner = _column_height(element, room, page)
    elif element.tag == "row":
        inner = _row_height(element, room, page)
    else:
        inner = max(
            (
                number(child, "y") + height_of(child, _stack_width(child, room), page)
                for child in element.children
                if _counts(child)
            ),
            default=0.0,
        )
    return inner + top + bottom


def _stack_width(child: Element, room: float) -> float:
    return number(child, "width", room - number(child, "x"))


def _column_height(element: Element, room: float, page: Page) -> float:
    children = flow(element)
    gaps = number(element, "gap") * max(0, len(children) - 1)
    return gaps + sum(
        height_of(child, column_width(element, child, room, page), page) for child in children
    )


def column_width(column: Element, child: Element, room: float, page: Page) -> float:
    """Return how wide a column's child is set."""
    stretched = column.attrs.get("align", "stretch") == "stretch"
    if stretched and "width" not in child.attrs and child.tag not in ("group", "ellipse"):
        return room
    if child.tag == "rect" and "width" not in child.attrs:
        return room
    return width_of(child, room, page)


def row_widths(row: Element, children: Sequence[Element], room: float, page: Page) -> list[float]:
    """Share a row's width: set sizes first, then what texts want, then the rest to who grows."""
    room -= number(row, "gap") * max(0, len(children) - 1)
    grows = [number(child, "grow") if "width" not in child.attrs else 0.0 for child in children]
    widths = [
        number(child, "size") if grow else width_of(child, room, page)
        for child, grow in zip(children, grows, strict=True)
    ]
    spare = room - sum(widths)
    if spare >= 0:
        total = sum(grows)
        return (
            [w + spare * g / total for w, g in zip(widths, grows, strict=True)] if total else widths
        )
    bends = [
        w if c.tag in ("text", "column", "row", "stack") and "width" not in c.attrs else 0.0
        for c, w in zip(children, widths, strict=True)
    ]
    if not sum(bends):
        return widths
    return [max(0.0, w + spare * b / sum(bends)) for w, b in zip(widths, bends, strict=True)]


def _row_height(element: Element, room: float, page: Page) -> float:
    children = flow(element)
    widths = row_widths(element, children, room, page)
    down = drops(element, children, widths, page)
    return max(
        (
            drop + height_of(child, width, page)
            for child, width, drop in zip(children, widths, down, strict=True)
        ),
        default=0.0,
    )


def drops(
    row: Element, children: Sequence[Element], widths: Sequence[float], page: Page
) -> list[float]:
    """Return how far each child moves down so that first baselines line up; else zeros."""
    if row.attrs.get("align") != "baseline":
        return [0.0] * len(children)
    lines = [baseline_of(c, w, page) for c, w in zip(children, widths, strict=True)]
    lowest = max((line for line in lines if line is not None), default=0.0)
    return [0.0 if line is None else lowest - line for line in lines]


def baseline_of(element: Element, width: float, page: Page) -> float | None:
    """Return the px from an element's top to its first baseline, None if it has no text."""
    if element.tag == "text":
        return page.set(element, width).first if element.text else None
    if element.tag not in ("column", "row", "stack"):
        return None
    top, right, _, left = padding(element)
    room = width - left - right
    if element.tag == "row":
        children = flow(element)
        widths = row_widths(element, children, room, page)
        found = [baseline_of(c, w, page) for c, w in zip(children, widths, strict=True)]
        lines = [line for line in found if line is not None]
        return top + max(lines) if lines else None
    down = top
    for child in element.children if element.tag == "stack" else flow(element):
        is_column = element.tag == "column"
        wide = column_width(element, child, room, page) if is_column else _stack_width(child, room)
        line = baseline_of(child, wide, page)
        if line is not None:
            return line + (down if is_column else top + number(child, "y"))
        down += height_of(child, wide, page) + number(element, "gap")
    return None
