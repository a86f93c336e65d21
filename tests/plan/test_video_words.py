"""What a video and a caption make of a post: one action, counts that are spoken, shots that fit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from contentgen.model.article import CallToAction
from contentgen.model.brand import Brand
from contentgen.model.script import Caption, Line, Script, Short, Upload
from contentgen.plan.caption import make_caption
from contentgen.plan.halves import halves
from contentgen.plan.outline import make_outline
from contentgen.plan.script import left_out, make_script
from contentgen.plan.short import make_short
from contentgen.plan.upload import make_upload
from contentgen.plan.voice import voice
from contentgen.read.article import read_article

BRAND = Brand(name="Elm Road Clinic", therapist="Robin Vale", credentials="PT, DPT")


@dataclass(frozen=True)
class Made:
    """Everything in words that a post becomes."""

    script: Script
    short: Short
    caption: Caption
    upload: Upload
    unsaid: dict[str, str]

    def lines(self, kind: str = "say", *, short: bool = False) -> list[str]:
        found = self.short.segments if short else self.script.segments
        return [plain(ln.text) for s in found for ln in s.lines if ln.kind == kind]

    def titles(self) -> list[str]:
        return [plain(title.text) for title in self.upload.titles]


def plain(text: str) -> str:
    return text.replace("’", "'").replace("\u00a0", " ")


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Made]:
    def made(text: str, title: str, lang: str = "en", brand: Brand = BRAND, more: str = "") -> Made:
        path = tmp_path / "post.md"
        head = f"---\ntitle: {title}\ndate: 2025-01-02\nlang: {lang}\n{more}---\n"
        path.write_text(head + text, encoding="utf-8")
        article, _ = read_article(path, brand, "post.md")
        outline = make_outline(article)
        script = make_script(article, outline, brand)
        return Made(
            script,
            make_short(article, outline, brand),
            make_caption(article, outline, brand),
            make_upload(article, outline, script, brand),
            {plain(o.text): o.reason for o in left_out(article, outline, script)},
        )

    return made


ELBOW = """
Opening a jar can make an elbow sting for the rest of the day.

## What is elbow pain?

Elbow pain at the outer side is often a sore tendon where the forearm muscles begin. It tends to
come back when the grip is used a lot. Many people notice it with a kettle or a heavy pan.

## What we look at

We watch how you grip, how the wrist bends and how the shoulder moves, and we compare both sides.

## When it should be seen

Call 911 if arm pain comes with chest pressure or trouble breathing. Get medical care the same day
if the elbow is hot, red and swollen, or if you cannot bend it after a fall. {safety}

## Keep moving

