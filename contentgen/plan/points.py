"""The paragraphs of a caption that say what a post says: one sentence or answer a part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from contentgen.model.outline import SectionKind
from contentgen.model.script import Paragraph
from contentgen.plan import spoken
from contentgen.plan.act import act
from contentgen.plan.beats import Beat
from contentgen.plan.mainstay import mainstays, scope
from contentgen.plan.standing import answers, safety_units, stands
from contentgen.plan.take import Take
from contentgen.plan.units import Unit
from contentgen.plan.voice import number
from contentgen.text.words import count, words

_EDITOR = ("editor",)
_STEM = 4
_Pick = Callable[[list[Unit]], Unit | None]


def points(of: Take, hook: Paragraph) -> list[Paragraph]:
    """Return up to three paragraphs: what it is, its aim, what research says, else answers."""
    taken = set(hook.refs) - {"editor"}
    grave = {ref for unit in safety_units(of) for ref in unit.refs}
    found: list[Paragraph] = []
    for kind, pick in _WANTED:
        beats = [beat for beat in of.beats if beat.kind == kind and not beat.narrated]
        for beat in [b for b in beats if not of.voice.hears("says.layout", b.title)]:
            if len(found) == number("caption.points") - 1:
                return found
            barred = taken | grave
            units = [u for u in _separate(of, beat) if single(of, u) and not _orders(of, u)]
            units = [u for u in units if not barred & set(u.refs)]
            listed = _checklist(beat, barred) if beat in mainstays(of) else None
            tip = kind in ("other", "list") and bool(mainstays(of) and scope(of))
            paragraph = listed or (None if tip else _point(of, beat, units, barred, pick))
            if paragraph is not None:
                found.append(paragraph)
                taken |= set(paragraph.refs) - {"editor"}
                if kind in _ONCE:
                    break
    return found


def _separate(of: Take, beat: Beat) -> list[Unit]:
    """Return a part's units; a finding to which the next only adds another stands apart."""
    if beat.kind != "evidence":
        return list(beat.units)
    found: list[Unit] = []
    for unit in beat.units:
        first, *rest = unit.said
        adds = all(of.voice.hears("says.adds_another", " ".join(s.text.split()[:2])) for s in rest)
        found.append(replace(unit, said=(first,)) if rest and adds else unit)
    return found


def _point(
    of: Take, beat: Beat, units: list[Unit], barred: set[str], pick: _Pick
) -> Paragraph | None:
    """Return one part in one paragraph: its question answered, its routine, or its best line."""
    answer = answers(beat)
    said = {ref for line in answer.said[1:] for ref in line.refs} if answer else set()
    answered = answer if answer and short(answer) and not barred & said else None
    if answered and beat.kind not in _FRAMED:
        return Paragraph(answered.written, answered.refs)
    if beat.kind == "steps" and units:
        return _routine(of, beat, units[0])
    chosen = pick(units)
    if chosen is not None:
        aim = spoken.aim_of(of, chosen.text) if beat.kind == "how" else ""
        if aim:
            return Paragraph(aim, chosen.refs)
        lead, refs = _lead(of, beat, chosen)
        vague = lead == of.voice.say("caption.lead.other") and beat.kind == "how"
        bare = not lead and ":" in chosen.text and beat.kind != "myth"
        if bare or (vague and not chosen.limits()):
            return None
        made = led(lead, refs, _defined(of, lead, spoken.printed(of, chosen)))
        done = act(of) if beat.kind == "what" else None
        if done is None or barred & set(done.refs):
            return made
        return Paragraph(f"{made.text} {done.text}", (*made.refs, *done.refs))
    return Paragraph(answered.written, answered.refs) if answered else None


def _defined(of: Take, lead: str, unit: Unit) -> Unit:
    """Return a definition without the words that its lead says: "What it is: a technique …"."""
    if unit.kind != "what" or not of.subject.head or len(unit.said) > 1:
        return unit
    if lead not in {of.voice.say(f"caption.lead.what{form}") for form in ("", "_them")}:
        return unit
    said = unit.said[0]
    for word in of.voice.list("says.being"):
        start = f"{of.subject.head} {word} "
        rest = said.text[len(start) :]
        if said.text.casefold().startswith(start.casefold()) and rest[:2] in ("a ", "an", "th"):
            return replace(unit, said=(replace(said, text=rest),))
    return unit


def _routine(of: Take, beat: Beat, first: Unit) -> Paragraph | None:
    """Return the names of numbered steps below the sentence that rules them all."""
    named = [said for said in beat.entries() if said.label]
    most = number("caption.steps")
    whole = len(named) == len(beat.entries()) and 3 <= len(named) <= most
    if not whole or first.said[0].entry or not safety_units(of):
        return None
    lines = [f"{place}. {said.label.rstrip('.')}" for place, said in enumerate(named, 1)]
    title = [] if beat.asked else [f"{beat.title}:"]
    whom = scope(of)
    above = " ".join([*title, *(unit.text for unit in whom), first.text])
    refs = (*(beat.refs if title else ()), *(ref for unit in whom for ref in unit.refs))
    refs = (*refs, *first.refs, *(said.refs[0] for said in named))
    return Paragraph("\n".join([above, *lines]), tuple(dict.fromkeys(refs)))


