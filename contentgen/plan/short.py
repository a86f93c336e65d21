"""Plan the short: a vertical video of 45 to 60 seconds that stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.outline import Outline, SectionKind
from contentgen.model.script import Line, Segment, Short
from contentgen.plan import spoken
from contentgen.plan.act import act
from contentgen.plan.action import button
from contentgen.plan.beats import Beat
from contentgen.plan.broll import Shots
from contentgen.plan.grave import length_of, seconds_of, warnings
from contentgen.plan.hooked import answers_hook
from contentgen.plan.pauses import bare
from contentgen.plan.segments import opening_lines, said, say, slot
from contentgen.plan.standing import (
    advice_units,
    stands,
    urgent,
)
from contentgen.plan.take import Take, promised, take
from contentgen.plan.telling import TOLD, core, middle, with_parts
from contentgen.plan.timing import in_order
from contentgen.plan.titles import titles
from contentgen.plan.units import Said, Unit
from contentgen.plan.voice import number
from contentgen.text import kinds
from contentgen.text.words import count

_SHARES = (1.0, 0.6)


def make_short(article: Article, outline: Outline, brand: Brand) -> Short:
    """Return a short of the post's sentences, as short as is safe, its safety lines locked in.

    What it is and how it works are chosen to fit 60 seconds beside the safety lines and the
    advice. Where the post has too little for 45 seconds, a slot for the therapist fills in, up
    to 20 s; a post with less than that gives a shorter short. A post whose shortest safety line
    does not fit gives a longer one, for that line is never left out.
    """
    of = take(article, outline, brand)
    parts = _fitted(of)
    if not answers_hook(of, parts):
        of = replace(of, article=replace(article, meta=replace(article.meta, hook="")))
        parts = _fitted(of)
    return Short(_title(of), in_order(_with_shots(of, _filled(of, parts))))


def _fitted(of: Take) -> list[Segment]:
    """Return the segments of a short that fit its length, as much as its hook leaves room for."""
    intro = of.beats[0] if of.beats and of.beats[0].kind == "intro" else None
    longest = opening_lines(of, intro, promised(of.beats), own=False)
    room = number("short.longest") - 0.5 - length_of(longest)
    parts = _parts(of, intro, room)
    spare = number("short.longest") - 0.5 - sum(length_of(part.lines) for part in parts)
    for share in _SHARES if spare > 1 else ():
        # The hook turned out shorter than the longest that it could have been.
        fuller = _parts(of, intro, room + spare * share)
        if sum(length_of(part.lines) for part in fuller) <= number("short.longest") - 0.5:
            parts = fuller
            break
    return parts


def _parts(of: Take, intro: Beat | None, room: float) -> list[Segment]:
    """Return the segments of a short, without a slot: what is said after its hook fits the room."""
    close, whole = _cta(of), room
    opened = {ref for line in opening_lines(of, intro, (), own=False) for ref in line.refs}
    room -= length_of(close)
    about = core(of, opened)
    safety, more = warnings(of, room, about)
    room -= seconds_of(of, safety) + length_of(more)
    told_first = {ref for unit in safety for ref in unit.refs}
    advice = [u for u in advice_units(of) if not told_first.intersection(u.refs)]
    asked = _asked(of, advice, room - about) or ([] if safety else _asked(of, advice, room))
    warning = [slot(of, "short_safety")] if of.voice.known and not (safety or asked) else []
    room -= seconds_of(of, asked) + length_of(warning)
    used = {ref for unit in (*safety, *asked) for ref in unit.refs} | opened
    asking = _asking(of, (*safety, *asked))
    kept, freed = _without_asked(of, safety, asking)
    left = room + freed - length_of(asking)
    if asking and left >= 0 and (middle(of, used, left) or not middle(of, used, room)):
        safety, room = kept, left
    else:
        asking = []
    told = middle(of, used, room)
    done = act(of)
    acted = say(of, done.text, *done.refs) if done and not used & set(done.refs) else []
    beside = middle(of, used, room - length_of(acted)) if acted else []
    if any(unit.kind == "what" for unit in beside) and not _shares(beside, acted):
        told, room = beside, room - length_of(acted)
    else:
        acted = []
    told = with_parts(of, told, used, room, number("short.shortest") - (whole - room))
    hook = _hook(of, intro, told, safety, asked)
    parts = [_segment(of, "hook", hook, _first_screen(of, hook))]
    parts += [_acting(_of_units(of, [unit]), acted) for unit in told]
    grave = _of_units(of, safety, "safety") if safety else _segment(of, "safety", warning, None)
    parts.append(replace(grave, lines=(*grave.lines, *more)))
    parts.append(_of_units(of, asked, "advice"))
    parts.append(_segment(of, "asking", asking, None))
    parts.append(_segment(of, "cta", close, _linked(of)))
    lead = _announced(of, hook, safety)
    if sum(length_of(part.lines) for part in parts[1:]) + length_of(lead) <= whole:
        parts = [replace(p, lines=(*lead, *p.lines)) if p.part == "safety" else p for p in parts]
    return [part for part in parts if part.lines]


def _shares(units: Sequence[Unit], lines: Sequence[Line]) -> bool:
    refs = {ref for line in lines for ref in line.refs}
    return any(refs & set(unit.refs) for unit in units)


def _acting(part: Segment, acted: Sequence[Line]) -> Segment:
    """Return a definition with what is done, which it does not say itself."""
    if part.part != "what" or not acted:
        return part
    said = [line for line in part.lines if line.kind == "say"]
    rest = [line for line in part.lines if line.kind != "say"]
    return replace(part, lines=(*said, *acted, *rest))


def _announced(of: Take, hook: Sequence[Line], safety: Sequence[Unit]) -> list[Line]:
    """Return the question that warnings answer, unless the hook has asked it."""
    asked = of.voice.say("ask.urgent")
    pressing = any(urgent(of, unit) for unit in safety)
    known = any("editor" in line.refs and "?" in line.text for line in hook[1:])
    return say(of, asked, "editor") if pressing and not known else []


def _without_asked(
    of: Take, safety: list[Unit], asking: Sequence[Line]
) -> tuple[list[Unit], float]:
    """Return the safety units without the one that the questions to ask say again, and the time."""
    kept = [u for u in safety if not (asking and u.said and spoken.questions(of, u))]
    if not kept or len(kept) == len(safety):
        return safety, 0.0
    return kept, seconds_of(of, safety) - seconds_of(of, kept)


def _hook(
    of: Take, intro: Beat | None, middle: list[Unit], safety: list[Unit], asked: list[Unit]
) -> list[Line]:
    """Return the first words and a question that what follows answers, or none.

    A short that only warns says so; one that opens with the post's own question asks that.
    """
    answered = _answered(of, middle, safety, asked)
    lines = opening_lines(of, intro, answered, own=False)
    if middle and not answered - {"safety", "advice"}:
        return opening_lines(of, intro, (), own=False)
    if middle or not any(urgent(of, unit) for unit in safety):
        return lines
    bare = opening_lines(of, intro, (), own=False)
    return [*bare, *say(of, of.voice.say("ask.urgent"), "editor")]


def _first_screen(of: Take, hook: Sequence[Line]) -> Line:
    """Return the topic for the first screen if the first words do not name it."""
    said = " ".join(line.text for line in hook).casefold()
    named = all(word in said for word in of.subject.head.casefold().split())
    if of.subject.head and not named and of.subject.sort != "other":
        return Line("screen", of.subject.capital, ("editor", "title"))
    return _last(hook)


def _answered(
    of: Take, middle: list[Unit], safety: list[Unit], asked: list[Unit]
) -> set[SectionKind]:
    """Return the kinds of part that the short speaks of, so that its hook asks no more."""
    found: set[SectionKind] = set()
    for beat in of.beats:
        for unit in middle:
            steps = beat.kind == "how" and len(unit.said) > 1 and unit.refs[0] in beat.units[0].refs
            told = unit.said[0].entry or beat.kind in ("what", "evidence")
            found |= {beat.kind} if steps or (unit in beat.units and told) else set()
    found |= {"safety"} if safety else set()
    return found | ({"advice"} if asked else set())


def _asked(of: Take, units: Sequence[Unit], room: float) -> list[Unit]:
    """Return the plainest advice that fits, in a list."""
    return [unit for unit in units if seconds_of(of, [unit]) <= room][:1]


def _asking(of: Take, units: Sequence[Unit]) -> list[Line]:
    """Return the questions to ask before booking that the advice of the short gives rise to."""
    found = next((q for unit in units if len(q := spoken.questions(of, unit)) > 2), ())
    if not found:
        return []
    shown = [Line("screen", b.text, b.refs) for b in spoken.cards(of, units)]
    return [*(line for b in found for line in say(of, b.text, *b.refs)), *shown]


def _cta(of: Take) -> list[Line]:
    """Return the one action of a short: to go on to the full video."""
    return say(of, of.voice.say("cta.short"), "editor") or say(of, *button(of))


def _linked(of: Take) -> Line | None:
    text, ref = of.voice.say("cta.short_screen"), "editor"
    text, ref = (text, ref) if text else button(of)
    return Line("screen", text, (ref,)) if text else None


def _of_units(of: Take, units: Sequence[Unit], kind: SectionKind | None = None) -> Segment:
    """Return a segment that says these units."""
    part = kind or (units[0].kind if units else "other")
    lines = [line for unit in spoken.together(of, units) for line in said(of, unit)]
    beat = next((b for b in of.beats if units and _in(units[0], b)), None)
    screen = _screen_of(of, units, beat, part)
    if part == "advice":
        treated = of.voice.say(f"screen.ask_{of.subject.sort}")
        text = treated or of.voice.say("screen.ask")
        screen = Line("screen", text, ("editor",)) if text else screen
    made = _segment(of, part, lines, screen)
    asked = units[0].said[0] if units else None
    if part != "safety" and asked and asked.opens and (asked.text.endswith("?") or asked.fragment):
        return replace(made, title=asked.text.rstrip("."))
    return made


def _in(unit: Unit, beat: Beat) -> bool:
    return any(unit.refs[-1] in other.refs for other in beat.units)


def _screen_of(
    of: Take, units: Sequence[Unit], beat: Beat | None, part: SectionKind
) -> Line | None:
    """Return on-screen text: the shortest whole sentence if it is short, else the part's title.

    The words that opened a paragraph are no title, and an intro has none.
    """
    shown = spoken.together(of, units)
    shown = [u for u in shown if not (u.said[-1].entry and u.said[0].text.endswith((":", "?")))]
    lines = [said for unit in shown for said in unit.said if not said.tied and not said.fragment]
    limit = number("video.screen_words")
    short = [s for s in lines if 3 < count(s.text) <= limit and not s.text.endswith(":")]
    short = [s for s in short if stands(of, Unit((s,), "other"))]
    if part == "safety":
        short = [s for s in short if kinds.safety(s.text, of.lang) or _names_limit(s)]
    if short:
        best = min(short, key=lambda s: count(s.text))
        return Line("screen", best.text, best.refs)
    if beat is None or beat.kind == "intro" or (beat.narrated and part != "safety"):
        return None
    if beat.narrated:
        return Line("screen", of.voice.note("labels.safety"), ("editor",))
    return Line("screen", beat.title, beat.refs)


def _names_limit(said: Said) -> bool:
    return any(lock.kind in ("condition", "negation") for lock in said.locks)


def _last(lines: Sequence[Line]) -> Line:
    last = lines[-1]
    return Line("screen", bare(last.text), last.refs)


def _segment(of: Take, name: str, lines: Sequence[Line], screen: Line | None) -> Segment:
    """Return a segment of the short by its name: hook, cta, or a kind of part."""
    label = (
        screen.text
        if name == "advice" and screen
        else of.voice.note(f"{'segments' if name in ('hook', 'cta') else 'labels'}.{name}")
    )
    shown = tuple(lines) + ((screen,) if screen and lines else ())
    if name == "hook":
        return Segment("hook", label, "", 0.0, 0.0, shown)
    if name == "cta":
        return Segment("cta", label, "", 0.0, 0.0, shown)
    if name == "asking":
        return Segment("chapter", of.voice.note("asking.title"), "", 0.0, 0.0, shown, "advice")
    part: SectionKind = next((k for k in (*TOLD, "safety", "advice") if k == name), "other")
    return Segment("chapter", label, "", 0.0, 0.0, shown, part)


def _filled(of: Take, parts: list[Segment]) -> list[Segment]:
    """Add a slot before the call to action where the short would be under 45 seconds."""
    total = sum(length_of(part.lines) for part in parts)
    missing = number("short.shortest") - total + 0.5
    if missing <= 0:
        return parts
    wanted = min(max(missing, number("short.least")), number("short.fill"))
    line = replace(slot(of, "short_fill"), seconds=float(int(wanted + 0.999)))
    return [*parts[:-1], _segment(of, "other", [line], None), parts[-1]]


def _with_shots(of: Take, parts: Sequence[Segment]) -> list[Segment]:
    """Give each segment one shot; the lines that limit a claim get a still one."""
    shots = Shots(of)
    shown = []
    for part in parts:
        words = [line.text for line in part.lines if line.kind == "say"]
        fixed = (
            "cta" if part.kind == "cta" else {"safety": "safety", "advice": "ask"}.get(part.part)
        )
        text = (
            of.voice.note(f"short.{fixed}_shot")
            if fixed
            else shots.find(words, part.title, part.part)
        )
        if all(line.kind == "you" for line in part.lines):
            text = of.voice.note("short.fill_shot")
        shown.append(replace(part, lines=(*part.lines, Line("broll", text, ("editor",)))))
    return shown


def _title(of: Take) -> str:
    """Return a title of its own that shows whole, another than the long video's if there is one."""
    options = [title.text for title in titles(of)]
    story = any(beat.narrated for beat in of.beats) and of.subject.sort == "other"
    plain = of.title if story else of.voice.say("short.title", Topic=of.subject.capital)
    fit = [o for o in (plain, *options[1:], *options) if o and len(o) <= number("short.title")]
    return fit[0] if fit else min(options, key=len)