Short breaks may help some people to work with less pain. {close}
"""


def elbow(safety: str = "", close: str = "") -> str:
    return ELBOW.format(safety=safety, close=close)


def test_words_that_point_to_a_page_are_not_in_the_call_to_action(make) -> None:
    text = "Book online here, call the front desk, or follow us for more."
    asking = replace(BRAND, cta=CallToAction(button="Book a visit", text=text))
    made = make(elbow(), "Elbow pain at work", brand=asking)
    cta = next(s for s in made.script.segments if s.kind == "cta")
    assert [ln.text for ln in cta.lines if ln.kind == "say"] == [
        "Book a visit: the link is in the description."
    ]
    assert "here" not in made.caption.text.split("Book a visit")[-2].split("\n\n")[-1]
    assert made.caption.text.count("link in bio") == 1
    assert "front desk" not in made.caption.text


def test_an_invitation_that_asks_is_kept_and_a_button_here_gives_way(make) -> None:
    call = CallToAction(button="Click here", text="Would you like us to look?", ref="cta")
    made = make(elbow(), "Elbow pain at work", brand=replace(BRAND, cta=call))
    assert "Would you like us to look?" in plain(made.caption.text)
    assert "Click here" not in made.caption.text
    assert not any("Click here" in text for text in made.lines())


def test_a_sentence_that_only_points_down_the_page_is_not_spoken(make) -> None:
    made = make(elbow(close="The signs are listed below."), "Elbow pain at work")
    assert "The signs are listed below." not in made.lines()
    assert made.unsaid["The signs are listed below."].startswith("only says where")


def test_a_pointer_goes_but_the_shoulders_height_stays(make) -> None:
    kept = "Keep the arm below shoulder height if that is comfortable."
    said = "Stop if one of the signs above appears, and ask your physical therapist."
    spoken = make(elbow(safety=f"{kept} {said}"), "Elbow pain at work").lines()
    assert any("below shoulder height" in text for text in spoken)
    assert "Stop if one of the signs appears, and ask your physical therapist." in spoken


def test_a_short_names_its_topic_and_asks_only_what_follows(make) -> None:
    made = make(elbow(), "Elbow pain at work")
    hook, first = made.short.segments[0], made.short.segments[1]
    assert any("elbow pain" in line.text.casefold() for line in hook.lines)
    assert first.part != "safety", "the post has more to tell than its warnings"
    texts = made.lines(short=True)
    assert any(text.startswith("Call 911") for text in texts)
    assert 45 <= made.short.seconds <= 60


def test_a_short_of_warnings_alone_says_that_it_is_one(make) -> None:
    signs = " ".join(
        f"Get medical care the same day if sign number {n} of the knee shows up after a long walk."
        for n in range(3)
    )
    made = make(f"\n## When not to wait with knee pain\n\n{signs}\n", "Knee pain")
    texts = made.lines(short=True)
    place = next(n for n, text in enumerate(texts) if text.startswith("Get medical care"))
    assert texts[place - 1] == "When should you not wait?"


def test_what_the_short_leaves_out_of_the_emergencies_is_pointed_to(make) -> None:
    grave = "Call 911 if your chest hurts with every breath and you cannot speak a whole sentence."
    signs = " ".join(
        f"Get medical care the same day if sign number {n} of the elbow shows up, such as a "
        "change of color, a new numb place or a joint that will not move after a fall."
        for n in range(6)
    )
    made = make(elbow(safety=f"{grave} {signs}"), "Elbow pain at work")
    texts = made.lines(short=True)
    assert grave in texts
    assert "That's not the whole list. The full video has the other warning signs." in texts
    assert made.short.seconds <= 60


def test_the_thumbnail_is_the_posts_own_and_does_not_repeat_the_title(make) -> None:
    made = make(elbow(), "Elbow pain at work")
    assert made.upload.thumbnail.text == "ELBOW PAIN?"
    asked = elbow().replace("## Keep moving", "## Will it last?")
    assert make(asked, "Elbow pain at work").upload.thumbnail.text == "WILL IT LAST?"


BENEFITS = """
Many people ask about tape for a stiff neck.

## What is neck taping?

Neck taping is a thin elastic tape that a physical therapist lays on the skin over a muscle.

## Is it safe?

Neck taping is generally considered safe when a physical therapist checks the skin first. The tape
may irritate the skin, so take it off if the skin itches or burns.

## Benefits of neck taping

- **Comfort:** Some people may feel less stiff for a day or two after the tape has been put on.
- **Reminder:** The tape may remind some people to move their neck a little more often at work.
- **Choice:** The tape can be worn with other care, and it may be taken off again at any time.

