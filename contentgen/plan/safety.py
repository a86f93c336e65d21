"""The slides about safety: always there if the post says anything about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentgen.model.deck import Slide, SlideItem, Text
from contentgen.model.outline import Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.chains import Chain, careful, chain_to
from contentgen.plan.draft import slide
from contentgen.plan.governing import governing, line_above
from contentgen.plan.headings import in_sentence_case, part_headline
from contentgen.plan.lists import Row, entry_rows, said, split_evenly
from contentgen.plan.material import Material, points_of, short_enough
from contentgen.plan.texts import framed, passage, plain
from contentgen.text import kinds
from contentgen.text.words import count

_MOST_ITEMS = 4


def safety_slides(part: Part, stuff: Material) -> list[Slide]:
    """Return the slides of a safety part: its text, and its list below what governs it."""
    most = budget("words")["safety"]
    lead_in = governing(part, stuff)
    chains = [c for c in _chains(part, stuff) if lead_in is None or c[-1].ref != lead_in.ref]
    # A list under a governing line is what the section is about: it takes the heading.
    listed = _list(part, stuff, most) if lead_in is not None else []
    told = [_text_slide(group, part, stuff) for group in _grouped(chains, most, stuff)]
    listed = listed or _list(part, stuff, most)
    if not told and not part.entries:
        told = list(_long(part, stuff))
    listed_first = bool(chains and part.entries) and part.entries[0].line < chains[0][0].line
    made = listed + told if listed_first else told + listed
    return made[: budget("count")["safety_slides"] + 1]


def held_back(parts: Sequence[Part], stuff: Material) -> tuple[Chain, ...]:
    """Return sentences about safety from parts of other kinds, for a slide of their own.

    Those with a limit in them come first. A part keeps at least one sentence to itself.
    """
    found: list[Chain] = []
    for part in parts:
        if part.kind in ("sell", "quote", "myth"):
            continue
        for number, point in enumerate(part.points):
            only = number == 0 and len(part.points) < 3 and bool(part.heading)
            if only or not _warns(point, stuff):
                continue
            chain = chain_to(number, part.points, stuff, under_heading=False)
            if chain and short_enough(chain, budget("words")["body"]):
                found.append(chain)
    return _within(found, stuff)


def left_over(parts: Sequence[Part], stuff: Material) -> tuple[Chain, ...]:
    """Return the first warnings of any part that no slide has shown, lists included."""
    found: list[Chain] = []
    for part in parts:
        if part.kind == "sell":
            continue
        for point in points_of(part):
            usable = stuff.free(point) and stuff.whole(point) and not point.tied
            if usable and _warns(point, stuff) and short_enough((point,), budget("words")["body"]):
                found.append((point,))
    return _within(found, stuff)


def stray_slide(chains: Sequence[Chain], stuff: Material) -> Slide | None:
    """Return one slide for warnings that stand in parts of other kinds, or None."""
    phrase = stuff.frames.phrase("headline.safety")
    points = [point for chain in chains for point in chain]
    if not points:
        return None
    stuff.use(point.ref for point in points)
    title = framed(phrase, stuff.lang) if phrase else None
    return _slide(title, chains, stuff)


def _warns(point: Point, stuff: Material) -> bool:
    told = tuple(f"{opener} " for opener in stuff.frames.list("warning.told"))
    if point.text.rstrip().endswith("?") or point.text.casefold().startswith(told):
        return False
    harm = kinds.safety(point.text, stuff.lang) and bool(point.locks)
    return harm or stuff.sends(point) or _urgent(point, stuff)


def _urgent(point: Point, stuff: Material) -> bool:
    return stuff.frames.has("warning.urgent", point.text)


def _within(chains: Sequence[Chain], stuff: Material) -> tuple[Chain, ...]:
    """Keep what a slide holds: what must not wait first, then what has a limit in it."""
    kept: list[Chain] = []
    ranked = sorted(chains, key=lambda c: (not _urgent(c[-1], stuff), not careful(c[-1])))
    for chain in ranked:
        so_far = [point for one in kept for point in one]
        if any(point in so_far for point in chain):
            continue
        if len(kept) < 3 and short_enough((*so_far, *chain), budget("words")["safety"]):
            kept.append(chain)
    return tuple(kept)


def _chains(part: Part, stuff: Material) -> list[Chain]:
    """Return the part's text as runs of sentences that must stay together, each within a slide."""
    runs: list[list[Point]] = []
    for point in part.points:
        leans = point.tied and bool(stuff.before(point.ref))
        if leans and runs and runs[-1] and runs[-1][-1].ref == stuff.before(point.ref):
            runs[-1].append(point)
        elif leans:
            runs.append([])
        else:
            runs.append([point])
    most = budget("words")["safety"]
    return [part_of for run in runs if (part_of := _usable(run, most, stuff))]


