"""The filming outline and the short: words from the post, times that add up."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.model.article import (
    Article,
    Block,
    CallToAction,
    Item,
    Meta,
    Section,
    Sentence,
    VideoOptions,
)
from contentgen.model.brand import Brand
from contentgen.model.outline import Entry, Lock, Outline, Part, Point, SectionKind
from contentgen.model.script import Line, Script, Segment, Short
from contentgen.plan.script import left_out, make_script
from contentgen.plan.short import make_short

BRAND = Brand(name="Elm Road Clinic", therapist="Robin Vale", credentials="PT, DPT")


@dataclass
class Told:
    """One section as a test tells it: sentences, and (label, sentence) entries."""

    kind: SectionKind
    heading: str
    said: tuple[str, ...] = ()
    entries: tuple[tuple[str, str], ...] = ()
    question: str = ""
    ordered: bool = False
    locks: tuple[tuple[str, Lock], ...] = ()
    tied: tuple[int, ...] = ()


def post(
    *sections: Told, topic: str = "heat packs", lang: str = "en", **meta: object
) -> tuple[Article, Outline]:
    """Build a post and its outline by hand, so that neither reader nor outliner is tested here."""
    number, line = 0, 5
    read, parts = [], []
    for told in sections:
        blocks: list[Block] = []
        ref = ""
        if told.heading:
            number, line = number + 1, line + 2
            ref = f"p{number}"
        head_line = line
        limits = dict.fromkeys(told.said, ())
        for text, lock in told.locks:
            limits[text] = (*limits.get(text, ()), lock)
        points: list[Point] = []
        if told.said:
            number, line = number + 1, line + 2
            block_ref = f"p{number}"
            sentences = tuple(
                Sentence(f"{block_ref}.s{n}", text, line) for n, text in enumerate(told.said, 1)
            )
            blocks.append(Block("paragraph", block_ref, line, sentences))
            points = [
                Point(s.text, s.ref, s.line, limits[s.text], n == 0, n in told.tied)
                for n, s in enumerate(sentences)
            ]
        items, entries = [], []
        for label, text in told.entries:
            number, line = number + 1, line + 1
            sentence = Sentence(f"p{number}.s1", text, line)
            items.append(Item(f"p{number}", line, (sentence,), label))
            lock = tuple(found for words, found in told.locks if words == text)
            entries.append(
                Entry(label, f"p{number}", line, (Point(text, sentence.ref, line, lock),))
            )
        if items:
            kind = "steps" if told.ordered else "bullets"
            blocks.append(Block(kind, items[0].ref, items[0].line, items=tuple(items)))
        ref = ref or (blocks[0].ref if blocks else "p1")
        read.append(Section(told.heading, ref, head_line, 2, tuple(blocks)))
        parts.append(
            Part(
                told.kind, told.heading, ref, head_line, tuple(points), tuple(entries),
                told.ordered, told.question,
            )
        )  # fmt: skip
    fields = {"title": "Heat packs for stiff hands", "slug": "heat-packs", "lang": lang, **meta}
    article = Article("articles/heat.md", Meta(**fields), tuple(read))  # type: ignore[arg-type]
    return article, Outline(article.meta.title, topic, lang, tuple(parts), article.words())


HEDGE, WHEN = Lock("hedge", "may"), Lock("condition", "only if")
CARE = "Use a pack only if you can feel warm and cold on the skin where it will lie."
BURN = "A pack that is too hot may burn the skin, and the burn may not hurt at first."
HOWEVER = "However, most packs carry a label that tells how long they stay hot."
ASK = "Ask your doctor or physical therapist first if you have poor feeling in your hands."
FULL = (
    Told("intro", "", (
        "Stiff hands make a kettle heavy.",
        "Many people reach for something warm before they reach for anything else at all.",
    )),
    Told("what", "Understanding heat packs", (
        "A heat pack is a bag of grains, gel or water that is warmed and laid on the skin.",
        "Some are worn like a glove, and some are wrapped round the hand with a cloth or band.",
    ), question="What are heat packs?"),
    Told("how", "How a session goes", (
        "You warm the pack, wrap it in a towel, and rest your hand on it for about ten minutes.",
        "The aim is to make it easier to open and close the hand before you start your day.",
    ), question="How does a session go?"),
    Told("evidence", "Research", (
        "A review in the Journal of Warm Things reported that people felt less stiff for an hour.",
        "The studies were small, and they may not tell us much about people with other problems.",
    ), question="What does the research say?", locks=((
        "The studies were small, and they may not tell us much about people with other problems.",
        HEDGE,
    ),)),
    Told("safety", "Safety", (CARE, BURN, HOWEVER, ASK), question="Are they safe?", tied=(2,),
         locks=((CARE, WHEN), (BURN, HEDGE))),
    Told("benefits", "Benefits", entries=(
        ("Easier mornings", "A warm pack may make the first half hour of the day feel easier."),
        ("Low cost", "A bag of rice and a sock can be enough to find out if warmth suits you."),
        ("Better grip", "Some people say that they may hold a cup with less effort after it."),
    ), question="What are the possible benefits?", locks=(
        ("A warm pack may make the first half hour of the day feel easier.", HEDGE),
    )),
    Told("sell", "Come and see us", ("Book a hand visit today.",)),
)  # fmt: skip


def spoken(made: Script | Short) -> list[Line]:
    return [line for s in made.segments for line in s.lines if line.kind == "say"]


def sentences(article: Article) -> set[str]:
    return {folded(sentence.text) for sentence in article.sentences()}


def folded(text: str) -> str:
    """Fold what typesetting may change: quotes, dashes and kinds of space; never a word."""
    plain = text.replace("’", "'").replace("“", '"').replace("”", '"').replace("–", "-")
    return " ".join(plain.replace("—", "-").replace(" -", "-").replace("- ", "-").split())


def is_from_post(line: Line, article: Article) -> bool:
    """Tell whether a line is whole sentences of the post, perhaps behind an entry's label."""
    text = folded(line.text)
    if text in sentences(article):
        return True
    head, _, rest = text.partition(". ")
    labels = {folded(item.label).casefold() for s in article.sections for b in s.blocks
              for item in b.items}  # fmt: skip
    return head.casefold() in labels and rest in sentences(article)


