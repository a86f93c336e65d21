"""The box model in numbers. Body type: 10 px a character, lines of 30 px, baseline at 21."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contentgen.layout.deck import Layout
from contentgen.model.scene import Box, Fill, Picture, TextLine

Lay = Callable[..., Layout]
Lines = Callable[..., list[tuple[float, float, str]]]

BAR = '<rect width="{w}" height="{h}" fill="text"/>'


def fills(layout: Layout) -> list[tuple[float, float, float, float]]:
    return [tuple(op.box) for op in layout.scenes[0].ops if isinstance(op, Fill)]


def needs(layout: Layout) -> list[tuple[tuple[str, ...], float, float]]:
    return [(o.slots, o.needed, o.had) for o in layout.overflows]


# --- columns ----------------------------------------------------------------------------------


def test_a_column_stacks_its_children_with_a_gap(lines: Lines) -> None:
    found = lines(
        '<column x="50" y="100" width="300" gap="10"><text style="body">one</text>'
        '<text style="body">two</text></column>'
    )
    assert found == [(50, 121, "one"), (50, 161, "two")]


@pytest.mark.parametrize(
    ("padding", "left", "top", "right"),
    [("5", 5, 5, 195), ("5 20", 20, 5, 180), ("1 2 3 4", 4, 1, 198)],
)
def test_padding_counts_as_in_css(
    lay: Lay, padding: str, left: float, top: float, right: float
) -> None:
    column = f'<column width="200" height="90" padding="{padding}">'
    assert fills(lay(f'{column}<rect height="7" fill="text"/></column>')) == [
        (left, top, right, top + 7)
    ]


@pytest.mark.parametrize(
    ("justify", "tops"),
    [("start", [0, 15]), ("center", [37, 52]), ("end", [75, 90]), ("space-between", [0, 90])],
)
def test_justify(lay: Lay, justify: str, tops: list[float]) -> None:
    bars = BAR.format(w=10, h=10) * 2
    column = f'<column width="50" height="100" gap="5" justify="{justify}">{bars}</column>'
    assert [top for _, top, *_ in fills(lay(column))] == pytest.approx(tops, abs=1)


@pytest.mark.parametrize(("align", "left"), [("start", 0), ("center", 40), ("end", 80)])
def test_align_in_a_column(lay: Lay, align: str, left: float) -> None:
    column = f'<column width="100" align="{align}">{BAR.format(w=20, h=5)}</column>'
    assert fills(lay(column)) == [(left, 0, left + 20, 5)]


def test_grow_shares_what_is_left(lines: Lines) -> None:
    found = lines(
        '<column width="300" height="300"><text style="body">a</text><spacer grow="1"/>'
        '<text style="body">b</text><spacer grow="2"/><text style="body">c</text></column>'
    )
    assert [y for _, y, _ in found] == [21, 121, 291]


def test_a_growing_column_passes_its_room_on(lines: Lines) -> None:
    found = lines(
        '<column width="300" height="300"><text style="body">a</text>'
        '<column grow="1" justify="end"><text style="body">b</text></column></column>'
    )
    assert [y for _, y, _ in found] == [21, 291]


def test_a_spacer_has_a_size(lines: Lines) -> None:
    found = lines(
        '<column width="300"><text style="body">a</text><spacer size="40"/>'
        '<text style="body">b</text></column>'
    )
    assert [y for _, y, _ in found] == [21, 91]


def test_a_text_without_words_leaves_no_hole(lines: Lines) -> None:
    found = lines(
        '<column width="300" gap="50"><text style="body">a</text><text style="body"></text>'
        '<column gap="9"><text style="body"></text></column><text style="body">b</text></column>'
    )
    assert [y for _, y, _ in found] == [21, 101]


def test_a_child_with_a_place_is_out_of_the_flow(lay: Lay) -> None:
    found = fills(
        lay(
            '<column x="100" y="100" width="50" padding="10">'
            '<rect x="-20" y="5" width="8" height="8" fill="text"/>'
            '<rect height="4" fill="text"/></column>'
        )
    )
    assert found == [(90, 115, 98, 123), (110, 110, 140, 114)]


# --- rows -------------------------------------------------------------------------------------


def test_a_row_gives_its_growing_child_the_rest(lay: Lay) -> None:
    row = (
        '<row width="200" gap="20"><rect width="30" height="10" fill="text"/>'
        '<column grow="1"><rect height="5" fill="text"/></column></row>'
    )
    assert fills(lay(row)) == [(0, 0, 30, 10), (50, 0, 200, 5)]


def test_growing_children_share_a_row_by_weight(lay: Lay) -> None:
    column = '<column grow="{}"><rect height="5" fill="text"/></column>'
    found = fills(lay(f'<row width="300">{column.format(1)}{column.format(2)}</row>'))
    assert [(left, right) for left, _, right, _ in found] == [(0, 100), (100, 300)]


def test_a_text_in_a_row_is_as_wide_as_its_words(lines: Lines) -> None:
    found = lines(
        '<row width="300" gap="10"><text style="body">one two</text>'
        '<text style="body">three</text></row>'
    )
    assert found == [(0, 21, "one two"), (80, 21, "three")]


def test_texts_in_a_row_give_way_when_it_is_full(lines: Lines) -> None:
    found = lines(
        '<row width="100"><text style="body">one two three</text><text style="body">four</text>'
        "</row>"
    )
    assert [words for *_, words in found][:2] == ["one two", "three"]


@pytest.mark.parametrize(("align", "top"), [("start", 0), ("center", 10), ("end", 20)])
def test_align_in_a_row(lay: Lay, align: str, top: float) -> None:
    row = f'<row width="99" height="30" align="{align}">{BAR.format(w=9, h=10)}</row>'
    assert fills(lay(row)) == [(0, top, 9, top + 10)]


def test_first_baselines_line_up(lines: Lines) -> None:
    # The head's baseline is 80 px below its top, the body's 21.
    found = lines(
        '<row width="900" align="baseline"><text style="head" optical="false">A</text>'
        '<column><text style="body">b</text><text style="body">c</text></column></row>'
    )
    assert found == [(0, 80, "A"), (50, 80, "b"), (50, 110, "c")]


def test_a_row_on_a_baseline_is_as_high_as_what_hangs_below(lines: Lines) -> None:
    found = lines(
        '<column width="900"><row align="baseline"><text style="head" width="300">A</text>'
        '<text style="body" width="100">aaaaaaaaa bbbbbbbbb ccccccccc</text></row>'
        '<text style="body">under</text></column>'
    )
    assert [y for _, y, words in found if words == "under"] == [80 - 21 + 3 * 30 + 21]


# --- stacks and the slide -----------------------------------------------------------------------


def test_a_stack_is_as_big_as_its_words(lay: Lay) -> None:
    pill = (
        '<column align="start" width="900"><stack height="60"><rect fill="text"/>'
        '<row padding="0 20" height="60" align="center"><text style="body">book now</text></row>'
        "</stack></column>"
    )
    layout = lay(pill)
    assert fills(layout) == [(0, 0, 120, 60)]
    (line,) = (op for op in layout.scenes[0].ops if isinstance(op, TextLine))
    assert (line.x, line.y) == (20, 36)


def test_what_a_slide_s_child_does_not_say_is_the_rest(lay: Lay) -> None:
    found = fills(lay('<rect x="100" y="900" fill="text"/>'))
    assert found == [(100, 900, 1000, 1000)]


def test_shapes_may_bleed(lay: Lay) -> None:
    layout = lay('<rect x="-50" y="990" width="2000" height="100" fill="text"/>')
    assert fills(layout) == [(-50, 990, 1950, 1090)]
    assert not layout.overflows


def test_an_image_has_a_box(lay: Lay) -> None:
    image = '<image src="/a.png" x="10" y="20" width="30.4" height="40" fit="contain" radius="5"/>'
    assert lay(image).scenes[0].ops == (
        Picture("/a.png", Box(10, 20, 40, 60), fit="contain", radius=5),
    )


def test_shapes_in_the_flow(lay: Lay) -> None:
    row = (
        '<row width="300" gap="10"><ellipse r="10" fill="text"/>'
        '<group width="40" viewbox="0 0 10 10"><rect x="0" y="0" width="10" height="10" '
        'fill="text"/></group><rect width="5" height="5" fill="text"/></row>'
    )
    assert fills(lay(row)) == [(30, 0, 70, 40), (80, 0, 85, 5)]


# --- what does not fit ------------------------------------------------------------------------


def test_a_column_too_high_names_its_texts(lay: Lay) -> None:
    layout = lay(
        '<column width="300" height="50"><text style="body" slot="headline">a</text>'
        '<text style="body" slot="body">b</text></column>'
    )
    assert needs(layout) == [(("headline", "body"), 60, 50)]


def test_a_growing_column_too_high_is_found_once(lay: Lay) -> None:
    layout = lay(
        '<column width="90" height="80"><text style="body" slot="headline">a</text>'
        '<column grow="1"><text style="body" slot="body">aaaaaaaaa aaaaaaaaa</text></column>'
        "</column>"
    )
    assert needs(layout) == [(("headline", "body"), 90, 80)]


def test_a_text_too_high_for_its_own_height(lay: Lay) -> None:
    layout = lay('<text style="body" slot="body" width="50" height="40">aaaaa bbbbb</text>')
    assert needs(layout) == [(("body",), 60, 40)]


def test_a_text_that_runs_off_the_slide(lay: Lay) -> None:
    layout = lay('<text style="body" slot="body" y="980">a</text>')
    assert needs(layout) == [(("body",), 30, 20)]


def test_a_text_of_too_many_lines(lay: Lay) -> None:
    layout = lay('<text style="body" slot="body" width="50" max-lines="1">aaaaa bbbbb</text>')
    assert needs(layout) == [(("body",), 60, 30)]


def test_a_row_too_wide(lay: Lay) -> None:
    layout = lay(
        '<row width="100"><text style="body" width="80" slot="a">x</text>'
        '<text style="body" width="80" slot="b">y</text></row>'
    )
    assert needs(layout) == [(("a", "b"), 160, 100)]


def test_a_row_too_high(lay: Lay) -> None:
    layout = lay(
        '<row width="100" height="40">'
        '<text style="body" width="50" slot="a">aaaaa bbbbb</text></row>'
    )
    assert needs(layout) == [(("a",), 60, 40)]


def test_a_text_without_a_slot_goes_by_its_style(lay: Lay) -> None:
    assert needs(lay('<text style="body" width="50" height="9">aa</text>')) == [(("body",), 30, 9)]
