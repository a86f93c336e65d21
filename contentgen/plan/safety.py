"""The slides about safety: always there if the post says anything about it, most urgent first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contentgen.model.article import Sentence
from contentgen.model.deck import Slide, SlideItem, Text
from contentgen.model.outline import Part
from contentgen.plan.budget import budget
from contentgen.plan.draft import slide
from contentgen.plan.governing import governing, line_above
from contentgen.plan.headings import in_sentence_case, part_headline
from contentgen.plan.limits import excludes, rides, rules
from contentgen.plan.lists import said
from contentgen.plan.material import Material, points_of
from contentgen.plan.pieces import Piece, filled, grouped
from contentgen.plan.riders import glued
from contentgen.plan.rows import Room, Row, entry_rows, split_evenly
from contentgen.plan.texts import asks, framed, passage, plain
from contentgen.plan.urgency import Urgency, most_urgent, urgency
from contentgen.plan.warnings import Run, careful_first, runs_of, warns
from contentgen.plan.wording import advised, worded_beside
from contentgen.text import kinds
from contentgen.text.ties import tied
from contentgen.text.words import count

_SMALLER = (1.0, 0.8, 0.62)


@dataclass(frozen=True, slots=True)
class Warned:
    """A safety slide and the urgency of what may wait least on it."""

    slide: Slide
    level: Urgency


def safety_slides(part: Part, stuff: Material) -> list[Warned]:
    """Return the slides of a safety part, all under one headline, the most urgent first.

    A list stays below the line that governs it. What is too full for a slide goes on to the next,
    and is left out only where three are not enough.
    """
    refs = {point.ref for point in points_of(part)}
    spilled = stuff.spilled("safety", refs)
    with stuff.on("safety", forgiving=spilled < len(_SMALLER)):
        most = int(budget("words")["safety"] * _SMALLER[min(spilled, len(_SMALLER) - 1)])
        return _slides(part, stuff, most)


def _slides(part: Part, stuff: Material, most: int) -> list[Warned]:
    lead_in = governing(part, stuff)
    above = line_above(part, stuff)
    line = {one.ref for one in (lead_in, *(above or ())) if one is not None}
    points = [point for point in part.points if point.ref not in line]
    pieces = _pressing([_told(run, stuff) for run in runs_of(points, stuff)], part, stuff.lang)
    rows = _rows(part, most, stuff) if part.entries and above != () else []
    ruled = rules(part.heading, stuff.lang)
    if above is None and not ruled:
        pieces = _in_order(pieces, rows, stuff)
        rows = []
    if not pieces and not rows:
        return []
    title = _headline(part, stuff)
    made = _listed(rows, above or (), title, most, stuff)
    # What stands below "Avoid if" in sentences is none of what to avoid.
    apart = ruled and bool(rows) and not asks(title)
    pieces = sorted(pieces, key=lambda piece: piece.level) if apart else pieces
    groups = grouped(pieces, most, beside_list=bool(made))
    told = _general(stuff) if apart else title
    made += [_warned(told, group, stuff) for group in groups]
    made.sort(key=lambda one: one.level)
    for one in made:
        for _, text in one.slide.texts():
            stuff.use(text.refs)
    return made[: budget("count")["all_safety_slides"]]


def _pressing(pieces: list[Piece], part: Part, lang: str) -> list[Piece]:
    """Return what a part without a heading warns of, the most urgent first; else all it says."""
    advised = [any(kinds.advice(text.plain, lang) for text in p.texts) for p in pieces]
    warned = [p for p, a in zip(pieces, advised, strict=True) if p.warns or p.kept or a]
    return pieces if part.heading or not warned else sorted(warned, key=lambda p: p.level)


def _rows(part: Part, most: int, stuff: Material) -> list[Row]:
    """Return a list's entries whole if they fit on a slide so, else brief."""
    whole = entry_rows(part, stuff, whole=True)
    if sum(row.words for row in whole) <= most:
        return whole
    return entry_rows(part, stuff)