def _usable(run: Sequence[Point], most: int, stuff: Material) -> Chain:
    """Return a run up to the first sentence that cannot be shown."""
    chain: list[Point] = []
    for point in run:
        fits = short_enough((point,), budget("words")["body"])
        fits = fits and short_enough((*chain, point), most)
        if not fits or not stuff.free(point) or not stuff.whole(point):
            break
        chain.append(point)
    return tuple(chain)


def _grouped(chains: Sequence[Chain], most: int, stuff: Material) -> list[list[Chain]]:
    """Fill slides with runs in reading order; where one is too small, only warnings go on."""
    groups = _filled(chains, most)
    if len(groups) < 2:
        return groups
    warnings = {id(c) for c in chains[1:] if any(_warns(point, stuff) for point in c)}
    kept = [chain for chain in chains if chain is chains[0] or id(chain) in warnings]
    groups = _filled(kept, most)
    room = budget("count")["safety_slides"]
    if len(groups) <= room:
        return groups
    urgent = {id(c) for c in kept[1:] if any(_urgent(point, stuff) for point in c)}
    return _filled([c for c in kept if c is kept[0] or id(c) in urgent], most)[:room]


def _filled(chains: Sequence[Chain], most: int) -> list[list[Chain]]:
    groups: list[list[Chain]] = []
    for chain in chains:
        last = [point for one in groups[-1] for point in one] if groups else []
        if (
            last
            and len(last) + len(chain) <= _MOST_ITEMS + 1
            and short_enough((*last, *chain), most)
        ):
            groups[-1].append(chain)
        else:
            groups.append([chain])
    return groups


def _text_slide(group: Sequence[Chain], part: Part, stuff: Material) -> Slide:
    stuff.use(point.ref for chain in group for point in chain)
    return _slide(_headline(part, stuff), group, stuff)


def _headline(part: Part, stuff: Material) -> Text | None:
    title = part_headline(part, stuff)
    phrase = stuff.frames.phrase("headline.safety")
    if title is not None or not phrase or phrase in stuff.headlines:
        return title
    stuff.headlines.add(phrase)
    return framed(phrase, stuff.lang)


def _slide(title: Text | None, chains: Sequence[Chain], stuff: Material) -> Slide:
    """Return a safety slide: the first sentence as its answer, the others as its items."""
    points = [point for chain in chains for point in chain]
    items = [SlideItem(detail=passage((point,), stuff.lang)) for point in points[1:]]
    return slide("safety", {"headline": title, "body": passage(points[:1], stuff.lang)}, items)


def _long(part: Part, stuff: Material) -> Iterator[Slide]:
    """Yield one slide for a safety part whose sentences are all too long for a shared one."""
    for point in part.points:
        usable = stuff.free(point) and stuff.whole(point) and not point.tied
        if usable and short_enough((point,), budget("words")["long_body"]):
            stuff.use((point.ref,))
            yield _slide(_headline(part, stuff), [(point,)], stuff)
            return


def _list(part: Part, stuff: Material, most: int) -> list[Slide]:
    """Return the slides of a safety part's list, each under the line that governs it."""
    above = line_above(part, stuff)
    if not part.entries or above == ():
        return []
    body = said(above, stuff) if above else None
    room = most - (count(body.plain) if body else 0)
    rows = entry_rows(part, stuff)
    groups: list[list[Row]] = []
    while rows and not groups:
        groups = split_evenly(rows, room, budget("count")["safety_slides"])
        rows = rows if groups else rows[:-1]
    made: list[Slide] = []
    title = _headline(part, stuff) if groups else None
    start = 1
    for group in groups:
        details = [SlideItem(detail=_detail(row, stuff)) for row in group]
        made.append(slide("safety", {"headline": title, "body": body}, details, start))
        start += len(group)
    for row in (row for group in groups for row in group):
        stuff.use((row.ref, *(point.ref for point in row.points)))
    if body is not None and made:
        stuff.use(body.refs)
    return made


def _detail(row: Row, stuff: Material) -> Text:
    """Return a label and its sentences as one line; a label alone in sentence case."""
    if not row.label:
        return passage(row.points, stuff.lang)
    label = in_sentence_case(row.label, stuff)
    if not row.points:
        return plain(label, (row.ref,), stuff.lang)
    joint = " " if label.endswith((".", "!", "?", ":")) else ": "
    said = " ".join(point.text for point in row.points)
    refs = (row.ref, *(point.ref for point in row.points))
    return plain(f"{label}{joint}{said}", refs, stuff.lang)
