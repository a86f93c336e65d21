"""Plan the long video: a filming outline in timed segments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.outline import Outline
from contentgen.model.script import Chapter, Line, Script, Segment
from contentgen.plan import recapped, spoken
from contentgen.plan import segments as made
from contentgen.plan.beats import Beat
from contentgen.plan.broll import Shots
from contentgen.plan.cuts import EXTRAS, LAST, cuts
from contentgen.plan.extras import Extras
from contentgen.plan.glosses import glossed
from contentgen.plan.mainstay import settled
from contentgen.plan.screens import contrasted, screens
from contentgen.plan.take import Take, take
from contentgen.plan.timing import chapters, in_order
from contentgen.plan.transitions import Transitions
from contentgen.plan.units import Unit
from contentgen.plan.unsaid import left_out as left_out
from contentgen.plan.voice import number

_ROUNDS = 12
_TRIED = 24  # cuts that are tried again once the rest is settled
_OPENING = ("hook", "promise", "intro")


@dataclass(frozen=True, slots=True)
class _Choice:
    """What is left out of the video to fit its length: units by references, and all extras.

    `whole` tells that what the post is about is not among it.
    """

    left: frozenset[tuple[str, ...]] = frozenset()
    extras: bool = True
    whole: bool = True


def make_script(article: Article, outline: Outline, brand: Brand) -> Script:
    """Return the filming outline of a post, its seconds counted at the presenter's pace.

    Every spoken line is made of a sentence of the post, with all that limits it (see
    `plan.spoken`), or a frame of the editor's. Safety and
    advice parts are always in, and what the post is about (see `plan.mainstay`) goes over the
    length that the post asks for, up to 7 minutes; other sentences are left out by worth, benefits
    first, until the video is no longer. Nothing is added to reach a length.
    """
    of = take(article, outline, brand)
    longest = number("video.longest")
    wanted = article.meta.video.minutes * 60 or longest
    choice, parts = _cut_to(of, _Choice(), wanted)
    if sum(segment.seconds for segment in parts) > max(wanted, longest):
        choice, parts = _cut_to(of, replace(choice, whole=False), max(wanted, longest))
    parts = _filled(of, choice, parts, wanted)
    return Script(of.title, of.wpm, glossed(of, _with_shots(of, parts)), _chapters(of, parts))


def _cut_to(of: Take, choice: _Choice, wanted: float) -> tuple[_Choice, tuple[Segment, ...]]:
    """Return a choice that fits the seconds, or comes as near as may be, and its segments."""
    parts = _build(of, choice)
    for _ in range(_ROUNDS):
        over = sum(segment.seconds for segment in parts) - wanted
        narrower = _narrow(of, choice, over, wanted) if over > 0 else choice
        if narrower == choice:
            break
        choice = narrower
        parts = _build(of, choice)
    return choice, parts


def _filled(
    of: Take, choice: _Choice, parts: tuple[Segment, ...], wanted: float
) -> tuple[Segment, ...]:
    """Return the video with what fits after all of what was left out, the most needed first."""
    every = cuts(of, choice.whole)
    left = [cut for cut in every if any(unit.refs in choice.left for unit in cut)]
    for cut in reversed(left[-_TRIED:]):
        spare = wanted - sum(segment.seconds for segment in parts)
        if spare < spoken.length(of, cut):
            continue
        trial = replace(choice, left=choice.left.difference(unit.refs for unit in cut))
        longer = _build(of, trial)
        if sum(segment.seconds for segment in longer) <= wanted:
            choice, parts = trial, longer
    return parts


def _narrow(of: Take, choice: _Choice, over: float, wanted: float) -> _Choice:
    """Return a choice that leaves out about `over` seconds more, cheapest first.

    A routine is what its post is about: it stays if the video is then hardly longer than wanted.

    The first time, what fits again once something longer has gone is taken back in; later, when
    only a little is over, the smallest thing goes that is long enough.
    """
    left, extras = set(choice.left), choice.extras
    little = _smallest(of, choice, over) if left else []
    if any(unit.kind in LAST for unit in little):
        little = []
    if little:
        return replace(choice, left=frozenset(left | {unit.refs for unit in little}))
    done: list[tuple[list[Unit], float]] = []
    for cut in cuts(of, choice.whole):
        slack = number("video.slack") * wanted if cut and cut[0].kind in LAST else 0.0
        if over <= slack:
            break
        if cut is EXTRAS:
            over -= _extras(of) if extras else 0.0
            extras = False
            continue
        gone = [unit for unit in cut if unit.refs not in left]
        size = spoken.length(of, gone)
        left.update(unit.refs for unit in gone)
        over -= size
        done.append((gone, size + number("video.turn")))
    for gone, size in reversed(done[:-1] if not choice.left else []):
        if size <= -over:
            left.difference_update(unit.refs for unit in gone)
            over += size
    return replace(choice, left=frozenset(left), extras=extras)


def _smallest(of: Take, choice: _Choice, over: float) -> list[Unit]:
    """Return the shortest cut that is not made yet and saves as much, if little more."""
    every = cuts(of, choice.whole)
    rest = [[unit for unit in cut if unit.refs not in choice.left] for cut in every]
    sizes = [(spoken.length(of, cut), cut) for cut in rest if cut]
    fit = [item for item in sizes if over <= item[0] <= over + number("video.turn")]
    return min(fit, key=lambda item: item[0])[1] if fit else []


def _extras(of: Take) -> float:
    """Return the seconds of optional slots and demonstrations."""
    with_them, without = _build(of, _Choice()), _build(of, _Choice(extras=False))
    return sum(s.seconds for s in with_them) - sum(s.seconds for s in without)


@lru_cache(maxsize=8)
def _build(of: Take, choice: _Choice) -> tuple[Segment, ...]:
    """Return all segments in order, placed in time."""
    kept = [beat.without(choice.left) for beat in of.beats]
    kept = [beat for beat in settled(of, kept) if beat.units]
    intro = kept[0] if kept and kept[0].kind == "intro" else None
    told = [_suiting(of, made.answering(of, beat)) for beat in kept if beat is not intro]
    opening = made.opening(of, intro)
    recap = recapped.recap(of, told)
    ways = Transitions(of)
    first = ways.into(told[0]) if told else []
    body = _body(of, told, choice, ways, recap is not None)
    long = sum(line.seconds for segment in body for line in segment.lines) > 120
    found = [
        made.hook(of, intro, told),
        made.promise(of, told, long),
        made.intro(of, intro, opening),
        *body,
        recap,
        made.cta(of),
        made.end(of),
    ]
    return in_order(_leading((one for one in found if one is not None), first))


def _leading(found: Iterable[Segment], first: Sequence[Line]) -> list[Segment]:
    """Return the segments, the last before the chapters leading to the first of them."""
    segments = list(found)
    opening = sum(segment.kind in _OPENING for segment in segments) - 1
    last = segments[opening]
    segments[opening] = replace(last, lines=(*last.lines, *first))
    return segments


def _body(
    of: Take, told: Sequence[Beat], choice: _Choice, ways: Transitions, recap: bool
) -> list[Segment]:
    """Return a segment for each beat, the last leading to the recap if there is one."""
    extras = Extras(of, wanted=choice.extras)
    following: list[Beat | None] = [*told[1:], None][: len(told)]
    return [
        _chapter(of, beat, extras, ways.to(beat, after) if after or recap else [])
        for beat, after in zip(told, following, strict=True)
    ]


def _chapter(of: Take, beat: Beat, extras: Extras, way: list[Line]) -> Segment:
    """Return one chapter: its lines, what is on screen, what to film, and the way to the next."""
    beat = spoken.whole(of, beat)
    asking = extras.asking(beat)
    key = beat.kind, beat.title, beat.units, asking
    if key not in of.told:
        of.told[key] = tuple(_told(of, beat, asking))
        of.shown[key] = tuple(_on_screen(of, beat))
    lines, shown = [*of.told[key], *extras.slot(beat)], of.shown[key]
    apart = list(contrasted(lines, of.subject.head)) if beat.kind == "what" else []
    lines += apart if apart and [line.text for line in shown] == [beat.title] else shown
    if asking:
        lines += [Line("screen", b.text, b.refs) for b in spoken.cards(of, [asking])]
    if beat.kind == "evidence" and not _cited(of, beat):
        lines.append(Line("screen", of.voice.note("screen.citation"), ("editor",)))
    lines += extras.demo(beat)
    lines += way
    plain = "narrated" if beat.narrated else "asked" if beat.asked else beat.kind
    purpose = of.voice.note(f"purpose.{plain if beat.kind == 'other' else beat.kind}")
    return Segment("chapter", beat.title, purpose, 0.0, 0.0, tuple(lines), beat.kind)


def _suiting(of: Take, beat: Beat) -> Beat:
    """Return a closing part under the post's question whether it suits you, where it has one."""
    if beat.kind != "close" or "editor" not in beat.refs:
        return beat
    for unit in beat.units:
        asked, mark, _ = spoken.suits(of, unit).partition("?")
        if mark and len(asked) < number("chapters.title"):
            return replace(beat, title=f"{asked}?", refs=unit.refs)
    return beat


