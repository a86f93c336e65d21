"""What is said of a post: whole sentences, in units that stay together."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from contentgen.model.outline import Entry, Lock, Outline, Part, Point, SectionKind
from contentgen.plan.caution import LEANS, held_back
from contentgen.plan.once import once
from contentgen.plan.unheard import unheard
from contentgen.plan.voice import Voice
from contentgen.text import kinds
from contentgen.text.case import sentence_case
from contentgen.text.locks import keeps, locks
from contentgen.text.rewrite import suitability
from contentgen.text.typography import typeset
from contentgen.text.words import words

_WORTH: dict[SectionKind, float] = {
    "what": 9, "how": 8, "steps": 8, "evidence": 7, "myth": 7, "list": 6, "table": 5, "intro": 5,
    "close": 4, "other": 4, "story": 3, "quote": 3, "benefits": 2,
}  # fmt: skip
NEEDED = 100.0
_SIGNPOST = 8
_DATE = 4
_ACT = 9  # words of a line that only says what to do
_SENTENCE = re.compile(r"[.!?](?:\s|;|$)")
# A table's cells come joined by semicolons, even after a full stop.
_CELL_END = re.compile(r"([.!?]);")


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


@dataclass(frozen=True)  # no slots: what its lines say together is put together once
class Unit:
    """Lines that are kept or left out together: a sentence and all that leans on it.

    `fixed` units are never left out of a video; `worth` ranks the others, needed ones highest.
    """

    said: tuple[Said, ...]
    kind: SectionKind
    worth: float = 0.0
    fixed: bool = False

    def __hash__(self) -> int:
        """Hash by the words: what is known of a unit is cached by it."""
        return hash((self.text, self.refs))

    @cached_property
    def text(self) -> str:
        """The unit as running text; entries that are no sentences are set off by semicolons."""
        return _joined(self.said, written=False)

    @cached_property
    def written(self) -> str:
        """The unit as it is printed: labels are set off by a colon instead of a pause."""
        return _joined(self.said, written=True)

    @cached_property
    def refs(self) -> tuple[str, ...]:
        """The references of all its lines, each once."""
        return tuple(dict.fromkeys(ref for said in self.said for ref in said.refs))

    @cached_property
    def locks(self) -> tuple[Lock, ...]:
        """Everything that limits what it says."""
        return tuple(lock for said in self.said for lock in said.locks)

    def has(self, *names: str) -> bool:
        """Tell whether it has a lock of one of these kinds."""
        return any(lock.kind in names for lock in self.locks)

    def limits(self) -> frozenset[str]:
        """Return the kinds of its locks; a "can", which may mean being able to, counts for none."""
        return frozenset(lock.kind for lock in self.locks if lock.text.casefold() != "can")


def _joined(lines: Iterable[Said], *, written: bool) -> str:
    text = ""
    for said in lines:
        bare = text and text[-1] not in '.:;!?…”"»)'
        own = said.text
        if written and said.label and own.startswith(f"{said.label}. "):
            own = f"{said.label}: {own[len(said.label) + 2 :]}"
        text += ("; " if bare and said.fragment else ". " if bare else " ") + own
    text = text.strip().replace("?: ", "? ")
    return text if not text or text[-1] in '.!?…”"»)' else f"{text}."


def units_in(part: Part, outline: Outline, voice: Voice, known: Container[str]) -> Iterator[Unit]:
    """Yield the part's units in reading order, without what the post's own words speak against.

    A table of figures with sentences around it is shown, not read out.
    """
    part = _sayable(part, held_back(outline), outline.lang)
    part = replace(part, points=tuple(_heard(part, voice)))
    held: list[Said] = []
    groups: list[tuple[Said, ...]] = []
    for atom in _ruled(_atoms(part, outline, voice, known), part, voice):
        if held and not _leans(atom[0], held[-1], part):
            answers = _answers(atom[0], held[-1], voice) or _results(atom[0], held[-1], part, voice)
            if not answers:
                groups.append(tuple(held))
                held = []
            atom = [replace(atom[0], tied=True), *atom[1:]] if answers else atom
        held += atom
    if held:
        groups.append(tuple(held))
    for nth, group in enumerate(groups):
        yield _unit(group, part.kind, nth, voice)


def _ruled(atoms: list[list[Said]], part: Part, voice: Voice) -> list[list[Said]]:
    """Return what a part says, a list behind the heading that rules it: "Do not use it if: …".

    A table of figures alone is announced, and shown rather than read out.
    """
    cells = [point.text for entry in part.entries for point in entry.points]
    if is_table(part) and not part.points and not any(map(_SENTENCE.search, cells)):
        told = voice.say("chapter.table")
        return [[Said(told, ("editor",), part.line)]] if told and atoms else atoms
    if not atoms or not atoms[0][0].entry or not _rules(part.heading, voice):
        return atoms
    heading = typeset(part.heading.rstrip(".:… "), voice.lang)
    held = tuple(locks(heading, voice.lang))
    lead = Said(f"{heading}:", (part.ref,), part.line, held, first=True)
    return [[lead], *atoms]


def _rules(heading: str, voice: Voice) -> bool:
    """Tell whether the entries below a heading say the opposite, or nothing, without it."""
    ends = heading.rstrip(".:… ").rpartition(" ")[2].casefold()
    return ends in voice.list("says.open_ends") or voice.hears("says.ruling", heading)


def signpost(text: str, voice: Voice) -> bool:
    """Tell whether a sentence only says where something stands on the page: "See below."."""
    short = len(words(text)) <= _SIGNPOST and not text.endswith(":")
    return short and voice.known and voice.hears("says.signposts", text)


def _heard(part: Part, voice: Voice) -> Iterator[Point]:
    """Yield the sentences of a part that are for the ears of who watches; all if none else are.

    One that only sums up the good is not said at the end, one that another leans on is.
    """
    behind = (*part.points[1:], None)
    for point, after in zip(part.points, behind, strict=bool(part.points)):
        leaned_on = after is not None and after.tied and after.line == point.line
        if signpost(point.text, voice) or (not leaned_on and unheard(point.text, part.kind, voice)):
            continue
        yield point


def _leans(said: Said, before: Said, part: Part) -> bool:
    """Tell whether a line must stay with the one before it.

    A list is told whole or not at all: half of its conditions say something else. Only benefits
    stand one by one.
    """
    if said.tied or before.text.endswith(":") or (_dates(before) and said.line == before.line):
        return True
    return said.entry and before.entry and (said.fragment or part.kind != "benefits")


def _dates(said: Said) -> bool:
    """Tell whether a line only says when what follows it holds: "Day 1 to 14."."""
    short = len(words(said.text)) <= _DATE and not said.text.endswith("?")
    return said.first and not said.entry and short and any(sign.isdigit() for sign in said.text)


def _answers(said: Said, before: Said, voice: Voice) -> bool:
    """Tell whether a line only says what to do about the sign before it: "Call 911."."""
    near = said.line == before.line and not (said.first or said.entry)
    short = len(words(said.text)) <= _ACT and voice.hears("says.urgent", said.text)
    return near and short and not voice.hears("says.of_what", said.text)


def _results(said: Said, before: Said, part: Part, voice: Voice) -> bool:
    """Tell whether a line says what came of what a study, in the line before it, set out to do."""
    near = said.line == before.line and not (said.first or said.entry)
    return part.kind == "evidence" and near and voice.hears("says.study_did", before.text)


def _unit(said: tuple[Said, ...], kind: SectionKind, nth: int, voice: Voice) -> Unit:
    text = " ".join(s.text for s in said)
    needed = kinds.safety(text, voice.lang) or kinds.advice(text, voice.lang)
    worth = _WORTH.get(kind, 4.0) + (3 if nth == 0 else 0) - 0.01 * nth
    limits = {lock.kind for s in said for lock in s.locks} & {"purpose", "condition", "attribution"}
    worth += len(limits) + (NEEDED if needed else 0)
    return Unit(
        said,
        kind,
        worth,
        fixed=kind in ("safety", "advice")
        or voice.hears("says.urgent", text)
        or voice.hears("says.caveat", text)
        or voice.hears("says.scope", text),
    )


def _sayable(part: Part, held: Mapping[str, str], lang: str) -> Part:
    """Return the part without the sentences that are held back."""
    cells = [point.text for entry in part.entries for point in entry.points]
    shown = part.points and is_table(part) and not any(map(_SENTENCE.search, cells))
    entries = tuple(e for e in part.entries if not any(p.ref in held for p in e.points))
    points = tuple(
        said
        for point in part.points
        for said in ([point] if point.ref not in held else _asked(point, held[point.ref], lang))
    )
    return replace(part, points=points, entries=() if shown else entries)


def is_table(part: Part) -> bool:
    """Tell whether a part's entries are the rows of a table, which are numbered as a whole."""
    rows = [point.ref == entry.ref for entry in part.entries for point in entry.points]
    return part.kind == "table" or (bool(rows) and all(rows))