def stray_slide(runs: Sequence[Run], stuff: Material) -> Warned | None:
    """Return one slide for warnings that stand in parts of other kinds, or None."""
    phrase = stuff.frames.phrase("headline.safety")
    if not runs:
        return None
    title = framed(phrase, stuff.lang) if phrase and phrase not in stuff.headlines else None
    stuff.headlines.add(phrase)
    ranked = careful_first(runs, stuff)
    made = _warned(title, [_told(run, stuff) for run in ranked], stuff)
    stuff.use(point.ref for run in runs for point in run)
    return made


def _headline(part: Part, stuff: Material) -> Text | None:
    title = part_headline(part, stuff)
    return title if title is not None else _general(stuff)


def _general(stuff: Material) -> Text | None:
    """Return the editor's headline of a safety slide, if none has it yet."""
    phrase = stuff.frames.phrase("headline.safety")
    if not phrase or phrase in stuff.headlines:
        return None
    stuff.headlines.add(phrase)
    return framed(phrase, stuff.lang)


def _told(run: Run, stuff: Material) -> Piece:
    texts = tuple(passage(group, stuff.lang) for group in glued(run, stuff))
    level = most_urgent((point.text for point in run), stuff.lang)
    kept = any(excludes(point, stuff.lang) for point in run)
    return Piece(texts, level, any(warns(point, stuff) for point in run), kept=kept)


def _entry(row: Row, stuff: Material) -> Piece:
    text = _detail(row, stuff)
    return Piece((text,), urgency(text.plain, stuff.lang), warns=True, listed=True)


def _in_order(told: list[Piece], rows: Sequence[Row], stuff: Material) -> list[Piece]:
    """Put a list that no line governs among the text in the post's order."""
    if not rows:
        return told
    entries = [_entry(row, stuff) for row in rows]
    line = stuff.places[entries[0].texts[0].refs[0]].line
    before = [p for p in told if stuff.places[p.texts[0].refs[0]].line < line]
    return [*before, *entries, *(p for p in told if p not in before)]


def _warned(title: Text | None, group: Sequence[Piece], stuff: Material) -> Warned:
    """Return a safety slide: the first sentence as its answer, the others as its items."""
    texts = _beside([text for piece in group for text in piece.texts], stuff)
    body = None if group[0].listed else texts.pop(0)
    items = [SlideItem(detail=text) for text in texts]
    made = slide("safety", {"headline": title, "body": body}, items)
    return Warned(made, min(piece.level for piece in group))


def _beside(texts: Sequence[Text], stuff: Material) -> list[Text]:
    """Say shorter what may be so beside the other sentences of its slide.

    "However," goes only right below the sentence that it leans on; that one loses nothing then.
    """
    lang = stuff.lang
    said = [stuff.places[t.refs[0]].text if len(t.refs) == 1 else "" for t in texts]
    made: list[Text] = []
    for number, text in enumerate(texts):
        above = texts[number - 1].refs[-1] if number else ""
        # What is shorter already no longer warns of what it left out.
        others = tuple(one.plain for one in (*made, *texts[number + 1 :]))
        unfooted = tied(said[number], lang) and (not above or stuff.before(text.refs[0]) != above)
        if unfooted or not said[number] or not others:
            made.append(text)
            continue
        leaned_on = any(tied(one, lang) for one in said[number + 1 : number + 2])
        line = worded_beside(said[number], lang, others, light=leaned_on)
        asked = advised(said[number], lang) if number and not leaned_on else line
        line = min(line, asked, key=count)
        shorter = count(line) < count(text.plain)
        made.append(plain(line, text.refs, lang) if shorter else text)
    return made


