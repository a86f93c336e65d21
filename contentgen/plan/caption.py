"""Plan the Instagram caption: a hook, one-sentence paragraphs with a lead, one action."""

from __future__ import annotations

from collections.abc import Callable

from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.outline import Outline, SectionKind
from contentgen.model.script import Caption, Paragraph
from contentgen.plan import spoken
from contentgen.plan.beats import Beat
from contentgen.plan.disclaimer import disclaimer
from contentgen.plan.fit import Offer, characters, fit, joined, mentions
from contentgen.plan.fit import hashtags as tagged
from contentgen.plan.standing import (
    advice_units,
    answers,
    gravest,
    questions,
    safety_units,
    stands,
    urgent,
)
from contentgen.plan.tags import hashtags
from contentgen.plan.take import Take, promised, promises, take
from contentgen.plan.titles import accepted
from contentgen.plan.units import Unit
from contentgen.plan.voice import number
from contentgen.text.typography import typeset
from contentgen.text.words import count

_EDITOR = ("editor",)
_Pick = Callable[[list[Unit]], Unit | None]


def make_caption(article: Article, outline: Outline, brand: Brand) -> Caption:
    """Return a caption within 2,200 characters whose hook is whole within 125.

    Whole paragraphs are left out to fit, the safety line last of all. At most 5 hashtags and
    20 mentions in all.
    """
    of = take(article, outline, brand)
    hook = _hook(of)
    points = _points(of, hook)
    grave, safety = _safety(of, {ref for p in points for ref in p.refs})
    asked = _advice(of, (grave, safety, *points))
    offers = [Offer(hook, 0), Offer(_problem(of, (hook, *points, grave, safety, asked)), 8)]
    offers += [Offer(point, 5 + place) for place, point in enumerate(points)]
    offers += [
        Offer(grave, 1),
        Offer(safety, 1 if not grave.text else 3),
        Offer(asked, 3),
        Offer(_suits(of, asked), 9),
        Offer(_save(of), 12),
        Offer(_action(of), 4),
        Offer(Paragraph(*disclaimer(brand, of.lang)), 2),
    ]
    kept = fit(offers, _fits)
    body = joined(kept)
    room = max(0, int(number("caption.hashtags")) - len(tagged(body)))
    found = hashtags(of, room)
    while found and characters(f"{body}\n\n{' '.join(found)}") > number("caption.most"):
        found = found[:-1]
    return Caption(kept, found)


def _fits(text: str) -> bool:
    return (
        characters(f"{text}\n") <= number("caption.most")
        and mentions(text) <= number("caption.mentions")
        and len(tagged(text)) <= number("caption.hashtags")
    )


def _hook(of: Take) -> Paragraph:
    """Return the first line: the author's hook, else the editor's, else a short sentence."""
    for paragraph in _hooks(of):
        text = paragraph.text
        if text and characters(text) <= number("caption.hook") and _fits(text):
            return paragraph
    return Paragraph("·", _EDITOR)


def _hooks(of: Take) -> list[Paragraph]:
    """Return hooks, the strongest first: those that also say what the reader will get."""
    own = typeset(of.article.meta.hook.strip(), of.lang)
    opener = of.voice.say(f"opener.{of.subject.sort}", topic=of.subject.inside)
    options: list[Paragraph] = []
    for lead, refs in ((own, ("hook",)), (opener, ())):
        for fewer in range(len(promised(of.beats)) if lead else 0):
            items = promises(of, of.beats, fewer)
            listed = of.voice.series(items) if len(items) > 1 else ""
            text = of.voice.say("caption.hook", opener=lead, items=listed)
            options.append(Paragraph(text, (*refs, "editor")))
        options += [_asking(of, Paragraph(lead, _EDITOR))] if lead and not refs else []
        options.append(Paragraph(lead, refs or _EDITOR))
    options += _told(of)
    options.append(Paragraph(of.title, ("title",)))
    options += [Paragraph(u.text, u.refs) for b in of.beats for u in b.units if stands(of, u)]
    options.append(Paragraph(of.voice.say("caption.hook_plain"), _EDITOR))
    options += [Paragraph(p.heading, (p.ref,)) for p in of.outline.parts if p.heading]
    return [*options, Paragraph(accepted(of.brand.name), ("brand",))]


