"""What a post is about is in its video, and nothing else promises what is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from contentgen.model.brand import Brand
from contentgen.model.script import Caption, Script, Short, Upload
from contentgen.plan.caption import make_caption
from contentgen.plan.outline import make_outline
from contentgen.plan.script import make_script
from contentgen.plan.short import make_short
from contentgen.plan.upload import make_upload
from contentgen.read.article import read_article

BRAND = Brand(name="Elm Road Clinic", therapist="Robin Vale", credentials="PT, DPT")

SIGNS = """## Rule out these signs first

Get medical care the same day if your wrist is hot, swollen or bent after a fall. Breaks do not \
always show these signs, so when in doubt, ask.

Call 911 if your hand turns cold and blue.
"""
MOVES = """1. **Circle.** Rest the arm on a table and draw five slow rings in the air with the hand.
2. **Flutter.** Spread the fingers as wide as is easy, then let them close again, four times.
3. **Slide.** Push a towel across the desk with a flat palm and bring it back.
4. **Squeeze.** Hold a soft ball for two breaths without pressing hard.
5. **Shake.** Let both arms hang and shake them loose for a moment."""
FILLER = " ".join(f"Wrists were described in book number {n} on that shelf." for n in range(9))
ROUTINE = f"""Wrists get tired at a desk. {FILLER}

So this is what you will find here: what to check first, how to move, and when to stop.

It's meant for adults with a tired wrist who had no fall.

{SIGNS}
## The break

Move slowly and stay in an easy range.

{MOVES}

## More on desks

{FILLER}
"""
TABLE = "\n".join(
    f"| Week {n} | Hold the ball for {n} breaths. | The hand feels rested. |" for n in range(1, 6)
)
PLAN = f"""Wrists get tired at a desk. {FILLER}

It's meant for adults with a mild wrist strain.

## What is a wrist strain?

A wrist strain is a pulled ligament at the wrist. {FILLER}

{FILLER}

{SIGNS}
## Ready for the ball?

We like to see all of these before the first squeeze:

- You can open a door without pain.
- You can lift a cup of tea.
- You can press on the table with a flat hand.

## Week by week

This table is an example, and it starts after you have passed the checks above.

| Week | A session may look like this | Move on when |
| --- | --- | --- |
{TABLE}

## How to read the table

Treat the weeks as names. You can repeat one.

## Colors

**Green:** The wrist feels a little tired, if at all. Carry on.

**Red:** The wrist hurts at night, if you lie on it. Stop.

## Tips

