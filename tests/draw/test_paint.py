"""Painting: what stands in the scene stands in the pixels, at its place."""

from importlib import import_module
from io import BytesIO

import pytest
from PIL import Image

from contentgen.draw.encode import jpeg
from contentgen.draw.paint import paint
from contentgen.draw.shape import Shaper
from contentgen.errors import ContentgenError
from contentgen.model.markup import Font
from contentgen.model.scene import Box, Fill, Glyphs, Picture, Scene, Shape, TextLine

SERIF = Font(
    str(import_module("fontpkg_newsreader").ROOT / "files" / "Newsreader[opsz,wght].ttf"),
    (("opsz", 72.0), ("wght", 480.0)),
)


def scene(*ops, width=200, height=160):
    return Scene(width, height, "#ffffff", ops)


def ink_box(image):
    return image.convert("L").point(lambda level: 255 if level < 200 else 0).getbbox()


def test_ground_fill_and_order():
    image = paint(
        scene(Fill(Box(1, 1, 3, 2), "#ff0000"), Fill(Box(2, 1, 3, 2), "#0000ff"), width=4, height=3)
    )
    row = [image.getpixel((x, 1)) for x in range(4)]
    assert row == [(255, 255, 255), (255, 0, 0), (0, 0, 255), (255, 255, 255)]


@pytest.mark.parametrize("text", ["H", "gap", "fi calf", "Why?"])
@pytest.mark.parametrize("x", [20.0, 20.25, 33.6])
def test_ink_lands_where_measuring_says(text, x):
    run = Glyphs(text, SERIF, 40, "#000000", tracking=-0.8)
    image = paint(scene(TextLine(x, 80, (run,))))
    measured = Shaper().line((run,)).ink
    left, top, right, bottom = ink_box(image)
    assert left == pytest.approx(x + measured.left, abs=1.6)
    assert right == pytest.approx(x + measured.right, abs=1.6)
    assert top == pytest.approx(80 + measured.top, abs=1.6)
    assert bottom == pytest.approx(80 + measured.bottom, abs=1.6)


def test_runs_follow_one_another_on_one_baseline():
    first, second = Glyphs("Hi ", SERIF, 40, "#ff0000"), Glyphs("Hi", SERIF, 40, "#0000ff")
    image = paint(scene(TextLine(10, 80, (first, second))))
    reds = [x for x in range(200) if image.getpixel((x, 70))[1:] == (0, 0)]
    blues = [x for x in range(200) if image.getpixel((x, 70))[:2] == (0, 0)]
    assert reds
    assert blues
    assert max(reds) < min(blues)


def test_stroke_over_fill():
    square = "M4 4 L16 4 L16 16 L4 16 Z"
    image = paint(
        scene(Shape(square, fill="#00ff00", stroke="#ff0000", stroke_width=4), width=20, height=20)
    )
    assert image.getpixel((10, 10)) == (0, 255, 0)
    assert image.getpixel((4, 10)) == (255, 0, 0)


def test_a_picture_covers_its_box_and_no_more(tmp_path):
    path = tmp_path / "photo.png"
    Image.new("RGB", (40, 10), "#0000ff").save(path)
    image = paint(scene(Picture(str(path), Box(5, 5, 15, 15)), width=20, height=20))
    assert image.getpixel((5, 5)) == image.getpixel((14, 14)) == (0, 0, 255)
    assert image.getpixel((4, 5)) == image.getpixel((15, 14)) == (255, 255, 255)


def test_a_broken_picture_is_named(tmp_path):
    path = tmp_path / "photo.png"
    path.write_bytes(b"not a picture")
    with pytest.raises(ContentgenError, match=r"photo\.png.*cannot be read"):
        paint(scene(Picture(str(path), Box(0, 0, 10, 10))))


def test_jpeg_is_baseline_full_colour_and_repeatable():
    run = Glyphs("Calf pain?", SERIF, 30, "#3a1220")
    image = paint(scene(TextLine(10, 80, (run,))))
    data = jpeg(image)
    assert data == jpeg(image)
    opened = Image.open(BytesIO(data))
    assert (opened.format, opened.mode, opened.size) == ("JPEG", "RGB", (200, 160))
    assert [layer[1:3] for layer in opened.layer] == [(1, 1)] * 3
    assert "progressive" not in opened.info
