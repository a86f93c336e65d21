"""Outlines: how a post is cut into parts, and what is kept out of them."""

from __future__ import annotations

from pathlib import Path

from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.outline import Outline, Part
from contentgen.plan.outline import make_outline
from contentgen.read.article import read_article

POSTS = Path(__file__).parent / "posts"


def read(tmp_path: Path, body: str, title: str = "A Post") -> Article:
    path = tmp_path / "post.md"
    path.write_text(f"---\ntitle: {title}\n---\n{body}", encoding="utf-8")
    return read_article(path, Brand(), "post.md")[0]


def outline_of(tmp_path: Path, body: str, title: str = "A Post") -> Outline:
    return make_outline(read(tmp_path, body, title))


def shipped(name: str) -> Outline:
    return make_outline(read_article(POSTS / f"{name}.md", Brand(), name)[0])


def said(part: Part) -> list[str]:
    return [point.text for point in part.points]


def test_text_before_the_first_heading_is_the_introduction() -> None:
    parts = shipped("treatment").parts
    assert [part.kind for part in parts][:2] == ["intro", "what"]
    assert parts[0].heading == ""
    assert parts[-1].kind == "close"


def test_a_sentence_keeps_its_place_and_its_locks() -> None:
    (safety,) = [part for part in shipped("treatment").parts if part.kind == "safety"]
    tolerated, may, not_used = safety.points
    assert (tolerated.ref, tolerated.line, tolerated.first, tolerated.tied) == (
        "p9.s1", 21, True, False,
    )  # fmt: skip
    assert may.tied
    assert not may.first
    assert {lock.text for lock in may.locks} >= {"may"}
    assert "negation" in {lock.kind for lock in not_used.locks}


def test_talk_about_the_article_and_offers_are_no_points(tmp_path: Path) -> None:
    outline = outline_of(
        tmp_path,
        "Knees ache after long runs. In this blog, we'll explore what helps.\n\n"
        "## Rest\n\nRest helps at first. Book a visit on our website today.\n",
    )
    assert [said(part) for part in outline.parts] == [
        ["Knees ache after long runs."],
        ["Rest helps at first."],
    ]


def test_nothing_is_taken_out_of_a_quotation(tmp_path: Path) -> None:
    outline = outline_of(
        tmp_path,
        "## Words\n\nShe wrote to us.\n\n> I was tired. In this post we'll see why. I slept.\n",
    )
    (quote,) = [part for part in outline.parts if part.kind == "quote"]
    assert len(quote.points) == 3


def test_steps_are_ordered_entries() -> None:
    (steps,) = [part for part in shipped("steps").parts if part.entries]
    assert steps.ordered
    assert [entry.points[0].ref for entry in steps.entries] == [
        "p3.s1", "p4.s1", "p5.s1", "p6.s1", "p7.s1",
    ]  # fmt: skip


def test_a_table_row_says_each_cell_behind_its_column() -> None:
    (table,) = [part for part in shipped("table").parts if part.entries]
    assert table.kind == "table"
    assert table.entries[0].label == "Easy"
    assert table.entries[0].points[0].text == "Breathing: Calm; Talking: Full sentences"


def test_bold_leads_cut_a_post_without_headings() -> None:
    parts = shipped("bold-leads").parts
    assert [part.heading.rstrip(".") for part in parts] == ["", "Rest position", "Warmth", "Breath"]
    assert parts[1].ref == "p2.lead"


def test_paragraphs_cut_a_post_without_any_marks() -> None:
    parts = shipped("no-headings").parts
    assert len(parts) == 5
    assert parts[0].kind == "intro"
    assert {part.heading for part in parts} == {""}


def test_two_lists_of_a_section_keep_their_own_lines(tmp_path: Path) -> None:
    outline = outline_of(
        tmp_path,
        "## Dos and Don'ts\n\nDo these:\n\n- Walk daily\n- Sleep well\n\n"
        "Never do these:\n\n- Run on ice\n- Lift with a jerk\n",
    )
    lists = [part for part in outline.parts if part.entries]
    assert [[p.text for e in part.entries for p in e.points] for part in lists] == [
        ["Walk daily", "Sleep well"],
        ["Run on ice", "Lift with a jerk"],
    ]
    assert [said(part) for part in lists] == [["Do these:"], ["Never do these:"]]


def test_short_sub_sections_are_the_entries_of_their_section(tmp_path: Path) -> None:
    outline = outline_of(
        tmp_path,
        "A morning routine takes ten minutes.\n\n## Morning Routine\n\n"
        "### Reach\n\nReach for the ceiling.\n\n### Fold\n\nBend at the hips.\n\n"
        "## Evening\n\nSleep early.\n",
    )
    (routine,) = [part for part in outline.parts if part.entries]
    assert routine.heading == "Morning Routine"
    assert [entry.label for entry in routine.entries] == ["Reach", "Fold"]


def test_a_labelled_myth_and_its_fact_are_two_entries() -> None:
    for name, pairs in (("myths", 3), ("bold-myths", 2)):
        myths = [part for part in shipped(name).parts if part.kind == "myth"]
        assert len(myths) == pairs
        for part in myths:
            assert len(part.entries) == 2
            assert all(entry.points for entry in part.entries)


def test_a_heading_names_the_myth_and_another_the_fact(tmp_path: Path) -> None:
    outline = outline_of(
        tmp_path,
        "## Myth: Cold Weather Hurts Joints\n\n## Fact: Joints Adapt\n\n"
        "Most joints get used to the cold.\n",
    )
    (myth,) = [part for part in outline.parts if part.kind == "myth"]
    assert myth.entries[0].points[0].text == "Cold Weather Hurts Joints"
    assert [p.text for p in myth.entries[1].points] == [
        "Joints Adapt",
        "Most joints get used to the cold.",
    ]


def test_numbered_headings_are_myths_only_in_a_post_about_myths(tmp_path: Path) -> None:
    body = "## 1. Rest Heals All\n\nMovement often helps.\n\n## 2. Ice Is a Must\n\nIt is not.\n"
    kinds = {part.kind for part in outline_of(tmp_path, body, "Two Myths About Sprains").parts}
    assert kinds == {"myth"}
    assert "myth" not in {p.kind for p in outline_of(tmp_path, body, "Two Ideas").parts}


def test_a_heading_that_repeats_the_title_is_no_part(tmp_path: Path) -> None:
    outline = outline_of(tmp_path, "# A Post\n\nFirst words here.\n\n## Rest\n\nSleep well.\n")
    assert [part.heading for part in outline.parts] == ["", "Rest"]


def test_every_part_says_something(tmp_path: Path) -> None:
    outline = outline_of(tmp_path, "## Empty\n\n## Rest\n\nSleep well.\n\n![](x.png)\n")
    assert all(part.points or part.entries for part in outline.parts)


def test_a_section_about_what_must_not_wait_is_about_safety(tmp_path: Path) -> None:
    outline = outline_of(
        tmp_path,
        "Calves cramp.\n\n## Questions About Timing\n\nGet medical care the same day if:\n\n"
        "- one calf is hot and swollen\n- you are short of breath\n",
    )
    assert outline.parts[-1].kind == "safety"
