"""Slides that compare, count, tabulate and show a photo, in every theme; and the theme plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from contentgen.model.deck import ROLES, Deck, Role, Run, Slide, SlideItem, Text
from contentgen.model.markup import Element
from contentgen.model.scene import Box, Op, Picture, Scene, Shape, TextLine
from contentgen.theme.art import art_info
from contentgen.theme.find import template_folders
from contentgen.theme.load import Theme, load_theme
from contentgen.theme.palette import contrast
from contentgen.theme.slides import slide_markup, thumbnail_markup

BRAND = Brand(name="Hill Road Physical Therapy", handle="@hillroadpt")
THEMES = ("tide", "signal", "plain")
SIZES = ("4x5", "3x4", "1x1", "9x16")
SMALLEST = 28  # px; anything less cannot be read on a phone
SHAPER = Shaper()

SENTENCE = "Some people with a sore shin may be able to walk on level ground for a while each day,"
REST = " and a few of them may notice less soreness after several weeks of slow, regular practice."


@cache
def theme(name: str, size: str = "4x5") -> Theme:
    return load_theme(name, template_folders(Path()), BRAND, size)


def text(words: str) -> Text:
    plain, star, accent = words.partition("*")
    runs = [Run(plain)] if plain else []
    return Text((*runs, Run(accent, "accent")) if star else tuple(runs), ("p1",))


def slide(role: Role, *items: tuple[str, str], image: str = "", **slots: str) -> Slide:
    entries = tuple(
        SlideItem(text(term) if term else None, text(detail) if detail else None)
        for term, detail in items
    )
    return Slide(role, {name: text(words) for name, words in slots.items()}, entries, image=image)


def table(role: Role, columns: tuple[str, ...], *rows: tuple[str, ...], **slots: str) -> Slide:
    items = tuple(SlideItem(cells=tuple(map(text, row))) for row in rows)
    heads = tuple(map(text, columns))
    return Slide(role, {name: text(words) for name, words in slots.items()}, items, columns=heads)


def new_roles(photo: str) -> tuple[Slide, ...]:
    """Return the four roles with few words, with many, and with what a post seldom has."""
    way = ("Uphill", "On the level")
    cell = "May be easier on the shin for some people at first"
    plan = ("Week", "Walk", "How often", "Move on when")
    week = ("10 minutes on level ground", "three times", "the shin feels normal the next day")
    return (
        table("compare", way, ("Short", "Long"), headline="Up or *level?*"),
        table(
            "compare", ("Walking uphill on grass", way[1]), *[(cell, cell[:40])] * 4,
            headline=SENTENCE[:70], body=SENTENCE[:-1] + ".",
        ),
        slide("number", headline="80 %", body="About 80 % of them walked again."),
        slide("number", headline="about 3 to 5 days", body=SENTENCE + REST, label="How long?"),
        slide("number", headline="between 1,500 and 2,500 steps", body=SENTENCE + REST + SENTENCE),
        slide("number", headline="a few weeks", body=SENTENCE[:-1] + "."),
        table("table", ("Week", "Walk"), ("1", "5 min"), ("2", "10 min"), headline="How far?"),
        table(
            "table", plan, *[(f"Week {n}", *week) for n in range(1, 7)],
            headline=SENTENCE[:50], body=SENTENCE,
        ),
        table("table", ("", "", ""), ("Green", "sore", "go on"), ("Red", "limping", "stop")),
        slide("image", image=photo),
        slide("image", image=photo, headline="On the level"),
        slide("image", image=photo, label="Spring", headline=SENTENCE[:60], body=SENTENCE + REST),
    )  # fmt: skip


def every_role(photo: str) -> tuple[Slide, ...]:
    """Return a slide of each role and layout, with words of a usual length."""
    line = SENTENCE[:-1] + "."
    term = "Level ground"
    return (
        slide("cover", headline="Can you walk with a *sore shin?*", body=line[:60], label="Shins"),
        *(slide("statement", headline="Begin on the *level.*", body=line) for _ in range(4)),
        *(slide("statement", body=line) for _ in range(3)),
        *(slide("definition", headline="What is a *sore shin?*", body=line) for _ in range(3)),
        *(slide("list", *[(term, "Slow at first")] * 4, headline="Four ways") for _ in range(3)),
        slide("list", ("", line), ("", line), headline="Two ways", body="To begin with:"),
        slide("steps", (term, line), ("", line), headline="Begin", body="Slowly:"),
        slide("evidence", ("A journal", line), ("", line), headline="What is *known?*"),
        slide("evidence", headline="What is *known?*", body=line),
        slide("quote", body=line, label="A walker in our clinic"),
        slide("myth", ("Myth", "Shins must hurt."), ("Fact", line)),
        slide("safety", ("", line), ("", line), headline="Is it *safe?*", body="It may be."),
        slide("recap", (term, line), (term, line), headline="Save this *for later*"),
        *new_roles(photo),
        slide("cta", headline="Questions?", body=line, button="Book a visit", label="Not advice."),
    )


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("photos") / "level.png"
    Image.linear_gradient("L").resize((640, 480)).convert("RGB").save(path)
    return str(path)


def laid_out(
    name: str, slides: tuple[Slide, ...], size: str = "4x5", art: str = "", ground: str = ""
) -> Layout:
    chosen = theme(name, size)
    deck = Deck("Shins", slides, art, ground)
    return lay_out(slide_markup(chosen, deck, BRAND), chosen.look, SHAPER)


def trees(name: str, slides: tuple[Slide, ...]) -> tuple[Element, ...]:
    return slide_markup(theme(name), Deck("Shins", slides), BRAND)


def lines(scene: Scene) -> list[TextLine]:
    """Return the lines of a slide's own words."""
    return [op for op in scene.ops if isinstance(op, TextLine) and op.slot]


