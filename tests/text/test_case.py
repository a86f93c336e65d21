"""Headings lose their title case and keep their names."""

from __future__ import annotations

import pytest

from contentgen.text.case import lowered, sentence_case

BODY = (
    "Cupping may ease neck pain.",
    "We often pair cupping with the Graston method, and Maria liked it.",
    "A tight calf can ache.",
)

CASES = [
    ("Cupping for Neck Pain", "Cupping for neck pain"),
    ("How Does Cupping Work?", "How does cupping work?"),
    ("5 Myths About Low Back Pain", "5 myths about low back pain"),
    ("Parkinson's and Your Balance", "Parkinson's and your balance"),
    ("Living With Parkinson’s", "Living with Parkinson’s"),
    ("After an ACL Tear: What an MRI Shows", "After an ACL tear: what an MRI shows"),
    ("Is It Safe? What I Tell Patients", "Is it safe? What I tell patients"),
    ("Achilles Pain and Pilates on Monday", "Achilles pain and Pilates on Monday"),
    ("WHAT IS AN ACL TEAR?", "What is an ACL tear?"),
    ("RISKS AND SIDE EFFECTS", "Risks and side effects"),
    ("ACL", "ACL"),
    ("Why Maria Chose the Graston Method", "Why Maria chose the Graston method"),
    ("Meet Sarah", "Meet Sarah"),
    ("Self-Care for the IT Band", "Self-care for the IT band"),
    ("Do X-Rays Help?", "Do X-rays help?"),
    ("Who Should Try It", "Who should try it"),
    ("Vitamin D and Bone", "Vitamin D and bone"),
    ("The YouTube Plan From Dr. McKenzie", "The YouTube plan from Dr. McKenzie"),
    ("How You May Feel in May", "How you may feel in May"),
    ("cupping", "Cupping"),
    ("“Tight” Hips Explained", "“Tight” hips explained"),
    ("", ""),
]


@pytest.mark.parametrize(("heading", "expected"), CASES)
def test_sentence_case(heading: str, expected: str) -> None:
    assert sentence_case(heading, BODY, "en") == expected


def test_the_body_decides_about_unknown_words() -> None:
    heading = "The Redcord Method"
    assert sentence_case(heading, (), "en") == "The redcord method"
    assert sentence_case(heading, ("We use Redcord here.",), "en") == "The Redcord method"
    assert sentence_case(heading, ("We use redcord here.",), "en") == "The redcord method"


def test_the_start_of_a_sentence_says_nothing_about_a_word() -> None:
    assert (
        sentence_case("Better Mobility", ("It helps. Mobility grows.",), "en") == "Better mobility"
    )


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Beneficios de la Punción Seca", "Beneficios de la punción seca"),
        ("¿Qué Es la Punción Seca?", "¿Qué es la punción seca?"),
        ("Tendón de Aquiles y RMN", "Tendón de Aquiles y RMN"),
    ],
)
def test_spanish(heading: str, expected: str) -> None:
    assert sentence_case(heading, (), "es") == expected


def test_lowered_keeps_names_at_the_start() -> None:
    assert lowered("Achilles Tendon", (), "en") == "Achilles tendon"
    assert lowered("Trigger Points", (), "en") == "trigger points"


def test_a_name_of_two_words_at_the_start_of_a_sentence_is_kept_whole() -> None:
    body = ("Heron Ridge is a small race.", "I like the race at Heron Ridge.")
    assert sentence_case("Back to Heron Ridge", body[:1], "en") == "Back to Heron Ridge"
    assert sentence_case("The Slow Way", ("The Ridge is steep.", "in the end"), "en") == (
        "The slow way"
    )


@pytest.mark.parametrize(
    ("heading", "want"),
    [
        ("How Marta got back to her garden", "How Marta got back to her garden"),
        ("Why patients love Harbor and Pine", "Why patients love Harbor and Pine"),
        ("How Heat Works for the Back", "How heat works for the back"),
        ("What Is a Good Warm-up", "What is a good warm-up"),
    ],
)
def test_a_capital_among_lower_case_words_is_a_name(heading: str, want: str) -> None:
    assert sentence_case(heading, ("Heat works. Pine trees are tall.",), "en") == want
