"""Every limiting word of a claim is found, with its exact text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.model.outline import Lock
from contentgen.text.locks import hedged, locks

# (sentence, "kind: text" of every lock in order of place)
ENGLISH: list[tuple[str, list[str]]] = [
    # Hedges
    ("Stretching may ease tightness.", ["hedge: may"]),
    ("Massage can help, and could even calm you.", ["hedge: can", "hedge: could"]),
    ("Cupping might leave marks.", ["hedge: might"]),
    ("Swelling usually settles.", ["hedge: usually"]),
    ("Serious problems are rare.", ["hedge: rare"]),
    ("Nerve injury occurs rarely.", ["hedge: rarely"]),
    ("Taping appears to help some runners.", ["hedge: appears", "hedge: some"]),
    ("The joint tends to stiffen overnight.", ["hedge: tends to", "number: overnight"]),
    ("It is generally considered low risk.", ["hedge: generally", "hedge: considered"]),
    ("Early results are promising.", ["hedge: promising"]),
    ("Mild soreness is a possible and likely response.",
     ["hedge: Mild", "hedge: possible", "hedge: likely"]),
    ("Expect about 10 minutes of icing.",
     ["hedge: about", "number: about 10 minutes"]),
    ("Talk about your goals.", ["purpose: goals"]),
    ("The clinic opened in May 2021.", ["number: 2021"]),
    ("May is a good month to start.", ["hedge: May"]),
    ("A general practitioner referred her.", []),
    # Negations
    ("This is not a massage.", ["negation: not"]),
    ("You don’t need a scan.", ["negation: don’t"]),
    ("You can't push through it.", ["negation: can't"]),
    ("It cannot be undone.", ["negation: cannot"]),
    ("Never needle yourself.", ["negation: Never"]),
    ("Unlike a brace, tape moves with you.", ["negation: Unlike"]),
    ("Move without pain.", ["negation: without"]),
    ("Neither heat nor ice repairs tissue.", ["negation: Neither", "negation: nor"]),
    ("Avoid deep squats.", ["negation: Avoid"]),
    ("Choose walking rather than running.", ["negation: rather than"]),
    ("No. 5 cable is enough.", ["number: 5"]),
    ("It is not only safe but simple.", []),
    ("It may not help.", ["hedge: may", "negation: not"]),
    ("Flare-ups are not uncommon.", ["negation: not", "hedge: uncommon"]),
    ("There is no evidence that rest does not work.",
     ["negation: no", "attribution: evidence", "negation: not"]),
    ("It isn't that it never works.", ["negation: isn't", "negation: never"]),
    # Conditions
    ("Stop if you feel dizzy.", ["condition: if you feel dizzy"]),
    ("If pain lingers, rest.", ["condition: If pain lingers"]),
    ("Do not run unless your surgeon agrees.",
     ["negation: not", "condition: unless your surgeon agrees"]),
    ("Use it only if you were shown how.", ["condition: only if you were shown how"]),
    ("It is safe when done by a trained clinician, and quick.",
     ["condition: when done by a trained clinician"]),
    ("Problems are rare, particularly when hygiene is good.",
     ["hedge: rare", "condition: particularly when hygiene is good"]),
    ("Walk as long as it feels easy.", ["condition: as long as it feels easy"]),
    ("Run again when cleared by your surgeon.", ["condition: when cleared by your surgeon"]),
    ("Rest until the swelling is gone.", ["condition: until the swelling is gone"]),
    ("Every drill is fine except the last.", ["condition: except the last"]),
    ("Only a licensed clinician does this.", ["condition: Only"]),
    ("Breathe out while lifting the leg.", ["condition: while lifting the leg"]),
    ("While heat relaxes muscles, ice numbs them.", []),
    ("Heat relaxes muscles, while ice numbs them.", []),
    ("While it is cheap, tape wears off.", []),
    ("While it hurts, rest.", ["condition: While it hurts"]),
    ("While you may feel fine, wait.", ["hedge: may"]),
    ("While you heal, keep the foot up.", ["condition: While you heal"]),
    ("Wear it provided that the skin is whole.",
     ["condition: provided that the skin is whole"]),
    ("The exercises provided by your therapist are key.", ["condition: by your therapist"]),
    ("Ask before starting any plan.", ["condition: before starting any plan"]),
    ("Start again after your surgeon clears you.",
     ["condition: after your surgeon clears you"]),
    ("Once the pain settles, add load.", ["condition: Once the pain settles"]),
    ("Do it once a day.", ["number: once a day"]),
    ("The technique is performed by a licensed therapist to ease pain.",
     ["condition: by a licensed therapist"]),
    ("With proper guidance, lifting is fine.", ["condition: With proper guidance"]),
    ("If you have numbness, weakness, or fever, call us.",
     ["condition: If you have numbness, weakness, or fever"]),
    ("If, after two weeks, pain persists, call us.",
     ["condition: If, after two weeks, pain persists", "number: two weeks"]),
    ("If you feel numb or weak, and you fell, call us.",
     ["condition: If you feel numb or weak"]),
    ("When it comes to shoes, fit wins.", []),
    ("Learn when to see a doctor.", []),
    ("A scan can determine if surgery is needed.", ["hedge: can"]),
    ("Let us know if it hurts.", ["condition: if it hurts"]),
    ("Do this with caution (if at all).",
     ["condition: with caution", "condition: if at all"]),
    # Populations
    ("It reduced pain in individuals with calf strains.",
     ["population: in individuals with calf strains"]),
    ("Falls are common among adults over 65.",
     ["population: among adults over 65", "number: over 65"]),
    ("For people with diabetes, foot checks matter.", ["population: For people with diabetes"]),
    ("It helped in patients who smoke.", ["population: in patients who smoke"]),
    ("Patients who have had surgery should wait.",
     ["population: Patients who have had surgery"]),
    ("People with osteoporosis should skip twists.", ["population: People with osteoporosis"]),
    ("This is common in older adults.", ["population: in older adults"]),
    ("It suits runners and walkers.", []),
    ("Patients should rest.", []),
    ("Skip it during pregnancy.", ["population: during pregnancy"]),
    # Attributions
    ("Research published in the Journal of Sports Care showed less pain.",
     ["attribution: Research published in the Journal of Sports Care showed"]),
    ("A systematic review of 12 trials concluded that it helps.",
     ["attribution: A systematic review of 12 trials concluded", "number: 12 trials"]),
    ("According to the American College of Sports Medicine, adults need strength work.",
     ["attribution: According to the American College of Sports Medicine"]),
    ("Load reduces pain (Smith, 2020).", ["attribution: (Smith, 2020)", "number: 2020"]),
    ("Smith et al. (2019) saw no change.",
     ["attribution: Smith et al. (2019)", "number: 2019", "negation: no"]),
    ("Load helps tendons [3].", ["attribution: [3]", "number: 3"]),
    ("The World Health Organization backs walking.",
     ["attribution: World Health Organization"]),
    ("The CDC lists four steps.", ["attribution: CDC"]),
    ("Numerous studies have shown a benefit.",
     ["attribution: Numerous studies have shown", "hedge: Numerous"]),
    ("Dr. Ann Lee, a surgeon, says that walking works.",
     ["attribution: Dr. Ann Lee, a surgeon, says"]),
    ("Who should try it?", []),
    ("A report from your doctor helps.", []),
    # Numbers
    ("Rest for 2–3 weeks.", ["number: 2–3 weeks"]),
    ("Train three times a week.", ["number: three times a week"]),
    ("Pain fell by up to 80 %.", ["hedge: up to", "number: up to 80 %"]),
    ("Pain fell by 12.5% overall.", ["number: 12.5%"]),
    ("One technique is taping.", []),
    ("Wait at least two weeks.", ["hedge: at least", "number: at least two weeks"]),
    ("One in four people fall.", ["number: One in four people"]),
    ("Do 3 sets of 12 reps.", ["number: 3 sets of 12 reps"]),
    ("Stretch daily.", ["number: daily"]),
    ("It eases daily activities.", []),
    ("Lift 5 kg, then 10 kg.", ["number: 5 kg", "number: 10 kg"]),
    ("It costs $50.", ["number: $50"]),
    ("Do it 2x/day, 5 days/week.", ["number: 2x/day", "number: 5 days/week"]),
    ("Until recently, rest was advised.", []),
    ("The L4 nerve exits here.", []),
    # Purpose
    ("The method aims to ease pain.", ["purpose: aims"]),
    ("The goal is calm walking.", ["purpose: goal"]),
    ("It is designed to unload the joint.", ["purpose: designed to"]),
    ("Tape is meant to remind you.", ["purpose: meant to"]),
]  # fmt: skip

SPANISH: list[tuple[str, list[str]]] = [
    ("El masaje puede aliviar.", ["hedge: puede"]),
    ("Podría doler un poco.", ["hedge: Podría"]),
    ("Suele mejorar pronto.", ["hedge: Suele"]),
    ("Generalmente es leve.", ["hedge: Generalmente", "hedge: leve"]),
    ("No es un masaje.", ["negation: No"]),
    ("Nunca lo haga sin ayuda.", ["negation: Nunca", "negation: sin"]),
    ("Pare si siente mareo.", ["condition: si siente mareo"]),
    ("Es segura cuando la realiza un experto.", ["condition: cuando la realiza un experto"]),
    ("No corra a menos que su médico lo permita.",
     ["negation: No", "condition: a menos que su médico lo permita"]),
    ("Solo un fisioterapeuta la realiza.", ["condition: Solo"]),
    ("Espere hasta que baje la hinchazón.", ["condition: hasta que baje la hinchazón"]),
    ("Ayudó en personas con dolor lumbar.", ["population: en personas con dolor lumbar"]),
    ("Según la OMS, caminar ayuda.", ["attribution: Según la OMS"]),
    ("Un estudio reciente mostró menos dolor.", ["attribution: Un estudio reciente mostró"]),
    ("Repita tres veces a la semana.", ["number: tres veces a la semana"]),
    ("Sin embargo, camine.", []),
    ("Si tiene fiebre, dolor o tos, llame.", ["condition: Si tiene fiebre, dolor o tos"]),
    ("El objetivo es caminar.", ["purpose: objetivo"]),
]  # fmt: skip


def _named(found: tuple[Lock, ...]) -> list[str]:
    return [f"{lock.kind}: {lock.text}" for lock in found]


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH, ids=lambda v: str(v)[:50])
def test_english_locks(sentence: str, expected: list[str]) -> None:
    assert sorted(_named(locks(sentence, "en"))) == sorted(expected)


@pytest.mark.parametrize(("sentence", "expected"), SPANISH, ids=lambda v: str(v)[:50])
def test_spanish_locks(sentence: str, expected: list[str]) -> None:
    assert sorted(_named(locks(sentence, "es"))) == sorted(expected)


def test_locks_come_in_order_of_place() -> None:
    text = "If it hurts, do not run for 2 weeks, and it may settle."
    assert _named(locks(text, "en")) == [
        "condition: If it hurts", "negation: not", "number: 2 weeks", "hedge: may",
    ]  # fmt: skip


def test_a_language_without_data_has_no_locks() -> None:
    assert locks("Das kann nicht helfen.", "de") == ()


def test_region_makes_no_difference() -> None:
    assert locks("It may help.", "en-US") == locks("It may help.", "en")


def test_hedged() -> None:
    assert hedged("It may help.", "en")
    assert not hedged("It helps.", "en")


# ruff: noqa: SIM905
_WORDS = st.sampled_from(
    "may not if when only in people with adults the 3 weeks % study showed , . ( ) “ ” calf pain"
    " up to according Journal of Care rather than until before after one two never"
    " - – is can".split()
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=25).map(" ".join)))
def test_locks_are_in_the_text_and_do_not_overlap_inside_a_kind(text: str) -> None:
    found = locks(text, "en")
    for kind in {lock.kind for lock in found}:
        place = 0
        for lock in (lock for lock in found if lock.kind == kind):
            assert lock.text.strip()
            place = text.index(lock.text, place) + len(lock.text)