def test_every_line_says_where_it_comes_from() -> None:
    article, outline = post(*FULL)
    script = make_script(article, outline, BRAND)
    lines = [line for segment in script.segments for line in segment.lines]
    assert all(line.refs and line.text for line in lines)


def test_what_is_spoken_is_whole_sentences_of_the_post_or_the_editors() -> None:
    article, outline = post(*FULL)
    for made in (make_script(article, outline, BRAND), make_short(article, outline, BRAND)):
        own = [line for line in spoken(made) if not {"editor", "brand"} & set(line.refs)]
        assert len(own) > 3
        assert [line.text for line in own if not is_from_post(line, article)] == []


def test_all_useful_sentences_are_said_and_selling_is_not() -> None:
    article, outline = post(*FULL)
    script = make_script(article, outline, BRAND)
    assert [omission.text for omission in left_out(article, outline, script)] == [
        "Book a hand visit today."
    ]


def test_times_add_up_to_whole_seconds() -> None:
    article, outline = post(*FULL)
    for made in (make_script(article, outline, BRAND), make_short(article, outline, BRAND)):
        start = 0.0
        for segment in made.segments:
            assert segment.start == start
            assert segment.seconds == sum(line.seconds for line in segment.lines)
            assert segment.seconds == int(segment.seconds)
            start += segment.seconds
        assert made.seconds == start


@pytest.mark.parametrize("wpm", [110, 145, 170])
def test_the_pace_is_the_presenters(wpm: int) -> None:
    article, outline = post(*FULL)
    script = make_script(article, outline, replace(BRAND, wpm=wpm))
    lines = [
        line for s in script.segments for line in s.lines if line.kind in ("say", "transition")
    ]
    words = sum(len(line.text.split()) for line in lines)
    breaths = 0.3 * len(lines)
    assert sum(line.seconds for line in lines) == pytest.approx(
        words * 60 / wpm + breaths, rel=0.08
    )