def ink(line: TextLine) -> Box:
    box = SHAPER.line(line.runs).ink
    return Box(line.x + box.left, line.y + box.top, line.x + box.right, line.y + box.bottom)


def words(value: str) -> list[str]:
    return sorted(re.findall(r"\S+", value))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", THEMES)
def test_words_of_any_length_fit_and_can_be_read(name: str, size: str, photo: str) -> None:
    slides = (slide("cover", headline="Shins"), *new_roles(photo), slide("cta", headline="Ask"))
    layout = laid_out(name, slides, size)
    safe = theme(name, size).canvas.safe
    assert layout.overflows == ()
    for number, scene in enumerate(layout.scenes, start=1):
        for line in lines(scene):
            box = ink(line)
            inside = safe.left <= box.left and box.right <= safe.right
            inside &= safe.top <= box.top and box.bottom <= safe.bottom
            assert inside, (number, line.text, box)
            assert min(run.size for run in line.runs) >= SMALLEST


@pytest.mark.parametrize("name", THEMES)
def test_every_word_of_a_slide_is_on_it(name: str, photo: str) -> None:
    slides = every_role(photo)
    for given, scene in zip(slides, laid_out(name, slides).scenes, strict=True):
        told = dict(given.texts())
        shown = " ".join(line.text for line in lines(scene) if line.slot in told)
        assert words(shown) == words(" ".join(t.plain for t in told.values())), given.role


@pytest.mark.parametrize("name", THEMES)
def test_words_stand_out_from_what_is_painted_under_them(name: str, photo: str) -> None:
    for ground in theme(name).cycle["cover"]:
        for number, scene in enumerate(
            laid_out(name, every_role(photo), art="knee", ground=ground).scenes, start=1
        ):
            for line, worst in contrasts(scene):
                large = line.runs[0].size >= 52
                assert worst >= (3.0 if large else 4.5), (ground, number, line.text, worst)


