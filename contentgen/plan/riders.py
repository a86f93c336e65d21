"""What a list is not shown without: its own sentences of whom, how much, when not, what first."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.model.deck import Role, Slide, SlideItem, Text
from contentgen.model.outline import Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.draft import slide
from contentgen.plan.limits import adds, rides
from contentgen.plan.material import Material, length, points_of
from contentgen.plan.texts import passage
from contentgen.plan.urgency import Urgency, urgency
from contentgen.text.ties import tied

_LISTED: tuple[Role, ...] = ("list", "steps", "table", "compare")
_JOINED = 35
_TURN = 4


def riders(part: Part, stuff: Material) -> tuple[Point, ...]:
    """Return the sentences of a part that its list is not shown without, in reading order.

    With each comes what it leans on. Nothing rides with myths and quotations. What stands right
    above numbered steps holds for all of them.
    """
    if len(part.entries) < 2 or part.kind in ("myth", "quote", "story"):
        return ()
    above = stuff.sentence_before(part.entries[0])
    opening = above.ref.split(".")[0] if above is not None and part.ordered else ""
    wanted: set[str] = set()
    for point in part.points:
        holds = bool(opening) and point.ref.split(".")[0] == opening
        if holds or rides(point.text, stuff.lang):
            wanted.add(point.ref)
    for number in range(len(part.points) - 1, 0, -1):
        point, before = part.points[number], part.points[number - 1]
        if point.ref in wanted and point.tied and stuff.before(point.ref) == before.ref:
            wanted.add(before.ref)
    return tuple(point for point in part.points if point.ref in wanted)


def note_below(part: Part, stuff: Material) -> Text | None:
    """Return what rides with a part's list and stands below it, with what lies between; or None.

    What goes on after it comes too if there is room. What must not wait is no note.
    """
    most = budget("words")["note"] if stuff.notes and len(part.entries) > 1 else 0
    riding = {point.ref for point in riders(part, stuff)}
    end = max((entry.line for entry in part.entries), default=0)
    after = [p for p in part.points if p.line > end and p.ref not in stuff.used | stuff.held]
    marked = [number for number, point in enumerate(after) if point.ref in riding]
    if not marked:
        return None
    start, last = marked[0], marked[-1] + 1
    for group in (after[start:], after[start:last], [after[n] for n in marked]):
        if 0 < length(group) <= most and _is_note(group, part, stuff):
            return passage(group, stuff.lang)
    return None


def _is_note(group: Sequence[Point], part: Part, stuff: Material) -> bool:
    listed = part.entries[-1].points
    if any(urgency(point.text, stuff.lang) <= Urgency.SAME_DAY for point in group):
        return False
    footed = all(stuff.footed(p, (*listed, *group[:n])) for n, p in enumerate(group))
    return footed and all(
        stuff.free(p) and stuff.whole(p) and not p.text.endswith("?") for p in group
    )


def complete(part: Part, made: Sequence[Slide], stuff: Material) -> list[Slide]:
    """Return a part's slides with all that rides with its list, bound to it; or without the list.

    What the list's own slides have no room for stands on a slide beside them.
    """
    listed = [one for one in made if one.role in _LISTED]
    if len(part.entries) < 2 or not listed or part.kind == "myth":
        return list(made)
    others = [one for one in made if one.role not in _LISTED]
    shown = {ref for one in made for _, text in one.texts() for ref in text.refs}
    missing = [p for p in riders(part, stuff) if p.ref not in shown and not _warned(p, stuff)]
    if not missing:
        stuff.bind([*_carrying(part, others, stuff), *listed])
        return list(made)
    title = listed[0].slots.get("headline")
    with stuff.on("list", table=_tabled(part, listed)):
        beside = _beside(_with_rest(missing, part, stuff), title, stuff)
    if beside is None:
        stuff.release(ref for one in listed for _, text in one.texts() for ref in text.refs)
        stuff.dropped |= {point.ref for point in points_of(part)}
        return others
    after = missing[0].line > part.entries[0].line
    run = [*listed, beside] if after else [beside, *listed]
    stuff.bind([*_carrying(part, others, stuff), *run])
    return [*others, *run]


def _tabled(part: Part, listed: Sequence[Slide]) -> bool:
    return part.kind == "table" or listed[0].role == "table"


def _carrying(part: Part, others: Sequence[Slide], stuff: Material) -> list[Slide]:
    """Return the part's other slides that carry what rides with its list."""
    refs = {point.ref for point in riders(part, stuff)}
    return [one for one in others if refs & {r for _, text in one.texts() for r in text.refs}]


def _warned(point: Point, stuff: Material) -> bool:
    """Tell whether a safety slide has a sentence already that must not wait."""
    return point.ref in stuff.used and urgency(point.text, stuff.lang) < Urgency.LATER


def _with_rest(points: Sequence[Point], part: Part, stuff: Material) -> list[Point]:
    """Add the sentences that go on after one passage, while a slide has room for them."""
    found = list(points)
    if not stuff.one_passage(found):
        return found
    for point in part.points[part.points.index(found[-1]) + 1 :]:
        goes_on = stuff.before(point.ref) == found[-1].ref and not point.first
        usable = stuff.free(point) and stuff.whole(point) and not point.text.endswith("?")
        if not goes_on or not usable or length((*found, point)) > budget("words")["pair"]:
            break
        found.append(point)
    return found


def _beside(points: Sequence[Point], title: Text | None, stuff: Material) -> Slide | None:
    """Return a slide of what rides with a list, or None if it cannot be shown whole."""
    words = budget("words")
    if not all(stuff.free(point) and stuff.whole(point) for point in points):
        return None
    if length(points) > words["safety"]:
        return None
    stuff.use(point.ref for point in points)
    if length(points) <= words["body"] and stuff.one_passage(points):
        return slide("statement", {"headline": title, "body": passage(points, stuff.lang)})
    items = [SlideItem(detail=passage(group, stuff.lang)) for group in glued(points, stuff)]
    return slide("list", {"headline": title}, items)


def passages(points: Sequence[Point], stuff: Material) -> list[tuple[Point, ...]]:
    """Return sentences in groups that stand one right after another in the post."""
    groups: list[list[Point]] = []
    for point in points:
        if groups and stuff.before(point.ref) == groups[-1][-1].ref:
            groups[-1].append(point)
        else:
            groups.append([point])
    return [tuple(group) for group in groups]


def glued(points: Sequence[Point], stuff: Material) -> list[tuple[Point, ...]]:
    """Return sentences in groups that can each stand alone: none opens with one that leans.

    A sentence of a few words is joined to the one before it as well.
    """
    groups: list[list[Point]] = []
    for point in points:
        before = groups[-1][-1].ref if groups else ""
        follows = bool(before) and stuff.before(point.ref) == before
        if follows and _joins(point, groups[-1], stuff):
            groups[-1].append(point)
        else:
            groups.append([point])
    return [tuple(group) for group in groups]


def _joins(point: Point, group: Sequence[Point], stuff: Material) -> bool:
    """Tell whether a sentence is an item only together with the one before it.

    "However, …" may stand right below the sentence that it takes something back from.
    """
    if stuff.turns(point) and length((point,)) > _TURN:
        return False
    if tied(point.text, stuff.lang) or length((point,)) <= budget("words")["stub"]:
        return True
    return adds(point.text, stuff.lang) and length((*group, point)) <= _JOINED