def test_rounding_does_not_drift() -> None:
    article, outline = post(*FULL)
    for segment in make_script(article, outline, BRAND).segments:
        if {line.kind for line in segment.lines} <= {"say", "screen", "broll"}:
            said = [line for line in segment.lines if line.kind == "say"]
            exact = sum(len(line.text.split()) * 60 / 145 + 0.3 for line in said)
            held = sum(line.seconds for line in segment.lines if line.kind == "screen")
            assert abs(segment.seconds - held - exact) <= 0.5 + 0.5 * (held > 0)


def test_the_posts_own_pace_wins() -> None:
    article, outline = post(*FULL, video=VideoOptions(wpm=120))
    assert make_script(article, outline, BRAND).wpm == 120


def test_chapters_are_what_youtube_accepts() -> None:
    article, outline = post(*FULL)
    script = make_script(article, outline, BRAND)
    seconds = [chapter.seconds for chapter in script.chapters]
    assert seconds[0] == 0
    assert len(seconds) >= 3
    ends = [*seconds[1:], int(script.seconds)]
    assert all(end - start >= 10 for start, end in zip(seconds, ends, strict=True))
    assert all(0 < len(chapter.title) <= 70 for chapter in script.chapters)


def test_a_post_too_short_for_three_chapters_has_none() -> None:
    article, outline = post(Told("other", "", ("Put the pack on. Take it off.",)))
    assert make_script(article, outline, BRAND).chapters == ()


def test_the_safety_part_is_said_whole_even_in_a_short_video() -> None:
    article, outline = post(*FULL, video=VideoOptions(minutes=1))
    script = make_script(article, outline, BRAND)
    said = {ref for line in spoken(script) for ref in line.refs}
    safety = next(part for part in outline.parts if part.kind == "safety")
    assert {point.ref for point in safety.points} <= said


def test_an_urgent_sentence_is_said_wherever_it_stands() -> None:
    urgent = "Call 911 if your lips turn blue or you cannot breathe."
    more = tuple(
        Told("other", f"Part {n}", (
            f"Sentence {n} has a dozen plain words that nobody needs to hear for long.", urgent,
        )[: 1 + (n == 1)])
        for n in range(4)
    )  # fmt: skip
    article, outline = post(*FULL, *more, video=VideoOptions(minutes=1))
    texts = [line.text for line in spoken(make_script(article, outline, BRAND))]
    assert urgent in texts
    assert not any(text.startswith("Sentence 3") for text in texts)


def test_benefits_are_left_out_first() -> None:
    article, outline = post(*FULL)
    whole = make_script(article, outline, BRAND)
    article, outline = post(*FULL, video=VideoOptions(minutes=(whole.seconds - 12) / 60))
    shorter = make_script(article, outline, BRAND)
    kinds = {part.kind for part in outline.parts
             for p in (*part.points, *(q for e in part.entries for q in e.points))
             if p.ref in {o.ref for o in left_out(article, outline, shorter)}}  # fmt: skip
    assert kinds == {"benefits", "sell"}
    assert shorter.seconds <= whole.seconds - 12


def test_a_long_post_stays_near_seven_minutes_and_a_short_one_is_not_padded() -> None:
    many = tuple(
        Told("other", f"Part {n}", tuple(
            f"Sentence {n} {m} has a dozen plain words that nobody needs to hear twice."
            for m in range(12)
        ))
        for n in range(12)
    )  # fmt: skip
    article, outline = post(*many)
    assert 300 < make_script(article, outline, BRAND).seconds <= 420
    article, outline = post(*FULL[:2])
    lines = spoken(make_script(article, outline, BRAND))
    texts = [line.text for line in lines]
    assert len(texts) == len(set(texts))


def test_a_tied_sentence_follows_what_it_leans_on_or_is_left_out() -> None:
    for minutes in (0.0, 0.8, 1.0, 1.5):
        article, outline = post(*FULL, video=VideoOptions(minutes=minutes))
        for made in (make_script(article, outline, BRAND), make_short(article, outline, BRAND)):
            texts = [line.text for line in spoken(made)]
            if HOWEVER in texts:
                assert texts[texts.index(HOWEVER) - 1] == BURN


