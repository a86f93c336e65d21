"""Sentences of a post on slides in fewer, plainer words: where they may be, and where never."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Slide
from contentgen.plan.deck import make_deck
from contentgen.plan.outline import make_outline
from contentgen.plan.trace import Row, deck_rows
from contentgen.plan.wording import questions_first, the_aim, worded
from contentgen.read.article import read_article

POST = """---
title: Cupping for Shoulder Tension
lang: {lang}
---
Shoulder tension can affect individuals of any age. Most of them sit a lot.

## What Is Cupping?

Cupping is a technique utilized by trained clinicians to address tension in the neck and shoulder \
region and pain and dysfunction.

## How Does It Work?

A clinician puts cups on the skin. By lifting the skin, cupping aims to alleviate tension and \
restore movement in the shoulder.

## What the Research Says

A review published in the Journal of Cups demonstrated that cupping was effective in reducing \
tension in individuals with sore necks. Additionally, a trial published in the Journal of Necks \
concluded that it was of help to 12 of 40 adults.

## Safety

While cupping is generally considered safe when performed by a trained clinician, it is essential \
to minimize the risk of adverse events. Possible side effects may include bruising. However, \
serious complications are rare. People should seek treatment from a licensed physical therapist \
with specialized training in cupping to ensure safe and effective care.

## Benefits

- **Faster Recovery:** Cupping may expedite the healing process by promoting circulation.
- **Company:** Cupping can be a quiet half hour, enhancing the day.

## Steps

1. Commence with a warm shower.
2. Utilize a chair with a back.

## Closing

Cupping is one option. Patients need to consult with a qualified physical therapist to determine \
if cupping is suitable for their specific condition.
"""


@pytest.fixture
def deck_in(tmp_path: Path):
    def make(lang: str) -> tuple[Deck, tuple[Row, ...]]:
        path = tmp_path / "post.md"
        path.write_text(POST.format(lang=lang), encoding="utf-8")
        article = read_article(path, Brand(), "post.md")[0]
        deck = make_deck(article, make_outline(article), Brand())
        return deck, deck_rows(article, deck)

    return make


def of_role(deck: Deck, role: str) -> Slide:
    return next(slide for slide in deck.slides if slide.role == role)


def said(slide: Slide) -> list[str]:
    return [text.plain for _, text in slide.texts()]


def test_findings_are_reported_with_source_and_people(deck_in) -> None:
    first, second = said(of_role(deck_in("en")[0], "evidence"))[1:]
    assert first == (
        "A review published in the Journal of Cups reported that cupping was effective in "
        "reducing tension in people with sore necks."
    )
    assert second.startswith("A trial published in the Journal of Necks")
    assert second.endswith("12 of 40 adults.")


def test_the_reassurance_stands_alone_only_beside_the_side_effects(deck_in) -> None:
    lines = said(of_role(deck_in("en")[0], "safety"))[1:]
    assert lines[0] == (
        "Cupping is generally considered safe when performed by a trained clinician."
    )
    assert lines[1] == "Possible side effects may include bruising."
    assert lines[2] == "Serious complications are rare."


def test_advice_among_warnings_is_given_as_one_gives_it(deck_in) -> None:
    last = said(of_role(deck_in("en")[0], "safety"))[-1]
    assert last == (
        "Seek treatment from a licensed physical therapist with specialized training in cupping"
        " to ensure safe and effective care."
    )


def test_a_label_hedges_what_its_sentence_hedges(deck_in) -> None:
    terms = [item.term.plain for item in of_role(deck_in("en")[0], "list").items if item.term]
    assert terms == ["May speed up healing", "Company"]


def test_steps_stay_word_for_word(deck_in) -> None:
    steps = said(of_role(deck_in("en")[0], "steps"))
    assert steps[1:] == ["Commence with a warm shower.", "Utilize a chair with a back."]


def test_the_card_to_save_has_the_aim_and_what_to_ask(deck_in) -> None:
    items = of_role(deck_in("en")[0], "recap").items
    rows = {item.term.plain: item.detail.plain for item in items if item.term and item.detail}
    assert rows["The aim"] == "Ease tension and restore movement in the shoulder."
    assert rows["Ask first"] == (
        "Are you a licensed physical therapist? What specialized training do you have in cupping?"
    )


def test_the_last_slide_asks_and_never_says_yes(deck_in) -> None:
    last = deck_in("en")[0].slides[-1]
    assert last.slots["headline"].plain == "Is cupping suitable for you?"
    assert last.slots["body"].plain == (
        "That depends on your specific condition. Ask a qualified physical therapist."
    )
    assert last.slots["headline"].refs == last.slots["body"].refs


def test_the_trace_tells_reworded_lines_from_the_posts_own(deck_in) -> None:
    kinds = {row.text: row.kind for row in deck_in("en")[1]}
    assert kinds["Serious complications are rare."] == "reworded"
    assert kinds["Is cupping suitable for you?"] == "reworded"
    assert kinds["May speed up healing"] == "reworded"
    assert kinds["Possible side effects may include bruising."] == "post"
    assert kinds["Commence with a warm shower."] == "post"
    assert kinds["Company"] == "post"


@pytest.mark.parametrize("lang", ["fr", "es"])
def test_a_language_without_rewrites_stays_word_for_word(deck_in, lang: str) -> None:
    kinds = {row.kind for row in deck_in(lang)[1]}
    assert "post" in kinds
    assert "reworded" not in kinds


@pytest.mark.parametrize(
    "sentence",
    [
        "Call 911 and utilize nothing if individuals around you faint.",
        "Individuals with a fever require medical care the same day.",
        "She said “utilize the rail” and went.",
        "Ask a doctor first if individuals in your family had a clot.",
        "Some individuals may often need help if they usually cannot walk without a stick.",
    ],
)
def test_what_must_be_word_for_word_is(sentence: str) -> None:
    assert worded(sentence, "en") == sentence


def test_a_sentence_of_one_breath_loses_nothing() -> None:
    short = "Walking can help the calf, facilitating more efficient movement."
    assert worded(short, "en") == short
    long = (
        "By loading the calf slowly over several weeks, walking can enhance strength, balance, "
        "and comfort, facilitating more efficient movement patterns."
    )
    brief = worded(long, "en")
    assert brief.endswith("walking can improve strength, balance, and comfort.")
    assert worded(long, "en", light=True).endswith("facilitating more efficient movement patterns.")


def test_an_aim_needs_its_term_and_a_limit_its_question() -> None:
    assert the_aim("Cupping aims to ease pain.", "", "en") == ""
    assert the_aim("Cupping eases pain.", "The aim", "en") == ""
    assert questions_first("See a licensed physical therapist.", "en") == ""
    assert questions_first("Never see a therapist without training in cupping.", "en") == ""