def contrasts(scene: Scene) -> Iterator[tuple[TextLine, float]]:
    """Yield each line of words with the least contrast to the pixels under it."""
    ops: tuple[Op, ...] = tuple(op for op in scene.ops if not isinstance(op, TextLine))
    bare = paint(replace(scene, ops=ops)).convert("RGB")
    for line in lines(scene):
        box = ink(line)
        area = bare.crop((int(box.left), int(box.top), int(box.right) + 1, int(box.bottom) + 1))
        seen = area.getcolors(area.width * area.height) or []
        papers = ["#{:02X}{:02X}{:02X}".format(*color) for _, color in seen]  # type: ignore[misc]
        yield line, min(contrast(run.color, paper) for run in line.runs for paper in papers)


def first_lines(scene: Scene) -> dict[tuple[int, int], TextLine]:
    """Return the first line of each cell by row and column."""
    found: dict[tuple[int, int], TextLine] = {}
    for line in lines(scene):
        cell = re.fullmatch(r"item (\d+) cell (\d+)", line.slot)
        if cell:
            found.setdefault((int(cell.group(1)), int(cell.group(2))), line)
    return found


@pytest.mark.parametrize("name", THEMES)
def test_the_sides_of_a_comparison_are_level_and_look_alike(name: str) -> None:
    rows = [("Short", SENTENCE + REST), (SENTENCE, "Short"), ("One", "Two")]
    scene = laid_out(name, (table("compare", ("Up", "Level"), *rows, headline="Which?"),)).scenes[0]
    cells = first_lines(scene)
    for row in (1, 2, 3):
        left, right = cells[row, 1], cells[row, 2]
        assert left.y == right.y
        assert left.runs[0].size == right.runs[0].size
        assert left.runs[0].font == right.runs[0].font
    assert len({round(cells[row, 2].x, -1) for row in (1, 2, 3)}) == 1
    assert all(one < other for one, other in pairwise(cells[row, 1].y for row in (1, 2, 3)))


@pytest.mark.parametrize("name", THEMES)
def test_the_figures_of_a_table_stand_under_each_other(name: str) -> None:
    rows = [("Monday", "11 min"), ("Tuesday", "48 min"), ("Wednesday", "90 min")]
    made = laid_out(name, (table("table", ("Day", "Walk"), *rows, headline="How far?"),))
    cells = first_lines(made.scenes[0])
    widths = {round(SHAPER.line(cells[row, 2].runs).width, 1) for row in (1, 2, 3)}
    assert len(widths) == 1, "figures of one width"
    assert len({cells[row, 2].x for row in (1, 2, 3)}) == 1


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("headline", "before", "figure", "after"),
    [
        ("80 %", "", "80 %", ""),
        ("about 3 to 5 days", "about", "3 to 5", "days"),
        ("up to 12 weeks", "up to", "12", "weeks"),
        ("2 to 3 times a week", "", "2 to 3", "times a week"),
    ],
)
def test_a_figure_is_large_and_its_hedge_beside_it(
    name: str, headline: str, before: str, figure: str, after: str
) -> None:
    scene = laid_out(name, (slide("number", headline=headline, body=SENTENCE + REST),)).scenes[0]
    told = [line for line in lines(scene) if line.slot == "headline"]
    sizes = {line.text: line.runs[0].size for line in told}
    assert list(sizes) == [part for part in (before, figure, after) if part]
    assert sizes[figure] >= 160
    assert all(size >= 44 for size in sizes.values())
    assert all(sizes[figure] > size for part, size in sizes.items() if part != figure)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", THEMES)
def test_a_photo_has_room_beside_any_words(name: str, size: str, photo: str) -> None:
    slides = (
        slide("cover", image=photo, headline=SENTENCE[:60], body=SENTENCE[:50]),
        slide("image", image=photo, headline=SENTENCE[:50], body=SENTENCE + REST, label="Spring"),
        slide("image", image=photo),
        slide("cta", headline="Ask"),
    )
    layout = laid_out(name, slides, size, art="knee")
    assert layout.overflows == ()
    for scene in layout.scenes[:3]:
        (picture,) = (op for op in scene.ops if isinstance(op, Picture))
        assert picture.path == photo
        assert picture.box.width >= 900
        assert picture.box.height >= 350
        assert all(not overlaps(picture.box, ink(line)) for line in lines(scene))