{more}
"""


def test_a_count_in_a_title_is_the_count_that_is_spoken(make) -> None:
    for minutes in ("", "video:\n  minutes: 1\n"):
        made = make(BENEFITS.format(more=""), "Neck taping", more=minutes)
        spoken = sum(t.split(".")[0] in ("Comfort", "Reminder", "Choice") for t in made.lines())
        counts = {int(n) for title in made.titles() for n in re.findall(r"(\d) possible", title)}
        assert counts <= {spoken}
        if not minutes:
            assert any("3 possible benefits" in title for title in made.titles())


def test_is_it_safe_names_what_it_asks_about(make) -> None:
    bare = BENEFITS.replace("## Is it safe?", "## Safety").format(more="")
    named = make(bare, "Neck taping").script
    assert "Is neck taping safe?" in [segment.title for segment in named.segments]


def test_titles_are_shown_whole_and_differ(make) -> None:
    made = make(BENEFITS.format(more=""), "Neck taping for people who work at a desk all day long")
    titles = made.titles()
    assert len(titles) >= 3
    assert len({title.split(":")[-1] for title in titles}) == len(titles)
    ours = [t for t in made.upload.titles if "editor" in t.refs]
    assert all(len(title.text) <= 60 for title in ours)


def test_a_shot_has_to_do_with_the_line_or_is_the_speakers(make) -> None:
    made = make(elbow(), "Elbow pain at work")
    assert len(set(made.lines("broll"))) > 3
    myth = "Work wears out every elbow, and nothing else in this line calls for a picture."
    other = make(elbow(close=myth), "Elbow pain at work")
    filmed = " ".join(ln for ln in other.lines("broll"))
    assert "T-shirt" not in filmed


def test_the_practices_own_cue_wins_and_is_filmed_once(make) -> None:
    cue = "The blue kettle in our kitchen, being lifted once."
    own = replace(BRAND, broll={"kettle, jar*": cue})
    made = make(elbow(), "Elbow pain at work", brand=own)
    assert made.lines("broll").count(cue) == 1
    assert cue not in make(elbow(), "Elbow pain at work").lines("broll")


def screens(made: Made) -> list[Line]:
    return [ln for s in made.script.segments for ln in s.lines if ln.kind == "screen"]


def test_what_is_held_on_screen_can_be_read_in_its_time(make) -> None:
    long = (
        "Do not lift with the sore arm if the hand turns pale, cold or blue, or if the grip gives "
        "way without any warning while you carry something hot or heavy."
    )
    for text in (elbow(), elbow(safety=long), BENEFITS.format(more="")):
        for line in screens(make(text, "Elbow pain at work")):
            held = line.seconds and "editor" not in line.refs
            assert not held or len(line.text.split()) <= 3 * line.seconds


def test_a_heading_stands_only_before_a_line_about_it(make) -> None:
    close = "We cannot promise how far an elbow will come back."
    text = elbow(close=close).replace("## Keep moving", "## A small first step")
    caption = plain(make(text, "Elbow pain at work").caption.text)
    assert "A small first step:" not in caption


def test_the_recap_has_a_line_of_each_kind(make) -> None:
    more = (
        "## Next\n\nSee a physical therapist who has been trained in neck taping before you start."
    )
    made = make(BENEFITS.format(more=more), "Neck taping")
    recap = next(s for s in made.script.segments if s.kind == "recap")
    texts = [plain(ln.text) for ln in recap.lines if ln.kind == "say"]
    assert any("lays on the skin" in text for text in texts)
    assert any("generally considered safe when" in text or "may irritate" in text for text in texts)
    assert any("trained in neck taping" in text for text in texts)


STORY = """
I fell off a ladder in my own garden last May and lay there for a while, counting clouds.

The first week was slow. I could not reach a shelf, and I slept in a chair with two pillows.

Rain came in June. I walked in it every day, because walking did not hurt and the shelf still did.

{caveat}

