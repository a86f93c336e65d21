"""What a deck makes of sentences that tell a treatment, promise a result, or say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Slide
from contentgen.plan.deck import make_deck
from contentgen.plan.outline import make_outline
from contentgen.plan.wording import careful_label, worded
from contentgen.read.article import read_article

BRAND = Brand(name="Harbor Physio")

HOLLOW = "Shoulder tension can affect people of all ages."

POST = """---
title: Cupping for Shoulder Tension
---
{intro}

## What Is Cupping?

Cupping is a technique used by trained clinicians to address tension in the shoulder region.

## How Does Cupping Work?

{process}

## Benefits of Cupping

- **Targeted Comfort:** Cupping lifts the skin of the shoulder, providing localized comfort.
- **Improved Motion:** Cupping can improve shoulder motion, strength, and balance.

## Safety

Cupping is generally considered safe when performed by a trained clinician. Side effects may \
include round marks and soreness. People should seek treatment from a licensed physical therapist \
with specialized training in cupping.
"""

PROCESS = (
    "During a visit, small cups are placed into tender areas identified by the therapist. The pull"
    " of the cup stimulates a local flush response—a brief contraction of the skin—resulting in"
    " the relaxation of the muscle. Cupping aims to ease tension in the shoulder."
)


@pytest.fixture
def deck_of(tmp_path: Path):
    def made(intro: str = "The shoulder works all day.", process: str = PROCESS) -> Deck:
        path = tmp_path / "post.md"
        path.write_text(POST.format(intro=intro, process=process), encoding="utf-8")
        article, _ = read_article(path, BRAND, path.name)
        return make_deck(article, make_outline(article), BRAND)

    return made


def of_role(deck: Deck, role: str) -> list[Slide]:
    return [slide for slide in deck.slides if slide.role == role]


def details(slide: Slide) -> list[str]:
    return [item.detail.plain for item in slide.items if item.detail]


def everything(deck: Deck) -> list[str]:
    return [text.plain for slide in deck.slides for _, text in slide.texts()]


def test_a_treatment_told_in_sentences_becomes_steps_of_the_clinician(deck_of) -> None:
    (steps,) = of_role(deck_of(), "steps")
    assert details(steps) == [
        "Your therapist finds the tender areas.",
        "Small cups go into these areas.",
        "The pull of the cup stimulates a local flush response—a brief contraction of the skin.",
        "The muscle relaxes.",
    ]
    refs = [item.detail.refs for item in steps.items if item.detail]
    assert refs[0] == refs[1] != refs[2] == refs[3]


@pytest.mark.parametrize(
    "process",
    [
        PROCESS.replace("are placed", "may be placed"),
        PROCESS.replace("by the therapist", "by the patient"),
        PROCESS + " It may leave round marks.",
    ],
)
def test_what_is_hedged_or_done_by_nobody_known_is_no_step(deck_of, process: str) -> None:
    assert of_role(deck_of(process=process), "steps") == []


def test_the_aim_stays_an_aim_beside_steps(deck_of) -> None:
    card = of_role(deck_of(), "recap")[0]
    rows = {item.term.plain: item.detail.plain for item in card.items if item.term and item.detail}
    assert rows["The aim"] == "Ease tension in the shoulder."


def test_the_card_to_save_does_not_say_the_definition_again(deck_of) -> None:
    deck = deck_of()
    body = of_role(deck, "definition")[0].slots["body"].plain
    assert everything(deck).count(body) == 1
    assert len(of_role(deck, "recap")[0].items) >= 2


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "Cupping lifts the skin of the shoulder, providing localized comfort.",
            "Cupping lifts the skin of the shoulder.",
        ),
        # A hedge, a purpose or a warning holds for the whole sentence: nothing goes.
        ("Cupping may lift the skin, providing some comfort.", None),
        ("A study reported that cups lift the skin, providing comfort.", None),
    ],
)
def test_a_result_promised_unhedged_is_left_out(sentence: str, said: str | None) -> None:
    assert worded(sentence, "en") == (said or sentence)


def test_a_sentence_that_is_leaned_on_keeps_its_result() -> None:
    sentence = "Cupping lifts the skin of the shoulder, providing localized comfort."
    assert worded(sentence, "en", leaned_on=True) == sentence


@pytest.mark.parametrize(
    ("label", "text", "said"),
    [
        (
            "Improved Motion",
            "Cupping can improve shoulder motion, strength, and balance.",
            "Can improve shoulder motion",
        ),
        ("Better Sleep", "Taping may help people with sprains lie on one side.", "Sleep"),
        ("Improved Motion", "Cupping lifts the skin.", ""),
        ("A quiet hour", "Cupping can improve shoulder motion.", ""),
    ],
)
def test_a_label_promises_no_more_than_its_text(label: str, text: str, said: str) -> None:
    assert careful_label(label, text, "en") == said


def test_benefits_show_their_labels_hedged_or_bare(deck_of) -> None:
    (benefits,) = [one for one in of_role(deck_of(), "list") if one.items[0].term]
    terms = [item.term.plain for item in benefits.items if item.term]
    assert terms == ["Comfort", "Can improve shoulder motion"]


@pytest.mark.parametrize(
    "after",
    [
        "Whether it comes from work or sport, ease matters for a good night and an easy day.",
        "Long days at a desk are hard on the neck.",
        "",
    ],
)
def test_that_anyone_can_have_it_heads_no_slide_and_fills_none(deck_of, after: str) -> None:
    deck = deck_of(intro=f"{HOLLOW} {after}".strip())
    for slide in deck.slides:
        headline = slide.slots.get("headline")
        assert headline is None or headline.plain != HOLLOW
        assert [text.plain for _, text in slide.texts()] != [HOLLOW]
    # "it" never stands without the sentence that names it
    alone = [text for text in everything(deck) if text.startswith("Whether it")]
    assert alone == []


@pytest.mark.parametrize(
    "more",
    [
        "A stiff shoulder can affect anyone who carries a bag.",
        "A stiff shoulder can affect everyone, but it can be eased.",
        "A stiff shoulder does not affect everyone.",
    ],
)
def test_a_sentence_that_says_more_than_anyone_still_opens(deck_of, more: str) -> None:
    assert more in everything(deck_of(intro=f"{more} The shoulder works all day."))


def test_a_sentence_with_a_stake_still_opens_a_deck(deck_of) -> None:
    stake = "A stiff shoulder makes every coat a chore."
    assert stake in everything(deck_of(intro=f"{stake} It can spoil a night, too."))
