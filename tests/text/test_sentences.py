"""Sentences are cut where they end and nowhere else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.text.sentences import split

# A bar marks each place where a sentence ends.
ENGLISH = [
    "It helps.|It is quick.",
    "Ask Dr. Lee, Mrs. Poe or Prof. Day first.|Then go.",
    "Ice, e.g. a cold pack, helps.|So does rest, i.e. time off.",
    "Heat vs. ice is a fair question.|Both work.",
    "It takes approx. 3 weeks.|Be patient.",
    "See Fig. 2 and No. 5 on the chart.|Copy them.",
    "Does it hurt?|No.|It does not.",
    "The work of Smith et al. showed this.|It was small.",
    "We follow Smith et al.|The rest is ours.",
    "Go to St. Anne on Main St.|The door is blue.",
    "We open at 8 a.m. and close at 5 p.m. on Fridays.|Come by.",
    "We close at 5 p.m.|Come early.",
    "Come at 5 p.m. Monday.|Bring shoes.",
    "She trained in the U.S. Army.|She left in 2010.",
    "It is common in the U.S.|It is rare here.",
    "She holds a Ph.D. from Leeds.|He is a Ph.D.|They met there.",
    "Do 10 reps.|Rest 1 min.|Repeat.",
    "Hold for 30 sec. 3 times a day.|Stop.",
    "Do 12 reps. per side.|Rest.",
    "J. A. Smith wrote it.|I read it.",
    "He did, and so did I.|Then we left.",
    "Take vitamin D.|It is cheap.",
    "Lift 2.5 kg.|Add 0.5 kg a week.",
    "It works (Smith et al., 2020).|It lasts.",
    "It works (see Fig. 3. It is clear) for most.|Try it.",
    "It works.[3]|It lasts [4].|It is cheap.",
    "It works.3|It lasts.",
    '"It hurts."|She sat down.',
    '"Does it hurt?" she asked.|He nodded.',
    "“Wait! Stop there.” he said.|She did.",
    "He said “it is fine.”|She agreed.",
    "Well... maybe later.|Wait…|Then go.",
    "Well… I am not sure.|Ask.",
    "Really?!|Yes!!!|Good.",
    "• Warm up.|• Cool down.",
    "✅ Warm up.|✅ Cool down.",
    "Visit www.clinic.com/a?b=1 today.|Mail a.b@clinic.co.uk now.|Thanks.",
    "Great work! 💪|Now rest.|Fun 🎉!|Go.",
    "1. Warm up.|2. Cool down.",
    "Step 1. Lie down.|Step 2. Get up.",
    "A. The foot.|B. The leg.",
    "(Most days. Not all.)|Then rest.",
    "It began in Jan. 2020.|It ended in Dec.|The end.",
    "Load it.|Then, unload.|iPhones can count for you.".replace("|iP", " iP"),
    "No end mark at all",
    "Wait — what?|Yes.",
    "The cost is $3.50.|Pay later.",
    "Sizes S, M, L, etc. are in stock.|Bands, balls, etc.|All cheap.",
    "Is it safe?|(It is.)|Good.",
]
SPANISH = [
    "¿Duele?|¡No!|Siga.",
    "El Dr. Gil y la Dra. Paz lo dicen.|Es así.",
    "Use hielo, p. ej. una bolsa fría.|Descanse.",
    "Vive en EE. UU. desde 2010.|Corre.",
    "Vea la pág. 3 y la fig. 2.|Siga.",
    "«¿Duele?» preguntó.|No.",
]


@pytest.mark.parametrize("marked", ENGLISH, ids=lambda text: text[:40])
def test_english(marked: str) -> None:
    assert split(marked.replace("|", " "), "en") == tuple(marked.split("|"))


@pytest.mark.parametrize("marked", SPANISH, ids=lambda text: text[:40])
def test_spanish(marked: str) -> None:
    assert split(marked.replace("|", " "), "es") == tuple(marked.split("|"))


def test_other_languages_are_split_by_their_marks() -> None:
    assert split("Es hilft. Es ist gut! Ja?", "de") == ("Es hilft.", "Es ist gut!", "Ja?")
    assert split("痛いですか？はい。終わり！", "ja") == ("痛いですか？", "はい。", "終わり！")


def test_white_space_is_folded() -> None:
    assert split("  It\nhelps.\t It  lasts. ", "en") == ("It helps.", "It lasts.")
    assert split(" \n", "en") == ()


def test_a_stray_bracket_does_not_swallow_the_text() -> None:
    text = "It works :( sometimes. " * 30
    assert len(split(text, "en")) == 30


# ruff: noqa: SIM905
_PIECES = st.sampled_from(
    "Dr. e.g. U.S. et al. A. 1. It it The pain . ... … ?! ! ( ) [3] “ ” \" '"
    " ) 2.5 💪 • ¿ No. p.m. - 。".split()
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(_PIECES, max_size=30).map(" ".join)))
def test_nothing_is_lost(text: str) -> None:
    parts = split(text, "en")
    assert all(part.strip() == part and part for part in parts)
    assert "".join(" ".join(parts).split()) == "".join(text.split())
    if not set(text) & set("。！？"):
        assert " ".join(parts) == " ".join(text.split())


@settings(max_examples=100, deadline=None)
@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_a_sentence_is_not_split_again(text: str) -> None:
    for part in split(text, "xx"):
        assert "".join(split(part, "xx")).replace(" ", "") == part.replace(" ", "")


@pytest.mark.parametrize("line", ["It is so (see Fig. 2). ", "(", ".", "A. ", 'Yes." '])
def test_time_grows_with_the_text_only(line: str) -> None:
    def seconds(times: int) -> float:
        text = line * times
        start = time.perf_counter()
        split(text, "en")
        return time.perf_counter() - start

    seconds(1000)
    # Ten times the text; thirty times the time is still far from its square.
    assert seconds(100_000) < 30 * max(seconds(10_000), 0.002)
