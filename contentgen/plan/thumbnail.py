"""The few words on the thumbnail: the post's own number, question or topic; never a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentgen.model.outline import SectionKind
from contentgen.model.script import Paragraph, Script
from contentgen.plan.standing import questions, safety_units, urgent
from contentgen.plan.take import Take, promised, tells_if_safe
from contentgen.plan.titles import spoken_count
from contentgen.plan.voice import number
from contentgen.text.topic import phrases
from contentgen.text.words import count

_EDITOR = ("editor",)
_NUMBERED: tuple[SectionKind, ...] = ("steps", "myth")


def thumbnail(of: Take, script: Script, named: Sequence[Paragraph]) -> Paragraph:
    """Return four words or fewer that add to the titles rather than repeat one."""
    most = number("thumbnail.words")
    taken = {_bare(title.text) for title in named}
    for text, refs in (*_asked(of, script), *_named(of), *_plain(of)):
        if 0 < count(text) <= most and _bare(text) not in taken:
            return Paragraph(text, refs)
    return Paragraph("?", _EDITOR)


def _bare(text: str) -> str:
    return text.casefold().strip("¿?. ")


def _asked(of: Take, script: Script) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what a treatment makes people ask, the post's own numbers and its own questions."""
    there = promised(of.beats)
    form = of.subject.form if of.subject.sort == "treatment" else "other"
    if "myth" in there:
        yield of.voice.say("thumbnail.other.myth"), _EDITOR
    for kind in ("safety", "what", "how") if form != "other" else ():
        if kind in there and (kind != "safety" or tells_if_safe(of, of.beats)):
            yield of.voice.say(f"thumbnail.{form}.{kind}"), _EDITOR
    for kind in _NUMBERED:
        many = spoken_count(of, script, kind)
        if many > 2:
            yield of.voice.say(f"thumbnail.other.count_{kind}", n=str(many)), _EDITOR
    asked = [(text, refs) for text, refs in questions(of) if of.voice.known]
    for text, refs in sorted(asked, key=lambda item: count(item[0])):
        if not of.voice.hears("says.pointing", text):
            yield text.upper(), refs


def _named(of: Take) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the topic as a question, or the shortest line that a story is told in."""
    known = of.subject.sort != "other" or of.subject.bare
    if known and not any(beat.narrated for beat in of.beats):
        yield of.voice.say("thumbnail.other.topic", TOPIC=of.subject.text.upper()), ("title",)
    yield from _headed(of)
    told = [(beat.title.upper(), beat.refs) for beat in of.beats if beat.narrated]
    if of.voice.known and not any(beat.asked for beat in of.beats):
        yield from sorted(told, key=lambda item: (count(item[0]) < 3, count(item[0])))


def _headed(of: Take) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the post's own short headings that raise a question, then those of two words or more.

    Only where the topic tells too little, and none that could claim anything.
    """
    if of.subject.sort != "other" or of.subject.bare or not of.voice.known:
        return
    kinds: tuple[SectionKind, ...] = ("other", "list", "steps", "how", "what")
    own = [b for b in of.beats if b.kind in kinds and "editor" not in b.refs and not b.narrated]
    opens = [*of.voice.list("transition.opens.clause"), *of.voice.list("transition.opens.if")]
    named = [(b.title.upper(), b.refs, b.title.split()[0].casefold() in opens) for b in own]
    fit = [item for item in named if count(item[0]) > 1 and ":" not in item[0]]
    yield from ((text, refs) for text, refs, _ in sorted(fit, key=lambda item: not item[2]))


def _plain(of: Take) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what fits many posts, then, without frames for the language, the post's own words."""
    if "advice" in promised(of.beats):
        yield of.voice.say("thumbnail.other.advice"), _EDITOR
    warned = of.subject.sort != "other" or any(beat.kind == "safety" for beat in of.beats)
    if warned and any(urgent(of, unit) for unit in safety_units(of)):
        yield of.voice.say("thumbnail.other.urgent"), _EDITOR
    if of.voice.known:
        yield of.voice.say("thumbnail.other.plain"), _EDITOR
        return
    yield of.outline.topic, ("title",)
    yield of.title, ("title",)
    headings = [(part.heading, part.ref) for part in of.outline.parts if part.heading]
    yield from ((text, (ref,)) for text, ref in headings)
    for phrase in phrases([text for text, _ in headings], [], of.lang, 3):
        yield phrase, ("title",)
