"""The same content stands once in a deck, whichever sentence of the post says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.errors import ContentgenError
from contentgen.model.brand import Brand
from contentgen.model.deck import Deck
from contentgen.model.outline import Outline, Part, Point
from contentgen.plan import repeats as module
from contentgen.plan.deck import make_deck
from contentgen.plan.outline import make_outline
from contentgen.plan.repeats import repeats
from contentgen.read.article import read_article
from contentgen.text.sentences import split

HERE = Path(__file__).parent
POSTS = sorted([*(HERE / "posts").glob("*.md"), *(HERE.parent / "posts").glob("*.md")])

POST = """---
title: A chair for a stiff back
---

## Why chairs matter

A firm chair with a straight back may ease a stiff lower back at work. It costs little.

## What to look for

Both of your feet should rest flat on the floor. {again} Look for a seat that you can raise.

## Is it safe?

Ask your doctor first if your back pain started with a fall. Most people can try another chair.
"""


@pytest.fixture
def planned(tmp_path: Path):
    def plan(again: str) -> tuple[Outline, Deck]:
        path = tmp_path / "post.md"
        path.write_text(POST.format(again=again), encoding="utf-8")
        article = read_article(path, Brand(), "post.md")[0]
        outline = make_outline(article)
        return outline, make_deck(article, outline, Brand())

    return plan


def shown(deck: Deck, word: str) -> int:
    said = [text.plain for slide in deck.slides for _, text in slide.texts()]
    return sum(word in text for text in said)


@pytest.mark.parametrize(
    "again",
    [
        "A firm chair with a straight back may ease a stiff lower back at work.",
        "At work, a firm chair with a straight back may ease a stiff lower back.",
    ],
)
def test_a_sentence_said_twice_is_shown_once_and_the_report_says_where(planned, again) -> None:
    outline, deck = planned(again)
    assert repeats(outline) == {"p2.s1": ("p4.s2",), "p4.s2": ("p2.s1",)}
    assert shown(deck, "straight back") == 1
    (left,) = [one for one in deck.left_out if "straight back" in one.text]
    assert left.reason in ("line 7 says it already", "line 11 says it already")


def test_the_softer_of_two_stands_for_the_surer_never_the_other_way(planned) -> None:
    outline, _ = planned("A firm chair with a straight back will ease a stiff lower back at work.")
    assert repeats(outline) == {"p4.s2": ("p2.s1",)}


@pytest.mark.parametrize(
    "other",
    [
        "A firm chair with a straight back may not ease a stiff lower back at work.",
        "A soft chair with a curved seat may strain a stiff upper neck at home.",
        "At 3 offices a firm chair with a straight back may ease a stiff lower back at work.",
        "A stiff lower back at work may ease a firm chair with a straight back.",
    ],
)
def test_what_says_something_else_is_no_repeat(planned, other: str) -> None:
    outline, _ = planned(other)
    assert repeats(outline) == {}


def test_a_short_sentence_repeats_nothing(planned) -> None:
    outline, _ = planned("It costs little.")
    assert repeats(outline) == {}


def body_sentences(deck: Deck, lang: str) -> list[tuple[int, str, frozenset[str]]]:
    """Return each sentence below the headlines, with its slide and its words, longer ones only."""
    return [
        (number, sentence, frozenset(sentence.casefold().strip(".?!").split()))
        for number, slide in enumerate(deck.slides, 1)
        if slide.role not in ("recap", "steps", "cover", "cta")
        for name, text in slide.texts()
        if name != "headline"
        for sentence in split(text.plain, lang)
        if len(sentence.split()) > 6
    ]


def digits(text: str) -> list[str]:
    return [word for word in text.split() if any(c.isdigit() for c in word)]


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_no_slide_says_what_another_says(path: Path) -> None:
    article = read_article(path, Brand(), path.name)[0]
    try:
        deck = make_deck(article, make_outline(article), Brand())
    except ContentgenError:
        return
    said = body_sentences(deck, article.meta.lang)
    bodies = [slide.slots["body"].plain for slide in deck.slides if "body" in slide.slots]
    governing = {line for line in bodies if bodies.count(line) > 1}  # above each part of a list
    alike = [
        (one, other)
        for n, (slide, one, words) in enumerate(said)
        for after, other, others in said[n + 1 :]
        if slide != after
        and digits(one) == digits(other)
        and len(words & others) >= 0.85 * max(len(words), len(others))
    ]
    assert [pair for pair in alike if not any(pair[0] in line for line in governing)] == []


def outlined(sentences: list[str]) -> Outline:
    points = tuple(Point(text, f"p{n}.s1", n) for n, text in enumerate(sentences, 1))
    parts = (Part("other", "Walking", "h1", 1, points),)
    return Outline("Walking", "walking", "en", parts, sum(len(s.split()) for s in sentences))


@pytest.mark.parametrize("many", [50, 400])
def test_comparisons_grow_with_the_sentences_and_not_with_their_square(
    many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []
    orders = module._orders
    monkeypatch.setattr(module, "_orders", lambda *each: compared.append(each) or orders(*each))
    told = [f"Walk {n} minutes on flat ground beside the old canal." for n in range(2, many + 2)]
    again = ["On flat ground beside the old canal, walk 2 minutes."] * many
    found = repeats(outlined([*told, *told, *again]))
    assert found["p1.s1"][0] == f"p{many + 1}.s1"
    assert len(found["p2.s1"]) == 1
    assert len(compared) <= 2 * many
