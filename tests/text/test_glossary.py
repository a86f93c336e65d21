"""Terms are found where a post leaves them bare, and glosses say what a thing is and no more."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from contentgen.model.article import Sentence
from contentgen.text import glossary
from contentgen.text.clash import clash
from contentgen.text.glossary import hard_words, terms_in
from contentgen.text.kinds import sales

PATH = Path(glossary.__file__).parent / "data" / "glossary.en.toml"
TERMS: dict[str, str] = tomllib.loads(PATH.read_text(encoding="utf-8"))["terms"]
# Praise, promises and orders: no gloss has one of these.
CLAIMING = frozenset(
    (
        "effective",
        "helps",
        "help",
        "helpful",
        "relieves",
        "relief",
        "improves",
        "improve",
        "better",
        "best",
        "safe",
        "safely",
        "common",
        "often",
        "proven",
        "reduces",
        "reduce",
        "heals",
        "heal",
        "cures",
        "treats",
        "should",
        "must",
        "you're",
        "good",
        "natural",
        "serious",
        "dangerous",
        "harmless",
        "minor",
        "severe",
    )
)


def found(text: str, own: dict[str, str] | None = None, lang: str = "en") -> list[str]:
    return [gloss.term for gloss in terms_in(text, lang, own or {})]


def test_there_are_enough_terms() -> None:
    assert len(TERMS) >= 120


@pytest.mark.parametrize("term", TERMS)
def test_a_gloss_is_short_plain_and_claims_nothing(term: str) -> None:
    gloss = TERMS[term]
    words = gloss.replace(",", "").lower().split()
    assert 1 <= len(words) <= 13
    assert not set(words) & CLAIMING
    assert gloss[-1] not in ".!?;:"
    assert gloss[0].islower() or gloss.startswith("C-shaped")
    assert term.casefold() not in gloss.casefold().split(", ")
    assert not sales(gloss, "en")
    assert not clash(gloss, term, "en")


@pytest.mark.parametrize("term", TERMS)
def test_each_term_is_found_in_a_sentence_and_in_the_plural(term: str) -> None:
    assert term in found(f"Some posts mention {term} without more.")


BARE = [
    ("Trigger points can add to pain.", ["trigger point"]),
    ("It may have fewer systemic side effects.", ["systemic"]),
    ("Plantar fasciitis can be stubborn.", ["plantar fasciitis"]),
    ("The plantar fascia is loaded at each step.", ["plantar fascia"]),
    ("Bursae can swell.", ["bursa"]),
    ("Eccentric work and isometric holds differ.", ["eccentric", "isometric"]),
    ("Your fascia, knees and hips adapt.", ["fascia"]),
]  # fmt: skip
EXPLAINED = [
    "Trigger points—tight areas of muscle—can hurt.",
    "Trigger points (tight areas of muscle) can hurt.",
    "Proprioception: your sense of where your joints are.",
    "Plantar fasciitis is a pain under the heel.",
    "Tight spots in a muscle are called trigger points.",
    "Edema, which means swelling, is common.",
    "Fluid in the joint (effusion) makes it stiff.",
    "What is bursitis?",
    "Swelling, or edema, is common.",
    "The spot is also known as a trigger point.",
    "A trigger point hurts. It is called a trigger point for a reason.",
]
ELSEWHERE = [
    "Posture puts strain on the neck.", "She works in acute care.", "He is an adjunct professor.",
    "Walk with a gait belt.", "The fascination lasts.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "terms"), BARE)
def test_a_bare_term_is_found_once(text: str, terms: list[str]) -> None:
    assert found(text) == terms
    assert found(f"{text} {text}") == terms


@pytest.mark.parametrize("text", [*EXPLAINED, *ELSEWHERE])
def test_what_the_post_explains_or_means_otherwise_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_place_is_that_of_the_words() -> None:
    text = "Loose trigger points hurt."
    (gloss,) = terms_in(text, "en")
    assert text[gloss.span[0] : gloss.span[1]] == "trigger points"


def test_the_practice_has_the_last_word() -> None:
    own = {"Fascia": "our word for wrapping", "edema": "", "Pine method": "our plan for backs"}
    glosses = terms_in("The Pine method loads fascia despite edema.", "en", own)
    assert [(gloss.term, gloss.gloss) for gloss in glosses] == [
        ("Pine method", "our plan for backs"),
        ("Fascia", "our word for wrapping"),
    ]


def test_a_language_without_a_glossary_has_only_the_practices_terms() -> None:
    assert found("La fascia y el método Pino.", lang="es") == []
    assert found("La fascia y el método Pino.", {"método Pino": "un plan"}, "es") == ["método Pino"]


def test_hard_words_of_a_post_skip_what_it_explains_anywhere() -> None:
    texts = (
        "Effusion and edema may follow.", "Effusion is the fluid in a joint.", "Edema can last.",
    )  # fmt: skip
    sentences = [Sentence(f"p1.s{n}", text, n + 4) for n, text in enumerate(texts, 1)]
    hard = hard_words(sentences, "en")
    assert [(word.term, word.ref, word.line) for word in hard] == [("edema", "p1.s1", 5)]
