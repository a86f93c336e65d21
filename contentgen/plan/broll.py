"""What to film: a shot for each stretch of a video, and a demonstration where there is an act."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from contentgen.model.outline import SectionKind
from contentgen.model.script import Line
from contentgen.plan.beats import Beat
from contentgen.plan.take import Take
from contentgen.plan.voice import Voice, number
from contentgen.text.words import words

_ACTS = ("how", "steps", "list", "safety", "other")
_ABOUT = ("how", "steps")
_FIRM = ("steps", "benefits", "table", "quote")
_IN_TITLE, _IN_FIRST = 4, 2
_KEY = 3  # letters by which beginnings of words are looked up; none is shorter
_PLURAL = 3


class Cues(NamedTuple):
    """What to film, and where the words that call for it are looked up.

    `exact` finds shots by a word in the singular, `starts` by the first three letters of a word,
    `phrases` by the first of several words. `titled` shots are about words too common to
    be looked for anywhere but in a title.
    """

    shots: tuple[str, ...]
    exact: Mapping[str, tuple[int, ...]]
    starts: Mapping[str, tuple[tuple[str, int], ...]]
    phrases: Mapping[str, tuple[tuple[str, int], ...]]
    titled: frozenset[int]


class Shots:
    """The shots of one video; none is filmed twice, but for the speaker's face."""

    def __init__(self, of: Take) -> None:
        self.of = of
        self.used: set[str] = set()

    def find(self, lines: Sequence[str], title: str = "", kind: SectionKind = "other") -> str:
        """Return what to film while these lines are said.

        The practice's own cues come first, then those whose words stand in the title, the first
        line or two lines of the part, then those of its kind, then the topic's. Steps and benefits
        have their own at once, and nothing but a grave one moves behind a warning. What matches
        nothing is the speaker's.
        """
        own, ours = _own(tuple(self.of.brand.broll.items())), _cues(self.of.voice)
        best = self._best(own, title, lines, least=1)
        best = best or (self._of_kind(kind) if kind in _FIRM else "")
        called = _grave(self.of.voice) if kind == "safety" else ours
        best = best or self._best(called, title, lines, least=2) or self._of_kind(kind)
        best = best or self._best(ours, self.of.subject.text, [], least=1)
        chosen = best or self._speaker()
        self.used.add(chosen)
        return chosen

    def _of_kind(self, kind: SectionKind) -> str:
        pool = self.of.voice.list(f"broll.kinds.{kind}")
        return next((str(shot) for shot in pool if shot not in self.used), "")

    def _best(self, cues: Cues, title: str, lines: Sequence[str], least: int) -> str:
        scores = Counter(dict.fromkeys(_called(cues, title), _IN_TITLE))
        for place, line in enumerate(lines):
            scores.update(
                dict.fromkeys(_called(cues, line) - cues.titled, _IN_FIRST if place == 0 else 1)
            )
        fresh = [(score, -n) for n, score in scores.items() if cues.shots[n] not in self.used]
        score, place = max(fresh, default=(0, 0))
        return cues.shots[-place] if score >= least else ""

    def _speaker(self) -> str:
        plain = self.of.voice.list("broll.default")
        fresh = (str(shot) for shot in plain if shot not in self.used)
        return next(fresh, self.of.voice.note("broll.camera"))


def _called(cues: Cues, text: str) -> set[int]:
    """Return the numbers of the shots that a text calls for."""
    heard = _heard(text)
    found: set[int] = set()
    for word in heard:
        found.update(cues.exact.get(word, ()))
        if len(word) > _PLURAL and word.endswith("s"):
            found.update(cues.exact.get(word[:-1], ()))
        found.update(n for start, n in cues.starts.get(word[:_KEY], ()) if word.startswith(start))
        if word in cues.phrases:
            joined = f" {' '.join(heard)} "
            found.update(n for phrase, n in cues.phrases[word] if phrase in joined)
    return found


@lru_cache(maxsize=4096)  # a line is held against the practice's own cues and against ours
def _heard(text: str) -> tuple[str, ...]:
    return tuple(word.casefold().replace("’", "'") for word in words(text))


@cache
def _cues(voice: Voice) -> Cues:
    """Return a language's cues, in the order of its table."""
    entries = voice.list("broll.shots")
    titled = frozenset(n for n, entry in enumerate(entries) if entry.get("title"))
    return _indexed([(str(entry["shot"]), entry["words"]) for entry in entries], titled)


@cache
def _grave(voice: Voice) -> Cues:
    """Return the cues that may be filmed while a warning is said."""
    entries = [entry for entry in voice.list("broll.shots") if entry.get("grave")]
    return _indexed([(str(entry["shot"]), entry["words"]) for entry in entries])


@cache
def _own(pairs: tuple[tuple[str, str], ...]) -> Cues:
    """Return the practice's cues: a word, or several with commas, and what to film for it."""
    return _indexed([(shot, [one.strip() for one in told.split(",")]) for told, shot in pairs])


def _indexed(
    pairs: Sequence[tuple[str, Sequence[str]]], titled: frozenset[int] = frozenset()
) -> Cues:
    exact: dict[str, tuple[int, ...]] = {}
    starts: dict[str, tuple[tuple[str, int], ...]] = {}
    phrases: dict[str, tuple[tuple[str, int], ...]] = {}
    for n, (_, called) in enumerate(pairs):
        for word in map(str.casefold, called):
            if " " in word:
                key = word.split()[0]
                both = ((f" {word} ", n), (f" {word}s ", n))
                phrases[key] = (*phrases.get(key, ()), *both)
            elif word.endswith("*"):
                start = word[:-1]
                starts[start[:_KEY]] = (*starts.get(start[:_KEY], ()), (start, n))
            elif word:
                exact[word] = (*exact.get(word, ()), n)
    return Cues(tuple(shot for shot, _ in pairs), exact, starts, phrases, titled)


def demo(beat: Beat, voice: Voice, used: set[str]) -> Line | None:
    """Return a demonstration for a part about an act, or None; each is used once."""
    if beat.kind not in _ACTS:
        return None
    text = " ".join(unit.text for unit in beat.units)
    found = [
        (_acted(text, tuple(act["words"])), -place, act)
        for place, act in enumerate(voice.list("demo.acts"))
        if act["cue"] not in used
    ]
    least = 1 if beat.kind in _ABOUT else number("video.acts")
    matched = [item for item in found if item[0] >= least]
    if not matched:
        return None
    act = max(matched, key=lambda item: item[:2])[2]
    used.add(act["cue"])
    return Line("demo", act["cue"], ("editor",), float(act["seconds"]))


@lru_cache(maxsize=4096)
def _acted(text: str, called: tuple[str, ...]) -> int:
    return len(_pattern(called).findall(text))


@cache
def _pattern(called: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the words, also with an s."""
    either = "|".join(rf"{re.escape(word)}s?" for word in called)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
