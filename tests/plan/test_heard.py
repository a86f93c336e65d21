"""What a viewer hears: breaths, signs with what to do, announcements, pieces that stand alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.model.brand import Brand
from contentgen.model.script import Script, Short
from contentgen.plan.modest import modest
from contentgen.plan.outline import make_outline
from contentgen.plan.pauses import bare, paused
from contentgen.plan.upload import journals
from contentgen.plan.voice import voice
from contentgen.read.article import read_article
from contentgen.words import Words, write_words

BRAND = Brand(name="Elm Road Clinic", therapist="Robin Vale", credentials="PT, DPT")
EN = voice("en")
LONG = (
    "Whether it comes from a long drive, a new bed, or a cold night on the sofa, "
    "a stiff neck can make it hard to look over your shoulder in the car."
)


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Words]:
    def build(text: str, title: str, more: str = "", brand: Brand = BRAND) -> Words:
        path = tmp_path / "post.md"
        path.write_text(f"---\ntitle: {title}\n{more}---\n{text}", encoding="utf-8")
        article, _ = read_article(path, brand, "post.md")
        return write_words(article, make_outline(article), brand)

    return build


def said(script: Script | Short, kind: str = "say") -> list[str]:
    found = [line for segment in script.segments for line in segment.lines if line.kind == kind]
    return [bare(line.text).replace("’", "'").replace("\u00a0", " ") for line in found]


def test_a_long_line_has_pauses_in_stretches_of_a_breath():
    told = paused(LONG, EN)
    assert bare(told) == LONG
    assert [part.split()[0] for part in told.split("\n")][-1] == "a"
    assert max(len(part.split()) for part in told.split("\n")) <= 18
    assert paused("This line is short enough.", EN) == "This line is short enough."


words = st.sampled_from(["pain", "and", "may", "not", "if", "rest,", "walk", "in", "because", "2"])


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=1, max_size=70), st.sampled_from(["en", "es", "fi"]))
def test_pauses_change_no_word(found, lang):
    line = " ".join(found)
    assert bare(paused(line, voice(lang))) == line


def test_each_pause_is_a_breath_of_time(made):
    script = made(f"{LONG}\n\n## What helps\n\nWalk a little every day.\n", "Stiff neck").script
    lines = [ln for s in script.segments for ln in s.lines if ln.kind == "say" and "\n" in ln.text]
    assert lines
    plain = len(LONG.split()) * 60 / script.wpm
    (line,) = [ln for ln in lines if bare(ln.text) == LONG]
    assert line.seconds >= plain


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        (
            "Cupping lifts the skin over sore muscles, improving blood flow.",
            "Cupping lifts the skin",
        ),
        ("Cupping may lift the skin over sore muscles, improving blood flow.", "improving"),
        ("One trial reported that cupping lifts the skin, improving blood flow.", "improving"),
    ],
)
def test_a_result_promised_without_a_hedge_is_not_said(sentence, left):
    assert left in modest(sentence, EN)
    assert ("improving" in modest(sentence, EN)) == (left == "improving")


WARNS = """
Backs feel stiff on cold mornings, and most of them loosen up within the first hour of the day.

## Warm up

Walk around the house for two minutes. Swing your arms while the kettle boils.

## When to stop

Losing control of your bladder is an emergency. Call 911. Stop for the day if you feel dizzy.
"""


def test_what_to_do_stays_with_its_sign_and_is_never_shown_alone(made):
    words = made(WARNS, "Stiff mornings")
    for lines in (said(words.script), said(words.short)):
        for place, line in enumerate(lines):
            if line == "Call 911.":
                assert "emergency" in lines[place - 1]
    assert "Call 911." in said(words.short)
    assert "Call 911." not in [*said(words.script, "screen"), *said(words.short, "screen")]


def test_the_first_part_is_announced(made):
    script = made(WARNS, "Stiff mornings").script
    assert said(script, "transition")[0] == "Warm up."


PLAN = """
This plan is for adults with a mild sprain who can already walk.

## Week 1