def _asking(of: Take, lead: Paragraph) -> Paragraph:
    """Return a lead followed by as many of the post's own questions as fit, or no text."""
    text, refs = lead.text, lead.refs
    for question, own in questions(of)[: int(number("caption.questions"))]:
        if characters(f"{text} {question}") <= number("caption.hook"):
            text, refs = f"{text} {question}", (*refs, *own)
    return Paragraph(text if text != lead.text else "", refs)


def _told(of: Take) -> list[Paragraph]:
    """Return the post's first sentence, with its questions or with the sentences that follow."""
    beat = of.beats[0] if of.beats else None
    first = beat.units[0] if beat and beat.kind == "intro" else None
    if beat is None or first is None or len(first.said) > 1 or not stands(of, first):
        return []
    text, refs = first.text, first.refs
    asking = _asking(of, Paragraph(text, refs))
    for unit in beat.units[1:]:
        if characters(f"{text} {unit.text}") > number("caption.hook"):
            break
        text, refs = f"{text} {unit.text}", (*refs, *unit.refs)
    return [asking, Paragraph(text, refs)]


def _problem(of: Take, others: tuple[Paragraph, ...]) -> Paragraph:
    """Return the post's opening sentence, unless it is said elsewhere in the caption."""
    said = {ref for paragraph in others for ref in paragraph.refs}
    for beat in of.beats[:1]:
        for unit in beat.units:
            told = count(unit.text) >= number("caption.telling") and _single(of, unit)
            if beat.kind == "intro" and told and not said.intersection(unit.refs):
                return Paragraph(spoken.printed(of, unit).text, unit.refs)
    return Paragraph("", _EDITOR)


def _points(of: Take, hook: Paragraph) -> list[Paragraph]:
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
            units = [u for u in beat.units if _single(of, u) and not barred & set(u.refs)]
            paragraph = _point(of, beat, units, barred, pick)
            if paragraph is not None:
                found.append(paragraph)
                taken |= set(paragraph.refs) - {"editor"}
                if kind in _ONCE:
                    break
    return found


def _point(
    of: Take, beat: Beat, units: list[Unit], barred: set[str], pick: _Pick
) -> Paragraph | None:
    """Return one part in one paragraph: its question answered, its routine, or its best line."""
    answer = answers(beat)
    said = {ref for line in answer.said[1:] for ref in line.refs} if answer else set()
    answered = answer if answer and _short(answer) and not barred & said else None
    if answered and beat.kind not in _FRAMED:
        return Paragraph(answered.written, answered.refs)
    if beat.kind == "steps" and units:
        return _routine(of, beat, units[0])
    chosen = pick(units)
    if chosen is not None:
        aim = spoken.aim_of(of, chosen.text) if beat.kind == "how" else ""
        if aim:
            return Paragraph(aim, chosen.refs)
        return _led(*_lead(of, beat, chosen), spoken.printed(of, chosen))
    return Paragraph(answered.written, answered.refs) if answered else None


def _routine(of: Take, beat: Beat, first: Unit) -> Paragraph | None:
    """Return the names of numbered steps below the sentence that rules them all."""
    named = [said for said in beat.entries() if said.label]
    most = number("caption.steps")
    whole = len(named) == len(beat.entries()) and 3 <= len(named) <= most
    if not whole or first.said[0].entry or not safety_units(of):
        return None
    lines = [f"{place}. {said.label.rstrip('.')}" for place, said in enumerate(named, 1)]
    title = [] if beat.asked else [f"{beat.title}:"]
    text = "\n".join([" ".join([*title, first.text]), *lines])
    refs = (*(beat.refs if title else ()), *first.refs, *(said.refs[0] for said in named))
    return Paragraph(text, refs)


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


