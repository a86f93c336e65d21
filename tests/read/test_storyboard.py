from pathlib import Path

import pytest

from contentgen.errors import ContentgenError
from contentgen.model.deck import Run, Text
from contentgen.read.storyboard import find_storyboard

FULL = """\
post: knee-pain
title: Knee pain
art: knee
ground: ""
slides:
  - role: cover
    label: Knees
    headline: "Why stairs *may* hurt"
    body: ""
    start: 1
    art: stairs
    alt: "A knee on stairs."
    from: {headline: [title], label: [p1, p6.s2]}
  - role: list
    headline: What can help
    start: 3
    items:
      - {term: "**Strong** thighs", detail: "They may take load off."}
      - {detail: "Small steps may hurt less"}
      - Shoes
    from: {headline: [p2], "item 3 term": [p7.label], "item 3 detail": p7.s1,
      "item 4 detail": [p8.s1]}
digests: {p6.s2: 1a2b3c4d5e6f, p7.s1: 012345678901}
"""


@pytest.fixture
def find(tmp_path: Path):
    def run(text: str, name: str = "post.storyboard.yaml", slug: str = "knee-pain"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return find_storyboard(tmp_path / "post.md", slug)

    return run


def test_a_whole_storyboard(find, tmp_path: Path) -> None:
    board = find(FULL)
    assert (board.post, board.path) == ("knee-pain", str(tmp_path / "post.storyboard.yaml"))
    assert board.digests == {"p6.s2": "1a2b3c4d5e6f", "p7.s1": "012345678901"}
    assert (board.deck.title, board.deck.art, board.deck.ground) == ("Knee pain", "knee", "")
    cover, items = board.deck.slides
    assert (cover.role, cover.art, cover.alt) == ("cover", "stairs", "A knee on stairs.")
    assert cover.slots == {
        "label": Text((Run("Knees"),), ("p1", "p6.s2")),
        "headline": Text((Run("Why stairs "), Run("may", "accent"), Run(" hurt")), ("title",)),
    }
    assert items.start == 3
    assert items.items[0].term == Text((Run("Strong", "b"), Run(" thighs")), ("p7.label",))
    assert [item.detail and item.detail.refs for item in items.items] == [
        ("p7.s1",), ("p8.s1",), ("storyboard",),
    ]  # fmt: skip


def test_alt_that_nobody_wrote_is_left_to_follow_from_the_words(find) -> None:
    assert find(FULL).deck.slides[1].alt == ""


SIDES = """\
post: knee-pain
slides:
  - role: compare
    headline: Heat or ice?
    columns: [Heat, "*Ice*"]
    items:
      - {cells: [A warm pack may ease a stiff knee., A cold pack may dull a fresh ache.]}
      - [Fifteen minutes., Ten\u00a0minutes.]
    from: {"column 1": [p3.lead], "item 1 cell 2": [p4.s1]}
  - role: table
    headline: The week
    start: 3
    columns: ["", Walk]
    items:
      - {cells: [Monday, 10 minutes]}
      - {cells: [Tuesday, ""]}
    from: {"item 4 cell 1": [p7.c1]}
  - role: number
    headline: about 1 in 10
    body: Knee pain bothers about 1 in 10 adults.
  - role: image
    image: knee.png
    alt: A knee on a step.
"""


def test_rows_of_cells_are_read_with_their_columns(find, tmp_path: Path) -> None:
    (tmp_path / "knee.png").write_bytes(b"png")
    sides, week, number, image = find(SIDES).deck.slides
    assert [head.runs for head in sides.columns] == [(Run("Heat"),), (Run("Ice", "accent"),)]
    assert [head.refs for head in sides.columns] == [("p3.lead",), ("storyboard",)]
    assert sides.items[0].cells[1] == Text((Run("A cold pack may dull a fresh ache."),), ("p4.s1",))
    assert [cell.plain for cell in sides.items[1].cells] == ["Fifteen minutes.", "Ten\xa0minutes."]
    assert [head.plain for head in week.columns] == ["", "Walk"]
    assert week.items[1].cells[0] == Text((Run("Tuesday"),), ("p7.c1",))
    assert week.items[1].cells[1].plain == ""
    assert number.slots["headline"].plain == "about 1 in 10"
    assert image.image == str(tmp_path / "knee.png")
    assert image.alt == "A knee on a step."


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("[Monday, 10 minutes]", "[Monday]", 15, "This row has 1 of 2 cells."),
        ("{cells: [Monday, 10 minutes]}", "Monday", 15, "This row has no cells."),
        ('[Tuesday, ""]', '["", ""]', 16, "This row has no words."),
        ("{cells: [Monday", "{cell: [Monday", 15, 'The key "cell" is unknown.'),
        ('columns: ["", Walk]', "columns: [Walk]", 13, "This takes 2 to 4 columns; here are 1."),
        ("columns: [Heat, ", "columns: [Heat, Air, ", 5, "This takes 2 columns; here are 3."),
        ('    columns: ["", Walk]\n', "    columns: Walk\n", 13, "columns takes a list of texts."),
        ("image: knee.png", "image: hip.png", 22, "The picture “hip.png” cannot be used."),
        ("image: knee.png", "image: ../../hip.png", 22, "The picture “../../hip.png” cannot"),
        ("    image: knee.png\n", "", 21, "This image slide has no image."),
        ("body: Knee pain", "image: knee.png\n    body: Knee pain", 20, "is unknown"),
        ("    body: Knee pain bothers about 1 in 10 adults.\n", "", 18, "has no body"),
        ("item 4 cell 1", "item 4 cell 3", 17, "which is not on this slide"),
    ],
)
def test_faults_in_rows_and_pictures_are_told_with_their_line(
    find, tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    (tmp_path / "knee.png").write_bytes(b"png")
    assert SIDES.count(old) == 1
    with pytest.raises(ContentgenError) as caught:
        find(SIDES.replace(old, new))
    told = [(p.where.rpartition(":")[2], p.message) for p in caught.value.problems]
    assert any(at == str(line) and says in message for at, message in told), told


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("post.storyboard.yaml", True),
        ("knee-pain.storyboard.yaml", True),
        ("storyboard.yaml", True),
        ("other.storyboard.yaml", False),
    ],
)
def test_which_file_it_is(find, name: str, found: bool) -> None:
    assert (find(FULL, name) is not None) == found


