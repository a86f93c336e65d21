"""Syllables against words counted by hand, and indexes against texts worked out by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from contentgen.text.readability import grade, syllables

COUNTED = tomllib.loads((Path(__file__).parent / "syllables.toml").read_text(encoding="utf-8"))
EASY = ("The knee hurts.", "Rest it for a day.", "Then walk a bit.")
HARD = (
    "Individuals experiencing osteoarthritis frequently demonstrate significant proprioceptive"
    " deterioration.",
    "Rehabilitation incorporating neuromuscular coordination may necessitate supervision.",
)


@pytest.mark.parametrize(("lang", "least"), [("en", 400), ("es", 80)])
def test_words_have_the_syllables_that_one_counts(lang: str, least: int) -> None:
    words = [(word, int(n)) for n, listed in COUNTED[lang].items() for word in listed]
    assert len({word for word, _ in words}) == len(words) >= least
    wrong = [(word, n, syllables(word, lang)) for word, n in words if syllables(word, lang) != n]
    assert len(wrong) <= 0.03 * len(words), wrong


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("MRI", 3), ("ACLs", 3), ("PNF", 3), ("RICE", 1), ("low-back", 2), ("weight-bearing", 3),
        ("therapist’s", 3), ("you've", 1), ("12", 1), ("2.5", 2), ("", 1), ("Knee", 1),
        ("self-management", 4), ("step-by-step", 3),
    ],
)  # fmt: skip
def test_letters_figures_and_hyphens(word: str, count: int) -> None:
    assert syllables(word, "en") == count


def test_a_language_without_rules_counts_groups_of_vowels() -> None:
    assert syllables("Schmerzen", "de") == 2


def test_the_grade_of_a_text_worked_out_by_hand() -> None:
    # 12 words of one syllable in 3 sentences: 0.39 * 4 + 11.8 * 1 - 15.59.
    found = grade(EASY, "en")
    assert found is not None
    assert (found.sentences, found.words, found.words_per_sentence) == (3, 12, 4.0)
    assert found.flesch_kincaid == pytest.approx(-2.2, abs=0.05)
    assert found.smog is None


def test_long_words_make_a_text_harder() -> None:
    easy, hard = grade(EASY, "en"), grade(HARD, "en")
    assert easy is not None
    assert hard is not None
    assert easy.flesch_kincaid is not None
    assert hard.flesch_kincaid is not None
    assert hard.flesch_kincaid > easy.flesch_kincaid + 15


def test_smog_needs_ten_sentences() -> None:
    # One word of three syllables or more in each of ten sentences: 30 in thirty.
    found = grade(("Your therapist may call you.",) * 10, "en")
    assert found is not None
    assert found.smog == pytest.approx(1.043 * 30**0.5 + 3.1291, abs=0.05)


def test_spanish_has_an_index_of_its_own() -> None:
    # 5 words with 10 syllables in one sentence: 206.84 - 60 * 2 - 1.02 * 5.
    found = grade(("El dolor puede durar días.",), "es-MX")
    assert found is not None
    assert found.syllables_per_word == pytest.approx(1.8)
    assert found.fernandez_huerta == pytest.approx(206.84 - 60 * 1.8 - 1.02 * 5, abs=0.05)
    assert found.flesch_kincaid is None


@pytest.mark.parametrize(("texts", "lang"), [((), "en"), (("…",), "en"), (("Das hilft.",), "de")])
def test_nothing_is_said_of_what_cannot_be_measured(texts: tuple[str, ...], lang: str) -> None:
    assert grade(texts, lang) is None


def test_capitals_are_not_spelled_out() -> None:
    assert grade(("REST IS NOT A PLAN.",), "en") == grade(("Rest is not a plan.",), "en")
