"""A line keeps its source's locks, the same or softer; every trap here once looked harmless."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.text.locks import keeps

# (what it shows, source, line)
KEPT: list[tuple[str, str, str]] = [
    ("word for word", "It may help.", "It may help."),
    ("case, quotes and spaces", "It isn’t  a cure.", "it isn't a CURE."),
    ("a clause without locks goes",
     "It can enhance balance, grip and pace, making walks easier.",
     "It can enhance balance."),
    ("can to may", "It can enhance balance.", "It may enhance balance."),
    ("a hedge is added", "It addresses tight spots.", "It may address tight spots."),
    ("a plainer verb under the same hedge", "It may alleviate pain.", "It may ease pain."),
    ("n't to not", "It isn't a massage.", "It is NOT a massage."),
    ("unlike to not", "Unlike a brace, tape moves with you.", "Tape is not a brace."),
    ("cannot to can't", "You cannot push through.", "You can’t push through."),
    ("people for individuals", "It eased pain in individuals with calf strains.",
     "In people with calf strains, it eased pain."),
    ("a softer reporting verb", "Research in the Journal of Care demonstrated less pain.",
     "Research in the Journal of Care reported less pain."),
    ("published in, shortened", "Research published in the Journal of Care showed less pain.",
     "Research in the Journal of Care showed less pain."),
    ("words for digits", "Rest for two weeks.", "Rest: 2 weeks."),
    ("to for a dash", "Rest for 2–3 weeks.", "Rest 2 to 3 weeks."),
    ("per day for a stroke", "Do it 2x/day.", "Do it 2 times a day."),
    ("min for minutes", "Walk for 10 minutes.", "Walk 10 min."),
    ("the aim stays an aim", "The method aims to alleviate pain.", "The aim: ease pain."),
    ("the condition is whole, the concession gone",
     "While it is generally considered safe when done by a trained clinician,"
     " hygiene matters.",
     "It is generally considered safe when done by a trained clinician."),
    ("an opening connective goes", "However, serious problems are rare.",
     "Serious problems are rare."),
    ("performers may do it themselves", "It is done by trained clinicians to ease pain.",
     "Trained clinicians do it to ease pain."),
    ("possible is in may", "Potential side effects may include soreness.",
     "Side effects may include soreness."),
    ("a determiner more or less", "Stop if you feel a sharp pain.", "Stop if you feel sharp pain."),
    ("when stands for whenever", "Stop whenever it hurts.", "Stop when it hurts."),
]  # fmt: skip

LOST: list[tuple[str, str, str]] = [
    ("a dropped may", "It may speed up healing.", "It speeds up healing."),
    ("may to can", "It may speed up healing.", "It can speed up healing."),
    ("may to will", "It may speed up healing.", "It will speed up healing."),
    ("a dropped not", "It is not a massage.", "It is a massage."),
    ("a dropped n't", "You don't need a scan.", "You need a scan."),
    ("a dropped never", "Never needle yourself.", "Needle yourself."),
    ("a new not", "It helps.", "It does not help."),
    ("double negative halved", "There is no evidence that rest does not work.",
     "There is evidence that rest does not work."),
    ("not uncommon", "Flare-ups are not uncommon.", "Flare-ups are uncommon."),
    ("not moved to another word", "Walking is safe but running is not advised.",
     "Walking is not advised but running is safe."),
    ("may moved to another claim", "It may reduce swelling and improves sleep.",
     "It reduces swelling and may improve sleep."),
    ("a dropped condition", "It is safe when done by a trained clinician.",
     "It is safe."),
    ("half a condition", "It is safe when done by a trained clinician.",
     "It is safe when done."),
    ("a dropped list member", "Call us if you have numbness, weakness, or fever.",
     "Call us if you have numbness."),
    ("only if to if", "Use it only if you were shown how.", "Use it if you were shown how."),
    ("unless to if", "Rest unless you feel well.", "Rest if you feel well."),
    ("a dropped until", "Rest until the swelling is gone.", "Rest."),
    ("a dropped only", "Only a licensed clinician does this.", "A licensed clinician does this."),
    ("particularly when, gone", "Problems are rare, particularly when hygiene is good.",
     "Problems are rare."),
    ("everyone instead of some", "It eased pain in people with calf strains.", "It eased pain."),
    ("another group", "Falls are common among adults over 65.",
     "Falls are common among adults over 56."),
    ("the journal gone", "Research published in the Journal of Care showed less pain.",
     "Studies show less pain."),
    ("a stronger reporting verb", "A study suggested less pain.", "A study proved less pain."),
    ("a source made up", "It eases pain.", "Research shows it eases pain."),
    ("another number", "Rest for 2 weeks.", "Rest for 3 weeks."),
    ("another unit", "Rest for 2 weeks.", "Rest for 2 days."),
    ("up to, gone", "Pain fell by up to 80 %.", "Pain fell by 80 %."),
    ("at least, gone", "Wait at least 2 weeks.", "Wait 2 weeks."),
    ("a range halved", "Rest for 2–3 weeks.", "Rest for 2 weeks."),
    ("a number made up", "Rest for a while.", "Rest for 3 weeks."),
    ("an aim told as a result", "The method aims to ease pain.", "The method eases pain."),
    ("rare, gone", "Serious problems are rare.", "Serious problems exist."),
    ("rare, added", "Serious problems occur.", "Serious problems are rare."),
    ("temporary, gone", "Side effects include temporary soreness.",
     "Side effects include soreness."),
    ("some to most", "Some runners feel better.", "Most runners feel better."),
    ("performer gone", "It is done by trained clinicians to ease pain.", "It eases pain."),
    ("not all to none", "Not all tears require surgery.", "Tears do not require surgery."),
    ("not always to not", "Pain does not always mean damage.", "Pain does not mean damage."),
    ("a rate gone", "Do it 2x/day.", "Do it 2x."),
    ("may not to not", "It may not help everyone.", "It does not help everyone."),
    ("generally, gone", "It is generally safe.", "It is safe."),
]  # fmt: skip

SPANISH_LOST: list[tuple[str, str]] = [
    ("Puede aliviar el dolor.", "Alivia el dolor."),
    ("No es acupuntura.", "Es acupuntura."),
    ("Pare si siente mareo.", "Pare."),
    ("Ayudó en personas con dolor lumbar.", "Ayudó."),
    ("Descanse 2 semanas.", "Descanse 3 semanas."),
    ("Podría aliviar el dolor.", "Puede aliviar el dolor."),
    ("Según la OMS, caminar ayuda.", "Caminar ayuda."),
]


@pytest.mark.parametrize(("why", "source", "line"), KEPT, ids=[case[0] for case in KEPT])
def test_kept(why: str, source: str, line: str) -> None:
    assert keeps(source, line, "en")


@pytest.mark.parametrize(("why", "source", "line"), LOST, ids=[case[0] for case in LOST])
def test_lost(why: str, source: str, line: str) -> None:
    assert not keeps(source, line, "en")


@pytest.mark.parametrize(("source", "line"), SPANISH_LOST)
def test_lost_in_spanish(source: str, line: str) -> None:
    assert keeps(source, source, "es")
    assert not keeps(source, line, "es")


def test_spanish_may_be_softened() -> None:
    assert keeps("Puede aliviar el dolor.", "Podría aliviar el dolor.", "es")


def test_without_data_only_the_whole_source_will_do() -> None:
    assert keeps("Das hilft nicht.", "Merke: das  hilft nicht.", "de")
    assert not keeps("Das hilft nicht immer.", "Das hilft nicht.", "de")


# ruff: noqa: SIM905
_WORDS = st.sampled_from(
    "may can possible potential not unlike no if when only until in people with adults 3 weeks two"
    " % study showed the it helps pain , . calf up to according Journal of Care aims goal some many"
    " before after never rather than considered rare often".split()
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=25).map(" ".join)))
def test_a_text_keeps_itself(text: str) -> None:
    assert keeps(text, text, "en")
    assert keeps(text, text, "xx")
