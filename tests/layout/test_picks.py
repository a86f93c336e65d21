"""Drawings that give way to words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contentgen.layout.deck import Layout
from contentgen.model.scene import Fill, Shape, TextLine

# Ten characters of 10 px, their ink from x 0.5 to 99.5 and from y 11 to 21.
WORDS = '<text style="body" slot="body" optical="false">aaaaaaaaaa</text>'


def drawn(layout: Layout) -> list[str]:
    names = {Fill: "rect", Shape: "shape", TextLine: "words"}
    return [names[type(op)] for op in layout.scenes[0].ops]


def rect(x: float, y: float = 0, color: str = "text") -> str:
    return f'<rect x="{x}" y="{y}" width="50" height="50" fill="{color}"/>'


def lefts(layout: Layout) -> list[float]:
    return [op.box.left for op in layout.scenes[0].ops if isinstance(op, Fill)]


def test_the_first_place_that_is_clear_is_taken(lay: Callable[..., Layout]) -> None:
    assert lefts(lay(f"<pick>{rect(200)}{rect(300)}</pick>{WORDS}")) == [200]
    assert lefts(lay(f"<pick>{rect(50)}{rect(110)}{rect(300)}</pick>{WORDS}")) == [300]
    assert lefts(lay(f'<pick clear="8">{rect(50)}{rect(110)}</pick>{WORDS}')) == [110]


def test_there_may_be_no_clear_place(lay: Callable[..., Layout]) -> None:
    assert drawn(lay(f"<pick>{rect(0)}{rect(50)}</pick>{WORDS}")) == ["words"]


def test_all_judges_each_by_itself(lay: Callable[..., Layout]) -> None:
    pick = f'<pick all="true">{rect(0)}{rect(300)}{rect(400)}</pick>'
    assert lefts(lay(pick + WORDS)) == [300, 400]


def test_what_is_drawn_keeps_its_place_in_the_order(lay: Callable[..., Layout]) -> None:
    layout = lay(f"{rect(1)}<pick>{rect(500)}</pick>{WORDS}<pick>{rect(600)}</pick>{rect(2)}")
    assert lefts(layout) == [1, 500, 600, 2]
    assert drawn(layout) == ["rect", "rect", "words", "rect", "rect"]


def test_words_without_a_slot_do_not_count(lay: Callable[..., Layout]) -> None:
    footer = '<text style="body">aaaaaaaaaa</text>'
    assert lefts(lay(f"<pick>{rect(0)}</pick>{footer}")) == [0]


def test_a_pick_may_stand_in_a_column(lay: Callable[..., Layout]) -> None:
    column = f'<column gap="9">{WORDS}<pick>{rect(0)}{rect(200)}</pick>{WORDS}</column>'
    layout = lay(column)
    assert lefts(layout) == [200]
    assert [op.y for op in layout.scenes[0].ops if isinstance(op, TextLine)] == [21, 60]


@pytest.mark.parametrize(
    ("shape", "is_drawn"),
    [
        ('<ellipse cx="50" cy="16" r="200" stroke="text"/>', True),
        ('<ellipse cx="50" cy="16" r="200" fill="text"/>', False),
        ('<ellipse cx="50" cy="16" r="52" stroke="text"/>', False),
        ('<line x1="-50" y1="100" x2="150" y2="-60" stroke="text"/>', False),
        ('<line x1="0" y1="50" x2="500" y2="50" stroke="text"/>', True),
        ('<line x1="0" y1="50" x2="500" y2="50" stroke="text" stroke-width="30"/>', False),
    ],
)
def test_a_shape_is_where_its_ink_is(
    lay: Callable[..., Layout], shape: str, is_drawn: bool
) -> None:
    assert ("shape" in drawn(lay(f"<pick>{shape}</pick>{WORDS}"))) == is_drawn
