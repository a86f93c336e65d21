"""A needle is never called non-invasive; denials and comparisons are no clash."""

from __future__ import annotations

import pytest

from contentgen.text.clash import clash


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Needling offers a non-invasive way to work on a tight muscle.", "neck pain"),
        ("Next to a long course of pills, needling is a noninvasive choice.", "dry needling"),
        ("It is a painless technique.", "dry needling for neck pain"),
        ("This treatment is non-invasive and quick.", "acupuncture"),
        ("An injection is painless with the right skill.", "knee arthritis"),
    ],
)
def test_praise_that_is_not_true_of_a_needle_is_told(sentence: str, topic: str) -> None:
    assert clash(sentence, topic, "en").startswith("calls needling ")


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("A needle is not painless.", "dry needling"),
        ("Needling isn't non-invasive.", "dry needling"),
        ("Unlike an injection, exercise is non-invasive.", "exercise therapy"),
        ("Massage is a non-invasive treatment.", "massage"),
        ("Have a painless lump in the calf looked at by a doctor.", "dry needling"),
        ("The needle is thin and solid.", "dry needling"),
        ("", "dry needling"),
    ],
)
def test_other_sentences_stay(sentence: str, topic: str) -> None:
    assert clash(sentence, topic, "en") == ""


def test_the_reason_names_the_word() -> None:
    assert clash("Needling is non-invasive.", "", "en-US") == "calls needling non-invasive"


def test_spanish_has_its_own_words_and_other_languages_none() -> None:
    assert clash("La punción seca es una opción no invasiva.", "", "es")
    assert not clash("La caminata es una opción no invasiva.", "", "es")
    assert not clash("Nålar är non-invasive.", "", "sv")
