"""What is said, printed and shown of a sentence: plainer where that is safe, else word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.model.brand import Brand
from contentgen.model.script import Caption, Script, Short
from contentgen.plan.caption import make_caption
from contentgen.plan.outline import make_outline
from contentgen.plan.script import make_script
from contentgen.plan.short import make_short
from contentgen.read.article import read_article

POST = """---
title: Cupping Therapy for Shoulder Pain
date: 2025-01-02
lang: {lang}
---
Shoulder pain can make it hard for individuals to sleep, to work and to lift a child.

## What Is Cupping Therapy?

Unlike massage, which is done with the hands alone, cupping therapy uses a soft cup that lifts the
skin. Cupping therapy is a technique utilized by trained physical therapists to treat tight
muscles, stiff joints and sore tendons in the shoulder. {what}

## How Does Cupping Therapy Work?

During a session, thin needles are placed into painful areas identified by the therapist. {how}

## Safety

While cupping therapy is generally considered safe when performed by a qualified practitioner, it's
essential to watch the skin and minimize the risk of blisters. Side effects may include bruising
and soreness for 3 days. Patients should seek treatment from a licensed physical therapist with
training in cupping therapy. {safety}

## Benefits of Cupping Therapy

- **Faster Recovery:** Cupping therapy may expedite the healing process by promoting circulation.
- **Better Sleep:** Some people report that they sleep better, and nobody knows why that is so.
"""


@pytest.fixture
def build(tmp_path: Path):
    def made(
        what: str = "", how: str = "", safety: str = "", lang: str = "en"
    ) -> tuple[Script, Short, Caption]:
        path = tmp_path / "cupping.md"
        path.write_text(POST.format(what=what, how=how, safety=safety, lang=lang), encoding="utf-8")
        brand = Brand(name="Elm Road Clinic")
        article, _ = read_article(path, brand, "cupping.md")
        outline = make_outline(article)
        return (
            make_script(article, outline, brand),
            make_short(article, outline, brand),
            make_caption(article, outline, brand),
        )

    return made


def lines(video: Script | Short, kind: str = "say") -> list[str]:
    found = [ln.text for segment in video.segments for ln in segment.lines if ln.kind == kind]
    return [text.replace("’", "'").replace("\u00a0", " ") for text in found]


def test_a_sentence_is_said_in_breaths_with_their_own_seconds(build) -> None:
    script, _, _ = build()
    said = {ln.text: ln for segment in script.segments for ln in segment.lines}
    one = said["Cupping therapy is a technique."]
    two = said[
        "Trained physical therapists use it to treat tight muscles, stiff joints and sore tendons"
        " in the shoulder."
    ]
    assert one.refs == two.refs
    assert one.seconds == pytest.approx(5 * 60 / script.wpm + 0.3, abs=1)
    assert two.seconds == pytest.approx(17 * 60 / script.wpm + 0.3, abs=1)


def test_an_aim_is_the_topics_own(build) -> None:
    script, _, caption = build(how="Cupping therapy aims to alleviate pain in some people.")
    aim = "The aim: ease pain in some people."
    assert aim in lines(script)
    assert aim in caption.text.split("\n\n")
    other = "Physical therapy aims to restore function in most people after an injury."
    for made in (*build(what=other)[:2], *build(how=other)[:2]):
        assert not any(text.startswith("The aim") for text in lines(made))


def test_what_names_an_emergency_is_word_for_word_everywhere(build) -> None:
    urgent = "Individuals should seek medical care right away if they cannot lift the arm."
    script, short, caption = build(safety=urgent)
    assert urgent in lines(script)
    assert urgent in lines(short)
    assert urgent in caption.text


def test_quotes_are_word_for_word(build) -> None:
    quoted = (
        "Her surgeon said, “Individuals utilize cups because it is a habit,” and left it there."
    )
    said = lines(build(what=quoted)[0])
    assert quoted in said


def test_a_label_is_not_said_where_its_sentence_says_less(build) -> None:
    script, _, caption = build()
    said = lines(script)
    assert not any("Faster recovery" in text for text in (*said, caption.text))
    place = next(n for n, text in enumerate(said) if "speed up the healing" in text)
    assert said[place].startswith("One. Cupping therapy may ")
    assert said[place + 1].startswith("Two. ")
    assert "1. May speed up healing" in lines(script, "screen")


def test_questions_follow_the_sentence_that_names_whom_to_see(build) -> None:
    script, _, _ = build()
    said = lines(script)
    place = said.index("Before you book, ask two questions.")
    assert said[place - 1].startswith("Seek treatment from a licensed physical therapist")
    assert said[place + 1 : place + 3] == [
        "One: are you a licensed physical therapist?",
        "Two: what training do you have in cupping therapy?",
    ]
    assert said.count("Before you book, ask two questions.") == 1


def test_a_treatment_is_told_in_steps_or_as_written(build) -> None:
    rest = (
        "The lift of the cup stimulates a local stretch response, resulting in the relaxation of "
        "the muscle."
    )
    said = lines(build(how=rest)[0])
    place = said.index("Step one. Your therapist finds the painful areas.")
    assert said[place + 1] == "Step two. Thin needles go into these areas."
    assert not any("you place" in text.casefold() for text in said)
    unsafe = lines(build(how="You may also do it at home with a cup from the kitchen.")[0])
    assert not any(text.startswith("Step ") for text in unsafe)


def test_a_caption_is_cut_next_to_what_it_leaves_out(build) -> None:
    _, _, caption = build()
    told = caption.text.replace("’", "'")
    assert "generally considered safe when performed by a qualified practitioner" in told
    assert "Who to see: Seek treatment from a licensed physical therapist with training in" in told
    assert "risk of blisters" in told  # nothing else in the caption names a risk


def test_a_language_without_rewrites_is_word_for_word(build) -> None:
    said = lines(build(lang="sv")[0])
    assert any(text.startswith("Patients should seek treatment from") for text in said)
    assert not any("Before you book" in text for text in said)
