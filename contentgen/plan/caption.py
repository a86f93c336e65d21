"""Plan the Instagram caption: a hook, one-sentence paragraphs with a lead, one action."""

from __future__ import annotations

from dataclasses import replace

from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.outline import Outline, SectionKind
from contentgen.model.script import Caption, Paragraph
from contentgen.plan import spoken
from contentgen.plan.action import button as named
from contentgen.plan.action import invitation
from contentgen.plan.beats import Beat
from contentgen.plan.disclaimer import disclaimer
from contentgen.plan.fit import Offer, characters, fit, joined, mentions
from contentgen.plan.fit import hashtags as tagged
from contentgen.plan.mainstay import mainstays, scope
from contentgen.plan.points import led, points, short, single
from contentgen.plan.segments import asking
from contentgen.plan.standing import (
    advice_units,
    caveats,
    gravest,
    joined_units,
    questions,
    safety_units,
    stands,
    urgent,
)
from contentgen.plan.tags import hashtags
from contentgen.plan.take import Take, named_parts, promised, promises, take
from contentgen.plan.titles import accepted
from contentgen.plan.units import Unit
from contentgen.plan.voice import number
from contentgen.text.typography import typeset
from contentgen.text.words import count

_EDITOR = ("editor",)
_CARRIED: tuple[SectionKind, ...] = ("safety", "advice")
_PLAIN: set[SectionKind] = {"intro", "other", "story", "safety", "advice", "close"}


def make_caption(
    article: Article, outline: Outline, brand: Brand, share: frozenset[str] = frozenset()
) -> Caption:
    """Return a caption within 2,200 characters whose hook is whole within 125.

    Whole paragraphs are left out to fit, the safety line last of all. At most 5 hashtags and
    20 mentions in all. With `share`, the references of the sections that one of several carousels
    tells, it speaks of those, and of what is said of safety and whom to see in any.
    """
    of = _of_part(take(article, outline, brand), share)
    hook = _hook(of)
    if article.words() <= number("caption.whole") and {b.kind for b in of.beats} <= _PLAIN:
        return _finished(of, [Offer(hook, 0), *_all_told(of, hook), *_ending(of)])
    told = points(of, hook)
    whom = _scope(of, told)
    grave, safety = _safety(of, {ref for p in told for ref in p.refs})
    asked = _advice(of, (grave, safety, *told))
    opening = Paragraph("", _EDITOR)
    if not whom.text:
        opening = _problem(of, (hook, *told, grave, safety, asked))
    offers = [Offer(hook, 0), Offer(whom, 4), Offer(opening, 8)]
    listed = [Offer(point, 5 + place) for place, point in enumerate(told)]
    warned = [Offer(grave, 1)]
    offers += [*warned, *listed] if _warns_first(of) else [*listed, *warned]
    offers += [
        Offer(safety, 1 if not grave.text else 3),
        Offer(_excluded(of, (grave, safety, asked, *told)), 4),
        Offer(asked, 3),
        Offer(_suits(of, asked), 9),
        Offer(_caveat(of, (grave, safety, *told)), 4),
        *_ending(of),
    ]
    return _finished(of, offers)


def _scope(of: Take, told: list[Paragraph]) -> Paragraph:
    """Return for whom the steps, table or list of a post are, unless a paragraph says it."""
    said = {ref for paragraph in told for ref in paragraph.refs}
    units = [unit for unit in scope(of) if not said & set(unit.refs)]
    if not units or not mainstays(of):
        return Paragraph("", _EDITOR)
    text = " ".join(unit.text for unit in units)
    return Paragraph(text, tuple(dict.fromkeys(ref for unit in units for ref in unit.refs)))


def _warns_first(of: Take) -> bool:
    """Tell whether the post has its warnings before its steps, and says so in their heading."""
    first = mainstays(of)[:1]
    before = of.beats[: of.beats.index(first[0])] if first else ()
    return any(b.kind == "safety" and _before(of, b) for b in before)


def _before(of: Take, beat: Beat) -> bool:
    """Tell whether a heading says that its part comes first: "Check for warning signs first"."""
    return of.voice.hears("says.before", beat.title)


def _of_part(of: Take, share: frozenset[str]) -> Take:
    """Return a post as one of its carousels tells it; the whole post if none is named."""
    if not share:
        return of
    here = [b for b in of.beats if b.kind in _CARRIED or share & {part.ref for part in b.parts}]
    return replace(of, beats=tuple(here))


def _ending(of: Take) -> list[Offer]:
    small = Paragraph(*disclaimer(of.brand, of.lang))
    return [Offer(_save(of), 12), Offer(_action(of), 4), Offer(small, 2)]


def _all_told(of: Take, hook: Paragraph) -> list[Offer]:
    """Return all that a very short post says, one paragraph a part, warnings first to be kept."""
    grave = {ref for unit in safety_units(of) for ref in unit.refs}
    offers = []
    for beat in of.beats:
        units = [unit for unit in beat.units if not set(unit.refs) <= set(hook.refs)]
        text = " ".join(unit.written for unit in units)
        refs = tuple(dict.fromkeys(ref for unit in units for ref in unit.refs))
        if beat.asked and text and not set(beat.refs) & {*hook.refs, "editor", *refs}:
            text, refs = f"{beat.title} {text}", (*beat.refs, *refs)
        elif beat.kind == "safety" and text:
            lead = of.voice.say("caption.lead.safety")
            text, refs = (f"{lead} {text}", ("editor", *refs)) if lead else (text, refs)
        offers.append(Offer(Paragraph(text, refs), 1 if grave & set(refs) else 3))
    return offers


