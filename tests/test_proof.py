"""A slide that came out badly is laid out in another way, and what stays bad is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from contentgen.draw.shape import Shaper
from contentgen.layout.deck import Layout
from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Run, Slide, Text
from contentgen.model.scene import TextLine
from contentgen.pictures import lay_out_slides
from contentgen.proof import proof
from contentgen.theme.find import own_templates
from contentgen.theme.load import Theme, load_theme

TEXT = '<text style="body" x="100" y="{}" width="800" slot="headline" color="{}">Some rest</text>'
HEADER = '<slide role="statement" ground="{{ ground }}">'
Lay = Callable[[str], tuple[Layout, Theme]]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Lay out three statements with a template of a theme that builds on tide."""

    def make(content: str) -> tuple[Layout, Theme]:
        folder = tmp_path / "ours"
        folder.mkdir()
        (folder / "theme.toml").write_text('name = "ours"\nbase = "tide"\n', encoding="utf-8")
        (folder / "statement.xml.j2").write_text(HEADER + content + "</slide>", encoding="utf-8")
        theme = load_theme("ours", (tmp_path, own_templates()), Brand())
        words = Text((Run("Some rest"),), ())
        deck = Deck("Rest", tuple(Slide("statement", {"headline": words}) for _ in range(3)))
        return lay_out_slides(deck, theme, Brand()), theme

    return make


def tops(layout: Layout) -> list[float]:
    return [next(op.y for op in s.ops if isinstance(op, TextLine)) for s in layout.scenes]


def codes(layout: Layout, theme: Theme) -> list[tuple[str, int]]:
    return [(f.code, f.slide) for f in proof(layout, theme, Shaper(), "walk.md")]


FULL = '<rect x="0" y="640" width="1080" height="200" fill="motif"/>'


def test_a_flawed_slide_takes_the_next_layout_and_the_others_stay(lay: Lay) -> None:
    layout, theme = lay(FULL + TEXT.format("{{ (400, 1330, 300)[layout % 3] }}", "text"))
    first, second, third = tops(layout)
    assert second == third < first
    assert codes(layout, theme) == []


def test_what_no_layout_mends_is_told_once_for_each_slide(lay: Lay) -> None:
    layout, theme = lay(FULL + TEXT.format("400", "text").replace('x="100"', 'x="20"'))
    assert codes(layout, theme) == [("CG411", 1), ("CG411", 2), ("CG411", 3)]


@pytest.mark.parametrize(("color", "slides"), [("#FFFFFF", [1, 2, 3]), ("#000000", [])])
def test_words_on_a_picture_are_measured_against_its_pixels(
    lay: Lay, tmp_path: Path, color: str, slides: list[int]
) -> None:
    """The picture is light where the words stand, and dark beside them."""
    half = Image.new("RGB", (200, 100), "#FFFFFF")
    half.paste("#000000", (100, 0, 200, 100))
    (tmp_path / "tide").mkdir()  # a theme draws what is in its own folder, or its parent's
    half.save(tmp_path / "tide" / "half.png")
    image = '<image src="half.png" x="0" y="0" width="2160" height="1350"/>'
    layout, theme = lay(image + TEXT.format("400", color))
    assert codes(layout, theme) == [("CG413", slide) for slide in slides]
