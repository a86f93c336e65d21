"""Breaking lines without spaces, and the direction of a line."""

import pytest

from contentgen.layout.scripts import directed, is_rtl
from contentgen.layout.words import end_costs, line_of, split


def parts(text: str) -> list[str]:
    return [word.text for word in split([(text, "")])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小腿疼痛", ["小", "腿", "疼", "痛"]),
        ("痛み、休息。", ["痛", "み、", "休", "息。"]),  # no line begins with a comma
        ("「痛み」", ["「痛", "み」"]),  # nor ends with an opening bracket
        ("ちょっと", ["ちょっ", "と"]),  # small kana follow
        ("MRI検査", ["MRI", "検", "査"]),  # Latin words stay whole
        ("30分", ["30", "分"]),
        ("종아리 통증", ["종아리", "통증"]),  # Korean has spaces
        ("calf pain", ["calf", "pain"]),
    ],
)
def test_where_lines_may_end(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize("text", ["痛み、休息 30分 MRI検査。", "A小B腿 C", "「痛み」と言う"])
def test_no_character_is_added_or_lost(text):
    words = split([(text, "")])
    assert "".join(t for t, _ in line_of(words)) == text


def test_a_line_ends_best_after_a_comma_and_worst_inside_a_foreign_word():
    words = split([("痛み、ランニングは", "")])
    costs = dict(zip([w.text for w in words], end_costs(words, frozenset()), strict=True))
    assert costs["み、"] < costs["痛"] < costs["ラ"]


def test_styles_stay_with_their_characters():
    words = split([("小腿", "accent"), ("疼痛", "")])
    assert [word.pieces for word in words] == [
        (("小", "accent"),), (("腿", "accent"),), (("疼", ""),), (("痛", ""),),
    ]  # fmt: skip


def test_the_first_letter_gives_a_text_its_direction():
    assert is_rtl("2. כאב")
    assert not is_rtl("TENS הוא מכשיר")
    assert not is_rtl("2–3 days")


def test_a_line_that_begins_unlike_its_paragraph_is_marked():
    assert directed((("TENS", ""),), rtl=True)[0][0] == "\u200fTENS"
    assert directed((("כאב", ""),), rtl=False)[0][0] == "\u200eכאב"
    assert directed((("כאב", ""),), rtl=True) == (("כאב", ""),)
    assert directed((("2–3", ""),), rtl=False) == (("2–3", ""),)