def test_steps_are_all_said_or_none() -> None:
    steps = Told("steps", "The routine", ("Move slowly.",), tuple(
        (f"Move {n}", f"This is what you do in move number {n}, and it takes a moment or two.")
        for n in range(1, 8)
    ), ordered=True)  # fmt: skip
    for minutes in (0.5, 0.8, 1.0, 1.4, 2.0):
        article, outline = post(*FULL[:4], steps, video=VideoOptions(minutes=minutes))
        said = [line.text for line in spoken(make_script(article, outline, BRAND))]
        count = len([text for text in said if "what you do in move number" in text])
        assert count in (0, 7)


def test_a_list_that_completes_its_lead_stays_with_it() -> None:
    lead = "Get medical care the same day if:"
    signs = (("", "you cannot put weight on the hand"), ("", "the skin is hot and swollen"))
    article, outline = post(*FULL[:3], Told("safety", "Signs", (lead,), signs))
    for made in (make_script(article, outline, BRAND), make_short(article, outline, BRAND)):
        texts = [line.text for line in spoken(made)]
        place = texts.index(lead)
        assert texts[place + 1 : place + 3] == [text for _, text in signs]


def test_labels_on_screen_do_not_outrun_their_sentence() -> None:
    article, outline = post(*FULL)
    script = make_script(article, outline, BRAND)
    shown = [line.text for s in script.segments for line in s.lines if line.kind == "screen"]
    assert "1. Possible: Easier mornings" in shown
    assert not any(text.endswith("Easier mornings") and "Possible" not in text for text in shown)


def test_a_myth_is_never_a_chapters_bare_title() -> None:
    myth = "Heat always heals."
    told = Told("myth", "", (), (("Myth", myth), ("Fact", "Warmth may feel good for a while.")))
    article, outline = post(*FULL[:2], told)
    script = make_script(article, outline, BRAND)
    titles = [segment.title for segment in script.segments]
    assert "Myth 1: Heat always heals" in titles
    assert not {myth, myth.rstrip(".")} & set(titles)


def test_who_is_speaking_is_said_only_if_the_practice_tells() -> None:
    article, outline = post(*FULL)
    told = make_script(article, outline, BRAND).segments[0]
    assert ("I’m Robin Vale, PT, DPT." in [ln.text for ln in told.lines]) or (
        "I'm Robin Vale, PT, DPT." in [ln.text for ln in told.lines]
    )
    untold = make_script(article, outline, Brand()).segments[0]
    assert [line.kind for line in untold.lines if line.kind == "you"] == ["you"]


def test_the_promise_names_only_parts_that_are_there() -> None:
    article, outline = post(*FULL)
    promise = next(s for s in make_script(article, outline, BRAND).segments if s.kind == "promise")
    assert "research" in promise.lines[0].text
    article, outline = post(*FULL[:3], FULL[4])
    promise = next(s for s in make_script(article, outline, BRAND).segments if s.kind == "promise")
    assert "research" not in promise.lines[0].text
    assert "benefits" not in promise.lines[0].text


def test_the_short_is_45_to_60_seconds_with_a_safety_line_inside() -> None:
    article, outline = post(*FULL)
    short = make_short(article, outline, BRAND)
    assert 45 <= short.seconds <= 60
    assert len(short.title) <= 60
    texts = [line.text for line in spoken(short)]
    assert CARE in texts
    assert all(
        {"broll"} <= {line.kind for line in segment.lines}
        and {"say", "you"} & {line.kind for line in segment.lines}
        for segment in short.segments
    )


def test_a_post_with_little_gets_a_slot_and_not_an_invention() -> None:
    article, outline = post(Told("what", "Heat packs", ("A heat pack is a warm bag.",)))
    short = make_short(article, outline, BRAND)
    kinds = [line.kind for segment in short.segments for line in segment.lines]
    assert "you" in kinds
    assert short.seconds <= 60


