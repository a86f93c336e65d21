"""The theme signal: its fibres meet at seams, and words of any length can be read on its slides."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from contentgen.draw.paint import paint
from contentgen.draw.shape import Shaper
from contentgen.layout.deck import Layout, lay_out
from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Run, Slide, SlideItem, Text
from contentgen.model.scene import Box, Scene, TextLine
from contentgen.theme.find import template_folders
from contentgen.theme.load import Theme, load_theme
from contentgen.theme.motifs import fibre
from contentgen.theme.palette import contrast
from contentgen.theme.slides import slide_markup, thumbnail_markup

BRAND = Brand(name="Hill Road Physical Therapy", handle="@hillroadpt")
SAFE = Box(60, 40, 1024, 1215)  # margins of 72 less the optical overhang; the footer is below
SENTENCE = "Some people with a sore shin may be able to walk on level ground for a while each day,"
REST = (
    " and a few of them may notice less soreness after several weeks of slow and regular practice."
)


@cache
def signal() -> Theme:
    return load_theme("signal", template_folders(Path()), BRAND)


def text(words: str) -> Text:
    plain, star, accent = words.partition("*")
    runs = [Run(plain)] if plain else []
    return Text((*runs, Run(accent, "accent")) if star else tuple(runs), ("p1",))


def slide(role: str, *items: tuple[str, str], **slots: str) -> Slide:
    entries = tuple(
        SlideItem(text(term) if term else None, text(detail) if detail else None)
        for term, detail in items
    )
    return Slide(role, {name: text(words) for name, words in slots.items()}, entries)  # type: ignore[arg-type]


def every_role(headline: str, body: str, detail: str, term: str) -> tuple[Slide, ...]:
    """Return slides of all roles and layouts, the roles that repeat several times."""
    return (
        slide("cover", headline=headline, body=body[:90], label="For runners"),
        *(slide("statement", headline=headline, body=body) for _ in range(3)),
        *(slide("statement", body=body) for _ in range(3)),
        *(slide("definition", headline=headline, body=body) for _ in range(2)),
        slide("list", (term, detail), (term, detail), headline=headline, body="To begin with:"),
        slide("list", ("", detail), ("", detail), ("", detail), headline=headline),
        slide("steps", (term, detail), headline=headline),
        slide("steps", (term, detail), ("", detail), headline=headline),
        slide("evidence", ("A journal of therapy", body), ("", detail), headline=headline),
        slide("evidence", headline=headline, body=body),
        slide("quote", body=detail, label="A runner in our clinic"),
        slide("myth", ("Myth", detail[:90]), ("Fact", body)),
        slide("safety", ("", detail), ("", detail), headline=headline, body=detail),
        slide("recap", (term, detail), (term, detail), headline="Save this for later"),
        slide("recap", *[(term, "slow and regular")] * 4, headline="Save this"),
        slide("cta", headline=headline, body=detail, button="Book a visit", label="Not advice."),
    )


SHORT = every_role("Is it *safe?", "It may be.", "Mild soreness", "Rest")
NORMAL = every_role(
    "Can you walk with a *sore shin?", SENTENCE + REST, SENTENCE[:-1] + ".", "Level ground"
)
LONG = every_role(
    "What should people with sore shins know about walking on *level ground?",
    SENTENCE + REST + " " + SENTENCE[:-1] + ".",
    SENTENCE + REST[:60] + ".",
    "Walking on level ground first",
)


def laid_out(slides: tuple[Slide, ...], art: str = "", ground: str = "") -> Layout:
    theme = signal()
    deck = Deck("Shins", slides, art, ground)
    return lay_out(slide_markup(theme, deck, BRAND), theme.look, Shaper())


def ink(line: TextLine, shaper: Shaper) -> Box:
    box = shaper.line(line.runs).ink
    return Box(line.x + box.left, line.y + box.top, line.x + box.right, line.y + box.bottom)


def within(box: Box, room: Box) -> bool:
    across = room.left <= box.left and box.right <= room.right
    return across and room.top <= box.top and box.bottom <= room.bottom


@pytest.mark.parametrize("slides", [SHORT, NORMAL, LONG], ids=["short", "normal", "long"])
def test_words_of_any_length_fit_inside_the_margins(slides: tuple[Slide, ...]) -> None:
    layout = laid_out(slides, "calf")
    shaper = Shaper()
    assert layout.overflows == ()
    for number, scene in enumerate(layout.scenes, start=1):
        lines = [op for op in scene.ops if isinstance(op, TextLine) and op.slot]
        assert lines
        for line in lines:
            box = ink(line, shaper)
            words = "".join(run.text for run in line.runs)
            assert within(box, SAFE), (number, words, box)
            assert min(run.size for run in line.runs) >= 30


@pytest.mark.parametrize("ground", ["blue", "tomato", "ink", "lemon"])
def test_words_stand_out_from_what_is_painted_under_them(ground: str) -> None:
    shaper = Shaper()
    for number, scene in enumerate(laid_out(NORMAL, "knee", ground).scenes, start=1):
        bare = paint(replace(scene, ops=tuple(op for op in scene.ops if type(op) is not TextLine)))
        for line in (op for op in scene.ops if isinstance(op, TextLine) and op.slot):
            worst = least_contrast(bare, line, ink(line, shaper))
            needed = 3.0 if line.runs[0].size >= 52 else 4.5
            assert worst >= needed, (number, "".join(run.text for run in line.runs), worst)


def least_contrast(under: Image.Image, line: TextLine, box: Box) -> float:
    area = under.crop((int(box.left), int(box.top), int(box.right) + 1, int(box.bottom) + 1))
    seen = area.convert("RGB").getcolors(area.width * area.height) or []
    papers = ["#{:02X}{:02X}{:02X}".format(*color) for _, color in seen]  # type: ignore[misc]
    return min(contrast(run.color, paper) for run in line.runs for paper in papers)


@pytest.mark.parametrize("art", ["calf", "lowback", "hamstring", "running", "clock", ""])
def test_the_cover_has_room_for_its_drawing(art: str) -> None:
    cover = laid_out(NORMAL, art).scenes[0]
    footer = 4  # the arrow in its disc, the needle's handle and shaft
    assert sum(not isinstance(op, TextLine) for op in cover.ops) > footer + 5


@pytest.mark.parametrize("art", ["foot", "neck", "walking", "tape", ""])
def test_the_thumbnail_keeps_its_words_on_the_picture(art: str) -> None:
    theme = signal()
    tree, look = thumbnail_markup(theme, "WHY SHINS GET SORE", Deck("Shins", (), art), BRAND)
    shaper = Shaper()
    layout = lay_out([tree], look, shaper)
    assert layout.overflows == ()
    for line in (op for op in layout.scenes[0].ops if isinstance(op, TextLine)):
        assert within(ink(line, shaper), Box(40, 24, 1240, 696))


def tip(scene: Scene) -> float:
    """Return how far right the needle in the footer reaches."""
    data = [getattr(op, "d", "") for op in scene.ops]
    shafts = [re.fullmatch(r"M[\d.]+ 1279(?:\.0)?L([\d.]+) 1279(?:\.0)?", d) for d in data]
    return max(float(shaft.group(1)) for shaft in shafts if shaft)


def test_the_needle_moves_on_and_reaches_the_target_on_the_last_slide() -> None:
    tips = [tip(scene) for scene in laid_out(NORMAL).scenes]
    assert all(one < other for one, other in pairwise(tips))
    assert tips[-1] == 964
    assert tips[-2] < 964 - 20


def heights(data: str) -> dict[float, float]:
    found = re.findall(r"(-?[\d.]+) (-?[\d.]+)", data)
    return {float(x): float(y) for x, y in found}


@pytest.mark.parametrize(
    "state", [{}, {"pinch": 0.7, "cx": 300.0, "cy": 900.0}, {"twitch": 60.0, "cx": 792.0}]
)
def test_a_fibre_meets_its_continuation_on_the_next_slide(state: dict[str, float]) -> None:
    before = heights(fibre(800, 0, phase=1, **state))
    after = heights(fibre(800, 1080, phase=1))
    assert before[1080] == pytest.approx(after[0], abs=0.2)


def test_fibres_are_drawn_together_and_twitch_only_around_their_point() -> None:
    drawn = heights(fibre(600, 0, pinch=0.7, cx=540, cy=900))
    assert drawn[540] == pytest.approx(600 + 0.7 * 300, abs=0.1)
    shaken = heights(fibre(600, 0, twitch=60, cx=540, swell=0))
    assert max(shaken.values()) - min(shaken.values()) > 80
    assert abs(shaken[0] - 600) < 0.2
