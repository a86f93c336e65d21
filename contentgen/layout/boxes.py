"""The box model: where everything goes, and what does not fit there."""

from __future__ import annotations

from contentgen.layout.page import Page
from contentgen.layout.paths import shift
from contentgen.layout.picks import CLEAR, is_clear, words_of
from contentgen.layout.scripts import is_rtl
from contentgen.layout.shapes import DRAWN, Frame, draw, sides
from contentgen.layout.sizes import (
    column_width,
    content_box,
    drops,
    flow,
    flows,
    height_of,
    is_void,
    number,
    row_widths,
)
from contentgen.model.markup import Element
from contentgen.model.scene import Box, Op, Picture, TextLine

TOLERANCE = 0.5  # px that may stick out before it counts

_SHARE = {"center": 0.5, "end": 1.0}


def place(element: Element, box: Box, page: Page) -> None:
    """Put an element into its box: add its operations to the page, and note what does not fit."""
    page.marks.append((element.tag, box))
    if element.tag == "text":
        _place_text(element, box, page)
    elif element.tag == "column":
        _place_column(element, box, page)
    elif element.tag == "row":
        _place_row(element, box, page)
    elif element.tag in ("stack", "slide"):
        content = content_box(element, box)
        for child in element.children:
            _place_absolute(child, content, page)
    elif element.tag == "image":
        _place_image(element, box, page)
    elif element.tag in DRAWN:
        frame = Frame(Box(0, 0, box.width, box.height), shift(box.left, box.top), page.colors)
        page.ops.extend(draw(element, frame))


def _place_absolute(child: Element, content: Box, page: Page) -> None:
    """Put a child where its x, y, width and height say inside the content box."""
    if child.tag == "pick":
        page.picks.append((len(page.ops), child, content))
        return
    if child.tag in DRAWN:
        frame = Frame(
            Box(0, 0, content.width, content.height), shift(content.left, content.top), page.colors
        )
        page.ops.extend(draw(child, frame))
        return
    own = sides(child, Box(0, 0, content.width, content.height))
    box = Box(
        own.left + content.left,
        own.top + content.top,
        own.right + content.left,
        own.bottom + content.top,
    )
    if child.tag == "text" and "height" not in child.attrs:
        height = height_of(child, box.width, page)
        if height > box.height + TOLERANCE:
            page.note([child], height, box.height)
        box = box._replace(bottom=box.top + height)
    place(child, box, page)


def settle_picks(page: Page) -> None:
    """Draw, of each ``pick``, what keeps clear of the words, at its place in the order.

    Call it when everything else of the slide is placed. Doing it again changes nothing.
    """
    if not page.picks:
        return
    ops = page.ops
    inks = [page.setter.measure.line(op.runs).ink for op in ops if isinstance(op, TextLine)]
    words = words_of(ops, inks)
    for index, pick, content in reversed(page.picks):
        chosen: list[Op] = []
        for child in pick.children:
            page.ops = []
            _place_absolute(child, content, page)
            if is_clear(page.ops, words, number(pick, "clear", CLEAR)):
                chosen += page.ops
                if pick.attrs.get("all") != "true":
                    break
        ops[index:index] = chosen
    page.ops, page.picks = ops, []


def _place_text(element: Element, box: Box, page: Page) -> None:
    setting = page.set(element, box.width)
    if not setting.lines:
        return
    if page.setter.look.styles[element.attrs["style"]].display:
        page.display.count(setting, page.size(element), box.width)
        page.texts.append((element, box.width))
    if setting.wide:
        page.note([element], setting.wide, box.width)
    elif setting.width > box.width + 2 * TOLERANCE:
        page.note([element], setting.width, box.width)
    if setting.height > box.height + TOLERANCE:
        page.note([element], setting.height, box.height)
    most = int(element.attrs.get("max-lines", 0))
    if most and len(setting.lines) > most:
        page.note([element], setting.height, most * setting.pitch)
    share = _SHARE.get(element.attrs.get("align", "start"), 0.0)
    if is_rtl("".join(text for text, _ in element.text)):
        share = 1.0 - share
    slot, y = element.attrs.get("slot", ""), box.top + setting.first
    for n, line in enumerate(setting.lines):
        x = box.left + (box.width - line.width) * share + line.shift
        page.ops.append(
            TextLine(
                round(x, 2), round(y + n * setting.pitch), line.runs, slot=slot, where=element.where
            )
        )


def _place_image(element: Element, box: Box, page: Page) -> None:
    a = element.attrs
    page.ops.append(
        Picture(
            a["src"],
            Box(*(round(edge) for edge in box)),
            fit=a.get("fit", "cover"),
            radius=float(a.get("radius", 0)),
            scrim=page.colors.get(a.get("scrim", ""), a.get("scrim", "")),
        )
    )


def _place_column(element: Element, box: Box, page: Page) -> None:
    content = content_box(element, box)
    children = flow(element)
    widths = [column_width(element, child, content.width, page) for child in children]
    heights = [height_of(c, w, page) for c, w in zip(children, widths, strict=True)]
    gap = number(element, "gap")
    spare = content.height - sum(heights) - gap * max(0, len(children) - 1)
    if spare < -TOLERANCE:
        page.note([element], content.height - spare, content.height)
    grows = [number(child, "grow") if "height" not in child.attrs else 0.0 for child in children]
    if sum(grows) > 0 and spare > 0:
        heights = [h + spare * g / sum(grows) for h, g in zip(heights, grows, strict=True)]
        spare = 0.0
    y, gap = _justify(element, content.top, gap, spare, len(children))
    share = _SHARE.get(element.attrs.get("align", "stretch"), 0.0)
    queue = iter(zip(children, widths, heights, strict=True))
    for child in element.children:
        if not flows(child):
            _place_absolute(child, content, page)
        elif not is_void(child):
            _, width, height = next(queue)
            x = content.left + (content.width - width) * share
            if width > content.width + TOLERANCE:
                page.note([child], width, content.width)
            place(child, Box(x, y, x + width, y + height), page)
            y += height + gap


def _justify(
    element: Element, start: float, gap: float, spare: float, count: int
) -> tuple[float, float]:
    """Return where the first child begins and the gap between children."""
    spare = max(0.0, spare)
    rule = element.attrs.get("justify", "start")
    if rule == "space-between" and count > 1:
        return start, gap + spare / (count - 1)
    return start + spare * _SHARE.get(rule, 0.0), gap


def _place_row(element: Element, box: Box, page: Page) -> None:
    content = content_box(element, box)
    children = flow(element)
    widths = row_widths(element, children, content.width, page)
    gap = number(element, "gap")
    spare = content.width - sum(widths) - gap * max(0, len(children) - 1)
    if spare < -TOLERANCE:
        page.note([element], content.width - spare, content.width)
    down = drops(element, children, widths, page)
    x, gap = _justify(element, content.left, gap, spare, len(children))
    rule = element.attrs.get("align", "start")
    queue = iter(zip(children, widths, down, strict=True))
    for child in element.children:
        if not flows(child):
            _place_absolute(child, content, page)
        elif not is_void(child):
            _, width, drop = next(queue)
            height = height_of(child, width, page)
            if height + drop > content.height + TOLERANCE:
                page.note([child], height + drop, content.height)
            if "height" not in child.attrs and (rule == "stretch" or child.tag == "rect"):
                height = content.height
            y = content.top + drop + (content.height - height) * _SHARE.get(rule, 0.0)
            place(child, Box(x, y, x + width, y + height), page)
            x += width + gap
