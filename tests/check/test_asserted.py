"""Whether a sentence claims "cure": half of these nearly do."""

from __future__ import annotations

import pytest

from contentgen.check.asserted import asserted
from contentgen.check.subject import Passage


def claims(text: str, word: str = "cure", lang: str = "en") -> bool:
    passage = Passage(text, "p1.s1", 1)
    place = next(i for i, token in enumerate(passage.tokens) if token.fold == word)
    return asserted(passage, place, place + 1, lang)


@pytest.mark.parametrize(
    "text",
    [
        "Heat is a cure.",
        "It does not hurt, and it is a cure.",
        "It doesn't hurt and is a cure.",
        "Not only a relief but a cure.",
        "There is no doubt that it is a cure.",
        "Ready for a cure?",
        "Want the cure?",
        "Why is heat the cure?",
        "Our “cure” is heat.",
        "A cure that does not hurt.",
        "Without a doubt, a cure.",
        "Unlike other clinics we offer a cure.",
    ],
)
def test_claimed(text):
    assert claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Heat is not a cure.",
        "Heat isn't a cure.",
        "There is no cure.",
        "No treatment is a cure.",
        "We can't promise a cure.",
        "Heat is far from a cure.",
        "Is there a cure?",
        "What is the cure?",
        "When pain stays, is there a cure?",
        "A cure does not exist.",
        "A cure is a myth.",
        "Some call it a “cure”.",
        "The word “cure” says too much.",
        "It is not a quick or permanent cure.",
    ],
)
def test_not_claimed(text):
    assert not claims(text)


def test_what_is_only_reported_is_not_claimed():
    passage = Passage("Heat is a cure.", "p1.s1", 1, reported=True)
    assert not asserted(passage, 3, 4, "en")


def test_spanish():
    assert claims("El calor es la cura.", "cura", "es")
    assert not claims("No existe una cura.", "cura", "es")
