"""The last look at a slide finds what a person would, and nothing on a slide that is right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contentgen.layout.gate import Flaw, flaws, lines_of, unsure
from contentgen.layout.measure import Measure
from contentgen.layout.paths import oval
from contentgen.model.markup import Font
from contentgen.model.scene import Box, Fill, Glyphs, Op, Picture, Scene, Shape, TextLine

SAFE = Box(50, 50, 950, 950)
WEAK = frozenset({"the", "of", "is"})
Found = Callable[..., list[tuple[str, str]]]


def line(
    text: str,
    y: float = 300,
    x: float = 100,
    size: float = 100,
    slot: str = "headline",
    **given: str,
) -> TextLine:
    weight = (("wght", float(given.get("weight", "400"))),)
    run = Glyphs(text, Font("f.ttf", weight), size, given.get("color", "#000000"))
    return TextLine(x, y, (run,), slot)


@pytest.fixture
def found(measure: Measure) -> Found:
    """Return the codes and words of a slide's flaws."""

    def make(*ops: Op, ground: str = "#FFFFFF") -> list[tuple[str, str]]:
        full = (*ops, Fill(Box(60, 400, 940, 900), ground))  # so that it is not empty
        scene = Scene(1000, 1000, ground, full)
        return [(flaw.code, flaw.words) for flaw in flaws(scene, measure, SAFE, WEAK)]

    return make


def test_a_slide_that_is_right_has_no_flaws(found: Found) -> None:
    assert (
        found(line("Rest and", 200), line("walk", 320), line("a little", 380, size=40, slot="body"))
        == []
    )


def test_ink_and_not_the_line_box_decides_what_is_outside(found: Found) -> None:
    assert found(line("Rest", y=132)) == []  # an ascender's ink is 0.8 em high
    assert found(line("Rest", y=120)) == [("CG411", "Rest")]
    assert found(line("rest", y=120)) == [("CG411", "rest")]  # of the t
    assert found(line("rose", y=120)) == []


def test_words_over_words_are_found_by_their_letters(found: Found) -> None:
    assert found(line("Rest", 300), line("walk", 320, slot="body")) == [("CG412", "Rest / walk")]
    # The boxes of both lines cross, the letters do not: only the p reaches down, and not there.
    assert found(line("po o", 300), line("   b", 392, slot="body")) == []


def test_words_that_something_is_drawn_over_are_found(found: Found) -> None:
    sea = Shape("M0 280L1000 280L1000 1000L0 1000Z", fill="#004444")
    assert found(line("Rest"), sea) == [("CG412", "Rest")]
    assert ("CG412", "Rest") not in found(sea, line("Rest", color="#FFFFFF"))


@pytest.mark.parametrize(
    ("size", "weight", "fine"),
    [(65, "400", False), (66, "400", True), (51, "700", False), (52, "700", True)],
)
def test_large_type_may_have_less_contrast(
    found: Found, size: float, weight: str, fine: bool
) -> None:
    grey = line("Rest", size=size, weight=weight, color="#8C8C8C")  # 3.36:1 on white
    assert (found(grey) == []) is fine


def test_contrast_is_to_the_panel_and_not_to_the_ground(found: Found) -> None:
    panel = Fill(Box(80, 150, 900, 390), "#000000")
    assert found(panel, line("Rest")) == [("CG413", "Rest")]
    assert found(panel, line("Rest", color="#FFFFFF")) == []
    disc = Shape(oval(300, 260, 280, 200), fill="#000000")
    assert found(disc, line("Rest", color="#FFFFFF")) == []


def test_an_ornament_may_be_faint(found: Found) -> None:
    assert found(line("“", color="#EEEEEE", slot="")) == []


def test_type_under_28_px_is_found(found: Found) -> None:
    assert found(line("Rest", size=27.9)) == [("CG414", "Rest")]
    assert found(line("Rest", size=28)) == []


def test_a_headline_that_breaks_badly_is_found(found: Found) -> None:
    assert found(line("Walk the", 200), line("long hill", 320)) == [
        ("CG415", "Walk the / long hill")
    ]
    assert found(line("Walk to and for", 200), line("it", 320)) == [
        ("CG415", "Walk to and for / it")
    ]
    assert found(line("What is", 200), line("a flare?", 320)) == []  # a verb may end a line
    assert found(line("Walk the", 200, slot="body"), line("long hill", 320, slot="body")) == []


def test_more_than_half_a_slide_of_nothing_is_found(measure: Measure) -> None:
    def codes(*ops: Op) -> list[Flaw]:
        return list(flaws(Scene(1000, 1000, "#FFFFFF", ops), measure, SAFE, WEAK))

    empty = codes(line("Rest", y=150))
    assert [flaw.code for flaw in empty] == ["CG416"]
    assert 0.7 < empty[0].amount < 0.9
    assert codes(line("Rest", y=150), Shape(oval(500, 700, 200, 200), fill="#FF0000")) == []
    assert codes(line("Rest", y=150), Picture("a.jpg", Box(0, 200, 1000, 1000))) == []
    ground = Fill(Box(0, 0, 1000, 1000), "#EEEEEE")
    assert [flaw.code for flaw in codes(ground, line("Rest", y=150))] == ["CG416"]


def test_over_a_picture_or_an_edge_only_pixels_can_tell(measure: Measure) -> None:
    def doubt(*ops: Op) -> list[str]:
        scene = Scene(1000, 1000, "#FFFFFF", ops)
        return [found.op.text for found in unsure(scene, lines_of(scene, measure))]

    photo = Picture("a.jpg", Box(0, 0, 1000, 500))
    assert doubt(photo, line("Rest")) == ["Rest"]
    assert doubt(photo, Fill(Box(0, 150, 1000, 400), "#FFFFFF"), line("Rest")) == []
    assert doubt(Fill(Box(0, 0, 200, 500), "#000000"), line("Rest")) == ["Rest"]
    assert doubt(Shape("M0 250L1000 250", stroke="#000000", stroke_width=4), line("Rest")) == [
        "Rest"
    ]
    assert doubt(line("Rest"), photo) == []