def test_the_short_tells_emergencies_before_anything_else() -> None:
    lead = "Go to an emergency department now if the pain comes with any of these:"
    signs = (("", "you cannot feel your feet"), ("", "you cannot pass urine"))
    others = tuple(
        Told("safety", f"More {n}", (
            f"Stop for the day if sign number {n} appears while you are doing this or after it.",
        ))
        for n in range(6)
    )  # fmt: skip
    article, outline = post(*FULL[:3], *others, Told("safety", "Now", (lead,), signs))
    texts = [line.text for line in spoken(make_short(article, outline, BRAND))]
    place = texts.index(lead)
    assert texts[place + 1 : place + 3] == [text for _, text in signs]


def test_a_safety_line_longer_than_a_short_is_kept_all_the_same() -> None:
    long = "Do not use it if " + " or ".join(f"you have sign number {n}" for n in range(40)) + "."
    article, outline = post(*FULL[:2], Told("safety", "Safety", (long,)))
    told = [line.text.replace("\n", " ") for line in spoken(make_short(article, outline, BRAND))]
    assert long in told


def test_urgent_sentences_come_before_other_warnings_wherever_they_stand() -> None:
    calm = "Some hand pain should not be warmed until a doctor has seen it, and that can be soon."
    same = "Get medical care the same day if the hand is swollen, hot or red for no clear reason."
    more = "Call 911 if you also have chest pain, trouble breathing or a cold sweat."
    article, outline = post(*FULL[:3], Told("safety", "Wait?", (calm, same, more)))
    texts = [line.text for line in spoken(make_short(article, outline, BRAND))]
    place = texts.index(same)
    assert texts[place + 1] == more
    assert calm not in texts or texts.index(calm) > place


def test_needling_is_never_called_non_invasive() -> None:
    benefits = Told("benefits", "Benefits", entries=(
        ("Comfort", "Some people may feel less stiff in the hand for some days afterwards."),
        ("Non-invasive option", "Next to an operation, needling is a non-invasive choice."),
        ("Teamwork", "Dry needling can be one part of a plan with exercise and advice."),
    ), question="What are the possible benefits?")  # fmt: skip
    article, outline = post(*FULL[:5], benefits, topic="dry needling")
    script = make_script(article, outline, BRAND)
    words = " ".join(line.text for s in script.segments for line in s.lines).casefold()
    assert "non-invasive" not in words
    assert "two possible benefits" in words
    gone = {o.text: o.reason for o in left_out(article, outline, script)}
    reason = gone["Next to an operation, needling is a non-invasive choice."]
    assert reason == "calls needling non-invasive"


def test_a_conclusion_surer_than_the_post_is_not_said_nor_what_leans_on_it() -> None:
    sure = "In short, heat packs are a valuable option that offers easier mornings."
    tied = "However, people need to consult a physical therapist to find out if packs suit them."
    kept = "With proper care, heat packs can play a part in easier mornings."
    close = Told("close", "Conclusion", (sure, tied, kept), tied=(1,), locks=(
        (kept, Lock("hedge", "can")), (kept, Lock("condition", "With proper care")),
    ))  # fmt: skip
    eased = "A warm pack may make mornings easier."
    easier = Told("other", "Mornings", (eased,), locks=((eased, HEDGE),))
    article, outline = post(*FULL[:5], easier, close)
    said = [line.text for line in spoken(make_script(article, outline, BRAND))]
    assert kept in said
    assert sure not in said
    assert tied not in said
    assert ASK in said


def test_no_transition_comes_twice() -> None:
    many = tuple(
        Told("other", head, (
            f"Part {n} has a first sentence that is long enough to be told in the video.",
        ), question=asked)
        for n, (head, asked) in enumerate([
            ("What to wear", ""), ("What to bring", ""), ("The first day", ""), ("Sleep", ""),
            ("Where to sit", ""), ("A cup of tea", ""), ("Will it hurt?", "Will it hurt?"),
            ("Do I need it?", "Do I need it?"), ("Keep going", ""), ("If it hurts", ""),
        ])
    )  # fmt: skip
    article, outline = post(*FULL[:1], *many)
    script = make_script(article, outline, BRAND)
    said = [line.text for s in script.segments for line in s.lines if line.kind == "transition"]
    assert len(said) >= 9, said
    assert len({text.casefold() for text in said}) == len(said)
    assert not any(text.startswith("Next:") or "?." in text for text in said)


