"""Plan the short: a vertical video of 45 to 60 seconds that stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.outline import Outline, SectionKind
from contentgen.model.script import Line, Segment, Short
from contentgen.plan import spoken
from contentgen.plan.beats import Beat
from contentgen.plan.broll import shot
from contentgen.plan.segments import opening_lines, said, say, slot
from contentgen.plan.standing import (
    advice_units,
    answers,
    fitting,
    gravest,
    safety_units,
    stands,
)
from contentgen.plan.take import Take, promised, take
from contentgen.plan.timing import in_order
from contentgen.plan.titles import titles
from contentgen.plan.units import Unit
from contentgen.plan.voice import number
from contentgen.text.typography import typeset
from contentgen.text.words import count

_MIDDLE: dict[SectionKind, float] = {
    "what": 10, "how": 9, "steps": 6, "myth": 8, "list": 5, "evidence": 5, "other": 3, "intro": 3,
}  # fmt: skip
_OPENS: dict[SectionKind, float] = {"what": 12, "how": 6}
_TURN = 3.0
_THIN = ("other", "list", "steps")


def make_short(article: Article, outline: Outline, brand: Brand) -> Short:
    """Return a short of the post's sentences, as short as is safe, its safety lines locked in.

    What it is and how it works are chosen to fit 60 seconds beside the safety lines and the
    advice. Where the post has too little for 45 seconds, a slot for the therapist fills in, up
    to 20 s; a post with less than that gives a shorter short. A post whose shortest safety line
    does not fit gives a longer one, for that line is never left out.
    """
    of = take(article, outline, brand)
    intro = of.beats[0] if of.beats and of.beats[0].kind == "intro" else None
    longest = opening_lines(of, intro, promised(of.beats), own=False)
    opened = {ref for line in longest for ref in line.refs}
    close = _cta(of)
    room = number("short.longest") - 0.5 - _length(longest) - _length(close)
    safety = _safety(of, room)
    warning = [] if safety or not of.voice.known else [slot(of, "short_safety")]
    room -= _seconds(of, safety) + _length(warning)
    asked = _asked(of, [u for u in advice_units(of) if u not in safety], room)
    room -= _seconds(of, asked)
    used = {ref for unit in (*safety, *asked) for ref in unit.refs} | opened
    asking = _asking(of, (*safety, *asked))
    middle = _middle(of, used, room - _length(asking))
    asking = asking if _length(asking) <= room and (middle or not _middle(of, used, room)) else []
    middle = middle if asking else _middle(of, used, room)
    hook = opening_lines(of, intro, _answered(of, middle, safety, asked), own=False)
    parts = [_segment(of, "hook", hook, _last(hook))]
    parts += [_of_units(of, [unit]) for unit in middle]
    told = _of_units(of, safety, "safety") if safety else _segment(of, "safety", warning, None)
    parts.append(told)
    parts.append(_of_units(of, asked, "advice"))
    parts.append(_segment(of, "asking", asking, None))
    parts.append(_segment(of, "cta", close, _button(of)))
    filled = _filled(of, [part for part in parts if part.lines])
    return Short(_title(of), in_order(_with_shots(of, filled)))


def _safety(of: Take, room: float) -> list[Unit]:
    """Return the safety units that matter most and fit, urgent ones first; else the shortest."""
    units = safety_units(of)
    for calm in (number("short.safety"), room):
        found = gravest(of, units, room, lambda u: _seconds(of, [u]), calm)
        if found:
            return found
    return [min(units, key=lambda u: count(u.text))] if units else []


def _answered(
    of: Take, middle: list[Unit], safety: list[Unit], asked: list[Unit]
) -> set[SectionKind]:
    """Return the kinds of part that the short speaks of, so that its hook asks no more."""
    kinds = {
        beat.kind
        for beat in of.beats
        for unit in middle
        if unit in beat.units and (unit.said[0].entry or beat.kind in ("what", "how", "evidence"))
    }
    kinds |= {"safety"} if safety else set()
    return kinds | ({"advice"} if asked else set())


def _asked(of: Take, units: Sequence[Unit], room: float) -> list[Unit]:
    """Return the plainest advice that fits, in a list."""
    return [unit for unit in units if _seconds(of, [unit]) <= room][:1]


def _asking(of: Take, units: Sequence[Unit]) -> list[Line]:
    """Return the questions to ask before booking that the advice of the short gives rise to."""
    found = next((q for unit in units if (q := spoken.questions(of, unit))), [])
    shown = [Line("screen", b.text, b.refs) for b in spoken.cards(of, units)]
    return [*(line for b in found for line in say(of, b.text, *b.refs)), *shown]


def _middle(of: Take, used: set[str], room: float) -> list[Unit]:
    """Return the sentences between hook and safety: the most telling that fit, in order."""
    units = [
        unit
        for beat in of.beats
        if beat.kind in _MIDDLE
        for unit in (*filter(None, [answers(beat)]), *beat.units)
        if stands(of, unit) and not used.intersection(unit.refs)
        if count(unit.text) >= number("caption.telling")
    ]
    kinds = {ref: beat.kind for beat in of.beats for u in beat.units for ref in u.refs}
    first = {id(beat.units[0]) for beat in of.beats}
    units = [u for u in units if _tells(u, kinds.get(u.refs[-1], "other"))]

    def worth(unit: Unit) -> float:
        limits = 2 * unit.has("purpose") + unit.has("hedge", "condition")
        opens = _OPENS.get(unit.kind, 4.0) if id(unit) in first else 0.0
        return _MIDDLE.get(unit.kind, 3.0) + opens + limits - _TURN

    return _once(fitting(units, room, lambda u: _seconds(of, [u]), worth))


def _tells(unit: Unit, kind: SectionKind) -> bool:
    """Tell whether a unit says something away from its part: an answer, an aim, a first line."""
    answer = unit.said[0].opens and unit.said[0].text.endswith("?")
    return answer or kind not in _THIN or unit.has("purpose")


def _once(units: list[Unit]) -> list[Unit]:
    """Return the units without those that another one says already."""
    return [u for u in units if not any(set(u.refs) < set(v.refs) for v in units)]


def _cta(of: Take) -> list[Line]:
    button = typeset(of.cta.button.strip().rstrip("."), of.lang)
    text = of.voice.say("cta.short", button=button)
    if text:
        return say(of, text, of.cta.ref, "editor")
    return say(of, of.voice.say("cta.short_plain"), "editor") or say(of, button, of.cta.ref)


def _button(of: Take) -> Line | None:
    button = typeset(of.cta.button.strip().rstrip("."), of.lang)
    return Line("screen", button, (of.cta.ref,)) if button else None


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
    if part != "safety" and asked and asked.opens and asked.text.endswith("?"):
        return replace(made, title=asked.text)
    return made


def _in(unit: Unit, beat: Beat) -> bool:
    return any(unit.refs[-1] in other.refs for other in beat.units)


def _screen_of(
    of: Take, units: Sequence[Unit], beat: Beat | None, part: SectionKind
) -> Line | None:
    """Return on-screen text: the shortest whole sentence if it is short, else the part's title.

    The words that opened a paragraph are no title, and an intro has none.
    """
    shown = [spoken.printed(of, unit) for unit in units]
    lines = [said for unit in shown for said in unit.said if not said.tied and not said.fragment]
    limit = number("video.screen_words")
    short = [s for s in lines if 3 < count(s.text) <= limit and not s.text.endswith(":")]
    short = [s for s in short if stands(of, Unit((s,), "other"))]
    if short:
        best = min(short, key=lambda s: count(s.text))
        return Line("screen", best.text, best.refs)
    if beat is None or beat.kind == "intro" or (beat.narrated and part != "safety"):
        return None
    if beat.narrated:
        return Line("screen", of.voice.note("labels.safety"), ("editor",))
    return Line("screen", beat.title, beat.refs)


def _last(lines: Sequence[Line]) -> Line:
    last = lines[-1]
    return Line("screen", last.text, last.refs)


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
    part: SectionKind = next((k for k in (*_MIDDLE, "safety", "advice") if k == name), "other")
    return Segment("chapter", label, "", 0.0, 0.0, shown, part)


def _filled(of: Take, parts: list[Segment]) -> list[Segment]:
    """Add a slot before the call to action where the short would be under 45 seconds."""
    total = sum(_length(part.lines) for part in parts)
    missing = min(number("short.shortest") - total + 0.5, number("short.fill"))
    if missing < 1:
        return parts
    line = replace(slot(of, "short_fill"), seconds=float(int(missing + 0.999)))
    return [*parts[:-1], _segment(of, "other", [line], None), parts[-1]]


def _with_shots(of: Take, parts: Sequence[Segment]) -> list[Segment]:
    """Give each segment one shot; the lines that limit a claim get a still one."""
    used: set[str] = set()
    shown = []
    for part in parts:
        words = " ".join(line.text for line in part.lines if line.kind == "say")
        fixed = (
            "cta" if part.kind == "cta" else {"safety": "safety", "advice": "ask"}.get(part.part)
        )
        text = of.voice.note(f"short.{fixed}_shot") if fixed else shot(words, of.voice, used)
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


def _seconds(of: Take, units: Sequence[Unit]) -> float:
    return spoken.length(of, spoken.together(of, units))


def _length(lines: Sequence[Line]) -> float:
    return sum(line.seconds for line in lines)
