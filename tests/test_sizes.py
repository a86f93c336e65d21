"""Every size of every theme holds the specimen's words: by numbers of the drawn glyphs alone.

Nothing here asks the layout what it thinks: ink is measured again glyph by glyph, and what stands
around it is looked up in the scene.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from contentgen.cli.specimen import LENGTHS, specimen_deck
from contentgen.draw.paint import paint
from contentgen.draw.shape import Shaper
from contentgen.layout.deck import Layout
from contentgen.model.brand import Brand
from contentgen.model.scene import Fill, Picture, Scene, TextLine
from contentgen.pictures import lay_out_slides
from contentgen.theme.find import template_folders
from contentgen.theme.load import Theme, load_theme, theme_names, theme_sizes

BRAND = Brand(name="Hill Road Physical Therapy", handle="@hillroadpt")
FOLDERS = template_folders(Path("/nowhere"))
SIZES = {"4x5": (1080, 1350), "3x4": (1080, 1440), "1x1": (1080, 1080), "9x16": (1080, 1920)}
CASES = [(name, size) for name in theme_names(FOLDERS) for size in SIZES]
SHAPER = Shaper()

Edges = tuple[float, float, float, float]


@cache
def theme(name: str, size: str) -> Theme:
    return load_theme(name, FOLDERS, BRAND, size)


@cache
def layout(name: str, size: str, length: str) -> Layout:
    look = theme(name, size)
    return lay_out_slides(specimen_deck(length, look), look, BRAND)


def glyphs(line: TextLine) -> list[Edges]:
    """Return the ink of each glyph on the canvas: left, top, right, bottom."""
    return [
        (line.x + box.left, line.y + box.top, line.x + box.right, line.y + box.bottom)
        for box in SHAPER.line(line.runs).boxes
    ]


def words(scene: Scene) -> list[tuple[TextLine, list[Edges]]]:
    lines = [op for op in scene.ops if isinstance(op, TextLine)]
    return [(line, ink) for line in lines if (ink := glyphs(line))]


@pytest.mark.parametrize("name", theme_names(FOLDERS))
def test_every_theme_has_every_size(name: str) -> None:
    assert set(theme_sizes(name, FOLDERS)) == set(SIZES)


@pytest.mark.parametrize(("name", "size"), CASES)
def test_words_of_any_length_stand_whole_inside_the_safe_area(name: str, size: str) -> None:
    width, height = SIZES[size]
    # Stories lay their own controls over the top 14 % and the bottom 20 %.
    top, bottom = (0.14 * height, 0.8 * height) if size == "9x16" else (40, height - 40)
    for length in LENGTHS:
        found = layout(name, size, length)
        assert found.overflows == ()
        for number, scene in enumerate(found.scenes, 1):
            assert (scene.width, scene.height) == (width, height)
            for line, ink in words(scene):
                if not any(character.isalnum() for character in line.text):
                    continue  # an ornament may bleed off
                where = (length, number, line.text)
                assert min(edge[0] for edge in ink) >= 50, where
                assert max(edge[2] for edge in ink) <= width - 50, where
                assert min(edge[1] for edge in ink) >= top - 1, where
                assert max(edge[3] for edge in ink) <= bottom + 1, where


@pytest.mark.parametrize(("name", "size"), CASES)
def test_no_letters_touch_and_none_is_too_small(name: str, size: str) -> None:
    for length in LENGTHS:
        for number, scene in enumerate(layout(name, size, length).scenes, 1):
            lines = words(scene)
            for line, _ in lines:
                assert min(run.size for run in line.runs) >= 28, (length, number, line.text)
            for (one, ink), (other, under) in combinations(lines, 2):
                crossed = any(
                    min(a[2], b[2]) - max(a[0], b[0]) > 2 and min(a[3], b[3]) - max(a[1], b[1]) > 2
                    for a in ink
                    for b in under
                )
                assert not crossed, (length, number, one.text, other.text)


@pytest.mark.parametrize(("name", "size"), [case for case in CASES if case[1] in ("1x1", "9x16")])
def test_words_can_be_told_from_the_pixels_behind_them(name: str, size: str) -> None:
    """Paint the slide with and without its words: what changed must differ from what was there."""
    for number, scene in enumerate(layout(name, size, "normal").scenes, 1):
        bare = paint(without_words(scene))
        for line, ink in words(scene):
            if not any(character.isalnum() for character in line.text):
                continue
            large = line.runs[0].size >= 52
            for run in line.runs:
                found = least_ratio(bare, run.color, ink)
                assert found >= (3 if large else 4.5), (number, line.text, found)


def without_words(scene: Scene) -> Scene:
    ops = tuple(op for op in scene.ops if not isinstance(op, TextLine))
    return Scene(scene.width, scene.height, scene.ground, ops)


def least_ratio(bare: Image.Image, ink: str, boxes: list[Edges]) -> float:
    """Return the contrast to the worst pixel colour that is behind a hundredth of the letters."""
    counts: dict[tuple[int, int, int], int] = {}
    for left, top, right, bottom in boxes:
        area = bare.crop((int(left), int(top), int(right) + 1, int(bottom) + 1))
        for count, color in area.getcolors(area.width * area.height) or []:
            counts[color] = counts.get(color, 0) + count  # type: ignore[index]
    least = sum(counts.values()) / 100
    text = tuple(int(ink[n : n + 2], 16) for n in (1, 3, 5))
    return min(ratio(text, color) for color, count in counts.items() if count >= least)


def ratio(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    def light(color: tuple[int, ...]) -> float:
        parts = [c / 255 for c in color]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", theme_names(FOLDERS))
def test_the_same_words_stand_on_every_size(name: str) -> None:
    said = []
    for size in SIZES:
        scenes = layout(name, size, "long").scenes
        lines = [
            [op.text for op in scene.ops if isinstance(op, TextLine) and op.slot]
            for scene in scenes
        ]
        said.append(["".join("".join(slide).split()) for slide in lines])
    assert all(one == said[0] for one in said)


@pytest.mark.parametrize(("name", "size"), [case for case in CASES if case[1] == "9x16"])
def test_a_story_is_painted_to_its_edges(name: str, size: str) -> None:
    """Nothing stops at the frame: boxes from edge to edge end within it, pictures reach the top."""
    for scene in layout(name, size, "normal").scenes:
        pictures = [op for op in scene.ops if isinstance(op, Picture) and op.box.width >= 1080]
        assert all(picture.box.top <= 0 for picture in pictures)
        fills = [op for op in scene.ops if isinstance(op, Fill)]
        assert all(fill.box.bottom <= scene.height + 1 for fill in fills)