- Draw circles with your foot, twice a day.
- Walk for ten minutes on flat ground.

## Week 2

- Do ten heel raises with both feet.
- Stand on one leg near a counter for a while, with a chair behind you.

## When to stop

Stop and see a doctor if your foot turns cold or numb.
"""


def test_a_short_of_a_plan_says_for_whom_it_is_and_skips_no_week(made):
    lines = said(made(PLAN, "Walking after an ankle sprain").short)
    assert any(line.startswith("This plan is for adults") for line in lines)
    if any("heel raises" in line for line in lines):
        assert any("circles" in line for line in lines)
    assert any("cold or numb" in line for line in lines)


RISK = """
Cupping therapy has been around for a long time, and many athletes ask us about it every season.

## Cupping therapy: the risks

Marks on the skin fade within two weeks. Cupping therapy is generally considered safe when
performed by a qualified practitioner. Tell us first if you take blood thinners of any kind.

## What is cupping therapy?

Cupping therapy is a treatment in which soft cups lift the skin over tight muscles for a while. The
cups stay in one place or slide along the skin with a little oil, and both are usual with us.
"""


def test_by_whom_it_is_done_is_said_once_more(made):
    lines = said(made(RISK, "Cupping therapy").script)
    safe = next(n for n, line in enumerate(lines) if "generally considered safe" in line)
    assert lines[safe + 1].endswith(": when performed by a qualified practitioner.")


def test_is_it_safe_is_asked_only_where_the_treatment_is_spoken_of(made):
    fever = RISK.replace("the risks", "call us").replace("generally considered safe", "often done")
    asks = [*said(made(fever, "Cupping therapy").script)[:3]]
    assert not [line for line in asks if "safe" in line]
    assert [line for line in said(made(RISK, "Cupping therapy").script)[:3] if "safe" in line]


def test_a_definition_does_not_repeat_its_lead(made):
    text = made(RISK, "Cupping therapy").caption.text
    assert "What it is: a treatment in which soft cups" in text


def test_a_very_short_post_is_told_whole_in_its_caption(made):
    text = "We are closed on Friday for a course. Call 911 in an emergency. See you on Monday."
    caption = made(text, "Closed on Friday").caption.text
    assert all(f"{sentence}." in caption for sentence in text.rstrip(".").split(". "))


def test_a_vague_topic_has_titles_of_its_own_words(made):
    text = "Coffee at home needs a mug.\n\n## What you need\n\nA mug and a filter.\n"
    article = made(text, "Two mugs and a filter").upload
    names = [title.text for title in article.titles]
    assert len(names) >= 3
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("A review in the Journal of Hand Care reported less pain.", ["Journal of Hand Care"]),
        ("It was in The Lancet in 2019.", ["The Lancet"]),
        ("Many studies look good.", []),
    ],
)
def test_a_journal_is_named_in_the_place_for_its_citation(sentence, named):
    assert journals(sentence) == named


def test_each_part_of_a_carousel_has_a_caption_of_its_own(made):
    part = "\n\n".join(
        f"## {name}\n\n"
        + " ".join(
            f"The {name.lower()} story often has {n} chapters, and each is short enough to read."
            for n in range(2, 9)
        )
        for name in ("Shoulder", "Elbow", "Wrist", "Hand")
    )
    words = made(part, "An arm from top to bottom", "carousel: {parts: 2}\n")
    first, second = (caption.text for caption in words.part_captions)
    assert "shoulder story" in first
    assert "shoulder story" not in second
    assert "wrist story" in second


def test_the_practices_own_gloss_wins_on_screen(made):
    text = WARNS.replace("Swing your arms", "Mind your fascia")
    own = Brand(name="Elm Road Clinic", glossary={"fascia": "the body's wrapping"})
    assert "Fascia: the body's wrapping" in said(
        made(text, "Stiff mornings", brand=own).script, "screen"
    )
    marked = [
        line for line in said(made(text, "Stiff mornings").script, "screen") if "Fascia" in line
    ]
    assert marked
    assert all("(editor's gloss)" in line for line in marked)