Early on, the aim is to keep the wrist gently busy.
"""


class Told(NamedTuple):
    script: Script
    short: Short
    caption: Caption
    upload: Upload

    def lines(self, kind: str = "say") -> list[str]:
        return [plain(ln.text) for s in self.script.segments for ln in s.lines if ln.kind == kind]


def plain(text: str) -> str:
    return text.replace("’", "'").replace("\u00a0", " ").replace("\n", " ")


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., Told]:
    def make(text: str, title: str, more: str = "") -> Told:
        path = tmp_path / "post.md"
        path.write_text(f"---\ntitle: {title}\n{more}---\n\n{text}", encoding="utf-8")
        article, _ = read_article(path, BRAND, "post.md")
        outline = make_outline(article)
        script = make_script(article, outline, BRAND)
        return Told(
            script,
            make_short(article, outline, BRAND),
            make_caption(article, outline, BRAND),
            make_upload(article, outline, script, BRAND),
        )

    return make


def test_the_steps_outlive_the_wished_length_and_the_opening_pays(told) -> None:
    made = told(ROUTINE, "A desk break for a tired wrist", "video:\n  minutes: 1.5\n")
    texts = made.lines()
    steps = [
        t for t in texts if t.split(".")[0] in ("Circle", "Flutter", "Slide", "Squeeze", "Shake")
    ]
    assert len(steps) == 5
    assert 90 < made.script.seconds <= 420
    assert not any("book number 5" in text for text in texts)
    assert any("adults with a tired wrist" in text for text in texts)
    assert any("Call 911" in text for text in texts)


def test_a_sentence_that_lists_what_is_to_come_is_left_to_the_promise(told) -> None:
    made = told(ROUTINE, "A desk break for a tired wrist")
    assert not any("what you will find here" in text for text in made.lines())


def test_a_table_is_told_below_its_assumption_and_behind_the_checks_it_names(told) -> None:
    texts = told(PLAN, "The way back after a wrist strain", "video:\n  minutes: 3\n").lines()
    place = texts.index("This table is an example, and it starts after you have passed the checks.")
    assert place > texts.index("We like to see all of these before the first squeeze:")
    rows = [text for text in texts if text.startswith("Week ")]
    assert len(rows) == 5
    assert all("may look like this" in row for row in rows)


def test_how_to_read_a_table_is_not_told_without_the_table(told) -> None:
    long = "\n".join(
        f"| Week {n} | {' '.join(['Hold the ball, put it down and rest for one breath.'] * 9)} "
        "| The hand feels rested. |"
        for n in range(1, 14)
    )
    made = told(PLAN.replace(TABLE, long), "The way back after a wrist strain")
    texts = made.lines()
    assert not any(text.startswith("Week ") for text in texts)
    assert "Treat the weeks as names." not in texts
    assert made.script.seconds <= 420


def test_what_takes_back_a_list_of_signs_travels_with_it(told) -> None:
    made = told(PLAN, "The way back after a wrist strain")
    limit = "Breaks do not always show these signs, so when in doubt, ask."
    short = " ".join(plain(ln.text) for s in made.short.segments for ln in s.lines)
    description = " ".join(plain(p.text) for p in made.upload.description)
    for text in (short, plain(made.caption.text), description):
        signs = text.index("swollen or bent after a fall.")
        assert limit in text[signs : signs + 120]


def test_a_heading_that_points_is_not_lifted_out_of_its_part(told) -> None:
    asked = ROUTINE.replace("## More on desks", "## Who should ask before trying this?")
    made = told(asked, "A desk break for a tired wrist", "hook: Is your wrist tired?\n")
    hook = [plain(line.text) for line in made.script.segments[0].lines]
    assert not any("trying this" in text for text in hook)
    assert not any("trying this" in title.text for title in made.upload.titles)


def test_a_short_does_not_open_with_a_question_that_it_leaves_open(told) -> None:
    more = "hook: When can you juggle again after a wrist strain?\n"
    made = told(PLAN, "The way back after a wrist strain", more)
    assert "juggle" in made.lines()[0]
    assert not any("juggle" in ln.text for s in made.short.segments for ln in s.lines)


def test_a_caption_warns_first_where_the_post_does_and_says_for_whom_steps_are(told) -> None:
    text = plain(told(ROUTINE, "A desk break for a tired wrist").caption.text)
    assert text.index("Rule out these signs first: Get medical care") < text.index("1. Circle")
    assert text.index("adults with a tired wrist who had no fall") < text.index("1. Circle")


def test_a_caption_shows_the_checks_and_no_tip_for_some_of_the_readers(told) -> None:
    text = told(PLAN, "The way back after a wrist strain").caption.text
    assert "before the first squeeze:\n• You can open a door without pain.\n" in text
    assert "gently busy" not in text


def test_one_word_labels_stand_on_screen(told) -> None:
    shown = told(PLAN, "The way back after a wrist strain").lines("screen")
    assert any(text.endswith("Green") for text in shown)
    assert any(text.endswith("Red") for text in shown)


CUPPING = """Neck pain can affect people of all ages and every kind of worker.

Many of them sit at a desk until the evening and get up stiff.

## What is neck cupping?

Neck cupping is a specialized technique used by trained clinicians, including physical \
therapists, to address neck pain.

## How does neck cupping work?

During a session, small silicone cups are placed on tender areas identified by the therapist. \
The pull of the cup stimulates a warm flush, causing the muscle to relax.

## Is neck cupping safe?

While neck cupping is generally considered safe when performed by a qualified practitioner, it is \
essential to prioritize patient safety and minimize the risk of adverse events. Possible side \
effects may include round marks for a few days. Patients should seek treatment from a licensed \
physical therapist with training in cupping.

## Conclusion

Ask a qualified physical therapist whether a cup suits your neck, above all if your skin bruises.
Neck cupping can play a significant role in a calmer neck.
"""


def test_what_speaks_to_practitioners_is_not_said_and_its_limit_is(told) -> None:
    texts = told(CUPPING, "Neck cupping for neck pain").lines()
    assert not any("patient safety" in text or "adverse events" in text for text in texts)
    assert any("safe when performed by a qualified practitioner" in text for text in texts)


def test_a_conclusion_ends_on_whom_to_ask(told) -> None:
    texts = told(CUPPING, "Neck cupping for neck pain").lines()
    assert not any("significant role" in text for text in texts)
    assert any("qualified physical therapist" in text for text in texts)


def test_that_anyone_can_have_it_is_no_line_of_a_caption_or_a_short(told) -> None:
    made = told(CUPPING, "Neck cupping for neck pain")
    short = [plain(ln.text) for s in made.short.segments for ln in s.lines]
    assert not any("all ages" in text for text in (made.caption.text, *short))


def test_a_definition_that_stands_alone_says_what_is_done(told) -> None:
    text = plain(told(CUPPING, "Neck cupping for neck pain").caption.text)
    (what,) = [line for line in text.split("\n\n") if "specialized technique" in line]
    assert "cups go into" in what or "cups go on" in what or "cups are placed" in what