def overlaps(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom


@pytest.mark.parametrize("name", THEMES)
def test_a_cover_has_its_photo_or_its_drawing(name: str, photo: str) -> None:
    with_photo = slide("cover", image=photo, headline="Shins")
    last = slide("cta", headline="Ask")
    drawn = laid_out(name, (replace(with_photo, image=""), last), art="knee").scenes[0]
    shown = laid_out(name, (with_photo, last), art="knee").scenes[0]
    assert not any(isinstance(op, Picture) for op in drawn.ops)
    assert len(shapes(shown)) < len(shapes(drawn)) - 3


def shapes(scene: Scene) -> list[Shape]:
    return [op for op in scene.ops if isinstance(op, Shape)]


def tags(tree: Element, tag: str) -> Iterator[Element]:
    if tree.tag == tag:
        yield tree
    for child in tree.children:
        yield from tags(child, tag)


@pytest.mark.parametrize("name", ["tide", "signal"])
def test_an_urgent_slide_has_no_plaster(name: str) -> None:
    mild = slide("safety", ("", "You may be sore."), headline="After a walk")
    urgent = slide("safety", ("", "You may be sore: call 911."), headline="After a walk")
    folders = template_folders(Path())
    plaster = " ".join(f"{part:g}" for part in art_info("plaster", folders).viewbox)
    for given, drawn in ((mild, True), (urgent, False)):
        boxes = {group.attrs.get("viewbox") for group in tags(trees(name, (given,))[0], "group")}
        assert (plaster in boxes) is drawn


@pytest.mark.parametrize("name", THEMES)
def test_a_traffic_light_has_its_colour_and_no_number(name: str) -> None:
    lights = slide("list", ("Green", "Go on"), ("Yellow", "Wait"), ("Red", "Stop"), headline="How?")
    others = slide("list", ("Ankle", "Go on"), ("Knee", "Wait"), ("Hip", "Stop"), headline="How?")
    for given, colored in ((lights, True), (others, False)):
        scene = laid_out(name, (given,)).scenes[0]
        fills = {shape.fill for shape in shapes(scene)}
        told = {op.text for op in scene.ops if isinstance(op, TextLine)}
        found = {light for light in ("green", "yellow", "red") if lamp(name, light) in fills}
        assert found == ({"green", "yellow", "red"} if colored else set())
        assert told.isdisjoint({"1", "2", "3"}) is colored


def lamp(name: str, light: str) -> str:
    return str(theme(name).vars["lights"][light])


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("headline", "terms", "counted"),
    [
        ("Who this is for", ("", ""), False),
        ("Two ways to begin", ("", ""), True),
        ("How to begin", ("Level ground", "Grass"), True),
        ("Las 2 primeras semanas", ("", ""), True),
    ],
)
def test_sentences_have_numbers_only_if_the_headline_counts_them(
    name: str, headline: str, terms: tuple[str, str], counted: bool
) -> None:
    items = [(term, SENTENCE[:-1] + ".") for term in terms]
    scene = laid_out(name, (slide("list", *items, headline=headline),)).scenes[0]
    told = {op.text for op in scene.ops if isinstance(op, TextLine)}
    assert told.issuperset({"1", "2"}) is counted


TITLES = (
    "Sleep", "Knees at work", "Your first visit", "Stairs", "Gardens", "Snow", "Hills", "A bike",
    "Walking after a sprain", "Five ways to warm up", "When the room spins", "Sore heels",
)  # fmt: skip


