"""Languages are found by code; the data hold together."""

from __future__ import annotations

import string

import pytest

from contentgen.text.digest import digest
from contentgen.text.language import language
from contentgen.text.words import count, words


@pytest.mark.parametrize("code", ["en", "EN", "en-US", "en_GB"])
def test_region_and_case_make_no_difference(code: str) -> None:
    assert language(code) is language("en")


@pytest.mark.parametrize("code", ["de", "", "../en", "x-y"])
def test_an_unknown_language_is_neutral(code: str) -> None:
    found = language(code)
    assert not found.known
    assert not found.hedges
    assert found.words("locks.negations") == ()


@pytest.mark.parametrize("code", ["en", "es"])
def test_numbers_have_their_values(code: str) -> None:
    data = language(code)
    assert len(data.words("locks.number_words")) == len(data.words("locks.number_values"))


@pytest.mark.parametrize("code", ["en", "es"])
def test_question_frames_can_be_filled(code: str) -> None:
    data = language(code)
    frames = [f for name in data.lists if name.startswith("questions.") for f in data.words(name)]
    fields = {
        field
        for frame in frames
        if " => " in frame
        for _, field, _, _ in string.Formatter().parse(frame.partition(" => ")[2])
        if field
    }
    assert fields <= {"x", "rest", "be", "do"}


@pytest.mark.parametrize("code", ["en", "es"])
def test_question_frames_make_no_claim(code: str) -> None:
    data = language(code)
    claims = set(data.words("questions.claims")) | set(data.words("topic.claims"))
    asked = [
        frame.partition(" => ")[2].casefold().strip("¿?").split()
        for name in data.lists
        if name.startswith("questions.")
        for frame in data.words(name)
        if " => " in frame
    ]
    allowed = {"safe", "seguro"}
    assert not [line for line in asked if (set(line) & claims) - allowed]


def test_languages_have_the_same_lists() -> None:
    english, spanish = set(language("en").lists), set(language("es").lists)
    # A list that code reads and one file lacks would silently be empty.
    needed = {name for name in english if name.split(".")[0] not in ("questions", "kinds", "keeps")}
    assert needed - spanish <= {"topic.verb_after"}


def test_words() -> None:
    assert words("It's a 2.5 kg – well-known – bell.") == (
        "It's",
        "a",
        "2.5",
        "kg",
        "well-known",
        "bell",
    )
    assert count("• Warm up — slowly!") == 3
    assert count("") == 0


def test_digest_folds_white_space_only() -> None:
    assert digest("It  may\nhelp. ") == digest("It may help.")
    assert digest("It may help.") != digest("It can help.")
    assert len(digest("x")) == 12
