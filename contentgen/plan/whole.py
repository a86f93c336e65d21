"""Slides of what is told whole or not at all: a process, exercises, who should ask first."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.model.deck import Slide, SlideItem, Text
from contentgen.model.outline import Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.draft import slide
from contentgen.plan.headings import part_headline
from contentgen.plan.limits import screens, told
from contentgen.plan.material import Material
from contentgen.plan.riders import glued
from contentgen.plan.rows import Room, Row, split_evenly
from contentgen.plan.safety import screening_slides
from contentgen.plan.texts import headline, passage
from contentgen.text.words import count

_SHORTEST = 5
_SHARES = (1.0, 0.82, 0.66)


def whole_slides(part: Part, stuff: Material) -> list[Slide]:
    """Return all that a part tells, over up to three slides that stand or fall together; or none.

    A sentence that only points at another place of the page is no loss.
    """
    if part.kind != "myth" and screens(part, stuff.lang):
        made = screening_slides(part, stuff)
    else:
        made = _listed(part, stuff)
        if not made:
            stuff.dropped |= {point.ref for point in told(part)}
    stuff.bind(made)
    return made


def _listed(part: Part, stuff: Material) -> list[Slide]:
    points = [point for point in told(part) if not _only_points(point, stuff)]
    spilled = stuff.spilled("list", {point.ref for point in points})
    with stuff.on("list", forgiving=spilled < len(_SHARES)):
        if not all(stuff.free(point) and stuff.whole(point) for point in points):
            return []
        rows = [Row("", group[0].ref, group) for group in glued(points, stuff)]
        room = Room(_SHARES[min(spilled, len(_SHARES) - 1)])
        groups = split_evenly(rows, budget("count")["list_slides"], room)
        if not groups:
            return []
        title = _title(part, stuff)
    stuff.use(point.ref for point in points)
    return [_slide(title, group, stuff) for group in groups]


def _slide(title: Text | None, group: Sequence[Row], stuff: Material) -> Slide:
    if len(group) == 1:
        body = passage(group[0].points, stuff.lang)
        return slide("statement", {"headline": title, "body": body})
    items = [SlideItem(detail=passage(row.points, stuff.lang)) for row in group]
    return slide("list", {"headline": title}, items)


def _title(part: Part, stuff: Material) -> Text | None:
    if part.kind != "myth":
        return part_headline(part, stuff)
    asked = part.entries[0].points[0]
    stuff.use((asked.ref,))
    return headline(asked.text, (asked.ref,), stuff.topic, stuff.lang)


def _only_points(point: Point, stuff: Material) -> bool:
    """Tell whether a sentence does nothing but point at a place of the page."""
    limits = any(lock.kind in ("condition", "number") for lock in point.locks)
    short = count(point.text) <= _SHORTEST * 2
    return short and not limits and stuff.points_elsewhere(point)