_WANTED: tuple[tuple[SectionKind, _Pick], ...] = (
    ("what", _first),
    ("how", _aim),
    ("evidence", _careful),
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
    if not framed and headed and count(heading) <= number("caption.lead"):
        return ("", ()) if beat.kind == "myth" else (f"{heading}:", beat.refs)
    return ("", ()) if beat.kind == "myth" or not lead else (lead, _EDITOR)


def _led(lead: str, refs: tuple[str, ...], unit: Unit) -> Paragraph:
    own = unit.text if unit.said[0].label and unit.kind == "benefits" else unit.written
    text = f"{lead} {own}" if lead else own
    return Paragraph(text, tuple(dict.fromkeys((*refs, *unit.refs))))


def _safety(of: Take, taken: set[str]) -> tuple[Paragraph, Paragraph]:
    """Return the warnings that cannot wait, and the other safety lines that matter most.

    The shortest safety line is there even if none is short enough.
    """
    units = [u for u in safety_units(of) if not taken & set(u.refs)]
    most, calm = number("caption.urgent"), number("caption.safety")
    found = gravest(of, units, most, lambda u: len(u.text) + 1, calm, apart=True)
    found = found or sorted(units, key=lambda u: len(u.text))[:1]
    pressing = [unit for unit in found if urgent(of, unit)]
    rest = [unit for unit in found if unit not in pressing]
    shown = spoken.together(of, rest)
    return _together(of, "urgent", pressing), _together(of, "safety", shown)


def _together(of: Take, name: str, units: list[Unit]) -> Paragraph:
    """Return units as one paragraph behind the editor's lead, unless they open with a question."""
    if not units:
        return Paragraph("", _EDITOR)
    text = " ".join(unit.written for unit in units)
    refs = tuple(dict.fromkeys(ref for unit in units for ref in unit.refs))
    asked = units[0].said[0].text.endswith("?")
    lead = "" if asked else of.voice.say(f"caption.lead.{name}")
    return Paragraph(f"{lead} {text}", ("editor", *refs)) if lead else Paragraph(text, refs)


def _advice(of: Take, said: tuple[Paragraph, ...]) -> Paragraph:
    """Return whom to see, unless the caption says it already."""
    taken = {ref for paragraph in said for ref in paragraph.refs}
    units = [u for u in advice_units(of) if _short(u) and not taken & set(u.refs)]
    if not units:
        return Paragraph("", _EDITOR)
    name = "advice" if of.subject.sort == "treatment" else "advice_other"
    told = spoken.printed(of, units[0])
    lead = "" if told.text.find("?") >= 0 else of.voice.say(f"caption.lead.{name}")
    return _led(lead, _EDITOR if lead else (), told)


def _suits(of: Take, asked: Paragraph) -> Paragraph:
    """Return the question whether it is suitable, and whom to ask, unless it is said already."""
    for beat in of.beats:
        for unit in beat.units:
            text = spoken.suits(of, unit)
            if text and not set(unit.refs) & set(asked.refs):
                return Paragraph(text, unit.refs)
    return Paragraph("", _EDITOR)


def _save(of: Take) -> Paragraph:
    treated = of.voice.say(f"caption.save_{of.subject.sort}")
    return Paragraph(treated or of.voice.say("caption.save"), _EDITOR)


def _action(of: Take) -> Paragraph:
    """Return the one action: the call to action's words, and where its link is."""
    button = typeset(of.cta.button.strip().rstrip("."), of.lang)
    handle = of.brand.handle.strip()
    where = of.voice.say("caption.cta_handle", button=button, handle=handle)
    where = where or of.voice.say("caption.cta", button=button) or button
    text = " ".join(filter(None, [typeset(of.cta.text.strip(), of.lang), where]))
    return Paragraph(text, (of.cta.ref, "editor"))


def _single(of: Take, unit: Unit) -> bool:
    myth = unit.kind == "myth" and bool(unit.said[0].label)
    return stands(of, unit) and _short(unit) and (myth or len(unit.said) == 1)


def _short(unit: Unit) -> bool:
    return len(unit.text) <= number("caption.paragraph")
