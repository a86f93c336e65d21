"""Layout with real fonts: what the fake measure cannot show."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from contentgen.draw.shape import Shaper
from contentgen.layout.deck import Layout, lay_out
from contentgen.layout.text import Typesetter
from contentgen.model.markup import Element, Look, TypeStyle
from contentgen.model.scene import TextLine
from contentgen.theme.fonts import find_font

SENTENCES = (
    "If a joint feels stiff for half of a day, most of it is often gone by evening.",
    "To stretch well, you may want to fold a towel; “AV” and “To” kern with their neighbours.",
    "Wait: Yoga, Tai chi, and walking (of any kind) off-road may help with balance at 65 and over.",
)


@pytest.fixture(scope="module")
def shaper() -> Shaper:
    return Shaper()


@pytest.fixture(scope="module")
def styles() -> dict[str, TypeStyle]:
    def font(name: str, **axes: float) -> object:
        return find_font(name, axes, (), "test")

    roman, italic = "fontpkg-newsreader", "fontpkg-newsreader:italic"
    return {
        "head": TypeStyle(
            "head", font(roman, wght=480, opsz=72), (150.0, 120.0), 0.9, tracking=-0.028,
            accent=font(italic, wght=460, opsz=72), accent_tracking=-0.03, display=True,
        ),
        "body": TypeStyle(
            "body", font(roman, wght=430, opsz=24), (54.0, 40.0), 1.25, tracking=-0.008,
            bold=font(roman, wght=620, opsz=24),
        ),
    }  # fmt: skip


@pytest.fixture
def look(make_look: Callable[..., Look], styles: dict[str, TypeStyle]) -> Look:
    return make_look(styles=styles, width=1080, height=1350)


def lines_of(layout: Layout) -> list[TextLine]:
    return [op for scene in layout.scenes for op in scene.ops if isinstance(op, TextLine)]


def lay(tree: Callable[[str], Element], look: Look, shaper: Shaper, inside: str) -> list[TextLine]:
    return lines_of(lay_out([tree(inside)], look, shaper))


@pytest.mark.parametrize("style", ["head", "body"])
@pytest.mark.parametrize("size", [40.0, 54.0, 150.0])
def test_widths_added_up_are_the_widths_of_lines(
    look: Look, shaper: Shaper, style: str, size: float
) -> None:
    # Newsreader kerns with the space: adding words and plain spaces is off by up to 0.1 em.
    for sentence in SENTENCES:
        element = Element(
            "text", {"style": style, "optical": "false", "align": "end"}, (), ((sentence, ""),)
        )
        setting = Typesetter(look, shaper).set(element, 900, size, {"text": "#000000"})
        for line in setting.lines:
            assert line.width == pytest.approx(shaper.line(line.runs).width, abs=0.5)
            assert line.width <= 900.5


def test_ink_stands_on_the_column_s_edge(
    tree: Callable[[str], Element], look: Look, shaper: Shaper
) -> None:
    text = '<text style="head" x="96" width="500">Why lift over a hedge?</text>'
    for line in lay(tree, look, shaper, text):
        assert line.x + shaper.line(line.runs).ink.left == pytest.approx(96, abs=0.3)


def test_descenders_clear_the_ascenders_below(
    tree: Callable[[str], Element], look: Look, shaper: Shaper
) -> None:
    text = '<text style="head" x="96" width="420">gypsy hilltop jolly dodgy bulky</text>'
    lines = lay(tree, look, shaper, text)
    assert len(lines) > 3
    for upper, lower in pairwise(lines):
        for high in shaper.line(upper.runs).boxes:
            for low in shaper.line(lower.runs).boxes:
                if (
                    high.left + upper.x < low.right + lower.x
                    and low.left + lower.x < high.right + upper.x
                ):
                    # Baselines are rounded to whole pixels: half a pixel either way.
                    assert lower.y + low.top - (upper.y + high.bottom) >= 3


def test_a_box_as_wide_as_its_words_does_not_break_them(
    tree: Callable[[str], Element], look: Look, shaper: Shaper
) -> None:
    for style in ("head", "body"):
        text = f'<text style="{style}">To fold a towel of AV, Wait: Yoga</text>'
        row = f'<row width="9000">{text}</row>'
        assert len(lay(tree, look, shaper, row)) == 1


def test_a_bold_word_is_measured_in_bold(
    tree: Callable[[str], Element], look: Look, shaper: Shaper
) -> None:
    row = '<row width="1000"><text style="body">{}</text><text style="body">x</text></row>'
    plain = lay(tree, look, shaper, row.format("shoulder shoulder"))
    bold = lay(tree, look, shaper, row.format("<b>shoulder shoulder</b>"))
    assert bold[-1].x > plain[-1].x


def test_a_character_that_no_font_has_does_not_stop_layout(
    tree: Callable[[str], Element], look: Look, shaper: Shaper
) -> None:
    (line,) = lay(tree, look, shaper, '<text style="body">a \U00013000 b</text>')
    assert line.text == "a \U00013000 b"