def _told(of: Take, beat: Beat, asking: Unit | None) -> list[Line]:
    """Return what is said in a chapter, and what to ask after the unit that gives rise to it.

    Benefits are counted if a label would outrun its words.
    """
    lead = _lead(of, beat)
    lines: list[Line] = []
    listed = beat.entries() if beat.kind == "benefits" else ()
    counted = len(listed) > 1 and any(spoken.outruns(said, of.voice) for said in listed)
    place = 0
    for unit in beat.units:
        if lead and (unit.said[0].entry or beat.kind == "quote"):
            lines, lead = lines + lead, []
        own = made.said(of, unit)
        if counted and unit.said[0].opens:
            place += 1
            n = of.voice.number(place).capitalize()
            text = of.voice.say("chapter.entry", N=n, text=own[0].text)
            own = [*made.say(of, text, "editor", *own[0].refs), *own[1:]]
        lines += made.stressed(of, own) if beat.kind == "safety" else own
        if unit is asking:
            lines += [
                ln for b in spoken.questions(of, unit) for ln in made.say(of, b.text, *b.refs)
            ]
    return lines


def _on_screen(of: Take, beat: Beat) -> list[Line]:
    """Return what stands on screen in a chapter: a treatment's steps, or its labels and lines."""
    steps = [b for unit in beat.units for b in spoken.steps(of, unit)]
    if steps:
        return [Line("screen", step.text, step.refs) for step in steps]
    return list(screens(beat, of.voice))


