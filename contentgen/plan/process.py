"""A treatment told step by step on a slide, with the clinician as the one who acts."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.model.deck import Slide, SlideItem
from contentgen.model.outline import Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.draft import slide
from contentgen.plan.headings import part_headline
from contentgen.plan.material import Material
from contentgen.plan.texts import plain
from contentgen.plan.voice import voice
from contentgen.plan.wording import fixed_because
from contentgen.text import kinds, rewrite
from contentgen.text.words import count

_FEWEST = 3
_MOST = 5

Step = tuple[str, str]


def process_slide(part: Part, stuff: Material) -> Slide | None:
    """Return the numbered steps of a part that tells a treatment in sentences, or None.

    Each sentence is one step or two (see `text.rewrite.steps`, whose gate it is); one that tells
    the aim is left for another slide. All of the part's sentences must be told so.
    """
    if part.kind != "how" or not part.heading or part.entries:
        return None
    with stuff.on("steps"):
        found = _steps(part.points, stuff)
        title = part_headline(part, stuff) if found else None
    if title is None:
        return None
    stuff.use(ref for _, ref in found)
    items = [SlideItem(detail=plain(text, (ref,), stuff.lang)) for text, ref in found]
    return slide("steps", {"headline": title}, items)


def _steps(points: Sequence[Point], stuff: Material) -> list[Step]:
    """Return each step with its sentence's reference, or none."""
    lang = stuff.lang
    texts = [stuff.places[point.ref].text for point in points]
    if any(fixed_because(text, lang) or kinds.safety(text, lang) for text in texts):
        return []
    found: list[Step] = []
    for number, point in enumerate(points):
        told = rewrite.steps(texts[: number + 1], lang)[len(found) :]
        if told and not (stuff.free(point) and stuff.whole(point)):
            return []
        found += [(_with_meaning(step, texts[number], lang), point.ref) for step in told]
    whole = len(found) == len(rewrite.steps(texts, lang))
    short = all(count(text) <= budget("words")["breath"] for text, _ in found)
    if not (whole and short and _FEWEST <= len(found) <= _MOST):
        return []
    return found if voice(lang).hears("says.professionals", found[0][0]) else []


def _with_meaning(step: str, source: str, lang: str) -> str:
    """Return a step with what its sentence says that its last words mean, if that is not long."""
    found = rewrite.definition(source, lang)
    if found is None or not step.casefold().endswith(f"{found[0]}.".casefold()):
        return step
    said = f"{step[:-1]}\u2014{found[1][:1].lower()}{found[1][1:].rstrip('.')}."
    return said if count(said) <= budget("words")["breath"] else step
