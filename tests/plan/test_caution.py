"""What a post says too surely is held back, with what leans on it; its only advice is not."""

from __future__ import annotations

from contentgen.model.outline import Entry, Lock, Outline, Part, Point
from contentgen.plan.caution import LEANS, SURER, held_back

MAY = Lock("hedge", "may")
SURE = Point("Warm packs offer quicker recovery for everyone.", "p9.s1", 9, first=True)
SEE = Point("However, see a physical therapist about it first.", "p9.s2", 9, tied=True)
CAN = Point("With care, packs can play a part.", "p9.s3", 9, (Lock("hedge", "can"),))
CAREFUL = Point("A pack may help recovery.", "p2.s1", 2, (MAY,), first=True)
ASK = Point("Ask your doctor or physical therapist first.", "p3.s1", 3, first=True)
CLOSE = Part("close", "Conclusion", "p8", 8, (SURE, SEE, CAN))
TELLS = Part("other", "Packs", "p1", 1, (CAREFUL,))
ADVISES = Part("advice", "Ask", "p3", 3, (ASK,))


def outline(*parts: Part, topic: str = "warm packs") -> Outline:
    return Outline("Warm packs", topic, "en", parts, 100)


def test_a_surer_conclusion_goes_with_what_leans_on_it() -> None:
    held = held_back(outline(TELLS, ADVISES, CLOSE))
    assert dict(held) == {"p9.s1": SURER, "p9.s2": LEANS}


def test_the_only_advice_of_a_post_stays_with_the_sentence_that_it_leans_on() -> None:
    assert not held_back(outline(TELLS, CLOSE))


def test_a_conclusion_stays_if_the_post_says_nothing_more_carefully() -> None:
    plain = Part("other", "Packs", "p1", 1, (Point("A pack is a bag of grain.", "p2.s1", 2),))
    assert not held_back(outline(plain, ADVISES, CLOSE))


def test_an_entry_that_clashes_goes_whole_but_no_step_does() -> None:
    told = Point("It is quick.", "p4.s1", 4)
    entry = Entry("Non-invasive needling", "p4", 4, (told,))
    listed = Part("benefits", "Benefits", "p3", 3, (), (entry,))
    steps = Part("steps", "Steps", "p3", 3, (), (entry,), ordered=True)
    topic = "dry needling"
    assert set(held_back(outline(listed, topic=topic))) == {"p4.s1"}
    assert not held_back(outline(steps, topic=topic))
