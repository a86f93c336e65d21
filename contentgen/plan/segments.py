"""The segments of a video before and after its chapters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from contentgen.model.outline import SectionKind
from contentgen.model.script import Line, Segment, SegmentKind
from contentgen.plan import spoken
from contentgen.plan.action import button as named
from contentgen.plan.action import invitation
from contentgen.plan.beats import Beat, units_of
from contentgen.plan.disclaimer import disclaimer
from contentgen.plan.pauses import bare, paused
from contentgen.plan.standing import advice_units, questions, safety_units, stands, weight
from contentgen.plan.take import Take, promised, promises
from contentgen.plan.timing import seconds
from contentgen.plan.units import Unit
from contentgen.plan.voice import number
from contentgen.text.typography import typeset
from contentgen.text.words import count

_FIRST_ASKED = ("how", "what", "myth", "steps", "evidence")
_THEN_ASKED = ("safety", "advice")


def say(of: Take, text: str, *refs: str) -> list[Line]:
    """Return a spoken line with its pauses and seconds; none if the text is empty."""
    text = paused(text, of.voice)
    return [Line("say", text, refs, seconds(text, of.wpm))] if text else []


def said(of: Take, unit: Unit) -> list[Line]:
    """Return a unit's lines as they are spoken."""
    return [ln for b in spoken.breaths(of, unit) for ln in say(of, b.text, *b.refs)]


def slot(of: Take, name: str) -> Line:
    """Return a slot for the therapist's own words."""
    prompt, length = of.voice.slot(name)
    return Line("you", prompt, ("editor",), length)


def segment(of: Take, kind: SegmentKind, title: str, lines: Sequence[Line]) -> Segment:
    """Return a segment that is not a chapter, not placed in time yet."""
    return Segment(kind, title, of.voice.note(f"purpose.{kind}"), 0.0, 0.0, tuple(lines))


def opening(of: Take, intro: Beat | None) -> Unit | None:
    """Return the post's first sentence if it can open the video: short, and with a stake.

    It asks, or speaks to the viewer, or of its author; where no frame fits the topic, any short
    first sentence does.
    """
    if of.article.meta.hook or intro is None or not intro.units or not of.voice.known:
        return None
    unit = intro.units[0]
    fits = len(unit.said) == 1 and count(unit.text) <= number("video.opening_words")
    hears = of.voice.hears("says.you", unit.text) or of.voice.hears("says.i", unit.text)
    speaks = unit.text.endswith("?") or hears or not of.subject.inside
    return unit if fits and speaks and not unit.said[0].fragment else None


def opening_lines(
    of: Take, intro: Beat | None, there: Collection[SectionKind], own: bool = True
) -> list[Line]:
    """Return the first words: the author's hook or opening, else the editor's, then a question.

    The question is made of two kinds of part; else it is the post's own shortest, if `own`
    ones will be answered; else it is made of one kind.
    """
    first = opening(of, intro)
    if of.article.meta.hook:
        lines = say(of, typeset(of.article.meta.hook, of.lang), "hook")
    elif first:
        lines = said(of, first)
    else:
        opener = of.voice.say(f"opener.{of.subject.sort}", topic=of.subject.inside)
        lines = say(of, opener, "editor") or say(of, _closed(of.title), "title")
    asked = question(of, there)
    found = questions(of) if own and of.voice.known else []
    if found and not asked.pair:
        text, refs = min(found, key=lambda item: count(item[0]))
        return lines + say(of, text, *refs)
    return lines + say(of, asked.text, "editor")


class Asked(NamedTuple):
    """A question made by frames, and whether it is made of two."""

    text: str
    pair: bool


