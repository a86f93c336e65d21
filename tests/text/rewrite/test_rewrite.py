"""What the public functions promise, over sentences of the kind that posts hold."""

from __future__ import annotations

import pytest

from contentgen.text.locks import keeps
from contentgen.text.rewrite import (
    Rewrite,
    advice,
    aim,
    definition,
    hedged_label,
    questions,
    shorter,
    spoken,
    steps,
    suitability,
)

LONG = (
    "Furthermore, cupping can enhance blood flow, promoting relaxation, and individuals who try it"
    " frequently report less tension."
)
SOURCE = "In conclusion, cupping is utilized to alleviate tension, promoting comfort and rest."


def test_the_shortest_comes_first_and_every_version_is_named() -> None:
    lines = shorter(SOURCE, "en")
    assert [line.text for line in lines] == [
        "Cupping is used to ease tension.",
        "Cupping is used to ease tension, promoting comfort and rest.",
    ]
    assert lines[0].rules == ("summary", "plain words", "result clause")


def test_an_opening_goes_only_beside_the_sentence_it_leans_on() -> None:
    text = "However, serious burns are rare."
    assert shorter(text, "en") == ()
    beside = ("Cupping may leave marks.",)
    assert shorter(text, "en", next_to=beside) == (
        Rewrite("Serious burns are rare.", ("leaning",)),
    )


def test_half_a_concession_needs_its_counterweight_beside_it() -> None:
    text = (
        "While cupping is generally considered safe when done by a trained clinician, it is"
        " important to reduce the risk of burns."
    )
    kept = "Cupping is generally considered safe when done by a trained clinician."
    assert shorter(text, "en") == ()
    assert shorter(text, "en", next_to=("Cupping feels warm.",)) == ()
    beside = ("The risk of burns is low.",)
    assert [line.text for line in shorter(text, "en", next_to=beside)] == [kept]


@pytest.mark.parametrize("lang", ["es", "de", "", "fr-CA"])
def test_without_data_nothing_is_rewritten(lang: str) -> None:
    assert shorter(SOURCE, lang) == ()
    assert spoken(SOURCE, lang) is None
    assert advice("Patients should see a doctor.", lang) is None
    assert aim("Cupping aims to ease pain.", lang) is None
    assert suitability("Ask a therapist to see if it is suitable for your knee.", lang) is None
    assert definition("Cupping is a method that uses suction.", lang) is None
    assert steps(("Cups are placed on skin found by the therapist.",), lang) == ()
    assert questions("See a licensed therapist with training in cupping.", lang) == ()
    assert hedged_label("Faster Recovery", "It may speed up recovery.", lang) != ""


def test_two_sentences_at_once_are_not_taken_apart() -> None:
    assert shorter("Cupping is utilized often. It may help.", "en") == ()
    assert spoken("Cupping is utilized often. It may help.", "en") is None


@pytest.mark.parametrize("fragment", ["Cupping and utilization", "utilized by clinicians", ""])
def test_a_fragment_stays_as_it_is(fragment: str) -> None:
    assert shorter(fragment, "en") == ()
    assert spoken(fragment, "en") is None


SPOKEN = [
    ("It is not a cure.", "It's not a cure."),
    ("Patients should see a licensed therapist.", "See a licensed therapist."),
    (
        "Cupping is a specialized method utilized by trained therapists, including physical"
        " therapists, to address muscle tension and stiffness of the back.",
        "Cupping is a specialized method. Trained therapists, including physical therapists, use"
        " it to address muscle tension and stiffness of the back.",
    ),
    (
        "Tight bands in the calf can add to pain, a stiff ankle, and a short step, making them a"
        " main focus of our care.",
        "Tight bands in the calf can add to pain, a stiff ankle, and a short step. That can make"
        " them a main focus of our care.",
    ),
    (
        "Although a few days of rest may help a sore heel at first, the tissue needs load to get"
        " used to work again.",
        "A few days of rest may help a sore heel at first. But the tissue needs load to get used"
        " to work again.",
    ),
]


@pytest.mark.parametrize(("text", "want"), SPOKEN)
def test_spoken(text: str, want: str) -> None:
    line = spoken(text, "en")
    assert line is not None
    assert line.text == want


def test_a_warning_keeps_its_not_when_spoken() -> None:
    assert spoken("Do not run if the calf is swollen.", "en") is None
    assert spoken("You should not wait if the calf is swollen.", "en") == Rewrite(
        "Do not wait if the calf is swollen.", ("advice",)
    )


