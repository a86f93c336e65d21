"""The segments of a video before and after its chapters."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from contentgen.model.outline import SectionKind
from contentgen.model.script import Line, Segment, SegmentKind
from contentgen.plan import spoken
from contentgen.plan.beats import Beat, units_of
from contentgen.plan.disclaimer import disclaimer
from contentgen.plan.standing import questions, safety_units, stands, weight
from contentgen.plan.take import Take, promised, promises
from contentgen.plan.timing import seconds
from contentgen.plan.units import Unit
from contentgen.plan.voice import number
from contentgen.text.typography import typeset
from contentgen.text.words import count

_FIRST_ASKED = ("how", "what", "myth", "steps", "evidence")
_THEN_ASKED = ("safety", "advice")


def say(of: Take, text: str, *refs: str) -> list[Line]:
    """Return a spoken line with its seconds; none if the text is empty."""
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
    screen = Line("screen", lines[-1].text, lines[-1].refs)
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
    items = promises(of, found)
    name = "promise.long" if long else "promise.short"
    text = of.voice.say(name, items=of.voice.series(items))
    if not text or len(items) < 2:
        return None
    listed = of.voice.note("screen.checklist", items=" · ".join(items))
    lines = [*say(of, text, "editor"), Line("screen", listed, ("editor",))]
    return segment(of, "promise", of.voice.note("segments.promise"), lines)


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
        *_softest(of, units_of(found, "evidence", "benefits")),
        *(grave or _softest(of, units_of(found, "advice", "close"))),
    ]
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
    limits = ("hedge", "purpose", "condition", "attribution")
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
    units = [u for u in safety_units(of) if set(u.refs) <= told and not u.said[0].entry]
    fit = [u for u in units if count(u.text) <= most and not any(s.fragment for s in u.said)]
    return [max(fit, key=lambda u: weight(of, u))] if fit else []


def _softness(unit: Unit) -> float:
    kinds = {lock.kind for lock in unit.locks}
    weigh = {"purpose": 3.0, "condition": 2.0, "hedge": 2.0, "attribution": 1.0, "population": 1.0}
    return sum(weigh.get(kind, 0.0) for kind in kinds) - max(0, count(unit.text) - 16) / 6


def cta(of: Take) -> Segment:
    """Return the one action that the viewer is asked for."""
    call = of.cta
    button = typeset(call.button.strip().rstrip("."), of.lang)
    lines = say(of, typeset(call.text, of.lang), call.ref)
    where = of.voice.say("cta.video", button=button)
    lines += say(of, where, call.ref, "editor") if where else say(of, button, call.ref)
    if not lines:
        lines = [slot(of, "cta")]
    if button:
        lines.append(Line("screen", button, (call.ref,)))
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
