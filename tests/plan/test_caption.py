"""The Instagram caption: a whole hook, whole sentences, nothing over Instagram's limits."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.model.article import Article, Block, Item, Meta, Section, Sentence
from contentgen.model.brand import Brand
from contentgen.model.outline import Entry, Lock, Outline, Part, Point, SectionKind
from contentgen.model.script import Caption
from contentgen.plan.caption import make_caption

BRAND = Brand(name="Elm Road Clinic", handle="@elmroad", hashtags=("ElmRoadClinic",))
SAFETY = "Cupping may leave round marks, and it should not be done on broken skin."
SECOND = "Tell your therapist first if you take a blood thinner or bruise easily."
WHAT = "Cupping is a treatment in which cups are set on the skin and the air in them is thinned."
AIM = "The aim of a session is to make a stiff area feel easier for a while."
STUDY = "A review in the Journal of Round Things reported less soreness in some adults."
OPEN = "Round marks on a swimmer's back make many people curious about cupping."


def post(
    *sections: tuple[SectionKind, str, tuple[str, ...]],
    topic: str = "cupping",
    lang: str = "en",
    entries: tuple[tuple[str, str], ...] = (),
    **meta: object,
) -> tuple[Article, Outline]:
    """Build a post of plain paragraphs, the last with a list if `entries` are given."""
    limits = {
        SAFETY: (Lock("hedge", "may"), Lock("negation", "not")),
        AIM: (Lock("purpose", "aim"),),
        STUDY: (Lock("attribution", "reported"), Lock("hedge", "some")),
    }
    read, parts = [], []
    for place, (kind, heading, said) in enumerate(sections, 1):
        ref, body, line = f"p{2 * place - 1}", f"p{2 * place}", 10 * place
        sentences = tuple(Sentence(f"{body}.s{n}", t, line) for n, t in enumerate(said, 1))
        points = tuple(
            Point(s.text, s.ref, line, limits.get(s.text, ()), n == 0)
            for n, s in enumerate(sentences)
        )
        items: list[Item] = []
        found: list[Entry] = []
        if place == len(sections):
            for number, (label, text) in enumerate(entries, 2 * place + 1):
                sentence = Sentence(f"p{number}.s1", text, line + number)
                items.append(Item(f"p{number}", line + number, (sentence,), label))
                point = Point(text, sentence.ref, sentence.line, limits.get(text, ()))
                found.append(Entry(label, f"p{number}", line + number, (point,)))
        blocks = [Block("paragraph", body, line, sentences)] if said else []
        blocks += [Block("bullets", items[0].ref, line, items=tuple(items))] if items else []
        read.append(Section(heading, ref, line, 2, tuple(blocks)))
        parts.append(Part(kind, heading, ref, line, points, tuple(found)))
    fields = {"title": "Cupping: what the marks mean", "slug": "cupping", "lang": lang, **meta}
    article = Article("articles/cupping.md", Meta(**fields), tuple(read))  # type: ignore[arg-type]
    return article, Outline(article.meta.title, topic, lang, tuple(parts), article.words())


FULL = (
    ("intro", "", (OPEN,)),
    ("what", "What is cupping?", (WHAT,)),
    ("how", "How does cupping work?", (AIM,)),
    ("evidence", "What does the research say?", (STUDY,)),
    ("safety", "Is cupping safe?", (SAFETY, SECOND)),
)


def units(text: str) -> int:
    """Count as the strictest reader does: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def test_the_hook_is_whole_before_the_fold() -> None:
    hook = make_caption(*post(*FULL), BRAND).paragraphs[0].text
    assert "cupping" in hook.casefold()
    assert len(hook) <= 125
    assert hook[-1] in ".?!"


def test_the_authors_hook_wins_if_it_fits() -> None:
    own = "What do the round marks mean?"
    caption = make_caption(*post(*FULL, hook=own), BRAND)
    assert (caption.paragraphs[0].text, caption.paragraphs[0].refs) == (own, ("hook",))
    caption = make_caption(*post(*FULL, hook=own + " And then" * 20), BRAND)
    assert caption.paragraphs[0].refs != ("hook",)


def test_it_says_what_the_aim_the_research_and_the_safety_part() -> None:
    text = make_caption(*post(*FULL), BRAND).text
    for sentence in (AIM, STUDY, SAFETY):
        assert sentence in text
    assert f"What it is: {WHAT.removeprefix('Cupping is ')}" in text
    assert text.index("The aim:") < text.index("The evidence:") < text.index("safety part:")


