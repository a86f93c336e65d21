from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.check.place import Spot, spot

SOURCE = (
    "---\ntitle: x\n---\n"
    "A **bold** [link text](http://a.b/c_d) “It’s” fine &amp; good <!-- c -->\n"
    "next line, here.\n"
    "The same words. The same words again.\n"
)
TEXT = 'A bold link text "It\'s" fine & good next line, here.'


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A", (4, 1, 4, 2)),
        ("bold", (4, 5, 4, 9)),
        ("link text", (4, 13, 4, 22)),
        ("It's", (4, 41, 4, 45)),
        ("good next", (4, 58, 5, 5)),
        ("here", (5, 12, 5, 16)),
    ],
)
def test_words_are_found_through_markup_and_typography(words, expected):
    start = TEXT.index(words)
    assert spot(SOURCE, 4, TEXT, start, start + len(words)) == Spot(*expected)


def test_a_passage_that_repeats_words_is_found_by_its_whole_text():
    text = "The same words again."
    assert spot(SOURCE, 6, text, 0, 8) == Spot(6, 17, 6, 25)


def test_what_is_not_there_is_the_line():
    assert spot(SOURCE, 6, "Something else.", 0, 9) == Spot(6)
    assert spot(SOURCE, 99, "The same words.", 0, 3) == Spot(99)
    assert spot("", 0, "Words", 0, 5) == Spot(0)


WORD = st.text(st.sampled_from("abcXYZéß9"), min_size=1, max_size=6)
DRESS = st.sampled_from(
    ["{}", "*{}*", "**{}**", "`{}`", "[{}](http://x.y/z)", "“{}”", "{}\n", "<b>{}</b>"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORD, DRESS), min_size=2, max_size=8), st.data())
def test_a_spot_holds_the_words_it_was_asked_for(parts, data):
    source = " ".join(dress.format(word) for word, dress in parts)
    text = " ".join(word for word, _ in parts)
    number = data.draw(st.integers(0, len(parts) - 1))
    start = sum(len(word) + 1 for word, _ in parts[:number])
    found = spot(source, 1, text, start, start + len(parts[number][0]))
    lines = source.split("\n")
    assert lines[found.line - 1][found.column - 1 : found.end_column - 1] == parts[number][0]
