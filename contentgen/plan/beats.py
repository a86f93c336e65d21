"""A post's parts as beats to be spoken: a title each, and sentences in units that stay together."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from contentgen.model.article import Article
from contentgen.model.outline import Entry, Lock, Outline, Part, Point, SectionKind
from contentgen.plan.subject import Subject
from contentgen.plan.trace import places
from contentgen.plan.voice import Voice, number
from contentgen.text import kinds
from contentgen.text.case import sentence_case
from contentgen.text.typography import typeset
from contentgen.text.words import count

_JOINING: tuple[SectionKind, ...] = ("other", "story", "quote", "intro")
_WORTH: dict[SectionKind, float] = {
    "what": 9, "how": 8, "steps": 8, "evidence": 7, "myth": 7, "list": 6, "table": 5, "intro": 5,
    "close": 4, "other": 4, "story": 3, "quote": 3, "benefits": 2,
}  # fmt: skip
NEEDED = 100.0


@dataclass(frozen=True, slots=True)
class Said:
    """One line to say: a whole sentence of the post, behind its entry's label if it opens one.

    `label` is that label as it is said. `entry` tells that it stands in a list, `opens` that it is
    an entry's first line, `fragment` that it is no whole sentence and leans on the list's lead,
    `first` that it opens its paragraph.
    """

    text: str
    refs: tuple[str, ...]
    line: int
    locks: tuple[Lock, ...] = ()
    tied: bool = False
    label: str = ""
    entry: bool = False
    opens: bool = False
    fragment: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that are kept or left out together: a sentence and all that leans on it.

    `fixed` units are never left out of a video; `worth` ranks the others, needed ones highest.
    """

    said: tuple[Said, ...]
    kind: SectionKind
    worth: float = 0.0
    fixed: bool = False

    @property
    def text(self) -> str:
        """The unit as running text; entries that are no sentences are set off by semicolons."""
        text = ""
        for said in self.said:
            bare = text and text[-1] not in '.:;!?…”"»)'
            text += ("; " if bare and said.fragment else ". " if bare else " ") + said.text
        text = text.strip()
        return text if not text or text[-1] in '.!?…”"»)' else f"{text}."

    @property
    def refs(self) -> tuple[str, ...]:
        """The references of all its lines, each once."""
        return tuple(dict.fromkeys(ref for said in self.said for ref in said.refs))

    @property
    def locks(self) -> tuple[Lock, ...]:
        """Everything that limits what it says."""
        return tuple(lock for said in self.said for lock in said.locks)

    def has(self, *names: str) -> bool:
        """Tell whether it has a lock of one of these kinds."""
        return any(lock.kind in names for lock in self.locks)


@dataclass(frozen=True, slots=True)
class Beat:
    """One chapter's worth: parts of the post that belong together, with a title.

    `asked` tells that the title is a question. `refs` are the title's.
    """

    kind: SectionKind
    title: str
    refs: tuple[str, ...]
    units: tuple[Unit, ...]
    parts: tuple[Part, ...]

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

    def without(self, left: Container[tuple[str, ...]]) -> Beat:
        """Return the beat without the units whose references are in `left`."""
        return replace(self, units=tuple(unit for unit in self.units if unit.refs not in left))


def beats(article: Article, outline: Outline, voice: Voice, about: Subject) -> tuple[Beat, ...]:
    """Return the beats in reading order. Parts that sell are not spoken: the call to action is.

    A part without a heading joins the beat before it, unless its kind is its own.
    """
    known = places(article)
    found: list[Beat] = []
    myths = 0
    for part in outline.parts:
        part = _spoken(part, outline.lang)
        units = tuple(_units(part, outline, voice, known))
        if part.kind == "sell" or not units:
            continue
        if found and _joins(part, found[-1]):
            last = found[-1]
            found[-1] = replace(last, units=last.units + units, parts=(*last.parts, part))
            continue
        myths += part.kind == "myth"
        place = _Place(myths, len(found) + 1)
        title, refs = _title(part, outline, voice, about, place)
        found.append(Beat(part.kind, title, refs, units, (part,)))
    return tuple(replace(beat, kind=_told_kind(beat, voice)) for beat in found)


def _spoken(part: Part, lang: str) -> Part:
    """Return a part as it is spoken: one that sells but also warns keeps what does not sell."""
    if part.kind != "sell" or not any(kinds.safety(p.text, lang) for p in _points(part)):
        return part
    told = tuple(point for point in part.points if not kinds.sales(point.text, lang))
    return replace(part, kind="other", points=told)


def _told_kind(beat: Beat, voice: Voice) -> SectionKind:
    """Return what a beat can be announced as.

    A list of warnings is a safety part, a list without entries none. A part about "what" or
    "how" is one only if its title says so: else the promise made of it would not be kept.
    """
    if beat.kind in ("list", "other", "steps"):
        grave = sum(_length(unit) for unit in beat.units if unit.fixed)
        if grave * 2 > sum(map(_length, beat.units)):
            return "safety"
    if beat.kind in ("list", "steps", "table", "myth"):
        return beat.kind if beat.entries() else "other"
    says = {"what": "says.definition", "how": "says.process"}.get(beat.kind)
    if says and voice.known and not voice.hears(says, beat.title):
        return "other"
    return beat.kind


def _length(unit: Unit) -> int:
    return sum(count(said.text) for said in unit.said)


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
    return part.kind in _JOINING or part.kind == last.kind