def test_questions_and_answers_are_spoken_without_their_letters() -> None:
    pairs = tuple(
        Told("myth", "", (), (("Q", asked), ("A", answer)))
        for asked, answer in (
            ("Do packs help?", "They may help some people for an hour or so, and not others."),
            ("Which pack is best?", "Nobody knows, so take the one that you like to hold."),
        )
    )
    article, outline = post(*FULL[:2], *pairs)
    script = make_script(article, outline, BRAND)
    words = " ".join(line.text for s in script.segments for line in s.lines)
    assert "Q. " not in words
    assert "A. " not in words
    assert "myth" not in words.casefold()
    assert "Do packs help?" in [segment.title for segment in script.segments]


def test_a_table_of_figures_is_shown_long_enough_and_not_read_out() -> None:
    rows = tuple((f"Week {n}", f"Minutes: {n}; Rest: {n + 1}") for n in range(1, 7))
    note = "This table is an example, and yours may be slower."
    article, outline = post(*FULL[:2], Told("table", "Week by week", (note,), rows))
    script = make_script(article, outline, BRAND)
    part = next(s for s in script.segments if s.title == "Week by week")
    assert [line.text for line in part.lines if line.kind == "say"] == [note]
    assert max(line.seconds for line in part.lines if line.kind == "screen") >= 10
    assert not any("Week 1" in o.text for o in left_out(article, outline, script))


def test_a_table_of_sentences_is_told_row_by_row_below_what_it_assumes() -> None:
    rows = tuple((f"Week {n}", f"Warm the hand for {n} minutes.; Stop when: it is red.")
                 for n in range(1, 7))  # fmt: skip
    note = "This table is an example, and yours may be slower."
    article, outline = post(*FULL[:2], Told("table", "Week by week", (note,), rows))
    script = make_script(article, outline, BRAND)
    part = next(s for s in script.segments if s.title == "Week by week")
    said = [line.text for line in part.lines if line.kind == "say"]
    assert said[0] == note
    assert [text.split(".")[0] for text in said[1:]] == [label for label, _ in rows]


def test_cells_of_a_table_that_is_read_out_are_joined_as_sentences() -> None:
    rows = (("Week 1", "Warm the hand for a minute.; Stop when: it is red."),)
    article, outline = post(*FULL[:2], Told("table", "Week by week", (), rows))
    said = [line.text for line in spoken(make_script(article, outline, BRAND))]
    assert "Week 1. Warm the hand for a minute. Stop when: it is red." in said


def test_a_long_story_without_headings_has_chapters_of_its_own_words() -> None:
    rest = "Then a good deal more happened that day, and it took a while to tell it all. " * 4
    parts = tuple(
        Told("other", "", (first, *rest.strip().split(". ")[:1], rest.strip()))
        for first in ("The first week was dull.", "Race day was cold.")
    )
    article, outline = post(Told("intro", "", ("I burned my hand on a pan.",)), *parts)
    script = make_script(article, outline, BRAND)
    titles = [s.title for s in script.segments if s.kind == "chapter"]
    assert titles == ["The first week was dull", "Race day was cold"]
    assert spoken(script)[0].text == "I burned my hand on a pan."


def test_an_entry_of_a_list_of_conditions_is_not_shown_alone() -> None:
    signs = (("", "You can make a fist without pain."), ("", "You can carry a full cup."))
    told = Told("list", "Ready to lift?", ("All of these come before the first weight:",), signs)
    article, outline = post(*FULL[:2], told)
    script = make_script(article, outline, BRAND)
    shown = [line.text for s in script.segments for line in s.lines if line.kind == "screen"]
    card = ["All of these come before the first weight:", *(text for _, text in signs)]
    assert [text for text in shown if text in card] == card