def test_outcomes_are_never_promised_to_the_viewer() -> None:
    text = "Individuals experiencing calf pain benefit from heel raises."
    assert advice(text, "en") is None
    line = spoken(text, "en")
    assert line is None or "you" not in line.text.split()


LABELS = [
    ("Faster Recovery", "Cupping may expedite the healing process by warming tissue.",
     "May speed up healing"),
    ("Better Balance", "Over time, heel raises can enhance balance, grip, and pace, easing walks.",
     "Can improve balance, grip, and pace"),
    ("Faster Recovery", "Cupping may speed up recovery in adults with calf strains.", "Recovery"),
    ("Reduced Pain", "Cupping may not reduce pain.", "Pain"),
    ("Reduced Pain", "It may reduce pain if it is done by a trained clinician.", "Pain"),
    ("Prevents Injury", "In runners with flat feet, it may prevent injury.", ""),
    ("Non-invasive Option", "It is generally considered safe.", ""),
    ("Heals Fast", "It often helps.", ""),
    ("Strength", "Heel raises can build strength.", "Strength"),
    ("Is it safe?", "It is generally safe.", "Is it safe?"),
    ("Better Sleep", "It may help.", "Sleep"),
    ("Lower Risk", "It may lower the risk of falls.", "May lower the risk of falls"),
    ("Less Tension", "It may reduce tight, sore muscles.", "Tension"),
    ("Reduced Pain", "Exercises that can cause pain are left out.", "Pain"),
    ("Faster Recovery", "Massage warms tissue. It can cause bruising.", "Recovery"),
    ("Faster Recovery", "It warms tissue, which may help recovery.", "Recovery"),
    ("Best time", "The first 2 days after an injury", "Best time"),
    ("👉 Stand Tall", "Stand up if your job allows it.", "👉 Stand tall"),
    ("Safer Steps", "The plan aims to make steps safer.", "Steps"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text", "want"), LABELS)
def test_a_label_claims_no_more_than_its_text(label: str, text: str, want: str) -> None:
    assert hedged_label(label, text, "en") == want


PROCESS = (
    "During a visit, small cups are placed into tender areas identified by the therapist.",
    "The pull of the cup stimulates a warm flush—a brief reddening—resulting in the relaxation of"
    " the muscle.",
)


def test_a_process_becomes_steps_in_the_order_they_happen() -> None:
    assert steps(PROCESS, "en") == (
        "Your therapist finds the tender areas.",
        "Small cups go into these areas.",
        "The pull of the cup stimulates a warm flush.",
        "The muscle relaxes.",
    )


def test_an_aim_is_no_step_and_stands_in_nobodys_way() -> None:
    with_aim = (*PROCESS, "Cupping aims to ease tension.")
    assert steps(with_aim, "en") == steps(PROCESS, "en")


@pytest.mark.parametrize(
    "sentences",
    [
        (PROCESS[1], PROCESS[0]),
        (*PROCESS, "It may leave marks."),
        ("Cups are placed into areas found by the patient.", PROCESS[1]),
        ("Cups may be placed into areas found by the therapist.", PROCESS[1]),
        ("You place cups into the areas.",),
        (),
    ],
)
def test_no_steps_unless_that_is_safe(sentences: tuple[str, ...]) -> None:
    assert steps(sentences, "en") == ()


def test_no_step_tells_the_reader_to_do_it() -> None:
    assert not any(
        step.split()[0] in ("Insert", "Place", "You", "Find") for step in steps(PROCESS, "en")
    )


def test_credentials_become_questions() -> None:
    text = "Patients should see a licensed physical therapist with specialized training in cupping."
    assert questions(text, "en") == (
        "Are you a licensed physical therapist?",
        "What specialized training do you have in cupping?",
    )


@pytest.mark.parametrize(
    "text",
    [
        "You do not need a licensed therapist with training in cupping.",
        "The clinic is licensed.",
        "A licensed clinic is best.",
        "See a therapist with training in cupping.",
    ],
)
def test_no_questions_without_credentials(text: str) -> None:
    assert questions(text, "en") == ()


def test_every_line_keeps_its_locks() -> None:
    for line in shorter(LONG, "en"):
        assert keeps(LONG, line.text, "en")
