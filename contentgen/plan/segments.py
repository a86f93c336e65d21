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
from contentgen.plan.standing import questions, stands
from contentgen.plan.take import Take, named_parts, promised, promises, tells_if_safe
from contentgen.plan.timing import seconds
from contentgen.plan.units import Unit
from contentgen.plan.voice import number
from contentgen.text.typography import typeset
from contentgen.text.words import count

_FIRST_ASKED: tuple[SectionKind, ...] = ("how", "what", "myth", "steps", "evidence")
_OPENS = 2
_DATED = 5  # words of a "Day 1 to 14.", which says nothing yet
_THEN_ASKED: tuple[SectionKind, ...] = ("safety", "advice")


def say(of: Take, text: str, *refs: str) -> list[Line]:
    """Return a spoken line with its pauses and seconds; none if the text is empty."""
    text = paused(text, of.voice)
    return [Line("say", text, refs, seconds(text, of.wpm))] if text else []


def said(of: Take, unit: Unit) -> list[Line]:
    """Return a unit's lines as they are spoken."""
    return [ln for b in spoken.breaths(of, unit) for ln in say(of, b.text, *b.refs)]


def answering(of: Take, beat: Beat) -> Beat:
    """Return a part that asks if something is safe with its careful answer first.

    That is a sentence which stands alone and limits what it says, if nothing leans on its place.
    """
    asks = beat.asked and of.voice.hears("says.safe", beat.title)
    if beat.kind != "safety" or not asks or of.voice.hears("says.safe", beat.units[0].text):
        return beat
    for unit in beat.units[1:]:
        careful = unit.has("hedge", "condition") and not unit.said[0].entry
        if careful and of.voice.hears("says.safe", unit.text) and stands(of, unit):
            return replace(beat, units=(unit, *(u for u in beat.units if u is not unit)))
    return beat


def stressed(of: Take, lines: Sequence[Line]) -> list[Line]:
    """Return lines with by whom it has to be done said once more, behind a line on what is safe.

    "… safe when performed by a qualified practitioner" is heard as "safe" otherwise.
    """
    for place, line in enumerate(lines):
        text = bare(line.text)
        mark = next((m for m in of.voice.list("says.done_by") if f" {m} " in text), "")
        if mark and of.voice.hears("says.of_safety", text):
            half = text[text.index(f" {mark} ") + 1 :]
            again = say(of, of.voice.say("chapter.again", half=half), "editor", *line.refs)
            return [*lines[: place + 1], *again, *lines[place + 1 :]]
    return list(lines)


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
    leans = of.voice.hears("says.leaning", " ".join(unit.text.split()[:_OPENS]))
    dated = count(unit.text) <= _DATED and any(sign.isdigit() for sign in unit.text)
    return unit if fits and speaks and not (leans or dated or unit.said[0].fragment) else None


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
    if own and asked.pair:
        asked = question(of, there, suits=True)
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


def question(of: Take, there: Collection[SectionKind], suits: bool = False) -> Asked:
    """Return what parts of these kinds will answer, as one question; empty if they answer none.

    With `suits`, a treatment's also asks if it suits the viewer where the post takes that up.
    """
    form = f"ask.{of.subject.sort}.{of.subject.form}"
    asked = []
    for kinds in (_FIRST_ASKED, _THEN_ASKED):
        clauses = [_clause(of, form, kind) for kind in kinds if kind in there]
        asked += [clause for clause in clauses if clause][:1]
    if len(asked) == 2:
        close = units_of(of.beats, "close", "advice") if suits else []
        third = any(spoken.suits(of, unit) for unit in close) and of.voice.say(f"{form}.suits")
        if third:
            text = of.voice.say("ask.three", first=asked[0], second=asked[1], third=third)
            return Asked(_question(text), True)
        text = of.voice.say("ask.and", first=asked[0], second=asked[1])
        return Asked(_question(text), True)
    text = of.voice.say("ask.one", first=asked[0]) if asked else ""
    return Asked(_question(text), False)


def _clause(of: Take, form: str, kind: SectionKind) -> str:
    """Return what a part will answer; a safety part on something else answers no "is it safe"."""
    if kind == "safety" and of.subject.sort == "treatment" and not tells_if_safe(of, of.beats):
        form = "ask.other.other"
    return of.voice.say(f"{form}.{kind}")


def _question(text: str) -> str:
    start = 1 if text.startswith("¿") else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def promise(of: Take, found: Sequence[Beat], long: bool) -> Segment | None:
    """Return what the video will hold, or None if the parts give nothing to promise."""
    items = (*_answers(of, found), *promises(of, found), *_to_ask(of, found))
    name = "promise.long" if long else "promise.short"
    refs: tuple[str, ...] = ("editor",)
    items = tuple(filter(None, items))
    if len(items) < 2:
        items, own = named_parts(of, found)
        refs = ("editor", *own)
    text = of.voice.say(name, items=of.voice.series(items))
    if not text or len(items) < 2:
        return None
    listed = of.voice.note("screen.checklist", items=" · ".join(items))
    lines = [*say(of, text, *refs), Line("screen", listed, refs)]
    return segment(of, "promise", of.voice.note("segments.promise"), lines)


def _answers(of: Take, found: Sequence[Beat]) -> tuple[str, ...]:
    """Return how many of the post's own questions are answered, if they are two parts in five."""
    asked = [beat for beat in found if beat.asked and "editor" not in beat.refs]
    if len(asked) < number("chapters.fewest") or len(asked) * 5 < len(found) * 2:
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
