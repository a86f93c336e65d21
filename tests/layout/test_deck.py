"""Slides at the largest sizes that fit, and one size for each role."""

from __future__ import annotations

from collections.abc import Callable

from contentgen.layout.deck import Layout, lay_out
from contentgen.model.markup import Element, Look
from contentgen.model.scene import TextLine

RUNGS = {"statement": ({"body": 40.0}, {"body": 30.0}, {"body": 20.0})}
# A column of 200 x 100: at 40 px (a line is 60 high, a character 20 wide) it holds one line of ten
# characters, at 30 px two lines of thirteen, at 20 px three of twenty.
COLUMN = '<column width="200" height="100"><text style="body" slot="body">{}</text></column>'


def sizes(layout: Layout) -> list[float]:
    return [
        next(op.runs[0].size for op in scene.ops if isinstance(op, TextLine))
        for scene in layout.scenes
    ]


def deck(
    tree: Callable[..., Element], make_look: Callable[..., Look], measure: object, *texts: str,
    role: str = "statement",
) -> Layout:  # fmt: skip
    trees = [tree(COLUMN.format(text), role) for text in texts]
    return lay_out(trees, make_look(rungs=RUNGS), measure)


def test_a_slide_takes_the_largest_rung_that_fits(tree, make_look, measure) -> None:
    assert sizes(deck(tree, make_look, measure, "one two")) == [40]
    assert sizes(deck(tree, make_look, measure, "one two three four")) == [30]


def test_slides_of_a_role_share_the_lowest_rung(tree, make_look, measure) -> None:
    long = "one two three four five six seven eight"
    for texts in (("one two", long, "one two three"), (long, "one two", "one two three")):
        layout = deck(tree, make_look, measure, *texts)
        assert sizes(layout) == [20, 20, 20]
        assert not layout.overflows


def test_another_role_keeps_its_own_size(tree, make_look, measure) -> None:
    look = make_look(rungs={**RUNGS, "quote": RUNGS["statement"]})
    trees = [
        tree(COLUMN.format("one two three four"), "statement"),
        tree(COLUMN.format("one two"), "quote"),
    ]
    assert sizes(lay_out(trees, look, measure)) == [30, 40]


def test_a_role_without_rungs_has_its_styles_first_size(tree, make_look, measure) -> None:
    assert sizes(deck(tree, make_look, measure, "one", role="cover")) == [20]


def test_what_fits_on_no_rung_is_laid_out_and_reported(tree, make_look, measure) -> None:
    long = "word " * 20
    layout = deck(tree, make_look, measure, "one two", long)
    assert sizes(layout) == [20, 20]
    (overflow,) = layout.overflows
    assert (overflow.slide, overflow.slots, overflow.had) == (2, ("body",), 100)
    assert overflow.needed == 150
    words = [op.text for op in layout.scenes[1].ops if isinstance(op, TextLine)]
    assert " ".join(words) == long.strip()


def test_a_word_too_wide_for_one_rung_takes_the_next(tree, make_look, measure) -> None:
    layout = deck(tree, make_look, measure, "abcdefghijklm")
    assert sizes(layout) == [30]
    assert not layout.overflows


def test_a_headline_gives_way_a_little_to_spare_a_lonely_word(tree, make_look, measure) -> None:
    head = '<column width="{}" height="900"><text style="head">{}</text></column>'
    rungs = {"statement": ({"head": 100.0}, {"head": 90.0}, {"head": 50.0})}
    look = make_look(rungs=rungs)
    # At 100 px "Why put" (350 px) is wider than 330 and each word has a line to itself.
    layout = lay_out([tree(head.format(330, "Why put needle here"))], look, measure)
    assert sizes(layout) == [90]
    # A much smaller size is too high a price.
    layout = lay_out([tree(head.format(300, "Why put needle here"))], look, measure)
    assert sizes(layout) == [100]


def test_the_ground_of_each_scene_is_its_slide_s(tree, make_look, measure) -> None:
    trees = [tree("", ground="white"), tree("", ground="black")]
    scenes = lay_out(trees, make_look(), measure).scenes
    assert [scene.ground for scene in scenes] == ["#FFFFFF", "#000000"]
    assert (scenes[0].width, scenes[0].height, scenes[0].ops) == (1000, 1000, ())


def test_the_same_deck_gives_the_same_scenes(tree, make_look, measure) -> None:
    texts = ("one two three four five", "six seven", "eight nine ten eleven twelve thirteen")
    assert deck(tree, make_look, measure, *texts) == deck(tree, make_look, measure, *texts)


def test_no_slides_no_scenes(make_look, measure) -> None:
    assert lay_out([], make_look(), measure) == Layout(())
