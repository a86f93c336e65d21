"""What a sentence limits: a whole list, a whole post, who should ask first, a finding."""

from __future__ import annotations

from functools import cache, lru_cache

from contentgen.model.outline import Part, Point
from contentgen.plan.frames import frames
from contentgen.plan.urgency import Urgency, urgency
from contentgen.text import kinds
from contentgen.text.locks import locks
from contentgen.text.tokens import fold
from contentgen.text.words import words


@lru_cache(maxsize=8192)
def rides(text: str, lang: str) -> bool:
    """Tell whether a sentence holds for a whole list, so that the list is not shown without it.

    It says for whom, how much or how often, when not, or what comes before each entry.
    """
    if text.rstrip().endswith("?") or not frames(lang).words or says("rides.choice", text, lang):
        return False
    if any(says(f"rides.{name}", text, lang) for name in ("scope", "dose", "first", "never")):
        return True
    if urgency(text, lang) < Urgency.LATER or kinds.safety(text, lang):
        return True
    held = locks(text, lang)
    if any(lock.kind == "negation" for lock in held):
        return True
    return any(lock.kind == "condition" and _of_reader(lock.text, lang) for lock in held)


def _of_reader(condition: str, lang: str) -> bool:
    readers = frames(lang).list("rides.reader")
    return not readers or bool(set(readers) & {fold(word) for word in words(condition)})


@lru_cache(maxsize=8192)
def takes_back(text: str, lang: str) -> bool:
    """Tell whether a sentence limits the findings or the advice that it stands beside."""
    if text.rstrip().endswith("?"):
        return False
    if says("against.phrases", text, lang) or opens("contrast.openers", text, lang):
        return True
    return any(lock.kind == "negation" for lock in locks(text, lang))


@lru_cache(maxsize=8192)
def limits_advice(text: str, lang: str) -> bool:
    """Tell whether an answer is not shown without this sentence: it warns, or takes back."""
    if text.rstrip().endswith("?"):
        return False
    if takes_back(text, lang) or kinds.safety(text, lang) or kinds.advice(text, lang):
        return True
    if says("limiting.phrases", text, lang) or says("instructs.stops", text, lang):
        return True
    return urgency(text, lang) < Urgency.LATER


@lru_cache(maxsize=8192)
def sends(text: str, lang: str) -> bool:
    """Tell whether a sentence sends the reader to somebody ("Ask your doctor …")."""
    words = frames(lang)
    if not words.has("closing.sends", text) or words.has("closing.not_sends", text):
        return False
    return kinds.advice(text, lang)


def adds(text: str, lang: str) -> bool:
    """Tell whether a sentence adds to the one before it ("… if you also …"), not "too much"."""
    return says("warning.adding", text, lang) and not says("warning.not_adding", text, lang)


def of_whole_post(text: str, lang: str) -> bool:
    """Tell whether a sentence says for whom the post is ("It is written for adults …")."""
    return opens("scope.openers", text, lang) and says("scope.about", text, lang)


def may_differ(text: str, lang: str) -> bool:
    """Tell whether a sentence says that the reader's case may be another ("Yours may …")."""
    return says("scope.caveats", text, lang)


@lru_cache(maxsize=8192)
def rules(heading: str, lang: str) -> bool:
    """Tell whether a heading makes what is listed below it mean what it says ("Avoid if").

    Without it the entries would mean nothing, or the opposite.
    """
    if not heading:
        return False
    if says("ruling.phrases", heading, lang) or opens("ruling.openers", f"{heading} ", lang):
        return True
    said = fold(heading).rstrip(" .:!?…")
    ends = frames(lang).list("ruling.ends")
    if any(said.endswith(f" {fold(one)}") or said == fold(one) for one in ends):
        return True
    return any(lock.kind == "negation" for lock in locks(heading, lang))


def screens(part: Part, lang: str) -> bool:
    """Tell whether a part says who should not, or who should ask or tell somebody first."""
    if part.kind in ("sell", "quote", "story", "evidence"):
        return False
    if part.heading and says("screening.headings", part.heading, lang):
        return True
    opening = [point.text for point in part.points[:2]]
    many = sum(excludes(point, lang) for point in part.points)
    return many > 1 and any(says("screening.sentences", text, lang) for text in opening)


def excludes(point: Point, lang: str) -> bool:
    """Tell whether a sentence names people who should not, or should ask first."""
    return says("screening.sentences", point.text, lang)


def instructs(asked: str, points: tuple[Point, ...], lang: str) -> bool:
    """Tell whether sentences under a heading tell the reader to do exercises, with their limits."""
    stops = any(says("instructs.stops", point.text, lang) for point in points)
    starts = any(says("instructs.first", point.text, lang) for point in points)
    named = bool(asked) and says("instructs.headings", asked, lang)
    return len(points) > 2 and ((named and stops) or (starts and (named or stops)))


def _tells_process(heading: str, points: tuple[Point, ...], lang: str) -> bool:
    """Tell whether a heading promises a process that its sentences tell one after another."""
    return bool(heading) and len(points) > 1 and says("process.headings", heading, lang)


def told_whole(part: Part, lang: str) -> bool:
    """Tell whether a part is shown whole or not at all: exercises, a process, who should ask."""
    if part.kind in ("sell", "quote", "story", "evidence", "safety"):
        return False
    points, answers = told(part), part.kind == "myth"
    if not points or (not answers and screens(part, lang)):
        return bool(points)
    if len(part.entries) > 1 and not answers:
        return False
    asked = asked_of(part)
    return instructs(asked, points, lang) or _tells_process(asked, points, lang)


def stays_together(part: Part, lang: str) -> bool:
    """Tell whether no sentence of a part is shown without the others, or without its limits."""
    if told_whole(part, lang):
        return True
    return part.kind == "evidence" and any(takes_back(one.text, lang) for one in part.points)


def told(part: Part) -> tuple[Point, ...]:
    """Return what a part tells: its sentences, or the answer to its question."""
    if part.kind == "myth" and len(part.entries) == 2:
        asks = asked_of(part).rstrip().endswith("?")
        return part.entries[1].points if asks else ()
    return (*part.points, *(point for entry in part.entries for point in entry.points))


def asked_of(part: Part) -> str:
    """Return a part's heading, or the question that it answers."""
    if part.kind == "myth" and part.entries:
        return part.entries[0].points[0].text if part.entries[0].points else ""
    return part.heading


@lru_cache(maxsize=32768)
def says(name: str, text: str, lang: str) -> bool:
    """Tell whether a text holds a phrase of the editor's data, whatever its apostrophes."""
    return frames(lang).has(name, fold(text))


@lru_cache(maxsize=8192)
def opens(name: str, text: str, lang: str) -> bool:
    """Tell whether a text opens with a phrase of the editor's data."""
    return fold(text).startswith(_openers(name, lang))


@cache
def _openers(name: str, lang: str) -> tuple[str, ...]:
    return tuple(f"{fold(one)}{end}" for one in frames(lang).list(name) for end in " ,")