def test_on_screen_a_short_sentence_is_preferred_to_the_title() -> None:
    short = "Not every hand likes heat."
    told = Told("other", "Who it suits", (short, FULL[1].said[0]), locks=((short, HEDGE),))
    article, outline = post(*FULL[:2], told)
    part = next(s for s in make_script(article, outline, BRAND).segments
                if s.title == "Who it suits")  # fmt: skip
    assert [line.text for line in part.lines if line.kind == "screen"] == [short]


def test_a_language_without_frames_gets_no_editors_words() -> None:
    article, outline = post(
        Told("other", "Värme", ("En värmepåse är en varm påse.", "Den kan kännas skön.")),
        Told("other", "Råd", ("Fråga din läkare först.",)),
        topic="värmepåsar", lang="sv", title="Värmepåsar för händer",
    )  # fmt: skip
    brand = Brand(cta=CallToAction("Boka", url="https://boka.example"))
    for made in (make_script(article, outline, brand), make_short(article, outline, brand)):
        assert [line.text for line in spoken(made) if "editor" in line.refs] == []


def test_spanish_posts_speak_spanish() -> None:
    article, outline = post(
        Told("what", "Qué es", ("La bolsa de calor es una bolsa con granos que se calienta y se "
                               "pone sobre la piel unos diez minutos, envuelta en una toalla.",),
             question="¿Qué es la bolsa de calor?"),
        Told("safety", "Seguridad", ("Puede quemar la piel si está demasiado caliente y no se "
                                    "envuelve bien en una toalla seca antes de usarla, y no "
                                    "siempre duele en el primer momento.",),
             question="¿Es segura?"),
        Told("advice", "Cuándo preguntar", ("Consulte antes a su médico si no siente bien el calor "
                                           "y el frío en las manos o en los brazos, y no espere.",),
             question="¿Cuándo debo preguntar?"),
        topic="terapia de calor", lang="es", title="Terapia de calor para las manos",
    )  # fmt: skip
    script = make_script(article, outline, BRAND)
    words = " ".join(line.text for segment in script.segments for line in segment.lines)
    assert "En los próximos minutos" in words or "En este video" in words
    assert " the " not in f" {words.casefold()} "
    assert all("¿" in line.text for line in spoken(script) if line.text.endswith("?"))


def test_the_same_post_gives_the_same_script() -> None:
    first, second = post(*FULL), post(*FULL)
    assert make_script(*first, BRAND) == make_script(*second, BRAND)
    assert make_short(*first, BRAND) == make_short(*second, BRAND)


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=160).filter(
    lambda text: text.strip() != ""
)
KINDS = st.sampled_from(["intro", "what", "how", "evidence", "safety", "benefits", "list",
                         "myth", "advice", "close", "other", "table", "quote"])  # fmt: skip


@st.composite
def posts(draw: st.DrawFn) -> tuple[Article, Outline]:
    sections = draw(
        st.lists(
            st.builds(
                Told,
                kind=KINDS,
                heading=st.one_of(st.just(""), TEXT),
                said=st.lists(TEXT, min_size=1, max_size=4, unique=True).map(tuple),
                entries=st.lists(st.tuples(st.one_of(st.just(""), TEXT), TEXT), max_size=3).map(
                    tuple
                ),
                question=st.one_of(st.just(""), TEXT),
            ),
            min_size=1,
            max_size=5,
        )
    )
    lang = draw(st.sampled_from(["en", "es", "sv"]))
    return post(*sections, topic=draw(TEXT), lang=lang, title=draw(TEXT))


@settings(max_examples=40, deadline=None)
@given(posts())
def test_any_post_gives_a_script_that_holds_together(made: tuple[Article, Outline]) -> None:
    script, short = make_script(*made, BRAND), make_short(*made, BRAND)
    segments: tuple[Segment, ...] = (*script.segments, *short.segments)
    assert all(line.refs and line.text.strip() for s in segments for line in s.lines)
    assert all(s.seconds == sum(line.seconds for line in s.lines) for s in segments)
    starts = [chapter.seconds for chapter in script.chapters]
    ends = [*starts[1:], script.seconds] if starts else []
    assert not starts or starts[0] == 0
    assert all(end - start >= 10 for start, end in zip(starts, ends, strict=True))
    assert all(len(chapter.title) <= 70 for chapter in script.chapters)