def test_a_storyboard_of_another_post_is_passed_over(find) -> None:
    assert find(FULL, "storyboard.yaml", "hip-pain") is None
    assert find(FULL.replace("post: knee-pain\n", ""), "storyboard.yaml") is None


@pytest.mark.parametrize(
    ("slide", "line", "says"),
    [
        ("role: covr", 2, "no role of a slide"),
        ("headline: A", 2, "no role"),
        ("role: cover\n    hedline: A\n    headline: B", 3, "unknown"),
        ("role: cover\n    body: A", 2, "no headline"),
        ("role: statement", 2, "no headline and no body"),
        ("role: cover\n    headline: [A]", 3, "takes text"),
        ("role: list\n    headline: A", 2, "1 to 20 items"),
        ("role: list\n    headline: A\n    items: B", 4, "takes a list"),
        ("role: list\n    headline: A\n    items:\n      - {term: ''}", 5, "no words"),
        ("role: list\n    headline: A\n    items:\n      - {text: B}", 5, "unknown"),
        ("role: myth\n    items: [A]", 3, "takes 2 items"),
        ("role: steps\n    headline: A\n    start: one\n    items: [A]", 4, "not a number"),
        ("role: cover\n    headline: A\n    from: p1", 4, "names of texts"),
        ("role: cover\n    headline: A\n    from: {headline: {a: b}}", 4, "list of references"),
        ("role: cover\n    headline: A\n    from: {body: [p1], footer: [p2]}", 4, "footer"),
        ("role: cover\n    headline: A\n    items: [B]", 4, "takes 0 items"),
    ],
)
def test_mistakes_are_named_with_their_line(find, slide: str, line: int, says: str) -> None:
    with pytest.raises(ContentgenError) as caught:
        find(f"slides:\n  - {slide}\n")
    places = [(p.where.rpartition(":")[2], p.message) for p in caught.value.problems]
    assert any(place == str(line) and says in message for place, message in places), places


def test_all_mistakes_at_once(find) -> None:
    with pytest.raises(ContentgenError) as caught:
        find("slids: 1\nslides:\n  - role: x\n  - role: cover\n  - A\ndigests: x\n")
    lines = [int(p.where.rpartition(":")[2]) for p in caught.value.problems]
    assert sorted(lines) == [1, 3, 4, 5, 6]


@pytest.mark.parametrize("text", ["post: knee-pain\n", "slides: []\n", "slides: A\n"])
def test_no_slides(find, text: str) -> None:
    with pytest.raises(ContentgenError, match="no slides"):
        find(text)


def test_broken_yaml_names_its_line(find) -> None:
    with pytest.raises(ContentgenError) as caught:
        find("post: x\nslides:\n  - role: cover\n    headline: A: B\n")
    assert caught.value.problems[0].where.endswith("storyboard.yaml:4")
