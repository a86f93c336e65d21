"""A post's parts as beats to be spoken: a title each, and sentences in units that stay together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from contentgen.model.article import Article
from contentgen.model.outline import Entry, Outline, Part, SectionKind
from contentgen.plan.subject import Subject
from contentgen.plan.trace import places
from contentgen.plan.units import Said, Unit, body, is_table, points_of, seeks, units_in
from contentgen.plan.voice import Voice, number
from contentgen.text import kinds
from contentgen.text.case import sentence_case
from contentgen.text.typography import typeset
from contentgen.text.words import count

_JOINING: tuple[SectionKind, ...] = ("other", "story", "quote", "intro")


@dataclass(frozen=True, slots=True)
class Beat:
    """One chapter's worth: parts of the post that belong together, with a title.

    `asked` tells that the title is a question. `refs` are the title's; `narrated` that it is the
    first sentence of a paragraph without a heading.
    """

    kind: SectionKind
    title: str
    refs: tuple[str, ...]
    units: tuple[Unit, ...]
    parts: tuple[Part, ...]
    narrated: bool = False

    @property
    def asked(self) -> bool:
        """Tell whether the title is a question."""
        return self.title.endswith("?")

    @property
    def words(self) -> int:
        """The number of words to say."""
        return sum(map(_length, self.units))

    def entries(self) -> tuple[Said, ...]:
        """Return the lines that open an entry of a list."""
        return tuple(said for unit in self.units for said in unit.said if said.opens)

    @property
    def table(self) -> tuple[Entry, ...]:
        """The rows of a table that is shown rather than read out."""
        spoken = self.entries()
        tables = (part for part in self.parts if is_table(part) and not spoken)
        return tuple(row for part in tables for row in part.entries)

    def without(self, left: Container[tuple[str, ...]]) -> Beat:
        """Return the beat without the units whose references are in `left`."""
        kept = tuple(unit for unit in self.units if unit.refs not in left)
        return replace(self, units=kept) if len(kept) < len(self.units) else self


def beats(article: Article, outline: Outline, voice: Voice, about: Subject) -> tuple[Beat, ...]:
    """Return the beats in reading order. Parts that sell are not spoken: the call to action is.

    A part without a heading joins the beat before it, unless its kind is its own.
    """
    known = places(article)
    found: list[Beat] = []
    myths = 0
    for part in outline.parts:
        part = _spoken(part, outline.lang)
        units = tuple(units_in(part, outline, voice, known))
        if part.kind == "sell" or not units:
            continue
        if found and _joins(part, found[-1]):
            last = found[-1]
            found[-1] = replace(last, units=last.units + units, parts=(*last.parts, part))
            continue
        myths += part.kind == "myth"
        place = _Place(myths, len(found) + 1)
        title, refs = _title(part, outline, voice, about, place)
        own = not part.heading and not part.question and not title.endswith("?")
        narrated = own and refs == units[0].refs[:1]
        found.append(Beat(part.kind, title, refs, units, (part,), narrated))
    told = [replace(beat, kind=_told_kind(beat, voice)) for beat in found]
    return tuple(told[:-1] if _only_invites(told, voice) else told)


def _only_invites(told: list[Beat], voice: Voice) -> bool:
    """Tell whether the last part only invites, in a few words, before the call to action does."""
    if len(told) < number("chapters.fewest") + 1:
        return False
    last = told[-1]
    text = " ".join(unit.text for unit in last.units)
    warns = kinds.safety(text, voice.lang) or any(unit.fixed for unit in last.units)
    invites = last.kind == "other" and voice.hears("says.invites", text)
    return invites and not warns and last.words < number("chapters.invites")


def _spoken(part: Part, lang: str) -> Part:
    """Return a part as it is spoken: one that sells but also warns keeps what does not sell."""
    if part.kind != "sell" or not any(kinds.safety(p.text, lang) for p in points_of(part)):
        return part
    told = tuple(point for point in part.points if not kinds.sales(point.text, lang))
    return replace(part, kind="other", points=told)


def _told_kind(beat: Beat, voice: Voice) -> SectionKind:
    """Return what a beat can be announced as.

    A list of warnings is a safety part, a list without entries none. A part about "what" or
    "how" is one only if its title says so: else the promise made of it would not be kept.
    """
    if beat.kind == "myth" and beat.asked:
        beat = replace(beat, kind="other")
    if beat.kind == "advice" and voice.known and not _helps(beat, voice):
        return "other"
    if beat.kind in ("list", "other", "steps"):
        grave = sum(_length(unit) for unit in beat.units if unit.fixed)
        if grave * 2 > sum(map(_length, beat.units)):
            return "safety"
    if beat.kind in ("list", "steps", "table", "myth"):
        return beat.kind if beat.entries() or beat.table else "other"
    says = {"what": "says.definition", "how": "says.process"}.get(beat.kind)
    if says and voice.known and not voice.hears(says, beat.title):
        return "what" if _defines(beat, voice) else "other"
    return "what" if beat.kind == "other" and _defines(beat, voice) else beat.kind


def _defines(beat: Beat, voice: Voice) -> bool:
    """Tell whether the title announces a definition in other words: "What cupping is"."""
    start, end = (tuple(voice.list(f"says.definition_{name}")) for name in ("starts", "ends"))
    title = beat.title.casefold()
    return voice.known and bool(start) and title.startswith(start) and title.endswith(end)


def _helps(beat: Beat, voice: Voice) -> bool:
    """Tell whether a part about advice really says when to ask, or whom."""
    texts = [said.text for unit in beat.units for said in unit.said]
    return any(seeks(text, voice) or kinds.safety(text, voice.lang) for text in texts)


# Each choice of what to leave out counts the words of all parts again.
_count = lru_cache(maxsize=4096)(count)


def _length(unit: Unit) -> int:
    return sum(_count(said.text) for said in unit.said)


class _Place(NamedTuple):
    """How many myths and beats there are, the present one counted."""

    myths: int
    beats: int


def _suits(part: Part, about: Subject) -> bool:
    """Tell whether a made question fits: "Is it safe?" asks nothing about a condition."""
    treatments_only = part.kind in ("safety", "benefits")
    return not treatments_only or about.sort == "treatment" or not part.heading


def _joins(part: Part, last: Beat) -> bool:
    if part.heading or part.question or part.kind == "myth" or last.kind == "intro":
        return False
    if last.words >= number("chapters.words") and _own_title(part):
        return False
    return part.kind in _JOINING or part.kind == last.kind


def _title(
    part: Part, outline: Outline, voice: Voice, about: Subject, place: _Place
) -> tuple[str, tuple[str, ...]]:
    """Return a chapter's name: its question or heading if short enough, else the editor's word."""
    lang = outline.lang
    asked = part.question.casefold() == part.heading.casefold()
    options: list[tuple[str, tuple[str, ...]]] = []
    if part.kind == "myth":
        options += _myth_titles(part, voice, place.myths, lang)
    if part.question and (asked or _suits(part, about)):
        refs: tuple[str, ...] = (part.ref,) if asked else ("editor", part.ref)
        options.append((_named(typeset(part.question, lang), voice, about, asked=asked), refs))
    if part.heading and (part.kind != "close" or not voice.known):
        options.append((_cased(part.heading, outline), (part.ref,)))
    own = _own_title(part)
    if own and not options:
        return own
    label = voice.say(f"labels.{part.kind}") or voice.say("labels.other") or str(place.beats)
    options.append((label, ("editor",)))
    limits = [number("chapters.title"), number("chapters.title_most")]
    for longest in limits[1:] if part.kind == "myth" else limits:
        for title, refs in options:
            if title and len(title) <= longest:
                return title, refs
    return options[-1]


def _named(question: str, voice: Voice, about: Subject, *, asked: bool) -> str:
    """Return the editor's "Is it safe?" with the thing in it, so that it can stand alone."""
    if asked or not about.inside or question.casefold() not in voice.list("says.bare_safety"):
        return question
    return voice.say(f"segments.safe_{about.form}", topic=about.head) or question


