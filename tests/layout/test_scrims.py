"""Pictures with a scrim are told which words stand on them."""

from contentgen.layout.scrims import with_scrims
from contentgen.model.markup import Font
from contentgen.model.scene import Box, Glyphs, LineMetrics, Picture, Scene, TextLine

LIGHT, HEAVY = Font("x.ttf", (("wght", 400.0),)), Font("x.ttf", (("wght", 800.0),))


class Square:
    """A measure in which every line's ink is a box of 100 by 20."""

    def line(self, runs):
        box = Box(0, -20, 100, 0)
        return LineMetrics(100, box, (box,), ())

    def vertical(self, font, size):
        return size, 0.0


def line(y: float, size: float = 40, font: Font = LIGHT, color: str = "#FFFFFF") -> TextLine:
    return TextLine(50, y, (Glyphs("words", font, size, color),), slot="body")


def words_of(*ops):
    scene = with_scrims(Scene(1080, 1350, "#000000", ops), Square())
    return [w for op in scene.ops if isinstance(op, Picture) for w in op.words]


def test_words_above_the_picture_and_on_it_count():
    photo = Picture("p.jpg", Box(0, 0, 500, 500), scrim="#000000")
    under, on, beside = line(100), line(200), line(900)
    (words,) = words_of(under, photo, on, beside)
    assert words.box == Box(50, 180, 150, 200)
    assert (words.color, words.ratio) == ("#FFFFFF", 4.5)


def test_large_type_needs_less():
    photo = Picture("p.jpg", Box(0, 0, 500, 500), scrim="#000000")
    found = words_of(photo, line(100, 70), line(200, 54, HEAVY), line(300, 54))
    assert [words.ratio for words in found] == [3.0, 3.0, 4.5]


def test_without_a_scrim_nothing_changes():
    scene = Scene(1080, 1350, "#000000", (Picture("p.jpg", Box(0, 0, 9, 9)), line(100)))
    assert with_scrims(scene, Square()) is scene
