"""Plan the slides on what studies say: findings, each with what the post says against them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentgen.model.deck import Slide, SlideItem
from contentgen.model.outline import Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.chains import chain_to, named_source
from contentgen.plan.draft import slide
from contentgen.plan.headings import part_headline
from contentgen.plan.limits import takes_back
from contentgen.plan.material import Material, length, short_enough
from contentgen.plan.riders import glued
from contentgen.plan.texts import framed, passage
from contentgen.text import kinds

_SOURCED = ("attribution", "number", "population")
_MOST_FINDINGS = 2
_MOST_ITEMS = 4


def evidence_slides(part: Part, stuff: Material) -> Iterator[Slide]:
    """Yield a slide with all findings, or with up to two, the sourced ones first, in order.

    All that the part says against them stands with them; without room for that, there is none.
    Where nothing is said against them, a second slide goes on.
    """
    with stuff.on("evidence"):
        yield from _slides(part, stuff)


def _slides(part: Part, stuff: Material) -> Iterator[Slide]:
    against = _against(part, stuff)
    if not all(stuff.free(point) and stuff.whole(point) for point in against):
        stuff.dropped |= {point.ref for point in part.points}
        return
    found = _findings(part, against, stuff)
    if not found:
        stuff.dropped |= {point.ref for point in part.points} if against else set()
        return
    title = part_headline(part, stuff)
    if title is None and stuff.frames.phrase("headline.evidence"):
        title = framed(stuff.frames.phrase("headline.evidence"), stuff.lang)
    stuff.use(point.ref for point in found)
    opening = part.points[0]
    room = budget("words")["evidence"] - length(found)
    opens = opening not in found and stuff.free(opening) and stuff.whole(opening)
    opens = opens and not opening.tied and length((opening,)) <= room
    body = passage((opening,), stuff.lang) if opens else None
    if opens:
        stuff.use((opening.ref,))
    items = [SlideItem(detail=passage(group, stuff.lang)) for group in glued(found, stuff)]
    yield slide("evidence", {"headline": title, "body": body}, items)
    rest = [point for point in part.points if point.ref not in stuff.used]
    if against or not rest or not _goes_on(rest, stuff):
        return
    stuff.use(point.ref for point in rest)
    items = [SlideItem(detail=passage(group, stuff.lang)) for group in glued(rest, stuff)]
    yield slide("evidence", {"headline": title}, items)


def _goes_on(rest: Sequence[Point], stuff: Material) -> bool:
    """Tell whether what is left says enough for a slide, and stands on it whole."""
    words = budget("words")
    if not words["lone"] <= length(rest) <= words["evidence"]:
        return False
    if any(p.text.endswith("?") or _invites(p, stuff) for p in rest):
        return False
    usable = all(stuff.free(p) and stuff.whole(p) for p in rest)
    return usable and all(stuff.footed(p, rest[:n]) for n, p in enumerate(rest))


def _against(part: Part, stuff: Material) -> list[Point]:
    """Return what a part says against its findings, with what that leans on."""
    found: list[Point] = []
    for number, point in enumerate(part.points):
        if not takes_back(point.text, stuff.lang) or _is_finding(point):
            continue
        start = number
        while start and part.points[start].tied:
            start -= 1
        found += [one for one in part.points[start : number + 1] if one not in found]
    return found


def _invites(point: Point, stuff: Material) -> bool:
    """Tell whether a sentence tells the reader to ask ("Ask us for the sources")."""
    asked = point.text.casefold().startswith(("ask ", "pregunt"))
    return asked or kinds.advice(point.text, stuff.lang)


def _is_finding(point: Point) -> bool:
    """Tell whether a sentence reports a result of its own ("A trial found no difference …")."""
    return _sourced(point) > 1


def _findings(part: Part, against: Sequence[Point], stuff: Material) -> list[Point]:
    """Return up to two findings with all that is said against them, in the post's order."""
    order = sorted(range(len(part.points)), key=lambda n: (-_sourced(part.points[n]), n))
    found = list(against)
    most, extra = budget("words")["evidence"], len(against)
    if extra > _MOST_ITEMS or not short_enough(found, most):
        return []
    every = part.points[0 if _sourced(part.points[0]) or part.points[0] in against else 1 :]
    if short_enough(part.points, most) and 0 < len(every) <= _MOST_ITEMS:
        every = every[:-1] if _invites(every[-1], stuff) else every
        asks = any(p.text.rstrip().endswith("?") for p in every)
        brief = all(short_enough((p,), budget("words")["body"]) for p in every)
        if every and brief and not asks and all(stuff.free(p) and stuff.whole(p) for p in every):
            return list(every)
    for number in order:
        chain = chain_to(number, part.points, stuff, under_heading=bool(part.heading))
        fresh = [point for point in chain if point not in found]
        if not fresh or not short_enough((fresh[-1],), budget("words")["body"]):
            continue
        many = len(found) + len(fresh) - extra
        if many <= max(_MOST_FINDINGS - extra // 2, 1) and short_enough((*found, *fresh), most):
            found += fresh
    return sorted(found, key=part.points.index) if len(found) > extra or not extra else []


def _sourced(point: Point) -> int:
    """Say how well a finding tells where it is from: who, in whom, how much, and by name."""
    kinds = {lock.kind for lock in point.locks if lock.kind in _SOURCED}
    return len(kinds) + named_source(point)
