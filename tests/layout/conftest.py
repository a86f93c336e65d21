"""A measure that can be worked out by hand, and markup as short strings."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from contentgen.layout.deck import Layout, lay_out
from contentgen.model.markup import Element, Font, Look, TypeStyle
from contentgen.model.scene import Box, Glyphs, LineMetrics, TextLine

ASCENDERS = frozenset("bdfhklt") | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
DESCENDERS = frozenset("gjpqy")


class HalfEm:
    """Every character is half an em wide; its ink leaves 0.05 em at either side.

    Ascenders reach 0.8 em up, other letters 0.5; descenders 0.2 em down.
    """

    def line(self, runs: tuple[Glyphs, ...]) -> LineMetrics:
        boxes, x = [], 0.0
        for run in runs:
            em = run.size
            for character in run.text:
                top = -0.8 * em if character in ASCENDERS else -0.5 * em
                bottom = 0.2 * em if character in DESCENDERS else 0.0
                if character not in " \u00a0":
                    boxes.append(Box(x + 0.05 * em, top, x + 0.45 * em, bottom))
                x += 0.5 * em + run.tracking
        width = x - (runs[-1].tracking if runs else 0.0)
        if not boxes:
            return LineMetrics(width, Box(0, 0, 0, 0), (), ())
        ink = Box(
            boxes[0].left,
            min(box.top for box in boxes),
            boxes[-1].right,
            max(box.bottom for box in boxes),
        )
        return LineMetrics(width, ink, tuple(boxes), ())

    def vertical(self, font: Font, size: float) -> tuple[float, float]:
        return 0.8 * size, 0.2 * size


def element(node: ET.Element) -> Element:
    if node.tag != "text":
        return Element(node.tag, dict(node.attrib), tuple(map(element, node)), (), node.tag)
    runs = [(node.text or "", "")]
    for child in node:
        runs += [(child.text or "", child.tag), (child.tail or "", "")]
    return Element("text", dict(node.attrib), (), tuple(run for run in runs if run[0]), "text")


@pytest.fixture
def measure() -> HalfEm:
    return HalfEm()


@pytest.fixture
def make_look() -> Callable[..., Look]:
    """A canvas of 1000 x 1000; `body` is 20 px on a line of 30, `head` (display) 100 on 100."""

    def make(**changes: object) -> Look:
        roman, italic = Font("roman"), Font("italic")
        styles = {
            "body": TypeStyle("body", roman, (20.0, 16.0), 1.5, italic=italic),
            "head": TypeStyle("head", roman, (100.0, 80.0), 1.0, accent=italic, display=True),
        }
        colors = {"ground": "#FFFFFF", "text": "#000000", "accent": "#AA0000"}
        fields: dict[str, object] = {
            "width": 1000,
            "height": 1000,
            "styles": styles,
            "grounds": {"white": colors, "black": {**colors, "ground": "#000000"}},
            "rungs": {},
            "weak": frozenset({"the", "of", "a", "in", "to", "and"}),
        }
        return Look(**(fields | changes))

    return make


@pytest.fixture
def tree() -> Callable[[str], Element]:
    """Turn the inside of a slide into its tree."""

    def make(inside: str, role: str = "statement", ground: str = "white") -> Element:
        return element(ET.fromstring(f'<slide role="{role}" ground="{ground}">{inside}</slide>'))

    return make


@pytest.fixture
def lay(
    measure: HalfEm, make_look: Callable[..., Look], tree: Callable[[str], Element]
) -> Callable[..., Layout]:
    """Lay out the inside of one slide."""

    def make(inside: str, **changes: object) -> Layout:
        return lay_out([tree(inside)], make_look(**changes), measure)

    return make


@pytest.fixture
def lines(lay: Callable[..., Layout]) -> Callable[..., list[tuple[float, float, str]]]:
    """Lay out the inside of one slide; return its text lines as (x, baseline, words)."""

    def make(inside: str, **changes: object) -> list[tuple[float, float, str]]:
        scene = lay(inside, **changes).scenes[0]
        return [(op.x, op.y, op.text) for op in scene.ops if isinstance(op, TextLine)]

    return make
