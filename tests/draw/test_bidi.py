"""Order of mixed writing. Expected orders are written as seen, from left to right."""

import pytest

from contentgen.draw.bidi import base_level, is_plain, levels, order

# Capitals stand for Hebrew letters, as in the examples of UAX #9.
HEBREW = dict(zip("ABCDEFGH", "אבגדהוזח", strict=True))
ARABIC = dict(zip("QRST", "قرشت", strict=True))


def seen(text: str) -> str:
    real = "".join({**HEBREW, **ARABIC}.get(c, c) for c in text)
    return "".join(text[n] for n in order(levels(real)))


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("abc", "abc"),
        ("ABC", "CBA"),
        ("car is CAR", "car is RAC"),  # Latin first: the line runs from the left
        ("CAB is bac", "is bac BAC"),
        ("ABC 30 DEF", "FED 30 CBA"),  # numbers keep their order
        ("ABC 2-3 DEF", "FED 2-3 CBA"),
        ("QRS 2-3 TQR", "RQT 3-2 SRQ"),  # after Arabic letters, a range runs on from the right
        ("ABC 50% DEF", "FED 50% CBA"),
        ("ABC (DEF)", ")FED( CBA"),  # the font mirrors brackets
        ("ABC (x) DEF", "FED )x( CBA"),
        ("ABC.", ".CBA"),
        ("ABC tens DEF", "FED tens CBA"),
        ("say ABC, DEF!", "say FED ,CBA!"),
    ],
)
def test_mixed_writing_is_in_order(written, drawn):
    assert seen(written) == drawn


def test_a_mark_before_the_line_sets_its_direction():
    assert base_level("\u200fabc") == 1
    assert base_level("\u200eאבג") == 0


def test_numbers_alone_need_no_reordering_in_latin_text():
    assert is_plain("Rest 2–3 days (or 4).")
    assert not is_plain("שלום")
    assert not is_plain("٣ days")


@pytest.mark.parametrize(
    "text", ["", " ", "()", "א)", "(א", "1", "א1.", "\u202eabc", "a\u0301א\u05b0"]
)
def test_every_character_has_a_place(text):
    assert sorted(order(levels(text))) == list(range(len(text)))
