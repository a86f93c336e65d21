"""Whatever a sentence is made of, a rewrite of it keeps its limits, its words and itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.text.locks import keeps
from contentgen.text.rewrite import advice, aim, shorter, spoken
from contentgen.text.rewrite.gate import allowed
from contentgen.text.rewrite.wording import folded, wording
from contentgen.text.sentences import split

WORDS = wording("en")

OPENINGS = ["", "", "However, ", "Additionally, ", "In conclusion, ", "It is worth noting that ",
            "While rest is cheap, ", "Unlike a brace, ", "Unlike surgery, which is costly, ",
            "By easing tension, ", "If the leg swells, ", "In adults over 65, ",
            "For example, ", "While surgery can help some people, ", "Should you feel faint, ",
            "Although a scan may look bad, "]  # fmt: skip
SUBJECTS = ["cupping", "heel raises", "patients", "you", "individuals with knee pain",
            "a 2019 study", "this comprehensive plan", "slow walking, which is cheap,"]  # fmt: skip
VERBS = ["may", "can", "should", "does not", "might not", "rarely", "never", "must", "aims to",
         "need to", "is not able to"]  # fmt: skip
ACTIONS = ["alleviate pain", "expedite the healing process", "see a licensed therapist",
           "demonstrate less pain", "utilize an additional support", "optimize sleep",
           "enhance strength, balance, and grip", "discontinue the exercise",
           "address pain and discomfort"]  # fmt: skip
LIMITS = ["", "", "up to 80 % of the time", "for 2–3 weeks", "when done by a trained clinician",
          "only if the wound is closed", "unless it hurts", "in adults over 65",
          "until cleared by your surgeon", "without a brace", "in some cases",
          "particularly when hygiene is good", "prior to surgery", "on the left side",
          "except at night", "for at least 2 days but no more than 6 days",
          "whether or not you have pain", "in numerous cases", "65 and older"]  # fmt: skip
TAILS = ["", "", ", promoting relaxation", ", helping some people sleep", ", making it unsafe",
         ", which is cheap", ", which may hurt", ", and it is not a cure", ", so it helps",
         " to ensure safe and effective care", "—a brief stretch of the muscle"]  # fmt: skip
# What stands in the sentence for its limits, and must stand in every line made of it.
LITERAL = ("up to 80 %", "2–3 weeks", "when done by a trained clinician",
           "only if the wound is closed", "unless it hurts", "adults over 65",
           "until cleared by your surgeon", "in some cases",
           "particularly when hygiene is good", "2019 study", "with knee pain", "the leg swells",
           "some people", "hurts", "unsafe", "left side", "except at night", "at least 2 days",
           "no more than 6 days", "whether or not you have pain", "65 and older")  # fmt: skip
SOFT = ("may", "can", "might", "not", "never", "rarely", "only", "unless", "without")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    parts = [draw(st.sampled_from(group)) for group in (SUBJECTS, VERBS, ACTIONS, LIMITS)]
    text = draw(st.sampled_from(OPENINGS)) + " ".join(part for part in parts if part)
    text += draw(st.sampled_from(TAILS)) + "."
    return text[0].upper() + text[1:]


def _count(text: str, word: str) -> int:
    return sum(word in (w, w.replace("unlike", "not")) for w in folded(text))


def _said(text: str) -> str:
    return text.casefold()


@settings(max_examples=400, deadline=None)
@given(sentences(), st.sampled_from([(), ("The risk of harm is low.",)]))
def test_no_limit_is_lost(sentence: str, beside: tuple[str, ...]) -> None:
    lines = [line.text for line in shorter(sentence, "en", next_to=beside)]
    lines += [line.text for line in (spoken(sentence, "en"), advice(sentence, "en")) if line]
    for line in lines:
        assert keeps(sentence, line, "en")
        for limit in LITERAL:
            assert limit not in _said(sentence) or limit in _said(line)
        for word in SOFT:
            assert _count(line, word) >= _count(sentence, word), word


@settings(max_examples=200, deadline=None)
@given(sentences())
def test_shorter_brings_no_word_of_its_own(sentence: str) -> None:
    given_words = allowed(sentence, WORDS) | {"a", "an"}
    for line in shorter(sentence, "en", next_to=("The risk is low.",)):
        assert set(folded(line.text)) <= given_words
        assert len(folded(line.text)) <= len(folded(sentence)) or len(line.text) <= len(sentence)


FRAMES = frozenset(word for name, held in WORDS.sets.items() if name.startswith("frames.")
                   for word in held)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(sentences())
def test_what_is_spoken_adds_no_more_than_frames(sentence: str) -> None:
    given_words = allowed(sentence, WORDS) | {"a", "an"} | FRAMES
    for line in (spoken(sentence, "en"), advice(sentence, "en"), aim(sentence, "en")):
        assert line is None or set(folded(line.text)) <= given_words


@settings(max_examples=200, deadline=None)
@given(sentences())
def test_speaking_twice_is_speaking_once(sentence: str) -> None:
    line = spoken(sentence, "en")
    if line and len(split(line.text, "en")) == 1:
        again = spoken(line.text, "en")
        assert again is None or again.text == line.text


@settings(max_examples=200, deadline=None)
@given(sentences(), st.sampled_from([(), ("The risk of harm is low.",)]))
def test_a_second_pass_finds_nothing_new(sentence: str, beside: tuple[str, ...]) -> None:
    lines = shorter(sentence, "en", next_to=beside)
    texts = {line.text for line in lines}
    for line in lines:
        again = {other.text for other in shorter(line.text, "en", next_to=beside)}
        assert again <= texts - {line.text}
    if lines:
        assert shorter(lines[0].text, "en", next_to=beside) == ()


@settings(max_examples=100, deadline=None)
@given(sentences())
def test_the_same_sentence_gives_the_same_lines(sentence: str) -> None:
    assert shorter.__wrapped__(sentence, "en") == shorter(sentence, "en")
    assert spoken.__wrapped__(sentence, "en") == spoken(sentence, "en")


@settings(max_examples=100, deadline=None)
@given(sentences())
def test_an_aim_is_never_made_of_a_result(sentence: str) -> None:
    line = aim(sentence, "en")
    assert line is None or "aims to" in sentence


# ruff: noqa: SIM905
_SCRAPS = st.sampled_from(
    "while although unlike which that may not , . — “ ” ( ) 's utilized individuals is a the"
    " promoting patients should see aims to by therapist used and or however : ; 2 % However"
    " In conclusion".split()
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_SCRAPS, max_size=25).map(" ".join)))
def test_any_text_is_borne(text: str) -> None:
    for line in (*shorter(text, "en"), spoken(text, "en"), advice(text, "en"), aim(text, "en")):
        assert line is None or keeps(text, line.text, "en")