def _asked(point: Point, why: str, lang: str) -> list[Point]:
    """Return a held back "to determine if it is suitable for you" as a question, in a list.

    As a question it leans on nothing that is left out.
    """
    found = suitability(point.text, lang) if why == LEANS else None
    if found is None or not keeps(point.text, found.text, lang):
        return []
    return [replace(point, text=found.text, locks=locks(found.text, lang), tied=False)]


def _atoms(part: Part, outline: Outline, voice: Voice, known: Container[str]) -> list[list[Said]]:
    """Return sentences and list entries in the order in which the post has them."""
    found = [(place(p.ref), [_said(p, voice)]) for p in part.points]
    for entry in part.entries:
        said = _entry(entry, outline, voice, known)
        if said:
            found.append((place(entry.ref), said))
    return [said for _, said in sorted(found, key=lambda pair: pair[0])]


def _said(point: Point, voice: Voice) -> Said:
    text = typeset(_unpointed(_CELL_END.sub(r"\1", point.text), voice), voice.lang)
    return Said(text, (point.ref,), point.line, point.locks, point.tied, first=point.first)


def _unpointed(text: str, voice: Voice) -> str:
    """Return a sentence without "above" or "below" where they point to the page: "the list above".

    A video has no above. Only behind a noun that means a part of a page, so that no arm is kept
    "below" nothing.
    """
    pattern = _pointers(voice) if voice.known else None
    return pattern.sub(r"\1", text) if pattern else text