def drawn(name: str, title: str, slides: tuple[Slide, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the shapes on each slide of a post of this title."""
    deck = Deck(title, slides, ground=theme(name).cycle["cover"][0])
    scenes = lay_out(slide_markup(theme(name), deck, BRAND), theme(name).look, SHAPER).scenes
    return tuple(tuple(shape.d for shape in shapes(scene)) for scene in scenes)


@pytest.mark.parametrize("role", ["cover", "cta"])
@pytest.mark.parametrize("name", THEMES)
def test_posts_without_a_drawing_do_not_all_look_alike(name: str, role: Role) -> None:
    ends = (slide("cover", headline="Shins"), slide("cta", headline="Ask"))
    at = 0 if role == "cover" else 1
    assert len({drawn(name, title, ends)[at] for title in TITLES}) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_neighbours_show_another_drawing(name: str) -> None:
    few = tuple(slide("statement", headline="Begin.", body="Slowly.") for _ in range(7))
    found = drawn(name, "Shins", (slide("cover", headline="Shins"), *few))
    assert all(one != other for one, other in pairwise(found))


@pytest.mark.parametrize("name", THEMES)
def test_safety_has_its_ground_however_many_slides_it_takes(name: str) -> None:
    warning = slide("safety", headline="When to stop", body="Stop if it hurts.")
    slides = (slide("cover", headline="Shins"), *(warning,) * 4)
    grounds = [tree.attrs["ground"] for tree in trees(name, slides)][1:]
    own = theme(name).cycle["safety"]
    assert set(grounds) == set(own)
    assert all(one != other for one, other in pairwise(grounds))
    assert own[1] not in theme(name).cycle["default"]
    palette = theme(name).palette
    assert contrast(palette[own[0]], palette[own[1]]) < 1.4, "one tone apart"


@pytest.mark.parametrize("role", ["statement", "definition", "list"])
def test_plain_has_three_layouts_of_what_repeats(role: Role) -> None:
    items = [("Level", "Slow at first")] * 4 if role == "list" else []
    given = slide(role, *items, headline="Begin on the level.", body=SENTENCE)
    scenes = laid_out("plain", (given,) * 3).scenes
    places = {tuple((line.slot, line.x, line.y) for line in lines(scene)) for scene in scenes}
    assert len(places) == 3


def test_plain_has_a_template_and_sizes_for_every_role() -> None:
    folder = template_folders(Path())[-1] / "plain"
    assert {path.name.partition(".")[0] for path in folder.glob("[a-z]*.j2")} == {
        *ROLES, "thumbnail",
    }  # fmt: skip
    assert set(ROLES) <= set(theme("plain").look.rungs)


def test_the_grounds_of_plain_change_from_slide_to_slide(photo: str) -> None:
    grounds = [tree.attrs["ground"] for tree in trees("plain", every_role(photo))]
    assert all(one != other for one, other in pairwise(grounds))


def test_the_tape_of_plain_runs_on_and_its_mark_moves_to_the_end() -> None:
    scenes = laid_out("plain", tuple(slide("statement", body="Begin.") for _ in range(5))).scenes
    accent = [theme("plain").look.grounds[n]["accent"] for n in ("white", "stone", "pine")]
    ends = []
    for scene in scenes:
        found = [
            float(end.group(1))
            for shape in shapes(scene)
            if shape.stroke in accent and shape.stroke_width == 9
            for end in [re.fullmatch(r"M\S+ 1232(?:\.0)?L(\S+) 1232(?:\.0)?", shape.d)]
            if end
        ]
        ends.append(max(found))
    assert all(one < other for one, other in pairwise(ends))
    assert ends[-1] == 1080 - 72


@pytest.mark.parametrize("art", ["foot", "running", "tape", ""])
def test_the_thumbnail_of_plain_keeps_its_words_on_the_picture(art: str) -> None:
    deck = Deck("Shins", (), art)
    tree, look = thumbnail_markup(theme("plain"), "WHY SHINS GET SORE", deck, BRAND)
    layout = lay_out([tree], look, SHAPER)
    assert layout.overflows == ()
    for line in (op for op in layout.scenes[0].ops if isinstance(op, TextLine)):
        box = ink(line)
        assert box.left >= 40
        assert box.right <= 1240
        assert box.top >= 24
        assert box.bottom <= 650