def test_every_paragraph_says_where_it_comes_from() -> None:
    assert all(p.refs and p.text for p in make_caption(*post(*FULL), BRAND).paragraphs)


def test_paragraphs_of_the_post_are_its_whole_sentences() -> None:
    article, outline = post(*FULL)
    known = {s.ref: s.text.replace("'", "’") for s in article.sentences()}
    known = {ref: text.removeprefix("Cupping is ") for ref, text in known.items()}
    for paragraph in make_caption(article, outline, BRAND).paragraphs:
        rest = paragraph.text
        for ref in paragraph.refs:
            if ref in known:
                assert known[ref] in rest
                rest = rest.replace(known[ref], "")
        if set(paragraph.refs) & set(known):
            assert re.fullmatch(r"\s*([\w ]+:)?\s*(Cupping is )?", rest)


def test_safety_stays_when_there_is_no_room_for_the_rest() -> None:
    long = " ".join(f"This is sentence number {n} about nothing in particular." for n in range(400))
    safety = "Do not use cups if " + " or ".join(f"you have sign {n}" for n in range(85)) + "."
    article, outline = post(
        ("what", "What is cupping?", (long,)), ("safety", "Safety", (safety,))
    )  # fmt: skip
    caption = make_caption(article, outline, BRAND)
    assert safety in caption.text
    assert units(caption.text) <= 2200


def test_a_list_in_the_safety_part_is_shown_whole_with_its_lead() -> None:
    signs = (("", "the skin is hot"), ("", "you have a fever"))
    article, outline = post(
        ("what", "What is cupping?", (WHAT,)),
        ("safety", "When to stop", ("Get medical care the same day if:",)),
        entries=signs,
    )
    text = make_caption(article, outline, BRAND).text
    assert "Get medical care the same day if: the skin is hot; you have a fever." in text


def test_a_possible_benefit_keeps_its_may_or_is_not_there() -> None:
    gain = ("Easier days", "Cupping makes every day easier.")
    article, outline = post(
        ("what", "What is cupping?", (WHAT,)), ("benefits", "Benefits", ()), entries=(gain,)
    )
    assert gain[1] not in make_caption(article, outline, BRAND).text


def test_the_authors_hook_is_followed_by_what_the_reader_gets() -> None:
    own = "What do the round marks mean?"
    long = "Then there is more to say of this, and it is said here in a good many plain words."
    parts = tuple((kind, heading, (*said, long)) for kind, heading, said in FULL)
    hook = make_caption(*post(*parts, hook=own), BRAND).paragraphs[0].text
    assert hook.startswith(f"{own} In this post: ")
    assert len(hook) <= 125


def test_urgent_warnings_come_first_and_apart() -> None:
    urgent = "Get medical care the same day if the skin under the cup is hot, swollen or open."
    parts = (*FULL[:-1], ("safety", "Is cupping safe?", (SAFETY, SECOND, urgent)))
    text = make_caption(*post(*parts), BRAND).text
    assert f"When not to wait: {urgent}\n" in text
    assert text.index(urgent) < text.index(SAFETY)


def test_whom_to_see_is_a_sentence_that_sends_to_someone() -> None:
    vague = "In some cases we will suggest something else or speak with your doctor first."
    plain = "See a licensed physical therapist who is trained in cupping, and ask about it."
    safety = ("safety", "Is cupping safe?", (SAFETY,))
    suits = ("other", "Suitable?", (plain,))
    parts = (*FULL[:-1], safety, ("advice", "Who should ask?", (vague,)), suits)
    text = make_caption(*post(*parts), BRAND).text
    assert f"Who to see: {plain}" in text
    assert vague not in text


def test_a_routine_is_named_below_the_sentence_that_rules_it() -> None:
    moves = (("Breathe", "Take five slow breaths."), ("Roll", "Roll to one side."),
             ("Walk", "Walk about the room."))  # fmt: skip
    rule = "Move slowly and stay in a range that feels easy."
    article, outline = post(FULL[0], FULL[4], ("steps", "The routine", (rule,)), entries=moves)
    text = make_caption(article, outline, BRAND).text
    assert f"The routine: {rule}\n1. Breathe\n2. Roll\n3. Walk" in text