def _listed(
    rows: list[Row], above: Sequence[Sentence], title: Text | None, most: int, stuff: Material
) -> list[Warned]:
    """Return the slides of a list, each under the line that governs it."""
    if not rows:
        return []
    body = said(above, stuff) if above else None
    level = most_urgent((text.plain for text in (body, title) if text), stuff.lang)
    line = count(body.plain) if body else 0
    room = Room(most / budget("words")["safety"], line, again=line)
    groups = split_evenly(rows, budget("count")["all_safety_slides"], room)
    whole = bool(groups)
    while rows and not groups and level <= Urgency.SAME_DAY:
        rows = rows[:-1]
        groups = split_evenly(rows, budget("count")["all_safety_slides"], room)
    if not groups:
        return [_asking(title, [ref for row in rows for ref in _refs(row)], stuff)]
    made: list[Warned] = []
    start = 1
    for group in groups:
        items = [SlideItem(detail=_detail(row, stuff)) for row in group]
        if group is groups[-1] and not whole:
            items += [SlideItem(detail=framed(stuff.frames.phrase("safety.more"), stuff.lang))]
        one = slide("safety", {"headline": title, "body": body}, items, start)
        made.append(Warned(one, level))
        start += len(group)
    stuff.bind([one.slide for one in made])
    return made


def _refs(row: Row) -> tuple[str, ...]:
    return (row.ref, *(point.ref for point in row.points))


def _asking(title: Text | None, refs: Sequence[str], stuff: Material) -> Warned:
    """Return the slide that stands where a list of who should ask first does not fit."""
    stuff.dropped |= set(refs)
    body = framed(stuff.frames.phrase("safety.ask"), stuff.lang)
    return Warned(slide("safety", {"headline": title, "body": body}), Urgency.SOON)


def screening_slides(part: Part, stuff: Material) -> list[Slide]:
    """Return the slides of who should not, or should ask first, in the post's order.

    All of them are named, over two slides; else none is, and the slide says to ask.
    """
    refs = {point.ref for point in points_of(part)}
    spilled = stuff.spilled("safety", refs)
    with stuff.on("safety", forgiving=spilled < len(_SMALLER)):
        most = int(budget("words")["safety"] * _SMALLER[min(spilled, len(_SMALLER) - 1)])
        above = line_above(part, stuff)
        title = _headline(part, stuff)
        pieces = _screened(part, above, stuff)
        rows = entry_rows(part, stuff, whole=True) if part.entries else []
        whole = above != () and pieces is not None and len(rows) == len(part.entries)
        ruled = rules(part.heading, stuff.lang)
        if above is None and rows and pieces is not None and not ruled:
            pieces, rows = _in_order(pieces, rows, stuff), []
        made = _listed(rows, above or (), title, most, stuff) if whole else []
        groups = filled(pieces or [], most) if whole else []
        told = _general(stuff) if ruled and rows and not asks(title) else title
        made += [_warned(told, group, stuff) for group in groups]
        if not made or len(made) > budget("count")["safety_slides"]:
            made = [_asking(title, sorted(refs), stuff)] if stuff.frames.phrases else []
    for one in made:
        for _, text in one.slide.texts():
            stuff.use(text.refs)
    return [one.slide for one in made]


def _screened(part: Part, above: Sequence[Sentence] | None, stuff: Material) -> list[Piece] | None:
    """Return what a part says besides its list, or None if a limit in it cannot be shown."""
    line = {one.ref for one in above or ()}
    points = [p for p in part.points if p.ref not in line and p.ref not in stuff.held]
    runs = runs_of(points, stuff)
    shown = {point.ref for run in runs for point in run}
    lost = [point for point in points if point.ref not in shown]
    if any(rides(p.text, stuff.lang) or excludes(p, stuff.lang) for p in lost):
        return None
    return [_told(run, stuff) for run in runs]


def _detail(row: Row, stuff: Material) -> Text:
    """Return a label and its sentences as one line; a label alone in sentence case."""
    if not row.label:
        return passage(row.points, stuff.lang)
    label = in_sentence_case(row.label, stuff)
    if not row.points:
        return plain(label, (row.ref,), stuff.lang)
    joint = " " if label.endswith((".", "!", "?", ":")) else ": "
    words = " ".join(point.text for point in row.points)
    refs = (row.ref, *(point.ref for point in row.points))
    return plain(f"{label}{joint}{words}", refs, stuff.lang)
