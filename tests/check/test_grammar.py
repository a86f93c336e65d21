"""Small grammars: what a line matches, and what its gaps refuse to pass over."""

from __future__ import annotations

import pytest

from contentgen.check.grammar import Grammar
from contentgen.check.inflect import forms
from contentgen.text.tokens import tokens


def found(line: str, text: str) -> list[str]:
    toks = tokens(text)
    spans = Grammar([line], "en").find(toks, frozenset(token.fold for token in toks))
    return [text[toks[i].start : toks[j - 1].end] for i, j in spans]


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("will *2 heal", "It will soon heal.", ["will soon heal"]),
        ("will *2 heal", "It will not heal.", []),
        ("will *2 heal", "It will usually heal.", []),
        ("will *2 heal", "If you will, heal first.", []),
        ("will **2 heal", "If you will, heal first.", ["will, heal"]),
        ("will *1 heal", "It will very soon heal.", []),
        ("ease+ pain/aches", "It eases aches.", ["eases aches"]),
        ("ease+ pain", "Easing pain takes time.", ["Easing pain"]),
        ("knee~ pain", "Knees hurt.", []),
        ("in # day~", "Gone in 3 days or in ten days.", ["in 3 days", "in ten days"]),
        ("no pain $", "There is no pain, ever.", ["no pain"]),
        ("no pain $", "There is no pain relief.", []),
        ("| stop taking", "You can, stop taking it.", ["stop taking"]),
        ("| stop taking", "Before you stop taking it.", []),
        ("> take pills", "You can take pills.", ["take pills"]),
        ("> take pills", "They take pills.", []),
        ("so ; fine", "If so, fine.", ["so, fine"]),
        ("so ; fine", "So fine.", []),
        ("free !to of", "Free of pain.", ["Free of"]),
        ("get_rid_of it", "Get rid of it.", ["Get rid of it"]),
        (
            "every? plan works",
            "Every plan works. A plan works.",
            ["Every plan works", "plan works"],
        ),
    ],
)
def test_lines(line, text, expected):
    assert found(line, text) == expected


def test_a_line_needs_its_words_in_order():
    assert found("heal will", "It will heal.") == []


def test_a_language_without_classes_matches_plain_words():
    toks = tokens("das heilt")
    assert Grammar(["das heilt"], "de").find(toks, frozenset({"das", "heilt"})) == ((0, 2),)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("cure+", {"cure", "cures", "cured", "curing"}),
        ("banish+", {"banish", "banishes", "banished", "banishing"}),
        ("carry+", {"carry", "carries", "carried", "carrying"}),
        ("put+ off", {"put off", "puts off", "putting off"}),
        ("injury~", {"injury", "injuries"}),
        ("foot~", {"foot", "feet"}),
        ("plain", {"plain"}),
    ],
)  # fmt: skip
def test_forms(word, expected):
    assert set(forms(word)) == expected
