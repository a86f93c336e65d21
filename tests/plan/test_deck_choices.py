"""What a deck puts first, keeps whole and leaves out: urgency, calls to action, steps, lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Slide
from contentgen.plan.deck import make_deck
from contentgen.plan.outline import make_outline
from contentgen.plan.urgency import Urgency, urgency
from contentgen.read.article import read_article

BRAND = Brand(name="Harbor Physio", disclaimer="For education only.")


@pytest.fixture
def deck_from(tmp_path: Path):
    def make(title: str, body: str, lang: str = "en") -> Deck:
        path = tmp_path / "post.md"
        path.write_text(f"---\ntitle: {title}\nlang: {lang}\n---\n{body}\n", encoding="utf-8")
        article = read_article(path, BRAND, "post.md")[0]
        return make_deck(article, make_outline(article), BRAND)

    return make


def of_role(deck: Deck, role: str) -> list[Slide]:
    return [slide for slide in deck.slides if slide.role == role]


def words(slide: Slide) -> str:
    return " ".join(text.plain for _, text in slide.texts())


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Call 911 if your chest hurts.", Urgency.EMERGENCY),
        ("A cold foot needs emergency care.", Urgency.EMERGENCY),
        ("Get medical care the same day if the knee locks.", Urgency.SAME_DAY),
        ("See a doctor soon if you lose weight without trying.", Urgency.SOON),
        ("Ask your doctor first if you are pregnant.", Urgency.SOON),
        ("A little soreness is fine.", Urgency.LATER),
        ("I was in the emergency room for an hour.", Urgency.LATER),
        ("Is this an emergency?", Urgency.LATER),
    ],
)
def test_urgency(sentence: str, level: Urgency) -> None:
    assert urgency(sentence, "en") == level


SIGNS = """Shin pain comes on with running. Many runners know it well.

## When It Cannot Wait

Shin pain has more than one cause.

See a doctor soon if the pain wakes you at night and does not ease.

Get medical care the same day if the calf is swollen, warm and red on one side.

A cold and numb foot after a hard run needs emergency care and should never be walked off.
"""


def test_an_emergency_comes_before_what_can_wait(deck_from) -> None:
    (slide,) = of_role(deck_from("Sore Shins", SIGNS), "safety")
    said = [text.plain for _, text in slide.texts()][1:]
    levels = [urgency(text, "en") for text in said[1:]]
    assert said[0] == "Shin pain has more than one cause."
    assert levels == sorted(levels) == [Urgency.EMERGENCY, Urgency.SAME_DAY, Urgency.SOON]


def test_urgent_slides_outlive_ordinary_ones(deck_from) -> None:
    rooms = "".join(
        f"\n## Idea {n}\n\nWalk to place number {n} and back again.\n" for n in range(9)
    )
    deck = deck_from("Sore Shins", SIGNS + rooms)
    assert len(deck.slides) == 10
    assert any("emergency care" in words(slide) for slide in of_role(deck, "safety"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Ask your therapist how much weight to hold before you start.",
        "See a licensed doctor the same day if you can't stand.",
        "Please ask a trained clinician first if you have poor circulation.",
    ],
)
def test_the_last_slide_gives_no_instruction_and_no_warning(deck_from, sentence: str) -> None:
    body = (
        "Massage can ease a sore calf for a while.\n\n## What Is Massage?\n\nMassage is pressure "
        f"on muscle with the hands.\n\n## Good to Know\n\nGo slowly at first. {sentence}\n\n"
        "## Benefits\n\nSome people sleep better after it."
    )
    last = deck_from("Calf Massage", body).slides[-1]
    assert "body" not in last.slots


STEPS = """Stiff ankles like to move.

## How to Do It