@cache
def _pointers(voice: Voice) -> re.Pattern[str] | None:
    nouns, places = (
        "|".join(map(re.escape, voice.list(f"says.page_{n}"))) for n in ("nouns", "places")
    )
    return re.compile(rf"\b({nouns}) (?:{places})(?!\w)(?! \w+ed\b)") if nouns and places else None


def _entry(entry: Entry, outline: Outline, voice: Voice, known: Container[str]) -> list[Said]:
    """Return an entry's lines, its label spoken with the first of them."""
    lang = outline.lang
    said = [replace(_said(p, voice), entry=True) for p in entry.points]
    label = typeset(sentence_case(entry.label, body(outline), lang), lang).rstrip(":")
    ref = next((r for r in _label_refs(entry.ref) if r in known), entry.ref)
    if said and label.rstrip(".").casefold() in voice.list("says.question_labels"):
        label = ""
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


def seeks(text: str, voice: Voice) -> bool:
    """Tell whether a sentence sends its reader to a professional: "See a …", "… should seek …"."""
    opening = " ".join(words(text)[:2]).casefold()
    first = any(f"{opening} ".startswith(f"{start} ") for start in voice.list("says.seek_first"))
    return first or voice.hears("says.seek", text)


def _label_refs(ref: str) -> tuple[str, ...]:
    return (f"{ref}.label", f"{ref}.lead", f"{ref}.c1", ref)


def _fragment(text: str) -> bool:
    return text[:1].islower() or text[-1:] not in '.!?…”"»)'


def place(ref: str) -> tuple[int, ...]:
    """Return a reference's numbers, which sort in reading order."""
    return tuple(int(digits) for digits in re.findall(r"\d+", ref))


@once
def body(outline: Outline) -> tuple[str, ...]:
    """Return the text of every sentence of an outline."""
    return tuple(point.text for part in outline.parts for point in points_of(part))


def points_of(part: Part) -> Iterator[Point]:
    """Yield every sentence of a part, its entries' included."""
    yield from part.points
    for entry in part.entries:
        yield from entry.points