def _closed(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def hook(of: Take, intro: Beat | None, found: Sequence[Beat]) -> Segment:
    """Return the first seconds: a question with a stake, then who is speaking."""
    lines = opening_lines(of, intro, promised(found))
    who = of.voice.say("who.spoken", who=of.who.rstrip("."))
    screen = Line("screen", bare(lines[-1].text), lines[-1].refs)
    lines += say(of, who, "brand", "editor") if who else [slot(of, "who")]
    return segment(of, "hook", of.voice.note("segments.hook"), [*lines, screen])


def question(of: Take, there: Collection[SectionKind]) -> Asked:
    """Return what parts of these kinds will answer, as one question; empty if they answer none."""
    form = f"ask.{of.subject.sort}.{of.subject.form}"
    asked = []
    for kinds in (_FIRST_ASKED, _THEN_ASKED):
        clauses = [of.voice.say(f"{form}.{kind}") for kind in kinds if kind in there]
        asked += [clause for clause in clauses if clause][:1]
    if len(asked) == 2:
        text = of.voice.say("ask.and", first=asked[0], second=asked[1])
        return Asked(_question(text), True)
    text = of.voice.say("ask.one", first=asked[0]) if asked else ""
    return Asked(_question(text), False)


def _question(text: str) -> str:
    start = 1 if text.startswith("¿") else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def promise(of: Take, found: Sequence[Beat], long: bool) -> Segment | None:
    """Return what the video will hold, or None if the parts give nothing to promise."""
    items = (*_answers(of, found), *promises(of, found), *_to_ask(of, found))
    name = "promise.long" if long else "promise.short"
    items = tuple(filter(None, items))
    text = of.voice.say(name, items=of.voice.series(items))
    if not text or len(items) < 2:
        return None
    listed = of.voice.note("screen.checklist", items=" · ".join(items))
    lines = [*say(of, text, "editor"), Line("screen", listed, ("editor",))]
    return segment(of, "promise", of.voice.note("segments.promise"), lines)


def _answers(of: Take, found: Sequence[Beat]) -> tuple[str, ...]:
    """Return how many of the post's own questions are answered, if they are most of the video."""
    asked = [beat for beat in found if beat.asked and "editor" not in beat.refs]
    if len(asked) < number("chapters.fewest") or len(asked) * 2 <= len(found):
        return ()
    return (of.voice.say("promise.other.questions", n=of.voice.number(len(asked))),)


def _to_ask(of: Take, found: Sequence[Beat]) -> tuple[str, ...]:
    """Return the promise of questions to ask before booking, if the video will ask them."""
    many = asking(of, found)
    return (of.voice.say("promise.other.asking", n=of.voice.number(many)),) if many > 1 else ()


def asking(of: Take, found: Iterable[Beat]) -> int:
    """Return how many questions to ask before booking these parts give rise to."""
    grave = units_of(found, "safety", "advice")
    return max((len(spoken.questions(of, unit)) - 1 for unit in grave), default=0)


def intro(of: Take, beat: Beat | None, leave: Unit | None) -> Segment | None:
    """Return the post's own opening and who is speaking; None if there is nothing to say."""
    units = [unit for unit in (beat.units if beat else ()) if unit is not leave]
    lines = [line for unit in units for line in said(of, unit)]
    if not lines:
        return None
    if of.who:
        lines.append(slot(of, "license"))
        third = of.voice.note("screen.third", who=of.who)
        lines.append(Line("screen", third, ("brand", "editor")))
    small, refs = disclaimer(of.brand, of.lang)
    if small:
        lines.append(Line("screen", small, refs))
    return segment(of, "intro", of.voice.note("segments.intro"), lines)


def recap(of: Take, found: Sequence[Beat]) -> Segment | None:
    """Return the best whole sentence of each sort of part, with its limits.

    None if no sentence is fit for it, or if the video is too short to need one.
    """
    first = {id(beat.units[0]) for beat in found if beat.kind in ("what", "how")}
    about = units_of(found, "what", "how", "steps", "list", "other")
    about = [u for u in about if id(u) in first or u.has("purpose")]
    grave = _gravest(of, found)
    best = [
        *_softest(of, about, limited=False),
        *(_softest(of, units_of(found, "evidence")) or _softest(of, units_of(found, "benefits"))),
        *grave,
        *(_suiting(of, found) or _advised(of, found)),
    ]
    best = _within(best)
    if not best or len(found) < number("chapters.fewest"):
        return None
    lead = of.voice.say("recap.lead" if len(best) > 1 else "recap.one")
    lines = say(of, lead, "editor")
    for unit in best:
        lines += said(of, unit)
    shown = spoken.together(of, best)
    most = number("video.screen_words")
    lines += [Line("screen", u.text, u.refs) for u in shown if count(u.text) <= most]
    return segment(of, "recap", of.voice.note("segments.recap"), lines)


def _softest(of: Take, units: Sequence[Unit], limited: bool = True) -> list[Unit]:
    """Return the line that limits itself best, in a list; if `limited`, none that does not.

    A sentence that another leans on, or that opens an entry, is not taken out of its place.
    """
    limits = ("hedge", "purpose", "condition", "attribution", "population")
    fit = [
        unit
        for unit in units
        if len(unit.said) == 1
        and not unit.said[0].entry
        and stands(of, unit)
        and (unit.limits() & set(limits) or not limited)
        and count(unit.text) <= number("video.recap_words")
    ]
    if not fit:
        return []
    return [max(fit, key=_softness)]


def _gravest(of: Take, found: Sequence[Beat]) -> list[Unit]:
    """Return the weightiest warning of the video, whole with what adds to it, in a list."""
    told = {ref for beat in found for unit in beat.units for ref in unit.refs}
    most = number("video.recap_warning")
    units = [u for u in safety_units(of) if set(u.refs) <= told and u.kind != "myth"]
    fit = [u for u in units if count(u.text) <= most and not u.said[0].fragment]
    fit += [
        replace(unit, said=(one,))
        for unit in units
        for one in unit.said
        if unit not in fit and unit.said[0].entry and not (one.fragment or one.tied)
        if of.voice.hears("says.urgent", one.text)
    ]

    def need(unit: Unit) -> float:
        return weight(of, unit) + 4 * of.voice.hears("says.emergency", unit.text)

    return [max(fit, key=need)] if fit else []


def _within(units: Sequence[Unit]) -> list[Unit]:
    """Return the units that make a short recap: the last ones give way, each is said once."""
    kept: list[Unit] = []
    for unit in units:
        told = {ref for other in kept for ref in other.refs}
        length = sum(count(other.text) for other in (*kept, unit))
        if not told & set(unit.refs) and (not kept or length <= number("video.recap_all")):
            kept.append(unit)
    return kept


def _suiting(of: Take, found: Sequence[Beat]) -> list[Unit]:
    """Return the line of the close that asks whether it is suitable, and whom to ask, in a list."""
    return [u for u in units_of(found, "close", "advice") if spoken.suits(of, u)][:1]


def _advised(of: Take, found: Sequence[Beat]) -> list[Unit]:
    """Return the plainest advice on whom to see that the video gives, in a list."""
    told = {ref for beat in found for unit in beat.units for ref in unit.refs}
    return [u for u in advice_units(of) if set(u.refs) <= told and not u.said[0].entry][:1]


def _softness(unit: Unit) -> float:
    kinds = {lock.kind for lock in unit.locks}
    weigh = {"purpose": 3.0, "condition": 2.0, "hedge": 2.0, "attribution": 1.0, "population": 1.0}
    return sum(weigh.get(kind, 0.0) for kind in kinds) - max(0, count(unit.text) - 16) / 6


def cta(of: Take) -> Segment:
    """Return the one action that the viewer is asked for."""
    lines = say(of, *invitation(of))
    button, ref = named(of)
    where = of.voice.say("cta.video", button=button)
    plain = button or of.voice.say("cta.plain")
    lines += say(of, where, ref, "editor") if where else say(of, plain, ref if button else "editor")
    if not lines:
        lines = [slot(of, "cta")]
    if button:
        lines.append(Line("screen", button, (ref,)))
    return segment(of, "cta", of.voice.note("segments.cta"), lines)


def end(of: Take) -> Segment:
    """Return 15 seconds of end screen: a question, then silence under the end screen's parts."""
    asked = of.voice.say("end.ask_about", topic=of.subject.inside) or of.voice.say("end.ask")
    lines = say(of, asked, "editor") + say(of, of.voice.say("end.private"), "editor")
    if not lines:
        lines = [slot(of, "end")]
    rest = max(0.0, number("video.end") - sum(line.seconds for line in lines))
    lines.append(Line("screen", of.voice.note("screen.end"), ("editor",), rest))
    return segment(of, "end", of.voice.note("segments.end"), lines)