def _checklist(beat: Beat, barred: set[str]) -> Paragraph | None:
    """Return a short list of whole sentences below the line that rules them, or None."""
    for unit in beat.units if beat.kind == "list" else ():
        lead, *signs = unit.said
        fit = lead.text.endswith(":") and 2 < len(signs) <= number("caption.steps")
        whole = all(s.entry and s.opens and not s.fragment and not s.label for s in signs)
        size = sum(len(s.text) for s in unit.said)
        if fit and whole and size <= number("caption.safety") and not barred & set(unit.refs):
            lines = [lead.text, *(f"• {s.text}" for s in signs)]
            head = f"{beat.title} " if beat.asked and "editor" not in beat.refs else ""
            refs = (*(beat.refs if head else ()), *unit.refs)
            return Paragraph(head + "\n".join(lines), tuple(dict.fromkeys(refs)))
    return None


def _first(units: list[Unit]) -> Unit | None:
    """Return the first sentence that says something, else the first."""
    told = [unit for unit in units if count(unit.text) >= number("caption.telling")]
    return next(iter(told or units), None)


def _possible(units: list[Unit]) -> Unit | None:
    """Return the first entry that says "may" or "can"; a benefit is never shown without."""
    return next((u for u in units if u.said[0].entry and u.has("hedge")), None)


def _aim(units: list[Unit]) -> Unit | None:
    return next((unit for unit in units if unit.has("purpose")), _first(units))


def _careful(units: list[Unit]) -> Unit | None:
    """Return the sentence that tells its aim, its source or its limits; none that has none."""
    worth = {"purpose": 3, "attribution": 2, "hedge": 1, "population": 1}
    fit = [unit for unit in units if unit.limits() & set(worth)]
    return max(fit, key=lambda u: sum(worth.get(k, 0) for k in u.limits()), default=None)


def _orders(of: Take, unit: Unit) -> bool:
    """Tell whether a line tells one what to do, which means little away from its list."""
    first = next(iter(words(unit.text)), "").casefold()
    return unit.kind in ("other", "list") and first in of.voice.list("says.orders")


def _found(units: list[Unit]) -> Unit | None:
    """Return the finding that names its source and its people; else the most careful line."""
    limits = ("attribution", "population")
    named = [unit for unit in units if all(unit.has(kind) for kind in limits)]
    return next(iter(named), None) or _careful(units)


_WANTED: tuple[tuple[SectionKind, _Pick], ...] = (
    ("what", _first),
    ("how", _aim),
    ("evidence", _found),
    ("benefits", _possible),
    ("myth", _first),
    ("steps", _careful),
    ("other", _careful),
    ("list", _careful),
    ("close", _careful),
)
_ONCE: tuple[SectionKind, ...] = ("what", "how", "evidence", "benefits", "myth", "steps", "close")
_FRAMED: tuple[SectionKind, ...] = ("what", "how", "evidence", "benefits", "myth")


def _lead(of: Take, beat: Beat, unit: Unit) -> tuple[str, tuple[str, ...]]:
    """Return the words before a sentence: the editor's for some kinds, else the part's heading."""
    name = "aim" if beat.kind == "how" and unit.has("purpose") else beat.kind
    form = {"it": "", "them": "_them", "other": "_other"}[of.subject.form]
    if of.subject.sort != "treatment" and beat.kind != "what":
        form = "_other"
    lead = of.voice.say(f"caption.lead.{name}{form}") or of.voice.say(f"caption.lead.{name}")
    framed = name in ("what", "evidence", "benefits", "aim")
    framed = framed or (of.subject.sort == "treatment" and name == "how")
    heading = beat.title.rstrip(".:")
    headed = "editor" not in beat.refs and not beat.asked and not beat.narrated
    if beat.kind == "myth" or (not framed and ":" in unit.text):
        return "", ()
    if not framed and headed and count(heading) <= number("caption.lead"):
        if _on(heading, unit.text):
            return f"{heading}:", beat.refs
        lead = of.voice.say("caption.lead.other")
    return (lead, _EDITOR) if lead else ("", ())


def _on(heading: str, text: str) -> bool:
    """Tell whether a sentence is about what a heading names, so that it may stand behind it."""
    named = {word.casefold()[:_STEM] for word in words(heading) if len(word) >= _STEM}
    return bool(named & {word.casefold()[:_STEM] for word in words(text)})


def led(lead: str, refs: tuple[str, ...], unit: Unit) -> Paragraph:
    """Return a unit as a paragraph behind the words that lead in to it."""
    own = unit.text if unit.said[0].label and unit.kind == "benefits" else unit.written
    text = f"{lead} {own}" if lead else own
    return Paragraph(text, tuple(dict.fromkeys((*refs, *unit.refs))))


def single(of: Take, unit: Unit) -> bool:
    """Tell whether a unit is one sentence, or a myth with its fact, that can be read alone."""
    myth = unit.kind == "myth" and bool(unit.said[0].label)
    return stands(of, unit) and short(unit) and (myth or len(unit.said) == 1)


def short(unit: Unit) -> bool:
    """Tell whether a unit is short enough for a paragraph that is not about safety."""
    return len(unit.text) <= number("caption.paragraph")