def _finished(of: Take, offers: list[Offer]) -> Caption:
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
    options = [*_led(of, own, ("hook",)), *_led(of, opener, ())]
    closed = of.title if of.title[-1:] in ".?!" else f"{of.title}."
    options += [*_told(of), _parts(of, closed, ("title",))]
    options.append(_asking(of, Paragraph(closed, ("title",))))
    options.append(Paragraph(of.title, ("title",)))
    options += [Paragraph(u.text, u.refs) for b in of.beats for u in b.units if stands(of, u)]
    options.append(Paragraph(of.voice.say("caption.hook_plain"), _EDITOR))
    options += [Paragraph(p.heading, (p.ref,)) for p in of.outline.parts if p.heading]
    return [*options, Paragraph(accepted(of.brand.name), ("brand",))]


def _led(of: Take, lead: str, refs: tuple[str, ...]) -> list[Paragraph]:
    """Return a lead with what the reader will get, from most to least, then the lead alone."""
    if not lead:
        return []
    asked = asking(of, of.beats)
    extra = of.voice.say("promise.other.asking", n=str(asked)) if asked > 1 else ""
    kept = range(len(promised(of.beats)))
    lists = [(*promises(of, of.beats, fewer), extra) for fewer in kept if extra]
    lists = [items for items in lists if len(items) > 2]
    lists += [items for n in kept if len(items := promises(of, of.beats, n)) > 1]
    texts = [of.voice.say("caption.hook", opener=lead, items=of.voice.series(one)) for one in lists]
    found = [Paragraph(text, (*refs, "editor")) for text in texts]
    found += [] if refs else [_asking(of, Paragraph(lead, _EDITOR)), _parts(of, lead, ())]
    return [*found, Paragraph(lead, refs or _EDITOR)]


def _parts(of: Take, lead: str, refs: tuple[str, ...]) -> Paragraph:
    """Return a lead with the post's own headings, or no text."""
    parts, own = named_parts(of, of.beats)
    text = of.voice.say("caption.hook", opener=lead, items=of.voice.series(parts))
    return Paragraph(text, (*refs, "editor", *own))


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
    if count(first.text) < number("caption.telling") and any(c.isdigit() for c in first.text):
        return []  # "Day 1 to 14."
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
            brief = stands(of, unit) and len(unit.text) <= number("caption.problem")
            told = count(unit.text) >= number("caption.telling") and (brief or single(of, unit))
            told = told and not of.voice.hears("says.everyone", unit.text)
            if beat.kind == "intro" and told and not said.intersection(unit.refs):
                return Paragraph(spoken.printed(of, unit).text, unit.refs)
    return Paragraph("", _EDITOR)


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
    first = next((b for b in of.beats if name == "urgent" and set(units[0].refs) & _refs(b)), None)
    own = first is not None and first.kind == "safety" and "editor" not in first.refs
    if lead and first and own and _before(of, first) and _warns_first(of):
        return Paragraph(f"{first.title}: {text}", (*first.refs, *refs))
    return Paragraph(f"{lead} {text}", ("editor", *refs)) if lead else Paragraph(text, refs)


def _refs(beat: Beat) -> set[str]:
    return {ref for unit in beat.units for ref in unit.refs}


def _advice(of: Take, said: tuple[Paragraph, ...]) -> Paragraph:
    """Return whom to see, unless the caption says it already."""
    taken = {ref for paragraph in said for ref in paragraph.refs}
    units = [u for u in advice_units(of) if short(u) and not taken & set(u.refs)]
    if not units:
        return Paragraph("", _EDITOR)
    name = "advice" if of.subject.sort == "treatment" else "advice_other"
    told = spoken.printed(of, units[0])
    lead = "" if told.text.find("?") >= 0 else of.voice.say(f"caption.lead.{name}")
    return led(lead, _EDITOR if lead else (), told)


def _caveat(of: Take, said: tuple[Paragraph, ...]) -> Paragraph:
    """Return what a story says of its own limits, unless it is said already."""
    told = {ref for paragraph in said for ref in paragraph.refs}
    for unit in caveats(of):
        if not told.intersection(unit.refs):
            return Paragraph(unit.written, unit.refs)
    return Paragraph("", _EDITOR)


def _excluded(of: Take, said: tuple[Paragraph, ...]) -> Paragraph:
    """Return who should ask first or should not have it, unless it is said already."""
    told = {ref for paragraph in said for ref in paragraph.refs}
    for unit in joined_units(of, "advice", "safety"):
        listed = of.voice.hears("says.exclude", unit.text) and not told.intersection(unit.refs)
        if listed and stands(of, unit) and short(unit) and unit.has("condition"):
            lead = of.voice.say("caption.lead.exclude")
            return led(lead, _EDITOR if lead else (), spoken.printed(of, unit))
    return Paragraph("", _EDITOR)


def _suits(of: Take, asked: Paragraph) -> Paragraph:
    """Return the question whether it is suitable, and whom to ask, unless it is said already."""
    for beat in of.beats:
        for unit in beat.units:
            text = spoken.suits(of, unit)
            if text and not set(unit.refs) & set(asked.refs):
                return Paragraph(text, unit.refs)
    return Paragraph("", _EDITOR)


def _save(of: Take) -> Paragraph:
    treated = of.voice.say("caption.save_treatment") if of.subject.booked else ""
    return Paragraph(treated or of.voice.say("caption.save"), _EDITOR)


def _action(of: Take) -> Paragraph:
    """Return the one action: the call to action's words, and where its link is."""
    button, ref = named(of)
    handle = of.brand.handle.strip()
    where = of.voice.say("caption.cta_handle", button=button, handle=handle)
    where = where or of.voice.say("caption.cta", button=button) or button
    where = where or of.voice.say("caption.cta_plain")
    invited, own = invitation(of)
    text = " ".join(filter(None, [invited, where]))
    return Paragraph(text, tuple(dict.fromkeys((own, ref, "editor"))))