def _own_title(part: Part) -> tuple[str, tuple[str, ...]] | None:
    """Return the first sentence of a paragraph without a heading as its title, if it is short."""
    first = part.points[0] if part.points and not part.entries else None
    if first is None or part.heading or part.kind not in ("other", "story") or first.tied:
        return None
    fits = count(first.text) <= number("chapters.title_words") and first.text.endswith(".")
    return (first.text.rstrip("."), (first.ref,)) if fits else None


def _myth_titles(
    part: Part, voice: Voice, myths: int, lang: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the question of a pair, or its myth marked as one; never the bare myth."""
    first = part.entries[0].points[0] if part.entries and part.entries[0].points else None
    if first and first.text.endswith("?"):
        yield typeset(first.text, lang), (first.ref,)
        return
    marked = voice.say("segments.myth", n=str(myths))
    if marked and first:
        yield f"{marked}: {typeset(first.text, lang).rstrip('.')}", ("editor", first.ref)
    if marked:
        yield marked, ("editor",)


def _cased(heading: str, outline: Outline) -> str:
    said = typeset(sentence_case(heading, body(outline), outline.lang), outline.lang)
    return said.rstrip(".:")


def units_of(found: Iterable[Beat], *wanted: SectionKind) -> list[Unit]:
    """Return the units of the beats of these kinds, in reading order."""
    return [unit for beat in found if beat.kind in wanted for unit in beat.units]
