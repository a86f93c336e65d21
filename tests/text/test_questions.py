"""Headings become questions that are grammatical and claim nothing."""

from __future__ import annotations

import pytest

from contentgen.text.kinds import kind_of
from contentgen.text.questions import question

TOPIC = "cupping for neck pain"

ENGLISH = [
    ("Understanding Cupping", "What is cupping?"),
    ("Understanding Shin Splints", "What are shin splints?"),
    ("Understanding Plantar Fasciitis", "What is plantar fasciitis?"),
    ("Understanding the Achilles Tendon", "What is the Achilles tendon?"),
    ("Understanding Diabetes", "What is diabetes?"),
    ("Understanding Trigger Points in the Calf", "What are trigger points in the calf?"),
    ("What Are Shin Splints", "What are shin splints?"),
    ("Scoliosis Explained", "What is scoliosis?"),
    ("Overview", "What is cupping?"),
    ("How Does Cupping Work for Neck Pain?", "How does cupping work for neck pain?"),
    ("How Cupping Works", "How does cupping work?"),
    ("How Orthotics Work", "How do orthotics work?"),
    ("What to Expect", "What can you expect?"),
    ("What to Expect During a Session", "What can you expect during a session?"),
    ("Efficacy and Evidence", "What does the research say?"),
    ("Safety Notes", "Is it safe?"),
    ("Risks and Side Effects", "What are the risks?"),
    ("Benefits of Cupping for Neck Pain", "What are the possible benefits?"),
    ("When to See a Doctor", "When should you see a doctor?"),
    ("Who Should Try It", "Who should try it?"),
    ("Common Causes", "What are the common causes?"),
    ("Symptoms of Tennis Elbow", "What are the symptoms of tennis elbow?"),
    (
        "Getting Started With Pelvic Floor Therapy",
        "How do you get started with pelvic floor therapy?",
    ),
    ("Looking for a Physio?", "Looking for a physio?"),
]

NONE = [
    "Conclusion",
    "Key Takeaways",
    "Book Your Visit",
    "Cupping",
    "Understanding Your Pain",
    "Understanding Rotator Cuff Tear",
    "Understanding Pain and Stress",
    "Understanding How Muscles Heal",
    "How to Cure Back Pain",
    "Three Stretches for Tight Hips",
    "Safety Tips for Runners",
    "",
]  # fmt: skip


@pytest.mark.parametrize(("heading", "expected"), ENGLISH)
def test_questions(heading: str, expected: str) -> None:
    assert question(heading, kind_of(heading, "", "en"), TOPIC, "en") == expected


@pytest.mark.parametrize("heading", NONE)
def test_no_question_where_none_is_safe(heading: str) -> None:
    assert question(heading, kind_of(heading, "", "en"), TOPIC, "en") == ""


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Entendiendo la punción seca", "¿Qué es la punción seca?"),
        ("Entender los puntos gatillo", "¿Qué son los puntos gatillo?"),
        ("¿Cómo Funciona la Punción Seca?", "¿Cómo funciona la punción seca?"),
        ("Eficacia e investigación", "¿Qué dice la investigación?"),
        ("Efectos secundarios", "¿Cuáles son los riesgos?"),
        ("Beneficios de la punción seca", "¿Cuáles son los posibles beneficios?"),
        ("Conclusión", ""),
    ],
)
def test_spanish(heading: str, expected: str) -> None:
    topic = "punción seca para el dolor de pantorrilla"
    assert question(heading, kind_of(heading, "", "es"), topic, "es") == expected


def test_without_data_only_questions_stay() -> None:
    assert question("Was hilft?", "other", "", "de") == "Was hilft?"
    assert question("Vorteile", "benefits", "", "de") == ""
