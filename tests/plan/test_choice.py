"""The versions of a sentence: which are weighed, in what order, which wins, what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.plan.careless import with_refused
from contentgen.plan.choice import LIGHT, Choice, Offer, Refusal, Seat, choose, recorded
from contentgen.plan.plainness import clerkly, syllables_a_word
from contentgen.plan.wording import (
    advised,
    choice_of,
    fixed_because,
    questions_first,
    the_aim,
    worded,
    worded_beside,
)
from contentgen.text.locks import keeps, locks, lost
from contentgen.text.words import count

LONG = (
    "By loading the calf slowly over several weeks, walking can enhance strength, balance, and "
    "comfort, facilitating more efficient movement patterns."
)
SAFE = (
    "While cupping is generally considered safe when performed by a trained clinician, it is "
    "essential to minimize the risk of adverse events."
)
SENTENCES = (
    LONG,
    SAFE,
    "Shoulder tension can affect individuals of any age.",
    "Cupping is a technique utilized by trained clinicians to address tension in the neck and "
    "shoulder region and pain and dysfunction.",
    "It may assist in the prevention of falls subsequent to surgery, supporting a faster return "
    "to daily activities and to sport.",
    "A review published in the Journal of Cups demonstrated that cupping was effective in "
    "reducing tension in individuals with sore necks.",
    "However, serious complications are rare, particularly when proper hygiene is observed.",
    "Patients should seek treatment from a licensed physical therapist with specialized training "
    "in cupping to ensure safe and effective care.",
    "Call 911 if individuals around you faint.",
    "Sleep, which most individuals neglect, is imperative.",
    "In conclusion, walking represents a helpful habit for 12 of 40 adults.",
)


def texts(choice: Choice) -> list[str]:
    return [one.text for one in choice.candidates]


def refusals(choice: Choice, text: str) -> tuple[Refusal, ...]:
    return next(one.refused for one in choice.candidates if one.text == text)


def test_a_sentence_of_two_breaths_gives_up_what_it_can_do_without() -> None:
    choice = choice_of(LONG, "en")
    assert texts(choice) == [
        LONG,
        "By loading the calf slowly over several weeks, walking can improve strength, balance, "
        "and comfort.",
        "By loading the calf slowly over several weeks, walking can improve strength, balance, "
        "and comfort, facilitating more efficient movement patterns.",
    ]
    assert choice.won == 1
    assert choice.winner.rules == ("plain words", "result clause")


def test_a_sentence_of_one_breath_takes_plainer_words_and_loses_nothing() -> None:
    short = "Walking can enhance the calf, facilitating more efficient movement."
    choice = choice_of(short, "en")
    assert choice.winner.text.endswith("improve the calf, facilitating more efficient movement.")
    cut = next(one for one in choice.candidates if "result clause" in one.rules)
    assert [refusal.why for refusal in cut.refused] == ["leaves out"]


def test_a_plainer_word_is_worth_a_word_more() -> None:
    source = "Dry brushing may expedite the healing of skin."
    assert worded(source, "en") == "Dry brushing may speed up the healing of skin."


def test_the_authors_word_stays_where_no_version_is_plainer() -> None:
    plain = "Rest helps a sore calf."
    (only,) = choice_of(plain, "en").candidates
    assert (only.text, only.refused) == (plain, ())


def test_of_versions_that_fit_the_one_that_says_more_wins() -> None:
    source = "Walking warms cold calves, loosens stiff ankles and clears tired heads, say runners."
    more, less = "Walking warms cold calves, loosens stiff ankles.", "Walking warms cold calves."
    seat = Seat("body", 8, 35)
    choice = choose(source, (Offer(less, ("cut",)), Offer(more, ("cut",))), "en", seat)
    assert [one.score.fit for one in choice.candidates][1:] == [1.0, 1.0]
    assert choice.winner.text == more


def test_a_version_that_loses_a_limit_cannot_win_however_short() -> None:
    source = "Cupping is safe when performed by a trained clinician in a clean and quiet room."
    choice = choose(source, (Offer("Cupping is safe.", ("cut",)),), "en", Seat("body", 3, 35))
    assert choice.winner.text == source
    (refusal,) = refusals(choice, "Cupping is safe.")
    assert refusal.why == "limit"
    assert refusal.said.startswith("loses “when performed by a trained clinician")
    assert refusal.said.endswith("(condition)")


def test_what_is_too_long_is_refused_with_its_words() -> None:
    choice = choice_of(" ".join(["word"] * 40) + ".", "en")
    assert choice.winner.refused == (Refusal("room", "40 words, 35 fit"),)


def test_a_version_for_its_slot_wins_and_its_gates_hold() -> None:
    asks = "People should see a licensed physical therapist with specialized training in cupping."
    assert questions_first(asks, "en").startswith("Are you a licensed physical therapist?")
    offer = Offer("Ease pain.", form=True, refused=(Refusal("limit", "loses “may” (hedge)"),))
    choice = choose("It may ease pain.", (offer,), "en", Seat("aim", 18, 35))
    assert choice.winner.text == "It may ease pain."


def test_advice_on_the_last_slide_leaves_out_the_promise() -> None:
    source = (
        "Patients should seek treatment from a licensed physical therapist who is certified in "
        "the use of cups to ensure safe and effective care."
    )
    assert advised(source, "en") == (
        "Seek treatment from a licensed physical therapist who is certified in the use of cups."
    )


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Call 911 and utilize nothing if individuals faint.", "must not wait"),
        (
            "Some individuals may often need help if they usually cannot walk without a stick.",
            "more than 3 limits",
        ),
    ],
)
def test_what_is_said_word_for_word_says_why(sentence: str, why: str) -> None:
    assert why in fixed_because(sentence, "en")
    with recorded():
        choice = choice_of(sentence, "en")
    assert choice.winner.text == sentence
    others = [one for one in choice.candidates if one.text != sentence]
    assert others
    assert all(one.refused[0].why == "word for word" for one in others)


def test_a_quotation_stays_as_it_is_said() -> None:
    sentence = "Individuals said “utilize the rail” and went."
    assert "quoted" in fixed_because(sentence, "en")
    assert worded(sentence, "en") == sentence


@pytest.mark.parametrize("light", [False, True])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_winner_keeps_every_limit_and_is_never_longer_than_it_may(
    sentence: str, light: bool
) -> None:
    winner = choice_of(sentence, "en", light=light).winner
    assert keeps(sentence, winner.text, "en")
    assert not winner.refused
    assert winner.text[-1] in ".!?"
    if light:
        assert LIGHT.issuperset(winner.rules)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_version_that_could_have_won_scores_more(sentence: str) -> None:
    choice = choice_of(sentence, "en")
    open_to_it = [one.score.total for one in choice.candidates if not one.refused]
    assert choice.winner.score.total == max(open_to_it)
    assert all(0 <= part <= 1 for one in choice.candidates for part in one.score)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_reasons_of_a_refusal_are_true(sentence: str) -> None:
    for one in with_refused(choice_of(sentence, "en"), "en").candidates:
        for why, said in one.refused:
            if why == "room":
                assert said == f"{count(one.text)} words, 35 fit"
            if why == "limit":
                assert not keeps(sentence, one.text, "en")
                held = {f"loses “{lock.text}” ({lock.kind})" for lock in locks(sentence, "en")}
                assert said in held
            if why == "leaves out":
                assert not LIGHT.issuperset(one.rules)


def test_a_careless_cut_is_named_with_what_it_loses() -> None:
    choice = with_refused(choice_of(SAFE, "en"), "en")
    cut = "It is essential to minimize the risk of adverse events."
    said = [refusal.said for refusal in refusals(choice, cut)]
    assert "loses “when performed by a trained clinician” (condition)" in said


def test_beside_a_version_for_its_slot_no_cut_is_made() -> None:
    with recorded() as record:
        assert the_aim(f"{LONG[:-1]}, and it aims to ease pain.", "The aim", "en") == ""
        assert the_aim("Cupping aims to ease pain, if it is done well.", "The aim", "en")
    (choice,) = record.choices
    assert choice.winner.form
    assert with_refused(choice, "en").candidates == choice.candidates


def test_two_words_stay_two_beside_harm_and_why_is_told() -> None:
    source = "It can lower the risk of pain and discomfort in adults with sore knees."
    choice = with_refused(choice_of(source, "en"), "en")
    (refusal,) = refusals(choice, "It can lower the risk of pain in adults with sore knees.")
    assert refusal.said == "“pain and discomfort” stays whole in a sentence about harm (“risk”)"


def test_a_turn_goes_only_beside_what_it_turns_on() -> None:
    after = "However, serious complications are rare, particularly when proper hygiene is observed."
    before = "Possible side effects may include bruising."
    bare = "Serious complications are rare, particularly when proper hygiene is observed."
    assert worded(after, "en") == after
    assert worded_beside(after, "en", (before,)) == bare
    choice = with_refused(choice_of(after, "en"), "en")
    assert refusals(choice, bare)[0].why == "rule"


def test_lost_names_what_is_gone_and_nothing_else() -> None:
    source = "Walking may ease pain if the knee is warm."
    assert lost(source, source, "en") == ()
    gone = lost(source, "Walking may ease pain.", "en")
    assert [(lock.kind, lock.text) for lock in gone] == [("condition", "if the knee is warm")]
    both = {lock.kind for lock in lost(source, "Walking eases pain.", "en")}
    assert both == {"hedge", "condition"}
    assert lost("Walking helps.", "Walking does not help.", "en") == ()


def test_planning_can_be_recorded_and_is_not_otherwise() -> None:
    worded(LONG, "en")
    with recorded() as record:
        worded(LONG, "en", ref="p1.s1")
        worded(LONG, "en", ref="p1.s1")
        the_aim("Cupping aims to ease tension.", "The aim", "en")
    assert [(one.slot, one.ref) for one in record.choices] == [
        ("sentence", "p1.s1"),
        ("the aim", ""),
    ]
    worded(SAFE, "en")
    assert len(record.choices) == 2


def test_plainness_counts_clerks_words_and_syllables() -> None:
    assert clerkly("Individuals utilize a chair.", "en") == 2
    assert clerkly("People use a chair.", "en") == 0
    assert clerkly("Individuals utilize a chair.", "fr") == 0
    assert syllables_a_word("Rest your calf.", "en") == 1.0
    assert syllables_a_word("Rehabilitation.", "en") > 5
    assert syllables_a_word("—", "en") == 1.0


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES), st.booleans())
def test_two_sentences_never_pass_for_one(one: str, other: str, leaned: bool) -> None:
    """An offer made of another sentence may win only if no limit tells them apart."""
    seat = Seat("body", 18, 35, leaned_on=leaned)
    choice = choose(one, (Offer(other, ("plain words",)),), "en", seat)
    assert keeps(one, choice.winner.text, "en")