1. **Sit.** Sit on a firm chair with your foot flat. Keep your back tall without leaning back.
2. **Lift.** Lift the toes as high as they go. Hold them there for two slow breaths.
3. **Lower.** Lower the toes slowly. Stop before the movement hurts.
4. **Slide.** Slide the foot back under the chair. Keep the heel on the floor.
5. **Rest.** Rest for one minute. This is a good time to breathe.
"""


def test_a_step_keeps_what_tells_how_to_do_it(deck_from) -> None:
    slides = of_role(deck_from("Ankle Mobility", STEPS), "steps")
    assert [len(slide.items) for slide in slides] == [3, 2]
    said = " ".join(words(slide) for slide in slides)
    assert "without leaning back" in said
    assert "Stop before the movement hurts." in said
    assert "Keep the heel on the floor." in said


def test_a_checklist_stays_on_one_slide(deck_from) -> None:
    items = "".join(
        f"- You can {what} without pain today.\n"
        for what in ("walk for ten minutes", "stand on one leg", "climb stairs", "hop", "squat")
    )
    body = f"Knees like a plan.\n\n## Ready to Run?\n\nCheck these first:\n\n{items}"
    (slide,) = of_role(deck_from("Back to Running", body), "list")
    assert len(slide.items) == 5
    assert slide.slots["body"].plain == "Check these first:"


def test_the_slides_of_one_list_stand_or_fall_together(deck_from) -> None:
    long = "and it takes a little longer to settle than most people would like it to"
    items = "".join(f"- **Sign {n}:** The knee is sore on day {n} {long}.\n" for n in range(1, 7))
    ideas = "".join(
        f"\n## What Is Idea {n}?\n\nIdea {n} is to walk to place number {n}.\n" for n in range(7)
    )
    body = f"Knees like a plan.\n{ideas}\n## Signs\n\n{items}"
    shown = sum(len(slide.items) for slide in of_role(deck_from("Six Signs", body), "list"))
    assert shown in (0, 6)


def test_a_table_of_long_sentences_becomes_a_list(deck_from) -> None:
    table = (
        "| Week | A walk may look like this | Move on when |\n|---|---|---|\n"
        "| Week 1 | Walk for five minutes on a flat road near your own front door. "
        "| Nothing hurts the next day. |\n"
        "| Week 2 | Walk for ten minutes. | Stairs feel easy. |\n"
    )
    body = f"Knees like a plan.\n\n## Week by Week\n\nYour own plan may be slower.\n\n{table}"
    (slide,) = of_role(deck_from("Walking Again", body), "list")
    assert slide.slots["body"].plain == "Your own plan may be slower."
    assert [item.term.plain for item in slide.items if item.term] == ["Week 1", "Week 2"]
    first = slide.items[0].detail
    assert first is not None
    assert first.plain == (
        "A walk may look like this: Walk for five minutes on a flat road near your own front door. "
        "Move on when: Nothing hurts the next day."
    )
    assert "editor" in first.refs


def test_a_sentence_that_clashes_with_the_topic_is_left_out_with_its_reason(deck_from) -> None:
    body = (
        "Dry needling is common.\n\n## What Is Dry Needling?\n\nDry needling puts a thin needle "
        "into a tight muscle.\n\n## Benefits of Dry Needling\n\n"
        "- **Comfort:** It may ease a sore calf.\n"
        "- **No harm:** Dry needling is a non-invasive choice for a sore calf.\n"
        "- **Ease:** It may help you walk.\n"
    )
    deck = deck_from("Dry Needling for a Sore Calf", body)
    assert not any("non-invasive" in words(slide) for slide in deck.slides)
    assert not any("No harm" in words(slide) for slide in deck.slides)
    (omission,) = [one for one in deck.left_out if "non-invasive" in one.text]
    assert omission.reason not in ("no room", "")


def test_an_urgent_answer_in_a_list_of_questions_is_about_safety(deck_from) -> None:
    body = (
        "**Q: When is hip pain an emergency?** Call 911 if you fell and cannot stand. Get medical "
        "care the same day for a hot joint.\n\n**Q: What should I wear?** Wear something loose."
    )
    deck = deck_from("Hip Pain Questions", body)
    (slide,) = of_role(deck, "safety")
    assert slide.slots["headline"].plain == "When is hip pain an emergency?"
    assert slide.slots["body"].plain == "Call 911 if you fell and cannot stand."


def test_a_short_line_above_the_signs_costs_no_other_sentence(deck_from) -> None:
    body = (
        "Hips ache for many reasons.\n\n## Red Flags\n\nGet medical care the same day for a hot "
        "joint with a fever.\n\nCall 911 if:\n\n- you cannot feel your legs\n- you faint\n"
    )
    slides = of_role(deck_from("Hip Pain", body), "safety")
    assert [slide.slots["body"].plain for slide in slides] == [
        "Call 911 if:",
        "Get medical care the same day for a hot joint with a fever.",
    ]
    assert len({slide.slots["headline"].plain for slide in slides}) == 1


def test_an_emergency_among_tips_is_not_lost(deck_from) -> None:
    tips = "".join(f"- Tip number {n} is to walk to place number {n} today.\n" for n in range(20))
    body = f"Walking is good.\n\n## Tips\n\nTake these.\n\n{tips}- Call 911 if your chest hurts.\n"
    assert any(
        "911" in words(slide) for slide in of_role(deck_from("Walking Tips", body), "safety")
    )
