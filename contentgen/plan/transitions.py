"""The spoken way from one part of a video to the next, never the same one twice."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.model.script import Line
from contentgen.plan import spoken
from contentgen.plan.beats import Beat
from contentgen.plan.lowered import lowered_title
from contentgen.plan.standing import urgent
from contentgen.plan.take import Take
from contentgen.plan.timing import seconds
from contentgen.text.words import words


class Transitions:
    """The transitions of one video. What has been said once is not said again."""

    def __init__(self, of: Take) -> None:
        self.of = of
        self.used: set[str] = set()

    def into(self, first: Beat) -> list[Line]:
        """Return the line that announces the first part, or none: what opens itself needs none."""
        of = self.of
        if first.narrated or _opens_itself(first) or _asks_itself(of, first):
            return []
        titled = tuple(dict.fromkeys(("editor", *first.refs)))
        name = "myth" if first.kind == "myth" else self._shape(first)
        for frame in self._turns(f"transition.first.{name}"):
            text = frame.format(title=first.title, lower=lowered_title(of.article, first.title))
            refs = ("editor",) if text == frame else titled
            self.used.add(text)
            return [Line("transition", text, refs, seconds(text, of.wpm))]
        return []

    def to(self, beat: Beat, after: Beat | None) -> list[Line]:
        """Return the line that leads from one part to the next or to the recap, or none.

        None is needed before a paragraph of a story, or if all that fit have been said.
        """
        if after is not None and (after.narrated or _asks_itself(self.of, after)):
            return []
        for frame, text, refs in self._options(beat, after):
            key = text if frame.startswith("{title}") else frame
            if text and key not in self.used:
                self.used.add(key)
                return [Line("transition", text, refs, seconds(text, self.of.wpm))]
        return []

    def _options(
        self, beat: Beat, after: Beat | None
    ) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yield frames with what they say here: for the pair of kinds, then with the title."""
        of, edited = self.of, ("editor",)
        if after is None:
            recap = of.voice.say("transition.recap")
            yield recap, recap, edited
            return
        for name in self._pairs(beat, after):
            for frame in self._turns(name):
                yield frame, frame, edited
        if after.kind == "myth" or _opens_itself(after):
            for frame in self._turns(f"transition.another{'_myth' * (after.kind == 'myth')}"):
                yield frame, frame, edited
            return
        titled = tuple(dict.fromkeys(("editor", *after.refs)))
        fields = {"title": after.title, "lower": lowered_title(of.article, after.title)}
        for frame in self._turns(f"transition.titled.{self._shape(after)}"):
            yield frame, frame.format(**fields), titled

    def _pairs(self, beat: Beat, after: Beat) -> Iterator[str]:
        """Yield names of frames for the two kinds, the most particular first.

        A warning that cannot wait is announced by its own title.
        """
        grave = after.kind == "safety" and any(urgent(self.of, unit) for unit in after.units)
        if grave and "editor" not in after.refs:
            return
        pair, sort = f"{beat.kind}>{after.kind}", self.of.subject.sort
        if beat.kind == "evidence" and after.kind == "safety" and self._speaks_well(beat):
            yield "transition.good>safety"
        yield f"transition.{sort}.{pair}"
        yield f"transition.{pair}"
        own = "editor" not in after.refs and after.kind not in ("what", "benefits", "steps")
        if beat.kind != after.kind and not (after.asked or own):
            yield f"transition.any>{after.kind}"

    def _speaks_well(self, beat: Beat) -> bool:
        """Tell whether a part opens with a positive word and says no "not" beside it."""
        first = beat.units[0].said[0]
        denied = any(lock.kind == "negation" for lock in first.locks)
        return not denied and self.of.voice.hears("says.positive", first.text)

    def _turns(self, name: str) -> tuple[str, ...]:
        if not self.of.voice.known:
            return ()
        one = self.of.voice.table.get(name, ())
        return (one,) if isinstance(one, str) else tuple(one)

    def _shape(self, after: Beat) -> str:
        """Return how a title can stand in a sentence: a question, a clause, a noun, or as it is."""
        if after.asked:
            asks = _first(after.title) in self.of.voice.list("says.question_words")
            return "question" if asks else "asked"
        first = _first(after.title)
        for shape in ("clause", "if", "noun", "act", "sequence"):
            if first in self.of.voice.list(f"transition.opens.{shape}"):
                return shape
        endings = tuple(self.of.voice.list("transition.opens.noun_endings"))
        if first in self.of.voice.list("transition.opens.not_noun"):
            return "plain"
        return "noun" if endings and first.endswith(endings) else "plain"


def _opens_itself(beat: Beat) -> bool:
    """Tell whether the part's first line is its title, so that nothing need announce it."""
    return beat.units[0].said[0].text.rstrip(".:") in beat.title


def _asks_itself(of: Take, beat: Beat) -> bool:
    """Tell whether the first thing that is said in a part is the question that it is named by."""
    return beat.asked and spoken.breaths(of, beat.units[0])[0].text == beat.title


def _first(title: str) -> str:
    return next(iter(words(title)), "").casefold()
