"""Comparisons, tables, figures and pictures: when a post makes them, and what stays with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.model.article import Article, Sentence
from contentgen.model.brand import Brand
from contentgen.model.deck import ROLES, Deck, Role, Slide
from contentgen.plan.contrast import contrasted
from contentgen.plan.deck import make_deck
from contentgen.plan.figures import figure_in
from contentgen.plan.outline import make_outline, point_of
from contentgen.plan.trace import deck_rows, places
from contentgen.read.article import read_article

BRAND = Brand(name="Harbor Physio")
POSTS = Path(__file__).parent / "posts"
NEW: frozenset[Role] = frozenset({"compare", "number", "table", "image"})


def read(name: str) -> Article:
    return read_article(POSTS / f"{name}.md", BRAND, f"{name}.md")[0]


def plan(article: Article, roles: frozenset[Role] = frozenset(ROLES)) -> Deck:
    return make_deck(article, make_outline(article), BRAND, roles=roles)


def of_role(deck: Deck, role: str) -> list[Slide]:
    return [slide for slide in deck.slides if slide.role == role]


@pytest.fixture
def told(tmp_path: Path):
    def run(body: str, title: str = "Walking Again") -> Deck:
        path = tmp_path / "post.md"
        path.write_text(f"---\ntitle: {title}\n---\n{body}", encoding="utf-8")
        return plan(read_article(path, BRAND, "post.md")[0])

    return run


def cells(slide: Slide) -> list[list[str]]:
    return [[cell.plain.replace("\xa0", " ") for cell in item.cells] for item in slide.items]


@pytest.mark.parametrize(
    "name", ["week-plan", "sides-table", "heat-ice", "unlike", "figure", "pictures"]
)
def test_a_theme_without_the_new_roles_says_the_same_in_the_old_ones(name: str) -> None:
    article = read(name)
    with_roles, without = plan(article), plan(article, frozenset(ROLES) - NEW)
    assert any(slide.role in NEW for slide in with_roles.slides)
    assert not any(slide.role in NEW for slide in without.slides)


# --- Tables -------------------------------------------------------------------------------------


def test_a_table_is_split_evenly_and_its_heads_and_limits_stand_on_both() -> None:
    first, second, moves = of_role(plan(read("week-plan")), "table")
    assert [(slide.start, len(slide.items)) for slide in (first, second)] == [(1, 4), (5, 3)]
    assert first.columns == second.columns
    assert [head.plain for head in first.columns] == ["Day", "Walk", "Effort"]
    for slide in (first, second):
        assert "without chest pain" in slide.slots["body"].plain
        assert slide.slots["headline"].refs == ("p2",)
    assert cells(moves) == [["Heel raise", "2", "10"], ["Chair stand", "2", "8"],
                            ["Wall push", "1", "12"]]  # fmt: skip


def test_every_cell_and_head_names_its_place() -> None:
    article = read("week-plan")
    known = places(article)
    slide = of_role(plan(article), "table")[0]
    for _, text in slide.texts():
        for ref in text.refs:
            assert ref in known
        if text.plain and text.refs[0] != "p2":
            said = " ".join(dict.fromkeys(known[ref].text for ref in text.refs))
            assert text.plain.replace("\xa0", " ") == said
    rows = {row.surface: row for row in deck_rows(article, plan(article))}
    assert rows["slide 3 item 1 cell 2"].kind == "post"
    assert rows["slide 3 item 1 cell 2"].lines == (12,)
    assert rows["slide 3 column 2"].source == "Walk"
    assert "slide 3 item 2 cell 3" not in rows


def test_alt_text_says_each_cell_behind_its_head() -> None:
    slide = of_role(plan(read("week-plan")), "table")[0]
    assert "Day: Monday; Walk: 10\xa0minutes; Effort: Easy. Day: Tuesday; Walk: Rest." in slide.alt


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("| A | B | C | D | E |\n|---|---|---|---|---|\n", "| one | two | three | four | five |\n"),
        ("| Day | Walk |\n|---|---|\n", "| Monday | Walk " + "a little further " * 5 + "today |\n"),
        (
            "| Day | A | B | C |\n|---|---|---|---|\n",
            "| Monday | electromyographically | b | c |\n",
        ),
    ],
    ids=["five columns", "long cells", "long words"],
)
def test_a_table_that_no_slide_holds_is_told_as_before(told, head: str, row: str) -> None:
    deck = told(f"Walks help most people.\n\n## The Week\n\n{head}{row * 3}\nStop if it hurts.\n")
    assert not of_role(deck, "table")


def test_thirteen_rows_are_no_table_slide(told) -> None:
    rows = "".join(f"| Day {n} | Walk {n} minutes |\n" for n in range(1, 14))
    deck = told(f"Walks help.\n\n## The Plan\n\n| Day | Walk |\n|---|---|\n{rows}\nRest is fine.\n")
    assert not of_role(deck, "table")


def test_a_table_that_spills_is_split_then_listed() -> None:
    article = read("table")
    outline = make_outline(article)
    once = make_deck(article, outline, BRAND, unfit=frozenset({("table", "p3.c2")}))
    assert len(of_role(once, "table")) == 1  # three rows are not split
    often = frozenset(("table", f"p{n}.c2") for n in (3, 4, 5))
    deck = make_deck(article, outline, BRAND, unfit=often)
    assert not of_role(deck, "table")
    assert of_role(deck, "list")


# --- Comparisons --------------------------------------------------------------------------------


def test_two_columns_that_name_two_sides_are_compared() -> None:
    (slide,) = of_role(plan(read("sides-table")), "compare")
    assert [head.plain for head in slide.columns] == ["Sprain", "Strain"]
    assert cells(slide)[2] == ["May bruise around the joint", "May bruise along the muscle"]
    assert "Sprain: Affects a ligament; Strain: Affects a muscle or tendon." in slide.alt


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (("Exercise", "Sets"), ("Heel raise on a step", "Three sets of ten")),
        (("How it feels", "What to do"), ("A little sore all over", "Carry on as before")),
        (("Muscle", "Where it is"), ("Calf", "The back of the lower leg")),
        (("Easy days", "Notes"), ("Walk", "Stay close to home and talk as you go")),
        (("", "Ice"), ("Feels good at first", "Feels cold at first")),
    ],
)
def test_a_column_of_labels_is_no_side(told, heads, row) -> None:
    table = f"| {heads[0]} | {heads[1]} |\n|---|---|\n" + f"| {row[0]} | {row[1]} |\n" * 3
    deck = told(f"Walks help most people.\n\n## More\n\n{table}\nRest when you are tired.\n")
    assert not of_role(deck, "compare")


def test_two_bold_leads_that_face_each_other_are_compared() -> None:
    (slide,) = of_role(plan(read("heat-ice")), "compare")
    assert [head.plain for head in slide.columns] == ["Heat", "Ice"]
    assert cells(slide)[0] == [
        "A warm pack may relax tight muscles.",
        "A cold pack may dull a fresh ache.",
    ]


def test_two_leads_that_are_no_pair_stay_a_list(told) -> None:
    body = (
        "Walks help.\n\n## Two Tips\n\n**Shoes:** Wear shoes that fit.\n\n"
        "**Water:** Take a bottle along.\n\nAsk us when you are unsure.\n"
    )
    assert not of_role(told(body), "compare")


def test_two_short_sections_that_face_each_other_are_compared(told) -> None:
    body = (
        "Both can help a sore back.\n\n## Heat\n\nA warm pack may relax tight muscles.\n\n"
        "## Ice\n\nA cold pack may dull a fresh ache.\n\n## Moving\n\nShort walks suit many.\n"
    )
    (slide,) = of_role(told(body, "Heat or Ice?"), "compare")
    assert [head.refs for head in slide.columns] == [("p2",), ("p4",)]


def test_what_is_unlike_something_is_set_beside_it_with_its_not() -> None:
    (slide,) = of_role(plan(read("unlike")), "compare")
    assert slide.slots["headline"].plain == "Mobility training is not static stretching."
    assert cells(slide) == [
        ["Static stretching holds one position.", "Mobility training keeps the joint moving."]
    ]
    assert {ref for _, text in slide.texts() for ref in text.refs} == {"p3.s2"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Unlike rest, walking helps.",
        "Unlike its cousin, which is old, yoga stretches the calf.",
        "Unlike rest, which can slow healing, walking",
        "Running is not walking.",
    ],
)
def test_a_sentence_without_two_whole_sides_is_left_alone(sentence: str) -> None:
    assert contrasted(sentence, "en") is None


# --- Figures ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("About 1 in 10 adults has heel pain.", "About 1 in 10 adults"),
        ("Up to 80 % of adults have back pain.", "Up to 80 %"),
        ("Nearly 9 out of 10 cases settle by themselves.", "Nearly 9 out of 10"),
        ("Most strains heal within 6 to 8 weeks.", "within 6 to 8 weeks"),
        ("It usually takes 3 to 5 days.", "3 to 5 days"),
        ("In a 2021 trial of 40 runners, about 70% felt better.", "about 70%"),
        ("About half of people get better.", "About half"),
        ("Half an hour a day is enough.", ""),
        ("Not even 80 % of people get better.", ""),
        ("Pain fell from 80 % to 30 %.", ""),
        ("Take 200 mg twice a day.", ""),
        ("Call 911 if you cannot walk.", ""),
        ("In 2019, a study followed 40 people.", ""),
        ("People over 65 years fall more.", ""),
        ("She took 6 weeks to heal.", ""),
        ("Children aged 8 to 12 weeks need rest.", ""),
        ("It may take as long as 12 weeks.", ""),
        ("Healing takes 2 weeks longer.", ""),
        ("Do 3 sets of 15.", ""),
        ("Only 5 percent of people need surgery.", ""),
        ("It takes a few weeks.", ""),
        ("About 1 in 3 adults in that trial stopped.", ""),
    ],
)
def test_a_figure_is_news_only_whole_and_alone(sentence: str, figure: str) -> None:
    point = point_of(Sentence("p1.s1", sentence, 1), "en")
    assert figure_in(point, "en") == figure


def test_a_figure_answers_its_heading_with_its_whole_sentence_and_once() -> None:
    deck = plan(read("figure"))
    (slide,) = of_role(deck, "number")
    assert slide.slots["label"].plain == "How common is it?"
    assert slide.slots["headline"].plain.replace("\xa0", " ") == "About 1 in 10 adults"
    assert slide.slots["body"].refs == ("p3.s1", "p3.s2")
    elsewhere = [ref for s in deck.slides if s is not slide for _, t in s.texts() for ref in t.refs]
    assert not {"p3.s1", "p3.s2"} & set(elsewhere)


def test_a_warning_never_becomes_a_figure(told) -> None:
    deck = told(
        "Walks help.\n\n## Is It Safe?\n\nAbout 1 in 10 people gets dizzy. Stop if you do.\n\n"
        "## Shoes\n\nWear shoes that fit. Tie them well.\n"
    )
    assert not of_role(deck, "number")


# --- Pictures -----------------------------------------------------------------------------------


def test_pictures_stand_behind_what_they_belong_to_with_the_authors_words() -> None:
    deck = plan(read("pictures"))
    roles = [slide.role for slide in deck.slides]
    first, second = of_role(deck, "image")
    assert (Path(first.image).name, Path(second.image).name) == ("heel.png", "screen.png")
    assert roles.index("image") > 1
    assert first.slots["body"].refs == ("p4.s1",)
    assert first.alt.startswith("A person on a chair, both feet flat on the floor. Figure 1:")
    assert second.alt == "A picture from the post, which does not say what it shows."


def test_at_most_two_pictures_and_none_of_what_is_left_out(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.png").write_bytes(b"png")
    text = (
        "---\ntitle: Walks\nimage: d.png\ncarousel:\n  skip: [Away]\n---\nWalks help.\n\n"
        "## Away\n\nThis goes.\n\n![Gone](a.png)\n\n## Stay\n\nThis stays here.\n\n"
        "![One](b.png)\n\n![Again](b.png)\n\n![Two](c.png)\n\nRest when you are tired.\n\n"
        "![Cover](d.png)\n"
    )
    path = tmp_path / "post.md"
    path.write_text(text, encoding="utf-8")
    deck = plan(read_article(path, BRAND, "post.md")[0])
    assert [Path(slide.image).name for slide in of_role(deck, "image")] == ["b.png", "c.png"]
    assert Path(deck.slides[0].image).name == "d.png"
