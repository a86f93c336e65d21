"""Plan the Instagram caption: a hook, one-sentence paragraphs with a lead, one action."""

from __future__ import annotations

from collections.abc import Callable

from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.outline import Outline
from contentgen.model.script import Caption, Paragraph
from contentgen.plan.beats import Unit
from contentgen.plan.fit import Offer, characters, fit, joined, mentions
from contentgen.plan.fit import hashtags as tagged
from contentgen.plan.standing import advice_units, gravest, safety_units, stands
from contentgen.plan.tags import hashtags
from contentgen.plan.take import Take, promised, promises, take
from contentgen.plan.titles import accepted
from contentgen.plan.voice import number
from contentgen.text.typography import typeset
from contentgen.text.words import count

_EDITOR = ("editor",)


def make_caption(article: Article, outline: Outline, brand: Brand) -> Caption:
    """Return a caption within 2,200 characters whose hook is whole within 125.

    Whole paragraphs are left out to fit, the safety line last of all. At most 5 hashtags and
    20 mentions in all.
    """
    of = take(article, outline, brand)
    hook = _hook(of)
    points = _points(of, hook)
    safety = _safety(of, {ref for p in points for ref in p.refs})
    asked = _advice(of, safety, points)
    offers = [Offer(hook, 0), Offer(_problem(of, (hook, *points, safety, asked)), 8)]
    offers += [Offer(point, 5 + place) for place, point in enumerate(points)]
    offers += [
        Offer(safety, 1),
        Offer(asked, 3),
        Offer(_save(of), 12),
        Offer(_action(of), 4),
        Offer(Paragraph(typeset(brand.disclaimer.strip(), of.lang), ("brand",)), 2),
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
    title = Paragraph(of.title, ("title",))
    options = [Paragraph(typeset(of.article.meta.hook.strip(), of.lang), ("hook",))]
    opener = of.voice.say(f"opener.{of.subject.sort}", topic=of.subject.inside)
    for fewer in range(len(promised(of.beats))):
        listed = of.voice.series(promises(of, of.beats, fewer))
        text = of.voice.say("caption.hook", opener=opener, items=listed)
        text = text or of.voice.say("caption.hook_topic", Topic=of.subject.capital, items=listed)
        options.append(Paragraph(text, _EDITOR))
    options.append(title)
    options += [Paragraph(u.text, u.refs) for b in of.beats for u in b.units if stands(of, u)]
    options.append(Paragraph(of.voice.say("caption.hook_plain"), _EDITOR))
    options += [Paragraph(p.heading, (p.ref,)) for p in of.outline.parts if p.heading]
    return [*options, Paragraph(accepted(of.brand.name), ("brand",))]


def _problem(of: Take, others: tuple[Paragraph, ...]) -> Paragraph:
    """Return the post's opening sentence, unless it is said elsewhere in the caption."""
    said = {ref for paragraph in others for ref in paragraph.refs}
    for beat in of.beats[:1]:
        for unit in beat.units:
            told = count(unit.text) >= number("caption.telling") and _single(of, unit)
            if beat.kind == "intro" and told and not said.intersection(unit.refs):
                return Paragraph(unit.text, unit.refs)
    return Paragraph("", _EDITOR)


def _points(of: Take, hook: Paragraph) -> list[Paragraph]:
    """Return up to three one-sentence paragraphs: what it is, its aim, what research says."""
    taken = set(hook.refs) - {"editor"}
    found: list[Paragraph] = []
    grave = safety_units(of)
    for kind, pick in _WANTED:
        beats = [beat for beat in of.beats if beat.kind == kind]
        units = [u for b in beats for u in b.units if _single(of, u) and u not in grave]
        units = [u for u in units if not taken & set(u.refs)]
        chosen = pick(units)
        if chosen is None or len(found) == number("caption.points") - 1:
            continue
        lead = _lead(of, kind, chosen)
        found.append(_led(lead, chosen))
        taken |= set(chosen.refs)
    return found


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
    """Return the sentence that names its source or its limits; none that claims without."""
    limits = ("attribution", "hedge", "population")
    fit = [unit for unit in units if unit.has(*limits)]
    return max(fit, key=lambda u: len({k for k in limits if u.has(k)}), default=None)


_Pick = Callable[[list[Unit]], Unit | None]
_WANTED: tuple[tuple[str, _Pick], ...] = (
    ("what", _first),
    ("how", _aim),
    ("evidence", _careful),
    ("benefits", _possible),
    ("myth", _first),
    ("steps", _careful),
    ("list", _careful),
    ("other", _careful),
    ("close", _careful),
)


def _lead(of: Take, kind: str, unit: Unit) -> str:
    """Return the editor's words before a sentence, fitting one thing, several, or anything."""
    kind = "other" if kind in ("steps", "list") else kind
    name = "aim" if kind == "how" and unit.has("purpose") else kind
    if of.subject.sort == "treatment":
        form = {"it": "", "them": "_them", "other": "_other"}[of.subject.form]
    else:
        form = "_other" if kind != "what" or of.subject.form == "other" else ""
        form = "_them" if kind == "what" and of.subject.form == "them" else form
    return of.voice.say(f"caption.lead.{name}{form}") or of.voice.say(f"caption.lead.{name}")


def _led(lead: str, unit: Unit) -> Paragraph:
    text = unit.text
    if not lead:
        return Paragraph(text, unit.refs)
    return Paragraph(f"{lead} {text}", ("editor", *unit.refs))


def _safety(of: Take, taken: set[str]) -> Paragraph:
    """Return the safety lines that matter most; the shortest one if none is short enough."""
    units = [u for u in safety_units(of) if not taken & set(u.refs)]
    if not units:
        return Paragraph("", _EDITOR)
    found = gravest(of, units, number("caption.safety"), lambda u: len(u.text) + 1)
    found = found or [min(units, key=lambda u: len(u.text))]
    text = " ".join(unit.text for unit in found)
    lead = of.voice.say("caption.lead.safety")
    refs = tuple(dict.fromkeys(ref for unit in found for ref in unit.refs))
    return Paragraph(f"{lead} {text}", ("editor", *refs)) if lead else Paragraph(text, refs)


def _advice(of: Take, safety: Paragraph, points: list[Paragraph]) -> Paragraph:
    """Return whom to see, unless the caption says it already."""
    taken = {ref for paragraph in (safety, *points) for ref in paragraph.refs}
    units = [u for u in advice_units(of) if _short(u) and not taken & set(u.refs)]
    if not units:
        return Paragraph("", _EDITOR)
    name = "advice" if of.subject.sort == "treatment" else "advice_other"
    return _led(of.voice.say(f"caption.lead.{name}"), units[0])


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
    return stands(of, unit) and _short(unit) and (unit.kind == "myth" or len(unit.said) == 1)


def _short(unit: Unit) -> bool:
    return len(unit.text) <= number("caption.paragraph")
