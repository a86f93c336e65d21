"""Turn a part's entries into list or step slides: split evenly, numbered through, never cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contentgen.model.article import Sentence
from contentgen.model.deck import Role, Slide, SlideItem, Text
from contentgen.model.outline import Part
from contentgen.plan.budget import budget
from contentgen.plan.draft import slide
from contentgen.plan.governing import line_above
from contentgen.plan.headings import part_headline, topic_headline
from contentgen.plan.material import Material, length, points_of
from contentgen.plan.rows import Room, Row, entry_rows, is_label, label_only, split_evenly
from contentgen.plan.texts import headline, passage, plain
from contentgen.plan.wording import careful_label
from contentgen.text.case import sentence_case
from contentgen.text.words import count

# A list that did not fit gets more slides before any of its entries is left out.
_SHARES = (1.0, 0.82, 0.66)


def list_slides(part: Part, stuff: Material) -> list[Slide]:
    """Return one to three slides for the entries of a part; what they cannot hold stays unused.

    An introduction that governs the entries ("Avoid these:") stands on every one of the slides;
    without it, none is made.
    """
    role: Role = "steps" if part.ordered or part.kind == "steps" else "list"
    if role == "steps" and (not part.heading or line_above(part, stuff) is not None):
        role = "list"
    refs = {point.ref for point in points_of(part)}
    refs |= {stuff.label_ref(entry) for entry in part.entries}
    spilled = stuff.spilled(role, refs)
    with stuff.on(role, forgiving=spilled < len(_SHARES)):
        share = _SHARES[min(spilled, len(_SHARES) - 1)]
        return _slides(part, role, Room(share, steps=role == "steps"), stuff)


def _slides(part: Part, role: Role, room: Room, stuff: Material) -> list[Slide]:
    above = line_above(part, stuff)
    if above == ():
        return []
    title = part_headline(part, stuff)
    body: Text | None = None
    if title is None and above and _heads(above):
        title = headline(above[0].text, (above[0].ref,), stuff.topic, stuff.lang)
    else:
        body = said(above, stuff) if above else _body(part, stuff)
        if title is None and body is not None and not above and _short(body):
            title, body = headline(body.plain, body.refs, stuff.topic, stuff.lang), None
        title = title or topic_headline(stuff)
    role = "list" if title is None else role
    room = replace(room, steps=role == "steps")
    groups = _packed(part, room, stuff)
    if body is not None:
        body, groups = _below(body, groups, part, room, above is not None, stuff)
    made: list[Slide] = []
    start = 1
    for number, group in enumerate(groups):
        shown = body if above or number == 0 or part.kind == "table" else None
        items = [item(row, stuff) for row in group]
        made.append(slide(role, {"headline": title, "body": shown}, items, start))
        start += len(group)
    for text in (text for one in made for _, text in one.texts()):
        stuff.use(text.refs)
    return made


def said(above: Sequence[Sentence], stuff: Material) -> Text:
    """Return the line that governs a list as a text."""
    refs = tuple(one.ref for one in above)
    return plain(" ".join(one.text for one in above), refs, stuff.lang)


def _heads(above: Sequence[Sentence]) -> bool:
    return len(above) == 1 and count(above[0].text) <= budget("words")["headline"]


def _short(text: Text) -> bool:
    return count(text.plain) <= budget("words")["opening"]


def _body(part: Part, stuff: Material, most: int = 3) -> Text | None:
    """Return the sentences right above the entries, up to `most`: they say whom and how much.

    As many as there is room for; the one right above is always among them.
    """
    above = stuff.sentence_before(part.entries[0])
    refs = [point.ref for point in part.points]
    if above is None or above.ref not in refs:
        return None
    end = refs.index(above.ref) + 1
    room = budget("words")["lead_in" if most > 1 else "short_lead_in"]
    for start in range(max(0, end - most), end):
        group = part.points[start:end]
        fits = length(group) <= room and not group[0].tied
        if fits and all(stuff.free(point) and stuff.whole(point) for point in group):
            return passage(group, stuff.lang)
    return None


def _below(
    body: Text,
    groups: list[list[Row]],
    part: Part,
    room: Room,
    governs: bool,
    stuff: Material,
) -> tuple[Text | None, list[list[Row]]]:
    """Return what stands above the entries, and the entries below it.

    A line that governs them stands whatever it costs. Other sentences cost no entry and no
    sentence of one: fewer are taken, of steps none if need be.
    """
    for line in (body, None if governs else _body(part, stuff, 1)):
        if line is None:
            continue
        below = _packed(part, replace(room, line=count(line.plain)), stuff)
        last = line is not body and not room.steps
        if governs or last or _said_in(below) == _said_in(groups):
            return line, below
    return None, groups


def _said_in(groups: Sequence[Sequence[Row]]) -> list[str]:
    return [point.ref for group in groups for row in group for point in row.points]


def item(row: Row, stuff: Material) -> SlideItem:
    """Return a row as a slide's item; a short entry without a sentence is a term by itself.

    A row of a table names its columns, which are joined to their cells by the editor.
    """
    lang = stuff.lang
    label = sentence_case(row.label, stuff.body, lang) if row.label else ""
    term = plain(label, (row.ref,), lang) if label else None
    if not row.points:
        return SlideItem(term)
    hedged = careful_label(row.label, row.points[0].text, lang) if label else ""
    if hedged:
        term = plain(hedged, (row.ref, row.points[0].ref), lang)
    detail = passage(row.points, lang)
    if any("." not in point.ref for point in row.points):
        detail = replace(detail, refs=(*detail.refs, "editor"))
    if term is None and is_label(row):
        return SlideItem(detail)
    return SlideItem(term, detail)


def _packed(part: Part, room: Room, stuff: Material) -> list[list[Row]]:
    """Return the rows of each slide: whole entries if they fit, else brief ones, else labels."""
    full = entry_rows(part, stuff, whole=True)
    brief = entry_rows(part, stuff)
    tries = [(full, 2), (brief, 1), (full, 3), (brief, 2), (brief, 3)]
    if room.steps:
        tries = [(full, 3), (brief, 3)]
    for rows, slides in tries:
        groups = split_evenly(rows, slides, room) if rows else []
        if groups:
            return groups
    most = budget("count")["list_slides"]
    labels = [row for row in (label_only(entry, stuff) for entry in part.entries) if row]
    if labels and len(labels) == len(part.entries):
        groups = split_evenly(labels, most, replace(room, steps=False))
        if groups:
            return groups
    rows = brief[: most * budget("count")["labels"] + 1]
    while rows:
        rows = rows[:-1]
        groups = split_evenly(rows, most, room)
        if groups:
            return groups
    return []
