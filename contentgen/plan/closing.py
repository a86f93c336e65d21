"""Plan the last slide: whom to see, and the one thing to do."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.model.brand import Brand
from contentgen.model.deck import Slide, Text
from contentgen.model.outline import Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.caution import LEANS
from contentgen.plan.chains import taken_back
from contentgen.plan.cover import treatment_like
from contentgen.plan.disclaimer import disclaimer
from contentgen.plan.draft import slide
from contentgen.plan.material import Material, length, short_enough
from contentgen.plan.texts import framed, headline, plain
from contentgen.plan.urgency import Urgency, urgency
from contentgen.plan.wording import advised, suits
from contentgen.text.words import count

_ADVISING = ("close", "advice", "safety", "how", "benefits", "evidence", "what", "steps", "other")


def closing_advice(parts: Sequence[Part], stuff: Material) -> Point | None:
    """Return the sentence of the post that says whom to see, for the last slide; or None.

    A part with nothing else to say keeps it, and so does advice that depends on a symptom.
    """
    with stuff.on("cta"):
        return _best_advice(parts, stuff)


def _best_advice(parts: Sequence[Part], stuff: Material) -> Point | None:
    found: list[tuple[bool, int, int, int, Point]] = []
    for number, part in enumerate(parts):
        if part.kind not in _ADVISING or len(part.points) < 2:
            continue
        for at, point in enumerate(part.points):
            asks = _asks_whether(point, stuff)
            if (asks or _advises(point, stuff)) and not taken_back(at, part.points, stuff):
                rank = _ADVISING.index(part.kind)
                found.append((not asks, rank, length((point,)) // 8, -number, point))
    return min(found, key=lambda one: one[:4])[4] if found else None


def _asks_whether(point: Point, stuff: Material) -> bool:
    """Tell whether a sentence can be put as a question and whom to ask, which lean on nothing."""
    usable = stuff.whole(point) and not _on_symptoms(point, stuff)
    usable = usable and (stuff.free(point) or stuff.clash(point) == LEANS)
    return usable and any(suits(stuff.places[point.ref].text, stuff.lang))


def _advises(point: Point, stuff: Material) -> bool:
    """Tell whether a sentence says whom to see or whether it suits: no warning, no instruction."""
    if not stuff.sends(point) or point.tied or _on_symptoms(point, stuff):
        return False
    if urgency(point.text, stuff.lang) < Urgency.LATER:
        return False
    words = stuff.frames
    if not words.has("closing.suits", point.text) or words.has("closing.not_closing", point.text):
        return False
    usable = stuff.free(point) and stuff.whole(point)
    return usable and short_enough((point,), budget("words")["body"])


def _on_symptoms(point: Point, stuff: Material) -> bool:
    """Tell whether advice holds only if something happens ("See a doctor if …")."""
    openers = set(stuff.frames.list("warning.openers"))
    return any(
        lock.kind == "condition" and openers & set(lock.text.casefold().split())
        for lock in point.locks
    )


def cta(parts: Sequence[Part], advice: Point | None, brand: Brand, stuff: Material) -> Slide:
    """Return the call to action: the post's advice or the practice's words, and one button."""
    call = stuff.article.meta.cta or brand.cta
    small_print, refs = disclaimer(brand, stuff.lang)
    text = call.text or brand.cta.text
    text_ref = call.ref if call.text else "brand"
    body: Text | None = plain(text, (text_ref,), stuff.lang) if text else None
    fitting = treatment_like(parts, stuff) and (advice is not None or body is not None)
    phrase = stuff.frames.phrase("cta.treatment" if fitting else "cta.other")
    title: Text | None = framed(phrase, stuff.lang) if phrase else None
    if title is None:
        title, body = body, None
    if advice is not None:
        title, body = _advice(advice, title, stuff)
        stuff.use((advice.ref,))
    return slide(
        "cta",
        {
            "headline": title,
            "body": body,
            "button": plain(call.button, (call.ref,), stuff.lang) if call.button else None,
            "label": plain(small_print, refs, stuff.lang) if small_print else None,
        },
    )


def _advice(advice: Point, title: Text | None, stuff: Material) -> tuple[Text | None, Text]:
    """Return the last slide's headline and body: the post's question where it has one."""
    said, refs = stuff.places[advice.ref].text, (advice.ref,)
    asked, answer = suits(said, stuff.lang)
    if not asked:
        return title, plain(advised(said, stuff.lang), refs, stuff.lang)
    if count(asked) > budget("words")["headline"]:
        return title, plain(f"{asked} {answer}", refs, stuff.lang)
    return headline(asked, refs, stuff.topic, stuff.lang), plain(answer, refs, stuff.lang)
