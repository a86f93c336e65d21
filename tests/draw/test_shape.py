"""Shaping: the same numbers on every machine, nothing drawn as a box."""

import dataclasses
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.draw.shape import Shaper, shape
from contentgen.errors import ContentgenError
from contentgen.model.markup import Font
from contentgen.model.scene import Glyphs


def font_of(package: str, file: str, **axes: float) -> Font:
    path = import_module(package).ROOT / "files" / file
    return Font(str(path), tuple(sorted(axes.items())))


INTER = font_of("fontpkg_inter", "Inter[opsz,wght].ttf", wght=500, opsz=24)
SERIF = dataclasses.replace(
    font_of("fontpkg_newsreader", "Newsreader[opsz,wght].ttf", wght=480, opsz=72),
    fallbacks=(INTER,),
)


def run(text: str, **changes) -> Glyphs:
    return Glyphs(text, SERIF, changes.pop("size", 100), "#000000", **changes)


def width(text: str, **changes) -> float:
    return Shaper().line((run(text, **changes),)).width


def test_kerning_is_on():
    assert width("To") < width("T") + width("o") - 3


def test_widths_grow_with_size_and_nothing_else():
    assert width("needle", size=200) == pytest.approx(2 * width("needle", size=100))


def test_tracking_is_added_between_glyphs_and_not_after_the_last():
    assert width("ab", tracking=-3.0) == pytest.approx(width("ab", features=("kern",)) - 3.0)


def test_ligatures_stay_whole_only_without_tracking():
    assert len(shape(run("fi")).glyphs) == 1
    assert len(shape(run("fi", tracking=-1.0)).glyphs) == 2


def test_weight_axis_is_set_by_name():
    heavy = dataclasses.replace(SERIF, axes=(("opsz", 72.0), ("wght", 800.0)))
    assert Shaper().line((Glyphs("needle", heavy, 100, "#000000"),)).width > width("needle")


def test_a_pair_override_moves_the_letters_apart_by_that_much():
    assert width("calf?", pairs=(("f?", -15.0),)) == pytest.approx(width("calf?") - 15.0)
    assert width("cafe", pairs=(("f?", -15.0),)) == pytest.approx(width("cafe"))


def test_a_character_the_font_lacks_comes_from_the_fallback():
    assert all(placed.font == SERIF for placed in shape(run("pain")).glyphs)
    greek = shape(run("πόνος"))
    assert greek.missing == ()
    assert {placed.font.path for placed in greek.glyphs} == {INTER.path}


def test_a_character_no_font_has_is_reported_and_not_drawn():
    line = Shaper().line((run("pain \U000130b8 relief"),))
    assert line.missing == ("\U000130b8",)
    assert all(placed.glyph != 0 for placed in shape(run("pain \U000130b8 relief")).glyphs)


def test_a_mark_that_no_font_has_is_reported_and_its_letter_kept():
    shaped = shape(run("0\u0591"))
    assert shaped.missing == ("\u0591",)
    assert len(shaped.glyphs) == 1


def test_a_letter_and_its_mark_are_one_glyph_however_they_are_written():
    assert shape(run("n\u0303")).glyphs == shape(run("ñ")).glyphs


def test_ink_boxes_lie_within_a_sensible_distance_of_the_baseline():
    line = Shaper().line((run("Hxg"),))
    h, x, g = line.boxes
    assert h.bottom == pytest.approx(0, abs=1)
    assert h.top < x.top < 0
    assert g.bottom > 10


def test_a_missing_font_file_is_named():
    with pytest.raises(ContentgenError, match=r"nowhere\.ttf.*no font file"):
        shape(Glyphs("a", Font("nowhere.ttf"), 10, "#000000"))


def test_a_file_that_is_no_font_is_named(tmp_path):
    path = tmp_path / "logo.ttf"
    path.write_text("not a font")
    with pytest.raises(ContentgenError, match="not a font"):
        shape(Glyphs("a", Font(str(path)), 10, "#000000"))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_shaped_without_a_box(text):
    shaped = shape(run(text))
    assert all(placed.glyph != 0 for placed in shaped.glyphs)
    assert Shaper().line((run(text),)).width >= -1
