"""What a chapter may hold besides its sentences: the therapist's own words, and demonstrations."""

from __future__ import annotations

from contentgen.model.outline import SectionKind
from contentgen.model.script import Line
from contentgen.plan import segments as made
from contentgen.plan import spoken
from contentgen.plan.beats import Beat
from contentgen.plan.broll import demo
from contentgen.plan.take import Take
from contentgen.plan.units import Unit
from contentgen.plan.voice import number

_SLOTS: tuple[SectionKind, ...] = ("what", "how", "evidence", "benefits", "steps", "list", "myth")


class Extras:
    """The optional slots and demonstrations of one video, each given once."""

    def __init__(self, of: Take, *, wanted: bool) -> None:
        self.of = of
        self.slots = int(number("video.slots")) if wanted else 0
        self.demos = int(number("video.demos")) if wanted else 0
        self.asked: set[str] = set()
        self.shown: set[str] = set()

    def slot(self, beat: Beat) -> list[Line]:
        """Return the slot for this kind of part; the safety slot comes even when short of time."""
        if beat.kind == "safety" and "safety" not in self.asked:
            self.asked.add("safety")
            text = " ".join(sentence.text for sentence in self.of.article.sentences())
            covered = self.of.voice.hears("says.urgent", text)
            if covered and not self.slots:
                return []
            return [made.slot(self.of, "safety_covered" if covered else "safety")]
        if beat.kind not in _SLOTS or beat.kind in self.asked or not self.slots:
            return []
        self.asked.add(beat.kind)
        self.slots -= 1
        treated = beat.kind == "how" and self.of.subject.sort == "treatment"
        return [made.slot(self.of, "how_treatment" if treated else beat.kind)]

    def asking(self, beat: Beat) -> Unit | None:
        """Return the unit that says whom to see, if it gives rise to questions to ask first."""
        if beat.kind not in ("safety", "advice") or "questions" in self.asked:
            return None
        found = next((unit for unit in beat.units if spoken.questions(self.of, unit)), None)
        self.asked |= {"questions"} if found else set()
        return found

    def demo(self, beat: Beat) -> list[Line]:
        """Return a demonstration for a part about an act."""
        found = demo(beat, self.of.voice, self.shown) if self.demos else None
        self.demos -= found is not None
        return [found] if found else []