Autumn was kinder. I reached the shelf again in October, and the cup was where I had left it. I
still take the stairs one at a time. If your arm is numb after a fall, get medical care the same
day.
"""


def test_a_story_keeps_its_caveat_in_every_piece(make) -> None:
    caveat = "I’m one person with one shoulder. Yours may need more time, or a doctor."
    made = make(STORY.format(caveat=caveat), "The slow way back up the ladder")
    assert "Yours may need more time, or a doctor." in made.lines()
    assert "Yours may need more time, or a doctor." in made.lines(short=True)
    assert "Yours may need more time" in made.caption.text


def test_a_story_that_is_too_long_keeps_its_end(make) -> None:
    filler = " ".join(
        f"On day number {n} not much happened, and it took the whole of the day to happen."
        for n in range(60)
    )
    long = STORY.format(caveat=filler)
    made = make(long, "The slow way back up the ladder", more="video:\n  minutes: 2\n")
    said = made.lines()
    assert "I still take the stairs one at a time." in said
    assert not any("number 40" in text for text in said)


def test_what_the_video_leaves_out_says_why_with_warnings_first(make) -> None:
    close = "In this post we talk about elbows. Book a visit with us today."
    made = make(elbow(close=close), "Elbow pain at work", more="video:\n  minutes: 1.2\n")
    assert made.unsaid
    assert "not in the video" not in made.unsaid.values()
    grave = [("Get medical care" in text or "Call 911" in text) for text in made.unsaid]
    assert grave == sorted(grave, reverse=True)


def test_who_should_ask_first_is_told_whole(make) -> None:
    who = (
        "## Who should tell us more first?\n\nTell us if you take blood thinners, bleed easily or "
        "may be pregnant. Tell us, too, about a skin infection or a metal allergy."
    )
    made = make(BENEFITS.format(more=who), "Neck taping")
    for text in (plain(made.caption.text), " ".join(made.lines(short=True))):
        assert ("blood thinners" in text) == ("metal allergy" in text)
    assert "blood thinners" in made.caption.text


EVIDENCE = """
## What is neck taping?

Neck taping is a thin elastic tape that a physical therapist lays on the skin over a muscle.

## What the research says

{first} The studies were small, so we read them with care and tell you so.

## Risks of neck taping

The tape may irritate the skin. Take it off if the skin itches, and avoid it on broken skin.
"""


def test_risks_follow_good_news_only_where_it_is_good(make) -> None:
    good = (
        "A review in the Journal of Tape reported encouraging results in people with stiff necks."
    )
    bad = "A review in the Journal of Tape did not find encouraging results in people at all."
    glad = make(EVIDENCE.format(first=good), "Neck taping").lines("transition")
    plainer = make(EVIDENCE.format(first=bad), "Neck taping").lines("transition")
    assert "So, what about the risks?" in glad
    assert "So, what about the risks?" not in plainer
    assert not any("good to hear" in text.casefold() for text in glad)


def test_spanish_frames_are_whole_and_spanish(make) -> None:
    text = (
        "\n## ¿Qué es el dolor de codo?\n\nEl dolor de codo suele venir de un tendón irritado en "
        "el antebrazo. Puede volver cuando se usa mucho la mano.\n\n## Cuándo consultar\n\nLlame "
        "al 911 si el dolor del brazo aparece con presión en el pecho. Más abajo hay más.\n"
    )
    own = replace(BRAND, cta=CallToAction(button="Pida una cita"), lang="es")
    made = make(text, "Dolor de codo", lang="es", brand=own)
    ours = [*made.titles(), made.upload.thumbnail.text, *made.lines(), *made.lines(short=True)]
    assert not any("explicado por fisioterapia" in line.casefold() for line in ours)
    assert not any(re.search(r"\b(?:the|link|book|video is)\b", line.casefold()) for line in ours)
    assert "Más abajo hay más." not in made.lines()


def test_a_short_piece_never_promises_an_outcome(make) -> None:
    promise = re.compile(
        r"\b(?:cure|fix|relief|heal|guarantee|pain-free)(?:s|ed|ing)?\b", re.IGNORECASE
    )
    for text, title in ((elbow(), "Elbow pain relief at work"), (BENEFITS, "Neck taping")):
        made = make(text.replace("{more}", ""), title)
        brief = [made.upload.thumbnail.text, *made.upload.tags, *made.caption.hashtags]
        brief += [made.upload.pinned_comment.text, made.short.title]
        assert not [piece for piece in brief if promise.search(piece)]


@pytest.mark.parametrize(
    ("text", "many"),
    [
        (
            "As a physical therapist I often see people who grip a tool all day long, and one "
            "thing that has been said for years is that rest is enough.",
            2,
        ),
        (
            "We want you to leave with a plain answer in your own words, a plan on paper, and one "
            "or two things to do at home each day.",
            1,
        ),
        (
            "If the elbow is sore after a long day at work you can rest it for a while, and you "
            "may hold something cold against it.",
            1,
        ),
        (
            "The elbow may feel better after a short break from the heavy tools at work, and you "
            "can go back unless it still hurts.",
            1,
        ),
        ("It may feel better after a break, and you can go back.", 1),
    ],
)
def test_a_long_sentence_is_cut_only_before_a_subject_of_its_own(text: str, many: int) -> None:
    made = halves(text, voice("en"))
    assert len(made) == many
    assert many > 1 or made == (text,)
    assert all(half[0].isupper() and half.endswith(".") for half in made)
    assert halves(text, voice("sv")) == (text,)


def test_the_pinned_comment_holds_the_questions_to_ask_first(make) -> None:
    who = (
        "burns. Patients should seek treatment from a licensed physical therapist with training in "
        "neck taping."
    )
    made = make(BENEFITS.format(more="").replace("burns.", who), "Neck taping")
    comment = plain(made.upload.pinned_comment.text)
    cards = [text for text in made.lines("screen") if text[:1].isdigit() and text.endswith("?")]
    assert len(cards) == 2
    assert all(card in comment for card in cards)
    assert "keep personal health details out" in comment


WHO_NOT = """
Many people ask about cups on the back.

