"""For whom the post is, that the reader's case may differ, and how a story ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contentgen.model.article import Sentence
from contentgen.model.deck import Slide, SlideItem
from contentgen.model.outline import Part, Point
from contentgen.plan.alt import with_alt
from contentgen.plan.budget import budget
from contentgen.plan.draft import Draft, slide
from contentgen.plan.headings import part_headline
from contentgen.plan.limits import may_differ, of_whole_post, screens, told_whole
from contentgen.plan.material import Material, length, points_of
from contentgen.plan.texts import framed, passage
from contentgen.text.locks import locks
from contentgen.text.ties import tied
from contentgen.text.tokens import fold
from contentgen.text.words import count, words

_WORTH = 97.0
_CAVEAT = 96.0
_ASKING = float(budget("worth")["care"])
_ENDING = 95.0
_MOST = 4
_TELLING = 3
_SHARE = 0.3
_FIRST = 9


def scope_drafts(parts: Sequence[Part], stuff: Material) -> list[Draft]:
    """Return a slide that says for whom the post is and that the reader's case may be another.

    It stands before all that it limits; what only says that a case may differ, where the post
    says it. None if the post says neither.
    """
    found = list(_scoped(parts, stuff))
    if not found:
        return []
    names = [name for name, _, _ in found]
    phrase = stuff.frames.phrase(f"headline.{'scope' if 'scope' in names else 'caveat'}")
    points = tuple(point for _, _, point in found)
    while points and (length(points) > budget("words")["safety"] or len(points) > _MOST):
        points = points[:-1]
    if not phrase or not points:
        return []
    stuff.use(point.ref for point in points)
    number = found[names.index("scope")][1] if "scope" in names else found[0][1]
    worth = _WORTH if "scope" in names else _CAVEAT
    return [Draft(_slide(phrase, points, stuff), (number, _FIRST), worth)]


def with_caveat(drafts: Sequence[Draft], scoped: list[Draft]) -> list[Draft]:
    """Return the drafts with those of the scope; one short caveat joins who should ask first.

    It does if a slide of who should ask, stop or wait has room for it.
    """
    said = scoped[0].slide.slots.get("body") if len(scoped) == 1 else None
    if said is None or scoped[0].worth != _CAVEAT:
        return [*scoped, *drafts]
    for number, draft in enumerate(drafts):
        one = draft.slide
        full = sum(count(text.plain) for _, text in one.texts()) + count(said.plain)
        asks = one.role == "safety" and draft.worth == _ASKING
        if asks and full <= budget("words")["safety"]:
            made = with_alt(replace(one, items=(*one.items, SlideItem(detail=said))))
            return [*drafts[:number], replace(draft, slide=made), *drafts[number + 1 :]]
    return [*scoped, *drafts]


def _slide(phrase: str, points: Sequence[Point], stuff: Material) -> Slide:
    title = framed(phrase, stuff.lang)
    if length(points) <= budget("words")["body"] and stuff.one_passage(points):
        return slide("statement", {"headline": title, "body": passage(points, stuff.lang)})
    items = [SlideItem(detail=passage((point,), stuff.lang)) for point in points]
    return slide("list", {"headline": title}, items)


def _scoped(parts: Sequence[Part], stuff: Material) -> list[tuple[str, int, Point]]:
    """Return the post's sentences on whom it is for, then those on other cases, with their part."""
    place = {point.ref: n for n, part in enumerate(parts) for point in points_of(part)}
    own = {point.ref: point for part in parts for point in points_of(part)}
    kept = {
        point.ref
        for part in parts
        if len(part.entries) > 1 or part.kind in ("safety", "quote") or screens(part, stuff.lang)
        for point in points_of(part)
    }
    found: list[tuple[str, int, Point]] = []
    last = 0
    for sentence in stuff.article.sentences():
        last = place.get(sentence.ref, last)
        name = _name(sentence.text, stuff.lang)
        point = own.get(sentence.ref) or _point(sentence, stuff.lang)
        usable = name and sentence.ref not in kept and stuff.free(point) and stuff.whole(point)
        footed = not point.tied or _is_footed(name, point, found, stuff)
        if usable and footed:
            found.append((name, last, point))
    return sorted(found, key=lambda one: one[0] != "scope")


def _name(text: str, lang: str) -> str:
    if of_whole_post(text, lang):
        return "scope"
    return "caveat" if may_differ(text, lang) else ""


def _is_footed(
    name: str, point: Point, found: Sequence[tuple[str, int, Point]], stuff: Material
) -> bool:
    """Tell whether what a sentence leans on is there: "It" is the post, under such a headline."""
    before = stuff.before(point.ref)
    return name == "scope" or any(one.ref == before for _, _, one in found)


def _point(sentence: Sentence, lang: str) -> Point:
    said = sentence.text
    return Point(said, sentence.ref, sentence.line, locks(said, lang), tied=tied(said, lang))


def ending_drafts(parts: Sequence[Part], stuff: Material) -> list[Draft]:
    """Return the slide on which a story ends, for a post that tells one; else none."""
    telling = [n for n, part in enumerate(parts) if _tells(part, stuff)]
    if len(telling) < _TELLING:
        return []
    for number in reversed(telling):
        ending = _ending(parts[number], stuff)
        if ending:
            title = part_headline(parts[number], stuff)
            stuff.use(point.ref for point in ending)
            one = slide("statement", {"headline": title, "body": passage(ending, stuff.lang)})
            return [Draft(one, (number, _FIRST), _ENDING)]
    return []


def _tells(part: Part, stuff: Material) -> bool:
    """Tell whether most of a part is somebody's own story."""
    if part.kind not in ("story", "other", "intro", "close") or part.entries or not part.points:
        return False
    if told_whole(part, stuff.lang) or any(
        may_differ(point.text, stuff.lang) for point in part.points
    ):
        return False
    own = set(stuff.frames.list("story.told"))
    told = sum(bool(own & {fold(word) for word in words(p.text)}) for p in part.points)
    return told >= _SHARE * len(part.points)


def _ending(part: Part, stuff: Material) -> tuple[Point, ...]:
    """Return the last sentences of a part, as many as a slide holds."""
    for start in range(len(part.points)):
        rest = part.points[start:]
        usable = all(stuff.free(point) and stuff.whole(point) for point in rest)
        if usable and not rest[0].tied and length(rest) <= budget("words")["body"]:
            return tuple(rest)
    return ()
