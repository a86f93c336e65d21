"""What is no whole line has its own gate: definitions, labels, questions to ask first."""

from __future__ import annotations

import pytest

from contentgen.text.locks import keeps
from contentgen.text.rewrite import questions
from contentgen.text.rewrite.gate import asks, defines, labels
from contentgen.text.rewrite.wording import wording

WORDS = wording("en")


@pytest.mark.parametrize(
    ("source", "term", "meaning", "fine"),
    [
        (
            "Cupping is a technique that uses suction.",
            "Cupping",
            "a technique that uses suction",
            1,
        ),
        ("Cupping is a technique that uses suction.", "Cupping", "a technique that heals", 0),
        ("Bursitis is a swelling of a sac of fluid.", "Bursitis", "a swelling of a sac", 1),
        ("A flare is a rise in pain for 2 to 3 days.", "Flare", "a rise in pain for 2", 0),
        ("A flare is a rise in pain if you do too much.", "Flare", "a rise in pain if you", 0),
    ],
)
def test_a_definition_is_the_sentences_own(source, term, meaning, fine) -> None:
    assert defines(source, term, meaning, WORDS) == bool(fine)


@pytest.mark.parametrize(
    ("label", "text", "made", "fine"),
    [
        ("Faster Recovery", "It may expedite healing.", "May speed up healing", 1),
        ("Faster Recovery", "It may expedite healing.", "Speeds up healing", 0),
        ("Faster Recovery", "It may expedite healing.", "Can speed up healing", 0),
        ("Faster Recovery", "It may expedite healing.", "Recovery", 1),
        ("Faster Recovery", "It may help some people.", "May help people", 0),
        ("Faster Recovery", "It may help some people.", "May cure some people", 0),
    ],
)
def test_a_label_has_the_hedges_of_its_text(label, text, made, fine) -> None:
    assert labels(text, label, made, WORDS) == bool(fine)


SOURCE = "See a licensed therapist with 5 years of training in cupping before treatment."


@pytest.mark.parametrize(
    ("question", "fine"),
    [
        ("Are you a licensed therapist?", 1),
        ("Are you the best therapist?", 0),
        ("You are a licensed therapist.", 0),
        ("What training do you have in cupping before?", 0),
        ("What 5 years of training do you have in cupping?", 1),
        ("What 5 training do you have in cupping?", 0),
    ],
)
def test_a_question_holds_no_half_of_a_limit(question, fine) -> None:
    assert asks(SOURCE, question, WORDS) == bool(fine)


@pytest.mark.parametrize(
    "tail",
    ["before starting treatment", "prior to any session", "when the pain lasts", "if it returns",
     "for older adults", "so that you are safe", "at a clinic", "who listens"],
)  # fmt: skip
def test_the_field_of_training_ends_where_the_sentence_goes_on(tail: str) -> None:
    sentence = f"See a licensed therapist with special training in hand therapy {tail}."
    assert questions(sentence, "en")[1] == "What special training do you have in hand therapy?"


@pytest.mark.parametrize(
    ("source", "line", "fine"),
    [
        ("Ask prior to surgery.", "Ask before surgery.", 1),
        ("Ask prior to surgery.", "Ask after surgery.", 0),
        ("Ask before surgery.", "Ask after surgery.", 0),
        ("Numerous people limp.", "Many people limp.", 1),
        ("Numerous people limp.", "Few people limp.", 0),
        ("Numerous people limp.", "People limp.", 0),
        ("Numerous studies have shown less pain.", "Many studies have shown less pain.", 1),
        ("Stop if they lose their balance.", "Stop if they lose balance.", 1),
        ("Raise the left arm.", "Raise the arm.", 0),
        ("Raise the left arm right away.", "Raise the left arm.", 1),
        ("Adults aged 65 and older fall.", "Adults aged 65 fall.", 0),
        ("Do it with a brace.", "Do it without a brace.", 0),
    ],
)
def test_synonyms_and_opposites(source, line, fine) -> None:
    assert keeps(source, line, "en") == bool(fine)
