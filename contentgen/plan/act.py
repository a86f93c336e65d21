"""What is done in a treatment, for pieces too short for all of its steps."""

from __future__ import annotations

from contentgen.plan.spoken import steps, whole
from contentgen.plan.take import Breath, Take
from contentgen.text.words import words

_STEM = 5
_ACTS = 2  # steps that may be told before the act itself


def act(of: Take) -> Breath | None:
    """Return what is done in a treatment, up to the step that its name speaks of, or None.

    "Needles go into these points" says what a definition ("a technique used by …") does not.
    """
    name = {word.casefold()[:_STEM] for word in words(of.subject.head) if len(word) >= _STEM}
    for beat in of.beats if of.subject.sort == "treatment" else ():
        shown = steps(of, whole(of, beat).units[0]) if beat.kind == "how" else []
        bare = [step.text.partition(" ")[2] for step in shown]
        for place, text in enumerate(bare[:_ACTS]):
            if any(stem in text.casefold() for stem in name):
                refs = dict.fromkeys(ref for step in shown[: place + 1] for ref in step.refs)
                own = tuple(ref for ref in refs if ref != "editor")
                return Breath(" ".join(bare[: place + 1]), own)
    return None