def _lead(of: Take, beat: Beat) -> list[Line]:
    """Return the editor's line before a list or a quote."""
    entries = beat.entries()
    if beat.kind == "benefits" and len(entries) > 1:
        text = of.voice.say("chapter.benefits", n=of.voice.number(len(entries)))
        return made.say(of, text, "editor")
    first = beat.units[0].said[0]
    if beat.kind == "steps" and entries and first.entry:
        return made.say(of, of.voice.say("chapter.steps"), "editor")
    source = beat.parts[0].source
    if beat.kind == "quote" and source:
        text = of.voice.say("chapter.quote", source=source)
        return made.say(of, text, "editor", f"{beat.parts[0].ref}.source")
    return []


def _cited(of: Take, beat: Beat) -> bool:
    """Tell whether the part's own lines of the post hold a link."""
    lines = {said.line for unit in beat.units for said in unit.said}
    return any(link.url and link.line in lines for link in of.article.links)


def _with_shots(of: Take, found: Sequence[Segment]) -> tuple[Segment, ...]:
    """Give every segment but the end screen something to film, each shot once."""
    shots = Shots(of)
    shown: list[Segment] = []
    for segment in found:
        filmed = of.voice.note("broll.camera") if segment.kind in ("recap", "cta") else ""
        if segment.kind in ("hook", "intro", "chapter"):
            title = segment.title if segment.kind == "chapter" else ""
            said = [line.text for line in segment.lines if line.kind == "say"]
            filmed = shots.find(said, title, segment.part)
        extra = (Line("broll", filmed, ("editor",)),) if filmed else ()
        shown.append(replace(segment, lines=_before_transition(segment.lines, extra)))
    return tuple(shown)


def _before_transition(lines: tuple[Line, ...], extra: tuple[Line, ...]) -> tuple[Line, ...]:
    if lines and lines[-1].kind == "transition":
        return (*lines[:-1], *extra, lines[-1])
    return (*lines, *extra)


def _chapters(of: Take, found: Sequence[Segment]) -> tuple[Chapter, ...]:
    """Return YouTube's chapters: the opening as one, each chapter, and the close as one."""
    topic = of.subject.capital if of.subject.sort != "other" else ""
    options = (topic, of.title, of.subject.capital, of.voice.say("segments.start"), "0")
    start = next(o for o in options if o and len(o) <= number("chapters.title"))
    named = [(0.0, start)]
    close = False
    for segment in found:
        if segment.kind == "chapter":
            named.append((segment.start, segment.title))
        elif segment.kind in ("recap", "cta") and not close:
            close = True
            name = "close_chapter" if segment.kind == "recap" else "next_chapter"
            named.append((segment.start, of.voice.say(f"segments.{name}")))
    return chapters(named, found[-1].start + found[-1].seconds)