def test_another_language_than_the_practices_has_its_own_small_print() -> None:
    brand = replace(BRAND, disclaimer="General education only. In an emergency, call 112.")
    parts = (("what", "¿Qué es?", ("La terapia con ventosas usa copas sobre la piel.",)),)
    text = make_caption(*post(*parts, topic="ventosas", lang="es"), brand).text
    assert "General education" not in text
    assert "En una emergencia, llame al 112." in text
    assert brand.disclaimer in make_caption(*post(*FULL, lang="en-US"), brand).text


def test_hashtags_are_few_plain_and_speakable() -> None:
    caption = make_caption(*post(*FULL, tags=("cupping therapy", "sore muscles")), BRAND)
    assert 1 <= len(caption.hashtags) <= 5
    assert "#CuppingTherapy" in caption.hashtags
    assert "#ElmRoadClinic" in caption.hashtags
    assert all(re.fullmatch(r"#\w*[^\W\d_]\w*", tag) for tag in caption.hashtags)


def test_hashtags_in_the_text_count_too() -> None:
    own = "Marks? #one #two #three"
    caption = make_caption(*post(*FULL, hook=own), BRAND)
    assert len(re.findall(r"#\w*[^\W\d_]\w*", caption.text)) <= 5


def test_an_outcome_is_no_hashtag() -> None:
    caption = make_caption(*post(*FULL, tags=("pain free", "back pain relief", "cupping")), BRAND)
    told = " ".join(caption.hashtags).casefold()
    assert "relief" not in told
    assert "free" not in told


def test_spanish_posts_have_spanish_leads() -> None:
    article, outline = post(
        ("what", "¿Qué es?", ("La terapia con ventosas usa copas sobre la piel.",)),
        ("safety", "Seguridad", ("No debe hacerse sobre piel herida y puede dejar marcas.",)),
        topic="terapia con ventosas", lang="es", title="Terapia con ventosas",
    )  # fmt: skip
    text = make_caption(article, outline, replace(BRAND, disclaimer="")).text
    assert "La seguridad:" in text
    assert "Guárdelo" in text
    assert "Save" not in text


def test_without_frames_for_a_language_only_the_post_speaks() -> None:
    article, outline = post(
        ("other", "Koppning", ("Koppning är en behandling med koppar.",)),
        ("other", "Råd", ("Fråga först.",)), topic="koppning", lang="sv", title="Koppning",
    )  # fmt: skip
    caption = make_caption(article, outline, BRAND)
    assert not [p for p in caption.paragraphs if p.refs == ("editor",)]


def test_the_same_post_gives_the_same_caption() -> None:
    assert make_caption(*post(*FULL), BRAND) == make_caption(*post(*FULL), BRAND)


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=400)
LONG = st.one_of(
    TEXT.filter(str.strip),
    st.sampled_from(["@a " * 30, "#a1 #b #c #d #e #f", "😀" * 1200, "x" * 2400]),
)


@settings(max_examples=60, deadline=None)
@given(
    said=st.lists(LONG, min_size=1, max_size=4),
    topic=LONG,
    title=LONG,
    hook=st.one_of(st.just(""), LONG),
    kind=st.sampled_from(["what", "how", "safety", "intro", "other", "evidence"]),
    lang=st.sampled_from(["en", "es", "fr"]),
)
def test_no_post_breaks_a_limit(
    said: list[str], topic: str, title: str, hook: str, kind: SectionKind, lang: str
) -> None:
    article, outline = post(
        (kind, "", tuple(said)), ("safety", "", tuple(said[::-1])), topic=topic, lang=lang,
        title=title, hook=hook,
    )  # fmt: skip
    caption: Caption = make_caption(article, outline, BRAND)
    assert units(caption.text) <= 2200
    assert len(caption.paragraphs[0].text) <= 125
    assert len(re.findall(r"(?<![\w@])@\w", caption.text)) <= 20
    assert len(caption.hashtags) <= 5
    assert all(p.refs for p in caption.paragraphs)


@pytest.mark.parametrize("disclaimer", ["", "x" * 2400])
def test_a_disclaimer_of_any_length_leaves_a_caption(disclaimer: str) -> None:
    caption = make_caption(*post(*FULL), replace(BRAND, disclaimer=disclaimer))
    assert SAFETY in caption.text
    assert units(caption.text) <= 2200
