"""Sentences that lean on the one before are told from those that stand alone."""

from __future__ import annotations

import pytest

from contentgen.text.ties import tied


@pytest.mark.parametrize(
    "sentence",
    [
        "However, serious problems are rare.",
        "These trigger points can ache.",
        "It can add to pain.",
        "It’s done in a clinic.",
        "Additionally, a review agreed.",
        "They settle in days.",
        "This helps.",
        "But it may not last.",
        "As a result, pain may ease.",
        "Finally, cool down.",
        "For example, walk daily.",
    ],
)
def test_tied(sentence: str) -> None:
    assert tied(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Neck pain can affect anyone.",
        "It is important to warm up.",
        "It's essential to ask first.",
        "Those who run often know this.",
        "Italy has many runners.",
        "Thistle oil is no cure.",
        "Finally free of pain is not a promise.",
        "",
    ],
)
def test_free(sentence: str) -> None:
    assert not tied(sentence, "en")


def test_spanish() -> None:
    assert tied("Sin embargo, es raro.", "es")
    assert tied("Estos puntos duelen.", "es")
    assert not tied("El dolor es común.", "es")


def test_without_data_nothing_is_known_to_be_tied() -> None:
    assert not tied("Aber es hilft.", "de")