def _title(
    part: Part, outline: Outline, voice: Voice, about: Subject, place: _Place
) -> tuple[str, tuple[str, ...]]:
    """Return a chapter's name: its question or heading if short enough, else the editor's word."""
    lang = outline.lang
    own = part.question.casefold() == part.heading.casefold()
    options: list[tuple[str, tuple[str, ...]]] = []
    if part.kind == "myth":
        options += _myth_titles(part, voice, place.myths, lang)
    if part.question and (own or _suits(part, about)):
        options.append((typeset(part.question, lang), (part.ref,) if own else ("editor", part.ref)))
    if part.heading and (part.kind != "close" or not voice.known):
        options.append((_cased(part.heading, outline), (part.ref,)))
    label = voice.say(f"labels.{part.kind}") or voice.say("labels.other") or str(place.beats)
    options.append((label, ("editor",)))
    limits = [number("chapters.title"), number("chapters.title_most")]
    for longest in limits[1:] if part.kind == "myth" else limits:
        for title, refs in options:
            if title and len(title) <= longest:
                return title, refs
    return options[-1]


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
        yield f"{marked}: {typeset(first.text, lang)}", ("editor", first.ref)
    if marked:
        yield marked, ("editor",)


def _cased(heading: str, outline: Outline) -> str:
    body = [p.text for other in outline.parts for p in _points(other)]
    return typeset(sentence_case(heading, body, outline.lang), outline.lang).rstrip(".:")


def _points(part: Part) -> Iterator[Point]:
    yield from part.points
    for entry in part.entries:
        yield from entry.points


def _units(part: Part, outline: Outline, voice: Voice, known: Container[str]) -> Iterator[Unit]:
    """Yield the part's units in reading order."""
    held: list[Said] = []
    groups: list[tuple[Said, ...]] = []
    for atom in _atoms(part, outline, known):
        if held and not _leans(atom[0], held[-1], part):
            groups.append(tuple(held))
            held = []
        held += atom
    if held:
        groups.append(tuple(held))
    for place, group in enumerate(groups):
        yield _unit(group, part.kind, place, voice)


def _leans(said: Said, before: Said, part: Part) -> bool:
    """Tell whether a line must stay with the one before it.

    A list is told whole or not at all: half of its conditions say something else. Only benefits
    stand one by one.
    """
    if said.tied or before.text.endswith(":"):
        return True
    return said.entry and before.entry and (said.fragment or part.kind != "benefits")


def _unit(said: tuple[Said, ...], kind: SectionKind, place: int, voice: Voice) -> Unit:
    text = " ".join(s.text for s in said)
    needed = kinds.safety(text, voice.lang) or kinds.advice(text, voice.lang)
    worth = _WORTH.get(kind, 4.0) + (3 if place == 0 else 0) - 0.01 * place
    limits = {lock.kind for s in said for lock in s.locks} & {"purpose", "condition", "attribution"}
    worth += len(limits) + (NEEDED if needed else 0)
    return Unit(
        said, kind, worth, fixed=kind in ("safety", "advice") or voice.hears("says.urgent", text)
    )


def _atoms(part: Part, outline: Outline, known: Container[str]) -> list[list[Said]]:
    """Return sentences and list entries in the order in which the post has them."""
    lang = outline.lang
    found = [(_place(p.ref), [_said(p, lang)]) for p in part.points]
    for entry in part.entries:
        said = _entry(entry, outline, known)
        if said:
            found.append((_place(entry.ref), said))
    return [said for _, said in sorted(found, key=lambda pair: pair[0])]


def _said(point: Point, lang: str) -> Said:
    text = typeset(point.text, lang)
    return Said(text, (point.ref,), point.line, point.locks, point.tied, first=point.first)


def _entry(entry: Entry, outline: Outline, known: Container[str]) -> list[Said]:
    """Return an entry's lines, its label spoken with the first of them."""
    lang = outline.lang
    said = [replace(_said(p, lang), entry=True) for p in entry.points]
    body = [p.text for part in outline.parts for p in _points(part)]
    label = typeset(sentence_case(entry.label, body, lang), lang).rstrip(":")
    ref = next((r for r in _label_refs(entry.ref) if r in known), entry.ref)
    if not label:
        bare = [replace(s, fragment=_fragment(s.text)) for s in said]
        return [replace(bare[0], opens=True), *bare[1:]] if bare else []
    if not said:
        said = [Said(label, (ref,), entry.line, entry=True, fragment=_fragment(label))]
        return [replace(said[0], label=label, opens=True)]
    mark = "" if label[-1] in "?!." else ":" if said[0].text[:1].islower() else "."
    first = replace(
        said[0],
        text=f"{label}{mark} {said[0].text}",
        refs=(ref, *said[0].refs),
        label=label,
        opens=True,
    )
    return [first, *said[1:]]


def _label_refs(ref: str) -> tuple[str, ...]:
    return (f"{ref}.label", f"{ref}.lead", f"{ref}.c1", ref)


def _fragment(text: str) -> bool:
    return text[:1].islower() or text[-1:] not in '.!?…”"»)'


def _place(ref: str) -> tuple[int, ...]:
    """Return a reference's numbers, which sort in reading order."""
    return tuple(int(digits) for digits in re.findall(r"\d+", ref))


def units_of(found: Iterable[Beat], *wanted: SectionKind) -> list[Unit]:
    """Return the units of the beats of these kinds, in reading order."""
    return [unit for beat in found if beat.kind in wanted for unit in beat.units]
