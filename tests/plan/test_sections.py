"""Sections with what limits them: notes below lists, whole answers, warnings in their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Slide
from contentgen.plan.deck import make_deck
from contentgen.plan.outline import make_outline
from contentgen.plan.parts import shares
from contentgen.read.article import read_article

BRAND = Brand(name="Harbor Physio", disclaimer="For education only.")
POOL = (
    "Water carries part of your weight. Joints that hurt on land may tolerate more in it.\n\n"
    "## A first session\n\n1. Walk forward for three minutes.\n2. Walk backward for two minutes.\n"
    "3. March in place for one minute.\n\n"
    "Leave the pool if you feel dizzy. Never swim alone.\n"
)


@pytest.fixture
def deck_from(tmp_path: Path):
    def make(title: str, body: str, front: str = "", **options: object) -> Deck:
        path = tmp_path / "post.md"
        path.write_text(f"---\ntitle: {title}\n{front}---\n\n{body}", encoding="utf-8")
        article, _ = read_article(path, BRAND, path.name)
        return make_deck(article, make_outline(article), BRAND, **options)

    return make


def headed(deck: Deck, title: str) -> list[Slide]:
    heads = [(one, one.slots.get("headline")) for one in deck.slides]
    return [one for one, text in heads if text is not None and text.plain == title]


def said(slide: Slide) -> str:
    return " ".join(text.plain for _, text in slide.texts())


def test_what_limits_a_list_from_below_is_its_note(deck_from) -> None:
    (steps,) = headed(deck_from("Pool exercise", POOL), "A first session")
    assert steps.role == "steps"
    assert steps.slots["note"].plain == "Leave the pool if you feel dizzy. Never swim alone."
    assert steps.texts()[-1][0] == "note"
    assert steps.alt.endswith("Never swim alone.")


def test_a_theme_without_notes_loses_no_limit(deck_from) -> None:
    slides = headed(deck_from("Pool exercise", POOL, notes=False), "A first session")
    assert not any("note" in one.slots for one in slides)
    assert "Never swim alone." in " ".join(map(said, slides))


def test_what_is_urgent_is_no_small_note(deck_from) -> None:
    body = POOL.replace("Never swim alone.", "Call 911 if you have chest pain.")
    deck = deck_from("Pool exercise", body)
    assert not any("911" in one.slots["note"].plain for one in deck.slides if "note" in one.slots)
    assert any("911" in said(one) for one in deck.slides[:-1])


def test_a_section_that_would_lose_a_limit_is_told_whole(deck_from) -> None:
    body = (
        "Hips heal slowly.\n\n## The first weeks\n\nBend the new hip to a right angle at most. "
        "Sleep on your back or on the other side with a pillow between the knees. Do not cross "
        "your legs while you sit or lie.\n"
    )
    (slide,) = headed(deck_from("After a hip operation", body), "The first weeks")
    assert "at most" in said(slide)
    assert "Do not cross your legs" in said(slide)


def test_a_question_is_answered_by_the_first_sentence_below_it(deck_from) -> None:
    body = (
        "Visits make people nervous.\n\n## How many visits will I need?\n\nNobody can tell before "
        "the examination. We agree on a goal and on a date to check it, and write both down for "
        "you. If nothing has moved by then, we look for another plan or help you to find "
        "somebody better.\n"
    )
    (slide,) = headed(deck_from("The first visit", body), "How many visits will I need?")
    assert said(slide).index("Nobody can tell") < said(slide).find(
        "by then"
    ) or "by then" not in said(slide)
    assert "Nobody can tell" in said(slide)


def test_a_warning_of_one_stage_is_not_taken_out_of_it(deck_from) -> None:
    body = (
        "**Week 1 to 2.** The wrist rests in a cast. Move the fingers every hour.\n\n"
        "**Week 3 to 6.** The bone knits. Do not lift anything heavier than a cup.\n\n"
        "**Week 7 to 9.** The cast comes off. Lift what feels easy.\n"
    )
    for slide in deck_from("A broken wrist, week by week", body).slides:
        assert "heavier than a cup" not in said(slide) or "Week 3 to 6" in said(slide)


@pytest.mark.parametrize(
    "line",
    [
        "I watched many people get hurt while they were careful.",
        "Most people who have it have never played a match.",
    ],
)
def test_a_remark_is_no_warning(line: str, deck_from) -> None:
    body = f"Elbows ache for many reasons.\n\n## What it is\n\nIt is pain at the elbow. {line}\n"
    slides = deck_from("A sore elbow", body).slides
    assert not any(one.role == "safety" and line in said(one) for one in slides)


def test_what_the_cover_promises_is_shown(deck_from) -> None:
    filler = "".join(
        f"## Topic {name}\n\nThis tells of {name} in one line. It goes on a little after that.\n\n"
        for name in ("rope", "sand", "wood", "iron", "glass", "stone", "brick", "paper", "cloth")
    )
    plan = "## A plan for the week\n\nWalk on three days. Rest on four.\n"
    body = f"Some words first.\n\n{filler}{plan}"
    plain = deck_from("Walking", body)
    promised = deck_from("Walking", body, 'description: "With a plan for the week."\n')
    assert not headed(plain, "A plan for the week")
    assert headed(promised, "A plan for the week")


def test_a_cover_without_a_promise_asks_two_of_the_posts_questions(deck_from) -> None:
    body = (
        "**Will it hurt?** It may, a little. Tell us if it does, and we stop.\n\n"
        "**What should I wear?** Wear something loose. Bring shorts for a knee.\n\n"
        "**How long does it take?** A first visit takes an hour. Later ones are shorter.\n"
    )
    deck = deck_from("Your first visit", body)
    line = deck.slides[0].slots["body"]
    assert "Will it hurt?" in line.plain
    asked = [one for one in line.plain.replace("?", "?|").split("|") if one]
    assert len(asked) == 2
    assert all(headed(deck, one.strip()) for one in asked)


def test_who_the_advice_is_not_for_joins_who_should_ask(deck_from) -> None:
    body = (
        "This is about the most common kind. Other kinds need their own plan from your doctor.\n\n"
        "## Who should ask first?\n\nAsk your doctor first if you have a heart condition. Ask, "
        "too, if you fall often.\n\n## What helps\n\nWalking may help. So may a stronger leg.\n"
    )
    deck = deck_from("Sore knees", body)
    assert any("heart condition" in said(one) and "Other kinds" in said(one) for one in deck.slides)


def test_a_later_part_opens_with_a_section_of_its_own(tmp_path: Path) -> None:
    text = "Walk a little more each week, and look at the leg in the evening. " * 4
    sections = "".join(
        f"## About {name}\n\n{text}\n\n" for name in ("rope", "sand", "wood", "iron")
    )
    body = (
        "## What can't wait\n\nCall 911 for chest pain. Get medical care the same day for a hot "
        f"leg.\n\n{sections}"
    )
    path = tmp_path / "post.md"
    path.write_text(f"---\ntitle: Walking\ncarousel: {{parts: 2}}\n---\n\n{body}", encoding="utf-8")
    article, _ = read_article(path, BRAND, path.name)
    outline = make_outline(article)
    first, second = (
        make_deck(article, outline, BRAND, share=one) for one in shares(article, outline)
    )
    assert first.slides[1].role == "safety"
    assert second.slides[1].role != "safety"
    assert any(one.role == "safety" for one in second.slides)
