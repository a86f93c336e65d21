"""A post's topic and key phrases come from what it repeats."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.text.sentences import split
from contentgen.text.topic import phrases, topic

SEED = Path(__file__).parents[3] / "shared" / "seeds" / "000_408b5ac8ad139ff3.txt"

TITLES = [
    ("5 Myths About Low Back Pain", "low back pain"),
    ("Getting Started With Pelvic Floor Therapy", "pelvic floor therapy"),
    ("Shin Splints: Causes, Symptoms, and Treatment", "shin splints"),
    ("What Is Plantar Fasciitis?", "plantar fasciitis"),
    ("Understanding ACL Tears in Soccer Players", "ACL tears in soccer players"),
    ("The Benefits of Massage for Tension Headaches", "massage for tension headaches"),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_topic_of_a_title(title: str, expected: str) -> None:
    assert topic(title, (), (), "en") == expected


def test_headings_and_body_settle_the_topic() -> None:
    found = topic(
        "",
        ("Understanding Cupping", "How Does Cupping Work for Neck Pain?",
         "Benefits of Cupping for Neck Pain", "Conclusion"),
        ("Cupping for neck pain is common.", "A physical therapist may use cupping.",
         "Neck pain is common."),
        "en",
    )  # fmt: skip
    assert found == "cupping for neck pain"


def test_the_title_widens_a_shorter_phrase() -> None:
    heads = ("Myth 1: Back Pain Means Damage", "Myth 2: Back Pain Needs Rest", "Back Pain and Work")
    body = ("Low back pain is common.", "Back pain often settles.")
    assert topic("5 Myths About Low Back Pain", heads, body, "en") == "low back pain"


def test_a_heading_of_one_section_is_not_the_topic() -> None:
    heads = ("How Soon Can I Run?", "A Careful Home Walking Plan", "Red Flags")
    body = ("A careful home walking plan may help.", "Running after pregnancy takes time.")
    found = topic("Returning to Running After Pregnancy: A Guide", heads, body, "en")
    assert found == "running after pregnancy"


def test_no_topic_in_nothing() -> None:
    assert topic("", (), (), "en") == ""
    assert topic("Getting Started", (), ("It is so.",), "en") == ""


def test_spanish() -> None:
    heads = ("Entendiendo la punción seca", "Beneficios de la punción seca para el dolor lumbar")
    body = ("La punción seca para el dolor lumbar es común.",)
    assert topic("", heads, body, "es") == "punción seca para el dolor lumbar"


BODY = (
    "Trigger points can add to calf pain.",
    "The therapist finds trigger points, and calf pain may ease.",
    "Pain relief is the goal, and pain relief takes time.",
    "You can reduce calf pain, and to reduce calf pain takes practice.",
    "A pain free life is a pain free goal.",
)


def test_key_phrases_are_repeated_terms() -> None:
    assert set(phrases((), BODY, "en", 10)) == {"trigger points", "calf pain"}


def test_key_phrases_hold_no_claims_and_no_verbs() -> None:
    joined = " ".join(phrases((), BODY, "en", 10)).split()
    assert not {"relief", "free", "reduce"} & set(joined)


def test_no_more_phrases_than_asked_for() -> None:
    assert phrases((), BODY, "en", 1) == ("calf pain",)
    assert phrases((), BODY, "de", 5) == ()


@pytest.mark.skipif(not SEED.exists(), reason="the raw post is not in the repository")
def test_topic_of_the_raw_post() -> None:
    lines = SEED.read_text(encoding="utf-8").splitlines()[1:]
    heads = [line for line in lines if len(line) < 60 and not line.startswith("-")]
    body = [s for line in lines if line not in heads for s in split(line, "en")]
    assert topic("", heads, body, "en") == "dry needling for calf pain"
    assert {"trigger points", "calf pain", "dry needling"} <= set(phrases(heads, body, "en", 6))


@pytest.mark.parametrize(
    ("title", "headings", "sentences", "want"),
    [
        ("Exercise after a left hip replacement", (), ("Sleep on your side.",),
         "left hip replacement"),
        ("What our patients wish they had known about shoulder surgery", (),
         ("Most people wear a sling.",), "shoulder surgery"),
        ("Sciatica - what I tell people", (), ("Sciatica means leg pain.",), "sciatica"),
        ("How Marta got back to her garden", (), ("Marta kneels now.",), "Marta"),
        ("When the room spins", ("What it feels like",), ("The spin is short.",), ""),
        ("Are backpacks hurting our kids?", (), ("Parents ask me about backpacks.",), "backpacks"),
    ],
)  # fmt: skip
def test_a_topic_is_a_thing_and_no_verb(title, headings, sentences, want) -> None:
    assert topic(title, headings, sentences, "en") == want
