"""Drawn elements into operations with absolute places."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from contentgen.errors import ContentgenError
from contentgen.layout.deck import Layout
from contentgen.model.scene import Box, Fill, Op, Shape

Lay = Callable[..., Layout]


def ops(layout: Layout) -> tuple[Op, ...]:
    return layout.scenes[0].ops


def shape(layout: Layout) -> Shape:
    (op,) = ops(layout)
    assert isinstance(op, Shape)
    return op


def test_a_sharp_rectangle_is_a_fill_on_whole_pixels(lay: Lay) -> None:
    found = ops(lay('<rect x="10.4" y="10.6" width="20" height="0.4" fill="accent"/>'))
    assert found == (Fill(Box(10, 11, 30, 12), "#AA0000"),)


def test_a_see_through_rectangle_is_on_whole_pixels_too(lay: Lay) -> None:
    found = shape(lay('<rect y="10.6" width="20" height="2" fill="#123456" opacity="0.5"/>'))
    assert (found.d, found.fill, found.opacity) == ("M0 11L20 11L20 13L0 13Z", "#123456", 0.5)


def test_round_turned_or_outlined_rectangles_are_shapes(lay: Lay) -> None:
    assert "C" in shape(lay('<rect width="20" height="9" radius="4" fill="text"/>')).d
    turned = shape(lay('<rect x="10" width="20" height="20" rotate="45" fill="text"/>'))
    assert turned.d == "M20 -4.14L34.14 10L20 24.14L5.86 10Z"
    outlined = shape(lay('<rect width="20" height="9" stroke="text" stroke-width="2"/>'))
    assert (outlined.fill, outlined.stroke, outlined.stroke_width) == ("", "#000000", 2)


def test_a_rectangle_without_sizes_fills_its_stack(lay: Lay) -> None:
    stack = '<stack x="10" y="20" width="100" height="50" padding="5"><rect fill="text"/></stack>'
    assert ops(lay(stack)) == (Fill(Box(15, 25, 105, 65), "#000000"),)


def test_a_line_and_a_path_move_with_their_stack(lay: Lay) -> None:
    inside = '<stack x="10" y="20" width="50" height="50">{}</stack>'
    line = '<line x1="0" y1="1" x2="5" y2="1" stroke="text" stroke-width="3" cap="round"/>'
    found = shape(lay(inside.format(line)))
    assert (found.d, found.stroke_width, found.cap) == ("M10 21L15 21", 3, "round")
    assert shape(lay(inside.format('<path d="m1 1h4" stroke="text"/>'))).d == "M11 21L15 21"


def test_an_ellipse_without_a_centre_is_in_the_middle(lay: Lay) -> None:
    found = shape(lay('<stack width="100" height="60"><ellipse r="10" fill="text"/></stack>'))
    assert found.d.startswith("M60 30C")


def test_a_group_fits_its_viewbox_into_its_box(lay: Lay) -> None:
    group = (
        '<group x="100" y="50" width="200" height="300" viewbox="10 20 100 100" {}>'
        '<path d="M10 20L110 120" stroke="text" stroke-width="3"/></group>'
    )
    top_left = shape(lay(group.format("")))
    assert (top_left.d, top_left.stroke_width) == ("M100 50L300 250", 6)
    assert shape(lay(group.format('align="end"'))).d == "M100 150L300 350"
    assert shape(lay(group.format('align="center"'))).d == "M100 100L300 300"
    assert shape(lay(group.format('flip="true"'))).d == "M300 50L100 250"
    assert shape(lay(group.format('rotate="180"'))).d == "M300 350L100 150"


def test_a_group_with_one_size_keeps_its_shape(lay: Lay) -> None:
    drawing = '<path d="M0 0L100 50" stroke="text"/></group>'
    wide = lay(f'<group width="200" viewbox="0 0 100 50">{drawing}')
    high = lay(f'<group height="200" viewbox="0 0 100 50">{drawing}')
    assert shape(wide).d == "M0 0L200 100"
    assert shape(high).d == "M0 0L400 200"


def test_groups_nest(lay: Lay) -> None:
    found = shape(
        lay(
            '<group x="10" y="10" opacity="0.5"><group x="5" width="20" height="20" '
            'viewbox="0 0 10 10"><rect x="1" y="1" width="2" height="2" radius="0" fill="text" '
            'opacity="0.5"/></group></group>'
        )
    )
    assert (found.d, found.opacity) == ("M17 12L21 12L21 16L17 16Z", 0.25)


def test_a_clip_moves_with_its_group(lay: Lay) -> None:
    found = shape(
        lay(
            '<group x="10" y="0" width="10" height="10" viewbox="0 0 100 100" '
            'clip="M0 0H100V50Z"><rect x="0" y="0" width="100" height="100" fill="text"/></group>'
        )
    )
    assert found.clip == "M10 0L20 0L20 5Z"


def test_clips_do_not_nest(lay: Lay) -> None:
    with pytest.raises(ContentgenError, match="cannot hold another"):
        lay(
            '<group clip="M0 0L1 1Z"><group clip="M0 0L1 1Z"><path d="M0 0" fill="text"/></group>'
            "</group>"
        )


def test_bad_path_data_names_the_element(lay: Lay) -> None:
    with pytest.raises(ContentgenError, match=re.escape('path: cannot draw this path: "C" needs')):
        lay('<path d="M0 0C1 2" fill="text"/>')


def test_operations_come_in_document_order(lay: Lay) -> None:
    found = ops(
        lay(
            '<rect width="1" height="1" fill="text"/><text style="body">a</text>'
            '<column><text style="body">b</text><rect height="2" fill="text"/></column>'
        )
    )
    assert [type(op).__name__ for op in found] == ["Fill", "TextLine", "TextLine", "Fill"]


def test_none_is_no_colour(lay: Lay) -> None:
    assert shape(lay('<path d="M0 0L1 1" fill="none" stroke="text"/>')).fill == ""