## Do not have cupping if

- You take blood thinners.
- You have a fever.
- You have broken skin on your back.

## Side effects

Round marks may stay for some days. Tell your therapist if the marks hurt or blister.
"""


def test_a_list_is_never_said_without_the_heading_that_rules_it(make) -> None:
    made = make(WHO_NOT, "Cupping for a stiff back")
    said = made.lines()
    place = said.index("Do not have cupping if:")
    assert said[place + 1 : place + 4] == [
        "You take blood thinners.",
        "You have a fever.",
        "You have broken skin on your back.",
    ]
    caption = plain(made.caption.text)
    assert "Do not have cupping if: You take blood thinners." in caption
    short = made.lines(short=True)
    assert ("You have a fever." in short) == ("Do not have cupping if:" in short)
    shown = made.lines("screen") + made.lines("screen", short=True)
    assert ("You have a fever." in shown) == ("Do not have cupping if:" in shown)


def test_a_table_of_figures_is_announced_and_shown(make) -> None:
    rows = ("Move | Sets | Reps", "---|---|---", "Heel raise | 2 | 10", "Wall push | 1 | 12")
    table = "".join(f"| {row} |\n" for row in rows)
    made = make(elbow(close=f"\n\n## Two moves\n\n{table}"), "Elbow pain at work")
    assert "Here's the table." in made.lines()
    assert not any("Sets" in text for text in made.lines())


def test_a_routine_outlives_the_wish_for_a_short_video(make) -> None:
    moves = "\n".join(
        f"{n}. **Move {n}.** Do this slowly, for as long as it takes to breathe out {n} times."
        for n in range(1, 6)
    )
    filler = " ".join(f"Sentence {n} says little that anyone needs to hear." for n in range(14))
    text = f"{elbow()}\n## The routine\n\nMove slowly.\n\n{moves}\n\n## More thoughts\n\n{filler}\n"
    said = make(text, "Elbow pain at work", more="video:\n  minutes: 2.6\n").lines()
    assert sum(text.startswith("Move ") for text in said) >= 5
    assert not any("Sentence 9" in text for text in said)
